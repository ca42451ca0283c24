import type { APIAutoModerationRule } from 'discord-api-types/v10';
import { managedGuild } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { autoModerationRule, autoModerationRuleChange, rulesPerTrigger } from '../forms/autoModeration.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world/world.ts';

const all = '/guilds/{guild_id}/auto-moderation/rules';
const one = `${all}/{rule_id}`;

/** Source: https://docs.discord.com/developers/resources/auto-moderation */
export const autoModerationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: all,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, [...managedGuild(call).autoModerationRules.values()]),
  },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: create },
  {
    method: 'GET',
    path: one,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, ruleOf(call, managedGuild(call))),
  },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.guildEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.guildEdit, run: remove },
];

/** One rule too many is a form error of the whole body (discord-api-types#853, discord-backup#44). */
function create(call: Call): Answer {
  const guild = managedGuild(call);
  demand(autoModerationRule, call.body);
  const sent = isRecord(call.body) ? call.body : {};
  const trigger = Number(sent.trigger_type);
  const max = rulesPerTrigger[trigger] ?? 0;
  const same = [...guild.autoModerationRules.values()].filter((rule) => rule.trigger_type === trigger);
  if (same.length >= max) {
    const message = `Maximum number of rules with trigger type ${trigger} is ${max}`;
    throw new Refusal('invalidForm', [{ path: [], code: 'AUTO_MODERATION_MAX_RULES_OF_TYPE_EXCEEDED', message }]);
  }
  const rule: APIAutoModerationRule = {
    id: call.world.newId(call.now),
    guild_id: guild.id,
    creator_id: call.world.bot.id,
    name: '',
    event_type: Number(sent.event_type),
    trigger_type: trigger,
    trigger_metadata: {},
    actions: [],
    enabled: false,
    exempt_roles: [],
    exempt_channels: [],
  };
  guild.autoModerationRules.set(rule.id, rule);
  return json(200, changed(rule, sent));
}

function edit(call: Call): Answer {
  const rule = ruleOf(call, managedGuild(call));
  demand(autoModerationRuleChange, call.body);
  return json(200, changed(rule, isRecord(call.body) ? call.body : {}));
}

function remove(call: Call): Answer {
  const guild = managedGuild(call);
  guild.autoModerationRules.delete(ruleOf(call, guild).id);
  return noContent;
}

const settable = [
  'name',
  'event_type',
  'trigger_metadata',
  'actions',
  'enabled',
  'exempt_roles',
  'exempt_channels',
] as const satisfies readonly (keyof APIAutoModerationRule)[];

/** Lists that a rule of each kind has, even if empty. */
const whenLeftOut: Readonly<Record<number, APIAutoModerationRule['trigger_metadata']>> = {
  1: { keyword_filter: [], regex_patterns: [], allow_list: [] },
  4: { presets: [], allow_list: [] },
  6: { keyword_filter: [], regex_patterns: [], allow_list: [] },
};

function changed(rule: APIAutoModerationRule, sent: Readonly<Record<string, unknown>>): APIAutoModerationRule {
  const given = settable.filter((name) => sent[name] !== undefined && sent[name] !== null);
  Object.assign(rule, Object.fromEntries(given.map((name) => [name, sent[name]])));
  rule.trigger_metadata = { ...whenLeftOut[rule.trigger_type], ...rule.trigger_metadata };
  rule.actions = rule.actions.map(({ type, metadata = {} }) => ({ type, metadata }));
  return rule;
}

/** Rules that are not there are not found, without a code of their own in the documentation. */
function ruleOf(call: Call, guild: Guild): APIAutoModerationRule {
  const found = guild.autoModerationRules.get(param(call, 'rule_id'));
  if (found === undefined) throw new Refusal('notFound');
  return found;
}
