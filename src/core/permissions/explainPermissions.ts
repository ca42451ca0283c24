import type { PermissionName } from '../discord/permission.ts';
import {
  channelPermissions,
  channelSteps,
  guildPermissions,
  guildSteps,
  type PermissionPlace,
  type PermissionStep,
  resultOf,
} from '../discord/permissionSteps.ts';
import { type GrantCheck, grantCheck } from './grantCheck.ts';
import { type ChannelFacts, isThread, isVoice, type PermissionFacts } from './permissionFacts.ts';
import { type AskedRequest, type PermissionNeed, permissionNeeds } from './permissionNeeds.ts';
import { subjectOf } from './permissionSubject.ts';
import { type PermissionVerdict, verdictOf } from './permissionVerdict.ts';
import { isBlocking, type RankCheck, rankChecks } from './rankChecks.ts';

/** A need with what became of each of its permissions. */
export interface JudgedNeed extends PermissionNeed {
  readonly verdicts: readonly { readonly permission: PermissionName; readonly verdict: PermissionVerdict }[];
  readonly isMet: boolean;
}

/** What stands in the way, the most telling first. */
export type Obstacle =
  | { readonly kind: 'permission'; readonly permission: PermissionName; readonly verdict: PermissionVerdict }
  /** None of several permissions is there, and one of them would do. */
  | { readonly kind: 'one-of'; readonly need: JudgedNeed }
  | { readonly kind: 'rank'; readonly check: RankCheck }
  | { readonly kind: 'grant'; readonly check: GrantCheck };

/** Why a request is or is not allowed. */
export interface Explanation {
  readonly facts: PermissionFacts;
  readonly steps: readonly PermissionStep[];
  /** What the bot may do in the end. */
  readonly result: bigint;
  readonly needs: readonly JudgedNeed[];
  readonly ranks: readonly RankCheck[];
  readonly grant: GrantCheck | null;
  /** What certainly stands in the way; empty where nothing that is known does. */
  readonly obstacles: readonly Obstacle[];
  /** What would stand in the way in a situation that is not known to be given. */
  readonly possible: readonly Obstacle[];
}

/** Explains a request from what was read. Pure. */
export function explainPermissions(request: AskedRequest, facts: PermissionFacts): Explanation {
  const { guild, me, channel, parent, ownerHasTwoFactor, now } = facts;
  const subject = subjectOf(guild, me, now, guild.asksTwoFactor && ownerHasTwoFactor === false);
  const steps =
    channel === null ? guildSteps(subject) : channelSteps(subject, overwritesOf(channel, parent), placeOf(channel));
  const needs = permissionNeeds(request, facts).map((need) => judged(need, steps));
  const ranks = rankChecks(request, facts);
  const inParent = parent === null ? 0n : channelPermissions(subject, parent.overwrites, placeOf(parent));
  const grant = grantCheck(request, facts, { inGuild: guildPermissions(subject), inParent });
  const unmet = needs.filter(({ isMet }) => !isMet);
  return {
    facts,
    steps,
    result: resultOf(steps),
    needs,
    ranks,
    grant,
    obstacles: [
      ...withoutConsequences(unmet.filter(({ applies }) => applies === 'yes').flatMap(obstaclesOf)),
      ...ranks.filter(isBlocking).map((check) => ({ kind: 'rank', check }) as const),
      ...(grant === null || grant.missing === 0n ? [] : [{ kind: 'grant', check: grant } as const]),
    ],
    possible: unmet.filter(({ applies }) => applies === 'maybe').flatMap(obstaclesOf),
  };
}

/** A thread has no overwrites of its own: those of its channel count (https://docs.discord.com/developers/topics/threads#permissions). */
function overwritesOf(channel: ChannelFacts, parent: ChannelFacts | null): ChannelFacts['overwrites'] {
  return isThread(channel) ? (parent?.overwrites ?? []) : channel.overwrites;
}

function placeOf(channel: ChannelFacts): PermissionPlace {
  if (isThread(channel)) return 'thread';
  return isVoice(channel) ? 'voice' : 'text';
}

function judged(need: PermissionNeed, steps: readonly PermissionStep[]): JudgedNeed {
  const verdicts = need.permissions.map((permission) => ({ permission, verdict: verdictOf(permission, steps) }));
  const isThere = ({ verdict }: { verdict: PermissionVerdict }) => verdict.kind === 'granted';
  return { ...need, verdicts, isMet: need.mode === 'all' ? verdicts.every(isThere) : verdicts.some(isThere) };
}

/** What is lost only because of another obstacle is back with it. */
function withoutConsequences(obstacles: readonly Obstacle[]): Obstacle[] {
  const lost = obstacles.flatMap((one) => (one.kind === 'permission' ? [one.permission] : []));
  return obstacles.filter(
    (one) => one.kind !== 'permission' || one.verdict.kind !== 'implicit' || !lost.includes(one.verdict.lacking),
  );
}

function obstaclesOf(need: JudgedNeed): Obstacle[] {
  if (need.mode === 'any' && need.permissions.length > 1) return [{ kind: 'one-of', need }];
  return need.verdicts
    .filter(({ verdict }) => verdict.kind !== 'granted')
    .map(({ permission, verdict }) => ({ kind: 'permission', permission, verdict }));
}
