import { deepEqual, equal } from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { emptyLedger, type Ledger, reduce } from '../../../src/core/buckets/ledger.ts';
import { controlRequests, sendControls } from '../../../src/core/outage/control.ts';
import { toWire } from '../../../src/core/request/toWire.ts';
import { systemClock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import { answerJson, closeServers, http, noCancel } from '../../node/server.ts';

interface Given {
  readonly ledger?: (monotonic: number) => Ledger;
  readonly trusted?: boolean;
  readonly token?: string | null;
  readonly called?: boolean;
}

describe('control requests', () => {
  afterEach(closeServers);

  /** Sends both to a server and tells what came of them, and what it saw. */
  async function sent(listener: RequestListener, given: Given = {}) {
    const seen: string[] = [];
    const { origin } = await http((request, response) => {
      seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      listener(request, response);
    });
    const { trusted = true, token = 'fake-token', called = false } = given;
    let ledger = given.ledger?.(systemClock.monotonic()) ?? emptyLedger;
    const transport = new UndiciTransport({ clock: systemClock });
    const controls = await sendControls(
      controlRequests([]),
      {
        transport,
        clock: systemClock,
        vantage: { kind: 'local' },
        ledger: () => ledger,
        hear: (event) => {
          ledger = reduce(ledger, event);
        },
        prepare: async ({ draft, withoutCredential }) =>
          toWire(draft, {
            values: () => undefined,
            profile: token === null ? null : { name: 'one', kind: 'bot', secret: token },
            withoutCredential,
            allowedOrigins: [],
            trusted,
            sandboxOrigin: origin,
          }),
        newId: () => globalThis.crypto.randomUUID(),
        note: () => {},
      },
      called ? AbortSignal.abort() : noCancel,
    );
    transport.close();
    const became = controls.map((one) => (one.kind === 'answered' ? one.observation.class : one.reason));
    return { became, seen, ledger };
  }

  const ok: RequestListener = (_, response) => answerJson(response, 200, { url: 'wss://gateway.discord.gg' });

  it('are one without a token and one read with it', async () => {
    const { became, seen } = await sent(ok);
    deepEqual(became, ['success', 'success']);
    deepEqual(seen, ['GET /api/v10/gateway -', 'GET /api/v10/users/@me Bot fake-token']);
  });

  it('end with the first where that meets a ban', async () => {
    const { became, seen } = await sent((_, response) =>
      response.writeHead(429, { 'content-type': 'text/plain' }).end('error code: 1015'),
    );
    deepEqual(became, ['edge/rate-limited', 'edge-ban']);
    equal(seen.length, 1);
  });

  const request = {
    id: 'x',
    method: 'GET',
    route: '/guilds/{guild_id}',
    resource: 'guild 1',
    credential: 'Bot …',
    lastFour: '',
    sandbox: true,
  };

  it('are not sent where a ban stands: they would prolong it', async () => {
    const banned = (at: number) =>
      reduce(emptyLedger, { kind: 'answered', at, request, status: 429, facts: { edge: true } });
    const { became, seen } = await sent(ok, { ledger: banned });
    deepEqual([became, seen], [['edge-ban', 'edge-ban'], []]);
  });

  it('are not sent where the limit is used up that they count towards', async () => {
    const limited = (at: number) =>
      reduce(emptyLedger, {
        kind: 'answered',
        at,
        request,
        status: 429,
        facts: { scope: 'global', retryAfter: 60_000 },
      });
    const { became, seen } = await sent(ok, { ledger: limited });
    deepEqual(became, ['success', 'limited']);
    deepEqual(seen, ['GET /api/v10/gateway -']);
  });

  it('send nothing from a workspace that is not trusted, without a credential only the first, and nothing once called off', async () => {
    deepEqual(await sent(ok, { trusted: false }).then(({ became, seen }) => [became, seen]), [
      ['untrusted', 'untrusted'],
      [],
    ]);
    deepEqual(await sent(ok, { token: null }).then(({ became, seen }) => [became, seen.length]), [
      ['success', 'no-credential'],
      1,
    ]);
    deepEqual(await sent(ok, { called: true }).then(({ became, seen }) => [became, seen]), [
      ['cancelled', 'cancelled'],
      [],
    ]);
  });

  it('are told to the ledger like every other request', async () => {
    const { ledger } = await sent((_, response) => {
      response.setHeader('x-ratelimit-bucket', 'abc');
      answerJson(response, 200, {});
    });
    equal([...ledger.buckets.entries()].length, 2);
  });
});
