import assert from 'node:assert/strict';
import { scenarioNames } from '../../src/sandbox/fault.ts';
import { loadShellWords } from '../../src/words/shell.ts';

describe("the shell's words", () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`name every scenario of the sandbox (${locale})`, async () => {
      const words = await loadShellWords(locale);
      assert.deepEqual(
        scenarioNames.filter((name) => words.scenario(name) === name),
        [],
      );
    });
  }

  it('are Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadShellWords('en'), loadShellWords('ja')]);
    const same = Object.entries(en).filter(
      ([name, text]) => typeof text === 'string' && ja[name as keyof typeof ja] === text,
    );
    assert.deepEqual(same, []);
  });
});
