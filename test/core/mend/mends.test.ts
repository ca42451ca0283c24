import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId, Project } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';

const url = 'https://discord.com/api/v10/users/@me';

/** The text after a mend of its first request; null where the mend does not apply. */
async function mended(id: MendId, language: string, text: string, project: Project = {}): Promise<string | null> {
  const [draft] = (await extract(text, language)).drafts;
  assert.ok(draft, text);
  const edits = mend(id, { text, draft, project });
  return edits === null ? null : applyEdits(text, edits);
}

/** A mend gives the expected text, is still read as a request, and has nothing left to do. */
async function assertMended(
  id: MendId,
  language: string,
  before: string,
  after: string,
  project?: Project,
): Promise<void> {
  assert.equal(await mended(id, language, before, project), after);
  assert.equal(await mended(id, language, after, project), null, 'a second time');
}

describe("Discord's User-Agent format", () => {
  const id = 'use-discord-user-agent';
  const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';

  it("replaces a browser's in every dialect", async () => {
    for (const [language, wrap] of [
      ['javascript', (value: string) => `fetch('${url}', { headers: { 'User-Agent': '${value}' } });`],
      ['python', (value: string) => `requests.get("${url}", headers={"User-Agent": "${value}"})`],
      ['shellscript', (value: string) => `curl ${url} -H 'User-Agent: ${value}'`],
      ['shellscript', (value: string) => `curl -A '${value}' ${url}`],
      ['http', (value: string) => `GET ${url}\nUser-Agent: ${value}\n`],
    ] as const) {
      await assertMended(id, language, wrap('Mozilla/5.0 (X11)'), wrap(agent));
    }
  });

  it("takes the project's address and version", async () => {
    const wrap = (value: string) => `GET ${url}\nUser-Agent: ${value}\n`;
    const project = { url: 'https://github.com/me/bot', version: '2.1.0' };
    await assertMended(id, 'http', wrap('Mozilla/5.0'), wrap('DiscordBot (https://github.com/me/bot, 2.1.0)'), project);
  });

  it('adds the header where there is none', async () => {
    for (const [language, before, after] of [
      ['http', `GET ${url}\nAccept: */*\n`, `GET ${url}\nUser-Agent: ${agent}\nAccept: */*\n`],
      ['http', `GET ${url}`, `GET ${url}\nUser-Agent: ${agent}\n`],
      ['shellscript', `curl -s ${url}`, `curl -A '${agent}' -s ${url}`],
      [
        'javascript',
        `fetch('${url}', { headers: { Accept: '*/*' } });`,
        `fetch('${url}', { headers: { 'User-Agent': '${agent}', Accept: '*/*' } });`,
      ],
      [
        'python',
        `requests.get("${url}", headers={"Accept": "*/*"})`,
        `requests.get("${url}", headers={"User-Agent": "${agent}", "Accept": "*/*"})`,
      ],
    ] as const) {
      await assertMended(id, language, before, after);
    }
  });
});

describe('the "Bot " prefix', () => {
  const id = 'add-bot-prefix';

  it('goes in front of a literal', async () => {
    await assertMended(id, 'http', `GET ${url}\nAuthorization: abc\n`, `GET ${url}\nAuthorization: Bot abc\n`);
    await assertMended(
      id,
      'shellscript',
      `curl ${url} -H "Authorization: $TOKEN"`,
      `curl ${url} -H "Authorization: Bot $TOKEN"`,
    );
    await assertMended(
      id,
      'javascript',
      `fetch('${url}', { headers: { Authorization: 'abc' } });`,
      `fetch('${url}', { headers: { Authorization: 'Bot abc' } });`,
    );
  });

  it('makes a string of an expression, in the idiom of the language', async () => {
    await assertMended(
      id,
      'typescript',
      `fetch('${url}', { headers: { Authorization: process.env.TOKEN } });`,
      `fetch('${url}', { headers: { Authorization: \`Bot \${process.env.TOKEN}\` } });`,
    );
    await assertMended(
      id,
      'python',
      `requests.get("${url}", headers={"Authorization": os.environ["TOKEN"]})`,
      `requests.get("${url}", headers={"Authorization": "Bot " + os.environ["TOKEN"]})`,
    );
  });

  it('leaves a Bearer token alone', async () => {
    assert.equal(await mended(id, 'http', `GET ${url}\nAuthorization: Bearer abc\n`), null);
  });
});

describe('retry_after handling', () => {
  const id = 'add-retry-after';

  it('wraps the call and adds one function to the file, which the next call uses', async () => {
    const before = `const a = await fetch('${url}');\n`;
    const once = await mended(id, 'javascript', before);
    assert.ok(once?.startsWith(`const a = await withRetryAfter(() => fetch('${url}'));\n`), once ?? '');
    assert.equal(once?.match(/async function withRetryAfter/g)?.length, 1);
    const twice = await mended(id, 'javascript', `${before}${once}`);
    assert.equal(twice?.match(/async function withRetryAfter/g)?.length, 1);
    assert.equal(twice?.match(/withRetryAfter\(\(\) => fetch/g)?.length, 2);
  });

  it('goes after the imports of a Python file, with those that it needs', async () => {
    const before = `import os\nimport time\nimport requests\n\nresponse = requests.get("${url}")\n`;
    const after = await mended(id, 'python', before);
    assert.ok(
      after?.startsWith('import os\nimport time\nimport requests\nimport random\n\n\ndef with_retry_after'),
      after ?? '',
    );
    assert.ok(after?.endsWith(`response = with_retry_after(lambda: requests.get("${url}"))\n`), after ?? '');
  });

  it('does nothing twice', async () => {
    for (const [language, before] of [
      ['typescript', `fetch('${url}').then((response) => response.json());\n`],
      ['python', `import requests\nrequests.get("${url}")\n`],
    ] as const) {
      assert.equal(await mended(id, language, (await mended(id, language, before)) ?? ''), null);
    }
  });

  it('leaves libraries alone that queue by themselves, and what is no code', async () => {
    assert.equal(
      await mended(
        id,
        'typescript',
        "import { REST, Routes } from 'discord.js';\nconst rest = new REST();\nawait rest.get(Routes.user());\n",
      ),
      null,
    );
    assert.equal(await mended(id, 'http', `GET ${url}\n`), null);
  });
});
