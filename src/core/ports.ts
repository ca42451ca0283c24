import type { Answer, Failure, Timings } from './exchange.ts';
import type { Vault } from './request/seal.ts';
import type { Wire } from './request/wire.ts';

/** Something that can be called off; compatible with the web's AbortSignal. */
export interface Cancel {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Time as an argument. */
export interface Clock {
  /** Milliseconds since the epoch, for people to read. */
  now(): number;
  /** Milliseconds from an arbitrary start, never going back; for durations. */
  monotonic(): number;
  /** Resolves after `milliseconds`, or at once when cancelled. */
  delay(milliseconds: number, cancel: Cancel): Promise<void>;
}

/** Limits of one attempt; every one is finite. */
export interface TransportLimits {
  /** Milliseconds for name, connection and TLS together. */
  readonly connectTimeout: number;
  /** Milliseconds from the request's last byte to the answer's headers. */
  readonly headersTimeout: number;
  /** Milliseconds between two pieces of the body. */
  readonly bodyTimeout: number;
  /** Bytes of body that are kept. */
  readonly bodyCap: number;
  /** Milliseconds for the whole attempt, so that one byte a second comes to an end; two minutes where absent. */
  readonly totalTimeout?: number;
}

/** Takes a whole body piece by piece, for example into a file. */
export interface BodySink {
  /** Resolves when the next piece may come. A rejection ends the attempt. */
  write(piece: Uint8Array): Promise<void>;
}

/** Whose connections an attempt may use, and through which proxy they lead. It may hold a secret: it is never shown. */
export interface Passage {
  /** Connections are kept within it and never used for another: the id of a profile. */
  readonly name: string;
  /** The profile's own proxy, in place of the editor's and the environment's. */
  readonly proxy?: {
    /** `http://host:port`. */
    readonly address: string;
    /** Value of Proxy-Authorization. */
    readonly authorization?: string;
  };
}

/** What one attempt gave. */
export interface TransportResult {
  readonly outcome: Answer | Failure;
  readonly timings: Timings;
}

/** The wire as an argument. It never throws for what the network does: that is a `Failure`. It follows no redirect. */
export interface Transport {
  /**
   * Sends a request once. Without `sink` reading stops at the cap; with one the whole body is read into it, decoded and
   * (text) redacted, and the answer keeps what fits under the cap.
   */
  send(wire: Wire, vault: Vault, limits: TransportLimits, cancel: Cancel, sink?: BodySink): Promise<TransportResult>;
}
