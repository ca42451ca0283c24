import type { PayloadKind } from '../../request/payload.ts';
import type { Span } from '../../request/text.ts';
import { argumentOf, entryAt, implied } from '../options.ts';
import type { CallValue, Entry, Value } from '../value.ts';
import { ofMethod, type Target } from './discordPyEvidence.ts';
import { objectAt, readObject } from './discordPyObject.ts';
import { listOf, plainOf, textOf, unknownAt } from './discordPyValue.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';

type Kinds = Partial<Record<Target, PayloadKind>>;
const message = 'message';
const reply = 'interaction-reply';
const change = 'message-change';

/** What methods that take a message make of it, by what they are called on. */
const methods: Readonly<Record<string, Kinds>> = {
  send: {
    context: message,
    channel: message,
    thread: message,
    user: message,
    webhook: 'webhook-message',
    followup: 'webhook-message',
    interaction: reply,
  },
  reply: { context: message, message },
  respond: { context: reply, interaction: reply },
  send_message: { response: reply },
  edit_message: { response: change },
  edit: { message: change, context: change },
  edit_original_response: { interaction: change, context: change },
  edit_original_message: { interaction: change, context: change },
};

/** Methods of discord.py and its forks that take a message: `ctx.send(…)`, `interaction.response.send_message(…)`. */
export const discordPySend: PayloadReader = {
  words: Object.keys(methods),
  claims: (site, source) => ofMethod(methods, site, source) !== undefined,
  read(call, reading, site) {
    const kind = ofMethod(methods, site, reading.resolver.source);
    return kind && { client: 'discord.py', kind, ...messageIn(spreadOut(call, reading), reading, 0) };
  },
};

/** Arguments that say how a message is sent, and are no part of it, or none that a limit speaks of. */
const neutral: ReadonlySet<string> = new Set([
  ...[
    'delete_after',
    'ephemeral',
    'mention_author',
    'nonce',
    'silent',
    'suppress',
    'suppress_embeds',
    'suppress_flags',
  ],
  ...['thread', 'tts', 'wait', 'reference', 'allowed_mentions', 'username', 'avatar_url', 'name', 'reason'],
]);

/** Arguments that are read. */
const read: ReadonlySet<string> = new Set(['content', 'embed', 'embeds', 'poll', 'view', 'components']);

/**
 * The message that the arguments of a call make, of which the text may stand at a place; and what of it is not followed.
 * Source: discord.py, abc.py and http.py (handle_message_parameters).
 */
export function messageIn(
  call: CallValue,
  reading: PayloadReading,
  place: number,
): Pick<PayloadShape, 'value' | 'unknown'> {
  const given = (name: string): Value | undefined =>
    someValue(argumentOf(call, Number.MAX_SAFE_INTEGER, name), reading);
  const keyOf = (name: string, span: Span): Value & { kind: 'string' } => {
    const entry = call.named.find((one) => !('kind' in one) && one.key.kind === 'string' && one.key.text === name);
    return entry !== undefined && !('kind' in entry) && entry.key.kind === 'string'
      ? entry.key
      : implied(name, span[0]);
  };
  const content = someValue(argumentOf(call, place, 'content'), reading);
  const [embed, embeds, poll] = [given('embed'), given('embeds'), given('poll')];
  const [username, avatar, name] = [given('username'), given('avatar_url'), given('thread_name')];
  const components = given('view') ?? given('components');
  const at = call.span[1] - 1;
  const entries: Entry[] = [
    ...(content === undefined ? [] : [{ key: keyOf('content', content.span), value: textOf(content, reading) }]),
    ...(embed === undefined ? [] : entryAt('embeds', oneEmbed(embed, reading), at)),
    ...(embeds === undefined ? [] : [{ key: keyOf('embeds', embeds.span), value: allEmbeds(embeds, reading) }]),
    ...entryAt('poll', poll && objectAt(poll, reading), at),
    ...entryAt('components', components && unknownAt(components.span), at),
    ...(username === undefined ? [] : [{ key: keyOf('username', username.span), value: plainOf(username, reading) }]),
    ...entryAt('avatar_url', avatar && textOf(avatar, reading), at),
    ...entryAt('thread_name', name && plainOf(name, reading), at),
  ];
  return { value: { kind: 'object', entries, span: call.span }, unknown: unfollowed(call, place, reading) };
}

/** What of a call may bring something else: files, stickers, what a spread holds. */
function unfollowed(call: CallValue, place: number, reading: PayloadReading): Value[] {
  const isBlank = call.args.length + call.named.length === 0 && reading.resolver.written(call).includes('\n');
  return [
    // Nothing is written yet.
    ...(isBlank ? [call] : []),
    ...call.args.filter((arg, index) => index > place || arg.kind === 'spread'),
    ...call.named.flatMap((entry) => {
      if ('kind' in entry) return [entry.value];
      const name = entry.key.kind === 'string' ? entry.key.text : '';
      const isFollowed = read.has(name) || neutral.has(name) || name === 'thread_name';
      return isFollowed || someValue(entry.value, reading) === undefined ? [] : [entry.value];
    }),
  ];
}

/** `None` is nothing. */
function someValue(value: Value | undefined, { resolver }: PayloadReading): Value | undefined {
  if (value?.kind !== 'literal' && value?.kind !== 'member') return value;
  const isMissing = value.kind === 'literal' ? value.value === null : resolver.path(value)?.endsWith('.MISSING');
  return isMissing ? undefined : value;
}

/** With the arguments that `**options` holds, where that is known. */
function spreadOut(call: CallValue, { resolver }: PayloadReading): CallValue {
  const named = call.named.flatMap((entry) => {
    const spread = 'kind' in entry ? resolver.reduce(entry.value) : undefined;
    return spread?.kind === 'object' ? spread.entries : [entry];
  });
  return { ...call, named };
}

/** An embed that is one of two is refused whenever it is that one. */
function oneEmbed(value: Value, reading: PayloadReading): Value {
  const options = value.kind === 'conditional' ? value.options : [];
  const chosen = options.find((option) => readObject(option, reading) !== undefined) ?? value;
  const item = objectAt(chosen, reading);
  return { kind: 'array', items: [item], span: value.span };
}

/** A list of embeds; one that is no list stays what it is. */
function allEmbeds(value: Value, reading: PayloadReading): Value {
  const one = readObject(value, reading);
  return one?.value ?? listOf(value, reading, (item) => objectAt(item, reading));
}
