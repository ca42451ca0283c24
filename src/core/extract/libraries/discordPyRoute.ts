import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf } from '../options.ts';
import { pythonQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, PartShape, Shape } from '../shape.ts';
import { type CallValue, compactJson, type Entry, type JsonStyle, type Value } from '../value.ts';

/** `Route.BASE` of discord.py. */
const base = 'https://discord.com/api/v10';

const routePath = /^discord\.http\.Route$/;

/** How discord.py writes JSON where orjson is not installed (discord.py, utils.py). */
const json: JsonStyle = { ...compactJson, ascii: true };

/** `bot.http.request(Route('POST', '/channels/{channel_id}/messages', channel_id=1), json=…)` of discord.py. */
export const discordPyRoute: Library = {
  words: ['request'],
  claims: (site: CallSite) =>
    /^_*http$/.test(site.receiver) || /^\s*(?:\w+\s*\.\s*){0,2}Route\s*\(/.test(site.argument),
  read(call, resolver) {
    const receiver = receiverOf(call);
    const argument = argumentOf(call, 0, 'route');
    const route = argument && resolver.reduce(argument);
    if (receiver === undefined || route?.kind !== 'call') return undefined;
    return routePath.test(resolver.path(route.callee) ?? '') ? readRoute(call, receiver, route, resolver) : undefined;
  },
};

function readRoute(call: CallValue, receiver: Value, route: CallValue, resolver: Resolver): Shape | undefined {
  const method = argumentOf(route, 0, 'method');
  const path = argumentOf(route, 1, 'path');
  if (method === undefined || path === undefined) return undefined;
  const options = new Options({ kind: 'object', entries: call.named, span: call.span }, resolver);
  const [params, reason] = [options.get('params'), options.get('reason')];
  const body = bodyOf(options, resolver);
  const at = receiver.span[1];
  return {
    client: 'discord.py',
    isDiscord: true,
    method,
    url: joined([implied(base, path.span[0]), formatted(path, route)], path.span),
    address: path,
    headers: [],
    named: reason === undefined || isNothing(reason, resolver) ? [] : [reasonHeader(reason)],
    ...(params === undefined ? {} : { query: { values: [params], style: pythonQuery } }),
    ...(body === undefined ? {} : { body }),
    authorization: joined([implied('Bot ', at), { kind: 'unknown', span: receiver.span }], receiver.span),
    unsupported: [...options.unknown, ...[options.get('proxy')].filter((value) => value !== undefined)],
  };
}

/** The path with its parameters, percent-encoded as `Route` does; a path without parameters is taken as it is. */
function formatted(path: Value, route: CallValue): Value {
  const named = route.named.flatMap((entry): Entry[] => {
    if ('kind' in entry) return [entry];
    const name = entry.key.kind === 'string' ? entry.key.text : '';
    if (['method', 'path', 'metadata'].includes(name)) return [];
    const value: Value = {
      kind: 'encoded',
      value: entry.value,
      style: { safe: '', space: '%20' },
      span: entry.value.span,
    };
    return [{ ...entry, value }];
  });
  if (named.length === 0) return path;
  const callee: Value = { kind: 'member', object: path, key: implied('format', path.span[1]), span: path.span };
  return { kind: 'call', callee, args: [], named, isNew: false, later: [], span: route.span };
}

/** `None` and the empty string are no reason. */
function isNothing(reason: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(reason);
  return reduced.kind === 'literal' || (reduced.kind === 'string' && reduced.text === '');
}

function reasonHeader(reason: Value): NamedHeader {
  const value: Value = { kind: 'encoded', value: reason, style: { safe: '/ ', space: ' ' }, span: reason.span };
  return { name: 'X-Audit-Log-Reason', value, nameSpan: [reason.span[0], reason.span[0]] };
}

function bodyOf(options: Options, resolver: Resolver): BodyShape | undefined {
  const [form, value, data] = ['form', 'json', 'data'].map((name) => options.get(name));
  if (form !== undefined) return formOf(form, resolver);
  if (value !== undefined) return { kind: 'json', value, style: json };
  if (data === undefined) return undefined;
  const isForm = resolver.reduce(data).kind === 'object';
  return isForm ? { kind: 'form', value: data, style: pythonQuery } : { kind: 'raw', value: data };
}

/** `form=[{'name': …, 'value': …, 'filename': …, 'content_type': …}]`. */
function formOf(form: Value, resolver: Resolver): BodyShape {
  const list = resolver.reduce(form);
  const parts: PartShape[] = [];
  const unknown: Value[] = list.kind === 'array' ? [] : [form];
  for (const item of list.kind === 'array' ? list.items : []) {
    const field = new Options(item, resolver);
    const [name, value] = [resolver.literal(field.get('name')), field.get('value')];
    const [filename, contentType] = [field.get('filename'), field.get('content_type')];
    if (name === undefined || value === undefined) unknown.push(item);
    else
      parts.push({
        name,
        value,
        ...(filename === undefined ? {} : { filename }),
        ...(contentType === undefined ? {} : { contentType }),
      });
  }
  return { kind: 'multipart', value: form, parts, unknown };
}
