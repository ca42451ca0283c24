import { deepEqual, equal, ok } from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import { show } from '../../../src/core/request/seal.ts';
import { wireHeader } from '../../../src/core/request/wire.ts';
import { withSecrets } from './exchangeFixtures.ts';

const response = { status: 200, headers: [], body: '{}' };

function read(value: unknown): Exchange {
  const pasted = readPasted(value);
  if (pasted.kind !== 'exchange') throw new Error(JSON.stringify(pasted.problems));
  return pasted.exchange;
}

function problems(value: unknown): string[] {
  const pasted = readPasted(value);
  return pasted.kind === 'invalid' ? pasted.problems.map(({ at, expected }) => `${at}: ${expected}`) : [];
}

describe('pasted exchange', () => {
  it('takes headers as pairs and as an object, bodies as text and as data', () => {
    const pairs = read({ request: { method: 'post', url: 'https://a.example/', headers: [['X-A', '1']] }, response });
    const object = read({ request: { method: 'post', url: 'https://a.example/', headers: { 'X-A': '1' } }, response });
    equal(wireHeader(pairs.wire, 'x-a'), '1');
    equal(wireHeader(object.wire, 'x-a'), '1');
    equal(pairs.wire.method, 'POST');
    const data = read({ response: { status: 403, body: { code: 50013, message: 'm' } } });
    equal(data.outcome.kind === 'answer' && data.outcome.body.text, '{"code":50013,"message":"m"}');
  });

  it('reads the rest where the body is nested deeper than a text can be made of', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const { outcome } = read({ response: { status: 403, body: deep } });
    equal(outcome.kind === 'answer' && outcome.status, 403);
    equal(outcome.kind === 'answer' && outcome.body.text, '');
  });

  it('masks a credential under any header name', () => {
    const headers = [['X-Upstream', 'Bearer opaque-fake-value']];
    const { wire, outcome } = read({
      request: { method: 'GET', url: 'https://a.example/', headers },
      response: { ...response, headers },
    });
    equal(JSON.stringify({ wire, outcome }).includes('opaque-fake'), false);
  });

  it('says everything that is wrong with it, and where', () => {
    deepEqual(problems('text'), [': object']);
    deepEqual(problems({}), [': response-or-failure']);
    deepEqual(problems({ response, failure: {} }), [': response-or-failure']);
    deepEqual(problems({ request: 7, response: { status: 'ok' } }), ['request: object', 'response.status: status']);
    deepEqual(problems({ request: { url: 1, headers: ['a'] }, response, context: { workspace: 'a' } }), [
      'request.url: text',
      'request.headers: headers',
      'context.workspace: list-of-names',
    ]);
  });

  it('takes a status that is text, and none that is no status', () => {
    const { outcome } = read({ response: { ...response, status: '404' } });
    equal(outcome.kind === 'answer' && outcome.status, 404);
    deepEqual(problems({ response: { status: 999 } }), ['response.status: status']);
    deepEqual(problems({ response: { status: 200.5 } }), ['response.status: status']);
  });

  it('holds no secret: not in the address, the headers, the bodies or an error', () => {
    const text = withSecrets(
      JSON.stringify({
        request: {
          method: 'POST',
          url: 'https://discord.com/api/v10/webhooks/1100000000000000006/{{webhook-token}}',
          headers: [
            ['Authorization', 'Bot {{bot-token}}'],
            ['Cookie', '__dcfduid=abcdefabcdef'],
          ],
          body: '{"token":"{{bot-token}}"}',
        },
        response: { status: 401, headers: [['Set-Cookie', '__sdcfduid=fedcbafedcba']], body: 'no {{bot-token}}' },
      }),
    );
    const exchange = read(JSON.parse(text));
    const written = JSON.stringify(exchange);
    for (const secret of ['{{bot-token}}', '{{webhook-token}}'].map(withSecrets)) ok(!written.includes(secret));
    ok(!written.includes('abcdefabcdef') && !written.includes('fedcbafedcba'));
    equal(exchange.credential.lastFour, withSecrets('{{bot-token}}').slice(-4));
    ok(show(exchange.wire.url).includes('/webhooks/1100000000000000006/••••'));
  });

  it('masks a credential that has no shape of its own', () => {
    const exchange = read({
      request: {
        method: 'GET',
        url: 'https://discord.com/api/v10/users/@me',
        headers: [['Authorization', 'Bot sesame-open-now']],
      },
      response: { status: 401, headers: [], body: 'sesame-open-now is not known' },
    });
    ok(!JSON.stringify(exchange).includes('sesame-open-now'));
    equal(exchange.credential.scheme, 'Bot');
  });

  it('is a failure with its phase where there was no answer', () => {
    const { outcome } = read({ failure: { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND discord.com' } });
    deepEqual(outcome, {
      kind: 'failure',
      code: 'ENOTFOUND',
      message: 'getaddrinfo ENOTFOUND discord.com',
      phase: 'dns',
    });
  });

  it('knows what our own proxy has refused, by its answer and by its line', () => {
    const request = {
      method: 'GET',
      url: 'https://discord.com/api/v10/users/@me',
      headers: { Authorization: 'fake-token' },
    };
    const body = { message: 'not sent', code: 0, tracecord: 'user-token' };
    for (const outcome of [
      { response: { status: 403, headers: { 'content-type': 'application/json', connection: 'close' }, body } },
      { response: { status: 403, body } },
      { failure: { code: 'TRACECORD_USER_TOKEN', message: 'not sent' } },
    ]) {
      const pasted = readPasted({ request, ...outcome });
      ok(pasted.kind === 'exchange');
      const { class: errorClass, cause, confidence, evidence } = diagnose(pasted.exchange, pasted.surroundings);
      deepEqual([errorClass, cause, confidence], ['auth/user-token', 'user-token-signs', 'certain']);
      ok(evidence.some((each) => each.fact === 'credential' && each.state === 'unprefixed'));
    }
  });

  it('knows bytes that were written down as text', () => {
    const { outcome } = read({
      response: { status: 200, headers: [['content-encoding', 'br']], body: '\u001f\ufffd\u0001\u0002' },
    });
    ok(outcome.kind === 'answer' && outcome.body.binary && outcome.body.decodingFailed === 'br');
  });
});
