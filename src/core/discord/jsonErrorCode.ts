/**
 * Discord's JSON error codes and their names: those of discord-api-types (RESTJSONErrorCodes, MIT), then those that
 * only the Social SDK's documentation or JDA has (50018, 50229, 160008, 160011 and most of 5300xx), and two that were
 * seen on the wire alone: 50168 (discord-api-docs#7891) and 50269 (discord-api-docs#7805). A test holds the table
 * against the package, so that a new version cannot bring a code that nobody here knows.
 */
const table = `
0 GeneralError
10001 UnknownAccount
10002 UnknownApplication
10003 UnknownChannel
10004 UnknownGuild
10005 UnknownIntegration
10006 UnknownInvite
10007 UnknownMember
10008 UnknownMessage
10009 UnknownPermissionOverwrite
10010 UnknownProvider
10011 UnknownRole
10012 UnknownToken
10013 UnknownUser
10014 UnknownEmoji
10015 UnknownWebhook
10016 UnknownWebhookService
10020 UnknownSession
10021 UnknownAsset
10026 UnknownBan
10027 UnknownSKU
10028 UnknownStoreListing
10029 UnknownEntitlement
10030 UnknownBuild
10031 UnknownLobby
10032 UnknownBranch
10033 UnknownStoreDirectoryLayout
10036 UnknownRedistributable
10038 UnknownGiftCode
10049 UnknownStream
10050 UnknownPremiumServerSubscribeCooldown
10057 UnknownGuildTemplate
10059 UnknownDiscoverableServerCategory
10060 UnknownSticker
10061 UnknownStickerPack
10062 UnknownInteraction
10063 UnknownApplicationCommand
10065 UnknownVoiceState
10066 UnknownApplicationCommandPermissions
10067 UnknownStageInstance
10068 UnknownGuildMemberVerificationForm
10069 UnknownGuildWelcomeScreen
10070 UnknownGuildScheduledEvent
10071 UnknownGuildScheduledEventUser
10087 UnknownTag
10097 UnknownSound
10124 UnknownInviteTargetUsersJob
10129 UnknownInviteTargetUsers
20001 BotsCannotUseThisEndpoint
20002 OnlyBotsCanUseThisEndpoint
20009 ExplicitContentCannotBeSentToTheDesiredRecipient
20012 NotAuthorizedToPerformThisActionOnThisApplication
20015 ThisActionRequiresAPremiumSubscription
20016 ActionCannotBePerformedDueToSlowmodeRateLimit
20017 TheMazeIsntMeantForYou
20018 OnlyTheOwnerOfThisAccountCanPerformThisAction
20022 AnnouncementEditLimitExceeded
20024 UnderMinimumAge
20028 ChannelWriteRateLimit
20029 ServerWriteRateLimit
20031 StageTopicServerNameServerDescriptionOrChannelNamesContainDisallowedWords
20035 GuildPremiumSubscriptionLevelTooLow
30001 MaximumNumberOfGuildsReached
30002 MaximumNumberOfFriendsReached
30003 MaximumNumberOfPinsReachedForTheChannel
30004 MaximumNumberOfRecipientsReached
30005 MaximumNumberOfGuildRolesReached
30007 MaximumNumberOfWebhooksReached
30008 MaximumNumberOfEmojisReached
30010 MaximumNumberOfReactionsReached
30011 MaximumNumberOfGroupDMsReached
30013 MaximumNumberOfGuildChannelsReached
30015 MaximumNumberOfAttachmentsInAMessageReached
30016 MaximumNumberOfInvitesReached
30018 MaximumNumberOfAnimatedEmojisReached
30019 MaximumNumberOfServerMembersReached
30030 MaximumNumberOfServerCategoriesReached
30031 GuildAlreadyHasTemplate
30032 MaximumNumberOfApplicationCommandsReached
30033 MaximumThreadParticipantsReached
30034 MaximumDailyApplicationCommandCreatesReached
30035 MaximumNumberOfNonGuildMemberBansHasBeenExceeded
30037 MaximumNumberOfBanFetchesHasBeenReached
30038 MaximumNumberOfUncompletedGuildScheduledEventsReached
30039 MaximumNumberOfStickersReached
30040 MaximumNumberOfPruneRequestsHasBeenReached
30042 MaximumNumberOfGuildWidgetSettingsUpdatesHasBeenReached
30045 MaximumNumberOfSoundboardSoundsReached
30046 MaximumNumberOfEditsToMessagesOlderThanOneHourReached
30047 MaximumNumberOfPinnedThreadsInForumHasBeenReached
30048 MaximumNumberOfTagsInForumHasBeenReached
30052 BitrateIsTooHighForChannelOfThisType
30056 MaximumNumberOfPremiumEmojisReached
30058 MaximumNumberOfWebhooksPerGuildReached
30060 MaximumNumberOfChannelPermissionOverwritesReached
30061 TheChannelsForThisGuildAreTooLarge
40001 Unauthorized
40002 VerifyYourAccount
40003 OpeningDirectMessagesTooFast
40004 SendMessagesHasBeenTemporarilyDisabled
40005 RequestEntityTooLarge
40006 FeatureTemporarilyDisabledServerSide
40007 UserBannedFromThisGuild
40009 OnlyOneChannelCanHaveAParentIdModifiedAtATime
40012 ConnectionHasBeenRevoked
40018 OnlyConsumableSKUsCanBeConsumed
40019 YouCanOnlyDeleteSandboxEntitlements
40032 TargetUserIsNotConnectedToVoice
40033 ThisMessageWasAlreadyCrossposted
40041 ApplicationCommandWithThatNameAlreadyExists
40043 ApplicationInteractionFailedToSend
40058 CannotSendAMessageInAForumChannel
40060 InteractionHasAlreadyBeenAcknowledged
40061 TagNamesMustBeUnique
40062 ServiceResourceIsBeingRateLimited
40066 ThereAreNoTagsAvailableThatCanBeSetByNonModerators
40067 TagRequiredToCreateAForumPostInThisChannel
40074 AnEntitlementHasAlreadyBeenGrantedForThisResource
40094 ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages
40333 CloudflareIsBlockingYourRequest
50001 MissingAccess
50002 InvalidAccountType
50003 CannotExecuteActionOnDMChannel
50004 GuildWidgetDisabled
50005 CannotEditMessageAuthoredByAnotherUser
50006 CannotSendAnEmptyMessage
50007 CannotSendMessagesToThisUser
50008 CannotSendMessagesInNonTextChannel
50009 ChannelVerificationLevelTooHighForYouToGainAccess
50010 OAuth2ApplicationDoesNotHaveBot
50011 OAuth2ApplicationLimitReached
50012 InvalidOAuth2State
50013 MissingPermissions
50014 InvalidToken
50015 NoteWasTooLong
50016 ProvidedTooFewOrTooManyMessagesToDelete
50017 InvalidMFALevel
50018 InvalidPassword
50019 MessageCanOnlyBePinnedInTheChannelItWasSentIn
50020 InviteCodeInvalidOrTaken
50021 CannotExecuteActionOnSystemMessage
50024 CannotExecuteActionOnThisChannelType
50025 InvalidOAuth2AccessToken
50026 MissingRequiredOAuth2Scope
50027 InvalidWebhookToken
50028 InvalidRole
50033 InvalidRecipients
50034 OneOfTheMessagesProvidedWasTooOldForBulkDelete
50035 InvalidFormBodyOrContentType
50036 InviteAcceptedToGuildWithoutTheBotBeingIn
50039 InvalidActivityAction
50041 InvalidAPIVersion
50045 FileUploadedExceedsMaximumSize
50046 InvalidFileUploaded
50054 CannotSelfRedeemThisGift
50055 InvalidGuild
50057 InvalidSKU
50067 InvalidRequestOrigin
50068 InvalidMessageType
50070 PaymentSourceRequiredToRedeemGift
50073 CannotModifyASystemWebhook
50074 CannotDeleteChannelRequiredForCommunityGuilds
50080 CannotEditStickersWithinMessage
50081 InvalidStickerSent
50083 InvalidActionOnArchivedThread
50084 InvalidThreadNotificationSettings
50085 ParameterEarlierThanCreation
50086 CommunityServerChannelsMustBeTextChannels
50091 TheEntityTypeOfTheEventIsDifferentFromTheEntityYouAreTryingToStartTheEventFor
50095 ServerNotAvailableInYourLocation
50097 ServerNeedsMonetizationEnabledToPerformThisAction
50101 ServerNeedsMoreBoostsToPerformThisAction
50109 RequestBodyContainsInvalidJSON
50110 ProvidedFileIsInvalid
50123 ProvidedFileTypeIsInvalid
50124 ProvidedFileDurationExceedsMaximumLength
50131 OwnerCannotBePendingMember
50132 OwnershipCannotBeMovedToABotUser
50138 FailedToResizeAssetBelowTheMaximumSize
50144 CannotMixSubscriptionAndNonSubscriptionRolesForAnEmoji
50145 CannotConvertBetweenPremiumEmojiAndNormalEmoji
50146 UploadedFileNotFound
50151 SpecifiedEmojiIsInvalid
50159 VoiceMessagesDoNotSupportAdditionalContent
50160 VoiceMessagesMustHaveASingleAudioAttachment
50161 VoiceMessagesMustHaveSupportingMetadata
50162 VoiceMessagesCannotBeEdited
50163 CannotDeleteGuildSubscriptionIntegration
50167 CannotSendVoiceEffectWhenUserIsServerMutedDeafenedOrSuppressed
50168 UserMustBeInVoiceChannelToSendVoiceChannelEffect
50173 YouCannotSendVoiceMessagesInThisChannel
50178 TheUserAccountMustFirstBeVerified
50192 ProvidedFileDoesNotHaveAValidDuration
50229 InvalidUserType
50269 MissingAccessToAgeGatedContent
50278 CannotSendMessagesToThisUserDueToHavingNoMutualGuilds
50600 YouDoNotHavePermissionToSendThisSticker
60003 TwoFactorAuthenticationIsRequired
80004 NoUsersWithDiscordTagExist
90001 ReactionWasBlocked
90002 UserCannotUseBurstReactions
110000 IndexNotYetAvailable
110001 ApplicationNotYetAvailable
130000 APIResourceOverloaded
150006 TheStageIsAlreadyOpen
160002 CannotReplyWithoutPermissionToReadMessageHistory
160004 ThreadAlreadyCreatedForMessage
160005 ThreadLocked
160006 MaximumActiveThreads
160007 MaximumActiveAnnouncementThreads
160008 ReferencedMessageNotFound
160009 CannotReferenceAMessageWithoutPermissionToReadMessageHistory
160010 NSFWChannelMessageReferenceNotAllowed
160011 ForwardCannotHaveContent
160014 CannotForwardMessageWithUnreadableContent
170001 InvalidJSONForUploadedLottieFile
170002 UploadedLottiesCannotContainRasterizedImages
170003 StickerMaximumFramerateExceeded
170004 StickerFrameCountExceedsMaximumOf1000Frames
170005 LottieAnimationMaximumDimensionsExceeded
170006 StickerFramerateIsTooSmallOrTooLarge
170007 StickerAnimationDurationExceedsMaximumOf5Seconds
180000 CannotUpdateAFinishedEvent
180002 FailedToCreateStageNeededForStageEvent
200000 MessageWasBlockedByAutomaticModeration
200001 TitleWasBlockedByAutomaticModeration
220001 WebhooksPostedToForumChannelsMustHaveAThreadNameOrThreadId
220002 WebhooksPostedToForumChannelsCannotHaveBothAThreadNameAndThreadId
220003 WebhooksCanOnlyCreateThreadsInForumChannels
220004 WebhookServicesCannotBeUsedInForumChannels
240000 MessageBlockedByHarmfulLinksFilter
340015 AccessToJoiningNewServersHasBeenLimitedForTheUser
350000 CannotEnableOnboardingRequirementsAreNotMet
350001 CannotUpdateOnboardingWhileBelowRequirements
400001 AccessToFileUploadsHasBeenLimitedForThisGuild
500000 FailedToBanUsers
520000 PollVotingBlocked
520001 PollExpired
520002 InvalidChannelTypeForPollCreation
520003 CannotEditAPollMessage
520004 CannotUseAnEmojiIncludedWithThePoll
520006 CannotExpireANonPollMessage
530000 ProvisionalAccountsPermissionNotGranted
530001 IdTokenJWTExpired
530002 IdTokenJWTIssuerMismatch
530003 IdTokenJWTAudienceMismatch
530004 IdTokenJWTIssuedTooLongAgo
530006 FailedToGenerateUniqueUsername
530007 InvalidClientSecret
530008 OIDCConfigurationNotFound
530009 OIDCJWKSNotFound
530010 UserAccountNotProvisional
530014 InvalidMergeSource
530016 InvalidMergeDestination
530017 MergeSourceUserBanned
530020 InvalidOIDCToken
530023 TooManyApplicationIdentities
530027 MissingKeyIdHeader
`;

