import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Answer, Exchange, Failure } from '../../../src/core/exchange.ts';
import type { ApiAnswer } from '../../../src/core/request/readApi.ts';
import { toWire } from '../../../src/core/request/toWire.ts';
import { readingDraft } from '../../../src/core/values/listing.ts';

type Failed = Extract<ApiAnswer, { kind: 'failed' }>;

function failed(path: string, outcome: Answer | Failure): Failed {
  const secret = [Buffer.from('1213093380096131072').toString('base64url'), 'fakeid', 'x'.repeat(38)].join('.');
  const prepared = toWire(readingDraft(`https://discord.com/api/v10${path}`), {
    values: () => undefined,
    profile: { name: 'Mine', kind: 'bot', secret },
    allowedOrigins: [],
    trusted: true,
  });
  assert.equal(prepared.kind, 'ready');
  const exchange: Exchange = {
    id: '1',
    startedAt: 0,
    wire: prepared.wire,
    credential: prepared.credential,
    outcome,
    timings: { total: 1 },
    origin: 'runner',
    vantage: { kind: 'local' },
  };
  return { kind: 'failed', exchange, diagnosis: diagnose(exchange) };
}

function json(status: number, body: object): Answer {
  const text = JSON.stringify(body);
  const headers = [['content-type', 'application/json']] as const;
  return {
    kind: 'answer',
    status,
    statusText: '',
    headers,
    body: { text, bytes: text.length, truncated: false, binary: false },
  };
}

/** 401 with code 0 (ddrive#19). */
export const refused = failed('/users/@me', json(401, { message: '401: Unauthorized', code: 0 }));

/** 404 of a webhook: developers/topics/opcodes-and-status-codes#json-json-error-codes. */
export const gone = failed('/webhooks/1214875120435331072/x', json(404, { message: 'Unknown Webhook', code: 10015 }));

/** No network. */
export const unreachable = failed('/users/@me', {
  kind: 'failure',
  code: 'ENOTFOUND',
  message: 'getaddrinfo ENOTFOUND discord.com',
  phase: 'dns',
});
