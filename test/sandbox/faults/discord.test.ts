import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;

describe('Discord itself as a scenario', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const fail = (name: string, path = '/users/@me') =>
    asker.ask(`GET ${path}`, { headers: { 'x-sandbox-fault': name } });

  // 500 as in discord-api-docs#7691, #8554; the others by its pattern, with the reasons of RFC 9110.
  for (const [name, status, message] of [
    ['server-error', 500, '500: Internal Server Error'],
    ['bad-gateway', 502, '502: Bad Gateway'],
    ['unavailable', 503, '503: Service Unavailable'],
    ['gateway-timeout', 504, '504: Gateway Timeout'],
    ['incident', 503, '503: Service Unavailable'],
  ] as const) {
    it(`fails with its status and code 0: ${name}`, async () => {
      const reply = await fail(name);
      assert.deepEqual([reply.status, reply.json], [status, { message, code: 0 }]);
    });
  }

  it('fails before it looks at a token', async () => {
    const headers = { authorization: undefined, 'x-sandbox-fault': 'server-error' };
    assert.equal((await asker.ask('GET /users/@me', { headers })).status, 500);
  });

  it('invalid-token and unknown-route: as if it were so', async () => {
    assert.deepEqual((await fail('invalid-token')).json, { message: '401: Unauthorized', code: 0 });
    assert.deepEqual((await fail('unknown-route')).json, { message: '404: Not Found', code: 0 });
  });

  it('invalid-grant: no code, as OAuth2 answers', async () => {
    // discord-api-docs#5579
    const { status, json } = await fail('invalid-grant');
    assert.equal(status, 400);
    assert.deepEqual(json, { error: 'invalid_grant', error_description: 'Invalid "code" in request.' });
  });

  it('legacy-form: field names alone', async () => {
    // python-discord-webhook#118
    const { status, json } = await fail('legacy-form');
    assert.deepEqual([status, json], [400, { embeds: ['0'] }]);
  });

  it('missing-permission: reads, sees, and nothing else', async () => {
    const whole = (await asker.ask(`GET ${messages}`)).json;
    assert.deepEqual((await fail('missing-permission', messages)).json, whole);
    const { json } = await asker.ask(`POST /channels/${ids.text}/typing`, {
      headers: { 'x-sandbox-fault': 'missing-permission' },
    });
    assert.equal(json.code, 50013);
  });

  describe('by code', () => {
    it('is the sandbox’s own refusal where it has one, else 400 unless a status is written', async () => {
      const told = async (name: string) => {
        const { status, json } = await fail(name);
        return [status, json.code, json.message];
      };
      assert.deepEqual(await told('code'), [403, 50001, 'Missing Access']);
      assert.deepEqual(await told('code=10003'), [404, 10003, 'Unknown Channel']);
      assert.deepEqual(await told('code=10003/400'), [400, 10003, 'Sandbox: code 10003']);
      assert.deepEqual(await told('code=170003'), [400, 170003, 'Sandbox: code 170003']);
      assert.deepEqual(await told('code=170003/403'), [403, 170003, 'Sandbox: code 170003']);
      assert.deepEqual(await told('unknown-code'), [400, 990001, 'Sandbox: code 990001']);
    });

    for (const amount of ['many', '', 'x50001', '50001x', '50001/4', '50001/600', '50001/4000', '1234567890', '-1']) {
      it(`is none: ${JSON.stringify(amount)}`, async () => {
        const { status, json } = await fail(`code=${amount}`);
        assert.deepEqual([status, json.message], [400, `The scenario "code" does not take "${amount}" as its amount.`]);
      });
    }
  });
});
