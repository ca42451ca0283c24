import assert from 'node:assert/strict';
import { after, familyOf, foundIn, halfWrittenCode, keyOf } from './halfWritten.ts';

describe('code that is being typed', () => {
  it('shows every part that is complete at every prefix, with and without code behind it', async () => {
    for (const { name, language, text, begin, end, read, parts } of await halfWrittenCode()) {
      for (let length = begin + 1; length < end; length += 3) {
        const complete = parts.filter(({ from, to }) => from <= length && length <= to);
        if (complete.length === 0) continue;
        for (const behind of ['', `\n${after[familyOf(language)]}`]) {
          const keys = foundIn(read, text.slice(0, length) + behind);
          const lost = complete.filter((part) => !keys.has(keyOf(part.name, part.span)));
          assert.deepEqual(lost, [], `${name}: ${text.slice(Math.max(0, length - 60), length)}`);
        }
      }
    }
  }).timeout(30_000);

  it('keeps requests whole when a character is missing in the code around them', async () => {
    for (const { name, text, begin, end, read, parts } of await halfWrittenCode()) {
      for (let at = 0; at < text.length; at = at + 1 === begin ? end : at + 1) {
        const keys = foundIn(read, text.slice(0, at) + text.slice(at + 1));
        const moved = at < begin ? 1 : 0;
        for (const { name: part, span } of parts) {
          assert.ok(keys.has(keyOf(part, [span[0] - moved, span[1] - moved])), `${name}: ${part} without ${at}`);
        }
      }
    }
  }).timeout(30_000);
});
