import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';

const api = 'https://discord.com/api';
const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');
const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';

/** One finding of each language, the mend that is chosen, and the file after it. */
const mends: readonly {
  readonly file: string;
  readonly before: string;
  readonly rule: string;
  readonly mend: string;
  readonly after: string;
}[] = [
  {
    file: 'send.js',
    before: `fetch('${api}/v10/users/@me', {\n  headers: { Authorization: 'Bot ${token}' },\n});\n`,
    rule: 'auth/hard-coded-token',
    mend: 'Move token to an environment variable',
    after: `fetch('${api}/v10/users/@me', {\n  headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` },\n});\n`,
  },
  {
    file: 'gateway.ts',
    before: `import { request } from 'undici';\n\nawait request('${api}/v10/gateway');\n`,
    rule: 'user-agent/missing',
    mend: "Use Discord's User-Agent format",
    after: `import { request } from 'undici';\n\nawait request('${api}/v10/gateway', { headers: { 'User-Agent': '${agent}' } });\n`,
  },
  {
    file: 'gateway.py',
    before: `import requests\n\nrequests.get("https://discordapp.com/api/v9/gateway")\n`,
    rule: 'url/legacy-host',
    mend: 'Use discord.com',
    after: `import requests\n\nrequests.get("https://discord.com/api/v9/gateway")\n`,
  },
  {
    file: 'gateway.http',
    before: `GET ${api}/v6/gateway\n`,
    rule: 'url/old-version',
    mend: 'Insert /v10',
    after: `GET ${api}/v10/gateway\n`,
  },
  {
    file: 'gateway.sh',
    before: `curl ${api}/gateway\n`,
    rule: 'url/unversioned',
    mend: 'Insert /v10',
    after: `curl ${api}/v10/gateway\n`,
  },
];

/** A loop that sends again blindly, and what the lightbulb makes of it. */
const looped = {
  before: `async function load() {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const response = await fetch('${api}/v10/gateway');
      if (!response.ok) throw new Error(\`failed: \${response.status}\`);
      return await response.json();
    } catch (error) {
      if (attempt === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
`,
  after: `async function load() {
  const response = await withRetryAfter(() => fetch('${api}/v10/gateway'), { idempotent: true });
  if (!response.ok) throw new Error(\`failed: \${response.status}\`);
  return await response.json();
}
`,
};

const waiting = `import time

import requests


def load():
    while True:
        response = requests.get("${api}/v10/gateway")
        if response.status_code == 429:
            time.sleep(5)
            continue
        return response.json()
`;

/** Written before the editor lists the files of the folder. */
const files: readonly (readonly [file: string, text: string])[] = [
  ...mends.map(({ file, before }) => [file, before] as const),
  ['silent.js', `fetch('${api}/gateway');\n`],
  ['all.js', `fetch('${api}/gateway');\nfetch('${api}/users/@me');\n`],
  ['whole.py', `import requests\nrequests.get("https://discordapp.com/api/gateway")\n`],
  ['loop.js', looped.before],
  ['alone.py', waiting],
  ['left.js', `fetch('${api}/gateway');\n`],
];

describe('what is underlined while it is written', function () {
  this.timeout(90_000);
  let session: Session;
  before(async () => {
    session = await startSession();
    for (const [file, text] of files) await writeFile(join(session.folder, file), text);
  });
  after(() => session?.end());

  async function read(file: string): Promise<string> {
    return readFile(join(session.folder, file), 'utf8');
  }

  /** Opens a file with that text and puts the cursor on the one finding of the rule. */
  async function openAt(file: string, rule: string): Promise<void> {
    const { workbench } = session;
    await workbench.openFile(file);
    const problem = await eventually(async () => {
      const found = (await workbench.problems()).find((each) => each.file === file && each.code === rule);
      assert.ok(found, `${rule} in ${file}`);
      return found;
    });
    await workbench.goTo(problem.line, problem.column + 1);
  }

  for (const { file, rule, mend, after } of mends) {
    it(`is mended by the lightbulb: ${rule} in ${file}`, async () => {
      const { workbench } = session;
      const name = `lint-${file.replace('.', '-')}`;
      if (rule === 'user-agent/missing') {
        await workbench.openFile(file);
        await workbench.goTo(3, 9);
      } else await openAt(file, rule);
      await workbench.screenshot(`${name}-1-squiggle`);
      const offered = await workbench.editor.quickFixes();
      assert.ok(offered.includes(mend), offered.join(', '));
      assert.ok(offered.includes(`Silence ${rule} here`), offered.join(', '));
      await workbench.screenshot(`${name}-2-lightbulb`);
      await workbench.editor.quickFix(mend);
      await eventually(async () => assert.equal(await workbench.editor.text(), after));
      await workbench.screenshot(`${name}-3-after`);
      if (mend.startsWith('Move')) {
        assert.match(await read('.env'), new RegExp(`^DISCORD_TOKEN=${token}$`, 'm'));
        assert.match(await read('.gitignore'), /^\.env$/m);
      }
      await workbench.save();
    });
  }

  it('loses the loop that sends again blindly', async () => {
    const { workbench } = session;
    await openAt('loop.js', 'retry/blind');
    await workbench.screenshot('lint-loop-1-squiggle');
    const offered = await workbench.editor.quickFixes();
    assert.ok(offered.includes('Add retry_after handling, instead of the loop'), offered.join(', '));
    assert.ok(offered.includes('Add retry_after handling to this call alone, instead of the loop'), offered.join(', '));
    await workbench.screenshot('lint-loop-2-lightbulb');
    await workbench.editor.quickFix('Add retry_after handling, instead of the loop');
    // The editor shows a part of it.
    await eventually(async () => {
      await workbench.save();
      const text = await read('loop.js');
      assert.ok(text.startsWith("// When Discord's global rate limit ends"), text);
      assert.ok(text.endsWith(`}\n\n${looped.after}`), text);
    });
    await workbench.screenshot('lint-loop-3-after');
  });

  it('waits as it is told to, for one call alone', async () => {
    const { workbench } = session;
    await openAt('alone.py', 'rate/fixed-sleep');
    await workbench.editor.quickFix('Add retry_after handling to this call alone, instead of the loop');
    await eventually(async () => {
      await workbench.save();
      const text = await read('alone.py');
      assert.match(text, /import requests\nimport random\n/);
      assert.match(text, /\n {4}for attempt in range\(1, 6\):\n {8}response = requests\.get\(/);
      assert.doesNotMatch(text, /while True|sleep\(5\)/);
    });
    await eventually(async () => {
      assert.ok(!(await workbench.problems()).some(({ file }) => file === 'alone.py'));
    });
    await workbench.screenshot('lint-loop-4-alone');
  });

  it('is silenced by a comment that the lightbulb writes', async () => {
    const { workbench } = session;
    await openAt('silent.js', 'url/unversioned');
    await workbench.editor.quickFix('Silence url/unversioned here');
    await eventually(async () =>
      assert.equal(
        await workbench.editor.text(),
        `// tracecord-disable-next-line url/unversioned\nfetch('${api}/gateway');\n`,
      ),
    );
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.problems()).filter((each) => each.file === 'silent.js'),
        [],
      ),
    );
    await workbench.save();
  });

  it('is mended everywhere in a file', async () => {
    const { workbench } = session;
    await openAt('all.js', 'url/unversioned');
    await workbench.editor.quickFix('Insert /v10: everywhere in this file');
    await eventually(async () =>
      assert.equal(await workbench.editor.text(), `fetch('${api}/v10/gateway');\nfetch('${api}/v10/users/@me');\n`),
    );
    await workbench.save();
  });

  it('is mended as a whole by Fix All, which saving can run', async () => {
    const { workbench } = session;
    await openAt('whole.py', 'url/legacy-host');
    await workbench.runCommand('Fix All');
    await eventually(async () =>
      assert.equal(
        await workbench.editor.text(),
        `import requests\nrequests.get("https://discord.com/api/v10/gateway")\n`,
      ),
    );
    await workbench.save();
  });

  it('is left out where the setting says so', async () => {
    const { workbench } = session;
    await openAt('left.js', 'url/unversioned');
    await workbench.editor.quickFix('Leave this file out of the findings');
    await eventually(async () =>
      assert.deepEqual(
        (await workbench.problems()).filter((each) => each.file === 'left.js'),
        [],
      ),
    );
    assert.deepEqual(JSON.parse(await read('.vscode/settings.json'))['tracecord.lint.exclude'], ['left.js']);
  });
});
