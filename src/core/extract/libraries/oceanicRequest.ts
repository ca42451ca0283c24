import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, PartShape, Shape } from '../shape.ts';
import { compactJson, type Value } from '../value.ts';
import { clientToken, isFalsy } from './discordClient.ts';
import { isApiPath, reasonHeader } from './discordRest.ts';

/** Oceanic talks to version 10 (Oceanic 1.15, lib/Constants.ts). */
const base = 'https://discord.com/api/v10';

/** Oceanic's `client.rest.authRequest({ method, path, json })` and `request`, on the handler behind it too. */
const itself = /oceanic/i;

export const oceanicRequest: Library = {
  words: ['authRequest', 'request'],
  claims: (site: CallSite) => /^(?:rest|handler|manager|requestHandler)$/i.test(site.receiver),
  read(call, resolver) {
    const handler = receiverOf(call);
    const options = new Options(argumentOf(call, 0), resolver);
    const [method, path] = [options.get('method'), options.get('path')];
    if (handler === undefined || method === undefined || path === undefined || !isRoute(path, resolver))
      return undefined;
    const isAuthorized = verbOf(call).text === 'authRequest';
    if (!isAuthorized && !resolver.source.shows(itself)) return undefined;
    return readRequest(handler, method, path, isAuthorized, options, resolver);
  },
};

/** A path of Discord's API, or one that a function of oceanic.js gives: `Routes.GUILD_MEMBER(…)`. */
function isRoute(path: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(path);
  const maker = reduced.kind === 'call' ? resolver.path(reduced.callee) : resolver.path(path);
  return isApiPath(path, resolver) || /^oceanic\.js\.Routes\.\w+$/.test(maker ?? '');
}

function readRequest(
  handler: Value,
  method: Value,
  path: Value,
  isAuthorized: boolean,
  options: Options,
  resolver: Resolver,
): Shape {
  const [headers, reason, query] = [options.get('headers'), options.get('reason'), options.get('query')];
  const takesBody = !/^get$/i.test(resolver.literal(method) ?? '');
  const body = takesBody ? bodyOf(options, resolver) : undefined;
  const auth = options.get('auth');
  const isOwn = auth !== undefined && resolver.reduce(auth).kind === 'literal' && !isFalsy(auth, resolver);
  const named = [
    ...(isAuthorized || isOwn || auth === undefined || isFalsy(auth, resolver) ? [] : [authHeader(auth)]),
    ...(reason === undefined ? [] : [reasonHeader(reason)]),
  ];
  return {
    client: 'oceanic',
    isDiscord: true,
    method,
    url: joined([implied(base, path.span[0]), path], path.span),
    address: path,
    headers: headers === undefined ? [] : [headers],
    named,
    ...(query === undefined ? {} : { query: { values: [query], style: searchParamsQuery } }),
    ...(body === undefined ? {} : { body }),
    ...(isAuthorized || isOwn ? { authorization: tokenOf(handler, resolver) } : {}),
    unsupported: options.unknown,
  };
}

/** The client's token, which goes with `authRequest` and `auth: true`. */
function tokenOf(handler: Value, resolver: Resolver): Value {
  return clientToken(handler, resolver, (maker) => new Options(maker.args[0], resolver).get('auth'));
}

/** `auth: 'Bot …'`. */
function authHeader(auth: Value): NamedHeader {
  return { name: 'Authorization', value: auth, nameSpan: [auth.span[0], auth.span[0]] };
}

function bodyOf(options: Options, resolver: Resolver): BodyShape | undefined {
  const [json, form, files] = [options.get('json'), options.get('form'), options.get('files')];
  if (files === undefined && form === undefined) return json && { kind: 'json', value: json, style: compactJson };
  const parts: PartShape[] = [];
  const unknown: Value[] = [];
  const list = files && resolver.reduce(files);
  if (files !== undefined && list?.kind !== 'array') unknown.push(files);
  for (const [index, item] of (list?.kind === 'array' ? list.items : []).entries()) {
    const file = new Options(item, resolver);
    const [contents, filename, field] = [file.get('contents'), file.get('name'), file.get('field')];
    if (contents === undefined || file.get('index') !== undefined) unknown.push(item);
    else
      parts.push({
        name: resolver.literal(field) ?? `files[${index + 1}]`,
        value: contents,
        ...(filename === undefined ? {} : { filename }),
      });
  }
  if (json !== undefined)
    parts.push({ name: 'payload_json', value: { kind: 'json', value: json, style: compactJson, span: json.span } });
  return { kind: 'multipart', value: form ?? json ?? files ?? implied('', 0), parts, unknown };
}
