import type { Draft, Part } from '../request/draft.ts';
import type { Hole, Text } from '../request/text.ts';
import type { ShellWord } from './shellCursor.ts';
import type { ShellValue } from './shellVariables.ts';
import { holeMark, type SourceText } from './sourceText.ts';

/** A script that a command runs: `sh -c 'script' name arguments`, `eval 'script'`. */
export interface InnerScript {
  readonly word: ShellWord;
  /** Where it stands in the document as it is; null where it is put together. */
  readonly place: readonly [number, number] | null;
  /** It runs on this machine. */
  readonly isHere: boolean;
  /** What it finds in `$0`, `$1`, … */
  readonly positions: readonly SourceText[];
}

export const shellName = /^(?:.*\/)?(?:ba|z|k|da)?sh$|^(?:eval|trap|ssh)$/;

/** The script in the words of a call of a shell, of `eval`, `trap` or `ssh`; null where there is none in them. */
export function innerScriptOf(words: readonly ShellWord[], document: string): InnerScript | null {
  const name = words[0]?.text.text;
  const isEval = name === 'eval' || name === 'trap';
  if (name === 'eval' && words.length > 2) return null;
  const options = words.findIndex(({ text }, index) => index > 0 && /^-[a-z]*c$/.test(text.text));
  const at = isEval ? 1 : name === 'ssh' ? words.length - 1 : options + 1;
  const word = words[at];
  if (word === undefined || (at === options + 1 && options < 0 && !isEval) || at < 1) return null;
  const [from, to] = word.text.place();
  const isVerbatim = document.slice(from, to) === word.text.text;
  return {
    word,
    place: isVerbatim ? [from, to] : null,
    isHere: name !== 'ssh',
    positions: isEval || name === 'ssh' ? [] : words.slice(at + 1).map(({ text }) => text),
  };
}

/** The variables that the script begins with: `eval` sees those of the shell, another shell only what is exported. */
export function valuesFor(
  words: readonly ShellWord[],
  script: InnerScript,
  outer: ReadonlyMap<string, ShellValue> | undefined,
): ReadonlyMap<string, ShellValue> {
  const isEval = words[0]?.text.text === 'eval';
  const values = new Map<string, ShellValue>();
  for (const [name, value] of outer ?? []) values.set(name, isEval ? value : { kind: 'unknown' });
  script.positions.forEach((text, index) => {
    values.set(String(index), { kind: 'text', text, home: text.place()[0] });
  });
  return values;
}

/** A request of a script that is put together while the outer one runs: its parts have no place in the document. */
export function refusedDraft(draft: Draft, { span, text }: ShellWord, name: string): Draft {
  const unknown: Hole = { expression: text.written(), source: { kind: 'expression' }, encoding: 'plain', span };
  const part = (inner: Part): Part => ({ text: withoutPlaces(inner.text, unknown), span });
  return {
    ...draft,
    span,
    method: part(draft.method),
    url: part(draft.url),
    headers: draft.headers.map(({ name: header, value }) => ({ name: header, nameSpan: span, value: part(value) })),
    body: null,
    problem: { code: 'unsupported-option', option: name, span },
  };
}

function withoutPlaces(text: Text, unknown: Hole): Text {
  return text.flatMap((piece): Text => {
    if (typeof piece !== 'string') return [{ ...piece, span: unknown.span }];
    return piece.split(holeMark).flatMap((literal, index) => (index === 0 ? [literal] : [unknown, literal]));
  });
}
