/**
 * Names of the numbers that request bodies take (discord-api-types 0.38, v10, whose spelling discord.js shares): an
 * enumeration a line; a number in front of a name says its value, the names behind it count on. After `*` the numbers
 * are bits, and those are listed that a request may set (developers/resources/message#message-object-message-flags and
 * the like).
 */
const table = `
ApplicationCommandOptionType 1 Subcommand SubcommandGroup String Integer Boolean User Channel Role Mentionable Number Attachment
ApplicationCommandPermissionType 1 Role User Channel
ApplicationCommandType 1 ChatInput User Message PrimaryEntryPoint
ApplicationFlags * 13 GatewayPresenceLimited 15 GatewayGuildMembersLimited 19 GatewayMessageContentLimited
ApplicationIntegrationType 0 GuildInstall UserInstall
ApplicationRoleConnectionMetadataType 1 IntegerLessThanOrEqual IntegerGreaterThanOrEqual IntegerEqual IntegerNotEqual DatetimeLessThanOrEqual DatetimeGreaterThanOrEqual BooleanEqual BooleanNotEqual
ApplicationWebhookEventStatus 1 Disabled Enabled
AutoModerationActionType 1 BlockMessage SendAlertMessage Timeout BlockMemberInteraction
AutoModerationRuleEventType 1 MessageSend MemberUpdate
AutoModerationRuleKeywordPresetType 1 Profanity SexualContent Slurs
AutoModerationRuleTriggerType 1 Keyword 3 Spam KeywordPreset MentionSpam MemberProfile
ButtonStyle 1 Primary Secondary Success Danger Link Premium
ChannelFlags * 1 Pinned 4 RequireTag 15 HideMediaDownloadOptions
ChannelType 0 GuildText DM GuildVoice GroupDM GuildCategory GuildAnnouncement 10 AnnouncementThread PublicThread PrivateThread GuildStageVoice GuildDirectory GuildForum GuildMedia
ComponentType 1 ActionRow Button StringSelect TextInput UserSelect RoleSelect MentionableSelect ChannelSelect Section TextDisplay Thumbnail MediaGallery File Separator 17 Container Label FileUpload 21 RadioGroup CheckboxGroup Checkbox
EntryPointCommandHandlerType 1 AppHandler DiscordLaunchActivity
ForumLayoutType 0 NotSet ListView GalleryView
GuildDefaultMessageNotifications 0 AllMessages OnlyMentions
GuildExplicitContentFilter 0 Disabled MembersWithoutRoles AllMembers
GuildMemberFlags * 2 BypassesVerification
GuildScheduledEventEntityType 1 StageInstance Voice External
GuildScheduledEventPrivacyLevel 2 GuildOnly
GuildScheduledEventStatus 1 Scheduled Active Completed Canceled
GuildSystemChannelFlags * 0 SuppressJoinNotifications SuppressPremiumSubscriptions SuppressGuildReminderNotifications SuppressJoinNotificationReplies SuppressRoleSubscriptionPurchaseNotifications SuppressRoleSubscriptionPurchaseNotificationReplies
GuildVerificationLevel 0 None Low Medium High VeryHigh
InteractionContextType 0 Guild BotDM PrivateChannel
InteractionResponseType 1 Pong 4 ChannelMessageWithSource DeferredChannelMessageWithSource DeferredMessageUpdate UpdateMessage ApplicationCommandAutocompleteResult Modal PremiumRequired 12 LaunchActivity
InviteTargetType 1 Stream EmbeddedApplication
MessageFlags * 2 SuppressEmbeds 6 Ephemeral 12 SuppressNotifications IsVoiceMessage 15 IsComponentsV2
MessageReferenceType 0 Default Forward
OverwriteType 0 Role Member
PollLayoutType 1 Default
SeparatorSpacingSize 1 Small Large
SortOrderType 0 LatestActivity CreationDate
StageInstancePrivacyLevel 1 Public GuildOnly
TextInputStyle 1 Short Paragraph
ThreadAutoArchiveDuration 60 OneHour 1440 OneDay 4320 ThreeDays 10080 OneWeek
VideoQualityMode 1 Auto Full
`;

/** What the numbers of one enumeration are called. */
export interface EnumNames {
  /** Whether the numbers are bits that are added. */
  readonly isFlags: boolean;
  readonly names: ReadonlyMap<number, string>;
}

let enums: ReadonlyMap<string, EnumNames> | undefined;

/** The names of an enumeration, by what discord-api-types calls it; undefined for one that is not known. */
export function enumNames(name: string): EnumNames | undefined {
  return all().get(name);
}

/** What all enumerations are called. */
export function knownEnums(): readonly string[] {
  return [...all().keys()];
}

/** The number of `ButtonStyle.Primary`; undefined where the member is not known. */
export function enumValue(name: string, member: string): number | undefined {
  return [...(enumNames(name)?.names ?? [])].find(([, one]) => one === member)?.[0];
}

function all(): ReadonlyMap<string, EnumNames> {
  enums ??= new Map(table.trim().split('\n').map(readLine));
  return enums;
}

function readLine(line: string): [string, EnumNames] {
  const [name = '', ...words] = line.split(' ');
  const isFlags = words[0] === '*';
  const names = new Map<number, string>();
  let next = 0;
  for (const word of words.slice(isFlags ? 1 : 0)) {
    if (/^\d+$/.test(word)) next = Number(word);
    else names.set(isFlags ? 2 ** next++ : next++, word);
  }
  return [name, { isFlags, names }];
}
