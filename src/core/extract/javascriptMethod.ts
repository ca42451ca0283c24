import { conditionOf } from './conditions.ts';
import type { Source } from './source.ts';
import type { FunctionValue, Value } from './value.ts';

const getter = /^[ \t]*(?:(?:public|private|protected|static|override)\s+)*get\s+[#\w$]+\s*\(\s*\)[^={}\n]*\{/;
const assigned = /\s*=\s*(?:async\s+)?(?=function\b|\()/y;

/** What a method of the class at a line gives of its parameters, or a getter (`isGetter`), where one `return` says it. */
export function methodOf(source: Source, owner: number, name: string, isGetter: boolean): FunctionValue | undefined {
  const { layout, names, text } = source;
  if (source.dialect.syntax.kind !== 'javascript' || owner < 0) return undefined;
  for (const at of names.placesOf(name, layout.startOf(owner), text.length)) {
    const line = layout.lineAt(at);
    if (layout.parentOf(line) !== owner) continue;
    const start = layout.startOf(line);
    if (isGetter && getter.test(text.slice(start, at + name.length + 100))) {
      const result = returnedIn(source, at, endOf(source, line));
      return result && { kind: 'function', parameters: [], result, span: [at, at + name.length] };
    }
    const head = isGetter ? undefined : source.headAt(line);
    if (head?.name !== name) continue;
    const isPlain = head.parameters.every(({ names: [first, ...more], rest, fallback }) => {
      return first?.keys.length === 0 && more.length === 0 && rest === undefined && fallback === undefined;
    });
    const result = isPlain ? returnedIn(source, head.body, head.to) : undefined;
    const parameters = head.parameters.map(({ names: [first] }) => first?.name ?? '');
    return result && { kind: 'function', parameters, result, span: [at, at + name.length] };
  }
  return undefined;
}

/** `Owner.prototype.name = function (…) {…}`, where the document has it once. */
export function prototypeMethodOf(source: Source, name: string): FunctionValue | undefined {
  const [at, ...others] = source.names.placesOf(`prototype.${name}`, 0, source.text.length);
  if (at === undefined || others.length > 0) return undefined;
  assigned.lastIndex = at + `prototype.${name}`.length;
  if (!assigned.test(source.text)) return undefined;
  const value = source.expressionAt(assigned.lastIndex)?.value;
  return value?.kind === 'function' ? value : undefined;
}

/** Whether a class of the document is derived from one of that name, and may have methods in place of its own. */
export function isDerivedFrom(source: Source, name: string): boolean {
  return source.names
    .placesOf(name, 0, source.text.length)
    .some((at) => /\bextends\s+$/.test(source.text.slice(Math.max(0, at - 20), at)));
}

/** The expression of the only `return` between two offsets, where no condition decides about it. */
function returnedIn(source: Source, from: number, to: number): Value | undefined {
  const [at, ...others] = source.names.placesOf('return', from, to);
  if (at === undefined || others.length > 0) return undefined;
  const { layout } = source;
  const first = layout.lineAt(from);
  for (const line of [layout.lineAt(at), ...layout.ancestorsOf(layout.lineAt(at))]) {
    if (line <= first) break;
    if (conditionOf(source, line, at) !== undefined) return undefined;
  }
  return source.expressionAt(at + 'return'.length)?.value;
}

function endOf({ layout, text }: Source, head: number): number {
  const indent = layout.indentOf(head);
  for (let line = head + 1; layout.startOf(line) < text.length; line++) {
    const columns = layout.indentOf(line);
    if (columns >= 0 && columns <= indent) return layout.startOf(line);
  }
  return text.length;
}
