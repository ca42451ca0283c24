/**
 * The well-known ids of every sandbox, whatever its seed, for samples, tests and people.
 *
 * | name | id | what |
 * |---|---|---|
 * | application, bot | 1213093380096131072 | the application and its bot have one id, as new ones do |
 * | guild | 1213455767961731072 | the bot is in it; it belongs to `owner` |
 * | otherGuild | 1213818155827331072 | exists, and the bot is not in it: 50001, and 10004 for the guild itself |
 * | twoFactorGuild | 1214180543692931072 | asks moderators for two-factor authentication, which the bot's owner lacks: 60003 |
 * | twoFactorRole, twoFactorText, twoFactorMessage | 1214180795351171072 … | what the bot may not use there, its channel, somebody's message |
 * | text | 1213458536202371072 | the bot may write here |
 * | readOnly | 1213458787860611072 | the bot sees it and may not write: 50013 |
 * | hidden | 1213459039518851072 | the bot does not see it: 50001 |
 * | voice, category, thread | 1213459291177091072, 1213458284544131072, 1214120145715331072 | the thread is in `text` |
 * | moderatorRole, botRole, memberRole, mutedRole | 1213456019619971072 … | in this order from above |
 * | owner, moderator, member, outsider | 806463995904131072 … | `moderator` is above the bot, `outsider` is in no guild |
 * | memberMessage, botMessage, pinnedMessage | 1214497633075331072 … | in `text` |
 * | webhook | 1214875120435331072 | posts to `text`; its token is `webhookToken` |
 * | interaction | 1215599896166531072 | a command that waits for an answer; its token is `interactionToken(id)` |
 * | componentInteraction, autocompleteInteraction, modalInteraction | 1215600147824771072 … | the other kinds, waiting too |
 * | sku, consumableSku | 1215237759959171072 … | a subscription and something to use up, to grant as test entitlements |
 * | announcement, stage, media | 1213459542835331072, 1213459794493571072, 1213460549468291072 | `announcement` can be followed and published from |
 * | forum, tag, moderatedTag | 1213460046151811072 … | posts may carry tags; `moderatedTag` is for those who manage threads |
 * | tagForum, requiredTag | 1213460297810051072 … | posts must carry a tag: 40067 |
 * | slow | 1213460801126531072 | slowmode of 30 s, by which bots are not held up; holds `pollMessage` |
 * | announcementThread, privateThread | 1214120397373571072, 1214120649031811072 | the bot is in the private one |
 * | strangerThread | 1214120900690051072 | private, and the bot is not in it: 50001 |
 * | archivedThread, archivedPrivateThread | 1214121152348291072, 1214121655664771072 | nothing can be edited there: 50083 |
 * | lockedThread | 1214121404006531072 | only those who manage threads write there: 160005 |
 * | post | 1214121907323011072 | in `forum`; its first message has the same id |
 * | newsMessage, pollMessage | 1214498388050051072, 1214498639708291072 | of the bot, in `announcement` and `slow` |
 * | owner, moderator, outsider | | answer direct messages with 50278, 50007, 50278; `member` takes them |
 */
export const sandboxIds = {
  application: '1213093380096131072',
  bot: '1213093380096131072',
  owner: '806463995904131072',
  moderator: '876034916352131072',
  member: '977280801177731072',
  outsider: '1061905917542531072',
  guild: '1213455767961731072',
  otherGuild: '1213818155827331072',
  moderatorRole: '1213456019619971072',
  botRole: '1213456271278211072',
  memberRole: '1213456522936451072',
  mutedRole: '1213456774594691072',
  category: '1213458284544131072',
  text: '1213458536202371072',
  readOnly: '1213458787860611072',
  hidden: '1213459039518851072',
  voice: '1213459291177091072',
  thread: '1214120145715331072',
  memberMessage: '1214497633075331072',
  botMessage: '1214497884733571072',
  pinnedMessage: '1214498136391811072',
  webhook: '1214875120435331072',
  emoji: '1214890219929731072',
  command: '1215237508300931072',
  interaction: '1215599896166531072',
  componentInteraction: '1215600147824771072',
  autocompleteInteraction: '1215600399483011072',
  modalInteraction: '1215600651141251072',
  twoFactorGuild: '1214180543692931072',
  twoFactorRole: '1214180795351171072',
  twoFactorText: '1214183060275331072',
  twoFactorMessage: '1214183311933571072',
  sku: '1215237759959171072',
  consumableSku: '1215238011617411072',
  announcement: '1213459542835331072',
  stage: '1213459794493571072',
  forum: '1213460046151811072',
  tagForum: '1213460297810051072',
  media: '1213460549468291072',
  slow: '1213460801126531072',
  announcementThread: '1214120397373571072',
  privateThread: '1214120649031811072',
  strangerThread: '1214120900690051072',
  archivedThread: '1214121152348291072',
  lockedThread: '1214121404006531072',
  archivedPrivateThread: '1214121655664771072',
  post: '1214121907323011072',
  newsMessage: '1214498388050051072',
  pollMessage: '1214498639708291072',
  tag: '1213462814392451072',
  moderatedTag: '1213463066050691072',
  requiredTag: '1213463317708931072',
} as const;

/** The code of the invite that every sandbox has, to `text`; it never expires. */
export const sandboxInvite = 'sAndB0xx';

/** The redirect URI that the application has registered; other loopback addresses are taken too. */
export const redirectUri = 'http://127.0.0.1:3000/callback';
