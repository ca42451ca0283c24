import { deepEqual, equal } from 'node:assert/strict';
import { readEvent, readHello } from '../../../src/core/capture/captureEvent.ts';

const hello = { v: 1, t: 'hello', secret: 'ab', pid: 7, thread: 0, runtime: 'node 22.1.0', program: '/bot.js' };
const sent = {
  t: 'sent',
  id: '7.0.1',
  at: 1,
  method: 'POST',
  url: 'https://discord.com/api/v10/gateway',
  library: 'fetch',
};

function kind(value: unknown): string {
  return readEvent(JSON.stringify(value)).kind;
}

describe('lines of a bot', () => {
  it('begin with a greeting of this version', () => {
    equal(readHello(JSON.stringify(hello)).kind, 'read');
    equal(readHello(JSON.stringify({ ...hello, v: 2 })).kind, 'bad');
    equal(readHello(JSON.stringify({ ...hello, secret: undefined })).kind, 'bad');
    equal(readHello('{"t":"hello"').kind, 'bad');
    equal(readHello(JSON.stringify(sent)).kind, 'bad');
  });

  it('are read with what is known of them, the rest left out', () => {
    deepEqual(readEvent(JSON.stringify({ ...sent, later: 1 })), { kind: 'read', value: sent });
    const full = {
      ...sent,
      site: { frames: [{ file: '/w/bot.ts', line: 3, column: 5, name: 'greet' }], weak: true },
      auth: { prefix: 'Bot', fingerprint: '9f3k' },
      userAgent: 'DiscordBot',
    };
    deepEqual(readEvent(JSON.stringify(full)), { kind: 'read', value: full });
    const answered = {
      t: 'answered',
      id: '7.0.1',
      after: 12.5,
      status: 403,
      headers: [['x-ratelimit-limit', '5']],
      body: { base64: 'e30=', encoding: 'gzip', truncated: false },
    };
    deepEqual(readEvent(JSON.stringify(answered)), { kind: 'read', value: answered });
  });

  it('of kinds that a later version may know are passed over', () => {
    equal(kind({ t: 'gateway', id: 1 }), 'other');
  });

  it('that no hook writes are bad', () => {
    const bad = [
      null,
      'sent',
      [],
      {},
      { ...sent, id: '' },
      { ...sent, method: 'GET /' },
      { ...sent, url: 'x'.repeat(9000) },
      { ...sent, site: { frames: [{ file: '/w/bot.ts', line: 0 }] } },
      { ...sent, site: { frames: Array(65).fill({ file: '/w/bot.ts', line: 1 }) } },
      { t: 'answered', id: '1', after: 1, status: 1000, headers: [] },
      { t: 'answered', id: '1', after: 1, status: 200, headers: [['only a name']] },
      { t: 'answered', id: '1', after: -1, status: 200, headers: [] },
      { t: 'failed', id: '1', after: 1, code: 'ECONNRESET' },
      { t: 'hello' },
    ];
    for (const value of bad) equal(kind(value), 'bad', JSON.stringify(value)?.slice(0, 80));
    deepEqual(readEvent('{'), { kind: 'bad', field: '' });
    deepEqual(readEvent(JSON.stringify({ ...sent, site: { frames: [{ file: '/w/bot.ts', line: 0 }] } })), {
      kind: 'bad',
      field: 'site.frames.0.line',
    });
  });
});
