import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from '../../../src/core/extract/extract.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { findPython, type Program, remedy } from '../../runtimes/programs.ts';

const run = promisify(execFile);
const node: Program = { command: process.execPath, environment: {} };
const discord = 'https://discord.com';
const path = `/api/v10/channels/${sandboxIds.text}/messages`;

/** Seven messages into a bucket of five per five seconds; prints the statuses. */
const javascript = `const statuses = [];
for (let i = 0; i < 7; i += 1) {
  const response = await fetch('${discord}${path}', {
    method: 'POST',
    headers: { Authorization: \`Bot \${process.env.TOKEN}\`, 'Content-Type': 'application/json', 'User-Agent': 'DiscordBot (https://example.com, 1)' },
    body: JSON.stringify({ content: 'one more' }),
  });
  statuses.push(response.status);
}
console.log(JSON.stringify(statuses));
`;
const python = `import json
import os
import requests

statuses = []
for i in range(7):
    response = requests.post(
        "${discord}${path}",
        headers={"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "DiscordBot (https://example.com, 1)"},
        json={"content": "one more"},
    )
    statuses.append(response.status_code)
print(json.dumps(statuses))
`;

async function mended(text: string, language: string): Promise<string> {
  const [draft] = (await extract(text, language)).drafts;
  const edits = draft && mend('add-retry-after', { text, draft, project: {} });
  assert.ok(edits);
  return applyEdits(text, edits);
}

describe('the retry function that is written into files', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-retry-'));
  let sandbox: Sandbox;
  let sent = 0;
  beforeEach(async () => {
    sent = 0;
    sandbox = await startSandbox({
      port: 0,
      seed: defaultSeed,
      onRequest: () => {
        sent += 1;
      },
    });
  });
  afterEach(() => sandbox.close());
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function statuses(program: Program, name: string, text: string): Promise<number[]> {
    const file = join(folder, name);
    writeFileSync(file, text.replaceAll(discord, sandbox.url));
    const { stdout } = await run(program.command, [file], {
      env: { ...process.env, ...program.environment, TOKEN: sandbox.token },
    });
    return JSON.parse(stdout);
  }

  it('turns a burst that failed into one that is answered, with no more requests than Discord refused', async () => {
    assert.ok((await statuses(node, 'before.mjs', javascript)).includes(429));
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    sent = 0;
    const started = performance.now();
    assert.deepEqual(await statuses(node, 'after.mjs', await mended(javascript, 'javascript')), Array(7).fill(200));
    const seconds = (performance.now() - started) / 1000;
    assert.ok(seconds >= 1 && seconds < 15, `${seconds} s`);
    assert.ok(sent >= 8 && sent <= 10, `${sent} requests`);
  });

  it('stops at once on a block that comes from the edge', async () => {
    sandbox.setScenario('cloudflare-ban');
    const found = await statuses(node, 'ban.mjs', await mended(javascript, 'javascript'));
    assert.deepEqual([found, sent], [Array(7).fill(429), 7]);
  });

  it('does the same in Python', async function () {
    const program = findPython('requests');
    if (program === undefined) {
      console.log(`      skipped: no Python here can import requests; ${remedy}`);
      this.skip();
    }
    assert.ok((await statuses(program, 'before.py', python)).includes(429));
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    assert.deepEqual(await statuses(program, 'after.py', await mended(python, 'python')), Array(7).fill(200));
  });
});
