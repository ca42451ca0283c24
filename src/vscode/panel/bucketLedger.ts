import * as vscode from 'vscode';
import { keyOf } from '../../core/buckets/bucket.ts';
import type { BucketDetails } from '../../core/buckets/bucketDetails.ts';
import type { LedgerEvent } from '../../core/buckets/event.ts';
import {
  bucketOf,
  emptyLedger,
  forgetBuckets,
  forgetSandbox,
  type Ledger,
  liftBan,
  reduce,
} from '../../core/buckets/ledger.ts';
import type { Planner } from '../../core/buckets/planner.ts';
import type { LedgerRows } from '../../core/buckets/rows.ts';
import type { RecentTraffic, Traffic } from '../../core/buckets/traffic.ts';
import type { Clock } from '../../core/ports.ts';
import { lazily } from '../lazily.ts';
import { Lifetime } from '../lifetime.ts';

/** The one ledger of this window: every exchange, whoever made it, is told to it. */
export class BucketLedger implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #clock: Clock;
  readonly #life = new AbortController();
  #ledger: Ledger = emptyLedger;
  #planner: Planner | undefined;
  #traffic: Traffic | undefined;
  readonly #seen = lazily(async () => {
    const [{ BucketDetails }, { Traffic }] = await Promise.all([
      import('../../core/buckets/bucketDetails.ts'),
      import('../../core/buckets/traffic.ts'),
    ]);
    const traffic = new Traffic();
    this.#traffic = traffic;
    return { details: new BucketDetails(), traffic };
  });
  readonly #waits = this.#lifetime.own(new vscode.EventEmitter<void>());

  /** Fires when a request has to wait for its turn. */
  readonly onDidWait = this.#waits.event;
  /** Fires after every event. */
  readonly onDidChange = this.#changed.event;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): Ledger {
    return this.#ledger;
  }

  /** This moment, as events have theirs. */
  monotonic(): number {
    return this.#clock.monotonic();
  }

  /** What a view shows now. It brings `rowsOf` along, which nothing else needs. */
  rows(rowsOf: (ledger: Ledger, now: number) => LedgerRows): LedgerRows {
    return rowsOf(this.#ledger, this.#clock.monotonic());
  }

  /** What was seen beyond limits. Loaded by the first event. */
  async details(): Promise<BucketDetails> {
    return (await this.#seen()).details;
  }

  /** The requests of the second before `now`. */
  traffic(now: number): RecentTraffic {
    return this.#traffic?.recent(now) ?? { recent: [], sandbox: false };
  }

  /** What decides when requests go. Loaded by the first request, before anything is sent. */
  async planner(): Promise<Planner> {
    const { Planner } = await import('../../core/buckets/planner.ts');
    this.#planner ??= new Planner(this.#clock, this.#life.signal, () => this.#waits.fire());
    return this.#planner;
  }

  hear(event: LedgerEvent): void {
    this.#planner?.hear(event);
    const ledger = reduce(this.#ledger, event);
    const bucket = bucketOf(ledger, event.request);
    void this.#seen().then(({ details, traffic }) => {
      traffic.hear(event);
      if (bucket !== undefined) details.hear(event, keyOf(bucket));
    });
    this.#set(ledger);
  }

  /** Forgets the buckets; bans and counts of invalid requests stay. */
  forget(): void {
    void this.#seen().then(({ details }) => details.clear());
    this.#set(forgetBuckets(this.#ledger));
  }

  /** Forgets what the sandbox has told: it begins again, or behaves otherwise. */
  forgetSandbox(): void {
    this.#planner?.forgetSandbox();
    this.#set(forgetSandbox(this.#ledger));
  }

  /** Lets requests go again after a person has said that the block of this address is over. */
  liftBan(): void {
    this.#planner?.resume();
    this.#set(liftBan(this.#ledger));
  }

  #set(ledger: Ledger): void {
    this.#ledger = ledger;
    this.#changed.fire();
  }

  dispose(): void {
    this.#life.abort();
    this.#lifetime.dispose();
  }
}
