/**
 * Where Discord's documentation describes each operation: a path, the page below `/developers`, then methods and the
 * places on the page, which are the operations' names in small letters (pages of 2026-08-06).
 */
const table = `
applications/@me resources/application GET get-current-application PATCH edit-current-application
applications/{application_id}/activity-instances/{instance_id} resources/application GET get-application-activity-instance
applications/{application_id}/commands interactions/application-commands GET get-global-application-commands PUT bulk-overwrite-global-application-commands POST create-global-application-command
applications/{application_id}/commands/{command_id} interactions/application-commands GET get-global-application-command DELETE delete-global-application-command PATCH edit-global-application-command
applications/{application_id}/emojis resources/emoji GET list-application-emojis POST create-application-emoji
applications/{application_id}/emojis/{emoji_id} resources/emoji GET get-application-emoji DELETE delete-application-emoji PATCH modify-application-emoji
applications/{application_id}/entitlements resources/entitlement GET list-entitlements POST create-test-entitlement
applications/{application_id}/entitlements/{entitlement_id} resources/entitlement GET get-entitlement DELETE delete-test-entitlement
applications/{application_id}/entitlements/{entitlement_id}/consume resources/entitlement POST consume-an-entitlement
applications/{application_id}/guilds/{guild_id}/commands interactions/application-commands GET get-guild-application-commands PUT bulk-overwrite-guild-application-commands POST create-guild-application-command
applications/{application_id}/guilds/{guild_id}/commands/permissions interactions/application-commands GET get-guild-application-command-permissions PUT batch-edit-application-command-permissions
applications/{application_id}/guilds/{guild_id}/commands/{command_id} interactions/application-commands GET get-guild-application-command DELETE delete-guild-application-command PATCH edit-guild-application-command
applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions interactions/application-commands GET get-application-command-permissions PUT edit-application-command-permissions
applications/{application_id}/role-connections/metadata resources/application-role-connection-metadata GET get-application-role-connection-metadata-records PUT update-application-role-connection-metadata-records
applications/{application_id}/skus resources/sku GET list-skus
channels/{channel_id} resources/channel GET get-channel DELETE delete-close-channel PATCH modify-channel
channels/{channel_id}/followers resources/channel POST follow-announcement-channel
channels/{channel_id}/invites resources/channel GET get-channel-invites POST create-channel-invite
channels/{channel_id}/messages resources/message GET get-channel-messages POST create-message
channels/{channel_id}/messages/bulk-delete resources/message POST bulk-delete-messages
channels/{channel_id}/messages/pins resources/message GET get-channel-pins
channels/{channel_id}/messages/pins/{message_id} resources/message PUT pin-message DELETE unpin-message
channels/{channel_id}/messages/{message_id} resources/message GET get-channel-message DELETE delete-message PATCH edit-message
channels/{channel_id}/messages/{message_id}/crosspost resources/message POST crosspost-message
channels/{channel_id}/messages/{message_id}/reactions resources/message DELETE delete-all-reactions
channels/{channel_id}/messages/{message_id}/reactions/{emoji_name} resources/message GET get-reactions DELETE delete-all-reactions-for-emoji
channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me resources/message PUT create-reaction DELETE delete-own-reaction
channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id} resources/message DELETE delete-user-reaction
channels/{channel_id}/messages/{message_id}/threads resources/channel POST start-thread-from-message
channels/{channel_id}/permissions/{overwrite_id} resources/channel PUT edit-channel-permissions DELETE delete-channel-permission
channels/{channel_id}/pins resources/message GET get-pinned-messages-deprecated
channels/{channel_id}/pins/{message_id} resources/message PUT pin-message-deprecated DELETE unpin-message-deprecated
channels/{channel_id}/polls/{message_id}/answers/{answer_id} resources/poll GET get-answer-voters
channels/{channel_id}/polls/{message_id}/expire resources/poll POST end-poll
channels/{channel_id}/recipients/{user_id} resources/channel PUT group-dm-add-recipient DELETE group-dm-remove-recipient
channels/{channel_id}/send-soundboard-sound resources/soundboard POST send-soundboard-sound
channels/{channel_id}/thread-members resources/channel GET list-thread-members
channels/{channel_id}/thread-members/@me resources/channel PUT join-thread DELETE leave-thread
channels/{channel_id}/thread-members/{user_id} resources/channel GET get-thread-member PUT add-thread-member DELETE remove-thread-member
channels/{channel_id}/threads resources/channel POST start-thread-without-message
channels/{channel_id}/threads/archived/private resources/channel GET list-private-archived-threads
channels/{channel_id}/threads/archived/public resources/channel GET list-public-archived-threads
channels/{channel_id}/typing resources/channel POST trigger-typing-indicator
channels/{channel_id}/users/@me/threads/archived/private resources/channel GET list-joined-private-archived-threads
channels/{channel_id}/voice-status resources/channel PUT set-voice-channel-status
channels/{channel_id}/webhooks resources/webhook GET get-channel-webhooks POST create-webhook
gateway events/gateway GET get-gateway
gateway/bot events/gateway GET get-gateway-bot
guilds/templates/{code} resources/guild-template GET get-guild-template
guilds/{guild_id} resources/guild GET get-guild PATCH modify-guild
guilds/{guild_id}/audit-logs resources/audit-log GET get-guild-audit-log
guilds/{guild_id}/auto-moderation/rules resources/auto-moderation GET list-auto-moderation-rules-for-guild POST create-auto-moderation-rule
guilds/{guild_id}/auto-moderation/rules/{rule_id} resources/auto-moderation GET get-auto-moderation-rule DELETE delete-auto-moderation-rule PATCH modify-auto-moderation-rule
guilds/{guild_id}/bans resources/guild GET get-guild-bans
guilds/{guild_id}/bans/{user_id} resources/guild GET get-guild-ban PUT create-guild-ban DELETE remove-guild-ban
guilds/{guild_id}/bulk-ban resources/guild POST bulk-guild-ban
guilds/{guild_id}/channels resources/guild GET get-guild-channels POST create-guild-channel PATCH modify-guild-channel-positions
guilds/{guild_id}/emojis resources/emoji GET list-guild-emojis POST create-guild-emoji
guilds/{guild_id}/emojis/{emoji_id} resources/emoji GET get-guild-emoji DELETE delete-guild-emoji PATCH modify-guild-emoji
guilds/{guild_id}/incident-actions resources/guild PUT modify-guild-incident-actions
guilds/{guild_id}/integrations resources/guild GET get-guild-integrations
guilds/{guild_id}/integrations/{integration_id} resources/guild DELETE delete-guild-integration
guilds/{guild_id}/invites resources/guild GET get-guild-invites
guilds/{guild_id}/members resources/guild GET list-guild-members
guilds/{guild_id}/members/@me resources/guild PATCH modify-current-member
guilds/{guild_id}/members/@me/nick resources/guild PATCH modify-current-user-nick
guilds/{guild_id}/members/search resources/guild GET search-guild-members
guilds/{guild_id}/members/{user_id} resources/guild GET get-guild-member PUT add-guild-member DELETE remove-guild-member PATCH modify-guild-member
guilds/{guild_id}/members/{user_id}/roles/{role_id} resources/guild PUT add-guild-member-role DELETE remove-guild-member-role
guilds/{guild_id}/messages/search resources/message GET search-guild-messages
guilds/{guild_id}/onboarding resources/guild GET get-guild-onboarding PUT modify-guild-onboarding
guilds/{guild_id}/preview resources/guild GET get-guild-preview
guilds/{guild_id}/prune resources/guild GET get-guild-prune-count POST begin-guild-prune
guilds/{guild_id}/regions resources/guild GET get-guild-voice-regions
guilds/{guild_id}/roles resources/guild GET get-guild-roles POST create-guild-role PATCH modify-guild-role-positions
guilds/{guild_id}/roles/member-counts resources/guild GET get-guild-role-member-counts
guilds/{guild_id}/roles/{role_id} resources/guild GET get-guild-role DELETE delete-guild-role PATCH modify-guild-role
guilds/{guild_id}/scheduled-events resources/guild-scheduled-event GET list-scheduled-events-for-guild POST create-guild-scheduled-event
guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id} resources/guild-scheduled-event GET get-guild-scheduled-event DELETE delete-guild-scheduled-event PATCH modify-guild-scheduled-event
guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users resources/guild-scheduled-event GET get-guild-scheduled-event-users
guilds/{guild_id}/soundboard-sounds resources/soundboard GET list-guild-soundboard-sounds POST create-guild-soundboard-sound
guilds/{guild_id}/soundboard-sounds/{sound_id} resources/soundboard GET get-guild-soundboard-sound DELETE delete-guild-soundboard-sound PATCH modify-guild-soundboard-sound
guilds/{guild_id}/stickers resources/sticker GET list-guild-stickers POST create-guild-sticker
guilds/{guild_id}/stickers/{sticker_id} resources/sticker GET get-guild-sticker DELETE delete-guild-sticker PATCH modify-guild-sticker
guilds/{guild_id}/templates resources/guild-template GET get-guild-templates POST create-guild-template
guilds/{guild_id}/templates/{code} resources/guild-template PUT sync-guild-template DELETE delete-guild-template PATCH modify-guild-template
guilds/{guild_id}/threads/active resources/guild GET list-active-guild-threads
guilds/{guild_id}/vanity-url resources/guild GET get-guild-vanity-url
guilds/{guild_id}/voice-states/@me resources/voice GET get-current-user-voice-state PATCH modify-current-user-voice-state
guilds/{guild_id}/voice-states/{user_id} resources/voice GET get-user-voice-state PATCH modify-user-voice-state
guilds/{guild_id}/webhooks resources/webhook GET get-guild-webhooks
guilds/{guild_id}/welcome-screen resources/guild GET get-guild-welcome-screen PATCH modify-guild-welcome-screen
guilds/{guild_id}/widget resources/guild GET get-guild-widget-settings PATCH modify-guild-widget
guilds/{guild_id}/widget.json resources/guild GET get-guild-widget
guilds/{guild_id}/widget.png resources/guild GET get-guild-widget-image
interactions/{interaction_id}/{interaction_token}/callback interactions/receiving-and-responding POST create-interaction-response
invites/{code} resources/invite GET get-invite DELETE delete-invite
invites/{code}/target-users resources/invite GET get-target-users PUT update-target-users
invites/{code}/target-users/job-status resources/invite GET get-target-users-job-status
lobbies resources/lobby PUT create-or-join-lobby POST create-lobby
lobbies/{lobby_id} resources/lobby GET get-lobby DELETE delete-lobby PATCH modify-lobby
lobbies/{lobby_id}/channel-linking resources/lobby PATCH link-channel-to-lobby
lobbies/{lobby_id}/members/@me resources/lobby DELETE leave-lobby
lobbies/{lobby_id}/members/@me/invites resources/lobby POST create-lobby-channel-invite-for-self
lobbies/{lobby_id}/members/bulk resources/lobby POST bulk-update-lobby-members
lobbies/{lobby_id}/members/{user_id} resources/lobby PUT add-a-member-to-a-lobby DELETE remove-a-member-from-a-lobby
lobbies/{lobby_id}/members/{user_id}/invites resources/lobby POST create-lobby-channel-invite-for-user
lobbies/{lobby_id}/messages resources/lobby GET get-lobby-messages POST send-lobby-message
lobbies/{lobby_id}/messages/{message_id}/moderation-metadata resources/lobby PUT update-lobby-message-moderation-metadata
oauth2/@me topics/oauth2 GET get-current-authorization-information
oauth2/applications/@me topics/oauth2 GET get-current-bot-application-information
skus/{sku_id}/subscriptions resources/subscription GET list-sku-subscriptions
skus/{sku_id}/subscriptions/{subscription_id} resources/subscription GET get-sku-subscription
soundboard-default-sounds resources/soundboard GET list-default-soundboard-sounds
stage-instances resources/stage-instance POST create-stage-instance
stage-instances/{channel_id} resources/stage-instance GET get-stage-instance DELETE delete-stage-instance PATCH modify-stage-instance
sticker-packs resources/sticker GET list-sticker-packs
sticker-packs/{pack_id} resources/sticker GET get-sticker-pack
stickers/{sticker_id} resources/sticker GET get-sticker
users/@me resources/user GET get-current-user PATCH modify-current-user
users/@me/applications/{application_id}/role-connection resources/user GET get-current-user-application-role-connection PUT update-current-user-application-role-connection DELETE delete-current-user-application-role-connection
users/@me/channels resources/user POST create-dm
users/@me/connections resources/user GET get-current-user-connections
users/@me/guilds resources/user GET get-current-user-guilds
users/@me/guilds/{guild_id} resources/user DELETE leave-guild
users/@me/guilds/{guild_id}/member resources/user GET get-current-user-guild-member
users/{user_id} resources/user GET get-user
voice/regions resources/voice GET list-voice-regions
webhooks/{webhook_id} resources/webhook GET get-webhook DELETE delete-webhook PATCH modify-webhook
webhooks/{webhook_id}/{webhook_token} resources/webhook GET get-webhook-with-token POST execute-webhook DELETE delete-webhook-with-token PATCH modify-webhook-with-token
webhooks/{webhook_id}/{webhook_token}/github resources/webhook POST execute-github-compatible-webhook
webhooks/{webhook_id}/{webhook_token}/messages/@original interactions/receiving-and-responding GET get-original-interaction-response DELETE delete-original-interaction-response PATCH edit-original-interaction-response
webhooks/{webhook_id}/{webhook_token}/messages/{message_id} resources/webhook GET get-webhook-message DELETE delete-webhook-message PATCH edit-webhook-message
webhooks/{webhook_id}/{webhook_token}/slack resources/webhook POST execute-slack-compatible-webhook
`;

