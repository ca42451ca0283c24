import type { APIGuildForumTag } from 'discord-api-types/v10';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Channel } from '../world/world.ts';
import { requiresTag } from './channelKinds.ts';

/** Tags that a forum may have. Source: developers/resources/channel#modify-channel */
const tagLimit = 20;

/**
 * The tags of a forum as a form wants them; new ones get an id, known ones keep theirs. That more than 20 are answered
 * with 30048 and not with a form error is not established.
 *
 * @throws Refusal 30048, 40061
 */
export function readTags(call: Call, known: readonly APIGuildForumTag[], sent: unknown): APIGuildForumTag[] {
  const wanted = (Array.isArray(sent) ? sent : []).filter(isRecord);
  if (wanted.length > tagLimit) throw new Refusal('tooManyTags');
  if (new Set(wanted.map(({ name }) => name)).size < wanted.length) throw new Refusal('tagNamesNotUnique');
  return wanted.map(({ id, name, moderated, emoji_id, emoji_name }) => ({
    id: known.find((one) => one.id === String(id))?.id ?? call.world.newId(call.now),
    name: String(name),
    moderated: moderated === true,
    emoji_id: typeof emoji_id === 'string' ? emoji_id : null,
    emoji_name: typeof emoji_name === 'string' ? emoji_name : null,
  }));
}

/**
 * Throws if a forum asks for a tag and has none that everybody can set.
 * @throws Refusal 40066
 */
export function demandUsableTag(mustHave: boolean, tags: readonly APIGuildForumTag[]): void {
  if (mustHave && !tags.some(({ moderated }) => !moderated)) throw new Refusal('noTagForMembers');
}

/** Who puts tags on a post. */
export interface Tagger {
  /** Whether it manages threads, which moderated tags ask for. */
  readonly moderates: boolean;
  /** Tags that the post carries already. */
  readonly before?: readonly string[];
}

/**
 * The tags that a post in a forum is to carry. Moderated ones can be put on and taken off only by those who manage
 * threads.
 * Source: developers/resources/channel#forum-tag-object
 *
 * @throws Refusal 10087, 50013, 40067
 */
export function readAppliedTags(forum: Channel, sent: unknown, { moderates, before = [] }: Tagger): string[] {
  const wanted = [...new Set((Array.isArray(sent) ? sent : []).map(String))];
  const tags = forum.wire.available_tags ?? [];
  if (wanted.some((id) => !tags.some((tag) => tag.id === id))) throw new Refusal('unknownTag');
  const changed = tags.filter(({ id }) => wanted.includes(id) !== before.includes(id));
  if (!moderates && changed.some(({ moderated }) => moderated)) throw new Refusal('missingPermissions');
  if (wanted.length === 0 && requiresTag(forum.wire)) throw new Refusal('tagRequired');
  return wanted;
}
