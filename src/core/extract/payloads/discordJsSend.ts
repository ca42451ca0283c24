import { messageOf } from '../libraries/discordJsMessage.ts';
import { argumentOf, verbOf } from '../options.ts';
import { isSendable, usesDiscordJs } from './discordJsEvidence.ts';
import type { PayloadReader } from './payloadReader.ts';

/** Methods of discord.js that take a message: `channel.send(…)`. */
export const discordJsSend: PayloadReader = {
  words: ['send'],
  claims: (site, source) => isSendable(site) && usesDiscordJs(source),
  read(call, { resolver }) {
    const message = argumentOf(call, 0);
    if (verbOf(call).text !== 'send' || message === undefined) return undefined;
    const { body, unsupported } = messageOf(message, resolver, call.span);
    return { client: 'discord.js', kind: 'message', value: body, unknown: unsupported };
  },
};
