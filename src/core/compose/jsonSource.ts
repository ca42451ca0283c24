import { type Node, parseTree } from 'jsonc-parser';
import { maskHoles } from '../extract/json.ts';
import { SourceTextBuilder } from '../extract/sourceText.ts';
import type { Text } from '../request/text.ts';

/** How a language writes values. */
export interface ValueSyntax {
  /** A string; holes are filled in by the code. */
  string(text: Text): string;
  /** An object's key. */
  key(text: Text): string;
  /** A number by its digits, or null where the language would change them on the way back to JSON. */
  number(digits: string): string | null;
  readonly constants: { readonly true: string; readonly false: string; readonly null: string };
  /** White space of one level. */
  readonly indent: string;
}

/**
 * A JSON text as a value of a language, which that language's JSON writer turns into the same JSON; null where it would
 * not: broken JSON, digits beyond its numbers, a key twice, a value from run time outside a string.
 */
export function jsonSource(text: Text, syntax: ValueSyntax, level = 0): string | null {
  const builder = new SourceTextBuilder(0);
  for (const piece of text) {
    if (typeof piece === 'string') builder.replace(piece, 0, 0);
    else builder.hole(piece);
  }
  const source = builder.build();
  const masked = maskHoles(source);
  const errors: unknown[] = [];
  const root = masked === null ? undefined : parseTree(masked, errors as [], { disallowComments: true });
  if (root === undefined || errors.length > 0) return null;
  const holes = new Set(source.holeOffsets());

  return write(root, level);

  function write(node: Node, depth: number): string | null {
    const [start, end] = [node.offset, node.offset + node.length];
    if (node.type === 'string') return syntax.string(stringAt(start, end));
    if (node.type === 'object' || node.type === 'array') return writeList(node, depth);
    const hole = holes.has(start) ? source.slice(start, end).toText()[0] : undefined;
    if (typeof hole === 'object' && end === start + 1) {
      return hole.encoding === 'json-value' ? syntax.string([{ ...hole, encoding: 'plain' }]) : null;
    }
    const token = source.text.slice(start, end);
    if (node.type === 'number') return holesIn(start, end) ? null : syntax.number(token);
    return token === 'true' || token === 'false' || token === 'null' ? syntax.constants[token] : null;
  }

  function writeList(node: Node, depth: number): string | null {
    const items: string[] = [];
    const names = new Set<string>();
    for (const child of node.children ?? []) {
      const [key, value] = node.type === 'object' ? (child.children ?? []) : [undefined, child];
      if (value === undefined) return null;
      const item = write(value, depth + 1);
      if (item === null) return null;
      if (key === undefined) items.push(item);
      else {
        const name = String(key.value);
        if (names.has(name) || name === '__proto__') return null;
        names.add(name);
        items.push(`${syntax.key(stringAt(key.offset, key.offset + key.length))}: ${item}`);
      }
    }
    const [open, close] = node.type === 'object' ? '{}' : '[]';
    if (items.length === 0) return `${open}${close}`;
    const inner = `\n${syntax.indent.repeat(depth + 1)}`;
    return `${open}${items.map((item) => `${inner}${item},`).join('')}\n${syntax.indent.repeat(depth)}${close}`;
  }

  /** A JSON string with its escapes decoded; values from run time are put in by the code, which escapes them. */
  function stringAt(start: number, end: number): Text {
    const pieces = source.slice(start + 1, end - 1).toText();
    return pieces.map((piece) =>
      typeof piece === 'string' ? String(JSON.parse(`"${piece}"`)) : { ...piece, encoding: 'plain' },
    );
  }

  function holesIn(start: number, end: number): boolean {
    return [...holes].some((at) => at >= start && at < end);
  }
}
