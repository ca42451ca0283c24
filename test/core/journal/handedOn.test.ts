import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { exportedRecord } from '../../../src/core/journal/exportedRecord.ts';
import { harOf } from '../../../src/core/journal/har.ts';
import {
  FacetCounts,
  isFiltering,
  type JournalFilter,
  matches,
  noFilter,
} from '../../../src/core/journal/journalFilter.ts';
import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { Samples, sampleRequest } from '../../../src/core/journal/sampleRequest.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { faultsOfHar } from './harRules.ts';
import { failureFor, recordFor } from './records.ts';

const lost: SafeRecord = recordFor('lost', 3000, {
  outcome: { kind: 'failure', code: 'ECONNRESET', phase: 'headers' },
  diagnosis: { ...recordFor('', 0).diagnosis, class: 'transport/reset' },
  origin: 'bot',
});

describe('an exported archive', () => {
  it('holds to the rules of HAR 1.2', () => {
    const timed = recordFor('timed', 2000, {
      timings: { dns: 3, connect: 10, tls: 20, firstByte: 80, body: 5, total: 118 },
    });
    const bare = recordFor('bare', 2500, {
      request: { ...recordFor('', 0).request, shape: null, url: 'https://discord.com/api/v10/x?a=1&b=…' },
    });
    const har = harOf([failureFor('f', 1000), timed, bare, lost], '0.1.0', 'bodies were left out');
    assert.deepEqual(faultsOfHar(JSON.parse(JSON.stringify(har))), []);
  });

  it('would be refused by the rules where it breaks them', () => {
    const har = JSON.parse(JSON.stringify(harOf([failureFor('f', 1000)], '0.1.0', '')));
    har.log.entries[0].time = 5;
    delete har.log.entries[0].request.cookies;
    har.log.entries[0].startedDateTime = 'yesterday';
    assert.deepEqual(faultsOfHar(har).length, 3);
  });

  it('is read back request by request', async () => {
    const har = harOf([failureFor('f', 1000), lost], '0.1.0', '');
    const { drafts } = await extract(JSON.stringify(har, null, 2), 'json');
    assert.deepEqual(
      drafts.map(({ method, url }) => [writeText(method.text), writeText(url.text)]),
      [
        ['POST', failureFor('', 0).request.url],
        ['POST', lost.request.url],
      ],
    );
  });
});

describe('a record that is handed on', () => {
  it('tells nothing of this machine', () => {
    const outside = recordFor('a', 1, {
      vantage: 'ssh-remote: private-host',
      place: { file: 'file:///home/private/bot.py', line: 7 },
    });
    const text = JSON.stringify(exportedRecord(outside));
    assert.equal(/private|"p1"/.test(text), false, text);
    assert.deepEqual(exportedRecord(outside).place, { file: 'bot.py', line: 7 });
    assert.deepEqual(exportedRecord(recordFor('a', 1)).place, { file: 'src/bot.ts', line: 12 });
  });
});

describe('a sample of a failure', () => {
  it('is an .http request with variables for what was not kept', async () => {
    const record = failureFor('f', 1, {
      request: {
        method: 'POST',
        url: 'https://discord.com/api/v10/webhooks/223456789012345678/{webhook_token}?wait=true&thread=…',
        headers: [
          ['user-agent', 'DiscordBot (https://example.com, 1.0)'],
          ['content-type', 'application/json'],
          ['authorization', 'Bot ••••9f3k'],
        ],
        shape: { content: 'string(12)', tts: 'boolean', embeds: ['array(2)', { title: 'string(5)', color: 'number' }] },
      },
    });
    const text = sampleRequest(record);
    assert.equal(
      text,
      `POST https://discord.com/api/v10/webhooks/223456789012345678/{{webhook_token}}?wait=true&thread={{thread}}
User-Agent: DiscordBot (https://example.com, 1.0)
Content-Type: application/json
Authorization: Bot {{token}}

{
  "content": "{{content}}",
  "tts": {{tts}},
  "embeds": [
    {
      "title": "{{embeds_title}}",
      "color": {{embeds_color}}
    }
  ]
}
`,
    );
    const { drafts } = await extract(text, 'http');
    assert.equal(drafts.length, 1);
    assert.equal(drafts[0]?.problem, undefined);
    assert.deepEqual([...(drafts[0]?.body?.fields.keys() ?? [])].sort(), [
      '',
      'content',
      'embeds',
      'embeds[0]',
      'embeds[0].color',
      'embeds[0].title',
      'tts',
    ]);
  });

  it('is kept of each kind: the newest, with how often it happened', () => {
    const samples = new Samples();
    for (const record of [failureFor('a', 1), failureFor('c', 3), failureFor('b', 2), lost, recordFor('fine', 4)]) {
      samples.add(record);
    }
    assert.deepEqual(
      samples.all().map(({ record, count }) => [record.id, count]),
      [
        ['c', 3],
        ['lost', 1],
      ],
    );
  });
});

describe('the filter of the journal', () => {
  const filter = (changes: Partial<JournalFilter>): JournalFilter => ({ ...noFilter, ...changes });
  const limited = failureFor('l', 1, { outcome: { kind: 'answer', status: 429, headers: [], bytes: 0, body: {} } });
  const cases: readonly (readonly [Partial<JournalFilter>, SafeRecord, boolean])[] = [
    [{}, lost, true],
    [{ statuses: ['none'] }, lost, true],
    [{ statuses: ['4xx', '5xx'] }, lost, false],
    [{ statuses: ['429'] }, limited, true],
    [{ statuses: ['4xx'] }, limited, true],
    [{ classes: ['permission/missing'] }, limited, true],
    [{ classes: ['permission/missing'], origins: ['bot'] }, limited, false],
    [{ profiles: ['p1'], origins: ['bot'] }, lost, true],
    [{ routes: ['POST /channels/{channel_id}/messages'] }, lost, true],
    [{ text: 'BOT.ts 50013' }, failureFor('f', 1), true],
    [{ text: 'bot.ts 50014' }, failureFor('f', 1), false],
    [{ text: '1213458536202371072' }, lost, true],
  ];
  for (const [changes, record, expected] of cases) {
    it(`${JSON.stringify(changes)} ${expected ? 'takes' : 'leaves'} ${record.id}`, () => {
      assert.equal(matches(record, filter(changes)), expected);
    });
  }

  it('knows whether it asks for anything, and what can be picked', () => {
    assert.deepEqual(
      [isFiltering(noFilter), isFiltering(filter({ text: ' ' })), isFiltering(filter({ text: 'x' }))],
      [false, false, true],
    );
    const counts = new FacetCounts();
    for (const record of [lost, limited, failureFor('f', 1)]) counts.add(record);
    assert.deepEqual(counts.of('statuses'), [
      ['4xx', 2],
      ['429', 1],
      ['none', 1],
    ]);
    assert.deepEqual(counts.of('origins'), [
      ['runner', 2],
      ['bot', 1],
    ]);
  });
});
