import assert from 'node:assert/strict';
import { Refusal, type RefusalName, refusalAnswer, refusalCalled } from '../../src/sandbox/refusal.ts';

/**
 * Status, code and message of each refusal. Statuses and messages are from the logs that are named; `?` means that
 * nobody showed one: the code and its meaning are then those of developers/topics/opcodes-and-status-codes#json, and
 * the status is that of its neighbours.
 */
const table: Readonly<Record<RefusalName, readonly [status: number, code: number, message: string]>> = {
  unauthorized: [401, 0, '401: Unauthorized'], // Discordia#86
  notFound: [404, 0, '404: Not Found'], // undiscord#113
  methodNotAllowed: [405, 0, '405: Method Not Allowed'], // discordgo#1461
  serverError: [500, 0, '500: Internal Server Error'], // discord-api-docs#7528
  unknownApplication: [404, 10002, 'Unknown Application'], // Ticket-Bot#59
  unknownChannel: [404, 10003, 'Unknown Channel'], // scrimba/discord-bot#19
  unknownGuild: [404, 10004, 'Unknown Guild'], // discord-transfer#19
  unknownIntegration: [404, 10005, 'Unknown Integration'], // ?
  unknownInvite: [404, 10006, 'Unknown Invite'], // discord.js-selfbot-v13#575
  unknownMember: [404, 10007, 'Unknown Member'], // discord-tickets#401
  unknownMessage: [404, 10008, 'Unknown Message'], // discord.js#9397
  unknownOverwrite: [404, 10009, 'Unknown Overwrite'], // discord-api-docs#101, discord.js#6025
  unknownRole: [404, 10011, 'Unknown Role'], // syncBot#19
  unknownUser: [404, 10013, 'Unknown User'], // Mittelbot#1238
  unknownEmoji: [400, 10014, 'Unknown Emoji'], // discord-api-docs#864: 400, unlike the others
  noSuchEmoji: [404, 10014, 'Unknown Emoji'], // ?: where an id is asked for
  unknownWebhook: [404, 10015, 'Unknown Webhook'], // Discord4Fabric#81
  unknownBan: [404, 10026, 'Unknown Ban'], // ?
  unknownSku: [404, 10027, 'Unknown SKU'], // ?
  unknownEntitlement: [404, 10029, 'Unknown Entitlement'], // ?
  unknownTemplate: [404, 10057, 'Unknown Guild Template'], // ?
  unknownSticker: [404, 10060, 'Unknown Sticker'], // ?
  unknownStickerPack: [404, 10061, 'Unknown Sticker Pack'], // ?
  unknownInteraction: [404, 10062, 'Unknown interaction'], // slash-create#334
  unknownCommand: [404, 10063, 'Unknown application command'], // Discord.Net#3062, status ?
  unknownVoiceState: [404, 10065, 'Unknown Voice State'], // discord.js#7407
  unknownCommandPermissions: [404, 10066, 'Unknown application command permissions'], // ?
  unknownStageInstance: [404, 10067, 'Unknown Stage Instance'], // ?
  unknownScheduledEvent: [404, 10070, 'Unknown Guild Scheduled Event'], // ?
  unknownTag: [404, 10087, 'Unknown Tag'], // ?
  unknownSound: [404, 10097, 'Unknown sound'], // ?
  noGuildsByBots: [400, 20001, 'Bots cannot use this endpoint'], // 400 in one log of 2026-09 for Create Guild
  botsCannot: [403, 20001, 'Bots cannot use this endpoint'], // twilight#1740
  usersNotAllowed: [403, 20002, 'Only bots can use this endpoint'], // EVE-Discord-Bot#61
  notYourApplication: [403, 20012, 'You are not authorized to perform this action on this application'], // discord.js#8286
  tooManyPins: [400, 30003, 'Maximum number of pins reached (250)'], // fernuni-bot#152, then 50
  tooManyRoles: [400, 30005, 'Maximum number of server roles reached (250)'], // premintbot#22
  tooManyWebhooks: [400, 30007, 'Maximum number of webhooks reached (15)'], // TalOS#38, discord-api-docs#3381
  tooManyEmojis: [400, 30008, 'Maximum number of emojis reached (50)'], // SkinPeek#22, there 100
  tooManyApplicationEmojis: [400, 30008, 'Maximum number of emojis reached (2000)'], // ?
  tooManyReactions: [403, 30010, 'Maximum number of reactions reached (20)'], // discord-transfer#18
  tooManyChannels: [400, 30013, 'Maximum number of guild channels reached (500)'], // ?
  tooManyAttachments: [400, 30015, 'Maximum number of attachments in a message reached (10)'], // ?
  tooManyInvites: [400, 30016, 'Maximum number of invites to this server reached.'], // discord-api-docs#3192, status ?
  tooManyAnimatedEmojis: [400, 30018, 'Maximum number of animated emojis reached (50)'], // ?
  hasTemplate: [400, 30031, 'Guild already has a template'], // ?
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached (100)'], // ?
  tooManyParticipants: [400, 30033, 'Max number of thread participants has been reached (1000)'], // discord-api-docs#3938, status ?
  tooManyCommandCreates: [400, 30034, 'Max number of daily application command creates has been reached (200)'], // discord-api-docs#6188
  tooManyEvents: [400, 30038, 'Maximum number of uncompleted guild scheduled events reached (100)'], // ?
  tooManySounds: [400, 30045, 'Maximum number of soundboard sounds reached (8)'], // ?
  tooManyPinnedPosts: [400, 30047, 'Maximum number pinned threads in this channel reached (1)'], // one: discord.js#10655; words from a bot's log
  tooManyTags: [400, 30048, 'Maximum number of tags in a forum channel has been reached'], // ?
  bitrateTooHigh: [400, 30052, 'Bitrate is too high for channel of this type'], // ?
  tooManyOverwrites: [400, 30060, 'Maximum number of channel permission overwrites reached (1000)'], // ?
  unverifiedAccount: [403, 40002, 'You need to verify your account in order to perform this action.'], // ?
  tooLarge: [413, 40005, 'Request entity too large'], // wall_e#2298
  oneParentAtATime: [400, 40009, 'Only one channel can have a parent_id modified at a time'], // developers/resources/guild#modify-guild-channel-positions
  notConsumable: [400, 40018, 'Only consumable SKUs can be consumed'], // ?
  notInVoice: [400, 40032, 'Target user is not connected to voice.'], // discord.js#2653
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted'], // ?
  commandNameTaken: [400, 40041, 'An application command with that name already exists'], // ?
  postNotBegun: [403, 40058, 'Cannot message this thread until after the post author has sent an initial message'], // discord-api-docs#6340, pycord#1637
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'], // Discord-Form-Bot#12
  tagNamesNotUnique: [400, 40061, 'Tag names must be unique'], // ?
  noTagForMembers: [400, 40066, 'There are no tags available that can be set by non-moderators'], // ?
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'], // VEAF-Mission-Creation-Tools#945
  tooManyFollowUps: [400, 40094, 'This interaction has hit the maximum number of follow up messages'], // ?
  missingAccess: [403, 50001, 'Missing Access'], // eris#1443
  directMessage: [403, 50003, 'Cannot execute action on a DM channel'], // discord.py#1219
  widgetDisabled: [403, 50004, 'Widget Disabled'], // shields#981
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'], // discord-api-docs#4365
  emptyMessage: [400, 50006, 'Cannot send an empty message'], // discord-api-docs#1313
  noSuchRecipient: [400, 50007, 'Cannot send messages to this user'], // spellbot#659: 400 for another bot
  blockedByUser: [403, 50007, 'Cannot send messages to this user'], // discord-api-docs#8238
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'], // Go-Simp#233, status ?
  missingPermissions: [403, 50013, 'Missing Permissions'], // discord-tickets#454
  wrongNumberToDelete: [
    400,
    50016,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete.',
  ], // discord-api-docs#370, status ?
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'], // discord.py#6883
  invalidAccessToken: [403, 50025, 'Invalid OAuth2 access token'], // Flask-Discord#5, discord-api-docs#5578
  missingScope: [403, 50026, 'Missing required OAuth2 scope'], // ? discord-api-docs#5239 has the code
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'], // discord.py#9856
  invalidRole: [400, 50028, 'Invalid Role'], // discord-api-docs#2052; @everyone: Discord-Presser-Server-Nuker#31
  tooOldToBulkDelete: [400, 50034, 'You can only bulk delete messages that are under 14 days old.'], // wall_e#509
  invalidForm: [400, 50035, 'Invalid Form Body'], // discord.py-self#365
  invalidVersion: [400, 50041, 'Invalid API version'], // ?; 400: developers/reference#api-versioning
  threadArchived: [400, 50083, 'Thread is archived'], // undiscord#399, discord-api-docs#6928
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'], // usini_discord_webhook#2
  imageTooLarge: [400, 50138, 'Failed to resize asset below the maximum size: 262144'], // status: ?
  voiceMessageContent: [400, 50159, 'Voice messages do not support additional content.'], // ?
  voiceMessageFiles: [400, 50160, 'Voice messages must have a single audio attachment.'], // ?
  voiceMessageMetadata: [400, 50161, 'Voice messages must have supporting metadata.'], // ?
  voiceMessageEdit: [400, 50162, 'Voice messages cannot be edited.'], // ?
  noMutualGuild: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'], // discord-api-docs#8238, #8244
  twoFactorRequired: [403, 60003, 'Two factor is required for this operation'], // pycord#1538, TLE#464
  stageAlreadyOpen: [400, 150006, 'The Stage is already open'], // status: ?
  replyNeedsHistory: [403, 160002, 'Cannot reply without permission to read message history'], // member-gentei#42
  threadExists: [400, 160004, 'A thread has already been created for this message'], // cord#14, status ?
  threadLocked: [403, 160005, 'Thread is locked'], // ?
  tooManyActiveThreads: [400, 160006, 'Maximum number of active threads reached'], // slack-to-discord#16
  forwardWithContent: [400, 160011, 'Forward messages cannot have additional content'], // discord-api-docs#7648; status ?
  webhookNeedsThread: [400, 220001, 'Webhooks posted to forum channels must have a thread_name or thread_id'], // discord-webhook#108
  webhookNeedsOneThread: [
    400,
    220002,
    'Webhooks posted to forum channels cannot have both a thread_name and thread_id',
  ], // DiscordWebhookAPI#10
  webhookCannotStartThread: [400, 220003, 'Webhooks can only create threads in forum channels'], // discord-api-docs#5018
  noOnboardingYet: [400, 350000, 'Cannot enable onboarding, requirements are not met'], // ?
  nobodyBanned: [400, 500_000, 'Failed to ban users'], // status: ?; developers/resources/guild#bulk-guild-ban
  finishedEvent: [400, 180000, 'Cannot update a finished event'], // ?
  pollExpired: [400, 520001, 'Poll expired'], // ?
  pollNotEditable: [400, 520003, 'Cannot edit a poll message'], // ?
  notAPoll: [400, 520006, 'Cannot expire a non-poll message'], // ?
};

