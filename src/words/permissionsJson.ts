import type { PermissionStep } from '../core/discord/permissionSteps.ts';
import type { Explanation } from '../core/permissions/explainPermissions.ts';
import type { PermissionFacts, RoleFacts } from '../core/permissions/permissionFacts.ts';
import type { PermissionVerdict } from '../core/permissions/permissionVerdict.ts';
import type { NoFacts } from '../core/permissions/readFacts.ts';
import type { PermissionWords } from './permissions.ts';
import { roleName, speakObstacle } from './spokenPermissions.ts';

/** The calculation as the command line's JSON. Bitfields are decimal text, as Discord writes them. */
export function permissionsJson(
  request: { readonly method: string; readonly route: string },
  readings: number,
  explanation: Explanation,
  words: PermissionWords,
): object {
  const { facts, needs, ranks, grant, steps, result, obstacles, possible } = explanation;
  const { guild, me, channel, isHidden } = facts;
  return {
    allowed: obstacles.length === 0,
    request,
    readings,
    guild: { id: guild.id, name: guild.name },
    member: { id: me.id, name: me.name, roles: me.roleIds },
    channel: channel === null ? null : { id: channel.id, name: channel.name, type: channel.type, hidden: isHidden },
    obstacles: obstacles.map((one) => ({ kind: one.kind, ...speakObstacle(one, facts, words) })),
    possible: possible.map((one) => ({ kind: one.kind, ...speakObstacle(one, facts, words) })),
    needs: needs.map(({ permissions, mode, applies, situation, isMet, verdicts }) => ({
      permissions,
      mode,
      applies,
      ...(situation === undefined ? {} : { situation }),
      met: isMet,
      verdicts: verdicts.map(({ permission, verdict }) => ({ permission, ...verdictJson(verdict, facts) })),
    })),
    ranks: ranks.map(({ of, id, name, outcome, own, other }) => ({
      of,
      id,
      name,
      outcome,
      own: roleJson(own),
      other: roleJson(other),
    })),
    grant: grant === null ? null : { by: grant.by, wanted: String(grant.wanted), missing: String(grant.missing) },
    steps: steps.map(({ kind, by, lacking, deny, allow, before, after }) => ({
      kind,
      ...(by === undefined ? {} : { by, name: nameOf(by, facts) }),
      ...(lacking === undefined ? {} : { lacking }),
      deny: String(deny),
      allow: String(allow),
      before: String(before),
      after: String(after),
    })),
    result: String(result),
  };
}

/** Why there is nothing to calculate, as the command line's JSON. */
export function noPermissionsJson(
  request: { readonly method: string; readonly route: string },
  end: NoFacts,
  meant: string,
  words: PermissionWords,
): object {
  return { allowed: null, request, why: end.why, ...words.none(end, meant) };
}

function verdictJson(verdict: PermissionVerdict, facts: PermissionFacts): object {
  const { kind } = verdict;
  switch (kind) {
    case 'granted':
      return { kind, by: [sourceJson(verdict.by, facts)] };
    case 'denied':
      return { kind, by: verdict.by.map((step) => sourceJson(step, facts)) };
    case 'never':
      return { kind, by: verdict.deniedBy.map((step) => sourceJson(step, facts)) };
    case 'implicit':
      return { kind, lacking: verdict.lacking, because: verdictJson(verdict.because, facts) };
    case 'timeout':
    case 'two-factor':
      return { kind };
    default:
      return kind satisfies never;
  }
}

function sourceJson({ kind, by }: PermissionStep, facts: PermissionFacts): object {
  return by === undefined ? { step: kind } : { step: kind, id: by, name: nameOf(by, facts) };
}

function roleJson({ id, name, position }: RoleFacts): object {
  return { id, name, position };
}

function nameOf(id: string, facts: PermissionFacts): string {
  return id === facts.me.id ? facts.me.name : roleName(facts, id);
}
