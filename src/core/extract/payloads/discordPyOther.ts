import type { PayloadKind } from '../../request/payload.ts';
import { argumentOf, implied } from '../options.ts';
import type { CallValue, Entry, Value } from '../value.ts';
import { ofMethod, type Target } from './discordPyEvidence.ts';
import { messageIn } from './discordPySend.ts';
import { plainOf } from './discordPyValue.ts';
import type { PayloadReader, PayloadReading } from './payloadReader.ts';

/** Arguments by the keys that they become. */
type Keys = Readonly<Record<string, string>>;

const channel: Keys = { name: 'name', topic: 'topic', slowmode_delay: 'rate_limit_per_user' };
const thread: Keys = { name: 'name', slowmode_delay: 'rate_limit_per_user' };

interface Change {
  readonly kind: PayloadKind;
  readonly keys: Keys;
}

/** Methods that make or change something else than a message, by what they are called on. */
const methods: Readonly<Record<string, Partial<Record<Target, Change>>>> = {
  create_thread: {
    channel: { kind: 'thread', keys: thread },
    message: { kind: 'thread-on-message', keys: thread },
  },
  edit: {
    channel: { kind: 'channel-change', keys: channel },
    thread: { kind: 'channel-change', keys: thread },
    user: { kind: 'member-change', keys: { nick: 'nick' } },
  },
  create_text_channel: { guild: { kind: 'channel', keys: channel } },
  create_voice_channel: { guild: { kind: 'channel', keys: { name: 'name' } } },
  create_category: { guild: { kind: 'channel', keys: { name: 'name' } } },
};

/** Threads, channels and members: `channel.create_thread(…)`, `member.edit(…)`. */
export const discordPyOther: PayloadReader = {
  words: Object.keys(methods),
  claims: (site, source) => ofMethod(methods, site, source) !== undefined,
  read(call, reading, site) {
    const change = ofMethod(methods, site, reading.resolver.source);
    if (change === undefined) return undefined;
    const place = site.word === 'edit' ? Number.MAX_SAFE_INTEGER : 0;
    const entries = Object.entries(change.keys).flatMap(([name, key]): Entry[] => {
      const value = argumentOf(call, name === 'name' ? place : Number.MAX_SAFE_INTEGER, name);
      if (value === undefined || reading.resolver.truth(value) === false) return [];
      return [{ key: { ...nameOf(call, value), text: key }, value: plainOf(value, reading) }];
    });
    const post = change.kind === 'thread' ? postIn(call, reading) : [];
    if (entries.length + post.length === 0) return undefined;
    const value: Value = { kind: 'object', entries: [...entries, ...post], span: call.span };
    // What else it is given has limits, too.
    return { client: 'discord.py', kind: change.kind, value, unknown: [call] };
  },
};

/** Where an argument's name stands, where it has one. */
function nameOf({ named }: CallValue, value: Value): Value & { kind: 'string' } {
  const entry = named.find((one) => !('kind' in one) && one.value === value);
  const isNamed = entry !== undefined && !('kind' in entry) && entry.key.kind === 'string';
  return isNamed ? (entry.key as Value & { kind: 'string' }) : implied('', value.span[0]);
}

/** The message of a post in a forum. */
function postIn(call: CallValue, reading: PayloadReading): Entry[] {
  const { value } = messageIn({ ...call, args: [] }, reading, Number.MAX_SAFE_INTEGER);
  const isMessage = value.kind === 'object' && value.entries.length > 0;
  return isMessage ? [{ key: implied('message', call.span[0]), value }] : [];
}
