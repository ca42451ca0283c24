import type { LedgerEvent } from './buckets/event.ts';
import type { Exchange, ExchangeOrigin, Vantage } from './exchange.ts';
import type { Cancel, Clock, Transport, TransportLimits } from './ports.ts';
import type { Destruction } from './request/destructive.ts';
import type { Verdict } from './request/guard.ts';
import type { GuardRefusal, Refusal } from './request/refusal.ts';
import type { WireResult } from './request/toWire.ts';

/** How one wish of a person stands. `done`, `cancelled` and `refused` are final. */
export type RunState =
  /** Nothing was sent. */
  | { readonly kind: 'refused'; readonly refusal: Refusal | GuardRefusal }
  /** Waits for a person's yes. */
  | { readonly kind: 'confirming'; readonly destruction: Destruction }
  | { readonly kind: 'sending' }
  | { readonly kind: 'done'; readonly exchange: Exchange }
  /** Called off by the person; with the exchange when it had left already, so that it may have taken effect. */
  | { readonly kind: 'cancelled'; readonly exchange: Exchange | null };

/** How a run can end. */
export type RunEnd = Exclude<RunState, { kind: 'confirming' | 'sending' }>;

/** One wish of a person: to send one request once. Nothing is retried by itself. */
export interface Wish {
  /** One per wish; it is the exchange's id too. */
  readonly id: string;
  readonly prepared: WireResult;
  readonly limits: TransportLimits;
  readonly origin: ExchangeOrigin;
  readonly vantage: Vantage;
}

/** What a run needs from outside. */
export interface RunPorts {
  readonly transport: Transport;
  readonly clock: Clock;
  /** The guard's word at this moment. */
  readonly verdict: (sandbox: boolean) => Verdict;
  /** Asks the person; true sends. Not called for the local Discord. */
  readonly confirm: (destruction: Destruction) => Promise<boolean>;
  /** Hears every event, for the ledger. */
  readonly hear: (event: LedgerEvent) => void;
  /** Sees every state, the final one included. */
  readonly show: (state: RunState) => void;
}

/** Carries out a wish to its end. It does not throw for anything that network, person or server do. */
export declare function run(wish: Wish, ports: RunPorts, cancel: Cancel): Promise<RunEnd>;
