import assert from 'node:assert/strict';
import { loadPanelWords } from '../../src/words/panel.ts';

/** Every word by its path. */
function wordsOf(value: unknown, path = ''): [path: string, words: string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`));
}

const holesOf = (words: string) => (words.match(/\{\d\}/g) ?? []).sort().join(' ');

describe('the words of the panel', () => {
  it('have the same places for values in both languages', async () => {
    const japanese = new Map(wordsOf(await loadPanelWords('ja')));
    for (const [path, words] of wordsOf(await loadPanelWords('en'))) {
      assert.equal(holesOf(japanese.get(path) ?? 'missing'), holesOf(words), path);
    }
  });

  it('are none of them forgotten or left in English', async () => {
    const english = new Map(wordsOf(await loadPanelWords('en')));
    /** The same in both languages. */
    const same = new Set(['.runner.phases.tls', '.buckets.kinds.unknown']);
    for (const [path, words] of wordsOf(await loadPanelWords('ja'))) {
      if (same.has(path)) continue;
      assert.notEqual(words, '', path);
      assert.notEqual(words, english.get(path), path);
    }
  });
});
