import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { assist } from '../../src/words/assist.ts';

describe('the tool for language models', () => {
  it('explains a code in the language of the person', async () => {
    match(await assist({ query: '50013' }, 'en'), /^# 50013 Missing Permissions/);
    match(await assist({ query: 50013 }, 'ja'), /^# 50013 /);
    match(await assist({ query: 'gateway close 4014' }, 'en'), /^# Gateway close code 4014/);
  });

  it('answers words with pages that can be asked for', async () => {
    const { found } = JSON.parse(await assist({ query: 'browser user-agent' }, 'en')) as { found: { query: string }[] };
    ok(found.some(({ query }) => query === '40333'));
    ok(found.length <= 12);
  });

  it('decodes an exchange, given as an object or as text, and gives no secret back', async () => {
    const secret = `${'A'.repeat(24)}.${'b'.repeat(6)}.${'c'.repeat(38)}`;
    const exchange = {
      request: { method: 'GET', url: 'https://discord.com/api/v10/users/@me', headers: [['Authorization', secret]] },
      response: {
        status: 401,
        headers: [['content-type', 'application/json']],
        body: '{"message":"401: Unauthorized","code":0}',
      },
    };
    for (const given of [exchange, JSON.stringify(exchange)]) {
      const said = await assist({ exchange: given }, 'en');
      equal((JSON.parse(said) as { class: string }).class, 'auth/malformed');
      equal(said.includes(secret), false);
    }
  });

  it('says what is wrong with its input', async () => {
    deepEqual(JSON.parse(await assist({}, 'en')), { problems: [{ at: 'query', expected: 'text' }] });
    match(await assist({ exchange: 'no JSON' }, 'en'), /"expected":"object"/);
    match(await assist({ exchange: { request: {} } }, 'en'), /response-or-failure/);
  });
});
