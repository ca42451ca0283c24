/**
 * The well-known ids of every sandbox, whatever its seed, for samples, tests and people.
 *
 * | name | id | what |
 * |---|---|---|
 * | application, bot | 1213093380096131072 | the application and its bot have one id, as new ones do |
 * | guild | 1213455767961731072 | the bot is in it; it belongs to `owner` |
 * | otherGuild | 1213818155827331072 | exists, and the bot is not in it: 50001 |
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
} as const;
