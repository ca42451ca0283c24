import { noMember } from '../access.ts';
import { fileLimit } from '../body/readBody.ts';
import { entitlementsOf } from '../entitlementsOf.ts';
import { anything, boolean, choice, demand, isRecord, list, object, required, snowflake, text } from '../forms/form.ts';
import { Refusal } from '../refusal.ts';
import { statedRights } from '../rights.ts';
import { interactionToken } from '../token.ts';
import { sandboxIds } from '../world/seed.ts';
import type { Channel, Guild, Member, World } from '../world/world.ts';
import { type Happening, happeningOf } from './happening.ts';
import {
  acknowledgeWithin,
  type Interaction,
  type InteractionType,
  installedBy,
  interactionTypes,
  keepInteraction,
  makeInteraction,
} from './interaction.ts';

/** Who does what where. All but `type` may be left out where it is not needed. */
export interface Deed {
  readonly type: InteractionType;
  readonly user: Member;
  readonly guild: Guild;
  readonly channel: Channel;
  /** Name of a command. */
  readonly command: string | undefined;
  /** Options of a command as they are sent to the application. */
  readonly options: readonly unknown[] | undefined;
  /** User or message on which a command is used. */
  readonly targetId: string | undefined;
  readonly customId: string | undefined;
  /** What was picked or typed, in the order of the options or fields. */
  readonly values: readonly string[] | undefined;
  readonly messageId: string | undefined;
  readonly userInstall: boolean;
}

const form = object({
  type: required(choice(Object.values(interactionTypes))),
  user_id: snowflake,
  channel_id: snowflake,
  command: text(),
  options: list(anything),
  target_id: snowflake,
  custom_id: text({ max: 100 }),
  values: list(text()),
  message_id: snowflake,
  user_install: boolean,
});

/**
 * Makes an interaction, keeps it for its answer, and gives what Discord would send to the application. The seed's
 * `member` acts in the seed's `text` unless `user_id` and `channel_id` are sent. A PING (1) is not kept: only an endpoint
 * can answer it. Source: developers/interactions/receiving-and-responding#interaction-object
 *
 * @throws Refusal 50035 for what cannot be done, 10003, 10007, 10008, 10013 and 10063 for what is not there
 */
export function createInteraction(world: World, now: number, body: unknown): Record<string, unknown> {
  demand(form, body);
  const sent = isRecord(body) ? body : {};
  const id = world.newId(now);
  const token = interactionToken(id);
  if (Number(sent.type) === interactionTypes.ping) return ping(world, id, token);
  const deed = deedOf(world, sent);
  const happening = happeningOf(world, deed);
  const interaction = makeInteraction({
    id,
    token,
    type: deed.type,
    channelId: deed.channel.wire.id,
    userId: deed.user.user.id,
    acknowledgeBy: now + acknowledgeWithin,
    messageId: happening.message?.id ?? null,
    answerType: happening.answerType,
    userInstall: deed.userInstall,
  });
  keepInteraction(world, interaction);
  return payload(world, now, interaction, deed, happening);
}

function deedOf(world: World, sent: Readonly<Record<string, unknown>>): Deed {
  const channel = world.channels.get(String(sent.channel_id ?? sandboxIds.text));
  const guild = world.guilds.get(channel?.wire.guild_id ?? '');
  if (channel === undefined || guild === undefined) throw new Refusal('unknownChannel');
  const userId = String(sent.user_id ?? sandboxIds.member);
  const user = guild.members.get(userId);
  if (user === undefined) throw noMember(world, userId);
  return {
    type: Number(sent.type) as InteractionType,
    user,
    guild,
    channel,
    command: textOf(sent.command),
    options: Array.isArray(sent.options) ? sent.options : undefined,
    targetId: textOf(sent.target_id),
    customId: textOf(sent.custom_id),
    values: Array.isArray(sent.values) ? sent.values.map(String) : undefined,
    messageId: textOf(sent.message_id),
    userInstall: sent.user_install === true || sent.user_install === 'true',
  };
}

function payload(
  world: World,
  now: number,
  interaction: Interaction,
  { guild, channel, user }: Deed,
  { data, message }: Happening,
): Record<string, unknown> {
  const may = (userId: string) => statedRights({ world, now }, channel, userId).toString();
  return {
    id: interaction.id,
    application_id: world.application.id,
    type: interaction.type,
    data,
    guild: { id: guild.id, locale: 'en-US', features: [] },
    guild_id: guild.id,
    guild_locale: 'en-US',
    channel: { ...channel.wire, permissions: may(user.user.id) },
    channel_id: channel.wire.id,
    member: { ...user, permissions: may(user.user.id) },
    ...(message === undefined ? {} : { message }),
    token: interaction.token,
    version: 1,
    app_permissions: may(world.bot.id),
    locale: 'en-US',
    entitlements: entitlementsOf(world, user.user.id, guild.id),
    authorizing_integration_owners: installedBy(interaction, guild.id),
    context: 0,
    attachment_size_limit: fileLimit,
  };
}

/** Source: developers/interactions/overview#setting-up-an-endpoint-acknowledging-ping-requests */
function ping(world: World, id: string, token: string): Record<string, unknown> {
  const user = world.users.get(world.application.ownerId);
  return { id, application_id: world.application.id, type: 1, token, version: 1, user, entitlements: [] };
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value);
}
