import { compareSnowflakes } from '../../core/discord/snowflake.ts';
import { callerId, permissionsInGuild } from '../access.ts';
import { bearer } from '../admission.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf, isOnPage, pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import { rightsInGuild } from '../rights.ts';
import type { Guild } from '../world/world.ts';

/** The guilds of the bot, or of the user whose bearer token calls. Source: https://docs.discord.com/developers/resources/user#get-current-user-guilds */
export const ownGuildOperations: readonly Operation[] = [
  { method: 'GET', path: '/users/@me/guilds', auth: bearer('guilds'), limit: limits.read, run: list },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', auth: 'bot', limit: limits.selfEdit, run: leave },
];

/** With `before` the last ones before it, in ascending order all the same. */
function list(call: Call): Answer {
  const bounds = pageOf(call, 200, 200);
  const own = [...call.world.guilds.values()]
    .filter(({ id, members }) => isOnPage(bounds, id) && members.has(callerId(call)))
    .sort((a, b) => compareSnowflakes(a.id, b.id));
  const isLast = bounds.before !== undefined && bounds.after === undefined;
  const page = isLast ? own.slice(-bounds.limit) : own.slice(0, bounds.limit);
  return json(
    200,
    page.map((guild) => partial(call, guild)),
  );
}

function partial(call: Call, guild: Guild) {
  const { id, name, ownerId, settings, members } = guild;
  const granted =
    call.grant === null ? permissionsInGuild(call, guild) : rightsInGuild(call, guild, callerId(call)).usable;
  const counts = { approximate_member_count: members.size, approximate_presence_count: 1 };
  return {
    id,
    name,
    icon: settings.icon,
    banner: settings.banner,
    owner: ownerId === callerId(call),
    permissions: granted.toString(),
    features: settings.features,
    ...(flagOf(call, 'with_counts') ? counts : {}),
  };
}

/** A guild in which the bot is not is unknown here. */
function leave(call: Call): Answer {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  if (guild?.members.delete(call.world.bot.id) !== true) throw new Refusal('unknownGuild');
  return noContent;
}
