import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { componentStyle, searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, PartShape, Shape } from '../shape.ts';
import { type CallValue, compactJson, type Value } from '../value.ts';

const verbs = ['get', 'post', 'put', 'patch', 'delete'];
const makers = /\bnew\s+(?:[\w$]+\.)*REST\b/g;

/** The defaults of `new REST()` (@discordjs/rest 2.6, DefaultRestOptions). */
const defaultApi = 'https://discord.com/api';
const defaultVersion = '10';

/** Paths that Discord's API begins with: what tells a `rest` of Discord from another. */
const apiPath =
  /^\/(?:channels|guilds|users|webhooks|applications|interactions|gateway|invites|stickers|sticker-packs|oauth2|voice|stage-instances|skus|soundboard-default-sounds|lobbies)\b/;

/** `rest.post(Routes.channelMessages(id), { body })` of @discordjs/rest, as discord.js carries it too. */
export const discordRest: Library = {
  words: ['request', ...verbs],
  claims: (site: CallSite) =>
    site.isClient(makers) || /rest$/i.test(site.receiver) || /^\s*(?:\w+\.)?Routes\s*\./.test(site.argument),
  read(call, resolver) {
    const verb = verbOf(call);
    const receiver = receiverOf(call);
    if (receiver === undefined) return undefined;
    const isRequest = verb.text === 'request';
    const options = new Options(argumentOf(call, isRequest ? 0 : 1), resolver);
    const route = isRequest ? options.get('fullRoute') : argumentOf(call, 0);
    if (route === undefined) return undefined;
    const maker = makerOf(receiver, resolver);
    if (maker === undefined && !isDiscordRoute(call, receiver, route, resolver)) return undefined;
    const method = isRequest ? (options.get('method') ?? implied('GET', route.span[1])) : verb;
    return readRest(call, receiver, method, route, options, maker, resolver);
  },
};

/** Whether the route is one of Discord's API, as far as it is written. */
export function isApiPath(route: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(route);
  const first = reduced.kind === 'join' ? resolver.reduce(reduced.parts[0] ?? reduced) : reduced;
  return first.kind === 'string' && apiPath.test(first.text);
}

/** `X-Audit-Log-Reason`, percent-encoded. */
export function reasonHeader(reason: Value): NamedHeader {
  const value: Value = { kind: 'encoded', value: reason, style: componentStyle, span: reason.span };
  return { name: 'X-Audit-Log-Reason', value, nameSpan: [reason.span[0], reason.span[0]] };
}

function readRest(
  call: CallValue,
  receiver: Value,
  method: Value,
  route: Value,
  options: Options,
  maker: CallValue | undefined,
  resolver: Resolver,
): Shape {
  const settings = new Options(maker?.args[0], resolver);
  const at = route.span[0];
  const isVersioned = !isFalse(options.get('versioned'), resolver);
  const base = [settings.get('api') ?? implied(defaultApi, at)];
  if (isVersioned) base.push(implied('/v', at), settings.get('version') ?? implied(defaultVersion, at));
  const query = options.get('query');
  const takesBody = !/^(?:get|head)$/i.test(resolver.literal(method) ?? '');
  const body = takesBody ? bodyOf(call, options, resolver) : undefined;
  const reason = options.get('reason');
  const isAnonymous = isFalse(options.get('auth'), resolver);
  return {
    client: 'discord.js',
    isDiscord: true,
    method,
    url: joined([...base, route], route.span),
    address: route,
    headers: [options.get('headers'), settings.get('headers')].filter((value) => value !== undefined),
    named: reason === undefined ? [] : [reasonHeader(reason)],
    ...(query === undefined ? {} : { query: { values: [query], style: searchParamsQuery } }),
    ...(body === undefined ? {} : { body }),
    ...(isAnonymous ? {} : { authorization: authorizationOf(receiver, maker, options, settings, resolver) }),
    unsupported: options.unknown,
  };
}

