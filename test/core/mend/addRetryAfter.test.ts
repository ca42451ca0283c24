import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from '../../../src/core/extract/extract.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { findPython, type Program, remedy } from '../../runtimes/programs.ts';
import { discord, type RetryProgram, retryPrograms } from './retryPrograms.ts';

const run = promisify(execFile);

async function draftIn(text: string, language: string): Promise<Draft> {
  const { drafts } = await extract(text, language);
  const [draft] = drafts;
  assert.ok(draft, `no request in\n${text}`);
  assert.equal(drafts.length, 1);
  return draft;
}

async function mended(text: string, language: string): Promise<string> {
  const draft = await draftIn(text, language);
  const edits = mend('add-retry-after', { text, draft, project: {} });
  assert.ok(edits, `no edits for\n${text}`);
  return applyEdits(text, edits);
}

/** What a request says, without its places. */
function said({ client, method, url, headers, body }: Draft) {
  return {
    client,
    method: writeText(method.text),
    url: writeText(url.text),
    headers: headers.map(({ name, value }) => [name, writeText(value.text)]),
    body: body && writeText(body.text),
  };
}

/** Stands for the services of Apps Script: its fetch returns when the answer is there, and its sleep when time is over. */
const appsScript = `const { execFileSync } = require('node:child_process');
const PropertiesService = { getScriptProperties: () => ({ getProperty: (name) => process.env[name] }) };
const Utilities = { sleep: (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms) };
const UrlFetchApp = {
  fetch(url, { method = 'get', headers = {}, contentType, payload, muteHttpExceptions = false } = {}) {
    const all = { 'User-Agent': 'DiscordBot (https://example.com, 1)', ...headers, ...(contentType && { 'Content-Type': contentType }) };
    const pairs = Object.entries(all).flatMap(([name, value]) => ['-H', name + ': ' + value]);
    const data = payload === undefined ? [] : ['--data-binary', payload];
    const text = execFileSync('curl', ['-s', '-i', '-X', method.toUpperCase(), ...pairs, ...data, url], { encoding: 'utf8' });
    const [head, ...body] = text.split('\\r\\n\\r\\n');
    const [line, ...lines] = head.split('\\r\\n');
    const status = Number(line.split(' ')[1]);
    if (status >= 400 && !muteHttpExceptions) throw new Error('Request failed for ' + new URL(url).host + ' returned code ' + status);
    const found = Object.fromEntries(lines.map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 2)]));
    return { getResponseCode: () => status, getContentText: () => body.join('\\r\\n\\r\\n'), getAllHeaders: () => found };
  },
};
`;

interface Outcome {
  readonly statuses: readonly number[];
  readonly requests: number;
  readonly milliseconds: number;
}

describe('retry_after handling, executed', function () {
  this.timeout(120_000);
  let folder = '';
  before(() => {
    mkdirSync('out', { recursive: true });
    // Inside the checkout, so that node's packages are found.
    folder = mkdtempSync(join('out', 'retry-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function programOf({ language, file }: RetryProgram): Program | undefined {
    if (language !== 'python') return { command: process.execPath, environment: {} };
    return findPython(file.startsWith('httpx') ? 'httpx' : file === 'aio.py' ? 'aiohttp' : 'requests');
  }

  async function execute(program: RetryProgram, text: string, scenario: string): Promise<Outcome> {
    const runner = programOf(program);
    assert.ok(runner);
    let requests = 0;
    const sandbox: Sandbox = await startSandbox({ port: 0, seed: defaultSeed, onRequest: () => requests++ });
    sandbox.setScenario(scenario);
    try {
      const own = mkdtempSync(join(folder, 'run-'));
      const isScript = program.file === 'Code.js';
      const file = join(own, isScript ? 'code.cjs' : program.file);
      const local = text.replaceAll(discord, sandbox.url).replaceAll('https.request(', 'http.request(');
      writeFileSync(file, isScript ? `${appsScript}${local}\nmain();\n` : local);
      const started = performance.now();
      const { stdout } = await run(runner.command, [file], {
        env: {
          ...process.env,
          ...runner.environment,
          TOKEN: sandbox.token,
          no_proxy: '127.0.0.1',
          NO_PROXY: '127.0.0.1',
        },
      });
      return { statuses: JSON.parse(stdout), requests, milliseconds: performance.now() - started };
    } finally {
      await sandbox.close();
    }
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

  it('can be had for one call alone', async () => {
    for (const program of retryPrograms.filter(({ library }) => library.startsWith('fetch'))) {
      const wrapped = async (text: string) => {
        const draft = await draftIn(text, program.language);
        const edits = mend('wrap-retry-after', { text, draft, project: {} });
        assert.ok(edits);
        const after = applyEdits(text, edits);
        const again = await draftIn(after, program.language);
        assert.deepEqual(said(again), said(draft));
        assert.equal(mend('wrap-retry-after', { text: after, draft: again, project: {} }), null);
        assert.equal(mend('add-retry-after', { text: after, draft: again, project: {} }), null);
        return after;
      };
      const post = await execute(program, await wrapped(program.code('POST', 2)), 'global-limit');
      assert.deepEqual([post.statuses, post.requests], [[200, 200], 3]);
      const get = await execute(program, await wrapped(program.code('GET', 4)), 'incident');
      assert.deepEqual(get.statuses, [200, 200, 200, 200]);
      const ban = await execute(program, await wrapped(program.code('POST', 2)), 'json-ban');
      assert.deepEqual([ban.statuses, ban.requests], [[429, 429], 2]);
    }
  });

  it('lets a library that waits by itself tell of it', async () => {
    const text = `import { REST, Routes } from 'discord.js';

const rest = new REST({ api: 'https://discord.com/api' }).setToken(process.env.TOKEN);

for (let i = 0; i < 3; i += 1) {
  await rest.post(Routes.channelMessages('${sandboxIds.text}'), { body: { content: 'one more' } });
}
console.log('[]');
`;
    const draft = await draftIn(text, 'javascript');
    assert.equal(mend('add-retry-after', { text, draft, project: {} }), null);
    const edits = mend('watch-rate-limits', { text, draft, project: {} });
    assert.ok(edits);
    const after = applyEdits(text, edits);
    assert.match(after, /new REST\(\{ invalidRequestWarningInterval: 500, api:/);
    const again = await draftIn(after, 'javascript');
    assert.equal(mend('watch-rate-limits', { text: after, draft: again, project: {} }), null);
    const program: RetryProgram = { library: '', file: 'rest.mjs', language: 'javascript', code: () => after };
    const listening = after.replaceAll('console.warn(`${method}', 'told.push(`${method}');
    const told: Outcome = await execute(
      program,
      `const told = [];\n${listening.replace("console.log('[]')", 'console.log(JSON.stringify(told))')}`,
      'global-limit',
    );
    assert.ok(told.statuses.length > 0);
    assert.match(String(told.statuses[0]), /^POST .*limited \(\w+\) for \d+ ms$/);
  });
});
