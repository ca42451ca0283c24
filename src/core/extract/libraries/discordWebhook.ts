import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { Shape } from '../shape.ts';
import { type CallValue, compactJson, type Entry, type Value } from '../value.ts';
import { reasonHeader } from './discordRest.ts';
import { addressOfPair, addressOfUrl } from './webhookAddress.ts';

const makers = /\bnew\s+(?:[\w$]+\.)*WebhookClient\b/g;

/** The fields of a message that discord.js sends, in its order, by the options that they come from (MessagePayload.js). */
const fields: readonly (readonly [option: string, field: string])[] = [
  ['content', 'content'],
  ['tts', 'tts'],
  ['nonce', 'nonce'],
  ['enforceNonce', 'enforce_nonce'],
  ['embeds', 'embeds'],
  ['components', 'components'],
  ['username', 'username'],
  ['avatarURL', 'avatar_url'],
  ['allowedMentions', 'allowed_mentions'],
  ['flags', 'flags'],
  ['attachments', 'attachments'],
  ['threadName', 'thread_name'],
  ['appliedTags', 'applied_tags'],
];

/** Fields that an empty value is no value of. */
const leftOutIfFalsy: ReadonlySet<string> = new Set(['avatarURL', 'threadName', 'appliedTags']);

/** Options that become more than one field, and are not followed. */
const unfollowed = ['files', 'poll', 'stickers', 'reply', 'forward', 'sharedClientTheme'];

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
  const isText = ['string', 'join', 'environment'].includes(
    resolver.reduce((verb === 'editMessage' ? second : first) ?? first).kind,
  );
  const option = (name: string): Value | undefined => (isText ? undefined : message.get(name));
  const thread = ['thread_id', option('threadId')] as const;
  const components = ['with_components', option('withComponents')] as const;
  const yes: Value = { kind: 'literal', value: true, span: [at, at] };
  switch (verb) {
    case 'send':
      return shapeOf(
        { method: 'POST', query: [['wait', yes], thread, components], ...messageOf(first, resolver, call) },
        call,
        address,
        settings,
      );
    case 'editMessage':
      if (second === undefined) return undefined;
      return shapeOf(
        { method: 'PATCH', path: path(first), query: [thread, components], ...messageOf(second, resolver, call) },
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
      const entries = (['name', 'avatar'] as const).flatMap((name): Entry[] => entryOf(name, message.get(name), at));
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
  const query = (part.query ?? []).flatMap(([name, value]) => entryOf(name, value, at));
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

function entryOf(name: string, value: Value | undefined, at: number): Entry[] {
  return value === undefined ? [] : [{ key: implied(name, at), value }];
}

/** What a message becomes on the wire: text alone is its content. */
function messageOf(message: Value, resolver: Resolver, call: CallValue): Pick<Part, 'body' | 'unsupported'> {
  const at = call.span[1] - 1;
  const reduced = resolver.reduce(message);
  const isText = ['string', 'join', 'environment'].includes(reduced.kind);
  const options = new Options(
    isText
      ? { kind: 'object', entries: [{ key: implied('content', at), value: message }], span: message.span }
      : message,
    resolver,
  );
  const entries = fields.flatMap(([option, field]): Entry[] => {
    const given = options.get(option);
    const value = given && resolver.reduce(given);
    const isNothing = value === undefined || (value.kind === 'literal' && value.value === undefined);
    if (option === 'tts' || option === 'enforceNonce') {
      return entryOf(field, isNothing ? { kind: 'literal', value: false, span: call.span } : given, at);
    }
    if (given === undefined || isNothing || (leftOutIfFalsy.has(option) && resolver.truth(given) === false)) return [];
    if (option === 'content' && value.kind === 'literal') return entryOf(field, implied('', given.span[0]), at);
    if (option === 'allowedMentions')
      return [{ key: implied(field, at), value: renamed(given, resolver, { repliedUser: 'replied_user' }) }];
    const isPlain = option !== 'embeds' && option !== 'components';
    return [{ key: implied(field, at), value: isPlain ? given : inSnakeCase(given, resolver) }];
  });
  const flags = options.get('flags');
  const isList = flags !== undefined && ['array', 'string'].includes(resolver.reduce(flags).kind);
  const unsupported = [
    ...options.unknown,
    ...unfollowed.flatMap((name) => options.get(name) ?? []),
    ...(isList ? [flags] : []),
  ];
  return { body: { kind: 'object', entries, span: isText ? call.span : message.span }, unsupported };
}

/** discord.js sets the key that it renames behind the others. */
function renamed(value: Value, resolver: Resolver, names: Readonly<Record<string, string>>): Value {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'object') return value;
  const isOne = (entry: Entry): boolean =>
    !('kind' in entry) && entry.key.kind === 'string' && names[entry.key.text] !== undefined;
  const moved = reduced.entries.filter(isOne).map((entry): Entry => {
    if ('kind' in entry || entry.key.kind !== 'string') return entry;
    return { ...entry, key: implied(names[entry.key.text] ?? '', entry.key.span[0]) };
  });
  return { ...reduced, entries: [...reduced.entries.filter((entry) => !isOne(entry)), ...moved] };
}

/** Keys of embeds and components in the way that the API writes them, all the way down (discord.js, Transformers.js). */
function inSnakeCase(value: Value, resolver: Resolver): Value {
  const reduced = resolver.reduce(value);
  let converted = value;
  resolver.descend(() => {
    if (reduced.kind === 'array')
      converted = { ...reduced, items: reduced.items.map((item) => inSnakeCase(item, resolver)) };
    if (reduced.kind === 'object')
      converted = { ...reduced, entries: reduced.entries.map((entry) => snakeEntry(entry, resolver)) };
  });
  return converted;
}

function snakeEntry(entry: Entry, resolver: Resolver): Entry {
  if ('kind' in entry) return { ...entry, value: inSnakeCase(entry.value, resolver) };
  const value = inSnakeCase(entry.value, resolver);
  const { key } = entry;
  if (key.kind !== 'string' || !/[A-Z]/.test(key.text)) return { key, value };
  const text = key.text.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return { key: implied(text, key.span[0]), value };
}
