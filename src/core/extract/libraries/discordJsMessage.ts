import type { Span } from '../../request/text.ts';
import { entryAt, implied, Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { Entry, Value } from '../value.ts';

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

/** The body that a message becomes, and what of it cannot be followed. */
export interface MessageReading {
  readonly body: Value;
  readonly unsupported: readonly Value[];
}

/** Whether a message is text alone. */
export function isTextual(message: Value, resolver: Resolver): boolean {
  return ['string', 'join', 'environment'].includes(resolver.reduce(message).kind);
}

/** What a message becomes on the wire: text alone is its content. */
export function messageOf(message: Value, resolver: Resolver, call: Span): MessageReading {
  const at = call[1] - 1;
  const isText = isTextual(message, resolver);
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
      return entryAt(field, isNothing ? { kind: 'literal', value: false, span: call } : given, at);
    }
    if (given === undefined || isNothing || (leftOutIfFalsy.has(option) && resolver.truth(given) === false)) return [];
    if (option === 'content' && value.kind === 'literal') return entryAt(field, implied('', given.span[0]), at);
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
  return { body: { kind: 'object', entries, span: isText ? call : message.span }, unsupported };
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
