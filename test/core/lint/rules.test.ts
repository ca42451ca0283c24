import { deepEqual, equal } from 'node:assert/strict';
import type { RuleId, Severity } from '../../../src/core/lint/finding.ts';
import { botToken, countPositive, findingsIn, readMarks } from './marked.ts';

const api = 'https://discord.com/api/v10';
const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

type Case = readonly [language: string, marked: string];

/** Every mark is found as the rule says, and nothing else is. */
async function assertFound(rule: RuleId, severity: Severity, cases: readonly Case[]): Promise<void> {
  for (const [language, marked] of cases) {
    const { text, spans } = readMarks(marked);
    equal(spans.length > 0, true, 'a case without marks says nothing');
    deepEqual(
      (await findingsIn(language, text)).map(({ facts, severity, span }) => [
        facts.rule,
        severity,
        text.slice(...span),
        span,
      ]),
      spans.map((span) => [rule, severity, text.slice(...span), span]),
      marked,
    );
    countPositive(rule, language, marked);
  }
}

/** An Authorization in every dialect; `value` is the inside of a string. */
function inEveryDialect(value: string): Case[] {
  return [
    ['http', `GET ${api}/users/@me\nAuthorization: ${value}\n`],
    ['shellscript', `curl ${api}/users/@me -H 'Authorization: ${value}'`],
    ['shellscript', `curl --header "Authorization: ${value}" ${api}/users/@me`],
    ['javascript', `await fetch('${api}/users/@me', { headers: { Authorization: '${value}' } });`],
    ['typescript', `await fetch("${api}/users/@me", { headers: { 'authorization': "${value}" } });`],
    ['typescriptreact', `const f = () => fetch(\`${api}/users/@me\`, { headers: { Authorization: \`${value}\` } });`],
    ['javascriptreact', `fetch('${api}/users/@me', { headers: new Headers({ Authorization: '${value}' }) });`],
    [
      'javascript',
      `import { request } from 'undici';\nrequest('${api}/users/@me', { headers: { 'User-Agent': 'x', Authorization: '${value}' } });`,
    ],
    ['python', `import requests\nrequests.get("${api}/users/@me", headers={"Authorization": "${value}"})\n`],
    ['bat', `curl ${api}/users/@me -H "Authorization: ${value}"`],
    ['powershell', `irm ${api}/users/@me -UserAgent x -Headers @{ Authorization = '${value}' }`],
  ];
}

describe('a browser User-Agent', () => {
  const rule = 'user-agent/browser';

  it('is underlined in every dialect, where it stands', async () => {
    await assertFound(rule, 'warning', [
      ['http', `GET ${api}/users/@me\nAuthorization: Bot {{token}}\nUser-Agent: «${chrome}»\n`],
      ['shellscript', `curl ${api}/users/@me -H "Authorization: Bot $T" -H 'User-Agent: «${chrome}»'`],
      ['shellscript', `curl -A '«${chrome}»' -H "Authorization: Bot $T" ${api}/users/@me`],
      [
        'javascript',
        `fetch('${api}/users/@me', { headers: { Authorization: \`Bot \${t}\`, 'User-Agent': '«${chrome}»' } });`,
      ],
      [
        'typescript',
        `const UA = '«${chrome}»';\nfetch('${api}/users/@me', { headers: { Authorization: \`Bot \${t}\`, 'user-agent': UA } });`,
      ],
      [
        'python',
        `import requests\nrequests.get("${api}/users/@me", headers={"Authorization": f"Bot {t}", "User-Agent": "«${chrome}»"})\n`,
      ],
    ]);
  });

  it('is found where the client calls itself one', async () => {
    await assertFound(rule, 'warning', [
      ['powershell', `irm '«${api}/users/@me»' -Headers @{ Authorization = "Bot $t" }`],
      ['powershell', `irm ${api}/users/@me -UserAgent '«${chrome}»' -Headers @{ Authorization = "Bot $t" }`],
      ['bat', `curl ${api}/users/@me -H "Authorization: Bot %T%" -A "«${chrome}»"`],
    ]);
  });

  it('is quieter without an Authorization', async () => {
    await assertFound(rule, 'information', [
      ['http', `GET ${api}/gateway\nUser-Agent: «${chrome}»\n`],
      ['javascript', `fetch('${api}/gateway', { headers: { 'User-Agent': '«${chrome}»' } });`],
    ]);
  });

  it('is none that a client gives itself where there is no token', async () => {
    for (const [language, text] of [
      ['powershell', `irm '${api}/webhooks/1/fake-token' -Method Post -Body x`],
      ['javascript', `function say() {\n  UrlFetchApp.fetch('${api}/webhooks/1/fake-token', { method: 'post' });\n}\n`],
    ] as const) {
      const found = await findingsIn(language, text);
      deepEqual(
        found.filter(({ facts }) => facts.rule === rule),
        [],
      );
    }
  });

  it('is any of the browsers that Cloudflare knows', async () => {
    for (const agent of ['Mozilla/5.0', 'Opera/9.80 (X11)', 'Safari/605.1.15', 'Firefox/128.0', 'Chrome/126']) {
      await assertFound(rule, 'information', [['http', `GET ${api}/gateway\nUser-Agent: «${agent}»\n`]]);
    }
  });

  it('is cured by the format that Discord asks for', async () => {
    const [finding] = await findingsIn('http', `GET ${api}/gateway\nUser-Agent: ${chrome}\n`);
    deepEqual(finding?.mends, ['use-discord-user-agent']);
    deepEqual(finding?.facts, { rule, userAgent: chrome });
  });
});