/** Where an operation is described. */
export interface RouteDocumentation {
  /** The name that the documentation gives it: `Create Message`. */
  readonly title: string;
  readonly url: string;
}

let places: ReadonlyMap<string, RouteDocumentation> | undefined;

/** The documentation of an operation, by its method and template without the leading slash; undefined where there is none. */
export function routeDocumentation(method: string, template: string): RouteDocumentation | undefined {
  places ??= new Map(table.trim().split('\n').flatMap(readLine));
  return places.get(`${method} ${template}`);
}

function readLine(line: string): [string, RouteDocumentation][] {
  const [path, ...words] = line.split(' ');
  const found: [string, RouteDocumentation][] = [];
  let [page, method] = ['', ''];
  for (const word of words) {
    if (word.includes('/')) page = word;
    else if (/^[A-Z]+$/.test(word)) method = word;
    else
      found.push([
        `${method} ${path}`,
        { title: titleOf(word), url: `https://docs.discord.com/developers/${page}#${word}` },
      ]);
  }
  return found;
}

const small: ReadonlySet<string> = new Set(['a', 'an', 'for', 'from', 'in', 'of', 'or', 'to', 'with', 'without']);
const capitals: Readonly<Record<string, string>> = {
  dm: 'DM',
  url: 'URL',
  sku: 'SKU',
  skus: 'SKUs',
  github: 'GitHub',
  deprecated: '(deprecated)',
};

/** Names with marks that an address has not. */
const marked: readonly (readonly [plain: string, written: string])[] = [
  ['Delete Close', 'Delete/Close'],
  [' Compatible', '-Compatible'],
];

function titleOf(anchor: string): string {
  const title = anchor
    .split('-')
    .map(
      (word, index) =>
        capitals[word] ?? (index > 0 && small.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)),
    )
    .join(' ');
  return marked.reduce((text, [plain, written]) => text.replace(plain, written), title);
}
