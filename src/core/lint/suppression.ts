import type { Draft } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import type { Span } from '../request/text.ts';
import type { Finding, RuleId } from './finding.ts';

/** The rules that a comment silences, by the offset at which the line below it begins; `null`: all of them. */
export type Suppressions = ReadonlyMap<number, readonly string[] | null>;

const none: Suppressions = new Map();

/** A whole line that is a comment of any language (in a notebook's file: inside the string that holds the line). */
const comment =
  /^[ \t]*(?:"[ \t]*)?(?:\/\/+|#+|\/\*+|\{\/\*|<!--|::|@?rem\b|<#)[ \t]*tracecord-disable-next-line\b[ \t]*([\w/, \t-]*)/gim;

/** The request or call that a finding belongs to. */
type Around = Pick<Draft, 'span' | 'language'> & { readonly client: Draft['client'] | Payload['client'] };

/** Every `tracecord-disable-next-line RULE, RULE` of a text; without a rule it silences all. */
export function suppressionsIn(text: string): Suppressions {
  if (!text.includes('tracecord-disable-next-line')) return none;
  const found = new Map<number, readonly string[] | null>();
  for (const match of text.matchAll(comment)) {
    const end = text.indexOf('\n', match.index + match[0].length);
    const rules = (match[1] ?? '').match(/[a-z-]+\/[a-z-]+/g);
    if (end !== -1) found.set(end + 1, rules);
  }
  return found;
}

/** Whether the line above what is underlined, or above the request that it belongs to, silences the rule. */
export function isSuppressed({ facts, span }: Finding, text: string, found: Suppressions, around?: Around): boolean {
  if (found.size === 0) return false;
  return [span[0], ...(around === undefined ? [] : [around.span[0]])].some((at) => {
    const rules = found.get(lineStart(text, at));
    return rules === null || rules?.includes(facts.rule) === true;
  });
}

/** How a comment that is a line of its own is written. */
const marks: Readonly<Record<string, readonly [open: string, close: string]>> = {
  python: ['# ', ''],
  http: ['# ', ''],
  rest: ['# ', ''],
  shellscript: ['# ', ''],
  zsh: ['# ', ''],
  powershell: ['# ', ''],
  bat: ['rem ', ''],
  markdown: ['<!-- ', ' -->'],
};

/**
 * The comment that silences a rule, as an insertion; null where the text has no comments, as JSON. It goes above the
 * line of the finding, but above the request where a comment cannot stand inside it: in a command, in an .http file, in
 * a string of several lines.
 */
export function suppressionAt(
  text: string,
  language: string,
  span: Span,
  rule: RuleId,
  draft?: Around,
): { readonly span: Span; readonly text: string } | null {
  if (language === 'json' || language === 'plaintext') return null;
  const isInside = draft !== undefined && draft.span[0] <= span[0] && span[1] <= draft.span[1];
  const isWhole = ['http-file', 'curl', 'powershell'].includes(draft?.client ?? '');
  const line = lineStart(text, span[0]);
  const isContinued = /(?:\\|`[^`\n]*)\r?\n$/.test(text.slice(Math.max(0, line - 300), line));
  const at = isInside && (isWhole || isContinued) ? lineStart(text, draft.span[0]) : line;
  const indent = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const own = draft?.language ?? language;
  const [open, close] = marks[language === 'markdown' ? own : language] ?? marks[own] ?? ['// ', ''];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: [at, at], text: `${indent}${open}tracecord-disable-next-line ${rule}${close}${newline}` };
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
