import { doesNotMatch, equal, match } from 'node:assert/strict';
import { codeFor } from '../../src/words/codeLanguages.ts';
import { explainDocument } from '../../src/words/explain.ts';

describe('code in an explanation', () => {
  it('is that of the languages of the workspace', async () => {
    const page = (await explainDocument('50013', 'en')) ?? '';
    match(page, /```js\n[\s\S]*```python\n/);
    const python = codeFor(page, new Set(['python']));
    match(python, /```python\n/);
    doesNotMatch(python, /```js\n/);
    match(python, /```json\n[\s\S]*## Fixes[\s\S]*## Source/);
    doesNotMatch(codeFor(page, new Set(['js'])), /```python/);
    equal(codeFor(page, new Set(['js', 'python'])), page);
  });

  it('stays where the workspace has none of them, or the page has no other', () => {
    const page = 'a\n\n```js\nx();\n```\n\nb\n';
    equal(codeFor(page, new Set()), page);
    equal(codeFor(page, new Set(['python'])), page);
  });
});
