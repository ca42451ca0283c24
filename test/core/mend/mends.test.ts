import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId, Project } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { headerPart } from '../../../src/core/request/draft.ts';

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
      // What takes curl's own away would win over another option.
      ['shellscript', `curl -H 'User-Agent:' ${url}`, `curl -H 'User-Agent: ${agent}' ${url}`],
      ['shellscript', `curl -s -A "" ${url}`, `curl -s -A "${agent}" ${url}`],
      [
        'javascript',
        `fetch("${url}", { method: "GET", headers: { accept: "*/*" } });`,
        `fetch("${url}", { method: "GET", headers: { "User-Agent": "${agent}", accept: "*/*" } });`,
      ],
      [
        'python',
        `import requests\nrequests.get('${url}')`,
        `import requests\nrequests.get('${url}', headers={'User-Agent': '${agent}'})`,
      ],
      ['bat', `curl.exe -s ${url}`, `curl.exe -A "${agent}" -s ${url}`],
      ['powershell', `curl.exe -s ${url}`, `curl.exe -A '${agent}' -s ${url}`],
      ['powershell', `irm ${url} -Method Get`, `irm -UserAgent '${agent}' ${url} -Method Get`],
      ['powershell', `irm '${url}' -UserAgent 'Mozilla/5.0'`, `irm '${url}' -UserAgent '${agent}'`],
      ['bat', `curl ${url} ^\n  -H ^"user-agent: Mozilla/5.0^"`, `curl ${url} ^\n  -H ^"user-agent: ${agent}^"`],
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

describe('a User-Agent that cannot be put in', () => {
  for (const text of [
    `superagent.get('${url}').set('Accept', '*/*');`,
    `import https from 'https';\nhttps.request('${url}').setHeader('Accept', '*/*');`,
    `UrlFetchApp.fetch('${url}', { headers: { Accept: '*/*' } });`,
    `client.requestHandler.request('GET', '/gateway', true);`,
  ]) {
    it(`is left alone in ${text.slice(0, 60)}`, async () => {
      assert.equal(await mended('use-discord-user-agent', 'javascript', text), null);
    });
  }
});

