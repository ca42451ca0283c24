import type { Definition } from './scope.ts';
import type { Source } from './source.ts';
import type { Value } from './value.ts';

/** No enum is longer, in UTF-16 units. */
const longest = 20_000;

const member = /(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/|,)*(?:([\w$]+)|'([^'\n]*)'|"([^"\n]*)")\s*(=(?!=)\s*)?/y;

/** What a member of the TypeScript enum that begins at `at` stands for; counted on from the one above where it says none. */
export function memberOf(source: Source, at: number, name: string): Definition | undefined {
  const open = source.text.indexOf('{', at);
  let next: number | undefined = 0;
  member.lastIndex = open + 1;
  while (open >= 0 && member.lastIndex - open < longest) {
    const match = member.exec(source.text);
    if (match === null) return undefined;
    const begin = match.index + match[0].length;
    const read = match[4] === undefined ? undefined : source.expressionAt(begin);
    if (match[4] !== undefined && read === undefined) return undefined;
    const value: Value | undefined =
      read?.value ??
      (next === undefined ? undefined : { kind: 'number', text: String(next), span: [match.index, begin] });
    if ((match[1] ?? match[2] ?? match[3]) === name) return value && { value, changes: [] };
    next = value?.kind === 'number' ? Number(value.text) + 1 : undefined;
    member.lastIndex = read?.slice.span[1] ?? begin;
  }
  return undefined;
}
