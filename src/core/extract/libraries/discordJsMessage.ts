import { enumMember } from '../../discord/enums.ts';
import type { Span } from '../../request/text.ts';
import { entryAt, implied, Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import { type Entry, stringAt, type Value } from '../value.ts';

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

/** What a message may be given, `embed` of older versions included. */
export const messageOptions: ReadonlySet<string> = new Set([
  ...fields.map(([option]) => option),
  ...unfollowed,
  'ephemeral',
  'embed',
]);

/** The body that a message becomes, and what of it cannot be followed. */
export interface MessageReading {
  readonly body: Value;
  readonly unsupported: readonly Value[];
}

/** What a builder has built; undefined for a value that is none. */
export type Built = (value: Value) => Value | undefined;

const notBuilt: Built = () => undefined;

/** Whether a message is text alone. */
export function isTextual(message: Value, resolver: Resolver): boolean {
  return ['string', 'join', 'environment'].includes(resolver.reduce(message).kind);
}

/** What a message becomes on the wire: text alone is its content. */
export function messageOf(message: Value, resolver: Resolver, call: Span, built: Built = notBuilt): MessageReading {
  const at = call[1] - 1;
  const isText = isTextual(message, resolver);
  const options = new Options(
    isText
      ? { kind: 'object', entries: [{ key: implied('content', at), value: message }], span: message.span }
      : message,
    resolver,
  );
  const poll = pollOf(options.get('poll'), resolver);
  const entries = fields.flatMap(([option, field]): Entry[] => {
    const given = options.get(option);
    const value = given && resolver.reduce(given);
    const isNothing = value === undefined || (value.kind === 'literal' && value.value === undefined);
    if (option === 'tts' || option === 'enforceNonce') {
      return entryAt(field, isNothing ? { kind: 'literal', value: false, span: call } : given, at);
    }
    if (given === undefined || isNothing || (leftOutIfFalsy.has(option) && resolver.truth(given) === false)) return [];
    // What is judged and not sent may have been filled since, where a name stands for nothing.
    const isCertain = built === notBuilt || given.kind === 'literal';
    if (option === 'content' && value.kind === 'literal' && isCertain)
      return entryAt(field, implied('', given.span[0]), at);
    if (option === 'allowedMentions')
      return [{ key: implied(field, at), value: renamed(given, resolver, { repliedUser: 'replied_user' }) }];
    if (option === 'flags') return entryAt(field, flagsOf(given, resolver), at);
    const isPlain = option !== 'embeds' && option !== 'components';
    return [{ key: implied(field, at), value: isPlain ? given : inSnakeCase(given, resolver, built) }];
  });
  const unsupported = [
    ...options.unknown,
    ...unfollowed.flatMap((name) => (name === 'poll' && poll.length > 0 ? [] : (options.get(name) ?? []))),
  ];
  return { body: { kind: 'object', entries: [...entries, ...poll], span: isText ? call : message.span }, unsupported };
}

/** Flags are a number, or a list of numbers and names (discord.js, BitField.js). */
function flagsOf(value: Value, resolver: Resolver): Value {
  const reduced = resolver.reduce(value);
  const isNamed = reduced.kind === 'array' || reduced.kind === 'string';
  if (!isNamed) return value;
  let flags = 0;
  for (const one of reduced.kind === 'array' ? reduced.items : [reduced]) {
    const text = resolver.literal(one) ?? '';
    const bit = enumMember('MessageFlags', text) ?? Number(text);
    if (text === '' || Number.isNaN(bit)) return unknownAt(value);
    flags |= bit;
  }
  return { kind: 'number', text: String(flags), span: reduced.span };
}

/** A poll as the API has it; nothing where it is not written out (discord.js, MessagePayload.js). */
function pollOf(value: Value | undefined, resolver: Resolver): Entry[] {
  const poll = value && resolver.reduce(value);
  if (value === undefined || poll?.kind !== 'object') return [];
  const read = inSnakeCase(value, resolver);
  const entries = read.kind === 'object' ? read.entries : [];
  const answers = entries.map((entry): Entry => {
    if ('kind' in entry || entry.key.kind !== 'string' || entry.key.text !== 'answers') return entry;
    const list = resolver.reduce(entry.value);
    if (list.kind !== 'array') return entry;
    const items = list.items.map((item): Value => {
      if (item.kind === 'spread') return item;
      const { span } = resolver.reduce(item);
      return { kind: 'object', entries: entryAt('poll_media', item, span[0]), span };
    });
    return { ...entry, value: { ...list, items } };
  });
  return entryAt('poll', { ...poll, entries: answers }, value.span[0]);
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
export function inSnakeCase(value: Value, resolver: Resolver, built: Built = notBuilt): Value {
  let converted = value;
  resolver.descend(() => {
    converted = built(value) ?? insideOf(resolver.reduce(value), resolver, built) ?? value;
  });
  return converted;
}

function insideOf(reduced: Value, resolver: Resolver, built: Built): Value | undefined {
  if (reduced.kind === 'array')
    return { ...reduced, items: reduced.items.map((item) => itemIn(item, resolver, built)) };
  if (reduced.kind !== 'object') return undefined;
  return { ...reduced, entries: reduced.entries.map((entry) => snakeEntry(entry, resolver, built)) };
}

function itemIn(item: Value, resolver: Resolver, built: Built): Value {
  return item.kind === 'spread'
    ? { ...item, value: inSnakeCase(item.value, resolver, built) }
    : inSnakeCase(item, resolver, built);
}

function snakeEntry(entry: Entry, resolver: Resolver, built: Built): Entry {
  if ('kind' in entry) return { ...entry, value: inSnakeCase(entry.value, resolver, built) };
  const { key } = entry;
  if (key.kind !== 'string') return { key, value: inSnakeCase(entry.value, resolver, built) };
  const value =
    built !== notBuilt && isNamed(key.text, entry.value, resolver)
      ? unknownAt(entry.value)
      : valueUnder(key.text, entry.value, resolver, built);
  const name = snakeCase(key.text);
  return name === key.text ? { key, value } : { key: { ...implied(name, key.span[0]), span: key.span }, value };
}

function valueUnder(key: string, value: Value, resolver: Resolver, built: Built): Value {
  return key === 'emoji' ? emojiOf(value, resolver) : inSnakeCase(value, resolver, built);
}

/** Whether discord.js 13 takes the name of a number here: `type: 'BUTTON'`, `style: 'PRIMARY'`. */
function isNamed(key: string, value: Value, resolver: Resolver): boolean {
  if (key === 'channelTypes') return true;
  return (key === 'type' || key === 'style') && /^[A-Z][A-Z\d_]*$/.test(resolver.literal(value) ?? '');
}

function unknownAt({ span }: Value): Value {
  return { kind: 'unknown', span };
}

/** A name in the way that the API writes it: `iconURL` → `icon_url`, `SKUId` → `sku_id`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}

/** An emoji that is text: a character, an id, or as chat writes it (discord.js, Util.js, resolvePartialEmoji). */
export function emojiOf(value: Value, resolver: Resolver): Value {
  const text = resolver.literal(value);
  if (text === undefined) return inSnakeCase(value, resolver);
  const { span } = resolver.reduce(value);
  const custom = /^<?(?:(a)?:)?(\w{2,32}):(\d{17,19})>?$/.exec(text);
  const parts: readonly (readonly [string, string | undefined])[] = /^\d{17,19}$/.test(text)
    ? [['id', text]]
    : [
        ['name', custom?.[2] ?? text],
        ['id', custom?.[3]],
      ];
  const entries = parts.flatMap(([key, part]) =>
    part === undefined ? [] : entryAt(key, stringAt(part, span), span[0]),
  );
  const animated: Value = { kind: 'literal', value: true, span };
  return {
    kind: 'object',
    entries: [...entries, ...(custom?.[1] ? entryAt('animated', animated, span[0]) : [])],
    span,
  };
}