describe('a User-Agent that a variable holds', () => {
  const id = 'use-discord-user-agent';
  const browser = 'Mozilla/5.0 (X11)';
  const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';

  const variables: readonly (readonly [language: string, text: string, after?: string])[] = [
    ['shellscript', `ua='${browser}'\ncurl -A "$ua" ${url}\n`],
    ['shellscript', `ua="${browser}"; curl -H "User-Agent: \${ua}" ${url}; echo "$ua"\n`],
    ['shellscript', `header='User-Agent: ${browser}'\ncurl -H "$header" ${url}\n`],
    ['shellscript', `auth=(-H "Authorization: Bot $TOKEN" -A "${browser}")\ncurl "\${auth[@]}" ${url}\n`],
    ['shellscript', `ua=Mozilla/5.0\ncurl -A "$ua" ${url}\n`, `ua='${agent}'\ncurl -A "$ua" ${url}\n`],
    ['shellscript', `curl -A Mozilla/5.0 "${url}"\n`, `curl -A '${agent}' "${url}"\n`],
    ['shellscript', `me="$(echo x; curl -A "${browser}" ${url})"\n`],
    ['http', `@ua = ${browser}\n\nGET ${url}\nUser-Agent: {{ua}}\nAccept: */*\n`],
    ['javascript', `const ua = '${browser}';\nfetch('${url}', { headers: { 'User-Agent': ua } });\nlog(ua);\n`],
    [
      'javascript',
      `function get(ua) {\n  return fetch('${url}', { headers: { 'User-Agent': ua } });\n}\n`,
      `function get(ua) {\n  return fetch('${url}', { headers: { 'User-Agent': '${agent}' } });\n}\n`,
    ],
    ['python', `UA = "${browser}"\nrequests.get("${url}", headers={"User-Agent": UA})\nprint(UA)\n`],
    [
      'python',
      `def get(ua):\n    requests.get("${url}", headers={"User-Agent": ua})\n`,
      `def get(ua):\n    requests.get("${url}", headers={"User-Agent": "${agent}"})\n`,
    ],
  ];

  for (const [language, before, after = before.replace(browser, agent)] of variables) {
    it(`is replaced, and nothing else is, in ${language}: ${before.split('\n', 1)[0]}`, async () => {
      await assertMended(id, language, before, after);
      const [draft] = (await extract(after, language)).drafts;
      assert.deepEqual(draft && headerPart(draft, 'user-agent')?.value.text, [agent]);
    });
  }

  for (const [language, text] of [
    ['shellscript', `a=Mozilla\nb="$a $a"\ncurl -A "$b" ${url}\n`],
    ['shellscript', `a=Mozilla\na+=/5.0\ncurl -A "$a" ${url}\n`],
    ['shellscript', `a=Mozilla/5.0\ncurl -A $a ${url}\n`],
    ['shellscript', `curl -A 'Mozilla'"/5.0" ${url}\n`],
    ['http', `@v = 5.0\n\nGET ${url}\nUser-Agent: Mozilla/{{v}}\n`],
    ['javascript', `fetch('${url}', { headers: { 'User-Agent': encodeURIComponent('Mozilla/5.0') } });\n`],
  ] as const) {
    it(`is left alone where its characters do not stand in one place: ${text}`, async () => {
      assert.equal(await mended(id, language, text), null);
    });
  }

  it('is set behind the name of curl, not behind the word in a text', async () => {
    const before = `echo '{"content":"a curl b"}' | curl ${url} -d @-\n`;
    await assertMended(id, 'shellscript', before, before.replace('| curl', `| curl -A '${agent}'`));
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

  it('goes where the token is used, not into the variable that holds it', async () => {
    for (const [language, wrap] of [
      ['shellscript', (bot: string) => `TOKEN=abc\ncurl ${url} -H "Authorization: ${bot}$TOKEN"\n`],
      ['shellscript', (bot: string) => `auth=(-H "Authorization: ${bot}$TOKEN")\ncurl "\${auth[@]}" ${url}\n`],
      ['http', (bot: string) => `@token = abc\n\nGET ${url}\nAuthorization: ${bot}{{token}}\n`],
      ['bat', (bot: string) => `set T=abc\ncurl ${url} -H "Authorization: ${bot}%T%"\n`],
      ['powershell', (bot: string) => `$t = 'a'\nirm ${url} -Headers @{ Authorization = "${bot}$t" }\n`],
    ] as const) {
      await assertMended(id, language, wrap(''), wrap('Bot '));
    }
    for (const [language, before, value] of [
      [
        'javascript',
        `const token = process.env.TOKEN;\nclient.login(token);\nfetch('${url}', { headers: { Authorization: token } });\n`,
        '`Bot ${token}`',
      ],
      [
        'typescript',
        `const config = { token: 'abc' };\nfetch('${url}', { headers: { 'authorization': config.token } });\n`,
        '`Bot ${config.token}`',
      ],
      [
        'python',
        `import requests\ntoken = "abc"\nrequests.get("${url}", headers={"Authorization": token})\n`,
        '"Bot " + token',
      ],
    ] as const) {
      await assertMended(
        id,
        language,
        before,
        before.replace(/(?<=uthorization["']?: )[\w.]+/, () => value),
      );
    }
  });

  it('takes the place of the scheme of OAuth2 before what is called the token of a bot', async () => {
    for (const [language, wrap] of [
      [
        'javascript',
        (scheme: string) => `fetch('${url}', { headers: { Authorization: \`${scheme} \${process.env.BOT_TOKEN}\` } });`,
      ],
      ['typescript', (scheme: string) => `fetch('${url}', { headers: { Authorization: '${scheme} ' + botToken } });`],
      [
        'python',
        (scheme: string) =>
          `import requests\nrequests.get("${url}", headers={"Authorization": f"${scheme} {BOT_TOKEN}"})\n`,
      ],
      ['http', (scheme: string) => `GET ${url}\nAuthorization: ${scheme} {{botToken}}\n`],
      ['shellscript', (scheme: string) => `curl -H "Authorization: ${scheme} $DISCORD_BOT_TOKEN" ${url}\n`],
    ] as const) {
      await assertMended('use-bot-scheme', language, wrap('Bearer'), wrap('Bot'));
    }
    const user = `GET ${url}\nAuthorization: Bearer {{accessToken}}\n`;
    assert.equal(await mended('use-bot-scheme', 'http', user), null);
  });

  it('keeps away from a shell word that a blank would end', async () => {
    assert.equal(await mended(id, 'shellscript', `curl ${url} -H Authorization:abc`), null);
  });

  it('names the header that a shorthand property named', async () => {
    await assertMended(
      id,
      'javascript',
      `function get(Authorization) {\n  return fetch('${url}', { headers: { Authorization } });\n}\n`,
      `function get(Authorization) {\n  return fetch('${url}', { headers: { Authorization: \`Bot \${Authorization}\` } });\n}\n`,
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
      'powershell',
      `irm ${url} -Headers @{ Authorization = $env:TOKEN }`,
      `irm ${url} -Headers @{ Authorization = "Bot $env:TOKEN" }`,
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
    const before = `import fs from 'node:fs';\n\nconst a = await fetch('${url}');\n`;
    const once = await mended(id, 'javascript', before);
    assert.ok(
      once?.endsWith(`\n\nconst a = await withRetryAfter(() => fetch('${url}'), { idempotent: true });\n`),
      once ?? '',
    );
    assert.ok(once?.startsWith("import fs from 'node:fs';\n\n// When Discord's"), once ?? '');
    const more = `${once}const b = await fetch('${url}');\n`;
    const [, draft] = (await extract(more, 'javascript')).drafts;
    assert.ok(draft);
    assert.equal(
      applyEdits(more, mend(id, { text: more, draft, project: {} }) ?? []),
      `${once}const b = await withRetryAfter(() => fetch('${url}'), { idempotent: true });\n`,
    );
  });

  it('goes after the imports of a Python file, with those that it needs', async () => {
    const before = `import os\nimport time\nimport requests\n\nresponse = requests.get("${url}")\n`;
    const after = await mended(id, 'python', before);
    assert.ok(
      after?.startsWith("import os\nimport time\nimport requests\nimport random\n\n\n# When Discord's"),
      after ?? '',
    );
    assert.ok(
      after?.endsWith(`\nresponse = with_retry_after(lambda: requests.get("${url}"), idempotent=True)\n`),
      after ?? '',
    );
  });

  it('counts as the version of the address does', async () => {
    const text = (version: string) => `await fetch('https://discord.com/api${version}/users/@me');\n`;
    for (const [version, options] of [
      ['', '{ idempotent: true, unit: 1 }'],
      ['/v6', '{ idempotent: true, unit: 1 }'],
      ['/v8', '{ idempotent: true }'],
    ] as const) {
      const after = await mended(id, 'javascript', text(version));
      assert.ok(after?.endsWith(`users/@me'), ${options});\n`), after ?? '');
    }
  });

  it('stays inside the fence of a Markdown document and the script of a component', async () => {
    for (const [language, head, tail] of [
      ['markdown', '# Title\n\n```js\n', '```\n\nMore.\n'],
      ['vue', '<template></template>\n<script>\n', '</script>\n'],
    ] as const) {
      const after = await mended(id, language, `${head}await fetch('${url}');\n${tail}`);
      assert.ok(after?.startsWith(`${head}// When Discord's`), after ?? '');
      assert.ok(after?.endsWith(`});\n${tail}`), after ?? '');
    }
  });

  it('keeps to what is sure', async () => {
    for (const [language, text] of [
      // The function that sends is further up: there is the place for the helper.
      [
        'javascript',
        `const send = (path) => fetch('https://discord.com/api/v10' + path);\nawait send('/users/@me');\n`,
      ],
      // A stream cannot do what is done to the request.
      ['javascript', `const r = https.request('${url}', {}, onAnswer);\nr.setTimeout(1000);\nr.end();\n`],
      ['javascript', `got.stream('${url}').pipe(out);\n`],
      ['javascript', `const retryDelay = 5;\nawait fetch('${url}');\n`],
      ['python', `import aiohttp\nasync def f():\n    return await aiohttp.request("GET", "${url}")\n`],
      ['python', `from time import time\nimport requests\nrequests.get("${url}")\n`],
    ] as const) {
      const { drafts } = await extract(text, language);
      const draft = drafts.at(-1);
      if (draft !== undefined) assert.equal(mend(id, { text, draft, project: {} }), null, text);
    }
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
