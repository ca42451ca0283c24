import assert from 'node:assert/strict';
import { extract } from '../../../../src/core/extract/extract.ts';
import { executedBody, withDiscord } from './executedJs.ts';
import { snippets } from './snippets.ts';

/** Without what says nothing: defaults that are written out, empty lists of options. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    const isDefault = one === false && /^(?:tts|enforce_nonce|required|animated)$/.test(key);
    return isDefault || one === null || (key === 'options' && Array.isArray(one) && one.length === 0) ? undefined : one;
  });
}

describe('what discord.js hands to Discord', () => {
  it('is written in more than sixty ways', () => assert.ok(new Set(snippets).size > 60));

  for (const snippet of snippets) {
    it(snippet.replace(/\s+/g, ' '), async () => {
      const { payloads = [] } = await extract(withDiscord(snippet), 'javascript');
      const expected = plain(executedBody(snippet));
      assert.deepEqual(
        payloads.map(({ body, isWhole }) => [plain(body.value), isWhole]),
        [[expected, true]],
      );
    });
  }
});
