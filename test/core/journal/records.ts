import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';

/** A record as the journal has it, written out by hand. */
export function recordFor(id: string, at: number, changes: Partial<SafeRecord> = {}): SafeRecord {
  return {
    kind: 'exchange',
    version: 1,
    id,
    at,
    origin: 'runner',
    request: {
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/1213458536202371072/messages',
      headers: [
        ['user-agent', 'DiscordBot (https://example.com, 1.0)'],
        ['content-type', 'application/json'],
        ['authorization', 'Bot ••••9f3k'],
      ],
      shape: { content: 'string(12)' },
    },
    route: '/channels/{channel_id}/messages',
    outcome: {
      kind: 'answer',
      status: 200,
      headers: [
        ['x-ratelimit-bucket', 'abc'],
        ['x-ratelimit-limit', '5'],
        ['x-ratelimit-remaining', '4'],
        ['x-ratelimit-reset-after', '5'],
        ['cf-ray', '8a1b2c3d4e5f6789-NRT'],
      ],
      bytes: 812,
      body: {},
    },
    diagnosis: { class: 'success', cause: 'success', confidence: 'certain', code: null, fixes: [], fields: [] },
    timings: { total: 120, firstByte: 100 },
    credential: { origin: 'profile', scheme: 'Bot', lastFour: '9f3k', profile: { id: 'p1', name: 'Shop bot' } },
    place: { file: 'src/bot.ts', line: 12 },
    attempt: 1,
    ...changes,
  };
}

/** A failure: 403 with a code of Discord's. */
export function failureFor(id: string, at: number, changes: Partial<SafeRecord> = {}): SafeRecord {
  return recordFor(id, at, {
    outcome: { kind: 'answer', status: 403, headers: [], bytes: 50, body: { code: 50013 } },
    diagnosis: {
      class: 'permission/missing',
      cause: 'permission',
      confidence: 'certain',
      code: 50013,
      fixes: ['grant-permission'],
      fields: [],
    },
    ...changes,
  });
}
