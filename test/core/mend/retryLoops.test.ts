import assert from 'node:assert/strict';
import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import { extract } from '../../../src/core/extract/extract.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { remedy } from '../../runtimes/programs.ts';
import { type LoopProgram, loopPrograms, loopStyles } from './retryLoops.ts';
import { type Outcome, programOf, RetryRunner } from './retryRunner.ts';

const ids = ['add-retry-after', 'wrap-retry-after'] as const;

/** What is found about sending again. */
async function findingsIn(text: string, language: string): Promise<string[]> {
  const { drafts } = await extract(text, language);
  return lint({ text, language, drafts })
    .map(({ facts }) => facts.rule)
    .filter((rule) => /^(?:rate|retry)\//.test(rule));
}

function errorsIn(text: string, language: string): number {
  const parser =
    language === 'python' ? python : javascript.configure({ dialect: language === 'typescript' ? 'ts' : 'jsx' });
  let errors = 0;
  parser.parse(text).iterate({ enter: ({ type }) => void (type.isError && errors++) });
  return errors;
}

/** Every request of a text mended, one after the other, and nothing left to do. */
async function mendedAll(text: string, language: string, id: MendId): Promise<string> {
  const { drafts } = await extract(text, language);
  assert.equal(drafts.length, loopStyles.length, text);
  let after = text;
  for (const index of drafts.keys()) {
    const draft = (await extract(after, language)).drafts[index];
    assert.ok(draft, after);
    const edits = mend(id, { text: after, draft, project: {} });
    assert.ok(edits, `request ${index} of\n${after}`);
    after = applyEdits(after, edits);
    assert.equal(errorsIn(after, language), 0, after);
  }
  for (const draft of (await extract(after, language)).drafts) {
    for (const each of ids) assert.equal(mend(each, { text: after, draft, project: {} }), null, after);
  }
  return after;
}

describe('loops that send again blindly', function () {
  this.timeout(120_000);
  let runner: RetryRunner;
  before(() => {
    runner = new RetryRunner();
  });
  after(() => runner.close());

  function execute(program: LoopProgram, text: string, scenario: string, ...styles: string[]): Promise<Outcome> {
    return runner.execute({ ...program, code: () => text }, text, scenario, ...styles);
  }

  for (const program of loopPrograms) {
    describe(program.library, () => {
      const { language, text } = program;
      before(function () {
        if (programOf({ ...program, code: () => text }) !== undefined) return;
        console.log(`      skipped: no Python here has what ${program.file} imports; ${remedy}`);
        this.skip();
      });

      it('are found, and none is left by either mend', async () => {
        assert.ok((await findingsIn(text, language)).length >= 3, (await findingsIn(text, language)).join());
        for (const id of ids) {
          const after = await mendedAll(text, language, id);
          assert.deepEqual(await findingsIn(after, language), [], after);
          const helpers = after.split(/function retryDelay\(|def retry_delay\(/).length - 1;
          assert.equal(helpers, id === 'add-retry-after' ? 1 : 0, 'one helper serves all calls');
          const own = after.slice(after.indexOf('counted('));
          assert.doesNotMatch(
            own,
            /while \(true\)|attempt < 4|range\(4\)|tries (?:\+=|>)|sleep\((?:20|0\.02|delay \*)/,
          );
        }
      });

      it('end the same way where Discord refuses, with one request instead of many', async () => {
        const before = await execute(program, text, 'missing-access');
        // Four turns of each that is blind; the other sends once.
        assert.equal(before.requests, 13);
        for (const id of ids) {
          const after = await execute(program, await mendedAll(text, language, id), 'missing-access');
          assert.deepEqual([id, after.statuses], [id, before.statuses]);
          assert.equal(after.requests, 4);
        }
      });

      it('become what waits as long as it is told to', async () => {
        const [helper, alone] = await Promise.all(ids.map((id) => mendedAll(text, language, id)));
        assert.ok(helper !== undefined && alone !== undefined);
        const before = await execute(program, text, 'global-limit', 'counted');
        assert.ok(before.statuses[0] !== 200 && before.requests === 4, JSON.stringify(before));
        const outcomes = await Promise.all(
          loopStyles.map((style, index) => execute(program, index % 2 === 0 ? helper : alone, 'global-limit', style)),
        );
        for (const { statuses, requests, milliseconds } of outcomes) {
          assert.deepEqual([statuses, requests], [[200], 2]);
          assert.ok(milliseconds >= 1_500, `${milliseconds} ms`);
        }
      });
    });
  }
});
