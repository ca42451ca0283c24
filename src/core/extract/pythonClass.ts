import type { Source } from './source.ts';
import type { Value } from './value.ts';

const property = String.raw`@(?:\w+\.)?(?:cached_)?property[ \t]*\r?\n[ \t]*`;
const returning = String.raw`[^:\n]*:[ \t]*(?:\r?\n(?:[ \t]*"""[^"]{0,500}"""[ \t]*\r?\n)?[ \t]*)return[ \t]+`;

/** What a property of the class at a line returns, where that is all it does. */
export function propertyOf(source: Source, line: number, name: string): Value | undefined {
  return returnedBy(source, line, new RegExp(`${property}def[ \\t]+${name}\\(self\\)${returning}`, 'g'));
}

/**
 * What a function without parameters returns, or a method of the class at a line, where that is all it does; undefined
 * where the document has several of the name.
 */
export function resultOf(source: Source, line: number, name: string): Value | undefined {
  const heads = [...source.text.matchAll(new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name}\\b`, 'gm'))];
  const before = source.text.slice(0, heads[0]?.index).trimEnd();
  const isDecorated = /^[ \t]*@.*$/.test(before.slice(before.lastIndexOf('\n') + 1));
  if (heads.length !== 1 || isDecorated) return undefined;
  const parameters = line < 0 ? '' : 'self';
  return returnedBy(source, line, new RegExp(`def[ \\t]+${name}\\(${parameters}\\)${returning}`, 'g'));
}

function returnedBy(source: Source, line: number, head: RegExp): Value | undefined {
  if (source.dialect.syntax.kind !== 'python') return undefined;
  const { text, layout } = source;
  head.lastIndex = line < 0 ? 0 : layout.startOf(line);
  const match = head.exec(text);
  if (match === null || layout.parentOf(layout.lineAt(match.index)) !== line) return undefined;
  return source.expressionAt(match.index + match[0].length)?.value;
}

/**
 * Whether what a class declares are fields that its objects may be made with, and some are: a data class, a model. What
 * settings declare, the environment may say otherwise.
 */
export function isGivenAnew(source: Source, line: number): boolean {
  if (source.dialect.syntax.kind !== 'python') return false;
  const { text, layout } = source;
  const start = layout.startOf(line);
  const head = text.slice(start, layout.startOf(line + 1));
  if (/\bBaseSettings\b/.test(head)) return true;
  const decorators = text.slice(Math.max(0, start - 300), start);
  const isData =
    /@(?:\w+\.)*(?:dataclass|define|frozen|attrs|s)\b[^\n]*\n(?:[ \t]*@[^\n]*\n)*$/.test(decorators) ||
    /\b(?:BaseModel|NamedTuple|Struct)\b/.test(head);
  const name = /\bclass[ \t]+(\w+)/.exec(head)?.[1];
  return isData && name !== undefined && new RegExp(`(?<!class[ \\t]+)\\b${name}\\((?!\\s*\\))`).test(text);
}

/** Whether `with` gets something else of a class than its object. */
export function handsOutAnother(source: Source, at: number): boolean {
  const { text, layout } = source;
  const line = layout.lineAt(at);
  for (const { index } of text.slice(at).matchAll(/\bdef[ \t]+__a?enter__\b/g)) {
    const head = layout.lineAt(at + index);
    if (layout.parentOf(head) !== line) continue;
    return !/^[^\n]*\n(?:(?![ \t]*(?:async[ \t]+)?def\b)[^\n]*\n)*?[ \t]*return[ \t]+self[ \t]*(?:\r?\n|$)/.test(
      text.slice(at + index),
    );
  }
  return false;
}
