import { deepEqual } from 'node:assert/strict';
import { botToken, type Case, countPositive, findingsIn, finds, passes, readMarks } from './marked.ts';

const api = 'https://discord.com/api';
const v10 = `${api}/v10`;
/** Of the length that webhook tokens have, made here so that no scanner finds one in the file. */
const webhookToken = `fake-${'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'.repeat(2)}`.slice(0, 68);
const webhook = `${v10}/webhooks/123456789012345678`;

describe('an address without a version', () => {
  finds('url/unversioned', 'information', [
    ['http', `GET https://discord.com«/api»/users/@me\n`],
    ['http', `GET https://canary.discord.com«/api»/gateway\n`],
    ['http', `@base = https://discord.com«/api»\n\nGET {{base}}/gateway\n`],
    ['http', `POST https://discord.com«/api»/webhooks/1/fake-token?wait=true\n`],
    ['shellscript', `curl https://discord.com«/api»/gateway`],
    ['shellscript', `API=https://discord.com«/api»\ncurl "$API/gateway"\ncurl "$API/users/@me"\n`],
    ['bat', `curl "https://discord.com«/api»/gateway"`],
    ['powershell', `irm 'https://discord.com«/api»/gateway' -UserAgent x`],
    ['javascript', `fetch('https://discord.com«/api»/channels/1/messages');`],
    [
      'javascript',
      `const base = 'https://discord.com«/api»';\nfetch(base + '/gateway');\nfetch(\`\${base}/users/@me\`);`,
    ],
    ['typescript', `await fetch(\`https://ptb.discord.com«/api»/channels/\${id}/messages\`);`],
    ['typescriptreact', `const f = () => fetch('https://discord.com«/api»/webhooks/1/fake', { method: 'POST' });`],
    ['vue', `<script setup>\nfetch('https://discord.com«/api»/gateway');\n</script>\n`],
    ['python', `import requests\nrequests.get("https://discord.com«/api»/gateway")\n`],
    ['python', `import requests\nBASE = "https://discord.com«/api»"\nrequests.get(f"{BASE}/users/@me")\n`],
    ['markdown', `\`\`\`sh\ncurl https://discord.com«/api»/gateway\n\`\`\`\n`],
  ]);
  passes('url/unversioned', [
    ['http', `GET ${v10}/users/@me\n`],
    ['http', `POST ${api}/oauth2/token\n`],
    ['http', `GET ${api}/{{version}}/users/@me\n`],
    ['http', `GET ${api}{{rest}}\n`],
    ['http', `GET http://127.0.0.1:8787/api/users/@me\n`],
    ['http', `GET {{base}}/users/@me\n`],
    ['javascript', `fetch(\`${api}/\${version}/users/@me\`);`],
    ['javascript', `fetch(process.env.API + '/users/@me');`],
    ['javascript', `fetch('${api}/download?platform=linux');`],
    ['javascript', `import { REST, Routes } from 'discord.js';\nnew REST().get(Routes.user());`],
    ['python', `import requests\nrequests.get(f"{API}/users/@me")\n`],
  ]);
});

describe('an address with an old version', () => {
  finds('url/old-version', 'warning', [
    // Several that are made so: it is said where each is used.
    [
      'javascript',
      `const { REST, Routes } = require('discord.js');\nnew REST({ version: '8' }).get(«Routes.user()»);\nnew REST({ version: '8' }).get(«Routes.gateway()»);`,
    ],
    ['http', `GET ${api}/«v6»/users/@me\n`],
    ['http', `GET ${api}/«v7»/users/@me\n`],
    ['http', `GET ${api}/«v8»/users/@me\n`],
    ['shellscript', `curl '${api}/«v8»/gateway'`],
    ['javascript', `const API = '${api}/«v8»';\nfetch(API + '/gateway');`],
    ['javascript', `fetch(\`${api}/«v6»/channels/\${id}\`);`],
    ['python', `import requests\nrequests.get("${api}/«v7»/gateway")\n`],
    [
      'typescript',
      `import { REST, Routes } from 'discord.js';\nconst rest = new REST({ version: '8' });\nawait rest.get(Routes.user());`.replace(
        "'8'",
        "«'8'»",
      ),
    ],
  ]);
  finds('url/old-version', 'error', [
    ['http', `GET ${api}/«v3»/users/@me\n`],
    ['shellscript', `curl ${api}/«v5»/gateway`],
    ['javascript', `fetch('${api}/«v4»/gateway');`],
  ]);
  passes('url/old-version', [
    ['http', `GET ${api}/v9/users/@me\n`],
    ['http', `GET ${v10}/users/@me\n`],
    ['http', `GET ${api}/v11/users/@me\n`],
    ['http', `GET ${api}/v{{version}}/users/@me\n`],
    ['javascript', `fetch(\`${api}/v\${8}0/gateway\`);`],
    ['javascript', `fetch('https://example.com/api/v6/users');`],
  ]);
});

