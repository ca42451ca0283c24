import type { CallSite, Library } from '../library.ts';
import { argumentOf, entryAt, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { Shape } from '../shape.ts';
import { type CallValue, compactJson, type Entry, type Value } from '../value.ts';
import { isTextual, messageOf } from './discordJsMessage.ts';
import { reasonHeader } from './discordRest.ts';
import { addressOfPair, addressOfUrl } from './webhookAddress.ts';

const makers = /\bnew\s+(?:[\w$]+\.)*WebhookClient\b/g;

/** `new WebhookClient(…)` of discord.js and the methods that are one request each. */
export const discordWebhook: Library = {
  words: ['send', 'editMessage', 'deleteMessage', 'fetchMessage', 'edit', 'delete', 'sendSlackMessage'],
  claims: (site: CallSite) => site.isClient(makers) || /^\s*$/.test(site.receiver),
  read(call, resolver) {
    const receiver = receiverOf(call);
    const maker = receiver && resolver.reduce(receiver);
    if (maker?.kind !== 'call' || !maker.isNew) return undefined;
    if (!/(?:^|\.)WebhookClient$/.test(resolver.path(maker.callee) ?? '')) return undefined;
    const address = addressOf(maker, resolver);
    return address && readMethod(call, address, maker.args.slice(1), resolver);
  },
};

function addressOf(maker: CallValue, resolver: Resolver): Value | undefined {
  const data = new Options(maker.args[0], resolver);
  const [url, id, token] = [data.get('url'), data.get('id'), data.get('token')];
  if (url !== undefined) return addressOfUrl(url, resolver);
  return id === undefined || token === undefined ? undefined : addressOfPair(id, token, id.span[0]);
}

interface Part {
  readonly method: string;
  readonly path?: readonly Value[];
  readonly query?: readonly (readonly [name: string, value: Value | undefined])[];
  readonly body?: Value | undefined;
  readonly reason?: Value | undefined;
  readonly unsupported?: readonly Value[];
}

function readMethod(
  call: CallValue,
  address: Value,
  settings: readonly Value[],
  resolver: Resolver,
): Shape | undefined {
  const at = call.span[1] - 1;
  const [first, second] = [argumentOf(call, 0), argumentOf(call, 1)];
  const path = (...values: Value[]): Value[] => [implied('/messages/', at), ...values];
  const verb = verbOf(call).text;
  if (first === undefined)
    return verb === 'delete' ? shapeOf({ method: 'DELETE' }, call, address, settings) : undefined;
  const message = new Options(verb === 'editMessage' ? second : first, resolver);
  const isText = isTextual((verb === 'editMessage' ? second : first) ?? first, resolver);
  const option = (name: string): Value | undefined => (isText ? undefined : message.get(name));
  const thread = ['thread_id', option('threadId')] as const;
  const components = ['with_components', option('withComponents')] as const;
  const yes: Value = { kind: 'literal', value: true, span: [at, at] };
  switch (verb) {
    case 'send':
      return shapeOf(
        { method: 'POST', query: [['wait', yes], thread, components], ...messageOf(first, resolver, call.span) },
        call,
        address,
        settings,
      );
    case 'editMessage':
      if (second === undefined) return undefined;
      return shapeOf(
        { method: 'PATCH', path: path(first), query: [thread, components], ...messageOf(second, resolver, call.span) },
        call,
        address,
        settings,
      );
    case 'deleteMessage':
      return shapeOf({ method: 'DELETE', path: path(first), query: [['thread_id', second]] }, call, address, settings);
    case 'fetchMessage': {
      const options = new Options(second, resolver);
      return shapeOf(
        { method: 'GET', path: path(first), query: [['thread_id', options.get('threadId')]] },
        call,
        address,
        settings,
      );
    }
    case 'sendSlackMessage':
      return shapeOf(
        { method: 'POST', path: [implied('/slack', at)], query: [['wait', yes]], body: first },
        call,
        address,
        settings,
      );
    case 'edit': {
      const entries = (['name', 'avatar'] as const).flatMap((name): Entry[] => entryAt(name, message.get(name), at));
      const body: Value = { kind: 'object', entries, span: first.span };
      const unsupported = [message.get('avatar'), message.get('channel'), ...message.unknown].filter(
        (value) => value !== undefined,
      );
      return shapeOf({ method: 'PATCH', body, reason: message.get('reason'), unsupported }, call, address, settings);
    }
    case 'delete':
      return shapeOf({ method: 'DELETE', reason: first }, call, address, settings);
    default:
      return undefined;
  }
}

function shapeOf(part: Part, call: CallValue, address: Value, settings: readonly Value[]): Shape {
  const at = call.span[1] - 1;
  const query = (part.query ?? []).flatMap(([name, value]) => entryAt(name, value, at));
  return {
    client: 'discord.js',
    isDiscord: true,
    method: { ...implied(part.method, at), span: verbOf(call).span, inside: verbOf(call).span },
    url: part.path === undefined ? address : joined([address, ...part.path], address.span),
    address,
    headers: [],
    named: part.reason === undefined ? [] : [reasonHeader(part.reason)],
    ...(query.length === 0
      ? {}
      : { query: { values: [{ kind: 'object', entries: query, span: [at, at] }], style: searchParamsQuery } }),
    ...(part.body === undefined ? {} : { body: { kind: 'json', value: part.body, style: compactJson } }),
    unsupported: [...settings, ...(part.unsupported ?? [])],
  };
}
