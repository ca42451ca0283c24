import { snowflakeAt } from '../../../src/core/discord/snowflake.ts';
import { sandboxIds as ids } from '../../../src/sandbox/seed.ts';
import { interactionToken, webhookToken } from '../../../src/sandbox/token.ts';
import { type Asker, type Sent, start } from '../ask.ts';

/** How an operation is made to succeed in a sandbox that has just begun. */
export interface Recipe extends Sent {
  /** Values of the path's parameters where they are not those of `usualParams`. */
  readonly params?: Readonly<Record<string, string>>;
  /** With the question mark. */
  readonly query?: string;
  /** What comes before, for example to make what is to be deleted; it may give values of parameters. */
  readonly before?: (asker: Asker) => Promise<Readonly<Record<string, string>> | undefined>;
}

/** What stands in a path unless a recipe says otherwise: things of the seed that the bot may work with. */
export const usualParams: Readonly<Record<string, string>> = {
  application_id: ids.application,
  channel_id: ids.text,
  command_id: ids.command,
  emoji_id: ids.emoji,
  emoji_name: encodeURIComponent('🔥'),
  guild_id: ids.guild,
  interaction_id: ids.interaction,
  interaction_token: interactionToken(ids.interaction),
  message_id: ids.botMessage,
  role_id: ids.memberRole,
  user_id: ids.member,
  webhook_id: ids.webhook,
  webhook_token: webhookToken,
};

/** Sends one request that must succeed, and gives the answer's id under a name of the path. */
function make(name: string, line: string, sent: Sent = {}) {
  return async (asker: Asker): Promise<Readonly<Record<string, string>> | undefined> => {
    const { status, text, json } = await asker.ask(line, sent);
    if (status >= 300) throw new Error(`${line} was answered with ${status}: ${text}`);
    return name === '' ? undefined : { [name]: json.id };
  };
}

