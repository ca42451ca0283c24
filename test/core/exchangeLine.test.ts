import { equal } from 'node:assert/strict';
import type { Answer, Exchange, Failure } from '../../src/core/exchange.ts';
import { exchangeLine } from '../../src/core/exchangeLine.ts';
import { readyWire, sketch, webhookToken, webhookUrl } from './request/drafts.ts';

function exchange(outcome: Answer | Failure, url: string, origin: Exchange['origin'] = 'runner'): Exchange {
  const { wire, credential } = readyWire(
    sketch({ url, method: 'POST', headers: { Authorization: 'Bot abcdefghijklmnop' } }),
  );
  return {
    id: 'run',
    startedAt: 0,
    wire,
    credential,
    outcome,
    timings: { total: 123.6 },
    origin,
    vantage: { kind: 'local' },
  };
}

const body = { text: '', bytes: 0, truncated: false, binary: false };
const answer: Answer = {
  kind: 'answer',
  status: 403,
  statusText: 'Forbidden',
  headers: [['cf-ray', '8a1b2c3d4e5f-NRT']],
  body,
};
const messages = 'https://discord.com/api/v10/channels/1234567890123456789/messages?limit=5';
const diagnosis = { class: 'permission/missing', code: 50013 } as const;

describe('the log line of an exchange', () => {
  it('says what was asked and what came of it, with no id', () => {
    equal(
      exchangeLine(exchange(answer, messages), diagnosis as never),
      'POST /channels/{channel_id}/messages: 403 50013 permission/missing, cf-ray 8a1b2c3d4e5f-NRT, 124 ms, credential literal ••••mnop',
    );
  });

  it('names the failure where there was no answer, and the sandbox', () => {
    const failure: Failure = { kind: 'failure', code: 'ECONNREFUSED', message: 'connect', phase: 'connect' };
    equal(
      exchangeLine(exchange(failure, messages, 'sandbox'), { class: 'transport/refused', code: null } as never),
      'POST /channels/{channel_id}/messages: ECONNREFUSED transport/refused, 124 ms, credential literal ••••mnop, sandbox',
    );
  });

  it('holds no token of an address, and nothing that a server made up', () => {
    const forged = { ...answer, headers: [['cf-ray', 'x\ny: z']] as const };
    const line = exchangeLine(exchange(forged, webhookUrl), diagnosis as never);
    equal(line.includes(webhookToken), false);
    equal(line.includes('223456789012345678'), false);
    equal(line.includes('cf-ray'), false);
    equal(line.startsWith('POST /webhooks/{webhook_id}/{webhook_token}: 403'), true);
  });
});
