import type { LedgerEvent, LedgerRequest, RequestSource } from './event.ts';
import { bucketsKept } from './ledger.ts';
import { Trend, type TrendPoint } from './trend.ts';

/** Exchanges kept of one bucket: with its trend they stay below 4 KB. */
export const exchangesKept = 10;

/** One exchange in a bucket, without a secret and without what was said. */
export interface SeenExchange {
  /** The request's. */
  readonly id: string;
  /** When it ended, in monotonic milliseconds. */
  readonly at: number;
  /** Method and route template. */
  readonly route: string;
  /** Null where no answer came. */
  readonly status: number | null;
  /** Whose limit a 429 was about. */
  readonly scope: 'user' | 'shared' | 'global' | null;
  /** As the answer said it; null where it did not. */
  readonly remaining: number | null;
  readonly from: RequestSource | null;
}

/** What a view shows of a bucket beside its row. */
export interface BucketNote {
  /** The row's. */
  readonly key: string;
  /** Who sent the last request that was answered; null where that is not known. */
  readonly usedBy: RequestSource | null;
  readonly trend: readonly TrendPoint[];
}

interface Detail {
  request: LedgerRequest;
  usedBy: RequestSource | null;
  readonly exchanges: SeenExchange[];
  readonly trend: Trend;
}

/**
 * What was seen of each bucket beyond its limits: the last exchanges, who made them, and how much it was used in the last
 * minutes. Of as many buckets as the ledger keeps, those that were used last.
 */
export class BucketDetails {
  readonly #details = new Map<string, Detail>();
  readonly #changed = new Set<string>();

  /** Takes note of a request that ended. `key`: its bucket's, as rows have it. */
  hear(event: LedgerEvent, key: string): void {
    if (event.kind === 'sent') return;
    const { request, at } = event;
    const isAnswered = event.kind === 'answered';
    const status = isAnswered ? event.status : null;
    const { scope, remaining } = isAnswered ? event.facts : {};
    const known = this.#details.get(key);
    const detail = known ?? { request, usedBy: null, exchanges: [], trend: new Trend() };
    const like = detail.exchanges.findLast((exchange) => isLike(exchange, request));
    const from = like?.from ?? request.from ?? null;
    detail.request = request;
    if (isAnswered) detail.usedBy = from;
    detail.exchanges.push({
      id: inOnePiece(request.id),
      at,
      route: like?.route ?? `${request.method} ${request.route}`,
      status,
      scope: status === 429 ? (scope ?? null) : null,
      remaining: remaining ?? null,
      from,
    });
    if (detail.exchanges.length > exchangesKept) detail.exchanges.shift();
    detail.trend.add(at, status === 429, remaining ?? null);
    this.#details.delete(key);
    this.#details.set(key, detail);
    this.#changed.add(key);
    for (const eldest of this.#details.keys()) {
      if (this.#details.size <= bucketsKept) break;
      this.#details.delete(eldest);
    }
  }

  /** The last exchanges of a bucket, newest first. */
  exchanges(key: string): readonly SeenExchange[] {
    return this.#details.get(key)?.exchanges.toReversed() ?? [];
  }

  /** The last request in a bucket, to ask the planner with. */
  lastRequest(key: string): LedgerRequest | undefined {
    return this.#details.get(key)?.request;
  }

  /** The notes of all buckets. What has changed so far is told with them. */
  all(now: number): BucketNote[] {
    this.#changed.clear();
    return [...this.#details.keys()].map((key) => this.#note(key, now));
  }

  /** The notes that have changed since the last time. */
  changed(now: number): BucketNote[] {
    const keys = [...this.#changed];
    this.#changed.clear();
    return keys.filter((key) => this.#details.has(key)).map((key) => this.#note(key, now));
  }

  /** Forgets everything. */
  clear(): void {
    this.#details.clear();
    this.#changed.clear();
  }

  #note(key: string, now: number): BucketNote {
    const detail = this.#details.get(key);
    return { key, usedBy: detail?.usedBy ?? null, trend: detail?.trend.points(now) ?? [] };
  }
}

/** Whether an earlier exchange was of the same request: what they have in common is kept once. */
function isLike({ route, from }: SeenExchange, request: LedgerRequest): boolean {
  return (
    route === `${request.method} ${request.route}` &&
    from?.file === request.from?.file &&
    from?.line === request.from?.line &&
    from?.profile === request.from?.profile
  );
}

/** The same text. One that was put together from pieces (a UUID is) holds on to them: 500 bytes instead of 60. */
function inOnePiece(text: string): string {
  return text.normalize();
}
