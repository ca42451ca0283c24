import { snowflakeTime } from '../../core/discord/snowflake.ts';
import { blankChannel } from '../channels/channelFields.ts';
import { channelFlags, channelTypes } from '../channels/channelKinds.ts';
import { countVotes, makePoll } from '../messages/poll.ts';
import { isoTime, makeChannel, makeMessage } from './make.ts';
import { sandboxIds, sandboxInvite } from './seed.ts';
import { type Channel, type ChannelWire, joinThread, keepMessage, type World } from './world.ts';

const ids = sandboxIds;

/** Adds channels of every kind to a seeded world, with threads, posts, an invite and people who take no messages. */
export function addChannels(world: World): void {
  for (const wire of [...channelWires, ...threads.map(threadWire)]) {
    world.channels.set(wire.id, makeChannel(structuredClone(wire)));
  }
  for (const { id, members } of [{ id: ids.thread, members: [ids.member, ids.bot] }, ...threads]) {
    const thread = channelIn(world, id);
    for (const userId of members) joinThread(thread, userId, isoTime(snowflakeTime(id)));
  }
  for (const { wire } of world.channels.values()) {
    wire.flags ??= 0;
    if (wire.thread_metadata !== undefined) wire.total_message_sent ??= 0;
  }
  addFirstMessages(world);
  addPoll(world);
  for (const [id, bar] of [[ids.moderator, 'blocked'] as const, [ids.owner, 'closed'] as const]) {
    world.closedDirectMessages.set(id, bar);
  }
  world.invites.set(sandboxInvite, {
    code: sandboxInvite,
    channelId: ids.text,
    guildId: ids.guild,
    inviterId: ids.owner,
    createdAt: snowflakeTime(ids.text),
    maxAge: 0,
    maxUses: 0,
    uses: 3,
    temporary: false,
    roleIds: [],
  });
}

/** The message of a post has its id and is not counted. */
function addFirstMessages(world: World): void {
  const member = world.users.get(ids.member) ?? world.bot;
  const post = channelIn(world, ids.post);
  post.messages.set(
    ids.post,
    makeMessage({ id: ids.post, channel_id: ids.post, author: member, content: 'How do I begin?' }),
  );
  post.wire.last_message_id = ids.post;
  channelIn(world, ids.forum).wire.last_message_id = ids.post;
  const news = { id: ids.newsMessage, channel_id: ids.announcement, author: world.bot, content: 'Version 2 is out' };
  keepMessage(channelIn(world, ids.announcement), makeMessage(news));
}

/** A poll that is open for as long as a sandbox can run. */
function addPoll(world: World): void {
  const slow = channelIn(world, ids.slow);
  const question = { text: 'When shall we meet?' };
  const answers = ['Today', 'Tomorrow'].map((text) => ({ poll_media: { text } }));
  const poll = { ...makePoll({ question, answers }, snowflakeTime(ids.pollMessage)), expiry: isoTime(pollEnd) };
  const message = makeMessage({ id: ids.pollMessage, channel_id: ids.slow, author: world.bot, poll });
  slow.votes.set(message.id, new Map([[1, new Set<string>([ids.owner, ids.member])]]));
  countVotes(slow, message, world.bot.id);
  keepMessage(slow, message);
}

const pollEnd = Date.UTC(2099, 0, 1);

function channelIn({ channels }: World, id: string): Channel {
  const channel = channels.get(id);
  if (channel === undefined) throw new Error(`The seed has no channel ${id}.`);
  return channel;
}

const inGuild = { guild_id: ids.guild, parent_id: ids.category };

function tag(id: string, name: string, moderated: boolean) {
  return { id, name, moderated, emoji_id: null, emoji_name: null };
}

const channelWires: readonly ChannelWire[] = [
  blankChannel('announcement', { ...inGuild, id: ids.announcement, name: 'news', position: 4 }),
  blankChannel('stage', { ...inGuild, id: ids.stage, name: 'Town hall', position: 5 }),
  blankChannel('forum', {
    ...inGuild,
    id: ids.forum,
    name: 'help',
    position: 6,
    topic: 'One question per post',
    available_tags: [tag(ids.tag, 'question', false), tag(ids.moderatedTag, 'solved', true)],
  }),
  blankChannel('forum', {
    ...inGuild,
    id: ids.tagForum,
    name: 'bugs',
    position: 7,
    flags: channelFlags.requireTag,
    available_tags: [tag(ids.requiredTag, 'bug', false)],
  }),
  blankChannel('media', { ...inGuild, id: ids.media, name: 'gallery', position: 8 }),
  blankChannel('text', { ...inGuild, id: ids.slow, name: 'slow', position: 9, rate_limit_per_user: 30 }),
];

interface SeededThread {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly parentId: string;
  readonly members: readonly string[];
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly appliedTags?: readonly string[];
}

const { announcementThread, publicThread, privateThread } = channelTypes;
const onBoth = [ids.member, ids.bot];

const threads: readonly SeededThread[] = [
  {
    id: ids.announcementThread,
    type: announcementThread,
    name: 'on version 2',
    parentId: ids.announcement,
    members: onBoth,
  },
  { id: ids.privateThread, type: privateThread, name: 'between us', parentId: ids.text, members: onBoth },
  { id: ids.strangerThread, type: privateThread, name: 'among them', parentId: ids.text, members: [ids.member] },
  {
    id: ids.archivedThread,
    type: publicThread,
    name: 'last year',
    parentId: ids.text,
    members: onBoth,
    archived: true,
  },
  { id: ids.lockedThread, type: publicThread, name: 'enough', parentId: ids.text, members: onBoth, locked: true },
  {
    id: ids.archivedPrivateThread,
    type: privateThread,
    name: 'settled',
    parentId: ids.text,
    members: onBoth,
    archived: true,
  },
  {
    id: ids.post,
    type: publicThread,
    name: 'How do I begin?',
    parentId: ids.forum,
    members: [ids.member],
    appliedTags: [ids.tag],
  },
];

function threadWire({ id, type, name, parentId, archived, locked, appliedTags }: SeededThread): ChannelWire {
  const at = isoTime(snowflakeTime(id));
  return {
    id,
    type,
    guild_id: ids.guild,
    name,
    parent_id: parentId,
    owner_id: ids.member,
    last_message_id: null,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 0,
    total_message_sent: 0,
    flags: 0,
    thread_metadata: {
      archived: archived === true,
      auto_archive_duration: 10_080,
      archive_timestamp: at,
      locked: locked === true,
      create_timestamp: at,
      ...(type === privateThread ? { invitable: true } : {}),
    },
    ...(appliedTags === undefined ? {} : { applied_tags: [...appliedTags] }),
  };
}
