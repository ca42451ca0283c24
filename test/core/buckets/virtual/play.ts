import { dispatch } from '../../../../src/core/buckets/dispatch.ts';
import type { LedgerRequest } from '../../../../src/core/buckets/event.ts';
import { ledgerRequest } from '../../../../src/core/buckets/ledgerRequest.ts';
import { Planner } from '../../../../src/core/buckets/planner.ts';
import { rateLimitFacts } from '../../../../src/core/buckets/rateLimitFacts.ts';
import { noCredential } from '../../../../src/core/request/credentialFacts.ts';
import { plain } from '../../../../src/core/request/seal.ts';
import { VirtualClock } from './clock.ts';
import type { Answerer, Wish } from './situations.ts';

/** What came of it. */
export interface Result {
  /** Requests that reached the server. */
  readonly sent: number;
  /** 429s among its answers. */
  readonly refused: number;
  /** Wishes that ended with a success. */
  readonly done: number;
  /** Wishes that ended, well or not. */
  readonly ended: number;
  /** Milliseconds until the last of them. */
  readonly wall: number;
}

const bot = { ...noCredential, origin: 'profile', scheme: 'Bot', shape: 'bot-token', lastFour: '9f3k' } as const;

/** Makes every wish through a planner of its own, in virtual time. `latency`: milliseconds of one way, each time anew. */
export async function play(wishes: readonly Wish[], answer: Answerer, latency: () => number): Promise<Result> {
  const clock = new VirtualClock();
  const planner = new Planner(clock, { aborted: false, addEventListener: () => {}, removeEventListener: () => {} });
  let [sent, refused, done, ended, wall] = [0, 0, 0, 0, 0];
  for (const [index, { at = 0, method, path, body }] of wishes.entries()) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const send = async () => {
      sent += 1;
      await clock.delay(latency());
      const given = answer({ method, path, body: text }, clock.now());
      await clock.delay(latency());
      if (given === null) return { outcome: { kind: 'failed', isSent: true } as const, result: 0 };
      const { status } = given;
      if (status === 429) refused += 1;
      const read = { text: given.body, bytes: given.body.length, truncated: false, binary: false };
      const facts = rateLimitFacts({ status, headers: Object.entries(given.headers), body: read });
      return { outcome: { kind: 'answered', status, facts } as const, result: status };
    };
    clock.at(at, async () => {
      const request = (attempt: number): LedgerRequest => {
        const wire = { method, url: plain(`https://discord.com/api/v10${path}`), body: null };
        const asked = { ...wire, body: text === '' ? null : ({ kind: 'text', text: plain(text) } as const) };
        const known = ledgerRequest(`${index}.${attempt}`, asked, bot, false, clock.now());
        if (known === null) throw new Error(`${path} is no path of the API.`);
        return known;
      };
      const ports = { planner, clock, chance: () => 0.5 };
      const end = await dispatch({ method, hasEnforcedNonce: false, request, send }, ports);
      ended += 1;
      if (end.kind === 'done' && end.result === 200) done += 1;
      wall = clock.monotonic();
    });
  }
  await clock.run();
  return { sent, refused, done, ended, wall };
}