describe('the old domain', () => {
  finds('url/legacy-host', 'warning', [
    ['http', `GET https://«discordapp.com»/api/v9/users/@me\n`],
    ['http', `GET https://«canary.discordapp.com»/api/v9/users/@me\n`],
    ['shellscript', `curl https://«discordapp.com»/api/webhooks/1/fake -d content=x`],
    ['javascript', `const hook = 'https://«discordapp.com»/api/webhooks/1/fake';\nfetch(hook, { method: 'POST' });`],
    [
      'python',
      `import requests\nrequests.post("https://«discordapp.com»/api/webhooks/1/fake", json={"content": "x"})\n`,
    ],
    ['powershell', `irm 'https://«ptb.discordapp.com»/api/v9/gateway' -UserAgent x`],
  ]);
  passes('url/legacy-host', [
    ['http', `GET https://discord.com/api/v9/users/@me\n`],
    ['javascript', `fetch('https://cdn.discordapp.com/avatars/1/a.png');`],
    [
      'javascript',
      `fetch('https://discord.com/api/v10/gateway');\nconst icon = 'https://cdn.discordapp.com/icons/1/a.png';`,
    ],
    ['http', `GET https://notdiscordapp.com/api/v9/users\n`],
  ]);
});

describe('a placeholder in the path', () => {
  finds('url/placeholder', 'error', [
    ['http', `GET ${v10}/channels/«undefined»/messages\n`],
    ['http', `GET ${v10}/channels/«{id}»/messages\n`],
    ['http', `GET ${v10}/guilds/«:guildId»\n`],
    ['http', `GET ${v10}/channels/1/messages/«null»\n`],
    ['shellscript', `curl ${v10}/channels/«:id»/messages`],
    ['shellscript', `curl -g '${v10}/channels/«{id}»/messages'`],
    ['javascript', `fetch('${v10}/channels/«\${channelId}»/messages');`],
    ['javascript', `fetch("${v10}/channels/«{channel_id}»/messages");`],
    ['javascript', `fetch('${v10}/guilds/«[object Object]»/members');`],
    ['javascript', `const base = '${v10}';\nfetch(base + '/channels/«undefined»');`],
    ['typescript', `import { request } from 'undici';\nawait request('${v10}/users/«:id»');`],
    ['python', `import requests\nrequests.get("${v10}/channels/«{channel_id}»/messages")\n`],
    ['python', `import requests\nrequests.get("${v10}/guilds/«None»/members")\n`],
    ['powershell', `irm '${v10}/channels/«<id>»' -UserAgent x`],
    ['shellscript', `curl '${v10}/guilds/«$GUILD»/roles'`],
    ['http', `GET ${v10}/channels/«CHANNEL_ID»/messages\n`],
    ['python', `import requests\nrequests.get("${v10}/guilds/«your-server-id»/emojis")\n`],
    ['javascript', `fetch('${v10}/applications/«APPLICATION_ID_HERE»/commands');`],
  ]);
  finds('url/placeholder', 'warning', [['http', `GET ${v10}/invites/«{code}»\n`]]);
  passes('url/placeholder', [
    ['http', `GET ${v10}/channels/{{id}}/messages\n`],
    ['http', `GET ${v10}/users/@me\n`],
    ['http', `GET ${v10}/channels/123456789012345678/messages?before=undefined\n`],
    ['http', `PUT ${v10}/channels/1/messages/2/reactions/:wave:/@me\n`],
    ['http', `GET https://example.com/channels/undefined\n`],
    ['http', `GET ${v10}/invites/ID\n`],
    ['http', `GET ${v10}/guilds/templates/VALID_ID\n`],
    ['javascript', `fetch('${v10}/channels/$CHANNEL'.replace('$CHANNEL', id));`],
    ['javascript', `fetch(\`${v10}/channels/\${channelId}/messages\`);`],
    ['javascript', `fetch('${v10}/channels/:id'.replace(':id', id));`],
    ['python', `import requests\nrequests.get("${v10}/channels/{}/messages".format(channel))\n`],
    ['python', `import requests\nrequests.get(f"{API}/channels/{channel}/messages")\n`],
    ['shellscript', `curl "${v10}/channels/$ID/messages"`],
    ['markdown', `\`\`\`http\nGET ${v10}/channels/{channel.id}\n\`\`\`\n`],
  ]);
});

