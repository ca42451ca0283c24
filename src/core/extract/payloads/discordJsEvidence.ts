import type { CallSite } from '../library.ts';
import type { Source } from '../source.ts';

/** What discord.js' objects are called almost everywhere, in its own guide too. */
const channels = /(?:channel|chan|thread|author|user|member|owner)$/i;

const modules = /^(?:npm:)?(?:discord\.js|@discordjs\/builders)(?=[/@.]|$)/;

/** Whether a document takes anything from discord.js. */
export function usesDiscordJs(source: Source): boolean {
  return [...source.imports.values()].some((path) => modules.test(path));
}

/** Whether a call is one of something that messages are sent to. */
export function isSendable({ receiver }: CallSite): boolean {
  return channels.test(receiver);
}
