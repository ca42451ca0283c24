import { knownPaths } from './route.ts';

/**
 * Where Discord's documentation describes each operation, line by line and word by word as `routeTable.ts` has paths and
 * methods: the place on a page, which is the operation's name in small letters, or `-` where there is none. A word with a
 * slash is the page, below `/developers`, of what follows (pages of 2026-08-06).
 */
const table = `
resources/application get-current-application edit-current-application
- -
get-application-activity-instance
-
interactions/application-commands get-global-application-commands bulk-overwrite-global-application-commands create-global-application-command
get-global-application-command delete-global-application-command edit-global-application-command
resources/emoji list-application-emojis create-application-emoji
get-application-emoji delete-application-emoji modify-application-emoji
resources/entitlement list-entitlements create-test-entitlement
get-entitlement delete-test-entitlement
consume-an-entitlement
interactions/application-commands get-guild-application-commands bulk-overwrite-guild-application-commands create-guild-application-command
get-guild-application-command-permissions batch-edit-application-command-permissions
get-guild-application-command delete-guild-application-command edit-guild-application-command
get-application-command-permissions edit-application-command-permissions
resources/application-role-connection-metadata get-application-role-connection-metadata-records update-application-role-connection-metadata-records
resources/sku list-skus
resources/channel get-channel delete-close-channel modify-channel
follow-announcement-channel
get-channel-invites create-channel-invite
resources/message get-channel-messages create-message
bulk-delete-messages
get-channel-pins
pin-message unpin-message
get-channel-message delete-message edit-message
crosspost-message
delete-all-reactions
get-reactions delete-all-reactions-for-emoji
create-reaction delete-own-reaction
delete-user-reaction
resources/channel start-thread-from-message
edit-channel-permissions delete-channel-permission
resources/message get-pinned-messages-deprecated
pin-message-deprecated unpin-message-deprecated
resources/poll get-answer-voters
end-poll
resources/channel group-dm-add-recipient group-dm-remove-recipient
resources/soundboard send-soundboard-sound
resources/channel list-thread-members
join-thread leave-thread
get-thread-member add-thread-member remove-thread-member
start-thread-without-message
list-private-archived-threads
list-public-archived-threads
-
trigger-typing-indicator
list-joined-private-archived-threads
set-voice-channel-status
resources/webhook get-channel-webhooks create-webhook
events/gateway get-gateway
get-gateway-bot
-
resources/guild-template get-guild-template
resources/guild get-guild modify-guild -
resources/audit-log get-guild-audit-log
resources/auto-moderation list-auto-moderation-rules-for-guild create-auto-moderation-rule
get-auto-moderation-rule delete-auto-moderation-rule modify-auto-moderation-rule
resources/guild get-guild-bans
get-guild-ban create-guild-ban remove-guild-ban
bulk-guild-ban
get-guild-channels create-guild-channel modify-guild-channel-positions
resources/emoji list-guild-emojis create-guild-emoji
get-guild-emoji delete-guild-emoji modify-guild-emoji
resources/guild modify-guild-incident-actions
get-guild-integrations
delete-guild-integration
get-guild-invites
list-guild-members
modify-current-member
modify-current-user-nick
search-guild-members
get-guild-member add-guild-member remove-guild-member modify-guild-member
add-guild-member-role remove-guild-member-role
resources/message search-guild-messages
-
resources/guild get-guild-onboarding modify-guild-onboarding
get-guild-preview
get-guild-prune-count begin-guild-prune
get-guild-voice-regions
-
-
get-guild-roles create-guild-role modify-guild-role-positions
get-guild-role-member-counts
get-guild-role delete-guild-role modify-guild-role
resources/guild-scheduled-event list-scheduled-events-for-guild create-guild-scheduled-event
get-guild-scheduled-event delete-guild-scheduled-event modify-guild-scheduled-event
-
- -
get-guild-scheduled-event-users
-
-
resources/soundboard list-guild-soundboard-sounds create-guild-soundboard-sound
get-guild-soundboard-sound delete-guild-soundboard-sound modify-guild-soundboard-sound
resources/sticker list-guild-stickers create-guild-sticker
get-guild-sticker delete-guild-sticker modify-guild-sticker
resources/guild-template get-guild-templates create-guild-template
sync-guild-template delete-guild-template modify-guild-template
resources/guild list-active-guild-threads
get-guild-vanity-url
resources/voice get-current-user-voice-state modify-current-user-voice-state
get-user-voice-state modify-user-voice-state
resources/webhook get-guild-webhooks
resources/guild get-guild-welcome-screen modify-guild-welcome-screen
get-guild-widget-settings modify-guild-widget
get-guild-widget
get-guild-widget-image
interactions/receiving-and-responding create-interaction-response
resources/invite get-invite delete-invite
get-target-users update-target-users
get-target-users-job-status
resources/lobby create-or-join-lobby create-lobby
get-lobby delete-lobby modify-lobby
link-channel-to-lobby
leave-lobby
create-lobby-channel-invite-for-self
bulk-update-lobby-members
add-a-member-to-a-lobby remove-a-member-from-a-lobby
create-lobby-channel-invite-for-user
get-lobby-messages send-lobby-message
update-lobby-message-moderation-metadata
topics/oauth2 get-current-authorization-information
get-current-bot-application-information
-
-
-
-
-
-
-
-
-
resources/subscription list-sku-subscriptions
get-sku-subscription
resources/soundboard list-default-soundboard-sounds
resources/stage-instance create-stage-instance
get-stage-instance delete-stage-instance modify-stage-instance
resources/sticker list-sticker-packs
get-sticker-pack
get-sticker
resources/user get-current-user modify-current-user
-
get-current-user-application-role-connection update-current-user-application-role-connection delete-current-user-application-role-connection
create-dm
get-current-user-connections
get-current-user-guilds
leave-guild
get-current-user-guild-member
get-user
resources/voice list-voice-regions
resources/webhook get-webhook delete-webhook modify-webhook
get-webhook-with-token execute-webhook delete-webhook-with-token modify-webhook-with-token
execute-github-compatible-webhook
interactions/receiving-and-responding get-original-interaction-response delete-original-interaction-response edit-original-interaction-response
resources/webhook get-webhook-message delete-webhook-message edit-webhook-message
execute-slack-compatible-webhook
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
  places ??= readTable();
  return places.get(`${method} ${template}`);
}

function readTable(): ReadonlyMap<string, RouteDocumentation> {
  const found = new Map<string, RouteDocumentation>();
  const lines = table.trim().split('\n');
  let page = '';
  for (const [index, { segments, methods }] of knownPaths().entries()) {
    const verbs = [...methods.keys()];
    for (const word of lines[index]?.split(' ') ?? []) {
      if (word.includes('/')) page = word;
      else {
        const operation = `${verbs.shift()} ${segments.join('/')}`;
        const url = `https://docs.discord.com/developers/${page}#${word}`;
        if (word !== '-') found.set(operation, { title: titleOf(word), url });
      }
    }
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
