import { addresses, secrets } from './marks.ts';

const api = 'https://discord.com/api/v10';
const loop = (send: string) =>
  `for (let n = 0; n < 5; n++) {\n  const answer = await ${send};\n  if (answer.ok) break;\n}\n`;

/** Requests by name, with what each of them holds. */
export const requests = ['literal', 'hook', 'answer', 'bearer', 'unprefixed', 'grant'] as const;

const exchange = {
  at: '2026-11-20T12:00:00Z',
  request: {
    method: 'POST',
    url: `${addresses.webhook}?token=${secrets.client}`,
    headers: [
      ['Authorization', `Bot ${secrets.bot}`],
      ['Cookie', `__dcfduid=${secrets.cookie}`],
      ['X-Forwarded-Auth', `Bearer ${secrets.bearer}`],
      ['User-Agent', 'DiscordBot (https://example.org, 1)'],
    ],
    body: JSON.stringify({ content: secrets.other, token: secrets.client, nested: { client_secret: secrets.client } }),
  },
  response: {
    status: 400,
    headers: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', `__cf_bm=${secrets.cookie}; path=/`],
      ['X-RateLimit-Bucket', 'abcd1234'],
      ['X-RateLimit-Limit', '5'],
      ['X-RateLimit-Remaining', '0'],
      ['X-RateLimit-Reset-After', '1'],
      ['Via', '1.1 google'],
      ['CF-Ray', '8a1b2c3d4e5f-FRA'],
    ],
    body: JSON.stringify({
      message: `Invalid Form Body ${secrets.bot}`,
      code: 50035,
      errors: {
        content: {
          _errors: [{ code: 'BASE_TYPE_REQUIRED', message: `not ${secrets.other} ${addresses.interaction}` }],
        },
      },
    }),
  },
};

const granted = {
  at: '2026-11-20T12:00:01Z',
  request: {
    method: 'POST',
    url: `${api}/oauth2/token`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `grant_type=authorization_code&code=${secrets.bearer}&client_secret=${secrets.client}`,
  },
  response: {
    status: 200,
    body: { access_token: secrets.bearer, refresh_token: secrets.bearer, token_type: 'Bearer' },
  },
};

const failed = {
  at: '2026-11-20T12:00:02Z',
  request: { method: 'POST', url: addresses.interaction, headers: { Authorization: secrets.other }, body: { type: 4 } },
  failure: { code: 'ECONNRESET', message: `request to ${addresses.interaction} with Bot ${secrets.bot} failed` },
};

const unknown = {
  at: '2026-11-20T12:00:03Z',
  request: { method: 'GET', url: `${api}/users/@me`, headers: { Authorization: `Bearer ${secrets.bearer}` } },
  response: {
    status: 401,
    headers: { Via: '1.1 google' },
    body: { message: '401: Unauthorized', code: 0, token: secrets.client },
  },
};

const lines = [exchange, granted, failed, unknown].map((one) => `${JSON.stringify(one)}\n`).join('');

const pairs = (headers: readonly (readonly string[])[]) => headers.map(([name, value]) => ({ name, value }));

