/**
 * The paths that discord.js' `Routes` functions give (discord-api-types 0.38, v10), one name and path a line: `:` is
 * the next argument, `:@me` one with a default, `[…]` a part that is there only with its argument.
 */
const templates = `
applicationRoleConnectionMetadata /applications/:/role-connections/metadata
guildAutoModerationRules /guilds/:/auto-moderation/rules
guildAutoModerationRule /guilds/:/auto-moderation/rules/:
guildAuditLog /guilds/:/audit-logs
channel /channels/:
channelMessages /channels/:/messages
channelMessage /channels/:/messages/:
channelMessageCrosspost /channels/:/messages/:/crosspost
channelMessageOwnReaction /channels/:/messages/:/reactions/:/@me
channelMessageUserReaction /channels/:/messages/:/reactions/:/:
channelMessageReaction /channels/:/messages/:/reactions/:
channelMessageAllReactions /channels/:/messages/:/reactions
channelBulkDelete /channels/:/messages/bulk-delete
channelPermission /channels/:/permissions/:
channelInvites /channels/:/invites
channelFollowers /channels/:/followers
channelTyping /channels/:/typing
channelMessagesPins /channels/:/messages/pins
channelMessagesPin /channels/:/messages/pins/:
channelPins /channels/:/pins
channelPin /channels/:/pins/:
channelRecipient /channels/:/recipients/:
channelVoiceStatus /channels/:/voice-status
guildEmojis /guilds/:/emojis
guildEmoji /guilds/:/emojis/:
guilds /guilds
guild /guilds/:
guildPreview /guilds/:/preview
guildChannels /guilds/:/channels
guildMember /guilds/:/members/:@me
guildMembers /guilds/:/members
guildMembersSearch /guilds/:/members/search
guildMessagesSearch /guilds/:/messages/search
guildCurrentMemberNickname /guilds/:/members/@me/nick
guildMemberRole /guilds/:/members/:/roles/:
guildMFA /guilds/:/mfa
guildBans /guilds/:/bans
guildBan /guilds/:/bans/:
guildRoles /guilds/:/roles
guildRole /guilds/:/roles/:
guildRoleMemberCounts /guilds/:/roles/member-counts
guildPrune /guilds/:/prune
guildVoiceRegions /guilds/:/regions
guildInvites /guilds/:/invites
guildIntegrations /guilds/:/integrations
guildIntegration /guilds/:/integrations/:
guildWidgetSettings /guilds/:/widget
guildWidgetJSON /guilds/:/widget.json
guildVanityUrl /guilds/:/vanity-url
guildWidgetImage /guilds/:/widget.png
invite /invites/:
inviteTargetUsers /invites/:/target-users
inviteTargetUsersJobStatus /invites/:/target-users/job-status
template /guilds/templates/:
guildTemplates /guilds/:/templates
guildTemplate /guilds/:/templates/:
pollAnswerVoters /channels/:/polls/:/answers/:
expirePoll /channels/:/polls/:/expire
threads /channels/:[/messages/:]/threads
guildActiveThreads /guilds/:/threads/active
channelThreads /channels/:/threads/archived/:
channelJoinedArchivedThreads /channels/:/users/@me/threads/archived/private
threadMembers /channels/:/thread-members[/:]
user /users/:@me
userApplicationRoleConnection /users/@me/applications/:/role-connection
userGuilds /users/@me/guilds
userGuildMember /users/@me/guilds/:/member
userGuild /users/@me/guilds/:
userChannels /users/@me/channels
userConnections /users/@me/connections
voiceRegions /voice/regions
channelWebhooks /channels/:/webhooks
guildWebhooks /guilds/:/webhooks
webhook /webhooks/:[/:]
webhookMessage /webhooks/:/:/messages/:@original
webhookPlatform /webhooks/:/:/:
gateway /gateway
gatewayBot /gateway/bot
oauth2CurrentApplication /oauth2/applications/@me
oauth2CurrentAuthorization /oauth2/@me
oauth2Authorization /oauth2/authorize
oauth2TokenExchange /oauth2/token
oauth2TokenRevocation /oauth2/token/revoke
applicationCommands /applications/:/commands
applicationCommand /applications/:/commands/:
applicationGuildCommands /applications/:/guilds/:/commands
applicationGuildCommand /applications/:/guilds/:/commands/:
interactionCallback /interactions/:/:/callback
guildMemberVerification /guilds/:/member-verification
guildVoiceState /guilds/:/voice-states/:@me
guildApplicationCommandsPermissions /applications/:/guilds/:/commands/permissions
applicationCommandPermissions /applications/:/guilds/:/commands/:/permissions
guildWelcomeScreen /guilds/:/welcome-screen
stageInstances /stage-instances
stageInstance /stage-instances/:
sticker /stickers/:
stickerPacks /sticker-packs
stickerPack /sticker-packs/:
nitroStickerPacks /sticker-packs
guildStickers /guilds/:/stickers
guildSticker /guilds/:/stickers/:
guildScheduledEvents /guilds/:/scheduled-events
guildScheduledEvent /guilds/:/scheduled-events/:
guildScheduledEventUsers /guilds/:/scheduled-events/:/users
guildOnboarding /guilds/:/onboarding
guildIncidentActions /guilds/:/incident-actions
currentApplication /applications/@me
applicationActivityInstance /applications/:/activity-instances/:
entitlements /applications/:/entitlements
entitlement /applications/:/entitlements/:
skus /applications/:/skus
guildBulkBan /guilds/:/bulk-ban
consumeEntitlement /applications/:/entitlements/:/consume
applicationEmojis /applications/:/emojis
applicationEmoji /applications/:/emojis/:
skuSubscriptions /skus/:/subscriptions
skuSubscription /skus/:/subscriptions/:
sendSoundboardSound /channels/:/send-soundboard-sound
soundboardDefaultSounds /soundboard-default-sounds
guildSoundboardSounds /guilds/:/soundboard-sounds
guildSoundboardSound /guilds/:/soundboard-sounds/:
applicationUserIdentityProfile /applications/:/users/:/identities/:/profile
userApplicationIdentities /users/:/application-identities/:
applicationIdentities /applications/:/application-identities/:/:
userApplicationIdentityDelete /users/:/application-identities/:/:/:/delete
`;