describe('a webhook URL in the text', () => {
  finds('auth/hard-coded-webhook', 'warning', [
    ['http', `POST ${webhook}/«${webhookToken}»\n`],
    ['http', `@hook = ${webhook}/«${webhookToken}»\n\nPOST {{hook}}?wait=true\n`],
    ['shellscript', `curl ${webhook}/«${webhookToken}» -d content=x`],
    ['shellscript', `HOOK='${webhook}/«${webhookToken}»'\ncurl "$HOOK" -d content=x\n`],
    ['bat', `curl "${webhook}/«${webhookToken}»" -d content=x`],
    ['powershell', `irm '${webhook}/«${webhookToken}»' -Method Post -UserAgent x`],
    ['javascript', `fetch('${webhook}/«${webhookToken}»', { method: 'POST' });`],
    ['javascript', `const hook = '${webhook}/«${webhookToken}»';\nfetch(hook + '?wait=true', { method: 'POST' });`],
    [
      'typescript',
      `import { WebhookClient } from 'discord.js';\nconst hook = new WebhookClient({ url: '${webhook}/«${webhookToken}»' });\nawait hook.send('x');`,
    ],
    ['python', `import requests\nrequests.post("${webhook}/«${webhookToken}»", json={"content": "x"})\n`],
  ]);
  passes('auth/hard-coded-webhook', [
    ['http', `POST ${webhook}/fake-webhook-token\n`],
    ['http', `POST ${webhook}/${'x'.repeat(68)}\n`],
    ['http', `POST ${webhook}/{{token}}\n`],
    ['http', `POST {{$dotenv DISCORD_WEBHOOK_URL}}\n`],
    ['http', `POST https://example.com/api/webhooks/1/${webhookToken}\n`],
    ['javascript', `fetch(process.env.DISCORD_WEBHOOK_URL, { method: 'POST' });`],
    ['python', `import os, requests\nrequests.post(os.environ["WEBHOOK_URL"], json={"content": "x"})\n`],
  ]);
});

describe("a user's token", () => {
  const signs = `'X-Super-Properties': 'e30='`;
  finds('auth/user-token', 'warning', [
    ['http', `GET ${v10}/users/@me\nAuthorization: «abcdefghijkl»\nX-Super-Properties: e30=\n`],
    ['http', `GET ${v10}/users/@me\nX-Discord-Locale: en-US\nAuthorization: «{{token}}»\n`],
    ['shellscript', `curl ${v10}/users/@me -H 'authorization: «abcdefghijkl»' -H 'x-super-properties: e30='`],
    ['javascript', `fetch('${v10}/users/@me', { headers: { Authorization: '«abcdefghijkl»', ${signs} } });`],
    ['javascript', `fetch('${v10}/users/@me', { headers: { Authorization: «process.env.TOKEN», ${signs} } });`],
    [
      'python',
      `import requests\nrequests.get("${v10}/users/@me", headers={"Authorization": «TOKEN», "X-Fingerprint": "1.a"})\n`,
    ],
  ]);
  passes('auth/user-token', [
    ['http', `GET ${v10}/users/@me\nAuthorization: abcdefghijkl\n`],
    ['http', `GET ${v10}/users/@me\nAuthorization: Bot {{token}}\nX-Super-Properties: e30=\n`],
    ['http', `GET ${v10}/users/@me\nAuthorization: Bearer {{token}}\nX-Discord-Locale: de\n`],
    ['http', `GET ${v10}/users/@me\nX-Super-Properties: e30=\n`],
    ['http', `GET ${v10}/users/@me\nAuthorization: ${botToken}\n`],
  ]);
  finds('auth/missing-prefix', 'hint', [
    ['http', `GET ${v10}/users/@me\nAuthorization: «Bearer {{botToken}}»\n`],
    [
      'javascript',
      `fetch('${v10}/users/@me', { headers: { Authorization: \`«Bearer \${process.env.DISCORD_BOT_TOKEN}»\` } });`,
    ],
    ['shellscript', `curl ${v10}/users/@me -H "Authorization: «Bearer $BOT_TOKEN»"`],
  ]);
  passes('auth/missing-prefix', [
    ['http', `GET ${v10}/users/@me\nAuthorization: Bearer {{token}}\n`],
    ['javascript', `fetch('${v10}/users/@me', { headers: { Authorization: \`Bearer \${user.accessToken}\` } });`],
    ['http', `GET ${v10}/users/@me\nAuthorization: abcdefghijkl\nX-Super-Properties: e30=\n`],
  ]);
});

