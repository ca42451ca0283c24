import type { Draft, DraftProblem, HeaderPart, Part } from '../request/draft.ts';
import { literalOf, type Span, type Text, writeText } from '../request/text.ts';
import { readBody } from './body.ts';
import { goesToDiscord } from './destination.ts';
import { pairsOf } from './pairs.ts';
import type { Resolver } from './resolver.ts';
import type { Shape } from './shape.ts';
import { placeOf, queryTextOf, TextBuilder, textOf } from './textWriter.ts';
import type { CallValue, Value } from './value.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The request that a call makes, or undefined where it does not go to Discord. */
export function draftOf(
  shape: Shape,
  call: CallValue,
  isFinished: boolean,
  language: string,
  resolver: Resolver,
): Draft | undefined {
  const url = urlOf(shape, resolver);
  const { headers, unknown } = headersOf(shape, resolver);
  const { body, unreadable } = readBody(shape.body, headers, resolver);
  if (shape.isDiscord !== true && !goesToDiscord({ url: url.text, headers, body }, shape.url, resolver))
    return undefined;
  const method = methodOf(shape.method, resolver);
  const { span, isFinished: isWhole } = shape.goesOn ?? { span: call.span, isFinished: true };
  const problem =
    problemOf(isFinished && isWhole, span, [...(shape.unsupported ?? []), ...unknown], resolver) ??
    (unreadable && { code: 'unreadable-body', span: unreadable.span }) ??
    wrongPart(method, url);
  return {
    language,
    client: shape.client,
    span,
    method,
    url,
    headers,
    body,
    ...(shape.authorization === undefined ? {} : { authorization: partOf(shape.authorization, resolver) }),
    ...(problem === undefined ? {} : { problem }),
  };
}

function urlOf(shape: Shape, resolver: Resolver): Part {
  const builder = new TextBuilder();
  const address = textOf(shape.url, resolver);
  builder.addAll(shape.query?.replaces ? withoutQuery(address) : address);
  for (const query of shape.query?.values ?? []) {
    if (shape.query === undefined) break;
    const reduced = resolver.reduce(query);
    const isText = reduced.kind === 'string' || reduced.kind === 'join' || reduced.kind === 'query';
    const text = isText ? textOf(query, resolver) : queryTextOf(query, resolver, shape.query.style);
    if (text.length > 0 || shape.query.isMarked === true)
      builder.addAll([writeText(builder.text).includes('?') ? '&' : '?', ...text]);
  }
  return { text: builder.text, span: placeOf(shape.address ?? shape.url, resolver) };
}

/** An address up to its question mark, as far as that is written. */
function withoutQuery(address: Text): Text {
  const at = address.findIndex((piece) => typeof piece === 'string' && piece.includes('?'));
  const piece = address[at];
  return typeof piece === 'string' ? [...address.slice(0, at), piece.slice(0, piece.indexOf('?'))] : address;
}

function methodOf(value: Value, resolver: Resolver): Part {
  const text = textOf(value, resolver).map((piece) => (typeof piece === 'string' ? piece.toUpperCase() : piece));
  return { text, span: placeOf(value, resolver) };
}

function partOf(value: Value, resolver: Resolver): Part {
  return { text: textOf(value, resolver), span: placeOf(value, resolver) };
}

/** The headers in order; a later group's header takes the place of an earlier one's. */
function headersOf(shape: Shape, resolver: Resolver): { headers: HeaderPart[]; unknown: Value[] } {
  const headers: HeaderPart[] = [];
  const unknown: Value[] = [];
  const groups = shape.headers.map((value) => {
    const pairs = pairsOf(flatPairs(value, resolver), resolver);
    unknown.push(...pairs.unknown);
    return pairs.pairs.map((pair) => ({ name: pair.name, value: pair.value, nameSpan: pair.nameInside }));
  });
  for (const group of [...groups, shape.named ?? []]) {
    const earlier = headers.length;
    for (const { name, value, nameSpan } of group) {
      if (shape.ignoredHeaders?.includes(name.toLowerCase())) continue;
      const same = headers.findIndex((header, at) => at < earlier && header.name.toLowerCase() === name.toLowerCase());
      const isRemoved = isNothing(value, resolver);
      const header = { name, nameSpan, value: partOf(value, resolver) };
      if (same >= 0) headers.splice(same, 1, ...(isRemoved ? [] : [header]));
      else if (!isRemoved) headers.push(header);
    }
  }
  return { headers, unknown };
}

/** undici's `['name', 'value', 'name', 'value']` as pairs. */
function flatPairs(value: Value, resolver: Resolver): Value {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'array') return value;
  if (!reduced.items.every((item) => !['array', 'object', 'spread'].includes(resolver.reduce(item).kind))) return value;
  const pairs: Value[] = [];
  for (let index = 0; index + 1 < reduced.items.length; index += 2) {
    pairs.push({ kind: 'array', items: reduced.items.slice(index, index + 2), span: reduced.span });
  }
  return { kind: 'array', items: pairs, span: reduced.span };
}

/** A header that is `undefined` or `None` is not sent. */
function isNothing(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && (reduced.value === null || reduced.value === undefined);
}

function problemOf(
  isFinished: boolean,
  span: Span,
  unsupported: readonly Value[],
  resolver: Resolver,
): DraftProblem | undefined {
  if (!isFinished) return { code: 'unfinished', span };
  const [first] = unsupported;
  if (first === undefined) return undefined;
  const option = resolver.written(first).replace(/\s+/g, ' ');
  return {
    code: 'unsupported-option',
    option: option.length > 60 ? `${option.slice(0, 59)}…` : option,
    span: first.span,
  };
}

function wrongPart(method: Part, url: Part): DraftProblem | undefined {
  const name = literalOf(method.text);
  if (name !== undefined && !methods.has(name)) return { code: 'invalid-method', method: name, span: method.span };
  const address = literalOf(url.text);
  const [start] = url.text;
  // A library takes a user name and password for credentials, or refuses them.
  if (typeof start === 'string' && /^https?:\/\/[^/?#]*@/i.test(start)) {
    return { code: 'invalid-url', url: writeText(url.text), span: url.span };
  }
  if (address !== undefined && !isAddress(address)) return { code: 'invalid-url', url: address, span: url.span };
  return undefined;
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}
