import { deepEqual, equal, ok } from 'node:assert/strict';
import { recordedEvent } from '../../src/core/buckets/recordedEvent.ts';
import { loadExtractor } from '../../src/core/extract/extract.ts';
import { lint } from '../../src/core/lint/lint.ts';
import { proxyFor } from '../../src/node/proxyChoice.ts';
import { parseFromBuckets } from '../../src/protocol/validate.ts';

/** What damaged inputs have broken once. JSON may have a `toString` that is no function. */
const odd = { toString: 1, valueOf: 1 };

describe('what damaged inputs have found', () => {
  it('a status, a header and a time that are objects', () => {
    const request = { method: 'GET', url: 'https://discord.com/api/v10/gateway' };
    equal(recordedEvent({ request, response: { status: odd } }, '1', 0).kind, 'none');
    const response = { status: 200, headers: { 'x-ratelimit-limit': odd } };
    equal(recordedEvent({ request, response, timings: { total: odd } }, '1', 0).kind, 'event');
  });

  it('types, names and numbers of a body that are objects', async () => {
    const extract = await loadExtractor('http');
    ok(extract !== undefined);
    const bodies: readonly (readonly [string, unknown])[] = [
      [
        'channels/1213458536202371072/messages',
        { flags: odd, components: [{ type: odd, components: [{ type: odd }] }] },
      ],
      ['channels/1213458536202371072/messages', { content: odd, tts: odd, embeds: [{ color: odd, timestamp: odd }] }],
      [
        'channels/1213458536202371072/messages',
        { allowed_mentions: { parse: [odd], users: [odd] }, sticker_ids: [odd] },
      ],
      [
        'channels/1213458536202371072/messages',
        { attachments: [{ id: odd, filename: odd }], message_reference: { type: odd } },
      ],
      [
        'channels/1213458536202371072/messages',
        { components: [{ type: 1, components: [{ type: 2, style: odd, emoji: { name: odd } }] }] },
      ],
      [
        'applications/1213458536202371072/commands',
        { name: 'a', type: odd, options: [{ type: odd, choices: [{ value: odd }] }] },
      ],
      ['interactions/1213458536202371072/x/callback', { type: odd, data: {} }],
    ];
    for (const [path, body] of bodies) {
      const text = `POST https://discord.com/api/v10/${path}\nContent-Type: application/json\n\n${JSON.stringify(body)}\n`;
      ok(lint({ text, language: 'http', ...extract(text) }, { all: true }).length > 0, text);
    }
  });

  it('a message of a view whose id has a length that is no number', () => {
    equal(parseFromBuckets({ type: 'openSource', key: '1', exchange: { length: odd } }), null);
  });

  it('a comma between the arguments of a program in PowerShell, which was eight thousand requests', async () => {
    const extract = await loadExtractor('powershell');
    for (const between of [',/x', ', /x', ',,', ',']) {
      const text = `curl.exe -H "A:b"${between} https://discord.com/api/v10/gateway`;
      const drafts = extract?.(text).drafts ?? [];
      ok(drafts.length <= 2, `${drafts.length} for ${text}`);
    }
    ok((extract?.('curl.exe -H "Authorization:Bot n",/api/v10/').drafts.length ?? 0) <= 1);
  });

  it('a login of a proxy whose percent signs escape nothing', () => {
    const proxy = proxyFor(new URL('https://discord.com/'), { proxy: 'http://us%er:p%zz@proxy.example' }, {});
    ok(proxy !== null && 'authorization' in proxy);
    deepEqual(proxy.authorization, `Basic ${Buffer.from('us%er:p%zz').toString('base64')}`);
  });
});
