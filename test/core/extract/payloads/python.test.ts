import assert from 'node:assert/strict';
import { extract } from '../../../../src/core/extract/extract.ts';
import type { Payload, PayloadKind } from '../../../../src/core/request/payload.ts';
import { findingsIn } from '../../lint/marked.ts';
import { type Executed, executed, withDiscordPy } from './executedPython.ts';
import { pythonSnippets, refusedByDiscordPy } from './pythonSnippets.ts';

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What discord.py always says where nothing else is said. */
const defaults: Json = { type: 'rich', tts: false, inline: true, disabled: false, required: true, style: 2, flags: 64 };
const usual = { min_values: 1, max_values: 1, default: false, animated: false, url: undefined };

/** Without what says nothing: defaults, empty lists. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    const isUsual = { ...defaults, ...usual }[key] === one || one === null || key === 'row';
    return isUsual || (Array.isArray(one) && one.length === 0) ? undefined : one;
  });
}

/** What was read, with what discord.py has made in the place of what is left to run time. */
function filled(read: unknown, truth: unknown): unknown {
  if (typeof read === 'string' && /^\{[\s\S]*\}$/.test(read)) return truth;
  if (Array.isArray(read))
    return read.map((one, index) => filled(one, Array.isArray(truth) ? truth[index] : undefined));
  if (!isObject(read)) return read;
  return Object.fromEntries(
    Object.entries(read).map(([key, one]) => [key, filled(one, isObject(truth) ? truth[key] : undefined)]),
  );
}

/** The part of the truth that decorators of commands say, each for itself. */
function part(kind: PayloadKind, read: unknown, truth: Json): unknown {
  if (kind === 'command') return Object.fromEntries(Object.keys(read as Json).map((key) => [key, truth[key]]));
  if (kind !== 'options' || !Array.isArray(read) || !Array.isArray(truth.options)) return truth;
  const options = truth.options as readonly Json[];
  return read.map((one: Json, index) =>
    Object.fromEntries(Object.keys(one).map((key) => [key, key === 'type' ? one[key] : options[index]?.[key]])),
  );
}

const own: readonly (PayloadKind | undefined)[] = ['command', 'options'];

describe('what discord.py hands to Discord', function () {
  this.timeout(20_000);
  let truths: readonly Executed[] = [];
  before(function () {
    truths = executed([...pythonSnippets, ...refusedByDiscordPy]) ?? this.skip();
  });

  it('is written in more than sixty ways', () => assert.ok(new Set(pythonSnippets).size > 60));

  for (const [index, snippet] of pythonSnippets.entries()) {
    it(snippet.replace(/\s+/g, ' ').slice(0, 150), async () => {
      const truth = truths[index]?.body;
      assert.ok(truth, truths[index]?.error);
      const { payloads = [] } = await extract(withDiscordPy(snippet), 'python');
      const kinds = payloads.map(({ kind }: Payload) => kind);
      assert.ok(kinds.length === 1 || kinds.every((kind) => own.includes(kind)), kinds.join());
      for (const { kind, body } of payloads) {
        const expected = plain(part(kind, body.value, truth));
        assert.deepEqual(plain(filled(body.value, part(kind, body.value, truth))), expected);
      }
      assert.deepEqual(await findingsIn('python', withDiscordPy(snippet)), []);
    });
  }

  for (const [index, snippet] of refusedByDiscordPy.entries()) {
    it(`refuses ${snippet.replace(/\s+/g, ' ').slice(0, 140)}`, async () => {
      assert.ok(truths[pythonSnippets.length + index]?.error, JSON.stringify(truths[pythonSnippets.length + index]));
      const found = await findingsIn('python', withDiscordPy(snippet));
      assert.equal(found.length, 1);
      assert.equal(found[0]?.severity, 'error');
    });
  }
});
