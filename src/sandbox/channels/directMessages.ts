import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../world/world.ts';
import { isKind } from './channelKinds.ts';

/**
 * Throws unless the other side of a direct message can be written to. Other channels always pass. Opening the message is
 * no trouble; only what is sent there is refused. Who blocked the bot is told apart from who shares no guild with it or
 * takes no messages from members of servers (discord-api-docs#8238).
 *
 * @throws Refusal 50007, 50278
 */
export function demandReachable({ world }: Call, channel: Channel): void {
  if (!isKind(channel, 'direct')) return;
  const id = channel.wire.recipients?.[0]?.id ?? '';
  const bar = world.closedDirectMessages.get(id);
  if (bar === 'blocked') throw new Refusal('blockedByUser');
  const shared = [...world.guilds.values()].some(({ members }) => members.has(id) && members.has(world.bot.id));
  if (bar === 'closed' || !shared) throw new Refusal('noMutualGuild');
}
