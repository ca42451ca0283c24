import { any, type Check, dataUri, isNothing, named, oneOf, record, snowflake, text, time } from './shape.ts';

/**
 * Scheduled events.
 * Source: https://docs.discord.com/developers/resources/guild-scheduled-event
 */
const external = 3;

const fields = {
  channel_id: snowflake,
  entity_metadata: record({ location: text(100, 1) }),
  name: text(100, 1),
  privacy_level: named('GuildScheduledEventPrivacyLevel', oneOf(2)),
  scheduled_start_time: time,
  scheduled_end_time: time,
  description: text(1000),
  entity_type: named('GuildScheduledEventEntityType', oneOf(1, 2, external)),
  image: dataUri,
  recurrence_rule: any,
};

/** Elsewhere has a place and an end, in a channel has that channel (#field-requirements-by-entity-type). */
const byEntity: Check = (value, path, judge) => {
  const { entity_type } = value;
  if (typeof entity_type !== 'number' || !judge.isWhole(value)) return;
  const needed = entity_type === external ? ['scheduled_end_time', 'entity_metadata'] : ['channel_id'];
  for (const key of needed) if (isNothing(value[key])) judge.refuse(path, { kind: 'missing', key });
};

export const newEvent = record(fields, ['name', 'privacy_level', 'scheduled_start_time', 'entity_type'], byEntity);
export const eventChange = record({ ...fields, status: named('GuildScheduledEventStatus', oneOf(1, 2, 3, 4)) });
