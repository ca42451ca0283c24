import assert from 'node:assert/strict';
import type { Breach } from '../../src/core/lint/breach.ts';
import { loadShellWords } from '../../src/words/shell.ts';

/** One of every kind, with what its sentence must name. */
const breaches: readonly (readonly [Breach, ...named: readonly string[]])[] = [
  [{ kind: 'length', actual: 300, max: 256 }, '300', '256'],
  [{ kind: 'length', actual: 0, min: 1, max: 32 }, '0', '1', '32'],
  [{ kind: 'items', actual: 11, max: 10 }, '11', '10'],
  [{ kind: 'number', actual: -1, min: 0 }, '-1', '0'],
  [{ kind: 'total', of: 'embeds', actual: 6001, max: 6000 }, '6001', '6000'],
  [{ kind: 'total', of: 'components', actual: 41, max: 40 }, '41', '40'],
  [{ kind: 'width', actual: 6, max: 5 }, '6', '5'],
  [{ kind: 'missing', key: 'custom_id' }, 'custom_id'],
  [{ kind: 'choice', actual: '7', allowed: [1, 2] }, '7', '1', '2'],
  [{ kind: 'pattern', pattern: 'command-name' }, '32'],
  [{ kind: 'word', word: 'clyde' }, 'clyde'],
  [{ kind: 'duplicate', first: 'a[0].b' }, 'a[0].b'],
  [{ kind: 'conflict', other: 'parse: ["users"]' }, 'parse: ["users"]'],
  [{ kind: 'conflict', other: 'IS_COMPONENTS_V2' }, 'IS_COMPONENTS_V2'],
  [{ kind: 'above', actual: 5, other: 'max_values', limit: 4 }, '5', 'max_values', '4'],
  [{ kind: 'order' }],
  [{ kind: 'place' }],
  [{ kind: 'file', name: 'a.png' }, 'a.png'],
];

describe('the sentences about limits', () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`name the path, the value and the limit (${locale})`, async () => {
      const { finding } = await loadShellWords(locale);
      for (const [breach, ...named] of breaches) {
        const said = finding({ rule: 'body/limit', path: 'embeds[2].title', breach });
        if (breach.kind !== 'total' && breach.kind !== 'width') assert.ok(said.includes('embeds[2].title'), said);
        for (const one of named) assert.ok(said.includes(one), `${one}: ${said}`);
        assert.match(said, locale === 'en' ? /^[^ぁ-んァ-ヶ]+\.$/ : /[ぁ-ん].*。$/);
        assert.doesNotMatch(said, /undefined|\[object/);
      }
    });
  }
});
