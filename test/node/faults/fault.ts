import type { FailurePhase } from '../../../src/core/exchange.ts';
import type { NetworkSettings } from '../../../src/node/proxyChoice.ts';

/** What a fault must come to. Written from what the server did, not from what the transport says of it. */
export type Expected =
  | {
      /** Codes of Node or undici, one of which is the right one: versions of Node and systems differ. */
      readonly codes: readonly string[];
      /** Several where it depends on who is faster. */
      readonly phase: FailurePhase | readonly FailurePhase[];
      /** Class of the diagnosis. */
      readonly class: string;
      /** Cause of the diagnosis, where only one is right. */
      readonly cause?: string;
    }
  | {
      readonly status: number;
      readonly class: string;
      readonly cause?: string;
      /** What the kept text is, whole, or how it begins. */
      readonly text?: string | RegExp;
      readonly truncated?: boolean;
      readonly undecodable?: boolean;
    };

/** What a request is sent to, and how. */
export interface Asked {
  readonly url: string;
  readonly method?: string;
  /** Bytes of body to send. */
  readonly bodyBytes?: number;
  /** A file to send as the body. */
  readonly bodyFile?: string;
  readonly network?: NetworkSettings;
  /** Certificates to trust, PEM. */
  readonly trusted?: readonly string[];
  /** Port of a name server on loopback to ask instead of the system's. */
  readonly nameServer?: number;
  /** The whole body is wanted, not only what fits under the cap. */
  readonly whole?: boolean;
  /** As many requests before, each of which must be answered. */
  readonly before?: number;
}

/** A server that misbehaves, running. */
export interface Scene {
  readonly asked: Asked;
  /** Connections that are open at this moment. */
  open(): number;
  /** Heads of requests that came. */
  requests(): number;
  /** Reads on where reading had stopped, so that the end of a connection is noticed. */
  readOn(): void;
  close(): Promise<void>;
}

/** One way in which networks and servers misbehave. */
export interface Fault {
  readonly name: string;
  readonly expected: Expected;
  /** The same where the Node that asks decodes no Zstandard (before 22.15), if that makes a difference. */
  readonly withoutZstd?: Expected;
  start(): Promise<Scene>;
  /** Requests that the server must have seen at the end; 1 or fewer where absent. */
  readonly requests?: number;
  /** Why this machine cannot play it; undefined where it can. */
  readonly impossible?: () => string | undefined;
}
