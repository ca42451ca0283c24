import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId, Project } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { movedSecret } from '../../../src/core/mend/moveSecret.ts';
import { projectOf } from '../../../src/core/mend/project.ts';
import { environmentFileWith, ignoreFileWith } from '../../../src/core/mend/secretFiles.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { parseEnvironment } from '../../../src/core/request/environment.ts';
import { fillText } from '../../../src/core/request/text.ts';
import { botToken } from '../lint/marked.ts';

const api = 'https://discord.com/api';
const v10 = `${api}/v10`;
const agent = 'DiscordBot (https://example.com/your-bot, 1.0)';
const hook = `${v10}/webhooks/123456789012345678/${`fake-${'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'.repeat(2)}`.slice(0, 68)}`;
const environment: Readonly<Record<string, string>> = { DISCORD_TOKEN: botToken, DISCORD_WEBHOOK_URL: hook };

interface Case {
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

async function draftsOf(language: string, text: string): Promise<readonly Draft[]> {
  return (await extract(text, language)).drafts;
}

async function mended(id: MendId, { language, before }: Pick<Case, 'language' | 'before'>, project: Project = {}) {
  const [draft] = await draftsOf(language, before);
  ok(draft, before);
  const edits = mend(id, { text: before, draft, project });
  return edits === null ? null : applyEdits(before, edits);
}

/** What goes over the wire, with the variables of the environment filled in. */
function sentBy(draft: Draft): object {
  const fill = (text: Draft['url']['text']) =>
    fillText(text, ({ source }) =>
      source.kind === 'environment' || source.kind === 'variable' ? environment[source.name] : undefined,
    ).text;
  return {
    method: fill(draft.method.text),
    url: fill(draft.url.text),
    headers: draft.headers.map(({ name, value }) => [name, fill(value.text)]),
    body: draft.body && fill(draft.body.text),
  };
}

const loaders: Readonly<Record<string, 'js' | 'ts' | 'tsx' | 'jsx'>> = {
  javascript: 'js',
  typescript: 'ts',
  typescriptreact: 'tsx',
  javascriptreact: 'jsx',
};

/** Throws where the text is not of its language. */
function parse(language: string, text: string): void {
  const loader = loaders[language];
  if (loader !== undefined) transformSync(text, { loader, logLevel: 'silent' });
  const [command, ...parameters] =
    language === 'python'
      ? ['python3', '-c', 'import ast, sys; ast.parse(sys.stdin.read())']
      : language === 'shellscript'
        ? ['bash', '-n']
        : [];
  if (command === undefined) return;
  const { status, stderr } = spawnSync(command, parameters, { input: text, encoding: 'utf8' });
  equal(status, 0, `${stderr}\n${text}`);
}

/** The mend gives the text, which still parses, sends the same but for `changes`, and has nothing left to mend. */
function mends(
  id: MendId,
  cases: readonly (readonly [string, string, string])[],
  same: (sent: object) => object,
): void {
  for (const [language, before, after] of cases) {
    it(`${id} in ${language}: ${before.replaceAll('\n', ' ').slice(0, 90)}`, async () => {
      notEqual(before, after);
      equal(await mended(id, { language, before }), after);
      parse(language, before);
      parse(language, after);
      deepEqual(
        (await draftsOf(language, after)).map((draft) => same(sentBy(draft))),
        (await draftsOf(language, before)).map((draft) => same(sentBy(draft))),
      );
      for (const draft of await draftsOf(language, after))
        equal(mend(id, { text: after, draft, project: {} }), null, 'a second time');
    });
  }
}

function refuses(id: MendId, cases: readonly (readonly [string, string])[]): void {
  for (const [language, before] of cases) {
    it(`${id} leaves alone, in ${language}: ${before.replaceAll('\n', ' ').slice(0, 90)}`, async () => {
      equal(await mended(id, { language, before }), null);
    });
  }
}

const asItIs = (sent: object): object => sent;
const withoutAgent = (sent: object): object => ({
  ...sent,
  headers: (sent as { headers: [string, string][] }).headers.filter(([name]) => name.toLowerCase() !== 'user-agent'),
});
const withoutVersion = (sent: object): object =>
  JSON.parse(JSON.stringify(sent).replace(/\/api(?:\/v\d+)?\//, '/api/'));
const withoutHost = (sent: object): object => JSON.parse(JSON.stringify(sent).replace('discordapp.com', 'discord.com'));

describe('the version', () => {
  mends(
    'insert-version',
    [
      ['http', `GET ${api}/gateway\n`, `GET ${v10}/gateway\n`],
      ['http', `@base = ${api}\n\nGET {{base}}/gateway\n`, `@base = ${v10}\n\nGET {{base}}/gateway\n`],
      ['http', `GET ${api}/v6/gateway\n`, `GET ${v10}/gateway\n`],
      ['shellscript', `curl '${api}/gateway'`, `curl '${v10}/gateway'`],
      ['shellscript', `API=${api}\ncurl "$API/gateway"\n`, `API=${v10}\ncurl "$API/gateway"\n`],
      ['bat', `curl "${api}/gateway"`, `curl "${v10}/gateway"`],
      ['powershell', `irm '${api}/gateway'`, `irm '${v10}/gateway'`],
      [
        'javascript',
        `import { REST, Routes } from 'discord.js';\nnew REST({ version: '8' }).get(Routes.user());`,
        `import { REST, Routes } from 'discord.js';\nnew REST({ version: '10' }).get(Routes.user());`,
      ],
      [
        'typescript',
        `import { REST, Routes } from "discord.js";\nawait new REST({ timeout: 5, version: "6" }).get(Routes.gateway());`,
        `import { REST, Routes } from "discord.js";\nawait new REST({ timeout: 5, version: "10" }).get(Routes.gateway());`,
      ],
      // Another version elsewhere is another address.
      [
        'javascript',
        `const old = '${api}/v8';\nconst now = '${v10}';\nfetch(old + '/gateway');`,
        `const old = '${v10}';\nconst now = '${v10}';\nfetch(old + '/gateway');`,
      ],
      ['javascript', `fetch('${api}/v8/channels/1');`, `fetch('${v10}/channels/1');`],
      ['javascript', `const b = '${api}';\nfetch(b + '/gateway');`, `const b = '${v10}';\nfetch(b + '/gateway');`],
      ['typescript', `await fetch(\`${api}/channels/\${id}\`);`, `await fetch(\`${v10}/channels/\${id}\`);`],
      [
        'python',
        `import requests\nrequests.get("${api}/gateway")\n`,
        `import requests\nrequests.get("${v10}/gateway")\n`,
      ],
      ['vue', `<script>\nfetch('${api}/gateway');\n</script>\n`, `<script>\nfetch('${v10}/gateway');\n</script>\n`],
    ],
    withoutVersion,
  );
  refuses('insert-version', [
    ['http', `GET ${v10}/gateway\n`],
    ['http', `GET ${api}/v9/gateway\n`],
    ['javascript', `const b = '${api}';\nfetch(b + '/gateway');\nfetch(\`\${b}/v9/gateway\`);`],
    // It is not certain which of them the request goes through.
    [
      'javascript',
      `import { REST, Routes } from 'discord.js';\nnew REST({ version: '8' }).get(Routes.user());\nnew REST({ version: '8' });`,
    ],
    ['javascript', `const b = '${api}/v8';\nfetch(b + '/gateway');\nconst other = '${api}/v8';`],
  ]);
});

describe('the domain', () => {
  const old = 'https://discordapp.com/api/v9';
  const now = `${api}/v9`;
  mends(
    'use-discord-host',
    [
      ['http', `GET ${old}/gateway\n`, `GET ${now}/gateway\n`],
      ['http', `GET https://ptb.discordapp.com/api/gateway\n`, `GET https://ptb.discord.com/api/gateway\n`],
      ['shellscript', `curl ${old}/gateway`, `curl ${now}/gateway`],
      ['javascript', `const b = '${old}';\nfetch(b + '/gateway');`, `const b = '${now}';\nfetch(b + '/gateway');`],
      ['typescript', `await fetch("${old}/gateway");`, `await fetch("${now}/gateway");`],
      [
        'python',
        `import requests\nrequests.get("${old}/gateway")\n`,
        `import requests\nrequests.get("${now}/gateway")\n`,
      ],
    ],
    withoutHost,
  );
  refuses('use-discord-host', [['http', `GET ${v10}/gateway\n`]]);
});

describe('a time limit', () => {
  const signal = 'signal: AbortSignal.timeout(10_000)';
  mends(
    'add-timeout',
    [
      ['javascript', `fetch('${v10}/gateway');`, `fetch('${v10}/gateway', { ${signal} });`],
      ['javascript', `fetch('${v10}/gateway', {});`, `fetch('${v10}/gateway', { ${signal} });`],
      [
        'typescript',
        `await fetch("${v10}/gateway", {\n  method: "GET",\n});`,
        `await fetch("${v10}/gateway", { ${signal},\n  method: "GET",\n});`,
      ],
      [
        'javascript',
        `import { request } from 'undici';\nrequest(\`${v10}/channels/\${id}\`);`,
        `import { request } from 'undici';\nrequest(\`${v10}/channels/\${id}\`, { ${signal} });`,
      ],
      [
        'javascript',
        `import axios from 'axios';\naxios.get('${v10}/gateway');`,
        `import axios from 'axios';\naxios.get('${v10}/gateway', { timeout: 10_000 });`,
      ],
      [
        'javascript',
        `import axios from 'axios';\naxios.post('${v10}/channels/1/messages', { content: 'a, b)' }, { headers: {} });`,
        `import axios from 'axios';\naxios.post('${v10}/channels/1/messages', { content: 'a, b)' }, { timeout: 10_000, headers: {} });`,
      ],
      [
        'javascript',
        `import axios from 'axios';\naxios({ url: '${v10}/gateway' });`,
        `import axios from 'axios';\naxios({ timeout: 10_000, url: '${v10}/gateway' });`,
      ],
      [
        'javascript',
        `import got from 'got';\nawait got('${v10}/gateway');`,
        `import got from 'got';\nawait got('${v10}/gateway', { timeout: { request: 10_000 } });`,
      ],
      [
        'javascript',
        `import superagent from 'superagent';\nsuperagent.get('${v10}/gateway').set('A', 'b');`,
        `import superagent from 'superagent';\nsuperagent.get('${v10}/gateway').timeout(10_000).set('A', 'b');`,
      ],
      [
        'javascript',
        `import https from 'https';\nhttps.get('${v10}/gateway', (answer) => answer.resume());`,
        `import https from 'https';\nhttps.get('${v10}/gateway', { ${signal} }, (answer) => answer.resume());`,
      ],
      [
        'python',
        `import requests\nrequests.get("${v10}/gateway")\n`,
        `import requests\nrequests.get("${v10}/gateway", timeout=10)\n`,
      ],
      [
        'python',
        `import requests\nrequests.post(\n    "${v10}/channels/1/messages",\n    json={"content": "a, b)"},  # why, here?\n)\n`,
        `import requests\nrequests.post(\n    "${v10}/channels/1/messages",\n    json={"content": "a, b)"}, timeout=10,  # why, here?\n)\n`,
      ],
      [
        'python',
        `import urllib.request\nurllib.request.urlopen("${v10}/gateway")\n`,
        `import urllib.request\nurllib.request.urlopen("${v10}/gateway", timeout=10)\n`,
      ],
      [
        'python',
        `from urllib.request import Request, urlopen\nreq = Request("${v10}/gateway")\nwith urlopen(req) as f:\n    f.read()\n`,
        `from urllib.request import Request, urlopen\nreq = Request("${v10}/gateway")\nwith urlopen(req, timeout=10) as f:\n    f.read()\n`,
      ],
      ['shellscript', `curl -s ${v10}/gateway`, `curl --max-time 10 -s ${v10}/gateway`],
      ['powershell', `irm '${v10}/gateway' -Method Get`, `irm -TimeoutSec 10 '${v10}/gateway' -Method Get`],
    ],
    asItIs,
  );
  refuses('add-timeout', [
    ['http', `GET ${v10}/gateway\n`],
    ['javascript', `fetch('${v10}/gateway', options);`],
    ['javascript', `import ky from 'ky';\nky.get('${v10}/gateway');`],
  ]);
});

describe('a User-Agent where a call sets no headers', () => {
  const headers = `headers: { 'User-Agent': '${agent}' }`;
  const keyword = `headers={"User-Agent": "${agent}"}`;
  mends(
    'use-discord-user-agent',
    [
      ['javascript', `fetch('${v10}/gateway');`, `fetch('${v10}/gateway', { ${headers} });`],
      [
        'typescript',
        `await fetch('${v10}/gateway', { method: 'GET' });`,
        `await fetch('${v10}/gateway', { ${headers}, method: 'GET' });`,
      ],
      [
        'javascript',
        `import { request } from 'undici';\nrequest('${v10}/gateway');`,
        `import { request } from 'undici';\nrequest('${v10}/gateway', { ${headers} });`,
      ],
      [
        'javascript',
        `import axios from 'axios';\naxios.get('${v10}/gateway');`,
        `import axios from 'axios';\naxios.get('${v10}/gateway', { ${headers} });`,
      ],
      [
        'javascript',
        `import https from 'https';\nhttps.get('${v10}/gateway', (answer) => answer.resume());`,
        `import https from 'https';\nhttps.get('${v10}/gateway', { ${headers} }, (answer) => answer.resume());`,
      ],
      [
        'javascript',
        `import superagent from 'superagent';\nsuperagent.get('${v10}/gateway');`,
        `import superagent from 'superagent';\nsuperagent.get('${v10}/gateway').set('User-Agent', '${agent}');`,
      ],
      [
        'python',
        `import requests\nrequests.get("${v10}/gateway")\n`,
        `import requests\nrequests.get("${v10}/gateway", ${keyword})\n`,
      ],
      [
        'python',
        `from urllib.request import Request, urlopen\nurlopen(Request("${v10}/gateway"))\n`,
        `from urllib.request import Request, urlopen\nurlopen(Request("${v10}/gateway", ${keyword}))\n`,
      ],
      [
        'python',
        `import urllib.request\nurllib.request.urlopen("${v10}/gateway")\n`,
        `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${v10}/gateway", ${keyword}))\n`,
      ],
    ],
    withoutAgent,
  );
  refuses('use-discord-user-agent', [
    ['javascript', `fetch('${v10}/gateway', options);`],
    ['javascript', `fetch('${v10}/gateway', { ...options });`],
    ['python', `from urllib.request import urlopen\nurlopen("${v10}/gateway")\n`],
  ]);
});

describe('a token on its way into the environment', () => {
  mends(
    'move-token',
    [
      [
        'javascript',
        `fetch('${v10}/users/@me', { headers: { Authorization: 'Bot ${botToken}' } });`,
        `fetch('${v10}/users/@me', { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } });`,
      ],
      [
        'typescript',
        `const token = '${botToken}';\nawait fetch('${v10}/users/@me', { headers: { Authorization: \`Bot \${token}\` } });`,
        `const token = process.env.DISCORD_TOKEN ?? '';\nawait fetch('${v10}/users/@me', { headers: { Authorization: \`Bot \${token}\` } });`,
      ],
      [
        'javascript',
        `const token = "${botToken}";\nfetch('${v10}/users/@me', { headers: { Authorization: 'Bot ' + token } });`,
        `const token = process.env.DISCORD_TOKEN;\nfetch('${v10}/users/@me', { headers: { Authorization: 'Bot ' + token } });`,
      ],
      [
        'typescript',
        `await fetch('${v10}/users/@me', { headers: { Authorization: 'Bot ' + '${botToken}' } });`,
        `await fetch('${v10}/users/@me', { headers: { Authorization: 'Bot ' + (process.env.DISCORD_TOKEN ?? '') } });`,
      ],
      [
        'javascript',
        `fetch(\`${v10}/users/@me\`, { headers: { Authorization: \`Bot ${botToken}\` } });`,
        `fetch(\`${v10}/users/@me\`, { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } });`,
      ],
      [
        'python',
        `import requests\n\nrequests.get("${v10}/users/@me", headers={"Authorization": "Bot ${botToken}"})\n`,
        `import os\nimport requests\n\nrequests.get("${v10}/users/@me", headers={"Authorization": f"Bot {os.environ['DISCORD_TOKEN']}"})\n`,
      ],
      [
        'python',
        `"""A bot."""\nfrom __future__ import annotations\nimport os\nimport requests\nTOKEN = '${botToken}'\nrequests.get('${v10}/users/@me', headers={'Authorization': f'Bot {TOKEN}'})\n`,
        `"""A bot."""\nfrom __future__ import annotations\nimport os\nimport requests\nTOKEN = os.environ['DISCORD_TOKEN']\nrequests.get('${v10}/users/@me', headers={'Authorization': f'Bot {TOKEN}'})\n`,
      ],
      [
        'http',
        `GET ${v10}/users/@me\nAuthorization: Bot ${botToken}\n`,
        `GET ${v10}/users/@me\nAuthorization: Bot {{$dotenv DISCORD_TOKEN}}\n`,
      ],
      [
        'http',
        `@token = ${botToken}\n\nGET ${v10}/users/@me\nAuthorization: Bot {{token}}\n`,
        `@token = {{$dotenv DISCORD_TOKEN}}\n\nGET ${v10}/users/@me\nAuthorization: Bot {{token}}\n`,
      ],
      [
        'shellscript',
        `curl ${v10}/users/@me -H 'Authorization: Bot ${botToken}'`,
        `curl ${v10}/users/@me -H "Authorization: Bot $DISCORD_TOKEN"`,
      ],
      [
        'shellscript',
        `curl ${v10}/users/@me -H "Authorization: Bot ${botToken}"`,
        `curl ${v10}/users/@me -H "Authorization: Bot $DISCORD_TOKEN"`,
      ],
      [
        'bat',
        `curl ${v10}/users/@me -H "Authorization: Bot ${botToken}"`,
        `curl ${v10}/users/@me -H "Authorization: Bot %DISCORD_TOKEN%"`,
      ],
      [
        'powershell',
        `irm ${v10}/users/@me -Headers @{ Authorization = 'Bot ${botToken}' }`,
        `irm ${v10}/users/@me -Headers @{ Authorization = "Bot $env:DISCORD_TOKEN" }`,
      ],
      [
        'powershell',
        `$t = '${botToken}'\nirm ${v10}/users/@me -Headers @{ Authorization = "Bot $t" }`,
        `$t = $env:DISCORD_TOKEN\nirm ${v10}/users/@me -Headers @{ Authorization = "Bot $t" }`,
      ],
    ],
    asItIs,
  );
  it('serves discord.js, too', async () => {
    const text = (token: string) =>
      `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken(${token});\nawait rest.get(Routes.user());`;
    equal(
      await mended('move-token', { language: 'typescript', before: text(`'${botToken}'`) }),
      text("process.env.DISCORD_TOKEN ?? ''"),
    );
  });
  refuses('move-token', [
    ['http', `GET ${v10}/users/@me\nAuthorization: Bot {{token}}\n`],
    ['python', `import requests\nrequests.get("${v10}/users/@me", headers={"Authorization": b"Bot ${botToken}"})\n`],
  ]);
});

describe("a webhook's URL on its way into the environment", () => {
  mends(
    'move-webhook',
    [
      ['http', `POST ${hook}?wait=true\n`, `POST {{$dotenv DISCORD_WEBHOOK_URL}}?wait=true\n`],
      ['shellscript', `curl ${hook} -d content=x`, `curl "$DISCORD_WEBHOOK_URL" -d content=x`],
      ['shellscript', `curl '${hook}?wait=true' -d content=x`, `curl "$DISCORD_WEBHOOK_URL?wait=true" -d content=x`],
      ['bat', `curl "${hook}" -d content=x`, `curl "%DISCORD_WEBHOOK_URL%" -d content=x`],
      ['powershell', `irm '${hook}' -Method Post`, `irm $env:DISCORD_WEBHOOK_URL -Method Post`],
      [
        'powershell',
        `irm '${hook}?wait=true' -Method Post`,
        `irm "$($env:DISCORD_WEBHOOK_URL)?wait=true" -Method Post`,
      ],
      [
        'javascript',
        `const hook = '${hook}';\nfetch(hook, { method: 'POST' });`,
        `const hook = process.env.DISCORD_WEBHOOK_URL;\nfetch(hook, { method: 'POST' });`,
      ],
      [
        'typescript',
        `await fetch("${hook}?wait=true", { method: 'POST' });`,
        `await fetch(\`\${process.env.DISCORD_WEBHOOK_URL}?wait=true\`, { method: 'POST' });`,
      ],
      [
        'python',
        `import requests\nrequests.post("${hook}", json={"content": "x"})\n`,
        `import os\nimport requests\nrequests.post(os.environ["DISCORD_WEBHOOK_URL"], json={"content": "x"})\n`,
      ],
    ],
    asItIs,
  );
});

describe('a secret that moves', () => {
  const text = `GET ${v10}/users/@me\nAuthorization: Bot ${botToken}\n`;
  const moved = async (variables: Readonly<Record<string, string>>) => {
    const [draft] = await draftsOf('http', text);
    ok(draft);
    return movedSecret('move-token', { text, draft, project: { environment: new Map(Object.entries(variables)) } });
  };

  it('takes a name that is free, or has its value', async () => {
    deepEqual(await moved({}), { kind: 'bot', name: 'DISCORD_TOKEN', value: botToken });
    equal((await moved({ DISCORD_TOKEN: botToken }))?.name, 'DISCORD_TOKEN');
    equal((await moved({ DISCORD_TOKEN: '' }))?.name, 'DISCORD_TOKEN');
    equal((await moved({ DISCORD_TOKEN: 'other' }))?.name, 'DISCORD_TOKEN_2');
  });

  it('is written where it is read, and what is there stays', () => {
    for (const [before, after] of [
      ['', 'A=x\n'],
      ['B=y', 'B=y\nA=x\n'],
      ['A=\nB=y\n', 'A=x\nB=y\n'],
      ['export A =\n', 'export A =x\n'],
      ['A=other\n', 'A=other\n'],
      ['AA=1\r\n', 'AA=1\r\nA=x\r\n'],
    ] as const)
      equal(environmentFileWith(before, 'A', 'x'), after);
    for (const value of [botToken, hook]) equal(parseEnvironment(environmentFileWith('', 'A', value)).get('A'), value);
  });

  it('is hidden from git, once', () => {
    for (const [before, after] of [
      ['', '.env\n'],
      ['node_modules', 'node_modules\n.env\n'],
      ['.env\n', '.env\n'],
      ['/.env\n', '/.env\n'],
      ['**/.env\n', '**/.env\n'],
      ['.env*\n', '.env*\n'],
      ['*.env\n', '*.env\n'],
      ['.env.*\n', '.env.*\n.env\n'],
      ['# .env\n', '# .env\n.env\n'],
    ] as const)
      equal(ignoreFileWith(before, '.env'), after);
  });
});

describe('what a project is called', () => {
  it('stands in its manifest, else in git', () => {
    const git = '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:me/bot.git\n\tfetch = +refs\n';
    deepEqual(projectOf({ git }), { url: 'https://github.com/me/bot' });
    deepEqual(projectOf({ git, manifest: '{"version":"2.0.0"}' }), {
      url: 'https://github.com/me/bot',
      version: '2.0.0',
    });
    deepEqual(projectOf({ git, manifest: '{"homepage":"https://example.com","version":"2"}' }), {
      url: 'https://example.com',
      version: '2',
    });
    deepEqual(projectOf({ git: '[remote "up"]\n\turl = https://user:secret@host.example/me/bot\n' }), {
      url: 'https://host.example/me/bot',
    });
    deepEqual(projectOf({ git: '[remote "origin"]\n\turl = ssh://git@host.example:22/me/bot\n' }), {
      url: 'https://host.example/me/bot',
    });
    deepEqual(projectOf({ pyproject: '[project]\nversion = "1.2"\n' }), { version: '1.2' });
    deepEqual(projectOf({}), {});
  });
});
