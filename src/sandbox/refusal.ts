import { type Answer, json } from './answer.ts';
import { errorTree, type FormError, legacyErrors } from './forms/errorTree.ts';

/**
 * What Discord refuses with: HTTP status, JSON code and the message as it stands on the wire. The documentation has the
 * codes (https://docs.discord.com/developers/topics/opcodes-and-status-codes#json) but no statuses, and its sentences
 * are not the ones on the wire; statuses and messages are from logs in public issues, those marked `?` from the
 * pattern of their neighbours.
 */
const refusals = {
  unauthorized: [401, 0, '401: Unauthorized'], // Discordia#86
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'], // discord.js#9397
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'], // discord-api-docs#864: 400, unlike the others
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownBan: [404, 10026, 'Unknown Ban'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  notYourApplication: [403, 20012, 'You are not authorized to perform this action on this application'], // discord.js#8286
  tooManyPins: [400, 30003, 'Maximum number of pins reached (250)'], // fernuni-bot#152, then 50
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'], // ?
  tooManyCommandCreates: [400, 30034, 'Max number of daily application command creates has been reached (200)'], // discord-api-docs#6188
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'], // Discord-Form-Bot#12
  missingAccess: [403, 50001, 'Missing Access'], // eris#1443
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'], // discord-api-docs#4365
  emptyMessage: [400, 50006, 'Cannot send an empty message'], // discord-api-docs#1313
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'], // discord-tickets#454
  wrongNumberToDelete: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.',
  ],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'], // discord.py#9856
  tooOldToBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  invalidVersion: [400, 50041, 'Invalid API version'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'], // usini_discord_webhook#2
  replyNeedsHistory: [403, 160002, 'Cannot reply without permission to read message history'], // member-gentei#42
  botsNotAllowed: [403, 20001, 'Bots cannot use this endpoint'],
  usersNotAllowed: [403, 20002, 'Only bots can use this endpoint'],
  unverifiedAccount: [403, 40002, 'You need to verify your account in order to perform this action.'], // ?
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'], // TripBot#1086
  missingScope: [403, 50026, 'Missing required OAuth2 scope'], // ?
  archivedThread: [400, 50083, 'Thread is archived'], // ?
  twoFactorRequired: [403, 60003, 'Two factor is required for this operation'], // ?
  threadNameNeeded: [400, 220001, 'Webhooks posted to forum channels must have a thread_name or thread_id'],
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'], // discord-api-docs#8238
} as const satisfies Record<string, readonly [status: number, code: number, message: string]>;

/** Name of a refusal. */
export type RefusalName = keyof typeof refusals;

/** The first refusal with a code; undefined for a code that the sandbox does not give. */
export function refusalCalled(code: number): RefusalName | undefined {
  return (Object.keys(refusals) as RefusalName[]).find((name) => refusals[name][1] === code);
}

/** Thrown by operations to answer with an error. */
export class Refusal extends Error {
  readonly reason: RefusalName;
  readonly errors: readonly FormError[];

  constructor(reason: RefusalName, errors: readonly FormError[] = []) {
    super(refusals[reason][2]);
    this.reason = reason;
    this.errors = errors;
  }
}

/**
 * The answer of a refusal. Before version 8, which is also what a URL without a version gets, a form error has neither
 * code nor message: only its field names (python-discord-webhook#118).
 */
export function refusalAnswer({ reason, errors }: Refusal, version: number): Answer {
  const [status, code, message] = refusals[reason];
  if (reason !== 'invalidForm') return json(status, { message, code });
  if (version < 8) return json(status, legacyErrors(errors));
  return json(status, { message, code, errors: errorTree(errors) });
}
