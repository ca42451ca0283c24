import assert from 'node:assert/strict';
import { loadShellWords } from '../../src/words/shell.ts';

describe("the shell's words", () => {
  it('are Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadShellWords('en'), loadShellWords('ja')]);
    const same = Object.entries(en).filter(
      ([name, text]) => typeof text === 'string' && ja[name as keyof typeof ja] === text,
    );
    assert.deepEqual(same, []);
  });
});