describe('a missing prefix', () => {
  const rule = 'auth/missing-prefix';

  it('is an error where the value is written out', async () => {
    await assertFound(rule, 'error', inEveryDialect('«abcdefghijkl»'));
    await assertFound(rule, 'error', inEveryDialect(`«${botToken}»`));
    await assertFound(rule, 'error', inEveryDialect('«Token abcdefghijkl»'));
    await assertFound(rule, 'error', inEveryDialect('«Botabcdefghijkl»'));
  });

  it('is a hint where the whole value comes from run time and is called a token', async () => {
    await assertFound(rule, 'hint', [
      ['javascript', `fetch('${api}/users/@me', { headers: { Authorization: «process.env.DISCORD_TOKEN» } });`],
      ['typescript', `fetch('${api}/users/@me', { headers: { Authorization: «config.token» } });`],
      [
        'python',
        `import os, requests\nrequests.get("${api}/users/@me", headers={"Authorization": «os.environ["DISCORD_TOKEN"]»})\n`,
      ],
      ['shellscript', `curl ${api}/users/@me -H "Authorization: «$DISCORD_TOKEN»"`],
      ['http', `GET ${api}/users/@me\nAuthorization: «{{token}}»\n`],
    ]);
  });

  it('says whether it is certain, and never the value', async () => {
    const certain = await findingsIn('http', `GET ${api}/users/@me\nAuthorization: ${botToken}\n`);
    deepEqual(
      certain.map(({ facts }) => facts),
      [{ rule, certain: true, lastFour: 'TAIL' }],
    );
    const hint = await findingsIn('http', `GET ${api}/users/@me\nAuthorization: {{token}}\n`);
    deepEqual(
      hint.map(({ facts }) => facts),
      [{ rule, certain: false, lastFour: '' }],
    );
    deepEqual(hint[0]?.mends, ['add-bot-prefix']);
  });

  it('is no matter where the variable may well hold its scheme', async () => {
    for (const name of ['process.env.DISCORD_AUTH', 'bearerToken', 'authToken', 'tokenHeader']) {
      const text = `fetch('${api}/users/@me', { headers: { Authorization: ${name} } });`;
      deepEqual(await findingsIn('javascript', text), [], name);
    }
  });
});

describe('a bot token in the text', () => {
  const rule = 'auth/hard-coded-token';

  it('is underlined in every dialect', async () => {
    await assertFound(rule, 'warning', inEveryDialect(`«Bot ${botToken}»`));
  });

  it('is seen where discord.js is given it', async () => {
    await assertFound(rule, 'warning', [
      [
        'typescript',
        `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken('«${botToken}»');\nawait rest.get(Routes.user());\n`,
      ],
    ]);
  });

  it('is told by its last four characters only', async () => {
    const [finding] = await findingsIn('http', `GET ${api}/users/@me\nAuthorization: Bot ${botToken}\n`);
    deepEqual(finding?.facts, { rule, lastFour: 'TAIL' });
    deepEqual(finding?.mends, ['move-token']);
  });
});