describe('a refusal in the sandbox', () => {
  for (const [name, [status, code, message]] of Object.entries(table)) {
    it(`has its status, code and message: ${name}`, () => {
      const answer = refusalAnswer(new Refusal(name as RefusalName), 10);
      assert.equal(answer.status, status);
      assert.equal(answer.headers['content-type'], 'application/json');
      const { errors, ...told } = JSON.parse(answer.body);
      assert.deepEqual(told, { message, code });
      assert.deepEqual(errors, name === 'invalidForm' ? {} : undefined);
    });
  }

  const form = [
    { path: ['embeds', 0, 'title'], code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 256 or fewer in length.' },
  ];

  it('has a tree of errors for a form since version 8, and field names alone before', () => {
    // developers/reference#error-messages; python-discord-webhook#118
    const told = (version: number) => JSON.parse(refusalAnswer(new Refusal('invalidForm', form), version).body);
    const { path, ...leaf } = form[0] ?? { path: [] };
    assert.deepEqual(told(8), {
      message: 'Invalid Form Body',
      code: 50035,
      errors: { embeds: { 0: { title: { _errors: [leaf] } } } },
    });
    assert.deepEqual(told(7), { embeds: ['0'] });
  });

  it('looks the same in every version where it is none of a form', () => {
    for (const version of [6, 10]) {
      const { body } = refusalAnswer(new Refusal('missingAccess'), version);
      assert.deepEqual(JSON.parse(body), { message: 'Missing Access', code: 50001 });
    }
  });

  it('is found by its code, the first where several have it', () => {
    assert.deepEqual(
      [refusalCalled(50001), refusalCalled(10014), refusalCalled(170_003)],
      ['missingAccess', 'unknownEmoji', undefined],
    );
  });

  it('has its message as an error, for whoever throws it', () => {
    const refusal = new Refusal('unknownChannel');
    assert.deepEqual([refusal.message, refusal.reason, refusal.errors], ['Unknown Channel', 'unknownChannel', []]);
  });
});
