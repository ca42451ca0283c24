import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readSeverities, rules } from '../../../src/core/lint/lint.ts';
import { botToken, findingsIn } from './marked.ts';

const api = 'https://discord.com/api/v10';
const browser = `GET ${api}/users/@me\nUser-Agent: Mozilla/5.0\nAuthorization: Bot {{token}}\n`;

/** Nothing in these is worth a word. */
const clean: readonly (readonly [language: string, text: string])[] = [
  ['http', `GET ${api}/users/@me\nAuthorization: Bot {{token}}\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: Bearer {{access}}\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: bot {{token}}\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: {{authorization}}\n`],
  ['http', `GET ${api}/users/@me\n`],
  ['http', `GET ${api}/users/@me\nAuthorization:\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: Bot\n`],
  [
    'http',
    `POST ${api}/oauth2/token\nAuthorization: Basic {{client}}\nContent-Type: application/x-www-form-urlencoded\n\ngrant_type=client_credentials\n`,
  ],
  ['http', `GET ${api}/gateway\nUser-Agent: DiscordBot (https://example.com, 1.0)\n`],
  ['http', `GET ${api}/gateway\nUser-Agent: MozillaInspiredBot/2\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: Bot xxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxx\n`],
  ['http', `GET ${api}/users/@me\nAuthorization: Bot YOUR_BOT_TOKEN\n`],
  ['http', `GET https://example.com/users\nAuthorization: ${botToken}\nUser-Agent: Mozilla/5.0\n`],
  ['http', `# Authorization: ${botToken}\n# User-Agent: Mozilla/5.0\nGET ${api}/gateway\n`],
  [
    'http',
    `POST ${api}/channels/1/messages\nAuthorization: Bot {{token}}\nContent-Type: application/json\n\n{ "content": "User-Agent: Mozilla/5.0" }\n`,
  ],
  ['shellscript', `curl ${api}/gateway`],
  [
    'shellscript',
    `curl ${api}/users/@me -H "Authorization: Bot $DISCORD_TOKEN" -A 'DiscordBot (https://example.com, 1)'`,
  ],
  ['shellscript', `curl -A 'Mozilla/5.0' https://example.com/`],
  ['shellscript', `curl ${api}/users/@me -H "Authorization: $AUTH_HEADER"`],
  [
    'javascript',
    `await fetch('${api}/users/@me', { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } });`,
  ],
  ['javascript', `await fetch('${api}/users/@me', { headers: { Authorization: 'Bot ' + token } });`],
  ['javascript', `await fetch('${api}/users/@me', { headers: { Authorization: authorization } });`],
  [
    'javascript',
    `await fetch('https://example.com', { headers: { Authorization: process.env.TOKEN, 'User-Agent': 'Mozilla/5.0' } });`,
  ],
  ['javascript', `await fetch('${api}/gateway', { headers: { 'User-Agent': withoutBrowser('Mozilla/5.0') } });`],
  [
    'typescript',
    `const headers: Record<string, string> = { Authorization: \`Bearer \${access}\` };\nawait fetch('${api}/users/@me', { headers });`,
  ],
  [
    'typescript',
    `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken(process.env.DISCORD_TOKEN ?? '');\nawait rest.get(Routes.user());\n`,
  ],
  ['typescript', `const token = '${botToken}';\nexport const isToken = token.length > 0;\n`],
  ['typescriptreact', `export const Login = () => <a href="${api}/oauth2/authorize">Mozilla/5.0</a>;\n`],
  ['python', `import requests\nrequests.get("${api}/users/@me", headers={"Authorization": f"Bot {token}"})\n`],
  ['python', `import requests\nrequests.get("${api}/gateway", headers={"User-Agent": "python-requests/2.32"})\n`],
  [
    'python',
    `import requests\nrequests.get("https://example.com", headers={"User-Agent": "Mozilla/5.0", "Authorization": TOKEN})\n`,
  ],
];

describe('lint', () => {
  it('has nothing to say about what is fine', async () => {
    equal(clean.length >= 25, true);
    for (const [language, text] of clean) deepEqual(await findingsIn(language, text), [], text);
  });

  it('speaks once of a range: the earlier rule', async () => {
    const found = await findingsIn('http', `GET ${api}/users/@me\nAuthorization: ${botToken}\n`);
    deepEqual(
      found.map(({ facts }) => facts.rule),
      ['auth/missing-prefix'],
    );
  });

  it('speaks once of a constant that requests share, as loudly as any of them deserves', async () => {
    const text = [
      `const UA = 'Mozilla/5.0';`,
      `fetch('${api}/gateway', { headers: { 'User-Agent': UA } });`,
      `fetch('${api}/users/@me', { headers: { 'User-Agent': UA, Authorization: \`Bot \${token}\` } });`,
    ].join('\n');
    const found = await findingsIn('javascript', text);
    deepEqual(
      found.map(({ severity, span }) => [severity, text.slice(...span)]),
      [['warning', 'Mozilla/5.0']],
    );
  });

  it('keeps the order of the text', async () => {
    const text = `GET ${api}/users/@me\nAuthorization: abc\nUser-Agent: Mozilla/5.0\n\n###\n\n${browser}`;
    const found = await findingsIn('http', text);
    deepEqual(
      found.map(({ facts }) => facts.rule),
      ['auth/missing-prefix', 'user-agent/browser', 'user-agent/browser'],
    );
    deepEqual(
      found.map(({ span }) => span[0]),
      found.map(({ span }) => span[0]).toSorted((a, b) => a - b),
    );
  });

  it('is as loud as a person wants it', async () => {
    for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
      const found = await findingsIn('http', browser, { 'user-agent/browser': severity });
      deepEqual(
        found.map((finding) => finding.severity),
        [severity],
      );
    }
    deepEqual(await findingsIn('http', browser, { 'user-agent/browser': 'off' }), []);
    const other = await findingsIn('http', browser, { 'auth/missing-prefix': 'off' });
    deepEqual(
      other.map(({ severity }) => severity),
      ['warning'],
    );
  });

  it('lets the next rule speak of a range when the first is off', async () => {
    const text = `GET ${api}/users/@me\nAuthorization: Bot ${botToken}\nUser-Agent: Mozilla/5.0\n`;
    const found = await findingsIn('http', text, { 'user-agent/browser': 'off' });
    deepEqual(
      found.map(({ facts }) => facts.rule),
      ['auth/hard-coded-token'],
    );
    const unprefixed = `GET ${api}/users/@me\nAuthorization: ${botToken}\n`;
    const next = await findingsIn('http', unprefixed, { 'auth/missing-prefix': 'off' });
    deepEqual(
      next.map(({ facts }) => facts.rule),
      ['auth/hard-coded-token'],
    );
  });
});

describe('the severities of a setting', () => {
  it('are those that exist', () => {
    deepEqual(readSeverities({ 'user-agent/browser': 'hint', 'auth/missing-prefix': 'off' }), {
      'user-agent/browser': 'hint',
      'auth/missing-prefix': 'off',
    });
    deepEqual(
      readSeverities({ 'user-agent/browser': 'loud', 'auth/missing-prefix': 1, nonsense: 'error', toString: 'hint' }),
      {},
    );
  });

  it('are those that the manifest offers, for every rule', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const { properties } = manifest.contributes.configuration.properties['tracecord.lint.severity'];
    deepEqual(Object.keys(properties).sort(), Object.keys(rules).sort());
    for (const { enum: offered } of Object.values<{ enum: string[] }>(properties)) {
      for (const severity of offered) {
        deepEqual(readSeverities({ 'user-agent/browser': severity }), { 'user-agent/browser': severity });
      }
    }
  });
});
