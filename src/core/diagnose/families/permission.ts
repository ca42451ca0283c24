import { routeOf } from '../../discord/route.ts';
import { permissionRules, ruleApplies } from '../../discord/routePermission.ts';
import type { CauseId } from '../cause.ts';
import type { Evidence, FailureClass } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { isDiscordError, type Reading } from '../reading.ts';
import { bodyJson } from '../requestBody.ts';
import type { Family, Verdict } from '../verdict.ts';

/** 403 from Discord itself: a permission, access, or a rule. Which permission follows from the route. */
export const permissionFamily: Family = (reading) => {
  const known = reading.known;
  switch (known) {
    case 'permission/missing':
      return reading.code === 50013 ? missing(reading) : missingByCode(reading);
    case 'permission/access':
      return access(reading);
    case 'permission/mfa':
      return verdict('permission/mfa', 'owner-without-mfa', ['enable-owner-mfa', 'explain-permissions']);
    case 'permission/dm-closed':
      return dmClosed(reading);
    case 'permission/verification':
      return verdict('permission/verification', 'verification-needed', ['verify-account']);
    case 'permission/forbidden':
      return verdict('permission/forbidden', 'refused-by-rule', ['resolve-state']);
    default:
      return reading.status === 403 && known === undefined ? unsaid(reading) : null;
  }
};

function verdict(failureClass: FailureClass, cause: CauseId, fixes: readonly FixId[]): Verdict {
  return { class: failureClass, cause, confidence: 'certain', fixes };
}

/** Routes on which 50013 also means that the target stands above the bot (discord-api-docs, topics/permissions). */
const hierarchyRoutes = new RegExp(
  [
    '^(?:PUT|DELETE) /guilds/{guild_id}/members/{user_id}/roles/{role_id}$',
    '^(?:PATCH|DELETE) /guilds/{guild_id}/members/{user_id}$',
    '^PUT /guilds/{guild_id}/bans/{user_id}$',
    '^POST /guilds/{guild_id}/(?:bulk-ban|roles)$',
    '^PATCH /guilds/{guild_id}/roles$',
    '^(?:PATCH|DELETE) /guilds/{guild_id}/roles/{role_id}$',
    '^PUT /channels/{channel_id}/permissions/{overwrite_id}$',
  ]
    .join('|')
    .replaceAll('{', '\\{'),
);

/** Permissions that were split off on 2026-02-23: bots that had only the old ones are refused since. */
const splitOff: ReadonlySet<string> = new Set(['PIN_MESSAGES', 'CREATE_GUILD_EXPRESSIONS', 'CREATE_EVENTS']);

function missing(reading: Reading): Verdict {
  const operation = `${reading.exchange.wire.method} ${reading.route?.template ?? ''}`;
  const permissions = permissionsFor(reading);
  const evidence: Evidence[] =
    permissions.length === 0 ? [] : [{ fact: 'needs-permission', route: operation, permissions }];
  const base = {
    ...verdict('permission/missing', 'permission-unstated', ['grant-permission', 'explain-permissions']),
    evidence,
    permissions,
  };
  if (hierarchyRoutes.test(operation)) {
    if (!succeededBefore(reading))
      return {
        ...base,
        cause: 'permission-or-hierarchy',
        confidence: 'likely',
        fixes: ['grant-permission', 'move-role-up', 'explain-permissions'],
      };
    return {
      ...base,
      class: 'permission/hierarchy',
      cause: 'hierarchy',
      confidence: 'likely',
      fixes: ['move-role-up', 'grant-permission', 'explain-permissions'],
      evidence: [...evidence, { fact: 'same-route-succeeded', route: operation }],
    };
  }
  if (permissions.length === 0) return base;
  return {
    ...base,
    cause: permissions.some((name) => splitOff.has(name)) ? 'permission-split' : 'permission-for-route',
  };
}

/** The permissions that the route needs for this body; where none is certain, those that it may need. */
function permissionsFor(reading: Reading): readonly string[] {
  const { exchange, route } = reading;
  if (route === null) return [];
  const rules = permissionRules(exchange.wire.method, route.template.slice(1));
  if (rules.length === 0) return [];
  const body = bodyJson(exchange);
  const judged = rules.map((rule) => ({ rule, applies: ruleApplies(rule, body) }));
  const sure = judged.filter(({ applies }) => applies === 'yes');
  const possible = judged.filter(({ applies }) => applies === 'maybe');
  // Without the body, what only some bodies need is less likely than what the place needs.
  const likely = possible.filter(({ rule }) => rule.when.kind === 'situation');
  const chosen = [sure, likely, possible].find((list) => list.length > 0) ?? [];
  return [...new Set(chosen.flatMap(({ rule }) => rule.permissions))];
}

