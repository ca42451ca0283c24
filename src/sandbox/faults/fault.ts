import type { Answer } from '../answer.ts';
import type { LimitFault } from '../limits/limiter.ts';

/** How an answer is brought to the client. */
export type Delivery =
  | { readonly kind: 'whole' }
  /** Headers come after so many milliseconds. */
  | { readonly kind: 'slow'; readonly delay: number }
  /** Headers come at once, the body in pieces over so many milliseconds. */
  | { readonly kind: 'trickle'; readonly duration: number }
  /** Nothing ever comes; the connection stays open until the client has had enough. */
  | { readonly kind: 'silent' }
  /** The connection ends in the middle of the body. */
  | { readonly kind: 'truncated' }
  /** The connection is reset without an answer, and nothing was done. */
  | { readonly kind: 'reset' }
  /** What comes is not HTTP, and nothing was done. */
  | { readonly kind: 'garbage' };

/** Where the sandbox cannot be reached although it runs: a client has to be sent to another address to see it. */
export type AddressFault = 'unknown-name' | 'closed-port' | 'not-tls' | 'proxy-login';

/** What is different from a healthy Discord. Aspects that are absent are healthy, so that several faults add up. */
export interface Fault {
  readonly address?: AddressFault;
  readonly delivery?: Delivery;
  /** Something between client and Cloudflare answers: no header of either is there. */
  readonly middlebox?: Answer;
  /** Cloudflare answers, and Discord never sees the request. */
  readonly edge?: (ray: string) => Answer;
  /** Discord sees the request and answers this whatever it is; with `every`, only each n-th request. */
  readonly origin?: { readonly answer: Answer; readonly every?: number };
  readonly limit?: LimitFault;
  /** The bot keeps only these permissions. */
  readonly ceiling?: bigint;
  /** Something in each body is not accepted. */
  readonly form?: boolean;
  /** The operation refuses in place of what it would do, in the words of the API's version. */
  readonly refusal?: (version: number) => Answer;
  /** Invalid requests in ten minutes after which the address is banned. */
  readonly invalidRequests?: number;
  /** What is odd about an answer of Discord's, seen before the edge adds its headers. */
  readonly quirk?: (answer: Answer) => Answer;
  /** Milliseconds that request and answer are on their way, together. */
  readonly roundTrip?: number;
  /** Milliseconds that each way may take longer, by chance. */
  readonly jitter?: number;
  /** Milliseconds by which the server's clock is ahead. */
  readonly skew?: number;
  /** The status page tells of an incident. */
  readonly incident?: boolean;
}

/** A fault by what is written behind its name (`slow=2.5`), or undefined where that means nothing. */
export type FaultByAmount = (amount: string | undefined) => Fault | undefined;

/** The faults of one group by name; a new one is one new row. */
export type FaultTable = Readonly<Record<string, Fault | FaultByAmount>>;

/** A number that is not negative, or the usual one where none is written. */
export function amountOf(text: string | undefined, usual: number): number | undefined {
  if (text === undefined) return usual;
  const amount = Number(text);
  return text !== '' && Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}
