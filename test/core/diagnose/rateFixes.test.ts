import { deepEqual, equal, ok } from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Exchange } from '../../../src/core/exchange.ts';
import type { Client } from '../../../src/core/request/draft.ts';

const pasted = readPasted({
  request: { method: 'GET', url: 'https://discord.com/api/v10/users/@me' },
  response: {
    status: 429,
    headers: { 'content-type': 'application/json', 'x-ratelimit-remaining': '0', 'retry-after': '2' },
    body: '{"message": "You are being rate limited.", "retry_after": 1.3, "global": false}',
  },
});

function fixesFor(client: Client, origin: Exchange['origin']): string[] {
  if (pasted.kind !== 'exchange') throw new Error(JSON.stringify(pasted.problems));
  const exchange = { ...pasted.exchange, origin, wire: { ...pasted.exchange.wire, client } };
  return diagnose(exchange).fixes.map(({ id }) => id);
}

describe('the fixes of a 429', () => {
  it('begin with the handling where there is code for it', () => {
    for (const client of ['fetch', 'axios', 'python-httpx', 'node-http', 'apps-script'] as const) {
      equal(fixesFor(client, 'runner')[0], 'add-retry-after', client);
    }
  });

  it('begin with waiting where there is none, and name the handling last', () => {
    for (const client of ['http-file', 'curl', 'powershell', 'har'] as const) {
      const fixes = fixesFor(client, 'runner').filter((id) => id !== 'explain');
      deepEqual([fixes[0], fixes.at(-1)], ['wait', 'add-retry-after'], client);
    }
  });

  it('say of a library that queues by itself that it waits', () => {
    for (const client of ['discord.js', 'discord.py', 'eris', 'oceanic'] as const) {
      const fixes = fixesFor(client, 'runner');
      equal(fixes[0], 'watch-rate-limits', client);
      ok(!fixes.includes('add-retry-after'), client);
    }
  });

  it('begin with the handling where nobody knows who sent it', () => {
    equal(fixesFor('http-file', 'pasted')[0], 'add-retry-after');
  });
});
