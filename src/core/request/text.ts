/** A half-open range of UTF-16 offsets in the document that a request was found in. */
export type Span = readonly [start: number, end: number];

/** Where the value of a hole may be found. `expression` can only be asked for. */
export type HoleSource =
  /** `fallback` is what the code takes where the environment has no such name. */
  | { readonly kind: 'environment'; readonly name: string; readonly fallback?: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** A part of the last answer to the request `name`: a header by its name, or what a JSONPath (`*`: all) finds. */
  | { readonly kind: 'answer'; readonly name: string; readonly part: 'body' | 'headers'; readonly path: string }
  | { readonly kind: 'expression' };

/**
 * How a value enters the text around it: as it is, inside a JSON string (escaped), as a whole JSON value
 * (a string becomes a JSON string), or percent-encoded as one URL component.
 */
export type HoleEncoding = 'plain' | 'json-string' | 'json-value' | 'url-component' | 'form-component';

/** A value that is known only at run time, such as `process.env.CHANNEL_ID`. */
export interface Hole {
  /** The source expression, as written. */
  readonly expression: string;
  readonly source: HoleSource;
  readonly encoding: HoleEncoding;
  /** Where the expression stands. */
  readonly span: Span;
}

/** Text with holes: literal pieces and values that are known only at run time. */
export type Text = readonly (string | Hole)[];

/** The text with every hole written as `{expression}`, the form of the command line's JSON. */
export function writeText(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : `{${piece.expression}}`)).join('');
}

/** The holes of a text, in order. */
export function holesOf(text: Text): Hole[] {
  return text.filter((piece) => typeof piece !== 'string');
}

/** A literal text without holes. */
export function literal(text: string): Text {
  return text === '' ? [] : [text];
}

/** The text if nothing in it is left to run time, else undefined. */
export function literalOf(text: Text): string | undefined {
  return text.every((piece) => typeof piece === 'string') ? text.join('') : undefined;
}

/** What can fill a hole: its value, or undefined when nobody knows it. */
export type Values = (hole: Hole) => string | undefined;

/** Fills every hole; lists those that have no value. `text` is complete only when `unresolved` is empty. */
export function fillText(text: Text, values: Values): { readonly text: string; readonly unresolved: readonly Hole[] } {
  const unresolved: Hole[] = [];
  const filled = text.map((piece) => {
    if (typeof piece === 'string') return piece;
    const value = values(piece);
    if (value === undefined) {
      unresolved.push(piece);
      return `{${piece.expression}}`;
    }
    return encodeValue(value, piece.encoding);
  });
  return { text: filled.join(''), unresolved };
}

/** The value as it enters the text around it. */
export function encodeValue(value: string, encoding: HoleEncoding): string {
  switch (encoding) {
    case 'plain':
      return value;
    case 'json-string':
      return JSON.stringify(value).slice(1, -1);
    case 'json-value':
      return JSON.stringify(value);
    case 'url-component':
      return encodeURIComponent(value);
    case 'form-component':
      return encodeURIComponent(value).replaceAll('%20', '+');
    default:
      return encoding satisfies never;
  }
}
