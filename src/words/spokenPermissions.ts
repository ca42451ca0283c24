import { permissionNames, unknownPermissions } from '../core/discord/permission.ts';
import type { PermissionStep } from '../core/discord/permissionSteps.ts';
import type { Obstacle } from '../core/permissions/explainPermissions.ts';
import { isThread, type PermissionFacts } from '../core/permissions/permissionFacts.ts';
import type { PermissionVerdict } from '../core/permissions/permissionVerdict.ts';
import type { PermissionWords, SaidObstacle, SaidRemedy, SaidSource, SaidVerdict } from './permissions.ts';

/** A number of flags as people and code write it: `0x400`. */
export function hexadecimal(bits: bigint): string {
  return `0x${bits.toString(16)}`;
}

/** The names of flags; one without a name is called by its bit (`1 << 47`). */
export function flagNames(bits: bigint, words: PermissionWords): string[] {
  const unknown = unknownPermissions(bits);
  const numbers = [...unknown.toString(2)].reverse().flatMap((digit, bit) => (digit === '1' ? [bit] : []));
  return [...permissionNames(bits), ...numbers.map((bit) => `1 << ${bit} (${words.unnamed})`)];
}

/** Takes from a name what has a meaning in the text around it. */
export type Clean = (name: string) => string;

/** The channel whose overwrites count, as `#name`: of a thread its parent. Null where the guild as a whole is meant. */
export function decisiveChannel({ channel, parent }: PermissionFacts, clean: Clean): string | null {
  if (channel === null) return null;
  const decisive = isThread(channel) ? (parent ?? channel) : channel;
  return `#${clean(decisive.name)}`;
}

/** Says an obstacle. */
export function speakObstacle(
  obstacle: Obstacle,
  facts: PermissionFacts,
  words: PermissionWords,
  clean: Clean = (name) => name,
): SaidRemedy {
  const said = saidOf(obstacle);
  return words.obstacle(said);

  function saidOf(one: Obstacle): SaidObstacle {
    switch (one.kind) {
      case 'permission':
        return { ...one, verdict: verdictOf(one.verdict), channel: decisiveChannel(facts, clean) };
      case 'one-of': {
        const [first] = one.need.verdicts;
        const said = first === undefined ? null : saidOf({ kind: 'permission', ...first });
        return { kind: 'one-of', permissions: one.need.permissions, first: said };
      }
      case 'rank': {
        const { own, other, name } = one.check;
        const renamed = (role: typeof own) => ({ ...role, name: clean(role.name) });
        return { kind: 'rank', check: { ...one.check, name: clean(name), own: renamed(own), other: renamed(other) } };
      }
      case 'grant': {
        const { by, missing } = one.check;
        return { kind: 'grant', by, missing: `${flagNames(missing, words).join(', ')} (${hexadecimal(missing)})` };
      }
      default:
        return one satisfies never;
    }
  }

  function verdictOf(verdict: PermissionVerdict): SaidVerdict {
    switch (verdict.kind) {
      case 'granted':
      case 'two-factor':
        return { kind: verdict.kind };
      case 'denied':
        return { kind: 'denied', by: verdict.by.map(sourceOf) };
      case 'never':
        return { kind: 'never', by: verdict.deniedBy.map(sourceOf) };
      case 'implicit':
        return { kind: 'implicit', lacking: verdict.lacking, because: verdictOf(verdict.because) };
      case 'timeout':
        return { kind: 'timeout', until: moment(facts.me.timedOutUntil ?? facts.now) };
      default:
        return verdict satisfies never;
    }
  }

  function sourceOf({ kind, by }: PermissionStep): SaidSource {
    if (kind === 'member-overwrite') return { of: 'bot', name: clean(facts.me.name) };
    return { of: kind === 'everyone-overwrite' ? 'everyone' : 'role', name: clean(roleName(facts, by ?? '')) };
  }
}

/** The name of a role, or its id where the guild does not have it any more. */
export function roleName({ guild }: PermissionFacts, id: string): string {
  return guild.roles.find((role) => role.id === id)?.name ?? id;
}

/** `2026-11-29 12:00 UTC`. */
function moment(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