/** The same credential had the permission on this route in this guild or channel: what differs now is the target. */
function succeededBefore({ exchange, route, surroundings }: Reading): boolean {
  if (route?.topLevel == null) return false;
  const { id } = route.topLevel;
  return (surroundings.recent ?? []).some((earlier) => {
    const { outcome, wire, credential } = earlier;
    if (outcome.kind !== 'answer' || outcome.status < 200 || outcome.status > 299) return false;
    if (wire.method !== exchange.wire.method || credential.lastFour !== exchange.credential.lastFour) return false;
    const other = routeOf(wire.method, wire.url);
    return other?.template === route.template && other.topLevel?.id === id;
  });
}

/** Codes that name the permission themselves (discord-api-docs, topics/opcodes-and-status-codes). */
const permissionByCode: Readonly<Record<number, string>> = {
  50173: 'SEND_VOICE_MESSAGES',
  50600: 'USE_EXTERNAL_STICKERS',
  160002: 'READ_MESSAGE_HISTORY',
  160009: 'READ_MESSAGE_HISTORY',
};

function missingByCode(reading: Reading): Verdict {
  const permission = permissionByCode[reading.code ?? 0];
  const permissions = permission === undefined ? [] : [permission];
  return {
    ...verdict('permission/missing', 'permission-by-code', ['grant-permission', 'explain-permissions']),
    permissions,
  };
}

/** An invite was accepted for a guild without the application's bot (discord-api-docs, topics/opcodes-and-status-codes). */
const botNotInGuild = 50036;

/** A forward of a message whose content the app cannot read: no channel is hidden (discord-api-docs#8295). */
const forwardUnreadable = 160014;

function access(reading: Reading): Verdict {
  if (reading.code === botNotInGuild) return verdict('permission/access', 'guild-closed', ['join-guild']);
  if (reading.code === forwardUnreadable)
    return verdict('permission/access', 'forward-unreadable', ['enable-content-intent']);
  const template = reading.route?.template ?? '';
  if (reading.exchange.wire.method === 'GET' && template === '/guilds/{guild_id}/members')
    return {
      ...verdict('permission/access', 'members-intent', ['enable-members-intent', 'join-guild', 'correct-id']),
      confidence: 'likely',
    };
  if (template.startsWith('/applications/{application_id}/guilds/'))
    return { ...verdict('permission/access', 'commands-scope', ['join-guild', 'correct-id']), confidence: 'likely' };
  if (template.startsWith('/guilds/'))
    return {
      ...verdict('permission/access', 'guild-closed', [
        'join-guild',
        'correct-id',
        'grant-permission',
        'explain-permissions',
      ]),
      confidence: 'likely',
      check: 'ask-guild',
    };
  return {
    ...verdict('permission/access', 'channel-hidden', [
      'grant-permission',
      'join-guild',
      'correct-id',
      'explain-permissions',
    ]),
    permissions: ['VIEW_CHANNEL'],
    check: 'ask-guild',
  };
}

/** 50278 is since 2026-03 its own code for "no mutual guild" (discord-api-docs#8238); 400 with 50007: the bot itself, or another bot. */
function dmClosed(reading: Reading): Verdict {
  if (reading.code === 50278)
    return verdict('permission/dm-closed', 'dm-no-shared-guild', ['join-guild', 'accept-closed-dm']);
  if (reading.status === 400)
    return verdict('permission/dm-closed', 'dm-impossible', ['correct-id', 'accept-closed-dm']);
  return verdict('permission/dm-closed', 'dm-refused', ['accept-closed-dm']);
}

/** A 403 without a code of its own: certain only that Discord, and nobody else, said no. */
function unsaid(reading: Reading): Verdict | null {
  if (reading.code !== null && reading.code !== 0) return null;
  const said = isDiscordError(reading) || reading.fromOrigin;
  return {
    ...verdict('permission/forbidden', 'refused-unsaid', [
      'grant-permission',
      'use-bot-token',
      'check-status-page',
      'explain-permissions',
    ]),
    confidence: said ? 'likely' : 'possible',
    permissions: permissionsFor(reading),
    check: 'control-request',
  };
}
