import { demandIn, guildOf, may } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { isKind } from '../channels/channelKinds.ts';
import { boolean, demand, isRecord, object, snowflake, time } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { VoiceState } from '../world/guildParts.ts';
import { isoTime } from '../world/make.ts';
import type { Channel, Guild } from '../world/world.ts';

const own = '/guilds/{guild_id}/voice-states/@me';
const other = '/guilds/{guild_id}/voice-states/{user_id}';

/** Source: https://docs.discord.com/developers/resources/voice#get-current-user-voice-state and below */
export const voiceStateOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: own,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, wire(guildOf(call), stateOf(call, call.world.bot.id))),
  },
  { method: 'GET', path: other, auth: 'bot', limit: limits.read, run: get },
  { method: 'PATCH', path: own, auth: 'bot', accepts: 'json', limit: limits.memberEdit, run: editOwn },
  { method: 'PATCH', path: other, auth: 'bot', accepts: 'json', limit: limits.memberEdit, run: editOther },
];

const form = object({ channel_id: snowflake, suppress: boolean, request_to_speak_timestamp: time });

/** Where somebody is connected is told only to who may connect there: 50001 otherwise (discord-api-docs#7250). */
function get(call: Call): Answer {
  const guild = guildOf(call);
  const state = stateOf(call, param(call, 'user_id'));
  const channel = call.world.channels.get(state.channel_id ?? '');
  if (channel !== undefined && !may(call, channel, 'CONNECT')) throw new Refusal('missingAccess');
  return json(200, wire(guild, state));
}

/** Falling silent and taking a request back are free, the opposite of either is not. */
function editOwn(call: Call): Answer {
  const { state, channel, sent } = onStage(call, call.world.bot.id);
  if (sent.suppress === false) demandIn(call, channel, 'MUTE_MEMBERS');
  if (typeof sent.request_to_speak_timestamp === 'string') demandIn(call, channel, 'REQUEST_TO_SPEAK');
  if (typeof sent.suppress === 'boolean') state.suppress = sent.suppress;
  const request = sent.request_to_speak_timestamp;
  if (request !== undefined) state.request_to_speak_timestamp = request === null ? null : String(request);
  return noContent;
}

/** Whoever is let speak is noted as having asked for it. */
function editOther(call: Call): Answer {
  const { state, channel, sent } = onStage(call, param(call, 'user_id'));
  demandIn(call, channel, 'MUTE_MEMBERS');
  if (typeof sent.suppress !== 'boolean') return noContent;
  state.suppress = sent.suppress;
  state.request_to_speak_timestamp = sent.suppress ? null : isoTime(call.now);
  return noContent;
}

/** @throws Refusal 10065 for who is in no voice channel, 50024 (from the pattern of its neighbours) if it is no stage */
function onStage(call: Call, userId: string): { state: VoiceState; channel: Channel; sent: Record<string, unknown> } {
  const state = stateOf(call, userId);
  demand(form, call.body);
  const channel = call.world.channels.get(state.channel_id ?? '');
  if (channel === undefined || !isKind(channel, 'stage')) throw new Refusal('wrongChannelType');
  return { state, channel, sent: isRecord(call.body) ? call.body : {} };
}

/** @throws Refusal 10065 (discord.js#7407) */
function stateOf(call: Call, userId: string): VoiceState {
  const found = guildOf(call).voiceStates.get(userId);
  if (found === undefined) throw new Refusal('unknownVoiceState');
  return found;
}

function wire(guild: Guild, state: VoiceState) {
  return { ...state, member: guild.members.get(state.user_id) };
}
