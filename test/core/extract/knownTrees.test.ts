import { deepEqual, equal } from 'node:assert/strict';
import { parser } from '@lezer/javascript';
import { loadExtractor } from '../../../src/core/extract/extract.ts';
import { KnownTrees } from '../../../src/core/extract/knownTrees.ts';
import { snippetsOf } from './executedCode.ts';

/** A text while it is typed: with a line more at its head, with a letter missing in its middle, and as it was. */
function typed(text: string, language: string): string[] {
  const head = language === 'python' ? '# a\n' : '// a\n';
  const middle = text.length >> 1;
  return [text, head + text, text.slice(0, middle) + text.slice(middle + 1), text];
}

describe('trees that are known from the reading before', () => {
  it('change nothing of what is read', async function () {
    this.timeout(60_000);
    const snippets = [...snippetsOf('javascript'), ...snippetsOf('python')].filter((_, index) => index % 3 === 0);
    equal(snippets.length > 50, true);
    for (const { name, text, language } of snippets) {
      const extract = await loadExtractor(language);
      const known = new KnownTrees();
      for (const each of typed(text, language)) {
        deepEqual(extract?.(each, known), extract?.(each), name);
      }
    }
  });

  it('are parsed once, and forgotten when a reading does without', () => {
    const parsed: string[] = [];
    const known = new KnownTrees();
    const read = (...codes: string[]) => {
      const parse = known.reading((code) => {
        parsed.push(code);
        return parser.parse(code);
      });
      for (const code of codes) equal(parse(code).length, code.length);
    };
    read('a()', 'a()', 'b(1)');
    read('b(1)', 'c');
    read('b(1)', 'a()');
    deepEqual(parsed, ['a()', 'b(1)', 'c', 'a()']);
  });
});
