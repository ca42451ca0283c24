import { SourceTextBuilder } from '../extract/sourceText.ts';
import { type JsonMember, type JsonPiece, jsonTree } from '../request/jsonTree.ts';
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
  const { root, isExact } = jsonTree(source.text);
  if (root === undefined || !isExact) return null;
  return write(root, level);

  function write(piece: JsonPiece, depth: number): string | null {
    switch (piece.kind) {
      case 'object':
        return writeList('{}', writeMembers(piece.members, depth + 1), depth);
      case 'array':
        return writeList(
          '[]',
          piece.items.map((item) => write(item, depth + 1)),
          depth,
        );
      case 'string':
        return syntax.string(stringAt(piece));
      case 'number':
        return writeNumber(piece);
      case 'constant':
        return syntax.constants[`${piece.value}`];
      default:
        return piece satisfies never;
    }
  }

  function writeMembers(members: readonly JsonMember[], depth: number): (string | null)[] {
    const names = new Set(['__proto__']);
    return members.map(({ key, value }) => {
      const item = value === undefined || names.has(key.value) ? null : write(value, depth);
      names.add(key.value);
      return item === null ? null : `${syntax.key(stringAt(key))}: ${item}`;
    });
  }

  function writeList([open, close]: '{}' | '[]', items: readonly (string | null)[], depth: number): string | null {
    if (items.includes(null)) return null;
    if (items.length === 0) return `${open}${close}`;
    const inner = `\n${syntax.indent.repeat(depth + 1)}`;
    return `${open}${items.map((item) => `${inner}${item},`).join('')}\n${syntax.indent.repeat(depth)}${close}`;
  }

  /** A number by its digits; among them, a value from run time can stand only alone, for a whole string. */
  function writeNumber({ from, to }: JsonPiece): string | null {
    const [piece, ...more] = source.slice(from, to).toText();
    if (piece === undefined || more.length > 0) return null;
    if (typeof piece === 'string') return syntax.number(piece);
    return piece.encoding === 'json-value' ? syntax.string([{ ...piece, encoding: 'plain' }]) : null;
  }

  /** A JSON string with its escapes decoded; values from run time are put in by the code, which escapes them. */
  function stringAt({ from, to }: JsonPiece): Text {
    const pieces = source.slice(from + 1, to - 1).toText();
    return pieces.map((piece) =>
      typeof piece === 'string' ? String(JSON.parse(`"${piece}"`)) : { ...piece, encoding: 'plain' },
    );
  }
}