describe('a logged secret', () => {
  const js = `const token = process.env.DISCORD_TOKEN;\nfetch('${v10}/users/@me', { headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\` } });\n`;
  const py = `import os, requests\nrequests.get("${v10}/users/@me", headers={"Authorization": f"Bot {TOKEN}"})\n`;
  finds('auth/logged-secret', 'warning', [
    ['javascript', `${js}console.log(«process.env.DISCORD_TOKEN»);\n`],
    ['javascript', `${js}console.debug('with', «process.env.DISCORD_TOKEN»);\n`],
    ['typescript', `${js}logger.info(\`token: \${«process.env.DISCORD_TOKEN»}\`);\n`],
    ['python', `${py}print(«TOKEN»)\n`],
    ['python', `${py}print("token", «TOKEN»)\n`],
    ['python', `${py}print(f"token: {«TOKEN»}")\n`],
    ['python', `${py}logging.info("token %s", «TOKEN»)\n`],
    ['shellscript', `curl -H "Authorization: Bot $DISCORD_TOKEN" ${v10}/users/@me\necho «$DISCORD_TOKEN»\n`],
  ]);
  finds('auth/logged-secret', 'warning', [
    [
      'javascript',
      `const headers = { Authorization: \`Bot \${process.env.T}\` };\nconsole.log('sending', «headers»);\nfetch('${v10}/users/@me', { headers });\n`,
    ],
    [
      'python',
      `import os, requests\nAUTH_HEADERS = {\n    "Authorization": f"Bot {os.environ['T']}",\n}\nprint(«AUTH_HEADERS»)\nrequests.get("${v10}/users/@me", headers=AUTH_HEADERS)\n`,
    ],
  ]);
  passes('auth/logged-secret', [
    [
      'javascript',
      `const headers = { 'User-Agent': 'x' };\nconsole.log(headers);\nfetch('${v10}/users/@me', { headers: { ...headers, Authorization: \`Bot \${process.env.T}\` } });\n`,
    ],
    ['javascript', `${js}console.log(answer.headers, Object.fromEntries(headers));\n`],
  ]);
  finds('auth/logged-secret', 'hint', [
    [
      'javascript',
      `// Discord\nfunction look() {\n  const token = PropertiesService.getScriptProperties().getProperty('TOKEN');\n  Logger.log(«token»);\n}\n`,
    ],
    ['javascript', `// Discord\nconsole.log('Token: ' + «token»);\n`],
    ['javascript', `import { Client } from 'discord.js';\nconsole.log(«client.token»);\n`],
    ['javascript', `${js}console.error(«options.headers.Authorization»);\n`],
    ['python', `import discord\nprint("Logging in with", «bot_token»)\n`],
    ['python', `import discord, os\nprint(«os.getenv("DISCORD_TOKEN")»)\n`],
    ['shellscript', `# Discord\necho "token: «$BOT_TOKEN»"\n`],
  ]);
  passes('auth/logged-secret', [
    ['javascript', `${js}console.log('token');\nconsole.log('No token, set DISCORD_TOKEN');\n`],
    [
      'javascript',
      `${js}console.log(token.length, Boolean(token), !token, typeof token, token ? 'set' : 'missing');\n`,
    ],
    ['javascript', `${js}console.log(token.slice(0, 4), mask(token), tokens, tokenCount, isToken);\n`],
    ['javascript', `${js}// console.log(process.env.DISCORD_TOKEN);\nconst help = "console.log(token)";\n`],
    ['javascript', `${js}console.log(csrfToken, nextPageToken, cancellationToken);\n`],
    ['javascript', `console.log(token);\n`],
    ['python', `${py}print(len(TOKEN), bool(TOKEN), TOKEN[:4], "TOKEN", tokens)\n`],
    ['python', `${py}# print(TOKEN)\nprint("set DISCORD_TOKEN first")\n`],
    ['python', `print(token)\n`],
    [
      'shellscript',
      `# Discord\necho "DISCORD_TOKEN=$DISCORD_TOKEN" > .env\necho "$DISCORD_TOKEN" | login\necho '$TOKEN'\n`,
    ],
  ]);
});

