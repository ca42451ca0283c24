import type { PermissionName } from '../../core/discord/permission.ts';
import { demandIn, demandInGuild, guildOf, mayInGuild } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { eventTypes, scheduledEventChange, scheduledEvent as scheduledEventForm } from '../forms/scheduledEvent.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { flagOf, pageOf } from '../query.ts';
import { Refusal } from '../refusal.ts';
import type { ScheduledEvent } from '../world/guildParts.ts';
import { isoTime } from '../world/make.ts';
import type { Guild } from '../world/world.ts';

const all = '/guilds/{guild_id}/scheduled-events';
const one = `${all}/{guild_scheduled_event_id}`;

/** Events that are scheduled or under way in one guild. */
const openLimit = 100;
/** Events that are over, beyond which the oldest are forgotten, so that memory stays flat. */
const overKept = 100;
const active = 2;
const completed = 3;

/** Source: https://docs.discord.com/developers/resources/guild-scheduled-event */
export const scheduledEventOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: all,
    auth: 'bot',
    limit: limits.read,
    run: (call) =>
      json(
        200,
        [...guildOf(call).scheduledEvents.values()].map((event) => wire(call, settled(call, event))),
      ),
  },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: create },
  {
    method: 'GET',
    path: one,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, wire(call, eventOf(call, guildOf(call)))),
  },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.guildEdit, run: remove },
  { method: 'GET', path: `${one}/users`, auth: 'bot', limit: limits.read, run: listUsers },
];

/** What an event of each kind asks for in its channel. */
const inChannel: Readonly<Record<number, readonly PermissionName[]>> = {
  [eventTypes.stage]: ['MANAGE_CHANNELS', 'MUTE_MEMBERS', 'MOVE_MEMBERS'],
  [eventTypes.voice]: ['VIEW_CHANNEL', 'CONNECT'],
};

/** In a channel the permission to create counts there, elsewhere it counts in the guild. */
function create(call: Call): Answer {
  const guild = guildOf(call);
  const sent = isRecord(call.body) ? call.body : {};
  const isExternal = Number(sent.entity_type) === eventTypes.external;
  if (isExternal || !isRecord(call.body)) demandInGuild(call, guild, 'CREATE_EVENTS');
  demand(scheduledEventForm(call.now), call.body);
  if (!isExternal) demandInPlace(call, guild, sent.channel_id, Number(sent.entity_type), ['CREATE_EVENTS']);
  const over = [...guild.scheduledEvents.values()].filter((event) => settled(call, event).status >= completed);
  if (guild.scheduledEvents.size - over.length >= openLimit) throw new Refusal('tooManyEvents');
  for (const { id } of over.slice(0, Math.max(0, over.length - overKept))) guild.scheduledEvents.delete(id);
  const event = newEvent(call, guild, sent);
  guild.scheduledEvents.set(event.id, event);
  return json(200, wire(call, changed(event, sent)));
}

function newEvent(call: Call, guild: Guild, sent: Readonly<Record<string, unknown>>): ScheduledEvent {
  return {
    id: call.world.newId(call.now),
    guild_id: guild.id,
    creator_id: call.world.bot.id,
    channel_id: null,
    name: '',
    description: null,
    scheduled_start_time: String(sent.scheduled_start_time),
    scheduled_end_time: null,
    privacy_level: 2,
    status: 1,
    entity_type: Number(sent.entity_type),
    entity_id: null,
    entity_metadata: null,
    image: null,
    recurrence_rule: null,
    user_count: 0,
  };
}

function edit(call: Call): Answer {
  const guild = guildOf(call);
  const event = eventOf(call, guild);
  demandToManage(call, guild, event);
  demand(scheduledEventChange(call.now), call.body);
  const sent = isRecord(call.body) ? call.body : {};
  demandStatus(event.status, sent.status);
  if (event.status >= completed) throw new Refusal('finishedEvent');
  const type = Number(sent.entity_type ?? event.entity_type);
  if (type !== eventTypes.external) demandInPlace(call, guild, sent.channel_id ?? event.channel_id, type, []);
  return json(200, wire(call, changed(event, sent)));
}

