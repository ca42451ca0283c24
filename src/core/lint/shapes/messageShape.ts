import { scalarNumber } from '../../scalar.ts';
import { allowedMentions } from './allowedMentionsShape.ts';
import { attachmentFiles, attachments, referencedFiles } from './attachmentShape.ts';
import { classicComponents } from './componentShape.ts';
import { checkIds, componentsIn } from './componentTree.ts';
import { embedList, embedTotal } from './embedShape.ts';
import { checkLayout, layoutComponents } from './layoutShape.ts';
import { pollShape } from './pollShape.ts';
import {
  address,
  any,
  boolean,
  type Check,
  integer,
  isNothing,
  type JsonObject,
  type Judging,
  listOf,
  named,
  numberOf,
  oneOf,
  part,
  type RecordShape,
  record,
  type Shape,
  snowflake,
  text,
  whole,
} from './shape.ts';
import { webhookName } from './webhookShape.ts';

/**
 * Messages.
 * Source: https://docs.discord.com/developers/resources/message#create-message
 */
const componentsFlag = 1 << 15;
const voiceFlag = 1 << 13;

/** What IS_COMPONENTS_V2 rules out (discord-api-docs#7500). */
const legacyFields = ['content', 'embeds', 'sticker_ids', 'poll', 'shared_client_theme'] as const;

const reference = record(
  {
    type: named('MessageReferenceType', oneOf(0, 1)),
    message_id: snowflake,
    channel_id: snowflake,
    guild_id: snowflake,
    fail_if_not_exists: boolean,
  },
  ['message_id'],
  // A forward says from which channel (developers/resources/message#message-reference-types).
  (value, path, judge) => {
    if (numberOf(value.type) !== 1 || !isNothing(value.channel_id) || !judge.isWhole(value)) return;
    judge.refuse(path, { kind: 'missing', key: 'channel_id' });
  },
);

const theme = record(
  {
    colors: listOf(text(6, 6), 5, 1),
    gradient_angle: whole(0, 360),
    base_mix: whole(0, 100),
    base_theme: integer,
  },
  ['colors', 'gradient_angle', 'base_mix'],
);

const fields = {
  content: text(2000),
  embeds: embedList,
  tts: boolean,
  nonce: any,
  enforce_nonce: boolean,
  allowed_mentions: allowedMentions,
  message_reference: reference,
  sticker_ids: listOf(snowflake, 3),
  attachments,
  flags: named('MessageFlags', whole(0)),
  poll: pollShape,
  shared_client_theme: theme,
};

/** The flag that a message says; undefined where that is left to run time. */
function hasFlag(value: JsonObject, flag: number, judge: Judging): boolean | undefined {
  const { flags } = value;
  if (!judge.knows(flags) || (flags === undefined && !judge.isWhole(value))) return undefined;
  return (scalarNumber(flags ?? 0) & flag) !== 0;
}

const flagConflicts: Check = (value, path, judge) => {
  const refuse = (keys: readonly string[], other: string): void => {
    for (const key of keys) if (!isNothing(value[key])) judge.refuse(`${path}${key}`, { kind: 'conflict', other });
  };
  if (hasFlag(value, componentsFlag, judge)) refuse(legacyFields, 'IS_COMPONENTS_V2');
  else if (hasFlag(value, voiceFlag, judge)) refuse([...legacyFields, 'components'], 'IS_VOICE_MESSAGE');
};

const nonceCheck: Check = (value, path, judge) => {
  const { nonce } = value;
  if (nonce === undefined || nonce === null || !judge.knows(nonce)) return;
  const actual = typeof nonce === 'string' ? [...nonce].length : 0;
  if (actual > 25) judge.refuse(`${path}nonce`, { kind: 'length', actual, max: 25 });
  else if (typeof nonce !== 'string' && !Number.isInteger(nonce)) {
    judge.refuse(`${path}nonce`, { kind: 'pattern', pattern: 'nonce' }, typeof nonce === 'number');
  }
};

const layoutTotals: Check = (value, path, judge) => {
  if (hasFlag(value, componentsFlag, judge)) checkLayout(value.components, `${path}components`, judge);
};

const ids: Check = ({ components }, path, judge) => checkIds(componentsIn(components, `${path}components`), judge);

/** Of which kind the components of a new message are follows from its flag; a later change may leave the flag out. */
function components(isNew: boolean): Shape {
  return {
    kind: 'depends',
    on: (value, judge) => {
      const isLayout = hasFlag(value, componentsFlag, judge);
      if (isLayout) return part({ components: layoutComponents });
      return isLayout === false && isNew ? part({ components: classicComponents }) : undefined;
    },
  };
}

function messageOf(more: Readonly<Record<string, Shape>>, isNew: boolean): Shape {
  const files: readonly Check[] = isNew ? [attachmentFiles, referencedFiles] : [];
  const known: RecordShape = record(
    { ...fields, components: listOf(any), ...more },
    [],
    embedTotal,
    flagConflicts,
    nonceCheck,
    layoutTotals,
    ids,
    ...files,
  );
  return { kind: 'all', of: [known, components(isNew)] };
}

/** A message to create. */
export const newMessage = messageOf({}, true);

/** Changes to a message. */
export const messageChange = messageOf({ thread_name: any, username: any, avatar_url: any }, false);

/** A message that a webhook sends. Source: developers/resources/webhook#execute-webhook */
export const webhookMessage = messageOf(
  {
    username: webhookName,
    avatar_url: address('https?'),
    thread_name: text(100),
    applied_tags: listOf(snowflake, 5),
  },
  true,
);