/** The `new REST()` behind the receiver, `setToken` looked through. */
function makerOf(receiver: Value, resolver: Resolver): CallValue | undefined {
  const reduced = resolver.reduce(receiver);
  if (reduced.kind !== 'call') return undefined;
  if (reduced.isNew) return /(?:^|\.)REST$/.test(resolver.path(reduced.callee) ?? '') ? reduced : undefined;
  const inner = verbOf(reduced).text === 'setToken' ? receiverOf(reduced) : undefined;
  const maker = inner === undefined ? undefined : makerOf(inner, resolver);
  return (
    maker && {
      ...maker,
      later: [
        ...maker.later,
        { kind: 'call', method: 'setToken', path: [], call: reduced, tests: [], span: reduced.span },
        ...reduced.later,
      ],
    }
  );
}

/** Without its `new REST()` in sight, the route must be Discord's, and the call no handler of a mock server. */
function isDiscordRoute(call: CallValue, receiver: Value, route: Value, resolver: Resolver): boolean {
  const path = resolver.path(receiver) ?? '';
  if (
    /^(?:msw|@octokit|octokit)\b/.test(path) ||
    call.args.slice(1).some((argument) => resolver.reduce(argument).kind === 'function')
  ) {
    return false;
  }
  return isApiPath(route, resolver);
}

/** `Bot` or what `authPrefix` says, and the token of `setToken`; the client itself where that is not in sight. */
function authorizationOf(
  receiver: Value,
  maker: CallValue | undefined,
  options: Options,
  settings: Options,
  resolver: Resolver,
): Value {
  const set = maker?.later.findLast((change) => change.kind === 'call' && change.method === 'setToken');
  const isSure = maker?.later.every((change) => change.kind !== 'alter');
  const token = set?.kind === 'call' && isSure ? set.call.args[0] : undefined;
  const shown = token ?? { kind: 'unknown', span: receiver.span };
  const prefix = options.get('authPrefix') ?? settings.get('authPrefix') ?? implied('Bot', shown.span[0]);
  const reduced = token === undefined ? shown : resolver.reduce(token);
  const span = reduced.kind === 'string' ? reduced.inside : shown.span;
  return joined([prefix, implied(' ', span[0]), shown], span);
}

function bodyOf(call: CallValue, options: Options, resolver: Resolver): BodyShape | undefined {
  const body = options.get('body');
  const files = options.get('files');
  if (files !== undefined) return multipartOf(call, files, body, resolver);
  if (body === undefined) return undefined;
  const passes = options.get('passThroughBody');
  const isRaw = passes !== undefined && !isFalse(passes, resolver);
  return isRaw ? { kind: 'raw', value: body } : { kind: 'json', value: body, style: compactJson };
}

/** `files: [{ name, data, contentType, key }]` beside a body that goes into `payload_json`. */
function multipartOf(call: CallValue, files: Value, body: Value | undefined, resolver: Resolver): BodyShape {
  const list = resolver.reduce(files);
  const parts: PartShape[] = [];
  const unknown: Value[] = list.kind === 'array' ? [] : [files];
  for (const [index, item] of (list.kind === 'array' ? list.items : []).entries()) {
    const file = new Options(item, resolver);
    const data = file.get('data');
    const [filename, contentType] = [file.get('name'), file.get('contentType')];
    if (data === undefined) unknown.push(item);
    else
      parts.push({
        name: resolver.literal(file.get('key')) ?? `files[${index}]`,
        value: data,
        ...(filename === undefined ? {} : { filename }),
        ...(contentType === undefined ? {} : { contentType }),
      });
  }
  if (body !== undefined) {
    const json: Value = { kind: 'json', value: body, style: compactJson, span: body.span };
    parts.push({ name: 'payload_json', value: json });
  }
  return { kind: 'multipart', value: body ?? files ?? call, parts, unknown };
}

function isFalse(value: Value | undefined, resolver: Resolver): boolean {
  if (value === undefined) return false;
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value === false;
}
