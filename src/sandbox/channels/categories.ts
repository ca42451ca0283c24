import type { Path } from '../forms/errorTree.ts';
import type { Call } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { isKind } from './channelKinds.ts';

/** Channels in one category. Source: developers/resources/channel#channel-object-channel-types */
const childLimit = 50;

/**
 * Throws unless a channel can be put below a category. Without one (null, undefined) nothing is asked.
 *
 * "Not a category" was seen, and the sentence about fifty channels (WhatsAppToDiscord#83); the other code and sentences
 * are from the pattern of their neighbours.
 *
 * @throws Refusal 50035 at `path`
 */
export function demandCategory(call: Call, guildId: string, parentId: unknown, path: Path, childId?: string): void {
  if (parentId === undefined || parentId === null) return;
  const parent = call.world.channels.get(String(parentId));
  if (parent?.wire.guild_id !== guildId) refuse(path, 'CHANNEL_PARENT_INVALID', 'Category does not exist');
  if (!isKind(parent, 'category')) refuse(path, 'CHANNEL_PARENT_INVALID_TYPE', 'Not a category');
  const children = [...call.world.channels.values()].filter(
    ({ wire }) => wire.parent_id === parent.wire.id && wire.id !== childId,
  );
  if (children.length < childLimit) return;
  refuse(path, 'CHANNEL_PARENT_MAX_CHANNELS', `Maximum number of channels in category reached (${childLimit})`);
}

function refuse(path: Path, code: string, message: string): never {
  throw new Refusal('invalidForm', [{ path, code, message }]);
}