describe('a User-Agent that is missing', () => {
  const rule = 'user-agent/missing';
  const onByDefault: readonly Case[] = [
    ['javascript', `import { request } from 'undici';\n«request»('${v10}/gateway');`],
    ['javascript', `import undici from 'undici';\n«undici.request»('${v10}/gateway', { headers: { Accept: '*/*' } });`],
    ['javascript', `import https from 'node:https';\n«https.get»('${v10}/gateway', (answer) => answer.resume());`],
    [
      'javascript',
      `import superagent from 'superagent';\nsuperagent.get('${v10}/gateway').set('User-Agent', 'x');\n«superagent.get»('${v10}/gateway');`,
    ],
    ['python', `import urllib.request\n«urllib.request.urlopen»("${v10}/gateway")\n`],
    [
      'python',
      `from urllib.request import Request, urlopen\nurlopen(«Request»("${v10}/gateway", headers={"Accept": "*/*"}))\n`,
    ],
    ['shellscript', `«curl» -H 'User-Agent:' ${v10}/gateway`],
  ];
  for (const [language, marked] of onByDefault) {
    it(`is a hint by itself in ${language}: ${marked.slice(0, 80)}`, async () => {
      const { text, spans } = readMarks(marked);
      deepEqual(
        (await findingsIn(language, text)).map(({ facts, severity, span }) => [facts.rule, severity, span]),
        spans.map((span) => [rule, 'hint', span]),
      );
      countPositive(rule, language, marked);
    });
  }
  const onRequest: readonly Case[] = [
    ['javascript', `«fetch»('${v10}/gateway');`],
    ['javascript', `import axios from 'axios';\n«axios.get»('${v10}/gateway');`],
    ['javascript', `import got from 'got';\n«got»('${v10}/gateway');`],
    ['python', `import requests\n«requests.get»("${v10}/gateway")\n`],
    ['python', `import httpx\n«httpx.get»("${v10}/gateway")\n`],
    ['shellscript', `«curl» ${v10}/gateway`],
  ];
  finds(rule, 'hint', onRequest);
  for (const [language, marked] of onRequest) {
    it(`is not told unasked in ${language}: ${marked.slice(0, 60)}`, async () => {
      const { text, spans } = readMarks(marked);
      deepEqual(await findingsIn(language, text), []);
      const chosen = await findingsIn(language, text, { [rule]: 'warning' });
      deepEqual(
        chosen.map(({ severity, span }) => [severity, span]),
        spans.map((span) => ['warning', span]),
      );
    });
  }
  passes(rule, [
    ['http', `GET ${v10}/gateway\n`],
    ['javascript', `fetch('${v10}/gateway', { headers: { 'User-Agent': 'x' } });`],
    ['javascript', `fetch('${v10}/gateway', { headers: given });`],
    ['javascript', `fetch('${v10}/gateway', options);`],
    ['javascript', `document.title = 'x';\nfetch('${v10}/gateway');`],
    ['typescriptreact', `const f = () => fetch('${v10}/gateway');`],
    ['vue', `<script setup>\nfetch('${v10}/gateway');\n</script>\n`],
    ['svelte', `<script>\nfetch('${v10}/gateway');\n</script>\n`],
    ['javascript', `import { REST, Routes } from 'discord.js';\nnew REST().get(Routes.user());`],
    ['shellscript', `curl -A 'DiscordBot (https://example.com, 1)' ${v10}/gateway`],
    [
      'python',
      `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${v10}/gateway", headers={"User-Agent": "x"}))\n`,
    ],
  ]);
  passes('user-agent/browser', [
    ['typescriptreact', `const f = () => fetch('${v10}/gateway', { headers: { 'User-Agent': 'Mozilla/5.0' } });`],
    ['vue', `<script setup>\nfetch('${v10}/gateway', { headers: { 'User-Agent': 'Mozilla/5.0' } });\n</script>\n`],
  ]);
});

