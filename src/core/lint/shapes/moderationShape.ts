import { boolean, listOf, named, oneOf, record, snowflake, text, usually, whole } from './shape.ts';

/**
 * Rules of auto-moderation.
 * Source: https://docs.discord.com/developers/resources/auto-moderation
 */
const fourWeeks = 2_419_200;

const action = record(
  {
    type: named('AutoModerationActionType', usually(1, 2, 3, 4)),
    metadata: record({ channel_id: snowflake, duration_seconds: whole(0, fourWeeks), custom_message: text(150) }),
  },
  ['type'],
);

const fields = {
  name: text(100, 1),
  event_type: named('AutoModerationRuleEventType', usually(1, 2)),
  trigger_type: named('AutoModerationRuleTriggerType', usually(1, 3, 4, 5, 6)),
  trigger_metadata: record({
    keyword_filter: listOf(text(60), 1000),
    regex_patterns: listOf(text(260), 10),
    presets: listOf(named('AutoModerationRuleKeywordPresetType', oneOf(1, 2, 3))),
    allow_list: listOf(text(60), 1000),
    mention_total_limit: whole(0, 50),
    mention_raid_protection_enabled: boolean,
  }),
  actions: listOf(action, 5, 1),
  enabled: boolean,
  exempt_roles: listOf(snowflake, 20),
  exempt_channels: listOf(snowflake, 50),
};

export const newModerationRule = record(fields, ['name', 'event_type', 'trigger_type', 'actions']);
export const moderationRuleChange = record(fields);
