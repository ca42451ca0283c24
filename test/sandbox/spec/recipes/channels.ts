import { sandboxIds as ids, sandboxInvite } from '../../../../src/sandbox/world/seed.ts';
import type { World } from '../../../../src/sandbox/world/world.ts';
import { done, image, make, type Recipes } from '../recipe.ts';

const guild = `/guilds/${ids.guild}`;
const text = `/channels/${ids.text}`;
const archived = { params: { channel_id: ids.text } };
const inPrivate = { channel_id: ids.privateThread };
const invited = make('invite_code', `POST ${text}/invites`, { json: { max_age: 3600 } }, 'code');
const webhook = make('webhook_id', `POST ${text}/webhooks`, { json: { name: 'Relay' } });

const event = {
  name: 'Meeting',
  privacy_level: 2,
  scheduled_start_time: '2026-12-01T12:00:00.000Z',
  scheduled_end_time: '2026-12-01T13:00:00.000Z',
  entity_type: 3,
  entity_metadata: { location: 'The park' },
};
const planned = make('guild_scheduled_event_id', `POST ${guild}/scheduled-events`, { json: event });

const live = { channel_id: ids.stage, topic: 'Questions' };
const opened = done('POST /stage-instances', { json: live });
const onStage = { channel_id: ids.stage };

const emoji = { name: 'fresh', image };
const sound = { name: 'quack', sound: 'data:audio/ogg;base64,T2dnUw==', volume: 0.5 };
const recorded = make('sound_id', `POST ${guild}/soundboard-sounds`, { json: sound }, 'sound_id');

const stickerId = '1215962535578861072';

/** A sticker of the guild: no operation of the sandbox makes one. */
function withSticker({ guilds, bot }: World): void {
  guilds.get(ids.guild)?.stickers.set(stickerId, {
    id: stickerId,
    name: 'wave',
    tags: 'wave',
    type: 2,
    format_type: 1,
    description: null,
    available: true,
    guild_id: ids.guild,
    user: bot,
  });
}

const kinds = [
  ...[ids.text, ids.readOnly, ids.voice, ids.category, ids.thread, ids.announcement, ids.stage, ids.forum],
  ...[ids.tagForum, ids.media, ids.announcementThread, ids.privateThread, ids.archivedThread, ids.post],
];

