import assert from 'node:assert/strict';
import { scenarioEntries, scenarioNames } from '../../src/sandbox/scenarios.ts';
import { loadScenarioWords, scenarioLabel } from '../../src/words/scenarios.ts';

describe("the words of the sandbox's scenarios", () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`name each of them, and no other (${locale})`, async () => {
      const { scenarios, groups } = await loadScenarioWords(locale);
      assert.deepEqual(Object.keys(scenarios).sort(), [...scenarioNames].sort());
      assert.deepEqual(Object.keys(groups).sort(), [...new Set(scenarioEntries.map(({ group }) => group))].sort());
      const labels = Object.values(scenarios).map(({ label }) => label);
      assert.equal(new Set(labels).size, labels.length);
    });
  }

  it('are Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadScenarioWords('en'), loadScenarioWords('ja')]);
    // Names of HTTP, which a Japanese developer reads as they are.
    const untranslated = ['Bad Gateway', 'Gateway Timeout'];
    for (const [name, { label, detail }] of Object.entries(ja.scenarios)) {
      assert.match(detail, /[ぁ-んァ-ン一-龠]/, name);
      assert.ok(/[ぁ-んァ-ン一-龠]/.test(label) || untranslated.includes(label), name);
      assert.notEqual(detail, en.scenarios[name]?.detail, name);
    }
  });

  it('name what was written with an amount, and several together', async () => {
    const words = await loadScenarioWords('en');
    assert.equal(scenarioLabel(words, 'latency=80, burst'), 'Latency (80), Burst');
  });
});
