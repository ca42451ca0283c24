import assert from 'node:assert/strict';
import { harOf } from '../../../src/core/journal/har.ts';
import { readLine, writeLine } from '../../../src/core/journal/journalLine.ts';
import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { Samples, sampleRequest } from '../../../src/core/journal/sampleRequest.ts';
import { journalEntries } from '../../../src/node/journal/journalEntries.ts';
import { loadDiagnosisWords } from '../../../src/words/diagnosis.ts';
import { loadJournalWords } from '../../../src/words/journal.ts';
import { samplesPage } from '../../../src/words/journalPages.ts';
import { recordPage } from '../../../src/words/recordPage.ts';
import { failureFor } from './records.ts';

/** A line as the journal writes it, with another shape of the body, or another part of the answer. */
function lineWith({ shape, body }: { readonly shape?: string; readonly body?: string }, version = 1): string {
  const line = writeLine(failureFor('a', 5000)).replace('"tracecord":1', `"tracecord":${version}`);
  const shaped = shape === undefined ? line : line.replace('"shape":{"content":"string(12)"}', `"shape":${shape}`);
  const whole = body === undefined ? shaped : shaped.replace('"body":{"code":50013}', `"body":${body}`);
  assert.ok(shape === undefined || whole.includes(`"shape":${shape}`));
  assert.ok(body === undefined || whole.includes(`"body":${body}`));
  return whole.trim();
}

const nested = (depth: number) => `${'["array(1)",'.repeat(depth)}"number"${']'.repeat(depth)}`;

/** What no version of ours writes where the shape of a body belongs. */
const damagedShapes: Readonly<Record<string, string>> = {
  'null in an object': '{"content":null}',
  'a list that does not say how long it is': '[1,null]',
  'a list of three': '["array(3)","number","number"]',
  'an empty list': '[]',
  'a number': '12',
  'a switch': 'true',
  'eight thousand lists in each other': nested(8000),
  'eight thousand objects in each other': `${'{"a":'.repeat(8000)}"number"${'}'.repeat(8000)}`,
};

/** And where the numbers of an error belong. */
const damagedBodies: Readonly<Record<string, string>> = {
  'a list': '[1]',
  'a text': '"text"',
  'a code that is a list': '{"code":[1]}',
  'a wait that is a text': '{"retry_after":"soon"}',
  'a switch that is none': '{"global":{"toString":1}}',
};

describe('a line of the journal that is damaged', () => {
  for (const [what, shape] of Object.entries(damagedShapes)) {
    it(`by ${what} for a shape counts as such`, () => {
      assert.deepEqual(readLine(lineWith({ shape })), { kind: 'damaged' });
    });
  }

  for (const [what, body] of Object.entries(damagedBodies)) {
    it(`by ${what} for the numbers of an error counts as such`, () => {
      assert.deepEqual(readLine(lineWith({ body })), { kind: 'damaged' });
    });
  }

  it('is left out of the samples, which say so and show the others', async () => {
    const lines = [lineWith({}), ...Object.values(damagedShapes).map((shape) => lineWith({ shape })), lineWith({})];
    const counts = { damaged: 0, unknown: 0 };
    const samples = new Samples();
    const pieces = (async function* () {
      yield Buffer.from(`${lines.join('\n')}\n`);
    })();
    for await (const batch of journalEntries(pieces, counts)) {
      for (const entry of batch) if (entry.kind === 'exchange') samples.add(entry);
    }
    const { classTitle } = await loadDiagnosisWords('en');
    const words = await loadJournalWords('en');
    const page = samplesPage(samples.all(), { words, classTitle: (name) => classTitle(name as never), counts });
    assert.match(page, /Seen 2 times/);
    assert.match(page, /"content": "\{\{content\}\}"/);
    assert.match(page, /^8 lines were damaged and left out\.$/m);
  });

  it('of a later version is shown without the part that is written in another way now', () => {
    for (const line of [lineWith({ shape: '[1,null]' }, 9), lineWith({ body: '{"code":{"a":1}}' }, 9)]) {
      const read = readLine(line);
      assert.ok(read.kind === 'entry' && read.entry.kind === 'exchange', line);
      sampleRequest(read.entry);
    }
  });
});

describe('a line of the journal that is not', () => {
  it('may hold all that a body can be: twelve levels of it, in a form of several parts', () => {
    const shapes = [
      nested(12),
      `{"payload_json":${'{"a":["array(1)",'.repeat(6)}"object(3)"${']}'.repeat(6)},"files[0]":"file"}`,
      '["array(0)"]',
      '{"…":"17","__proto__":{"x":"number"}}',
      '"text(5)"',
      'null',
    ];
    for (const shape of shapes) {
      const read = readLine(lineWith({ shape }));
      assert.ok(read.kind === 'entry' && read.entry.kind === 'exchange', shape);
      assert.equal(JSON.stringify(read.entry.request.shape), shape);
    }
  });

  it('can be shown, sampled and exported, whatever was put into it', async () => {
    const whole = lineWith({ shape: '{"embeds":["array(1)",{"title":"string(13)"}],"tts":"null"}' });
    let seed = 11;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    const pieces = ['', '"', '{', '[', ']', '}', 'null', '1', ',', ':', 'true', '[]', '{}'];
    const { classTitle } = await loadDiagnosisWords('en');
    const parts = {
      words: await loadJournalWords('en'),
      classTitle: (name: string) => (name === 'permission/missing' ? classTitle(name) : name),
      counts: { damaged: 0, unknown: 0 },
    };
    const read: SafeRecord[] = [];
    for (let round = 0; round < 20_000; round += 1) {
      const at = next(whole.length);
      const line = whole.slice(0, at) + (pieces[next(pieces.length)] ?? '') + whole.slice(at + next(12));
      const result = readLine(line);
      if (result.kind === 'entry' && result.entry.kind === 'exchange') read.push(result.entry);
    }
    assert.ok(read.length > 1000, `${read.length}`);
    for (const record of read) {
      assert.ok(sampleRequest(record).length > 0 && recordPage(record, parts).length > 0);
    }
    assert.ok(JSON.stringify(harOf(read, '1', '')).length > 0);
  });
});
