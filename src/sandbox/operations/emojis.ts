import type { APIEmoji } from 'discord-api-types/v10';
import { demandInGuild, guildOf, mayInGuild } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { emojiChange, emoji as emojiForm } from '../forms/emoji.ts';
import { demand, isRecord } from '../forms/form.ts';
import { imageBytes } from '../forms/image.ts';
import { isAnimated } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world/world.ts';
import { demandOwnApplication } from './applications.ts';

type Emoji = APIEmoji & { id: string; name: string };

/** Bytes of an emoji. Source: developers/resources/emoji#create-guild-emoji (256 KiB) */
const largestImage = 262_144;
/** Emojis of each kind, still and animated, that a guild without boosts may have (support.discord.com). */
const guildLimit = 50;
/** Source: developers/resources/emoji#emoji-object-applicationowned-emoji */
const applicationLimit = 2000;

const ofGuild = '/guilds/{guild_id}/emojis';
const ofApplication = '/applications/{application_id}/emojis';

/** Emojis of guilds and of the application. Source: https://docs.discord.com/developers/resources/emoji */
export const emojiOperations: readonly Operation[] = [
  { method: 'GET', path: ofGuild, auth: 'bot', limit: limits.read, run: listOfGuild },
  {
    method: 'GET',
    path: `${ofGuild}/{emoji_id}`,
    auth: 'bot',
    limit: limits.read,
    run: getOfGuild,
  },
  { method: 'POST', path: ofGuild, auth: 'bot', accepts: 'json', limit: limits.emojiEdit, run: createForGuild },
  {
    method: 'PATCH',
    path: `${ofGuild}/{emoji_id}`,
    auth: 'bot',
    accepts: 'json',
    limit: limits.emojiEdit,
    run: editOfGuild,
  },
  { method: 'DELETE', path: `${ofGuild}/{emoji_id}`, auth: 'bot', limit: limits.emojiEdit, run: removeOfGuild },
  {
    method: 'GET',
    path: ofApplication,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, { items: [...demandOwnApplication(call).emojis.values()] }),
  },
  {
    method: 'GET',
    path: `${ofApplication}/{emoji_id}`,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, emojiOf(call, demandOwnApplication(call))),
  },
  {
    method: 'POST',
    path: ofApplication,
    auth: 'bot',
    accepts: 'json',
    limit: limits.emojiEdit,
    run: createForApplication,
  },
  {
    method: 'PATCH',
    path: `${ofApplication}/{emoji_id}`,
    auth: 'bot',
    accepts: 'json',
    limit: limits.emojiEdit,
    run: (call) => json(200, edited(call, emojiOf(call, demandOwnApplication(call)))),
  },
  {
    method: 'DELETE',
    path: `${ofApplication}/{emoji_id}`,
    auth: 'bot',
    limit: limits.emojiEdit,
    run: (call) => removed(call, demandOwnApplication(call)),
  },
];

/** Who made an emoji is told only to those who could make or manage some. */
function listOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  const mayKnow = mayInGuild(call, guild, 'CREATE_GUILD_EXPRESSIONS') || mayManage(call, guild);
  const all = [...guild.emojis.values()];
  return json(200, mayKnow ? all : all.map(withoutUser));
}

/** Of a single one it is told to those who could delete it. */
function getOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  const emoji = emojiOf(call, guild);
  const own = emoji.user?.id === call.world.bot.id && mayInGuild(call, guild, 'CREATE_GUILD_EXPRESSIONS');
  return json(200, own || mayManage(call, guild) ? emoji : withoutUser(emoji));
}

function withoutUser({ user: _, ...emoji }: Emoji) {
  return emoji;
}

function createForGuild(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'CREATE_GUILD_EXPRESSIONS');
  demand(emojiForm, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const animated = isAnimated(String(sent.image));
  const kind = [...guild.emojis.values()].filter((one) => one.animated === animated);
  if (kind.length >= guildLimit) throw new Refusal(animated ? 'tooManyAnimatedEmojis' : 'tooManyEmojis');
  return json(201, created(call, guild, sent));
}

function createForApplication(call: Call): Answer {
  const application = demandOwnApplication(call);
  demand(emojiForm, call.body);
  if (application.emojis.size >= applicationLimit) throw new Refusal('tooManyApplicationEmojis');
  return json(201, created(call, application, isRecord(call.body) ? call.body : {}));
}

function editOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  const emoji = emojiOf(call, guild);
  demandToManage(call, guild, emoji.user?.id);
  return json(200, edited(call, emoji));
}

function removeOfGuild(call: Call): Answer {
  const guild = guildOf(call);
  demandToManage(call, guild, emojiOf(call, guild).user?.id);
  return removed(call, guild);
}

/**
 * One's own expressions need only the permission to create some, other people's the one to manage them; since
 * 2026-02-23 the latter does not create any more. Source: developers/resources/emoji#modify-guild-emoji
 *
 * @throws Refusal 50013
 */
export function demandToManage(call: Call, guild: Guild, creatorId: string | undefined): void {
  const own = creatorId === call.world.bot.id;
  if (own && mayInGuild(call, guild, 'CREATE_GUILD_EXPRESSIONS')) return;
  demandInGuild(call, guild, 'MANAGE_GUILD_EXPRESSIONS');
}

function mayManage(call: Call, guild: Guild): boolean {
  return mayInGuild(call, guild, 'MANAGE_GUILD_EXPRESSIONS');
}

/** Discord makes images smaller where it can; here every image that is too large stays so. */
function created(call: Call, owner: { readonly emojis: Map<string, Emoji> }, sent: Readonly<Record<string, unknown>>) {
  const image = String(sent.image);
  if (imageBytes(image) > largestImage) throw new Refusal('imageTooLarge');
  const emoji: Emoji = {
    id: call.world.newId(call.now),
    name: String(sent.name),
    roles: Array.isArray(sent.roles) ? sent.roles.map(String) : [],
    user: call.world.bot,
    require_colons: true,
    managed: false,
    animated: isAnimated(image),
    available: true,
  };
  owner.emojis.set(emoji.id, emoji);
  return emoji;
}

function edited(call: Call, emoji: Emoji): Emoji {
  demand(emojiChange, call.body);
  const { name, roles } = isRecord(call.body) ? call.body : {};
  if (typeof name === 'string') emoji.name = name;
  if (roles !== undefined) emoji.roles = Array.isArray(roles) ? roles.map(String) : [];
  return emoji;
}

function removed(call: Call, owner: { readonly emojis: Map<string, Emoji> }): Answer {
  owner.emojis.delete(emojiOf(call, owner).id);
  return noContent;
}

function emojiOf(call: Call, owner: { readonly emojis: Map<string, Emoji> }): Emoji {
  const found = owner.emojis.get(param(call, 'emoji_id'));
  if (found === undefined) throw new Refusal('noSuchEmoji');
  return found;
}
