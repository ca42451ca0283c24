import { argumentOf } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { Source } from '../source.ts';
import type { Entry } from '../value.ts';
import type { PayloadReader } from './payloadReader.ts';

/**
 * What answers an interaction that came over HTTP: `res.send({ type: 4, data: { … } })`, `Response.json(…)`. Its document
 * checks the signatures of interactions
 * (https://docs.discord.com/developers/interactions/overview#setting-up-an-endpoint-validating-security-request-headers).
 */
export const interactionAnswer: PayloadReader = {
  words: ['send', 'json', 'JsonResponse'],
  claims: ({ argument }, source) =>
    /^\s*\{\s*(?:type\s*:[^,]*,\s*data\s*[:,}]|data\s*:[\s\S]*\btype\s*:)/.test(argument) &&
    receivesInteractions(source),
  read(call, { resolver }) {
    const answer = argumentOf(call, 0);
    const reduced = answer && resolver.reduce(answer);
    if (reduced?.kind !== 'object' || reduced.entries.some((entry) => 'kind' in entry)) return undefined;
    const entries = reduced.entries.map((entry) => withNumber(entry, resolver));
    const type = entries.find((entry) => keyOf(entry) === 'type');
    const number = type === undefined || 'kind' in type ? undefined : resolver.reduce(type.value);
    if (number?.kind !== 'number') return undefined;
    return { client: 'web', kind: 'interaction-answer', value: { ...reduced, entries } };
  },
};

function receivesInteractions({ text }: Source): boolean {
  return /["']discord-interactions["']|x-signature-ed25519/i.test(text);
}

function keyOf(entry: Entry): string | undefined {
  return 'kind' in entry || entry.key.kind !== 'string' ? undefined : entry.key.text;
}

/** Types that say something of their data, by the names of discord-interactions; discord-api-types has them without `_`. */
const types: Readonly<Record<string, number>> = {
  channelmessagewithsource: 4,
  updatemessage: 7,
  applicationcommandautocompleteresult: 8,
  modal: 9,
};

/** `InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE` as the number that it is. */
function withNumber(entry: Entry, resolver: Resolver): Entry {
  if ('kind' in entry || keyOf(entry) !== 'type') return entry;
  const name = /(?:^|\.)InteractionResponseType\.(\w+)$/.exec(resolver.path(entry.value) ?? '')?.[1];
  const number = types[name?.replaceAll('_', '').toLowerCase() ?? ''];
  const { span } = entry.value;
  return number === undefined ? entry : { ...entry, value: { kind: 'number', text: String(number), span } };
}
