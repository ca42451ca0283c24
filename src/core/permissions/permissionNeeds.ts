import type { PermissionName } from '../discord/permission.ts';
import type { Route } from '../discord/route.ts';
import { type PermissionRule, permissionRules, ruleApplies } from '../discord/routePermission.ts';
import type { JsonValue } from '../request/draft.ts';
import { isForum, isThread, isVoice, type PermissionFacts } from './permissionFacts.ts';

/** The request that is to be explained. */
export interface AskedRequest {
  readonly method: string;
  readonly route: Route;
  /** Its body as data; undefined where it has none or it is not JSON. */
  readonly body: JsonValue | undefined;
  /** It has files with it. */
  readonly hasFiles: boolean;
}

/** Permissions that a request needs together (`all`), or one of which it needs (`any`). */
export interface PermissionNeed {
  readonly permissions: readonly PermissionName[];
  readonly mode: 'all' | 'any';
  /** `situation`: only there, and nothing that was read says whether it is so. */
  readonly applies: 'yes' | 'maybe';
  readonly situation?: string;
}

/** What a request needs, as far as documentation, body and the facts that were read say. */
export function permissionNeeds(request: AskedRequest, facts: PermissionFacts): PermissionNeed[] {
  const access: PermissionNeed[] =
    facts.channel === null ? [] : [{ permissions: ['VIEW_CHANNEL'], mode: 'all', applies: 'yes' }];
  const stated = permissionRules(request.method, request.route.template.slice(1)).flatMap((rule) => {
    const applies = appliesTo(rule, request, facts);
    return applies === 'no' ? [] : [needOf(rule, applies)];
  });
  return merged([...access, ...stated, ...unstatedNeeds(request, facts)]);
}

function needOf({ permissions, mode, when }: PermissionRule, applies: 'yes' | 'maybe'): PermissionNeed {
  const situation = applies === 'maybe' && when.kind === 'situation' ? { situation: when.situation } : {};
  return { permissions: permissions as readonly PermissionName[], mode, applies, ...situation };
}

/**
 * Needs of frequent requests that stand on no route's page but with the flags and the threads:
 * https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags,
 * https://docs.discord.com/developers/topics/threads#permissions
 */
function unstatedNeeds(
  { method, route, body, hasFiles }: AskedRequest,
  { channel }: PermissionFacts,
): PermissionNeed[] {
  const sure = (permission: PermissionName): PermissionNeed => ({
    permissions: [permission],
    mode: 'all',
    applies: 'yes',
  });
  const writing = channel !== null && isThread(channel) ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES';
  switch (`${method} ${route.template}`) {
    case 'POST /channels/{channel_id}/messages':
      return [...(hasFiles ? [sure('ATTACH_FILES')] : []), ...(fieldOf(body, 'poll') ? [sure('SEND_POLLS')] : [])];
    case 'POST /channels/{channel_id}/typing':
      return [sure(writing)];
    case 'POST /channels/{channel_id}/messages/{message_id}/threads':
      return [sure('CREATE_PUBLIC_THREADS')];
    case 'POST /channels/{channel_id}/threads': {
      if (channel !== null && isForum(channel)) return [];
      const type = fieldOf(body, 'type');
      return [sure(type === 10 || type === 11 ? 'CREATE_PUBLIC_THREADS' : 'CREATE_PRIVATE_THREADS')];
    }
    default:
      return [];
  }
}

function appliesTo(rule: PermissionRule, request: AskedRequest, facts: PermissionFacts): 'yes' | 'no' | 'maybe' {
  const { when } = rule;
  return when.kind === 'situation' ? situationApplies(when.situation, request, facts) : ruleApplies(rule, request.body);
}

/** Whether a situation is given, by what was read. */
function situationApplies(
  situation: string,
  { method, route, body }: AskedRequest,
  { channel, guild, me, authorId }: PermissionFacts,
): 'yes' | 'no' | 'maybe' {
  const says = (value: boolean) => (value ? 'yes' : 'no');
  const inThread = channel !== null && isThread(channel);
  switch (situation) {
    case 'guild-channel':
      // Reading asks the same of a thread; writing and changing have rules of their own for it.
      return says(channel !== null && (method === 'GET' || !inThread));
    case 'thread':
      // Its maker may change some of it: https://docs.discord.com/developers/resources/channel#modify-channel-json-params-thread
      return inThread && method === 'PATCH' && channel.ownerId === me.id ? 'maybe' : says(inThread);
    case 'forum':
      return says(channel !== null && isForum(channel));
    case 'voice-channel':
      return says(channel !== null && isVoice(channel));
    case 'unarchiving':
      return inThread && fieldOf(body, 'archived') === false ? 'yes' : 'no';
    case 'unless-own-private-thread':
      return says(!(channel?.type === 12 && channel.ownerId === me.id));
    case 'own':
    case 'of-others':
      if (!route.template.includes('/messages/{message_id}') || authorId === null) return 'maybe';
      return says((authorId === me.id) === (situation === 'own'));
    case 'lock-permissions':
      return says(Array.isArray(body) && body.some((one) => fieldOf(one, 'lock_permissions') === true));
    case 'of-other-guild': {
      const from = fieldOf(body, 'source_guild_id');
      return says(from !== undefined && from !== null && from !== guild.id);
    }
    default:
      return 'maybe';
  }
}

/** A field of a body that is an object. */
export function fieldOf(body: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  return (body as Readonly<Record<string, JsonValue>>)[key];
}

/** Each need once; one that is sure makes the same one that may be superfluous. */
function merged(needs: readonly PermissionNeed[]): PermissionNeed[] {
  const key = ({ permissions, mode }: PermissionNeed) => `${mode} ${permissions.join()}`;
  const sure = new Set(needs.filter(({ applies }) => applies === 'yes').map(key));
  const kept = needs.filter((need) => need.applies === 'yes' || !sure.has(key(need)));
  return [...new Map([...kept].reverse().map((need) => [key(need), need])).values()].reverse();
}
