import type { Extraction } from '../extract/extraction.ts';
import type { Finding, LintedText, RuleId } from '../lint/finding.ts';
import { isPayload } from '../lint/judgedBody.ts';
import { type LintOptions, lint } from '../lint/lint.ts';
import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import type { BodyMendContext, MendContext, MendId, Project, TextMendContext } from './mend.ts';
import { applyEdits, isTextMend, mend } from './mends.ts';
import { type MovedSecret, movedSecret } from './moveSecret.ts';

/** A text to mend and how it is read. */
export interface Mending {
  readonly text: string;
  readonly language: string;
  readonly extract: (text: string) => Extraction;
  readonly project: Project;
  readonly options: LintOptions;
  /** Mends findings of this rule only. */
  readonly rule?: RuleId;
  /** Also moves secrets out of the text: whoever asks for it must write them down. */
  readonly movesSecrets?: boolean;
}

/** The mended text and what was taken out of it. */
export interface Mended {
  readonly text: string;
  readonly secrets: readonly MovedSecret[];
}

/**
 * Applies one preferred mend after the other, reading the text anew each time, as long as it has an effect: fewer
 * findings of its rule are left. What has none is left as it is.
 */
export function mendAll(mending: Mending): Mended {
  const secrets: MovedSecret[] = [];
  let environment = mending.project.environment ?? new Map<string, string>();
  let text = mending.text;
  let left = mendable({ ...mending, text });
  let index = 0;
  for (let steps = 0; steps < mostMends; steps++) {
    const chosen = left[index];
    if (chosen === undefined) break;
    const context = withEnvironment(chosen.context, environment);
    const edits = mend(chosen.id, context);
    const mended = edits === null ? text : applyEdits(text, edits);
    const leftThen = mended === text ? left : mendable({ ...mending, text: mended });
    if (countOf(leftThen, chosen.rule) >= countOf(left, chosen.rule)) {
      index++;
      continue;
    }
    const secret = 'project' in context ? movedSecret(chosen.id, context) : null;
    if (secret !== null) {
      secrets.push(secret);
      environment = new Map([...environment, [secret.name, secret.value]]);
    }
    text = mended;
    left = leftThen;
    index = 0;
  }
  return { text, secrets };
}

interface Mendable {
  readonly rule: RuleId;
  readonly id: MendId;
  readonly context: AnyContext;
}

/** What the mends of a finding look at. */
type AnyContext = MendContext | BodyMendContext | TextMendContext;

/** Mends that undo each other's work end here. */
const mostMends = 1000;

function countOf(list: readonly Mendable[], rule: RuleId): number {
  return list.filter((each) => each.rule === rule).length;
}

function mendable({ text, language, extract, options, project, rule, movesSecrets }: Mending): Mendable[] {
  const linted = { text, language, ...extract(text) };
  return lint(linted, options).flatMap((finding) => {
    const [id] = finding.mends;
    if (id === undefined || (rule !== undefined && finding.facts.rule !== rule)) return [];
    if (movesSecrets !== true && (id === 'move-token' || id === 'move-webhook')) return [];
    const context = mendContextOf(finding, linted, project);
    const edits = context === undefined ? null : mend(id, context);
    return context === undefined || edits === null ? [] : [{ rule: finding.facts.rule, id, context }];
  });
}

function withEnvironment(context: AnyContext, environment: ReadonlyMap<string, string>): AnyContext {
  return 'project' in context ? { ...context, project: { ...context.project, environment } } : context;
}

/** What the mends of a finding look at; undefined where it is about no request, and none is about the text. */
export function mendContextOf(finding: Finding, linted: LintedText, project: Project): AnyContext | undefined {
  const { span, mends } = finding;
  const { text, handlers = [] } = linted;
  if (mends.some(isTextMend)) return { text, handlers, span };
  const draft = subjectOf(finding, linted);
  if (draft === undefined) return undefined;
  return isPayload(draft) ? { text, draft, span } : { text, draft, project, span };
}

/** The request or the high-level call that a finding is about: its rule finds it there. */
export function subjectOf(
  finding: Finding,
  { text, language, drafts, payloads = [] }: LintedText,
): Draft | Payload | undefined {
  const draft = draftOf(finding, text, language, drafts);
  return draft ?? payloads.find((payload) => isFoundIn(finding, { text, language, drafts: [], payloads: [payload] }));
}

/** The request that a finding is about: its rule finds it there. */
export function draftOf(finding: Finding, text: string, language: string, drafts: readonly Draft[]): Draft | undefined {
  return drafts.find((draft) => isFoundIn(finding, { text, language, drafts: [draft] }));
}

function isFoundIn({ facts, span }: Finding, linted: LintedText): boolean {
  return lint(linted, { severities: { [facts.rule]: 'hint' }, all: true }).some(
    (found) => found.facts.rule === facts.rule && found.span[0] === span[0] && found.span[1] === span[1],
  );
}
