import { demandInGuild, guildOf } from '../access.ts';
import { type Answer, json } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { onboardingChange, welcomeScreenChange, widgetChange } from '../forms/guildSettings.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world.ts';

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
    run: (call) => json(200, managed(call).widget),
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

/** @throws Refusal 50013 without MANAGE_GUILD */
function managed(call: Call): Guild {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_GUILD');
  return guild;
}

function editWidget(call: Call): Answer {
  const guild = managed(call);
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
  const guild = managed(call);
  change(call, guild.welcomeScreen, welcomeScreenChange);
  return json(200, welcomeScreenWire(guild));
}

function welcomeScreenWire({ welcomeScreen: { description, welcome_channels } }: Guild) {
  return { description, welcome_channels };
}

/** Default channels that onboarding asks for before it can be enabled. */
const defaultChannels = 7;

function editOnboarding(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'MANAGE_GUILD', 'MANAGE_ROLES');
  demand(onboardingChange, call.body);
  const after = { ...guild.onboarding, ...(isRecord(call.body) ? call.body : {}) };
  if (after.enabled && after.default_channel_ids.length < defaultChannels) throw new Refusal('noOnboardingYet');
  change(call, guild.onboarding, onboardingChange);
  return json(200, onboardingWire(guild));
}

function onboardingWire({ id, onboarding: { prompts, default_channel_ids, enabled, mode } }: Guild) {
  return { guild_id: id, prompts, default_channel_ids, enabled, mode };
}

/** Takes over the fields that were sent and that are there. */
function change<T extends object>(call: Call, target: T, form: Parameters<typeof demand>[0]): T {
  demand(form, call.body);
  const sent = Object.entries(isRecord(call.body) ? call.body : {});
  return Object.assign(target, Object.fromEntries(sent.filter(([name]) => name in target)));
}