/** One piece of a path: text, or the argument of that number. */
export type RoutePiece =
  | string
  | {
      readonly argument: number;
      /** What stands there without the argument. */
      readonly fallback?: string;
      /** Text before it that is there only with the argument. */
      readonly before?: string;
    };

/** `RouteBases` and `OAuth2Routes`: constant addresses (discord-api-types 0.38, v10). */
export const routeConstants: Readonly<Record<string, string>> = {
  'RouteBases.api': 'https://discord.com/api/v10',
  'RouteBases.cdn': 'https://cdn.discordapp.com',
  'OAuth2Routes.tokenURL': 'https://discord.com/api/v10/oauth2/token',
  'OAuth2Routes.tokenRevocationURL': 'https://discord.com/api/v10/oauth2/token/revoke',
  'OAuth2Routes.authorizationURL': 'https://discord.com/api/v10/oauth2/authorize',
};

let paths: ReadonlyMap<string, string> | undefined;

/** The names of all `Routes` functions. */
export function routeNames(): readonly string[] {
  return [...table().keys()];
}

/** The path that `Routes.name(…)` gives, in pieces; undefined for a name that is not known. */
export function routePieces(name: string): RoutePiece[] | undefined {
  const template = table().get(name);
  if (template === undefined) return undefined;
  let argument = 0;
  return [...template.matchAll(/\[([^:]*):\]|:(@\w+)?|[^:[]+/g)].map(([text, before, fallback]) => {
    if (before !== undefined) return { argument: argument++, before };
    if (!text.startsWith(':')) return text;
    return fallback === undefined ? { argument: argument++ } : { argument: argument++, fallback };
  });
}

function table(): ReadonlyMap<string, string> {
  paths ??= new Map(
    templates
      .trim()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
  return paths;
}