let names: ReadonlyMap<number, string> | undefined;

/** Every known code and its name (`10003` → `UnknownChannel`), read when it is first needed. */
export function jsonErrorNames(): ReadonlyMap<number, string> {
  names ??= new Map(
    table
      .trim()
      .split('\n')
      .map((line) => {
        const blank = line.indexOf(' ');
        return [Number(line.slice(0, blank)), line.slice(blank + 1)];
      }),
  );
  return names;
}

/** The name of a code as words: `10003` → `Unknown channel`; undefined where nobody knows it. */
export function jsonErrorTitle(code: number): string | undefined {
  const name = jsonErrorNames().get(code);
  if (name === undefined) return undefined;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
  return words
    .split(' ')
    .map((word, index) => (index > 0 && !/^[A-Z]{2,}$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/**
 * The code of a message that says no more than its name: `Missing Permissions` → 50013. Undefined where none or several
 * have it.
 */
export function codeOfMessage(message: string): number | undefined {
  const wanted = message.replace(/[\s.]/g, '').toLowerCase();
  if (wanted.length < 8) return undefined;
  // The table says "Invalid form body or invalid Content-Type", the answer only this (discord.js#9397 and many).
  if (wanted === 'invalidformbody') return 50035;
  const found = [...jsonErrorNames()].filter(([code, name]) => code > 0 && name.toLowerCase() === wanted);
  return found.length === 1 ? found[0]?.[0] : undefined;
}