describe('where a request is sent from', () => {
  finds('host/cloudflare-worker', 'hint', [
    ['javascript', `export default {\n  async fetch(request, env) {\n    return «fetch»('${v10}/gateway');\n  },\n};`],
    ['typescript', `addEventListener('fetch', (event) => event.respondWith(«fetch»('${v10}/gateway')));`],
    ['typescript', `import { env } from 'cloudflare:workers';\nawait «fetch»('${v10}/gateway');`],
  ]);
  finds('host/apps-script', 'hint', [['javascript', `function send() {\n  «UrlFetchApp.fetch»('${v10}/gateway');\n}`]]);
  passes('host/cloudflare-worker', [
    ['javascript', `export default { load() { return fetch('${v10}/gateway'); } };`],
    ['javascript', `fetch('${v10}/gateway');`],
  ]);
  passes('host/apps-script', [['javascript', `fetch('${v10}/gateway');`]]);
});

describe('a request without a time limit', () => {
  const rule = 'request/no-timeout';
  finds(rule, 'hint', [
    ['javascript', `«fetch»('${v10}/gateway');`],
    ['javascript', `«fetch»('${v10}/gateway', { method: 'GET' });`],
    ['javascript', `import axios from 'axios';\n«axios.post»('${v10}/channels/1/messages', { content: 'x' });`],
    ['javascript', `import got from 'got';\n«got.get»('${v10}/gateway');`],
    ['javascript', `import superagent from 'superagent';\n«superagent.get»('${v10}/gateway');`],
    ['javascript', `import https from 'https';\n«https.get»('${v10}/gateway', (answer) => answer.resume());`],
    ['typescript', `import { request } from 'undici';\nawait «request»('${v10}/gateway');`],
    ['python', `import requests\n«requests.get»("${v10}/gateway")\n`],
    ['python', `import urllib.request\n«urllib.request.urlopen»("${v10}/gateway")\n`],
    ['shellscript', `«curl» ${v10}/gateway`],
    ['powershell', `«irm» '${v10}/gateway' -UserAgent x`],
  ]);
  passes(rule, [
    ['javascript', `fetch('${v10}/gateway', { signal });`],
    ['javascript', `fetch('${v10}/gateway', options);`],
    ['javascript', `fetch('${v10}/gateway', { ...options });`],
    ['javascript', `import axios from 'axios';\naxios.get('${v10}/gateway', { timeout: 5000 });`],
    ['javascript', `import axios from 'axios';\naxios.defaults.timeout = 5000;\naxios.get('${v10}/gateway');`],
    [
      'javascript',
      `import axios from 'axios';\nconst client = axios.create({ timeout: 5000 });\nclient.get('${v10}/gateway');`,
    ],
    ['javascript', `import ky from 'ky';\nky.get('${v10}/gateway');`],
    ['python', `import requests\nrequests.get("${v10}/gateway", timeout=5)\n`],
    ['python', `import requests\nrequests.get("${v10}/gateway", **options)\n`],
    ['python', `import httpx\nhttpx.get("${v10}/gateway")\n`],
    ['python', `import requests\nwith requests.Session() as session:\n    session.get("${v10}/gateway")\n`],
    ['shellscript', `curl -m 10 ${v10}/gateway`],
    ['shellscript', `curl --max-time 10 ${v10}/gateway`],
    ['powershell', `irm '${v10}/gateway' -UserAgent x -TimeoutSec 5`],
    ['http', `GET ${v10}/gateway\n`],
  ]);
  it('is told to nobody who has not asked', async () => {
    deepEqual(await findingsIn('javascript', `fetch('${v10}/gateway');`), []);
  });
});
