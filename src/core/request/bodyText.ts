import { type JsonPiece, jsonTree } from './jsonTree.ts';
import type { FilledBody } from './wireBody.ts';

/** What a body says, whole or one part of it, for a look at what it would do. */
export interface BodyText {
  /** Name of the part of a multipart body; absent where it is the whole body. */
  readonly part?: string;
  /** Path of the file that it comes from; absent where it stands in the request. */
  readonly file?: string;
  /** Null where nobody knows: a file that was not read, or that cannot be. */
  readonly text: string | null;
}

/** A value in a body, and the names that lead to it: `embeds[0].title`. Empty where it is no text or number. */
export interface BodyValue {
  readonly path: string;
  readonly value: string;
}

/** What is known of a text as the JSON or form that Discord reads (discord-api-docs, reference: Consistency of bodies). */
export interface BodyReading {
  /** Every value, also of a name that stands twice. */
  readonly values: Iterable<BodyValue>;
  /** Whether there is nothing in it that was not understood. */
  readonly isWhole: boolean;
}

/** The texts of a body; those of files are not known yet. Sealed ones stay sealed. */
export function bodyTextsOf(body: FilledBody | null): BodyText[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case 'text':
      return [{ text: body.text }];
    case 'file':
      return [{ file: body.path, text: null }];
    case 'multipart':
      return body.parts.map(({ name, content }) =>
        content.kind === 'text' ? { part: name, text: content.text } : { part: name, file: content.path, text: null },
      );
    default:
      return body satisfies never;
  }
}

/** Reads a body, or the `payload_json` of one with files, as JSON or as a form. */
export function readBody(text: string): BodyReading {
  if (text.trim() === '') return { values: [], isWhole: true };
  if (/^\s*[[{]/.test(text)) {
    const { root, isExact } = jsonTree(text);
    return { values: root === undefined ? [] : valuesOf(root, ''), isWhole: root !== undefined && isExact };
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const isForm = /^[^=&]+=/.test(text) && !/[\0-\x08\x0e-\x1f\uFFFD]/.test(text);
  return { values: isForm ? fieldsOf(text) : [], isWhole: isForm };
}

function* fieldsOf(form: string): Iterable<BodyValue> {
  for (const [path, value] of new URLSearchParams(form)) yield { path, value };
}

function* valuesOf(piece: JsonPiece, path: string): Iterable<BodyValue> {
  switch (piece.kind) {
    case 'object':
      for (const { key, value } of piece.members) {
        const inside = path === '' ? key.value : `${path}.${key.value}`;
        yield { path: inside, value: '' };
        if (value !== undefined) yield* valuesOf(value, inside);
      }
      return;
    case 'array':
      for (const [index, item] of piece.items.entries()) yield* valuesOf(item, `${path}[${index}]`);
      return;
    case 'string':
    case 'number':
    case 'constant':
      yield { path, value: String(piece.value) };
      return;
    default:
      piece satisfies never;
  }
}
