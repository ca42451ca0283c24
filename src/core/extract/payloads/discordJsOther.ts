import { inSnakeCase, isTextual, snakeCase } from '../libraries/discordJsMessage.ts';
import { argumentOf, entryAt } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import { type CallValue, stringAt, type Value } from '../value.ts';
import { formNamed } from './builderForms.ts';
import { isMethod, targetOf, usesDiscordJs } from './discordJsEvidence.ts';
import { messageIn } from './discordJsSend.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';
import { converted, filledBy } from './readBuilder.ts';

/** Methods of Sapphire's registry, which builds upon discord.js. */
const registering = ['registerChatInputCommand', 'registerContextMenuCommand'] as const;

/** Methods of discord.js 14 that hand over something else than a message. */
export const discordJsOther: PayloadReader = {
  words: ['showModal', 'respond', 'set', 'create', 'startThread', ...registering],
  claims(site, source) {
    if (!isMethod(site) || !usesDiscordJs(source)) return false;
    switch (site.word) {
      case 'showModal':
      case 'registerChatInputCommand':
      case 'registerContextMenuCommand':
        return true;
      case 'respond':
        return targetOf(site, source) === 'interaction';
      case 'startThread':
        return targetOf(site, source) === 'message';
      case 'set':
        return site.receiver === 'commands';
      default:
        return ['commands', 'threads', 'channels'].includes(site.receiver);
    }
  },
  read(call, reading, site) {
    const first = argumentOf(call, 0);
    const shape = first && shapeOf(site.word, site.receiver, first, call, reading);
    // What is no list or object belongs to somebody else: `client.commands.set(name, command)` of a map.
    const isOne = shape !== undefined && ['array', 'object'].includes(reading.resolver.reduce(shape.value).kind);
    return isOne ? shape : undefined;
  },
};

function shapeOf(
  word: string,
  receiver: string,
  first: Value,
  call: CallValue,
  reading: PayloadReading,
): PayloadShape | undefined {
  const client = 'discord.js';
  switch (word) {
    case 'showModal':
      return { client, kind: 'modal', value: converted(first, reading) };
    case 'respond':
      return { client, kind: 'choices', value: inSnakeCase(first, reading.resolver) };
    case 'set':
      return { client, kind: 'commands', value: converted(first, reading) };
    case 'registerChatInputCommand':
    case 'registerContextMenuCommand': {
      const form = word === 'registerChatInputCommand' ? 'SlashCommand' : 'ContextMenuCommand';
      const isBuilt = reading.resolver.reduce(first).kind === 'function';
      const value = isBuilt ? filledBy(first, formNamed(form), reading) : converted(first, reading);
      return { client, kind: 'command', value };
    }
    case 'startThread':
      return { client, kind: 'thread-on-message', ...threadIn(first, call, reading) };
    default:
      if (receiver === 'commands') return { client, kind: 'command', value: converted(first, reading) };
      return receiver === 'threads'
        ? { client, kind: 'thread', ...threadIn(first, call, reading) }
        : { client, kind: 'channel', ...channelIn(first, reading) };
  }
}

/** What discord.js takes over as it is, by its own names (GuildChannelManager.js). */
const plainOptions: ReadonlySet<string> = new Set(
  'name type topic nsfw bitrate userLimit rateLimitPerUser position'.split(' '),
);

function channelIn(options: Value, { resolver }: PayloadReading): Pick<PayloadShape, 'value' | 'unknown'> {
  // discord.js 13 takes the name first.
  if (isTextual(options, resolver)) {
    const entries = entryAt('name', options, options.span[0]);
    return { value: { kind: 'object', entries, span: options.span }, unknown: [options] };
  }
  const { pairs, unknown } = pairsOf(options, resolver);
  const entries = pairs.flatMap(({ name, nameSpan, value }) =>
    plainOptions.has(name) ? [{ key: stringAt(snakeCase(name), nameSpan), value }] : [],
  );
  return { value: { kind: 'object', entries, span: resolver.reduce(options).span }, unknown };
}

/** What a thread is made of: `reason` is a header, `startMessage` part of the route (ThreadManager.js). */
function threadIn(options: Value, call: CallValue, reading: PayloadReading): Pick<PayloadShape, 'value' | 'unknown'> {
  const { pairs, unknown } = pairsOf(options, reading.resolver);
  const more: Value[] = [...unknown];
  const entries = pairs.flatMap(({ name, nameSpan, value }) => {
    if (name === 'reason' || name === 'startMessage') return [];
    if (name !== 'message') return [{ key: stringAt(snakeCase(name), nameSpan), value }];
    const message = messageIn(value, reading, call.span);
    more.push(...(message.unknown ?? []));
    return entryAt(name, message.value, value.span[0]);
  });
  return { value: { kind: 'object', entries, span: reading.resolver.reduce(options).span }, unknown: more };
}
