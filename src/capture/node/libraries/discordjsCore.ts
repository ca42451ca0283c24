import type { Adapter } from './adapter.ts';
import { followAsyncMethods } from './asyncMethods.ts';

/** @discordjs/core: `api.channels.createMessage` and its like, methods of classes such as `ChannelsAPI`. */
export const discordjsCore: Adapter = {
  file: /\/@discordjs\/core\/dist\/(?:index|http-only)\.m?js$/,
  adapt: (exports) => followAsyncMethods(exports, '@discordjs/core', (name) => name.endsWith('API')),
};
