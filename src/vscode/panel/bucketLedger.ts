import * as vscode from 'vscode';
import type { LedgerEvent } from '../../core/buckets/event.ts';
import { emptyLedger, forgetBuckets, forgetSandbox, type Ledger, liftBan, reduce } from '../../core/buckets/ledger.ts';
import type { Planner } from '../../core/buckets/planner.ts';
import { type LedgerRows, rowsOf } from '../../core/buckets/rows.ts';
import type { Clock } from '../../core/ports.ts';
import { Lifetime } from '../lifetime.ts';

/** The one ledger of this window: every exchange, whoever made it, is told to it. */
export class BucketLedger implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #clock: Clock;
  readonly #life = new AbortController();
  #ledger: Ledger = emptyLedger;
  #planner: Planner | undefined;

  /** Fires after every event. */
  readonly onDidChange = this.#changed.event;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get state(): Ledger {
    return this.#ledger;
  }

  /** What the view shows now. */
  rows(): LedgerRows {
    return rowsOf(this.#ledger, this.#clock.monotonic());
  }

  /** What decides when requests go. Loaded by the first request, before anything is sent. */
  async planner(): Promise<Planner> {
    const { Planner } = await import('../../core/buckets/planner.ts');
    this.#planner ??= new Planner(this.#clock, this.#life.signal);
    return this.#planner;
  }

  hear(event: LedgerEvent): void {
    this.#planner?.hear(event);
    this.#set(reduce(this.#ledger, event));
  }

  /** Forgets the buckets; bans and counts of invalid requests stay. */
  forget(): void {
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