/** A folder of a person whose secrets stand everywhere, by the names of its files. */
export const secretFiles: Readonly<Record<string, string>> = {
  'requests.http': `### literal
GET ${api}/channels/1213458536202371072
Authorization: Bot ${secrets.bot}
Cookie: __dcfduid=${secrets.cookie}; locale=en
User-Agent: Mozilla/5.0 (X11) Chrome/126.0

### hook
POST ${addresses.webhook}?wait=true
Content-Type: application/json

{ "content": "", "token": "${secrets.client}", "note": "${secrets.other}" }

### answer
POST ${addresses.interaction}
Content-Type: application/json

{ "type": 4, "data": { "content": "${secrets.other}" } }

### bearer
GET ${api}/users/@me/guilds
Authorization: Bearer ${secrets.bearer}

### unprefixed
GET ${api}/users/@me
Authorization: ${secrets.other}

### grant
POST ${api}/oauth2/token
Content-Type: application/x-www-form-urlencoded

grant_type=refresh_token&refresh_token=${secrets.bearer}&client_secret=${secrets.client}&client_id=1
`,
  'bot.mjs': `const token = '${secrets.bot}';
console.log('as', token);
${loop(`fetch('${api}/channels/1213458536202371072/messages', { method: 'POST', headers: { Authorization: 'Bot ${secrets.bot}', Cookie: 'a=${secrets.cookie}' }, body: { content: '${secrets.other}', embed: {} } })`)}
${loop(`fetch('${addresses.webhook}', { method: 'POST', body: JSON.stringify({ content: '${'x'.repeat(2100)}${secrets.other}' }) })`)}
await fetch('${addresses.interaction}', { method: 'POST', body: '{"type":4}', headers: { authorization: '${secrets.other}' } });
`,
  'bot.py': `import time, requests
HOOK = "${addresses.webhook}"
while True:
    answer = requests.post(HOOK, json={"content": "${secrets.other}", "embed": {}})
    if answer.status_code == 429:
        time.sleep(5)
        continue
    break
requests.get("${api}/users/@me", headers={"Authorization": "${secrets.bot}"})
requests.get("${api}/users/@me", headers={"Authorization": "Bearer ${secrets.bearer}"}, cookies={"a": "${secrets.cookie}"})
`,
  'calls.sh': `curl -X POST '${addresses.webhook}' -H 'Content-Type: application/json' -d '{"content": "${secrets.other}", "token": "${secrets.client}"}'
curl -H 'Authorization: ${secrets.bot}' -b 'a=${secrets.cookie}' '${api}/users/@me'
`,
  'exchange.json': JSON.stringify(exchange),
  'granted.json': JSON.stringify(granted),
  'failed.json': JSON.stringify(failed),
  'unknown.json': JSON.stringify(unknown),
  'log.ndjson': lines,
  'traffic.har': JSON.stringify({
    log: {
      entries: [
        {
          startedDateTime: exchange.at,
          time: 12,
          request: {
            method: 'POST',
            url: exchange.request.url,
            headers: pairs(exchange.request.headers),
            postData: { mimeType: 'application/json', text: exchange.request.body },
          },
          response: {
            status: 400,
            headers: pairs(exchange.response.headers),
            content: { mimeType: 'application/json', text: exchange.response.body },
          },
        },
      ],
    },
  }),
  'trace.txt': `DiscordAPIError[50035]: Invalid Form Body ${secrets.bot}
content[BASE_TYPE_REQUIRED]: This field is required ${addresses.webhook}
    at handleErrors (/app/node_modules/@discordjs/rest/dist/index.js:730:13) {
  requestBody: { files: undefined, json: { content: '', token: '${secrets.client}' } },
  rawError: { message: 'Invalid Form Body', code: 50035 },
  code: 50035,
  status: 400,
  method: 'POST',
  url: '${addresses.webhook}'
}
`,
  'text.log': `2026-11-20 12:00:00 GET ${api}/users/@me Authorization: Bearer ${secrets.bearer} Cookie: a=${secrets.cookie} → 401 {"message": "401: Unauthorized", "code": 0}\n`,
  'damaged.json': `{"request": {"headers": {"Authorization": "Bot ${secrets.bot}"}}, "response": "${secrets.client}`,
  'words.json': `${secrets.client} ${secrets.bearer}`,
  '.env': `DISCORD_TOKEN=${secrets.bot}\nHOOK=${addresses.webhook}\nOTHER_TOKEN=${secrets.other}\nACCESS="Bearer ${secrets.bearer}"\nCLIENT_SECRET=${secrets.client}\n`,
  'state.json': `{"format": "${secrets.client}", "token": "${secrets.bot}"`,
};
