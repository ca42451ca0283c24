import { extract } from '../extract/extract.ts';
import type { Draft, DraftProblem } from '../request/draft.ts';
import { compose } from './compose.ts';
import { pastedSource } from './pastedSource.ts';
import type { ComposeTarget } from './targets.ts';

/** Where a pasted request goes. */
export interface PastePlace {
  /** VS Code's id of the document's language. */
  readonly language: string;
  /** The document before and behind the cursor or selection. */
  readonly before: string;
  readonly after: string;
}

/** What came of a paste. */
export type PasteResult =
  /** `unread`: what the source said that the text does not say. `more`: further requests that were left out. */
  | {
      readonly kind: 'pasted';
      readonly text: string;
      readonly unread: readonly DraftProblem[];
      readonly more: number;
    }
  /** No request for Discord was found in the source. */
  | { readonly kind: 'nothing' }
  /** Requests are not written in this language. */
  | { readonly kind: 'no-dialect'; readonly language: string };

/** What each language writes requests with. */
const dialects: Readonly<Record<string, ComposeTarget>> = {
  http: 'http',
  rest: 'http',
  shellscript: 'curl',
  javascript: 'fetch',
  javascriptreact: 'fetch',
  typescript: 'fetch',
  typescriptreact: 'fetch',
  python: 'python-requests',
  go: 'go',
  rust: 'rust',
};

/** Targets whose strings have no line breaks, so that their lines may be indented. */
const indented: ReadonlySet<ComposeTarget> = new Set(['fetch', 'python-requests']);

/** Targets of which several requests can follow each other in one file. */
const chained: Readonly<Partial<Record<ComposeTarget, string>>> = { http: '\n\n###\n\n', curl: '\n\n' };

/** A copied curl command, HAR, or entry of one, in the document's own dialect, with placeholders for its secrets. */
export async function paste(source: string, place: PastePlace): Promise<PasteResult> {
  const target = Object.hasOwn(dialects, place.language) ? dialects[place.language] : undefined;
  if (target === undefined) return { kind: 'no-dialect', language: place.language };
  const { text, language } = pastedSource(source);
  const { drafts } = await extract(text, language);
  const taken = chained[target] === undefined ? drafts.slice(0, 1) : drafts;
  if (taken.length === 0) return { kind: 'nothing' };
  return {
    kind: 'pasted',
    text: fitted(taken, target, place),
    unread: taken.flatMap(({ problem }) => problem ?? []),
    more: drafts.length - taken.length,
  };
}

function fitted(drafts: readonly Draft[], target: ComposeTarget, { before, after }: PastePlace): string {
  const text = drafts.map((draft) => compose(unnamed(draft), target)).join(chained[target] ?? '');
  if (target === 'http') return `${separatorBehind(before)}${text}${separatorBefore(after)}`;
  const indent = indented.has(target) ? (/(?:^|\n)([ \t]*)[^\n]*$/.exec(before)?.[1] ?? '') : '';
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

/** The name of an entry is its place in the archive, which says nothing here. */
function unnamed({ name: _, ...draft }: Draft): Draft {
  return draft;
}

/** A request of an .http file ends at `###`. */
function separatorBehind(before: string): string {
  const lastLine = before.trimEnd().split('\n').at(-1) ?? '';
  if (lastLine === '' || (/^###\s*$/.test(lastLine) && before.endsWith('\n'))) return '';
  return `${before.endsWith('\n') ? '' : '\n'}\n###\n\n`;
}

function separatorBefore(after: string): string {
  const rest = after.trimStart();
  return rest === '' || rest.startsWith('###') ? '' : '\n\n###\n\n';
}
