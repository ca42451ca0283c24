import type { Path } from './errorTree.ts';
import {
  anything,
  type Check,
  choice,
  type Fields,
  fail,
  object,
  type Report,
  required,
  snowflake,
  text,
  time,
} from './form.ts';
import { imageData } from './image.ts';

/** Kinds of events by where they are held. Source: developers/resources/guild-scheduled-event#guild-scheduled-event-object-guild-scheduled-event-entity-types */
export const eventTypes = { stage: 1, voice: 2, external: 3 } as const;

const fields = {
  channel_id: snowflake,
  entity_metadata: object({ location: text({ min: 1, max: 100 }) }),
  name: text({ min: 1, max: 100 }),
  description: text({ max: 1000 }),
  privacy_level: choice([2]),
  scheduled_start_time: time,
  scheduled_end_time: time,
  entity_type: choice([1, 2, 3]),
  image: imageData,
  recurrence_rule: anything,
} as const satisfies Fields;

/**
 * An event to create at `now` (milliseconds since the epoch). What an event needs depends on its kind.
 * Source: https://docs.discord.com/developers/resources/guild-scheduled-event#create-guild-scheduled-event
 */
export function scheduledEvent(now: number): Check {
  const names = ['name', 'privacy_level', 'scheduled_start_time', 'entity_type'] as const;
  const demanded = Object.fromEntries(names.map((name) => [name, required(fields[name])]));
  return object({ ...fields, ...demanded }, (value, path, report) => {
    checkTimes(value, now, path, report);
    checkKind(value, path, report);
  });
}

/** Changes to an event. Source: …/guild-scheduled-event#modify-guild-scheduled-event */
export function scheduledEventChange(now: number): Check {
  return object({ ...fields, status: choice([1, 2, 3, 4]) }, (value, path, report) => {
    checkTimes(value, now, path, report);
    if (Number(value.entity_type) === eventTypes.external) checkKind(value, path, report);
  });
}

/** The code and message of a start in the past are from several logs; those of an end before it are not established. */
function checkTimes(value: Record<string, unknown>, now: number, path: Path, report: Report): void {
  const [start, end] = [value.scheduled_start_time, value.scheduled_end_time].map((one) => Date.parse(String(one)));
  if (start !== undefined && start < now) {
    const message = 'Cannot schedule event in the past.';
    fail(report, [...path, 'scheduled_start_time'], 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST', message);
  }
  if (start !== undefined && end !== undefined && end <= start) {
    const message = 'End time must be after start time.';
    fail(report, [...path, 'scheduled_end_time'], 'GUILD_SCHEDULED_EVENT_SCHEDULE_INVALID', message);
  }
}

/** Elsewhere means a place and an end, in a channel means that channel. */
function checkKind(value: Record<string, unknown>, path: Path, report: Report): void {
  const { entity_type: type, channel_id, scheduled_end_time, entity_metadata } = value;
  const missing = (...at: readonly string[]) =>
    fail(report, [...path, ...at], 'BASE_TYPE_REQUIRED', 'This field is required');
  if (Number(type) !== eventTypes.external) {
    if (channel_id === undefined || channel_id === null) missing('channel_id');
    return;
  }
  if (scheduled_end_time === undefined || scheduled_end_time === null) missing('scheduled_end_time');
  const location = (entity_metadata as Record<string, unknown> | undefined)?.location;
  if (entity_metadata === undefined || entity_metadata === null) missing('entity_metadata');
  else if (location === undefined || location === null) missing('entity_metadata', 'location');
}
