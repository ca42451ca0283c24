import type { Library } from '../library.ts';
import { argumentOf, implied, joined, receiverOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import { componentStyle, type QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, PartShape, Shape } from '../shape.ts';
import { type CallValue, compactJson, entryOf, type Value } from '../value.ts';
import { clientToken, isFalsy } from './discordClient.ts';
import { isApiPath, reasonHeader } from './discordRest.ts';

/** Eris talks to version 10 (Eris 0.18, lib/Constants.js). */
const base = 'https://discord.com/api/v10';

/** The body of a GET or DELETE goes into the query, behind a `?` even where a reason was all of it (Eris 0.18, lib/rest/RequestHandler.js). */
const erisQuery: QueryStyle = { percent: componentStyle, lists: 'repeat', skipsNothing: true };

/** Eris' `client.requestHandler.request(method, path, auth, body, file)`. */
export const erisRequest: Library = {
  words: ['request'],
  claims: (site) => site.receiver === 'requestHandler',
  read(call, resolver) {
    const [method, path] = [argumentOf(call, 0), argumentOf(call, 1)];
    const handler = receiverOf(call);
    if (method === undefined || path === undefined || handler === undefined || !isApiPath(path, resolver))
      return undefined;
    return readRequest(call, handler, method, path, resolver);
  },
};

function readRequest(call: CallValue, handler: Value, method: Value, path: Value, resolver: Resolver): Shape {
  const [auth, content, file] = [argumentOf(call, 2), argumentOf(call, 3), argumentOf(call, 4)];
  const data = content === undefined || isFalsy(content, resolver) ? undefined : content;
  const { rest, reason } = withoutReason(data, resolver);
  const hasFile = file !== undefined && !isFalsy(file, resolver);
  const isQuery = !hasFile && /^(?:get|delete)$/i.test(resolver.literal(method) ?? '');
  const body = hasFile ? multipartOf(file, rest, resolver) : isQuery ? undefined : jsonOf(rest);
  const token = clientToken(handler, resolver, ({ args: [token] }) => token);
  return {
    client: 'eris',
    isDiscord: true,
    method,
    url: joined([implied(base, path.span[0]), path], path.span),
    address: path,
    headers: [],
    named: reason === undefined ? [] : [reasonHeader(reason)],
    ...(isQuery && rest !== undefined ? { query: { values: [rest], style: erisQuery, isMarked: true } } : {}),
    ...(body === undefined ? {} : { body }),
    ...(auth === undefined || isFalsy(auth, resolver) ? {} : { authorization: token }),
  };
}

/** `reason` leaves the body for a header. */
function withoutReason(
  data: Value | undefined,
  resolver: Resolver,
): { rest: Value | undefined; reason: Value | undefined } {
  const reduced = data && resolver.reduce(data);
  const reason = reduced?.kind === 'object' ? entryOf(reduced, 'reason') : undefined;
  if (reduced?.kind !== 'object' || reason === undefined) return { rest: data, reason: undefined };
  const entries = reduced.entries.filter((entry) => 'kind' in entry || resolver.literal(entry.key) !== 'reason');
  return { rest: { ...reduced, entries }, reason };
}

function jsonOf(value: Value | undefined): BodyShape | undefined {
  return value && { kind: 'json', value, style: compactJson };
}

/** Files by number, then a part for every key of the body. */
function multipartOf(file: Value, rest: Value | undefined, resolver: Resolver): BodyShape {
  const reduced = resolver.reduce(file);
  const files = reduced.kind === 'array' ? reduced.items : [file];
  const fields = pairsOf(rest, resolver);
  const unknown = [...fields.unknown];
  const parts = files.flatMap((item, index): PartShape[] => {
    const object = resolver.reduce(item);
    const content = object.kind === 'object' ? resolver.entry(object, 'file') : undefined;
    if (object.kind !== 'object' || content === undefined) {
      unknown.push(item);
      return [];
    }
    const filename = resolver.entry(object, 'name');
    return [{ name: `files[${index}]`, value: content, ...(filename === undefined ? {} : { filename }) }];
  });
  const own = fields.pairs.map(({ name, value }): PartShape => ({ name, value: partValue(value, resolver) }));
  return { kind: 'multipart', value: rest ?? file, parts: [...parts, ...own], unknown };
}

function partValue(value: Value, resolver: Resolver): Value {
  const { kind } = resolver.reduce(value);
  return kind === 'object' || kind === 'array' ? { kind: 'json', value, style: compactJson, span: value.span } : value;
}
