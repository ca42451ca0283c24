import assert from 'node:assert/strict';
import { mend } from '../../../src/core/mend/mends.ts';
import { remedy } from '../../runtimes/programs.ts';
import { retryPrograms } from './retryPrograms.ts';
import { draftIn, mended, type Outcome, programOf, RetryRunner, said } from './retryRunner.ts';

describe('retry_after handling, executed', function () {
  this.timeout(120_000);
  let runner: RetryRunner;
  before(() => {
    runner = new RetryRunner();
  });
  after(() => runner.close());

  function execute(...given: Parameters<RetryRunner['execute']>): Promise<Outcome> {
    return runner.execute(...given);
  }

  for (const program of retryPrograms) {
    describe(program.library, () => {
      const { language } = program;
      before(function () {
        if (programOf(program) !== undefined) return;
        console.log(`      skipped: no Python here has what ${program.file} imports; ${remedy}`);
        this.skip();
      });

      it('reads as the same request afterwards, and is not mended twice', async () => {
        for (const method of ['GET', 'POST'] as const) {
          const text = program.code(method, 1);
          const after = await mended(text, language);
          const draft = await draftIn(after, language);
          assert.deepEqual(said(draft), said(await draftIn(text, language)), after);
          assert.equal(mend('add-retry-after', { text: after, draft, project: {} }), null);
        }
      });

      it('sends what a limit refused as late as it is told to', async () => {
        // Whatever comes first finds the limit used up, for two seconds.
        const text = program.code('POST', 2);
        const [before, after, burst] = await Promise.all([
          execute(program, text, 'global-limit'),
          mended(text, language).then((code) => execute(program, code, 'global-limit')),
          mended(program.code('POST', 3), language).then((code) => execute(program, code, 'short-window')),
        ]);
        assert.equal(before.statuses[0], 429);
        assert.deepEqual([after.statuses, after.requests], [[200, 200], 3]);
        assert.ok(after.milliseconds >= 1_500, `${after.milliseconds} ms`);
        assert.deepEqual(burst.statuses, [200, 200, 200]);
        assert.ok(burst.requests <= 6, `${burst.requests} requests`);
      });

      // A request of Node's is written to behind the call: it cannot be wrapped in place.
      if (program.library.startsWith('node:')) return;
      it('does the same for one call alone', async () => {
        const wrapped = async (method: 'GET' | 'POST', count: number) => {
          const text = program.code(method, count);
          const after = await mended(text, language, 'wrap-retry-after');
          const draft = await draftIn(after, language);
          assert.deepEqual(said(draft), said(await draftIn(text, language)), after);
          for (const id of ['wrap-retry-after', 'add-retry-after'] as const)
            assert.equal(mend(id, { text: after, draft, project: {} }), null, after);
          return after;
        };
        const outcomes = [
          ['global-limit', 'POST', 2, [200, 200], 3],
          ['incident', 'GET', 4, [200, 200, 200, 200], [6, 7, 8]],
          ['incident', 'POST', 4, undefined, 4],
          ['cloudflare-ban', 'GET', 2, [429, 429], 2],
          ['json-ban', 'POST', 2, [429, 429], 2],
          ['missing-access', 'GET', 2, [403, 403], 2],
        ] as const;
        await Promise.all(
          outcomes.map(async ([scenario, method, count, statuses, requests]) => {
            const outcome = await execute(program, await wrapped(method, count), scenario);
            const told = [scenario, method, outcome.statuses].join(' ');
            if (statuses === undefined) assert.ok(outcome.statuses.includes(503), told);
            else assert.deepEqual(outcome.statuses, statuses, told);
            const counts: readonly number[] = [requests].flat();
            assert.ok(counts.includes(outcome.requests), `${told}: ${outcome.requests} requests`);
            if (scenario === 'global-limit') assert.ok(outcome.milliseconds >= 1_500, `${outcome.milliseconds} ms`);
          }),
        );
      });

      it('repeats after a failure what may be repeated, and nothing else', async () => {
        const get = program.code('GET', 4);
        const post = program.code('POST', 4);
        const [before, after, once] = await Promise.all([
          execute(program, get, 'incident'),
          mended(get, language).then((text) => execute(program, text, 'incident')),
          mended(post, language).then((text) => execute(program, text, 'incident')),
        ]);
        assert.ok(before.statuses.includes(503), before.statuses.join());
        assert.deepEqual(after.statuses, [200, 200, 200, 200]);
        assert.ok(after.requests >= 6 && after.requests <= 8, `${after.requests} requests`);
        assert.equal(once.requests, 4);
        assert.ok(once.statuses.includes(503), once.statuses.join());
      });

      it('stops at once on a ban and on what will be refused again', async () => {
        const get = await mended(program.code('GET', 2), language);
        const post = await mended(program.code('POST', 2), language);
        const outcomes = [
          ['cloudflare-ban', 429],
          ['json-ban', 429],
          ['missing-access', 403],
          ['invalid-token', 401],
        ] as const;
        await Promise.all(
          outcomes.map(async ([scenario, status]) => {
            const text = scenario === 'json-ban' ? post : get;
            const { statuses, requests } = await execute(program, text, scenario);
            assert.deepEqual([scenario, statuses, requests], [scenario, [status, status], 2]);
          }),
        );
      });
    });
  }

  const [fetching] = retryPrograms;
  const requesting = retryPrograms.find(({ library }) => library === 'requests');

  it('holds every call back while a global limit lasts, and waits for a shared one', async () => {
    for (const program of [fetching, requesting]) {
      if (program === undefined || programOf(program) === undefined) continue;
      for (const scenario of ['global-limit', 'shared-limit']) {
        const text = program.code('GET', 3);
        const [refused, answered]: readonly [Outcome, Outcome] = await Promise.all([
          execute(program, text, scenario),
          mended(text, program.language).then((code) => execute(program, code, scenario)),
        ]);
        assert.deepEqual([scenario, refused.statuses[0]], [scenario, 429]);
        assert.deepEqual([scenario, answered.statuses, answered.requests], [scenario, [200, 200, 200], 4]);
        assert.ok(answered.milliseconds >= 1_500, `${answered.milliseconds} ms`);
      }
    }
  });

  it('sends nothing of what runs beside it into a global limit', async () => {
    assert.ok(fetching);
    const text = fetching.code('GET', 1).replace(/const statuses[\s\S]*$/, '');
    const together = (code: string) =>
      `${code}
const first = send();
await new Promise((resolve) => setTimeout(resolve, 300));
console.log(JSON.stringify(await Promise.all([first, send(), send(), send()])));
`;
    const { statuses, requests } = await execute(fetching, together(await mended(text, 'javascript')), 'global-limit');
    assert.deepEqual(statuses, [200, 200, 200, 200]);
    // One of them met the limit; the others knew of it.
    assert.equal(requests, 5);
  });

  it('takes the place of what only waits and sends again', async () => {
    assert.ok(fetching);
    const guarded = fetching
      .code('GET', 3)
      .replace(
        'async function send() {',
        'const sleep = (ms) => new Promise((r) => setTimeout(r, ms));\n\nasync function send() {',
      )
      .replace(
        '  await response.text();\n',
        `  if (response.status === 429) {
    console.error('limited');
    await sleep(50);
    return send();
  }
  await response.text();
`,
      );
    const before = await execute(fetching, guarded, 'global-limit');
    const text = await mended(guarded, 'javascript');
    assert.doesNotMatch(text, /limited'|sleep\(50\)|return send/);
    const after = await execute(fetching, text, 'global-limit');
    assert.deepEqual([before.statuses, after.statuses], [Array(3).fill(200), Array(3).fill(200)]);
    assert.ok(before.requests > 4, `${before.requests} requests`);
    assert.equal(after.requests, 4);
  });
});
