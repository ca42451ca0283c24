import type { LedgerRequest } from '../../../src/core/buckets/event.ts';
import { emptyLedger, type Ledger, reduce } from '../../../src/core/buckets/ledger.ts';
import { type RateLimitFacts, rateLimitFacts } from '../../../src/core/buckets/rateLimitFacts.ts';
import type { BucketRow } from '../../../src/core/buckets/row.ts';
import { rowsOf } from '../../../src/core/buckets/rows.ts';

/** Headers as Discord writes them, without the `x-ratelimit-` in front; times in seconds. */
export interface Headers {
  readonly bucket?: string;
  readonly limit?: number;
  readonly remaining?: number;
  readonly reset?: number;
  readonly 'reset-after'?: number;
  readonly scope?: string;
  readonly global?: boolean;
}

/** The facts of an answer with these rate-limit headers, other headers and body. */
export function factsOf(
  status: number,
  headers: Headers = {},
  body = '',
  others: readonly (readonly [string, string])[] = [],
): RateLimitFacts {
  const limits = Object.entries(headers).map(([name, value]) => [`x-ratelimit-${name}`, String(value)] as const);
  return rateLimitFacts({
    status,
    headers: [...limits, ...others],
    body: { text: body, bytes: body.length, truncated: false, binary: false },
  });
}

/** Discord's own 429 body. */
export function limitedBody(retryAfter: number, global = false): string {
  return JSON.stringify({ message: 'You are being rate limited.', retry_after: retryAfter, global });
}

/** One message to a channel, unless told otherwise. */
export function message(id: string, changes: Partial<LedgerRequest> = {}): LedgerRequest {
  return {
    id,
    method: 'POST',
    route: '/channels/{channel_id}/messages',
    resource: 'channel 1',
    credential: 'Bot …9f3k',
    lastFour: '9f3k',
    sandbox: false,
    ...changes,
  };
}

/** A conversation in virtual time: every call gives a new one. */
export class Talk {
  readonly ledger: Ledger;

  constructor(ledger: Ledger = emptyLedger) {
    this.ledger = ledger;
  }

  sent(at: number, request: LedgerRequest): Talk {
    return new Talk(reduce(this.ledger, { kind: 'sent', at, request }));
  }

  answered(at: number, request: LedgerRequest, status: number, facts: RateLimitFacts): Talk {
    return new Talk(reduce(this.ledger, { kind: 'answered', at, request, status, facts }));
  }

  ended(at: number, request: LedgerRequest, kind: 'failed' | 'cancelled'): Talk {
    return new Talk(reduce(this.ledger, { kind, at, request }));
  }

  rows(now: number): readonly BucketRow[] {
    return rowsOf(this.ledger, now).rows;
  }

  /** The only row. */
  row(now: number): BucketRow {
    const [row, ...others] = this.rows(now);
    if (row === undefined || others.length > 0) throw new Error(`${others.length + 1} rows`);
    return row;
  }
}
