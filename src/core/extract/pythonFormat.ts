import type { Span } from '../request/text.ts';
import { argumentOf } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { ArithmeticValue, CallValue, StringValue, Value } from './value.ts';

/** Reads one match of a pattern in a piece of a format string: what stands there in the formatted text. */
type FieldReader = (match: RegExpExecArray, piece: StringValue) => Value | undefined;

/** `"{} {name} {0}".format(…)`; a field with a format or an attribute is left to run time. */
export function braceFormat(pattern: Value, call: CallValue, resolver: Resolver): Value | undefined {
  let automatic = 0;
  return formatted(pattern, call.span, /\{\{|\}\}|\{([^{}]*)\}|[^{}]+|[{}]/g, resolver, (match, piece) => {
    const [text, field] = match;
    if (text === '{' || text === '}') return pattern.kind === 'string' ? part(piece, match.index, text) : undefined;
    if (field === undefined) return part(piece, match.index, text === '{{' ? '{' : text === '}}' ? '}' : text);
    const name = field.replace(/!s$/, '');
    const index = name === '' ? automatic++ : /^\d+$/.test(name) ? Number(name) : Number.POSITIVE_INFINITY;
    const value = /^\w*$/.test(name) ? argumentOf(call, index, name) : undefined;
    return value ?? unknownField(call, resolver);
  });
}

function unknownField(call: CallValue, resolver: Resolver): Value {
  const spread = call.named.find((entry) => 'kind' in entry);
  return { kind: 'unknown', span: spread === undefined ? call.span : resolver.reduce(spread.value).span };
}

/** `"%s/%d" % (a, b)`, `"%(name)s" % { name: … }`. */
export function percentFormat(value: ArithmeticValue, resolver: Resolver): Value | undefined {
  const right = resolver.reduce(value.right);
  const values = right.kind === 'array' ? right.items : [value.right];
  const fields = /%(?:\((\w+)\))?([#0\- +]*\d*(?:\.\d+)?)([a-zA-Z%])|[^%]+|%/g;
  let next = 0;
  return formatted(resolver.reduce(value.left), value.span, fields, resolver, (match, piece) => {
    const [text, name, flags, conversion] = match;
    if (conversion === undefined) return part(piece, match.index, text);
    if (conversion === '%') return part(piece, match.index, '%');
    const named = name !== undefined && right.kind === 'object' ? resolver.entry(right, name) : undefined;
    const argument = name === undefined ? values[next++] : named;
    const isPlain = flags === '' && /[sdi]/.test(conversion);
    return argument !== undefined && isPlain ? argument : { kind: 'unknown', span: argument?.span ?? value.right.span };
  });
}

/** Every field in the strings that a format is put together from; undefined where one of them cannot be read. */
function formatted(
  pattern: Value,
  span: Span,
  fields: RegExp,
  resolver: Resolver,
  read: FieldReader,
): Value | undefined {
  if (pattern.kind !== 'string' && pattern.kind !== 'join') return undefined;
  const parts: Value[] = [];
  for (const piece of piecesOf(pattern, resolver)) {
    if (piece.kind !== 'string') {
      parts.push(piece);
      continue;
    }
    for (const match of piece.text.matchAll(fields)) {
      const value = read(match, piece);
      if (value === undefined) return undefined;
      parts.push(value);
    }
  }
  return { kind: 'join', parts, inside: pattern.inside, span };
}

/** The strings, and whatever stands between them, of a value that is put together. */
function piecesOf(value: Value, resolver: Resolver): Value[] {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'string') return [reduced];
  if (reduced.kind !== 'join') return [value];
  const pieces: Value[] = [];
  const isWhole = resolver.descend(() => {
    pieces.push(...reduced.parts.flatMap((inner) => piecesOf(inner, resolver)));
  });
  return isWhole ? pieces : [value];
}

/** A piece of a format string, with its place. */
function part(pattern: StringValue, at: number, text: string): Value {
  const place = (index: number): number => pattern.offsets?.[index] ?? pattern.inside[0] + index;
  const span: Span = [place(at), place(at + text.length)];
  const offsets = Array.from({ length: text.length + 1 }, (_, index) => place(at + index));
  return { kind: 'string', text, inside: span, span, offsets };
}
