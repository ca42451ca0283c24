import { snowflakeAt } from '../../../../src/core/discord/snowflake.ts';
import { interactionToken, webhookToken } from '../../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../../src/sandbox/world/seed.ts';
import { type Sent, start } from '../../ask.ts';
import { done, make, type Recipes, usualParams } from '../recipe.ts';

const messages = `/channels/${ids.text}/messages`;
const callback = `/interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;
const hello = { content: 'Hello' };
const reacted = done(`PUT ${messages}/${ids.botMessage}/reactions/${usualParams.emoji_name}/@me`);
const sentByWebhook = make('message_id', `POST /webhooks/${ids.webhook}/${webhookToken}?wait=true`, { json: hello });
const answered = done(`POST ${callback}`, { json: { type: 4, data: hello } });

/** An interaction's answer stands below the webhook of the application. */
const followUp = { webhook_id: ids.application, webhook_token: interactionToken(ids.interaction) };

function asked(interaction_id: string) {
  return { interaction_id, interaction_token: interactionToken(interaction_id) };
}

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

/** Messages, what hangs on them, webhooks and interactions. */
export const messageRecipes: Recipes = {
  'GET /guilds/{guild_id}/messages/search': {},
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
  'PATCH /webhooks/{webhook_id}/{webhook_token}': { json: { name: 'Other' } },
  'DELETE /webhooks/{webhook_id}/{webhook_token}': {},
  'POST /webhooks/{webhook_id}/{webhook_token}/slack': { json: { text: 'Hi' } },
  'POST /webhooks/{webhook_id}/{webhook_token}/github': {
    json: { sender: { login: 'octocat' }, action: 'opened' },
  },
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
    { json: { type: 8, data: { choices: [{ name: 'A', value: 'a' }] } }, params: asked(ids.autocompleteInteraction) },
    { json: { type: 7, data: { content: 'Changed' } }, params: asked(ids.componentInteraction) },
  ],
};
