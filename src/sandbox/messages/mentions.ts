import type { APIMessage } from 'discord-api-types/v10';
import { may } from '../access.ts';
import { isRecord } from '../forms/form.ts';
import type { Call } from '../operation.ts';
import type { Channel } from '../world/world.ts';

type Form = Readonly<Record<string, unknown>>;

/** Whom a message mentions, as it is sent. */
export type Mentions = Pick<APIMessage, 'mentions' | 'mention_roles' | 'mention_everyone'>;

/**
 * Whom the content of a message mentions and may notify: without `allowed_mentions` everybody whom it names, with them
 * only whom they let through. That those who are not let through are missing in the message too is not established.
 * Sources: developers/reference#message-formatting, developers/resources/message#allowed-mentions-object
 */
export function mentionsOf(call: Call, channel: Channel, form: Form, repliedTo?: APIMessage | null): Mentions {
  const content = String(form.content ?? '');
  const allowed = isRecord(form.allowed_mentions) ? form.allowed_mentions : undefined;
  const pingsAll = may(call, channel, 'MENTION_EVERYONE');
  const roles = call.world.guilds.get(channel.wire.guild_id ?? '')?.roles;
  const named = idsIn(content, /<@!?(\d+)>/g).filter((id) => isLet(allowed, 'users', id));
  const replied = repliedTo && (allowed === undefined || allowed.replied_user === true) ? [repliedTo.author.id] : [];
  const users = [...new Set([...replied, ...named])].flatMap((id) => call.world.users.get(id) ?? []);
  const isRole = (id: string) => roles?.has(id) && (roles.get(id)?.mentionable || pingsAll);
  return {
    mentions: users,
    mention_roles: idsIn(content, /<@&(\d+)>/g).filter((id) => isRole(id) && isLet(allowed, 'roles', id)),
    mention_everyone: pingsAll && /@(?:everyone|here)\b/.test(content) && isLet(allowed, 'everyone'),
  };
}

function idsIn(content: string, pattern: RegExp): string[] {
  return [...new Set([...content.matchAll(pattern)].map(([, id = '']) => id))];
}

function isLet(allowed: Form | undefined, kind: 'users' | 'roles' | 'everyone', id = ''): boolean {
  if (allowed === undefined) return true;
  const { parse, [kind]: named } = allowed;
  const listed = (list: unknown, value: string) => Array.isArray(list) && list.map(String).includes(value);
  return listed(parse, kind) || listed(named, id);
}
