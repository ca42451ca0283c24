import type { PayloadKind } from '../../request/payload.ts';
import type { TextSite } from '../callSite.ts';
import { messageOf, messageOptions } from '../libraries/discordJsMessage.ts';
import { argumentOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import type { Source } from '../source.ts';
import type { Entry, Value } from '../value.ts';
import { isMethod, type Target, targetOf, usesDiscordJs } from './discordJsEvidence.ts';
import type { PayloadReader, PayloadReading, PayloadShape } from './payloadReader.ts';
import { converted, readBuilder } from './readBuilder.ts';

/** What methods that take a message make of it, by what they are called on. */
const methods: Readonly<Record<string, Partial<Record<Target, PayloadKind>>>> = {
  send: { channel: 'message', thread: 'message', user: 'message', webhook: 'webhook-message' },
  reply: { message: 'message', interaction: 'interaction-reply' },
  edit: { message: 'message-change' },
  update: { interaction: 'message-change' },
};

/** Methods that only discord.js' interactions have. */
const ofInteractions: Readonly<Record<string, PayloadKind>> = {
  editReply: 'message-change',
  followUp: 'interaction-reply',
};

/** What the methods make of it where nothing is known of what they are called on. */
const ofAnything: Readonly<Record<string, PayloadKind>> = {
  send: 'message',
  reply: 'interaction-reply',
  edit: 'message-change',
  update: 'message-change',
};

/** Methods of discord.js 14 that take a message: `channel.send(…)`, `interaction.reply(…)`. */
export const discordJsSend: PayloadReader = {
  words: [...Object.keys(methods), ...Object.keys(ofInteractions)],
  claims: (site, source) => isMethod(site) && usesDiscordJs(source) && kindOf(site, source) !== undefined,
  read(call, reading, site) {
    const message = argumentOf(call, 0);
    const kind = kindOf(site, reading.resolver.source);
    if (message === undefined || kind === undefined || !looksLikeMessage(message, reading)) return undefined;
    if (kind === 'webhook-message' && isWebhookClient(call.callee, reading)) return undefined;
    return { client: 'discord.js', kind, options, ...messageIn(message, reading, call.span) };
  },
};

/** Options of messages, of one method or another, `body` aside (discord.js 14, typings/index.d.ts). */
const options: readonly string[] = [
  ...[...messageOptions].filter((name) => name !== 'embed'),
  ...['fetchReply', 'withResponse', 'withComponents', 'failIfNotExists', 'threadId', 'message', 'reason', 'body'],
];

/** What a method makes of what it is given; undefined where that may be no message. */
function kindOf(site: TextSite, source: Source): PayloadKind | undefined {
  const own = ofInteractions[site.word];
  if (own !== undefined) return own;
  const target = targetOf(site, source);
  if (target !== undefined) return methods[site.word]?.[target];
  // Only messages have these.
  return /^\s*\{[\s\S]*\b(?:embeds|ephemeral|allowedMentions)\b/.test(site.argument)
    ? ofAnything[site.word]
    : undefined;
}

/** A message with the builders that are in it. */
export function messageIn(
  message: Value,
  reading: PayloadReading,
  call: readonly [number, number],
): Pick<PayloadShape, 'value' | 'unknown'> {
  const { body, unsupported } = messageOf(message, reading.resolver, call, (one) => readBuilder(one, reading)?.value);
  const stray = isOfVersion12(reading) ? [] : strayEntries(message, reading);
  const former = isOfVersion12(reading) ? formerEmbed(message, reading) : [];
  const value: Value = body.kind === 'object' ? { ...body, entries: [...body.entries, ...stray, ...former] } : body;
  return { value, unknown: unsupported };
}

/** Whether something of a message is in it, or nothing at all: other libraries have methods of these names, too. */
function looksLikeMessage(message: Value, { resolver }: PayloadReading): boolean {
  const reduced = resolver.reduce(message);
  if (reduced.kind !== 'object' || reduced.entries.length === 0) return true;
  return reduced.entries.some((entry) => 'kind' in entry || messageOptions.has(resolver.literal(entry.key) ?? ''));
}

/**
 * Keys that discord.js passes over without a word: `embed` (v13's guide, "embed" to "embeds"), and what is misspelt; but for
 * the API's own names, which the body has otherwise.
 */
function strayEntries(message: Value, { resolver }: PayloadReading): Entry[] {
  if (resolver.reduce(message).kind !== 'object') return [];
  return pairsOf(message, resolver).pairs.flatMap(({ name, nameSpan, nameInside, value }) =>
    !options.includes(name) && !name.includes('_')
      ? [{ key: { kind: 'string' as const, text: name, span: nameSpan, inside: nameInside }, value }]
      : [],
  );
}

/** Whether a document shows nothing that came with discord.js 13: in 12 there is one embed to a message. */
function isOfVersion12({ resolver }: PayloadReading): boolean {
  return !/\b(?:embeds|components|ephemeral|interaction|GatewayIntentBits|EmbedBuilder)\b/i.test(resolver.source.text);
}

/** The one embed of discord.js 12. */
function formerEmbed(message: Value, reading: PayloadReading): Entry[] {
  return strayEntries(message, reading).flatMap((entry): Entry[] => {
    if ('kind' in entry || entry.key.kind !== 'string' || entry.key.text !== 'embed') return [];
    const { key, value } = entry;
    const embeds: Value = { kind: 'array', items: [converted(value, reading)], span: value.span };
    return [{ key: { ...key, text: 'embeds' }, value: embeds }];
  });
}

/** The calls of a `WebhookClient` are requests of their own. */
function isWebhookClient(callee: Value, { resolver }: PayloadReading): boolean {
  const maker = callee.kind === 'member' ? resolver.reduce(callee.object) : callee;
  return maker.kind === 'call' && maker.isNew && /(?:^|\.)WebhookClient$/.test(resolver.path(maker.callee) ?? '');
}
