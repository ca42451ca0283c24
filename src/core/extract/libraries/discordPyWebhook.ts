import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { pythonQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { Shape } from '../shape.ts';
import { type CallValue, compactJson, type Entry, type JsonStyle, type Value } from '../value.ts';
import { addressOfPair, addressOfUrl } from './webhookAddress.ts';

const makers = /\b(?:discord\.)?(?:Sync)?Webhook\.(?:from_url|partial)\b/g;
const makerPath = /^discord(?:\.webhook(?:\.(?:sync|async_))?)?\.(?:Sync)?Webhook\.(from_url|partial)$/;

/** How discord.py writes JSON where orjson is not installed (discord.py, utils.py). */
const json: JsonStyle = { ...compactJson, ascii: true };

/** What becomes of the arguments, in discord.py's order (discord.py, http.py, handle_message_parameters). */
const fields: readonly (readonly [argument: string, field: string])[] = [
  ['embeds', 'embeds'],
  ['embed', 'embeds'],
  ['content', 'content'],
  ['tts', 'tts'],
  ['avatar_url', 'avatar_url'],
  ['username', 'username'],
  ['thread_name', 'thread_name'],
];

/** Arguments that are objects of discord.py, and are not followed. */
const unfollowed = [
  'file',
  'files',
  'attachments',
  'allowed_mentions',
  'view',
  'suppress_embeds',
  'silent',
  'applied_tags',
  'poll',
];

/** `discord.Webhook.from_url(…)` and `SyncWebhook`, and the methods that are one request each. */
export const discordPyWebhook: Library = {
  words: ['send', 'edit_message', 'delete_message', 'fetch_message'],
  claims: (site: CallSite) => site.isClient(makers) || site.receiver === '',
  read(call, resolver) {
    const receiver = receiverOf(call);
    const maker = receiver && resolver.reduce(receiver);
    const made = maker?.kind === 'call' ? makerPath.exec(resolver.path(maker.callee) ?? '')?.[1] : undefined;
    if (maker?.kind !== 'call' || made === undefined) return undefined;
    const address = made === 'partial' ? partial(maker) : fromUrl(maker, resolver);
    return address && readMethod(call, address, resolver);
  },
};

function fromUrl(maker: CallValue, resolver: Resolver): Value | undefined {
  const url = argumentOf(maker, 0, 'url');
  return url && addressOfUrl(url, resolver);
}

function partial(maker: CallValue): Value | undefined {
  const [id, token] = [argumentOf(maker, 0, 'id'), argumentOf(maker, 1, 'token')];
  return id === undefined || token === undefined ? undefined : addressOfPair(id, token, id.span[0]);
}

function readMethod(call: CallValue, address: Value, resolver: Resolver): Shape | undefined {
  const verb = verbOf(call);
  const at = call.span[1] - 1;
  const options = new Options({ kind: 'object', entries: call.named, span: call.span }, resolver);
  const isSend = verb.text === 'send';
  const id = isSend ? undefined : argumentOf(call, 0, verb.text === 'fetch_message' ? 'id' : 'message_id');
  if (!isSend && id === undefined) return undefined;
  const hasBody = isSend || verb.text === 'edit_message';
  const body = hasBody ? bodyOf(call, isSend, options, resolver) : undefined;
  const method = isSend
    ? 'POST'
    : verb.text === 'edit_message'
      ? 'PATCH'
      : verb.text === 'delete_message'
        ? 'DELETE'
        : 'GET';
  const query = [...(isSend ? waitOf(options, resolver, at) : []), ...threadOf(options, resolver, at)];
  const left = hasBody ? unfollowed.flatMap((name) => options.get(name) ?? []) : [];
  return {
    client: 'discord.py',
    isDiscord: true,
    method: { ...implied(method, at), span: verb.span, inside: verb.span },
    url: id === undefined ? address : joined([address, implied('/messages/', at), id], address.span),
    address,
    headers: [],
    ...(query.length === 0
      ? {}
      : { query: { values: [{ kind: 'object', entries: query, span: [at, at] }], style: pythonQuery } }),
    ...(body === undefined ? {} : { body: { kind: 'json', value: body, style: json } }),
    unsupported: [...options.unknown, ...left.filter((value) => !isNone(value, resolver))],
  };
}

/** `wait` is 0 or 1. */
function waitOf(options: Options, resolver: Resolver, at: number): Entry[] {
  const wait = options.get('wait');
  const truth = wait === undefined ? false : resolver.truth(wait);
  const value: Value =
    truth === undefined && wait !== undefined ? { kind: 'unknown', span: wait.span } : implied(truth ? '1' : '0', at);
  return [{ key: implied('wait', at), value }];
}

/** `thread=discord.Object(id)`, or anything else that has an id. */
function threadOf(options: Options, resolver: Resolver, at: number): Entry[] {
  const thread = options.get('thread');
  if (thread === undefined || isNone(thread, resolver)) return [];
  const made = resolver.reduce(thread);
  const isObject = made.kind === 'call' && resolver.path(made.callee) === 'discord.Object';
  const id = isObject ? argumentOf(made, 0, 'id') : undefined;
  return [{ key: implied('thread_id', at), value: id ?? { kind: 'unknown', span: thread.span } }];
}

function bodyOf(call: CallValue, isSend: boolean, options: Options, resolver: Resolver): Value {
  const at = call.span[1] - 1;
  const entries = fields.flatMap(([argument, field]): Entry[] => {
    const given =
      argument === 'content' && isSend ? (argumentOf(call, 0) ?? options.get('content')) : options.get(argument);
    const key = implied(field, at);
    if (argument === 'tts') return [{ key, value: given ?? { kind: 'literal', value: false, span: call.span } }];
    if (given === undefined) return [];
    if ((argument === 'avatar_url' || argument === 'username') && resolver.truth(given) === false) return [];
    if (argument === 'embed')
      return [{ key, value: { kind: 'array', items: isNone(given, resolver) ? [] : [given], span: given.span } }];
    const isText = argument === 'content' && resolver.reduce(given).kind === 'number';
    return [{ key, value: isText ? joined([given], given.span) : given }];
  });
  return { kind: 'object', entries, span: call.span };
}

function isNone(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value !== true;
}
