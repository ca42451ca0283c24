import { deepEqual, equal, ok } from 'node:assert/strict';
import type { IncomingMessage, RequestListener } from 'node:http';
import { StatusPage, type StatusReading, statusLimits } from '../../../src/core/outage/statusPage.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { systemClock } from '../../../src/node/systemClock.ts';
import { UndiciTransport } from '../../../src/node/undiciTransport.ts';
import { answerJson, closeServers, http, noCancel, tcp } from '../../node/server.ts';

const summary = {
  page: { id: 'srhpyqt94yxb', name: 'Discord', updated_at: '2026-11-29T12:00:00Z' },
  components: [],
  incidents: [],
  scheduled_maintenances: [],
  status: { indicator: 'none', description: 'All Systems Operational' },
};

/** Whoever never answers has to be waited for; the real limit is five seconds. */
const impatient = { ...statusLimits, headersTimeout: 50, bodyTimeout: 50 };

describe('the status page', () => {
  const transports: UndiciTransport[] = [];
  afterEach(async () => {
    for (const transport of transports.splice(0)) transport.close();
    await closeServers();
  });

  function pageBy(proxy?: string, clock: Clock = systemClock): StatusPage {
    const transport = new UndiciTransport({
      clock: systemClock,
      ...(proxy === undefined ? {} : { network: () => ({ proxy }) }),
    });
    transports.push(transport);
    return new StatusPage(async () => transport, clock, '1.2.3', impatient);
  }

  async function readFrom(listener: RequestListener): Promise<StatusReading> {
    const { origin } = await http(listener);
    return pageBy().read({ sandbox: origin }, noCancel);
  }

  const unread = async (listener: RequestListener) => {
    const reading = await readFrom(listener);
    return reading.kind === 'unread' ? [reading.reason, reading.detail] : [reading.kind];
  };

  it('is asked for its summary, with our name and without any credential or cookie', async () => {
    const asked: IncomingMessage[] = [];
    const reading = await readFrom((request, response) => {
      asked.push(request);
      answerJson(response, 200, summary);
    });
    equal(reading.kind, 'read');
    const [request] = asked;
    deepEqual([asked.length, request?.method, request?.url], [1, 'GET', '/status/api/v2/summary.json']);
    deepEqual(request?.headers['user-agent'], 'tracecord/1.2.3');
    deepEqual(
      ['authorization', 'cookie', 'proxy-authorization'].filter((name) => request?.headers[name] !== undefined),
      [],
    );
  });

  it('says by how much our clock differs from its own', async () => {
    const reading = await readFrom((_, response) => {
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      answerJson(response, 200, summary);
    });
    const ahead = reading.kind === 'read' ? (reading.clockAhead ?? 0) : 0;
    ok(Math.abs(ahead + 3_600_000) < 5_000, String(ahead));
  });

  it('is not read where it is an error, a web page, something else, a redirect, or too large', async () => {
    deepEqual(await unread((_, response) => response.writeHead(503).end('down')), ['status', '503']);
    deepEqual(await unread((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')), [
      'not-json',
      undefined,
    ]);
    deepEqual(await unread((_, response) => answerJson(response, 200, { hello: 1 })), ['not-summary', undefined]);
    deepEqual(await unread((_, response) => response.writeHead(200).end()), ['not-json', undefined]);
    deepEqual(
      await unread((_, response) => answerJson(response, 200, { ...summary, padding: 'x'.repeat(2_000_000) })),
      ['too-large', undefined],
    );
    const followed: string[] = [];
    const elsewhere = await http((request, response) => {
      followed.push(request.url ?? '');
      answerJson(response, 200, summary);
    });
    deepEqual(await unread((_, response) => response.writeHead(302, { location: elsewhere.origin }).end()), [
      'redirect',
      '302',
    ]);
    deepEqual(followed, []);
  });

  it('is not waited for', async () => {
    const { origin } = await tcp(() => {});
    deepEqual(await pageBy().read({ sandbox: origin }, noCancel), {
      kind: 'unread',
      reason: 'no-answer',
      detail: 'UND_ERR_HEADERS_TIMEOUT',
    });
    const closed = await http(() => {});
    await closed.close();
    deepEqual(await pageBy().read({ sandbox: closed.origin }, noCancel), {
      kind: 'unread',
      reason: 'no-answer',
      detail: 'ECONNREFUSED',
    });
    ok(Object.values(statusLimits).every((limit) => limit > 0 && limit < 1_000_000));
  });

  it('of Discord is asked at its fixed address, once a minute at most, whoever asks', async () => {
    const wanted: string[] = [];
    const proxy = await http(() => {});
    await proxy.close();
    const recorder = await tcp((socket) =>
      socket.once('data', (head) => {
        wanted.push(head.toString('latin1').split('\r\n', 1)[0] ?? '');
        socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      }),
    );
    let time = 0;
    const page = pageBy(recorder.origin, {
      ...systemClock,
      now: () => Date.now(),
      monotonic: () => time,
      delay: systemClock.delay,
    });
    await Promise.all([page.read('discord', noCancel), page.read('discord', noCancel)]);
    time = 59_999;
    await page.read('discord', noCancel);
    deepEqual(wanted, ['CONNECT discordstatus.com:443 HTTP/1.1']);
    time = 60_000;
    await page.read('discord', noCancel);
    equal(wanted.length, 2);
  });

  it('is asked anew after it was called off', async () => {
    const wanted: string[] = [];
    const recorder = await tcp((socket) => socket.once('data', (head) => wanted.push(head.toString('latin1'))));
    const page = pageBy(recorder.origin);
    const cancel = new AbortController();
    const reading = page.read('discord', cancel.signal);
    cancel.abort();
    equal((await reading).kind, 'unread');
    const again = new AbortController();
    const second = page.read('discord', again.signal);
    again.abort();
    await second;
    ok(wanted.length <= 2);
  });
});
