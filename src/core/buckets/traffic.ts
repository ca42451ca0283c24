import type { LedgerEvent } from './event.ts';
import { isGlobalExempt } from './nextAllowed.ts';
import { isSandboxRealm, realmOf } from './place.ts';

/** Milliseconds of one step of the last second. */
const stepMs = 100;

/** Steps of a second. */
const steps = 10;

/** Requests of the last second, newest step first, of the credential that sends most. */
export interface RecentTraffic {
  readonly recent: readonly number[];
  /** They went to the local Discord. */
  readonly sandbox: boolean;
}

/** How many requests leave a second, by credential: what the limit over all routes counts. */
export class Traffic {
  readonly #realms = new Map<string, { step: number; counts: number[] }>();

  /** Counts what leaves; what is exempt from the limit over all routes is not counted. */
  hear(event: LedgerEvent): void {
    if (event.kind !== 'sent' || isGlobalExempt(event.request)) return;
    const name = realmOf(event.request);
    const realm = this.#realms.get(name) ?? { step: 0, counts: [] };
    this.#realms.set(name, realm);
    const step = Math.floor(event.at / stepMs);
    realm.counts = shifted(realm.counts, step - realm.step);
    realm.step = Math.max(realm.step, step);
    realm.counts[0] = (realm.counts[0] ?? 0) + 1;
  }

  /** The busiest credential's last second; credentials that are quiet are forgotten. */
  recent(now: number): RecentTraffic {
    let most: RecentTraffic = { recent: [], sandbox: false };
    for (const [name, { step, counts }] of this.#realms) {
      const recent = shifted(counts, Math.floor(now / stepMs) - step);
      const sum = usedAfter(recent, 0);
      if (sum === 0) this.#realms.delete(name);
      else if (sum > usedAfter(most.recent, 0)) most = { recent, sandbox: isSandboxRealm(name) };
    }
    return most;
  }
}

/** How many of them left in the second before, `elapsedMs` later. */
export function usedAfter(recent: readonly number[], elapsedMs: number): number {
  const gone = Math.floor(elapsedMs / stepMs);
  return recent.slice(0, Math.max(0, steps - gone)).reduce((sum, count) => sum + count, 0);
}

/** The counts some steps later. */
function shifted(counts: readonly number[], by: number): number[] {
  if (by <= 0) return [...counts];
  return [...Array.from({ length: Math.min(by, steps) }, () => 0), ...counts].slice(0, steps);
}
