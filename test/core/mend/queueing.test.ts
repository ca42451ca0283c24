import assert from 'node:assert/strict';
import { lint } from '../../../src/core/lint/lint.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { discord, type RetryProgram } from './retryPrograms.ts';
import { draftIn, type Outcome, RetryRunner } from './retryRunner.ts';

const path = `/channels/${sandboxIds.text}/messages`;

/** Three messages by @discordjs/rest, and what was told of them. */
const rest = `import { REST, Routes } from 'discord.js';

const rest = new REST({ api: '${discord}/api' }).setToken(process.env.TOKEN);

for (let i = 0; i < 3; i += 1) {
  await rest.post(Routes.channelMessages('${sandboxIds.text}'), { body: { content: 'one more' } });
}
`;

/** The same by the client of a bot, in another style. */
const bot = `const { Client, Routes } = require("discord.js")

async function main() {
\tconst client = new Client({
\t\tintents: [],
\t\trest: { api: "${discord}/api" },
\t})
\tclient.rest.setToken(process.env.TOKEN)

\tfor (let i = 0; i < 3; i += 1) {
\t\tawait client.rest.post(Routes.channelMessages("${sandboxIds.text}"), { body: { content: "one more" } })
\t}
}
main()
`;

const oceanic = `import { Client } from 'oceanic.js';

const client = new Client({ auth: \`Bot \${process.env.TOKEN}\`, rest: { baseURL: '${discord}/api/v10' } });

for (let i = 0; i < 3; i += 1) {
  await client.rest.authRequest({ method: 'POST', path: '${path}', json: { content: 'one more' } });
}
`;

describe('a library that waits by itself', function () {
  this.timeout(60_000);
  let runner: RetryRunner;
  before(() => {
    runner = new RetryRunner();
  });
  after(() => runner.close());

  async function mended(text: string, id: MendId): Promise<string> {
    const draft = await draftIn(text, 'javascript');
    const edits = mend(id, { text, draft, project: {} });
    assert.ok(edits, text);
    const after = applyEdits(text, edits);
    const again = await draftIn(after, 'javascript');
    assert.equal(mend(id, { text: after, draft: again, project: {} }), null, after);
    return after;
  }

  function execute(text: string, scenario: string): Promise<Outcome> {
    const file = text.includes('require(') ? 'bot.cjs' : 'bot.mjs';
    const program: RetryProgram = { library: '', file, language: 'javascript', code: () => text };
    // What is told is printed, and what is thrown.
    const listening = `const told = [];
console.warn = (message) => told.push(String(message));
process.on('uncaughtException', (error) => told.push(error.constructor.name));
process.on('exit', () => console.log(JSON.stringify(told)));
`;
    const imports = /^(?:import .*\n)*/.exec(text)?.[0] ?? '';
    return runner.execute(program, imports + listening + text.slice(imports.length), scenario);
  }

  it('gets no handling of retry_after', async () => {
    for (const text of [rest, bot, oceanic]) {
      const draft = await draftIn(text, 'javascript');
      for (const id of ['add-retry-after', 'wrap-retry-after'] as const)
        assert.equal(mend(id, { text, draft, project: {} }), null);
    }
  });

  it('tells of its limits once it is listened to', async () => {
    for (const [text, told] of [
      [rest, /^POST .*limited \(\w+\) for \d+ ms$/],
      [bot, /^POST .*limited \(\w+\) for \d+ ms$/],
      [oceanic, /RateLimit: .*retry_after/],
    ] as const) {
      const before = await execute(text, 'global-limit');
      assert.deepEqual(before.statuses, []);
      const after = await execute(await mended(text, 'watch-rate-limits'), 'global-limit');
      assert.match(String(after.statuses[0]), told);
      assert.equal(after.requests, before.requests);
    }
  });

  it('is made to warn of invalid requests', async () => {
    const after = await mended(rest, 'watch-rate-limits');
    assert.match(after, /new REST\(\{ invalidRequestWarningInterval: 500, api:/);
    assert.match(await mended(bot, 'watch-rate-limits'), /\n\t\trest: \{ invalidRequestWarningInterval: 500, api: "/);
    // 403 is invalid: warned of after each, as often as it says.
    const often = after.replace('Interval: 500', 'Interval: 1');
    assert.match(String((await execute(often, 'missing-access')).statuses[0]), /^1 invalid requests, counted anew/);
  });

  it('refuses what would wait for long, where it is told to', async () => {
    for (const text of [rest, bot]) {
      const after = await mended(text, 'reject-rate-limits');
      const patient = await execute(after, 'global-limit');
      assert.deepEqual(patient.statuses, []);
      const impatient = await execute(after.replace('60_000', '500'), 'global-limit');
      assert.deepEqual([impatient.statuses, impatient.requests], [['RateLimitError'], 1]);
      assert.ok(patient.milliseconds > impatient.milliseconds);
    }
    const draft = await draftIn(oceanic, 'javascript');
    assert.equal(mend('reject-rate-limits', { text: oceanic, draft, project: {} }), null);
  });

  it('needs no loop that sends again', async () => {
    const looped = `import { REST, Routes } from 'discord.js';

const rest = new REST({ api: '${discord}/api' }).setToken(process.env.TOKEN);

async function send() {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await rest.post(Routes.channelMessages('${sandboxIds.text}'), { body: { content: 'one more' } });
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error('gave up');
}

await send();
`;
    const draft = await draftIn(looped, 'javascript');
    const found = lint({ text: looped, language: 'javascript', drafts: [draft] });
    assert.deepEqual(found.find(({ facts }) => facts.rule === 'retry/blind')?.mends, ['remove-retry-loop']);
    const after = await mended(looped, 'remove-retry-loop');
    const [before, then] = [await execute(looped, 'missing-access'), await execute(after, 'missing-access')];
    assert.deepEqual([before.statuses, before.requests], [['Error'], 3]);
    assert.deepEqual([then.statuses, then.requests], [['Error'], 1]);
    const limited = await execute(after, 'global-limit');
    assert.deepEqual([limited.statuses, limited.requests], [[], 2]);
  });
});
