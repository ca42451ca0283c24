import { deepEqual, equal, ok } from 'node:assert/strict';
import { botExchange, botWire, clientOf, credentialOf } from '../../../src/core/capture/botExchange.ts';
import { botLedgerRequest, endEvent, PendingCalls } from '../../../src/core/capture/capturedCalls.ts';
import type { EndEvent, SentEvent } from '../../../src/core/capture/captureEvent.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { show } from '../../../src/core/request/seal.ts';

const sent: SentEvent = {
  t: 'sent',
  id: '7.0.1',
  at: 1000,
  method: 'post',
  url: 'https://discord.com/api/v10/channels/111111111111111111/messages',
  library: 'discord.js',
  auth: { prefix: 'Bot', fingerprint: 'oken' },
};
const from = { profile: 'bot.js', file: 'file:///w/bot.js', line: 3 };

function answered(status: number, text: string, headers: [string, string][] = []) {
  const end: EndEvent = { t: 'answered', id: sent.id, after: 20, status, headers };
  const body = { text, bytes: text.length, truncated: false, binary: false };
  return { end, body };
}

describe('an exchange of a bot', () => {
  it('is diagnosed as one that was sent by hand', () => {
    const { end, body } = answered(403, '{"message":"Missing Permissions","code":50013}', [
      ['Content-Type', 'application/json'],
      ['via', '1.1 google'],
    ]);
    const exchange = botExchange(sent, end, body, { kind: 'local' });
    equal(exchange.origin, 'bot');
    equal(exchange.wire.method, 'POST');
    equal(exchange.startedAt, 1000);
    equal(exchange.timings.total, 20);
    const diagnosis = diagnose(exchange);
    deepEqual([diagnosis.class, diagnosis.code], ['permission/missing', 50013]);
  });

  it('that failed has the code that tells why, also where it only stands in the message', () => {
    const failed: EndEvent = { t: 'failed', id: sent.id, after: 3, code: 'TypeError', message: 'connect ECONNREFUSED' };
    const exchange = botExchange(sent, failed, null, { kind: 'local' });
    deepEqual(exchange.outcome, {
      kind: 'failure',
      code: 'ECONNREFUSED',
      message: 'connect ECONNREFUSED',
      phase: 'connect',
    });
    equal(diagnose(exchange).class, 'transport/refused');
  });

  it('with a bare token is told from one without any', () => {
    const { end, body } = answered(401, '{"message":"401: Unauthorized","code":0}', [['via', '1.1 google']]);
    const causeOf = (auth: SentEvent['auth']) =>
      diagnose(botExchange({ ...sent, auth }, end, body, { kind: 'local' })).cause;
    equal(causeOf({ prefix: 'none' }), 'no-credential');
    equal(causeOf({ prefix: 'none', fingerprint: '9f3k' }), 'no-prefix');
    equal(causeOf({ prefix: 'none', fingerprint: '' }), 'no-prefix');
    equal(causeOf({ prefix: 'other', fingerprint: '9f3k' }), 'no-prefix');
  });

  it('says nothing of a User-Agent that nobody told of', () => {
    const { end, body } = answered(403, 'error code: 1010', [['server', 'cloudflare']]);
    const diagnosis = diagnose(botExchange(sent, end, body, { kind: 'local' }));
    ok(!diagnosis.evidence.some(({ fact }) => fact === 'user-agent'));
  });

  it('holds no token, whatever the bot has let through', () => {
    const token = `fake-token-${'x'.repeat(60)}`;
    const url = `https://discord.com/api/v10/webhooks/222222222222222222/${token}?thread_id=1`;
    const { end, body } = answered(404, '');
    const exchange = botExchange({ ...sent, url }, end, body, { kind: 'local' });
    ok(!JSON.stringify(exchange).includes(token));
  });

  it('shows what was cut out of its address as a mask', () => {
    const url = 'https://discord.com/api/v10/webhooks/222222222222222222/{token}?q={value}';
    equal(show(botWire({ ...sent, url }).url), 'https://discord.com/api/v10/webhooks/222222222222222222/••••?q=••••');
    const facts = credentialOf({ url, auth: { prefix: 'none' } });
    deepEqual([facts.origin, facts.shape], ['url', 'webhook-token']);
    const { end, body } = answered(404, '{"message":"Unknown Webhook","code":10015}', [['via', '1.1 google']]);
    const diagnosis = diagnose(botExchange({ ...sent, url, auth: { prefix: 'none' } }, end, body, { kind: 'local' }));
    ok(!diagnosis.evidence.some(({ fact }) => fact === 'placeholder-in-url'));
  });

  it('knows the clients that hooks name', () => {
    equal(clientOf('@discordjs/rest'), 'discord.js');
    equal(clientOf('node:https'), 'node-http');
    equal(clientOf('aiohttp'), 'python-aiohttp');
    equal(clientOf('something else'), 'fetch');
  });
});

describe('the requests of a process', () => {
  it('are paired with what came of them', () => {
    const calls = new PendingCalls<SentEvent>();
    calls.begin(sent.id, sent);
    equal(calls.end('another'), null);
    equal(calls.end(sent.id), sent);
    equal(calls.end(sent.id), null);
  });

  it('do not grow for ever, and are given up when the process goes', () => {
    const calls = new PendingCalls<number>();
    for (let index = 0; index < 5000; index++) calls.begin(String(index), index);
    const left = calls.abandon();
    equal(left.length, 1000);
    equal(left[0], 4000);
    deepEqual(calls.abandon(), []);
  });

  it('reach the ledger with their bucket, and with who sent them', () => {
    const request = botLedgerRequest(sent, from);
    ok(request);
    equal(request.route, '/channels/{channel_id}/messages');
    equal(request.resource, 'channel 111111111111111111');
    equal(request.credential, 'Bot …oken');
    equal(request.sandbox, false);
    deepEqual(request.from, from);
    const { end, body } = answered(200, '', [
      ['X-RateLimit-Limit', '5'],
      ['X-RateLimit-Remaining', '4'],
    ]);
    const event = endEvent(request, 50, end, body);
    deepEqual(event.kind === 'answered' && [event.status, event.facts.limit, event.facts.remaining], [200, 5, 4]);
    equal(botLedgerRequest({ ...sent, url: 'http://127.0.0.1:8787/api/v10/gateway' }, from)?.sandbox, true);
    equal(botLedgerRequest({ ...sent, url: 'https://discord.com/login' }, from), null);
  });
});
