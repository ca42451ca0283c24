import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from '../../../src/core/extract/extract.ts';
import { lint } from '../../../src/core/lint/lint.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { findPython, remedy } from '../../runtimes/programs.ts';

const run = promisify(execFile);
const url = `https://discord.com/api/v10/channels/${sandboxIds.text}/messages`;

/** The text after a mend; nothing is left for it, and for the rule that offers it. */
async function mended(id: MendId, language: string, text: string): Promise<string> {
  const [draft] = (await extract(text, language)).drafts;
  assert.ok(draft, text);
  assert.ok(
    lint({ text, language, drafts: [draft] }).some(({ mends }) => mends.includes(id)),
    `nothing offers it:\n${text}`,
  );
  const edits = mend(id, { text, draft, project: {} });
  assert.ok(edits, text);
  const after = applyEdits(text, edits);
  const { drafts } = await extract(after, language);
  assert.equal(drafts.length, 1, after);
  for (const each of drafts) {
    assert.equal(mend(id, { text: after, draft: each, project: {} }), null, 'a second time');
    assert.deepEqual(
      lint({ text: after, language, drafts: [each] }).filter(({ mends }) => mends.includes(id)),
      [],
      after,
    );
  }
  return after;
}

describe('the conversion of retry_after', () => {
  const script = (pause: string, version = 'v10') =>
    `async function load() {\n  const res = await fetch('${url.replace('v10', version)}');\n  if (res.status === 429) {\n    const body = await res.json();\n    await new Promise((r) => setTimeout(r, ${pause}));\n    return load();\n  }\n  return res;\n}\n`;
  const python = (pause: string) =>
    `import time\nimport requests\n\n\ndef load():\n    while True:\n        r = requests.get("${url}")\n        if r.status_code == 429:\n            time.sleep(${pause})\n            continue\n        return r\n`;

  it('multiplies, divides or takes a factor away', async () => {
    for (const [language, wrap, before, after] of [
      ['javascript', script, 'body.retry_after', 'body.retry_after * 1000'],
      ['javascript', script, 'body.retry_after + 1', '(body.retry_after + 1) * 1000'],
      ['javascript', script, 'body.retry_after / 1000', 'body.retry_after * 1000'],
      ['javascript', script, "Number(res.headers.get('Retry-After'))", "Number(res.headers.get('Retry-After')) * 1000"],
      ['typescript', script, 'body["retry_after"]', 'body["retry_after"] * 1000'],
      ['python', python, 'r.json()["retry_after"] / 1000', 'r.json()["retry_after"]'],
      ['python', python, 'r.json()["retry_after"] * 1000', 'r.json()["retry_after"]'],
      ['python', python, 'float(r.headers["Retry-After"]) / 1000', 'float(r.headers["Retry-After"])'],
    ] as const) {
      assert.equal(await mended('convert-retry-after', language, wrap(before)), wrap(after));
    }
  });

  it('goes the other way before version 8', async () => {
    const before = script('body.retry_after * 1000', 'v7');
    assert.equal(await mended('convert-retry-after', 'javascript', before), script('body.retry_after', 'v7'));
  });
});

describe('a nonce for every try', function () {
  this.timeout(60_000);
  const agent = 'DiscordBot (https://example.com, 1)';
  const javascript = `async function send() {
  for (let i = 0; i < 3; i += 1) {
    try {
      const response = await fetch('${url}', {
        method: 'POST',
        headers: { Authorization: \`Bot \${process.env.TOKEN}\`, 'User-Agent': '${agent}', 'Content-Type': 'application/json' },
        body: JSON.stringify({ content: 'only once' }),
      });
      const message = await response.json();
      if (i === 0) throw new Error('lost on the way back');
      return message;
    } catch (error) {
      console.error(error.message);
    }
  }
}
console.log((await send()).id);
`;
  const python = `import os
import requests


def send():
    for attempt in range(3):
        try:
            response = requests.post(
                "${url}",
                headers={"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "${agent}"},
                json={"content": "only once"},
            )
            if len(lost) == 0:
                lost.append(response)
                raise requests.ConnectionError("lost on the way back")
            return response.json()
        except requests.ConnectionError as error:
            continue


lost = []
print(send()["id"])
`;
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-nonce-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function messagesAfter(command: string, environment: object, name: string, text: string): Promise<number> {
    const sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    try {
      const file = join(folder, name);
      writeFileSync(file, text.replaceAll('https://discord.com', sandbox.url));
      await run(command, [file], { env: { ...process.env, ...environment, TOKEN: sandbox.token } });
      const listed = await fetch(`${sandbox.apiBase}/channels/${sandboxIds.text}/messages`, {
        headers: { Authorization: `Bot ${sandbox.token}`, 'User-Agent': agent },
      });
      const messages = (await listed.json()) as { content: string }[];
      return messages.filter(({ content }) => content === 'only once').length;
    } finally {
      await sandbox.close();
    }
  }

  it('posts once what was posted twice', async () => {
    const after = await mended('add-nonce', 'javascript', javascript);
    assert.equal(await messagesAfter(process.execPath, {}, 'before.mjs', javascript), 2);
    assert.equal(await messagesAfter(process.execPath, {}, 'after.mjs', after), 1);
  });

  it('does so in Python', async function () {
    const program = findPython('requests');
    if (program === undefined) {
      console.log(`      skipped: no Python here can import requests; ${remedy}`);
      this.skip();
    }
    const after = await mended('add-nonce', 'python', python);
    assert.equal(await messagesAfter(program.command, program.environment, 'before.py', python), 2);
    assert.equal(await messagesAfter(program.command, program.environment, 'after.py', after), 1);
  });
});
