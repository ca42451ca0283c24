import { guildOf } from '../access.ts';
import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import type { Operation } from '../operation.ts';

/** Source: https://docs.discord.com/developers/resources/voice#list-voice-regions and …/guild#get-guild-voice-regions */
export const voiceRegionOperations: readonly Operation[] = [
  { method: 'GET', path: '/voice/regions', auth: 'bot', limit: limits.read, run: () => json(200, regions) },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/regions',
    auth: 'bot',
    limit: limits.read,
    run: (call) => {
      guildOf(call);
      return json(200, regions);
    },
  },
];

/** A choice of ours: which regions there are is not documented, and changes. */
const regions = [
  ['rotterdam', 'Rotterdam'],
  ['japan', 'Japan'],
  ['us-east', 'US East'],
  ['us-west', 'US West'],
  ['brazil', 'Brazil'],
].map(([id, name]) => ({ id, name, optimal: id === 'rotterdam', deprecated: false, custom: false }));
