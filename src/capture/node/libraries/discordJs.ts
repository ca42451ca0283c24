import type { Adapter } from './adapter.ts';
import { followAsyncMethods } from './asyncMethods.ts';

/** What runs for as long as the bot does: everything would be in the course of it. */
const lasting = /^(?:Base)?Client$|Shard|Sweepers/;

/** discord.js 14: `channel.send` and its like reach the network after the caller's stack is gone, if not awaited. */
export const discordJs: Adapter = {
  file: /\/discord\.js\/src\/index\.js$/,
  adapt: (exports) => followAsyncMethods(exports, 'discord.js', (name) => !lasting.test(name)),
};