/** Channels of every kind, threads, invites, webhooks of channels, events, stages, emojis and sounds. */
export const channelRecipes: Recipes = {
  'GET /channels/{channel_id}': [
    ...kinds.map((channel_id) => ({ params: { channel_id } })),
    { before: make('channel_id', 'POST /users/@me/channels', { json: { recipient_id: ids.member } }) },
  ],
  'PATCH /channels/{channel_id}': [
    { json: { name: 'renamed', topic: 'New', rate_limit_per_user: 5 } },
    { params: { channel_id: ids.thread }, json: { name: 'renamed', archived: true } },
    { params: { channel_id: ids.forum }, json: { available_tags: [{ name: 'new' }] } },
  ],
  'DELETE /channels/{channel_id}': [{}, { params: { channel_id: ids.thread } }],
  'POST /channels/{channel_id}/typing': {},
  'PUT /channels/{channel_id}/voice-status': { params: { channel_id: ids.voice }, json: { status: 'Chess' } },
  'POST /guilds/{guild_id}/channels': [0, 2, 4, 5, 13, 15].map((type) => ({ json: { name: 'new', type } })),
  'PATCH /guilds/{guild_id}/channels': { json: [{ id: ids.text, position: 3 }] },
  'PUT /channels/{channel_id}/permissions/{overwrite_id}': {
    params: { overwrite_id: ids.memberRole },
    json: { type: 0, allow: '1024', deny: '2048' },
  },
  'DELETE /channels/{channel_id}/permissions/{overwrite_id}': {
    before: done(`PUT ${text}/permissions/${ids.memberRole}`, { json: { type: 0, allow: '1024' } }),
    params: { overwrite_id: ids.memberRole },
  },

  'GET /channels/{channel_id}/invites': { before: invited },
  'POST /channels/{channel_id}/invites': { json: { max_age: 3600, max_uses: 2 } },
  'GET /guilds/{guild_id}/invites': { before: invited },
  'GET /invites/{invite_code}': [
    { params: { invite_code: sandboxInvite } },
    { before: invited, query: '?with_counts=true' },
  ],
  'DELETE /invites/{invite_code}': { before: invited },

  'POST /channels/{channel_id}/followers': {
    params: { channel_id: ids.announcement },
    json: { webhook_channel_id: ids.text },
  },
  'POST /channels/{channel_id}/messages/{message_id}/crosspost': {
    params: { channel_id: ids.announcement, message_id: ids.newsMessage },
  },

  'POST /channels/{channel_id}/threads': [
    { json: { name: 'open', type: 11, auto_archive_duration: 60 } },
    { json: { name: 'closed', type: 12, invitable: false } },
    {
      params: { channel_id: ids.forum },
      json: { name: 'A post', applied_tags: [ids.tag], message: { content: 'First' } },
    },
  ],
  'POST /channels/{channel_id}/messages/{message_id}/threads': { json: { name: 'about it' } },
  'GET /guilds/{guild_id}/threads/active': {},
  'GET /channels/{channel_id}/threads/archived/public': archived,
  'GET /channels/{channel_id}/threads/archived/private': archived,
  'GET /channels/{channel_id}/users/@me/threads/archived/private': archived,
  'GET /channels/{channel_id}/thread-members': [
    { params: inPrivate },
    { params: inPrivate, query: '?with_member=true' },
  ],
  'GET /channels/{channel_id}/thread-members/{user_id}': [
    { params: inPrivate },
    { params: inPrivate, query: '?with_member=true' },
  ],
  'PUT /channels/{channel_id}/thread-members/@me': { params: { channel_id: ids.thread } },
  'PUT /channels/{channel_id}/thread-members/{user_id}': { params: { ...inPrivate, user_id: ids.moderator } },
  'DELETE /channels/{channel_id}/thread-members/@me': { params: inPrivate },
  'DELETE /channels/{channel_id}/thread-members/{user_id}': { params: inPrivate },

  'GET /channels/{channel_id}/polls/{message_id}/answers/{answer_id}': {
    params: { channel_id: ids.slow, message_id: ids.pollMessage, answer_id: '1' },
  },
  'POST /channels/{channel_id}/polls/{message_id}/expire': {
    params: { channel_id: ids.slow, message_id: ids.pollMessage },
  },

  'POST /channels/{channel_id}/webhooks': { json: { name: 'Relay', avatar: image } },
  'GET /channels/{channel_id}/webhooks': { before: webhook },
  'GET /guilds/{guild_id}/webhooks': [
    { before: webhook },
    { before: done(`POST /channels/${ids.announcement}/followers`, { json: { webhook_channel_id: ids.text } }) },
  ],
  'PATCH /webhooks/{webhook_id}': { before: webhook, json: { name: 'Other', channel_id: ids.readOnly } },
  'DELETE /webhooks/{webhook_id}': { before: webhook },

  'GET /guilds/{guild_id}/scheduled-events': [{ before: planned }, { before: planned, query: '?with_user_count=true' }],
  'POST /guilds/{guild_id}/scheduled-events': [
    { json: event },
    { json: { ...event, entity_type: 2, entity_metadata: null, channel_id: ids.voice } },
    { json: { ...event, entity_type: 1, entity_metadata: null, channel_id: ids.stage } },
  ],
  'GET /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': { before: planned },
  'PATCH /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': { before: planned, json: { status: 2 } },
  'DELETE /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}': { before: planned },
  'GET /guilds/{guild_id}/scheduled-events/{guild_scheduled_event_id}/users': { before: planned },

  'POST /stage-instances': { json: live },
  'GET /stage-instances/{channel_id}': { before: opened, params: onStage },
  'PATCH /stage-instances/{channel_id}': { before: opened, params: onStage, json: { topic: 'Answers' } },
  'DELETE /stage-instances/{channel_id}': { before: opened, params: onStage },

  'GET /guilds/{guild_id}/emojis': {},
  'POST /guilds/{guild_id}/emojis': { json: emoji },
  'GET /guilds/{guild_id}/emojis/{emoji_id}': {},
  'PATCH /guilds/{guild_id}/emojis/{emoji_id}': { json: { name: 'other' } },
  'DELETE /guilds/{guild_id}/emojis/{emoji_id}': {},

  'GET /soundboard-default-sounds': {},
  'GET /guilds/{guild_id}/soundboard-sounds': { before: recorded },
  'POST /guilds/{guild_id}/soundboard-sounds': { json: sound },
  'GET /guilds/{guild_id}/soundboard-sounds/{sound_id}': { before: recorded },
  'PATCH /guilds/{guild_id}/soundboard-sounds/{sound_id}': { before: recorded, json: { name: 'honk' } },
  'DELETE /guilds/{guild_id}/soundboard-sounds/{sound_id}': { before: recorded },

  'GET /sticker-packs': {},
  'GET /sticker-packs/{pack_id}': {
    params: { pack_id: '1' },
    refused: { status: 404, why: 'the sandbox has no packs' },
  },
  'GET /stickers/{sticker_id}': { params: { sticker_id: stickerId }, world: withSticker },
  'GET /guilds/{guild_id}/stickers': { world: withSticker },
  'GET /guilds/{guild_id}/stickers/{sticker_id}': { params: { sticker_id: stickerId }, world: withSticker },
};
