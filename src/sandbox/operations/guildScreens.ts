import { isSnowflake } from '../../core/discord/snowflake.ts';
import { demandInGuild, guildOf, managedGuild } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { onboardingChange, welcomeScreenChange, widgetChange } from '../forms/guildSettings.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world/world.ts';

const widget = '/guilds/{guild_id}/widget';
const welcomeScreen = '/guilds/{guild_id}/welcome-screen';
const onboarding = '/guilds/{guild_id}/onboarding';

/** What guests and newcomers are shown. Source: https://docs.discord.com/developers/resources/guild#get-guild-widget-settings and below */
export const guildScreenOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: widget,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, managedGuild(call).widget),
  },
  { method: 'PATCH', path: widget, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: editWidget },
  { method: 'GET', path: `${widget}.json`, auth: 'none', limit: limits.read, run: showWidget },
  { method: 'GET', path: welcomeScreen, auth: 'bot', limit: limits.read, run: showWelcomeScreen },
  {
    method: 'PATCH',
    path: welcomeScreen,
    auth: 'bot',
    accepts: 'json',
    limit: limits.guildEdit,
    run: editWelcomeScreen,
  },
  {
    method: 'GET',
    path: onboarding,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, onboardingWire(guildOf(call))),
  },
  { method: 'PUT', path: onboarding, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: editOnboarding },
];

function editWidget(call: Call): Answer {
  const guild = managedGuild(call);
  return json(200, change(call, guild.widget, widgetChange));
}

/** For everybody; only channels that @everyone sees would be told. */
function showWidget(call: Call): Answer {
  const guild = call.world.guilds.get(param(call, 'guild_id'));
  if (guild === undefined) throw new Refusal('unknownGuild');
  if (!guild.widget.enabled) throw new Refusal('widgetDisabled');
  const { id, name } = guild;
  return json(200, { id, name, instant_invite: null, channels: [], members: [], presence_count: 1 });
}

/** One that is not enabled is for those who manage the guild only. */
function showWelcomeScreen(call: Call): Answer {
  const guild = guildOf(call);
  if (!guild.welcomeScreen.enabled) demandInGuild(call, guild, 'MANAGE_GUILD');
  return json(200, welcomeScreenWire(guild));
}

function editWelcomeScreen(call: Call): Answer {
  const guild = managedGuild(call);
  change(call, guild.welcomeScreen, welcomeScreenChange);
  return json(200, welcomeScreenWire(guild));
}

function welcomeScreenWire({ welcomeScreen: { description, welcome_channels } }: Guild) {
  const channels = welcome_channels.filter(isRecord);
  return { description, welcome_channels: channels.map((one) => ({ emoji_id: null, emoji_name: null, ...one })) };
}

/** Default channels that onboarding asks for before it can be enabled. */
const defaultChannels = 7;

function editOnboarding(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_GUILD', 'MANAGE_ROLES');
  demand(onboardingChange, call.body);
  const after = { ...guild.onboarding, ...taken(call, guild.onboarding) };
  if (after.enabled && after.default_channel_ids.length < defaultChannels) throw new Refusal('noOnboardingYet');
  change(call, guild.onboarding, onboardingChange);
  guild.onboarding.prompts = guild.onboarding.prompts.filter(isRecord).map((prompt) => promptWire(call, prompt));
  return json(200, onboardingWire(guild));
}

/**
 * A prompt as it is told: with ids, those that were sent if they are ids, and the emojis of options as objects.
 * Source: developers/resources/guild#guild-onboarding-object-onboarding-prompt-structure and …-prompt-option-structure
 */
function promptWire(call: Call, { options, ...prompt }: Readonly<Record<string, unknown>>) {
  const defaults = { single_select: false, required: false, in_onboarding: true, type: 0 };
  const shown = (Array.isArray(options) ? options : []).filter(isRecord).map((option) => optionWire(call, option));
  return { ...defaults, ...prompt, id: ownId(call, prompt.id), options: shown };
}

function optionWire(call: Call, option: Readonly<Record<string, unknown>>) {
  const { emoji_id, emoji_name, emoji_animated, emoji, ...rest } = option;
  const told = { id: emoji_id ?? null, name: emoji_name ?? null, animated: emoji_animated === true };
  const defaults = { role_ids: [], channel_ids: [] };
  const description = rest.description ?? '';
  return { ...defaults, ...rest, description, id: ownId(call, rest.id), emoji: isRecord(emoji) ? emoji : told };
}

function ownId(call: Call, sent: unknown): string {
  return isSnowflake(String(sent)) ? String(sent) : call.world.newId(call.now);
}

function onboardingWire({ id, onboarding: { prompts, default_channel_ids, enabled, mode } }: Guild) {
  return { guild_id: id, prompts, default_channel_ids, enabled, mode };
}

/** Takes a change over. */
function change<T extends object>(call: Call, target: T, form: Parameters<typeof demand>[0]): T {
  demand(form, call.body);
  return Object.assign(target, taken(call, target));
}

/** The fields that were sent and that are there; null empties a list. */
function taken<T extends object>({ body }: Call, target: T): Partial<T> {
  const known = Object.entries(target).filter(([name]) => isRecord(body) && body[name] !== undefined);
  const sent = isRecord(body) ? body : {};
  return Object.fromEntries(
    known.map(([name, old]) => [name, sent[name] ?? (Array.isArray(old) ? [] : null)]),
  ) as Partial<T>;
}
