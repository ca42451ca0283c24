import type { APIEntitlement } from 'discord-api-types/v10';
import type { World } from './world/world.ts';

/** What a user has of the things the application sells, and a guild if one is named; without what was deleted. */
export function entitlementsOf({ application }: World, userId: string, guildId?: string): APIEntitlement[] {
  return [...application.entitlements.values()].filter(({ deleted, user_id, guild_id }) => {
    const isOfGuild = guild_id !== undefined && guild_id === guildId;
    return !deleted && (user_id === userId || isOfGuild);
  });
}
