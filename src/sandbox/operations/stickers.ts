import { guildOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** Reading stickers; the sandbox has no packs. Source: https://docs.discord.com/developers/resources/sticker */
export const stickerOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/sticker-packs',
    auth: 'bot',
    limit: limits.read,
    run: () => json(200, { sticker_packs: [] }),
  },
  {
    method: 'GET',
    path: '/sticker-packs/{pack_id}',
    auth: 'bot',
    limit: limits.read,
    run: () => {
      throw new Refusal('unknownStickerPack');
    },
  },
  { method: 'GET', path: '/stickers/{sticker_id}', auth: 'bot', limit: limits.read, run: getAnywhere },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/stickers',
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, [...guildOf(call).stickers.values()]),
  },
  { method: 'GET', path: '/guilds/{guild_id}/stickers/{sticker_id}', auth: 'bot', limit: limits.read, run: get },
];

function get(call: Call): Answer {
  const found = guildOf(call).stickers.get(param(call, 'sticker_id'));
  if (found === undefined) throw new Refusal('unknownSticker');
  return json(200, found);
}

function getAnywhere(call: Call): Answer {
  const id = param(call, 'sticker_id');
  const guild = [...call.world.guilds.values()].find(({ stickers }) => stickers.has(id));
  if (guild === undefined) throw new Refusal('unknownSticker');
  return json(200, guild.stickers.get(id));
}
