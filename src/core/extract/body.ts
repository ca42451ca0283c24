import type { DraftBody, HeaderPart, JsonValue } from '../request/draft.ts';
import { literalOf, type Span, writeText } from '../request/text.ts';
import { JsonWriter } from './jsonWriter.ts';
import { readMultipart } from './multipart.ts';
import { pairsOf } from './pairs.ts';
import { type QueryStyle, searchParamsQuery } from './percent.ts';
import type { Resolver } from './resolver.ts';
import type { BodyShape } from './shape.ts';
import { sourceTextOf } from './sourceTextOf.ts';
import { bodyOf } from './textBody.ts';
import { queryTextOf, textOf } from './textWriter.ts';
import type { JsonStyle, Value } from './value.ts';

/** A body, and the first part of it that cannot be read. */
export interface BodyReading {
  readonly body: DraftBody | null;
  readonly unreadable?: Value | undefined;
}

const nothing: BodyReading = { body: null };

/** What goes over the wire as the body. `headers` say how text is meant. */
export function readBody(
  shape: BodyShape | undefined,
  headers: readonly HeaderPart[],
  resolver: Resolver,
): BodyReading {
  switch (shape?.kind) {
    case undefined:
      return nothing;
    case 'json':
      return isNothing(shape.value, resolver) ? nothing : readJsonBody(shape.value, shape.style, resolver, 'client');
    case 'form':
      return readForm(shape.value, shape.style, resolver, 'client');
    case 'multipart':
      return readMultipart(shape, resolver);
    case 'raw':
      return readRaw(shape.value, headers, resolver);
    default:
      return shape satisfies never;
  }
}

type Encoder = NonNullable<DraftBody['encodedBy']>;

/** A value that is serialized as JSON. */
export function readJsonBody(
  value: Value,
  style: JsonStyle,
  resolver: Resolver,
  encodedBy: Encoder,
  doubtsNothing = false,
): BodyReading {
  const writer = new JsonWriter(resolver, style, doubtsNothing);
  const data = writer.write(value);
  const span = writer.fields.get('')?.value ?? value.span;
  return {
    body: { kind: 'json', text: writer.text, span, fields: writer.fields, value: data, encodedBy },
    unreadable: writer.unreadable,
  };
}

function readRaw(value: Value, headers: readonly HeaderPart[], resolver: Resolver): BodyReading {
  const reduced = resolver.reduce(value);
  switch (reduced.kind) {
    case 'literal':
    case 'missing':
      return nothing;
    case 'json':
      return readJsonBody(reduced.value, reduced.style, resolver, 'code');
    case 'query':
      return readForm(reduced.value, reduced.style, resolver, 'code');
    case 'object':
    case 'array':
      return readObject(reduced, resolver);
    case 'call':
      return readCall(value, reduced.callee, headers, resolver);
    default:
      return readText(value, headers, resolver);
  }
}

/** A `URLSearchParams`, a `FormData`, or something that only run time knows. */
function readCall(value: Value, callee: Value, headers: readonly HeaderPart[], resolver: Resolver): BodyReading {
  const path = resolver.path(callee) ?? '';
  if (/(?:^|\.)URLSearchParams$/.test(path)) return readForm(value, searchParamsQuery, resolver, 'client');
  if (/(?:^|\.)FormData$/.test(path))
    return readMultipart({ kind: 'multipart', value, parts: [], unknown: [] }, resolver);
  return readText(value, headers, resolver);
}

function readText(value: Value, headers: readonly HeaderPart[], resolver: Resolver): BodyReading {
  return { body: { ...bodyOf(sourceTextOf(value, resolver), contentTypeOf(headers)), encodedBy: 'code' } };
}

/** An object where a string is expected: JavaScript sends its name. */
function readObject(value: Value, resolver: Resolver): BodyReading {
  const text = value.kind === 'object' ? '[object Object]' : writeText(textOf(value, resolver));
  return { body: { kind: 'text', text: [text], span: value.span, fields: new Map(), encodedBy: 'code' } };
}

function readForm(value: Value, style: QueryStyle, resolver: Resolver, encodedBy: Encoder): BodyReading {
  const { pairs, unknown } = pairsOf(value, resolver);
  const reduced = resolver.reduce(value);
  const fields = new Map<string, { value: Span; key: Span }>();
  const data: [string, JsonValue][] = [];
  let unreadable = unknown[0];
  for (const pair of pairs) {
    const item = resolver.reduce(pair.value);
    if (item.kind === 'object') unreadable ??= pair.value;
    fields.set(pair.name, { value: item.kind === 'string' ? item.span : pair.value.span, key: pair.nameSpan });
    data.push([pair.name, writeText(textOf(pair.value, resolver))]);
  }
  const span = reduced.kind === 'object' || reduced.kind === 'call' ? reduced.span : value.span;
  const text = queryTextOf(value, resolver, style);
  return { body: { kind: 'form', text, span, fields, value: Object.fromEntries(data), encodedBy }, unreadable };
}

function contentTypeOf(headers: readonly HeaderPart[]): string | undefined {
  const header = headers.findLast(({ name }) => name.toLowerCase() === 'content-type');
  return header === undefined ? undefined : (literalOf(header.value.text) ?? undefined);
}

function isNothing(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'missing' || (reduced.kind === 'literal' && reduced.value === undefined);
}