const messages = `/channels/${ids.text}/messages`;
const callback = `/interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;
const hello = { content: 'Hello' };
const slash = {
  name: 'roll',
  description: 'Rolls dice',
  options: [{ type: 4, name: 'sides', description: 'How many' }],
};

const banned = make('', `PUT /guilds/${ids.guild}/bans/${ids.outsider}`, { json: {} });
const reacted = make('', `PUT ${messages}/${ids.botMessage}/reactions/${usualParams.emoji_name}/@me`);
const sentByWebhook = make('message_id', `POST /webhooks/${ids.webhook}/${webhookToken}?wait=true`, { json: hello });
const madeInGuild = make('command_id', `POST /applications/${ids.application}/guilds/${ids.guild}/commands`, {
  json: slash,
});
const answered = make('', `POST ${callback}`, { json: { type: 4, data: hello } });

/** An interaction's answer stands below the webhook of the application. */
const followUp = { webhook_id: ids.application, webhook_token: interactionToken(ids.interaction) };

const legacyRow = {
  type: 1,
  components: [
    { type: 2, style: 1, label: 'Yes', custom_id: 'yes' },
    { type: 2, style: 5, label: 'Rules', url: 'https://example.com/' },
  ],
};
const selectRow = { type: 1, components: [{ type: 3, custom_id: 'pick', options: [{ label: 'A', value: 'a' }] }] };
const embed = {
  title: 'Title',
  description: 'Description',
  url: 'https://example.com/',
  timestamp: '2026-11-20T12:00:00.000Z',
  color: 0x5865f2,
  footer: { text: 'Footer' },
  image: { url: 'https://example.com/a.png' },
  author: { name: 'Author' },
  fields: [{ name: 'Name', value: 'Value', inline: true }],
};
const container = { type: 17, accent_color: 1, components: [{ type: 10, content: 'Text' }, { type: 14 }, legacyRow] };

const boundary = 'sandbox';
const upload: Sent = {
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  body: [
    `--${boundary}`,
    'Content-Disposition: form-data; name="payload_json"',
    'Content-Type: application/json',
    '',
    JSON.stringify({ content: 'A file', attachments: [{ id: 0, filename: 'a.txt', description: 'Letters' }] }),
    `--${boundary}`,
    'Content-Disposition: form-data; name="files[0]"; filename="a.txt"',
    'Content-Type: text/plain',
    '',
    'abc',
    `--${boundary}--`,
    '',
  ].join('\r\n'),
};

/**
 * One request or several for every operation of the sandbox, by method and path. An operation without one makes
 * `spec.test.ts` fail.
 */
export const recipes: Readonly<Record<string, Recipe | readonly Recipe[]>> = {
  'GET /gateway': {},
  'GET /gateway/bot': {},

  'GET /users/@me': {},
  'GET /users/{user_id}': {},

  'GET /applications/@me': {},
  'GET /oauth2/applications/@me': {},

  'GET /guilds/{guild_id}': [{}, { query: '?with_counts=true' }],
  'GET /guilds/{guild_id}/channels': {},
  'GET /guilds/{guild_id}/roles': {},
  'GET /guilds/{guild_id}/roles/{role_id}': [{}, { params: { role_id: ids.botRole } }],

  'GET /guilds/{guild_id}/members': { query: '?limit=100' },
  'GET /guilds/{guild_id}/members/{user_id}': {},
  'PATCH /guilds/{guild_id}/members/{user_id}': [
    { json: { nick: 'Renny', roles: [ids.mutedRole] } },
    { json: { communication_disabled_until: '2026-11-21T12:00:00.000Z' } },
  ],
  'PATCH /guilds/{guild_id}/members/@me': { json: { nick: 'Robot' } },
  'DELETE /guilds/{guild_id}/members/{user_id}': {},
  'PUT /guilds/{guild_id}/members/{user_id}/roles/{role_id}': {},
  'DELETE /guilds/{guild_id}/members/{user_id}/roles/{role_id}': {},

  'GET /guilds/{guild_id}/bans': { before: banned },
  'GET /guilds/{guild_id}/bans/{user_id}': { before: banned, params: { user_id: ids.outsider } },
  'PUT /guilds/{guild_id}/bans/{user_id}': { json: { delete_message_seconds: 3600 } },
  'DELETE /guilds/{guild_id}/bans/{user_id}': { before: banned, params: { user_id: ids.outsider } },

  'GET /channels/{channel_id}': [ids.text, ids.readOnly, ids.voice, ids.category, ids.thread].map((channel_id) => ({
    params: { channel_id },
  })),
  'PATCH /channels/{channel_id}': { json: { name: 'renamed', topic: 'New', rate_limit_per_user: 5 } },
  'POST /channels/{channel_id}/typing': {},

  'GET /channels/{channel_id}/messages': {},
  'GET /channels/{channel_id}/messages/{message_id}': [{}, { before: reacted }],
  'POST /channels/{channel_id}/messages': [
    { json: hello },
    { json: { embeds: [embed], components: [legacyRow, selectRow] } },
    { json: { content: 'Yes', message_reference: { message_id: ids.memberMessage } } },
    { json: { flags: 1 << 15, components: [{ type: 10, content: 'Text' }, container] } },
    upload,
  ],
  'PATCH /channels/{channel_id}/messages/{message_id}': { json: { content: 'It was.', embeds: [embed] } },
  'DELETE /channels/{channel_id}/messages/{message_id}': {},
  'POST /channels/{channel_id}/messages/bulk-delete': {
    json: { messages: [snowflakeAt(start, 1), snowflakeAt(start, 2)] },
  },

  'PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me': {},
  'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me': { before: reacted },
  'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id}': {
    before: reacted,
    params: { user_id: ids.bot },
  },
  'GET /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}': { before: reacted },
  'DELETE /channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}': { before: reacted },
  'DELETE /channels/{channel_id}/messages/{message_id}/reactions': { before: reacted },

  'GET /channels/{channel_id}/messages/pins': {},
  'GET /channels/{channel_id}/pins': {},
  'PUT /channels/{channel_id}/messages/pins/{message_id}': {},
  'PUT /channels/{channel_id}/pins/{message_id}': {},
  'DELETE /channels/{channel_id}/messages/pins/{message_id}': { params: { message_id: ids.pinnedMessage } },
  'DELETE /channels/{channel_id}/pins/{message_id}': { params: { message_id: ids.pinnedMessage } },

  'GET /webhooks/{webhook_id}': {},
  'GET /webhooks/{webhook_id}/{webhook_token}': {},
  'POST /webhooks/{webhook_id}/{webhook_token}': [
    { json: hello },
    { json: { ...hello, username: 'Relay', embeds: [embed] }, query: '?wait=true' },
    { json: hello, before: answered, params: followUp },
  ],
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/@original': { before: answered, params: followUp },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original': {
    before: answered,
    params: followUp,
    json: { content: 'Done' },
  },
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/@original': { before: answered, params: followUp },
  'GET /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { before: sentByWebhook },
  'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': {
    before: sentByWebhook,
    json: { content: 'Changed' },
  },
  'DELETE /webhooks/{webhook_id}/{webhook_token}/messages/{message_id}': { before: sentByWebhook },

  'POST /interactions/{interaction_id}/{interaction_token}/callback': [
    { json: { type: 4, data: hello } },
    { json: { type: 4, data: hello }, query: '?with_response=true' },
    { json: { type: 5 }, query: '?with_response=true' },
    { json: { type: 8, data: { choices: [{ name: 'A', value: 'a' }] } } },
  ],

  'GET /applications/{application_id}/commands': {},
  'POST /applications/{application_id}/commands': [
    { json: slash },
    { json: { ...slash, name: 'ping' } },
    { json: { type: 3, name: 'Report this' } },
  ],
  'PUT /applications/{application_id}/commands': { json: [slash, { type: 2, name: 'Look up' }] },
  'GET /applications/{application_id}/commands/{command_id}': {},
  'DELETE /applications/{application_id}/commands/{command_id}': {},
  'PATCH /applications/{application_id}/commands/{command_id}': { json: { description: 'Other' } },
  'GET /applications/{application_id}/guilds/{guild_id}/commands': { before: madeInGuild },
  'POST /applications/{application_id}/guilds/{guild_id}/commands': { json: slash },
  'PUT /applications/{application_id}/guilds/{guild_id}/commands': { json: [slash] },
  'GET /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': { before: madeInGuild },
  'DELETE /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': { before: madeInGuild },
  'PATCH /applications/{application_id}/guilds/{guild_id}/commands/{command_id}': {
    before: madeInGuild,
    json: { description: 'Other' },
  },
};
