import { type PermissionName, permissionBits } from '../discord/permission.ts';
import type { PermissionStep } from '../discord/permissionSteps.ts';

/** What became of one permission, and through which step. */
export type PermissionVerdict =
  /** `by` gave it last. */
  | { readonly kind: 'granted'; readonly by: PermissionStep }
  /** These overwrites deny it, and nothing after them allows it: each of them has to change, or a later one to allow. */
  | { readonly kind: 'denied'; readonly by: readonly PermissionStep[] }
  /** No role and no overwrite gives it; these overwrites would deny it beside. */
  | { readonly kind: 'never'; readonly deniedBy: readonly PermissionStep[] }
  /** Lost only because another one is. */
  | { readonly kind: 'implicit'; readonly lacking: PermissionName; readonly because: PermissionVerdict }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'two-factor' };

const overwriteKinds: readonly string[] = ['everyone-overwrite', 'role-denial', 'role-allowance', 'member-overwrite'];

/** What became of a permission in the steps of a calculation. */
export function verdictOf(permission: PermissionName, steps: readonly PermissionStep[]): PermissionVerdict {
  const bit = permissionBits[permission];
  const changes = (step: PermissionStep) => ((step.before ^ step.after) & bit) !== 0n;
  const index = steps.findLastIndex(changes);
  const last = steps[index];
  if (last === undefined) return { kind: 'never', deniedBy: denialsOf(bit, steps) };
  if ((last.after & bit) !== 0n) return { kind: 'granted', by: last };
  switch (last.kind) {
    case 'timeout':
      return { kind: 'timeout' };
    case 'two-factor':
      return { kind: 'two-factor' };
    case 'implicit': {
      const lacking = last.lacking ?? 'VIEW_CHANNEL';
      return { kind: 'implicit', lacking, because: verdictOf(lacking, steps.slice(0, index)) };
    }
    default:
      return { kind: 'denied', by: denialsOf(bit, steps) };
  }
}

/** The overwrites that deny a flag and that no later one outweighs. */
function denialsOf(bit: bigint, steps: readonly PermissionStep[]): PermissionStep[] {
  const own = steps.filter(({ kind }) => overwriteKinds.includes(kind));
  const from = own.findLastIndex(({ allow }) => (allow & bit) !== 0n);
  return own.slice(from + 1).filter(({ deny }) => (deny & bit) !== 0n);
}
