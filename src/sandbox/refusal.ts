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
  unknownIntegration: [404, 10005, 'Unknown Integration'], // ?
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'], // discord.js#9397
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'], // discord-api-docs#864: 400, unlike the others
  noSuchEmoji: [404, 10014, 'Unknown Emoji'], // ?: where an id is asked for
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownBan: [404, 10026, 'Unknown Ban'],
  unknownSku: [404, 10027, 'Unknown SKU'], // ?
  unknownEntitlement: [404, 10029, 'Unknown Entitlement'], // ?
  unknownTemplate: [404, 10057, 'Unknown Guild Template'], // ?
  unknownSticker: [404, 10060, 'Unknown Sticker'], // ?
  unknownStickerPack: [404, 10061, 'Unknown Sticker Pack'], // ?
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  unknownVoiceState: [404, 10065, 'Unknown Voice State'], // discord.js#7407
  unknownStageInstance: [404, 10067, 'Unknown Stage Instance'], // ?
  unknownScheduledEvent: [404, 10070, 'Unknown Guild Scheduled Event'], // ?
  unknownSound: [404, 10097, 'Unknown sound'], // ?
  botsCannot: [403, 20001, 'Bots cannot use this endpoint'], // twilight#1740
  noGuildsByBots: [400, 20001, 'Bots cannot use this endpoint'], // 400 in one log of 2026-09 for Create Guild
  notYourApplication: [403, 20012, 'You are not authorized to perform this action on this application'], // discord.js#8286
  tooManyPins: [400, 30003, 'Maximum number of pins reached (250)'], // fernuni-bot#152, then 50
  tooManyRoles: [400, 30005, 'Maximum number of server roles reached (250)'], // premintbot#22
  tooManyWebhooks: [400, 30007, 'Maximum number of webhooks reached (15)'], // TalOS#38, discord-api-docs#3381
  tooManyEmojis: [400, 30008, 'Maximum number of emojis reached (50)'], // SkinPeek#22, there 100
  tooManyAnimatedEmojis: [400, 30018, 'Maximum number of animated emojis reached (50)'], // ?
  tooManyApplicationEmojis: [400, 30008, 'Maximum number of emojis reached (2000)'], // ?
  hasTemplate: [400, 30031, 'Guild already has a template'], // ?
  tooManyEvents: [400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)'], // ?
  tooManySounds: [400, 30045, 'Maximum number of soundboard sounds reached (8)'], // ?
  tooManyReactions: [400, 30010, 'Maximum number of reactions reached (20)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'], // ?
  tooManyCommandCreates: [400, 30034, 'Max number of daily application command creates has been reached (200)'], // discord-api-docs#6188
  tooLarge: [413, 40005, 'Request entity too large'],
  notConsumable: [400, 40018, 'Only consumable SKUs can be consumed'], // ?
  commandNameTaken: [400, 40041, 'An application command with that name already exists'], // ?
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'], // Discord-Form-Bot#12
  missingAccess: [403, 50001, 'Missing Access'], // eris#1443
  widgetDisabled: [403, 50004, 'Widget Disabled'], // shields#981
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'], // discord-api-docs#4365
  emptyMessage: [400, 50006, 'Cannot send an empty message'], // discord-api-docs#1313
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'], // discord-tickets#454
  wrongNumberToDelete: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.',
  ],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'], // discord.py#6883
  invalidAccessToken: [403, 50025, 'Invalid OAuth2 access token'], // Flask-Discord#5, discord-api-docs#5578
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'], // discord.py#9856
  invalidRole: [400, 50028, 'Invalid Role'], // discord-api-docs#2052; @everyone: Discord-Presser-Server-Nuker#31
  tooOldToBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  invalidVersion: [400, 50041, 'Invalid API version'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'], // usini_discord_webhook#2
  imageTooLarge: [400, 50138, 'Failed to resize asset below the maximum size: 262144'], // status: ?
  twoFactorRequired: [403, 60003, 'Two factor is required for this operation'], // pycord#1538, TLE#464
  stageAlreadyOpen: [400, 150006, 'The Stage is already open'], // status: ?
  noOnboardingYet: [400, 350000, 'Cannot enable onboarding, requirements are not met'], // ?
  replyNeedsHistory: [403, 160002, 'Cannot reply without permission to read message history'], // member-gentei#42
  nobodyBanned: [400, 500_000, 'Failed to ban users'], // status: ?; developers/resources/guild#bulk-guild-ban
} as const satisfies Record<string, readonly [status: number, code: number, message: string]>;

/** Name of a refusal. */
export type RefusalName = keyof typeof refusals;

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