/** Scheduled can become active or cancelled, active completed. The code is not established. */
function demandStatus(from: number, to: unknown): void {
  if (to === undefined || to === null || Number(to) === from) return;
  const allowed: Readonly<Record<number, readonly number[]>> = { 1: [2, 4], 2: [3] };
  if (allowed[from]?.includes(Number(to)) === true) return;
  const code = 'GUILD_SCHEDULED_EVENT_INVALID_STATUS_CHANGE';
  throw new Refusal('invalidForm', [{ path: ['status'], code, message: 'Invalid status transition' }]);
}

function remove(call: Call): Answer {
  const guild = guildOf(call);
  const event = eventOf(call, guild);
  demandToManage(call, guild, event);
  guild.scheduledEvents.delete(event.id);
  return noContent;
}

/** Nobody in the sandbox subscribes to events. */
function listUsers(call: Call): Answer {
  eventOf(call, guildOf(call));
  pageOf(call, 100, 100);
  return json(200, []);
}

/** One's own events need only the permission to create some; since 2026-02-23 managing does not create. */
function demandToManage(call: Call, guild: Guild, event: ScheduledEvent): void {
  const own = event.creator_id === call.world.bot.id;
  if (!own || !mayInGuild(call, guild, 'CREATE_EVENTS')) demandInGuild(call, guild, 'MANAGE_EVENTS');
  if (event.channel_id !== null) demandInPlace(call, guild, event.channel_id, event.entity_type, []);
}

/** @throws Refusal 10003 for a channel that is not there or in another guild, 50013 */
function demandInPlace(call: Call, guild: Guild, id: unknown, type: number, more: readonly PermissionName[]): void {
  const channel = call.world.channels.get(String(id));
  if (channel?.wire.guild_id !== guild.id) throw new Refusal('unknownChannel');
  demandIn(call, channel, ...more, ...(inChannel[type] ?? []));
}

function eventOf(call: Call, guild: Guild): ScheduledEvent {
  const found = guild.scheduledEvents.get(param(call, 'guild_scheduled_event_id'));
  if (found === undefined) throw new Refusal('unknownScheduledEvent');
  return settled(call, found);
}

/**
 * What is held elsewhere begins and ends at its times by itself.
 * Source: developers/resources/guild-scheduled-event#automation
 */
function settled({ now }: Call, event: ScheduledEvent): ScheduledEvent {
  if (event.entity_type !== eventTypes.external || event.status >= completed) return event;
  if (now >= Date.parse(event.scheduled_start_time)) event.status = active;
  if (event.scheduled_end_time !== null && now >= Date.parse(event.scheduled_end_time)) event.status = completed;
  return event;
}

const settable = [
  'channel_id',
  'name',
  'description',
  'scheduled_start_time',
  'scheduled_end_time',
  'privacy_level',
  'entity_type',
  'status',
  'recurrence_rule',
] as const satisfies readonly (keyof ScheduledEvent)[];

/** The place of an event in a channel is silently dropped. */
function changed(event: ScheduledEvent, sent: Readonly<Record<string, unknown>>): ScheduledEvent {
  const given = settable.filter((name) => sent[name] !== undefined);
  Object.assign(event, Object.fromEntries(given.map((name) => [name, sent[name]])));
  if (sent.image !== undefined) event.image = imageHash(sent.image);
  if (isRecord(sent.entity_metadata)) event.entity_metadata = { location: String(sent.entity_metadata.location) };
  if (event.entity_type === eventTypes.external) event.channel_id = null;
  else event.entity_metadata = null;
  return event;
}

function wire(call: Call, { user_count, ...event }: ScheduledEvent) {
  const creator = call.world.users.get(event.creator_id);
  const times = {
    scheduled_start_time: isoTime(Date.parse(event.scheduled_start_time)),
    scheduled_end_time: event.scheduled_end_time === null ? null : isoTime(Date.parse(event.scheduled_end_time)),
  };
  return {
    ...event,
    ...times,
    guild_scheduled_event_exceptions: [],
    creator,
    ...(flagOf(call, 'with_user_count') ? { user_count } : {}),
  };
}
