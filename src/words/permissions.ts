import type { PermissionName } from '../core/discord/permission.ts';
import type { PermissionStepKind } from '../core/discord/permissionSteps.ts';
import type { GrantCheck } from '../core/permissions/grantCheck.ts';
import type { PermissionVerdict } from '../core/permissions/permissionVerdict.ts';
import type { RankCheck } from '../core/permissions/rankChecks.ts';
import type { NoFacts } from '../core/permissions/readFacts.ts';
import type { Locale } from './locale.ts';

/** Whom a role's permissions or an overwrite are for. Names are free of Markdown. */
export interface SaidSource {
  readonly of: 'everyone' | 'role' | 'bot';
  readonly name: string;
}

/** What became of a permission, with names. */
export type SaidVerdict =
  | { readonly kind: 'granted' | 'two-factor' }
  | { readonly kind: 'denied' | 'never'; readonly by: readonly SaidSource[] }
  | { readonly kind: 'implicit'; readonly lacking: PermissionName; readonly because: SaidVerdict }
  /** `until`: `2026-11-29 12:00 UTC`. */
  | { readonly kind: 'timeout'; readonly until: string };

/** What stands in the way, with names. `channel` is null where the server as a whole is meant. */
export type SaidObstacle =
  | {
      readonly kind: 'permission';
      readonly permission: PermissionName;
      readonly verdict: SaidVerdict;
      readonly channel: string | null;
    }
  | { readonly kind: 'one-of'; readonly permissions: readonly PermissionName[]; readonly first: SaidObstacle | null }
  | { readonly kind: 'rank'; readonly check: RankCheck }
  | { readonly kind: 'grant'; readonly by: GrantCheck['by']; readonly missing: string };

/** What is so, and what to change where. */
export interface SaidRemedy {
  readonly says: string;
  readonly change: string;
}

/** Everything that is said about a request's permissions, in one language. */
export interface PermissionWords {
  readonly title: Readonly<Record<'refused' | 'allowed' | 'unknown', string>>;
  readonly as: (bot: string, server: string, channel: string | null) => string;
  /** How many requests were sent to find it out. */
  readonly readings: (count: number) => string;
  readonly hidden: string;
  readonly change: string;
  readonly obstacle: (obstacle: SaidObstacle) => SaidRemedy;
  /** `meant`: what the answer means, where something could not be read. */
  readonly none: (end: NoFacts, meant: string) => SaidRemedy;
  readonly allowed: SaidRemedy;
  readonly twoFactorUnknown: string;
  readonly headings: Readonly<Record<'needs' | 'ranks' | 'steps' | 'result' | 'others', string>>;
  readonly columns: Readonly<
    Record<
      'permission' | 'bit' | 'verdict' | 'when' | 'step' | 'takes' | 'gives' | 'left' | 'who' | 'own' | 'other',
      string
    >
  >;
  readonly verdict: (kind: PermissionVerdict['kind']) => string;
  readonly step: (kind: PermissionStepKind, name: string, channel: string, lacking: string) => string;
  readonly outcome: (outcome: RankCheck['outcome']) => string;
  readonly always: string;
  readonly oneOf: string;
  readonly situation: (situation: string | undefined) => string;
  readonly nothing: string;
  readonly more: (count: number) => string;
  /** Names a flag that has no name. */
  readonly unnamed: string;
  /** Progress while it is read. */
  readonly reading: string;
}

/** Loads them when they are first needed. */
export async function loadPermissionWords(locale: Locale): Promise<PermissionWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/permissions.ts')).permissionWords;
    case 'ja':
      return (await import('./ja/permissions.ts')).permissionWords;
    default:
      return locale satisfies never;
  }
}
