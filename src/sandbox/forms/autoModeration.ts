import { boolean, choice, type Fields, integer, list, object, required, snowflake, text } from './form.ts';

/** Rules of each kind that a guild may have. Source: developers/resources/auto-moderation#auto-moderation-rule-object-trigger-types */
export const rulesPerTrigger: Readonly<Record<number, number>> = { 1: 6, 3: 1, 4: 1, 5: 1, 6: 1 };

/** Seconds: four weeks. Source: developers/resources/auto-moderation#auto-moderation-action-object-action-metadata */
const longestTimeOut = 2_419_200;

const metadata = object({
  channel_id: snowflake,
  duration_seconds: integer({ min: 0, max: longestTimeOut }),
  custom_message: text({ max: 150 }),
});

const action = object({ type: required(choice([1, 2, 3, 4])), metadata });

const fields = {
  name: text({ min: 1, max: 100 }),
  event_type: choice([1, 2]),
  trigger_type: choice([1, 3, 4, 5, 6]),
  trigger_metadata: object({
    keyword_filter: list(text({ max: 60 }), { max: 1000 }),
    regex_patterns: list(text({ max: 260 }), { max: 10 }),
    allow_list: list(text({ max: 60 }), { max: 1000 }),
    presets: list(choice([1, 2, 3])),
    mention_total_limit: integer({ min: 0, max: 50 }),
    mention_raid_protection_enabled: boolean,
  }),
  actions: list(action, { min: 1, max: 5 }),
  enabled: boolean,
  exempt_roles: list(snowflake, { max: 20 }),
  exempt_channels: list(snowflake, { max: 50 }),
} as const satisfies Fields;

/** Source: https://docs.discord.com/developers/resources/auto-moderation#create-auto-moderation-rule */
export const autoModerationRule = object({
  ...fields,
  name: required(fields.name),
  event_type: required(fields.event_type),
  trigger_type: required(fields.trigger_type),
  actions: required(fields.actions),
});

/** Source: https://docs.discord.com/developers/resources/auto-moderation#modify-auto-moderation-rule */
export const autoModerationRuleChange = object(fields);
