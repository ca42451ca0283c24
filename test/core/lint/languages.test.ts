import { finds } from './marked.ts';

const api = 'https://discord.com/api/v10';
const message = `${api}/channels/1/messages`;
const json = `headers: { Authorization: \`Bot \${t}\`, 'Content-Type': 'application/json' }`;
const long = 'x'.repeat(2001);
/** A message by PowerShell, its body given. */
const ps = (body: string) =>
  `Invoke-RestMethod -Uri '${message}' -Method Post -UserAgent x -ContentType 'application/json' -Body ${body}`;

// What one rule says, in as many languages and ways of writing as there are.

describe('a BigInt that is made into JSON', () => {
  finds('body/bigint', 'warning', [
    [
      'javascript',
      `import { request } from 'undici';\nrequest('${message}', { method: 'POST', ${json}, body: JSON.stringify({ content: 'x', allowed_mentions: { users: [«123456789012345678n»] } }) });`,
    ],
    [
      'typescript',
      `import got from 'got';\nawait got.post('${message}', { json: { content: 'x', message_reference: { message_id: «BigInt(parent)» } } });`,
    ],
    [
      'typescript',
      `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken(t);\nawait rest.patch(Routes.guildMember('1', '2'), { body: { channel_id: «42n» } });`,
    ],
    [
      'javascript',
      `const body = { nonce: «1n», content: 'x' };\nfetch('${message}', { method: 'POST', ${json}, body: JSON.stringify(body) });`,
    ],
  ]);
});

describe('an emoji that is not percent-encoded', () => {
  const reaction = (emoji: string) => `${message}/2/reactions/«${emoji}»/@me`;
  finds('url/unencoded-emoji', 'error', [
    ['typescript', `import ky from 'ky';\nawait ky.put(\`${reaction('#️⃣')}\`);`],
    [
      'typescript',
      `import { request } from 'undici';\nconst url = '${reaction('#️⃣')}';\nawait request(url, { method: 'PUT' });`,
    ],
    ['python', `import requests\nrequests.put("${reaction('#️⃣')}", headers={"Authorization": f"Bot {t}"})\n`],
    [
      'python',
      `from urllib.request import Request, urlopen\nreq = Request("${reaction('🔥')}", method="PUT")\nurlopen(req)\n`,
    ],
    ['shellscript', `curl -X PUT '${reaction('#️⃣')}' -H "Authorization: Bot $T"`],
    ['powershell', `irm -Method Put -Uri '${reaction('#️⃣')}' -UserAgent x`],
  ]);
});

describe('a request of a Worker', () => {
  finds('host/cloudflare-worker', 'hint', [
    [
      'typescript',
      `export default {\n  async scheduled(event, env): Promise<void> {\n    await «fetch»('${api}/gateway');\n  },\n  async fetch(): Promise<Response> {\n    return new Response('ok');\n  },\n} satisfies ExportedHandler<Env>;\n`,
    ],
    [
      'javascript',
      `addEventListener("fetch", event => {\n  event.respondWith(handle(event.request));\n});\nasync function handle() {\n  const r = await «fetch»('${message}', { method: 'POST' });\n  return r;\n}\n`,
    ],
    [
      'javascript',
      `import { connect } from "cloudflare:sockets";\nexport const ping = () => «fetch»("${api}/gateway");\n`,
    ],
  ]);
});

describe('a request of Apps Script', () => {
  finds('host/apps-script', 'hint', [
    [
      'javascript',
      `function onFormSubmit(e) {\n  const options = { method: 'post', payload: { content: e.response } };\n  «UrlFetchApp.fetch»('${api}/webhooks/1/fake', options);\n}\n`,
    ],
    [
      'javascript',
      `var response = «UrlFetchApp.fetch»("${api}/gateway", { muteHttpExceptions: true });\nLogger.log(response.getContentText());\n`,
    ],
    ['typescript', `const read = (): string => «UrlFetchApp.fetch»('${api}/gateway').getContentText();\n`],
    [
      'javascript',
      `const API = '${api}';\nfunction roles(guild) {\n  return JSON.parse(«UrlFetchApp.fetch»(API + '/guilds/' + guild + '/roles'));\n}\n`,
    ],
  ]);
});

describe('a message with nothing in it', () => {
  finds('body/empty-message', 'error', [
    [
      'typescript',
      `await fetch('${message}', { method: 'POST', ${json}, body: JSON.stringify({ content: «''», tts: false }) });`,
    ],
    ['python', `import requests\nrequests.post("${message}", json={"content": «""»})\n`],
    ['python', `import httpx\nawait httpx.AsyncClient().post("${message}", json=«{"embeds": []}»)\n`],
    ['shellscript', `curl '${message}' -H 'Content-Type: application/json' -d '«{}»'`],
    ['shellscript', `curl --json '{"content": «""»}' ${message}`],
    ['powershell', ps(`'{"content": «""»}'`)],
  ]);
});

describe('a value of the wrong type', () => {
  finds('body/type', 'error', [
    ['python', `import requests\nrequests.post("${message}", json={"embeds": «{"title": "t"}»})\n`],
    [
      'python',
      `import requests\nrequests.post("${message}", json={"embeds": [{"title": "t", "color": «"#ff0000"»}]})\n`,
    ],
    ['shellscript', `curl '${message}' -H 'Content-Type: application/json' -d '{"content": «["x"]»}'`],
    ['shellscript', `curl --json @- ${message} <<'EOF'\n{"content": "x", "components": «{}»}\nEOF\n`],
    ['powershell', ps(`'{"content": "x", "flags": «"ephemeral"»}'`)],
    [
      'typescript',
      `import ky from 'ky';\nawait ky.post('${message}', { json: { content: 'x', message_reference: «'1'» } });`,
    ],
  ]);
});

describe('another spelling of a key', () => {
  finds('body/unknown-key', 'warning', [
    [
      'typescript',
      `import ky from 'ky';\nawait ky.post('${message}', { json: { content: 'x', «allowedMentions»: { parse: [] } } });`,
    ],
    [
      'typescript',
      `const payload = { content: 'x', «embed»: { title: 't' } };\nawait fetch('${message}', { method: 'POST', ${json}, body: JSON.stringify(payload) });`,
    ],
    ['shellscript', `curl --json '{"content": "x", «"embed"»: {"title": "t"}}' ${message}`],
    ['powershell', ps(`'{"content": "x", «"embed"»: {"title": "t"}}'`)],
    ['powershell', ps(`(@{ content = 'x'; «embed» = @{ title = 't' } } | ConvertTo-Json -Depth 4)`)],
  ]);
});

describe('a text that is too long', () => {
  finds('body/limit', 'error', [
    ['powershell', ps(`'{"content": «"${long}"»}'`)],
    ['shellscript', `curl '${message}' -H 'Content-Type: application/json' -d '{"content": «"${long}"»}'`],
    ['bat', `curl --json "{\\"content\\": «\\"${long}\\"»}" ${message}`],
    [
      'python',
      `import aiohttp\n\n\nasync def send():\n    async with aiohttp.ClientSession() as session:\n        await session.post("${message}", json={"content": «"${long}"»})\n`,
    ],
    [
      'vue',
      `<script setup>\nconst send = () => fetch('${message}', { method: 'POST', ${json}, body: JSON.stringify({ content: «'${long}'» }) });\n</script>\n`,
    ],
  ]);
});

describe('a body of another type', () => {
  finds('body/content-type', 'error', [
    [
      'typescript',
      `await fetch('${message}', { method: 'POST', body: JSON.stringify(«{ content: 'x' }») } satisfies RequestInit);`,
    ],
    [
      'typescript',
      `import got from 'got';\nawait got.post('${message}', { headers: { 'Content-Type': '«text/plain»' }, body: JSON.stringify({ content: 'x' }) });`,
    ],
    ['shellscript', `curl -X POST ${message} -H "Content-Type: «text/plain»" --data '{"content": "x"}'`],
    ['powershell', `irm '${message}' -Method Post -UserAgent x -ContentType '«text/plain»' -Body '{"content": "x"}'`],
  ]);
});

describe('a reason that is not encoded', () => {
  const channel = `${api}/channels/1`;
  finds('header/audit-log-reason', 'warning', [
    [
      'powershell',
      `irm '${channel}' -Method Delete -UserAgent x -Headers @{ 'X-Audit-Log-Reason' = '«${'x'.repeat(513)}»' }`,
    ],
    ['shellscript', `curl -X DELETE ${channel} -H "X-Audit-Log-Reason: «${'a'.repeat(600)}»"`],
    [
      'typescript',
      `import axios from 'axios';\nawait axios.delete('${channel}', { headers: { 'X-Audit-Log-Reason': '«${'y'.repeat(513)}»' } });`,
    ],
  ]);
});

describe("a browser's User-Agent beside a token", () => {
  const auth = 'Authorization: `Bot ${t}`';
  finds('user-agent/browser', 'warning', [
    [
      'typescript',
      `import axios from 'axios';\nconst client = axios.create({ baseURL: '${api}', headers: { ${auth}, 'User-Agent': '«Mozilla/5.0»' } });\nawait client.get('/users/@me');`,
    ],
    [
      'typescript',
      `import got from 'got';\nawait got('${api}/users/@me', { headers: { ${auth}, 'user-agent': '«Chrome/126»' } });`,
    ],
    [
      'python',
      `import httpx\nwith httpx.Client(headers={"Authorization": f"Bot {t}", "User-Agent": "«Mozilla/5.0»"}) as client:\n    client.get("${api}/users/@me")\n`,
    ],
    [
      'python',
      `import aiohttp\n\n\nasync def me(session: aiohttp.ClientSession):\n    await aiohttp.request("GET", "${api}/users/@me", headers={"Authorization": f"Bot {t}", "User-Agent": "«Firefox/128.0»"})\n`,
    ],
  ]);
});

describe("a user's token beside its client's headers", () => {
  finds('auth/user-token', 'warning', [
    [
      'typescript',
      `import axios from 'axios';\nawait axios.get('${api}/users/@me', { headers: { authorization: «config.token», 'X-Discord-Locale': 'de' } });`,
    ],
    [
      'powershell',
      `irm ${api}/users/@me -UserAgent x -Headers @{ Authorization = '«abcdefghijkl»'; 'X-Super-Properties' = 'e30=' }`,
    ],
    ['bat', `curl ${api}/users/@me -H "authorization: «abcdefghijkl»" -H "x-super-properties: e30="`],
  ]);
});

describe('an address that is outdated', () => {
  finds('url/old-version', 'warning', [
    ['powershell', `irm 'https://discord.com/api/«v8»/gateway' -UserAgent x`],
    ['bat', `curl "https://discord.com/api/«v6»/gateway"`],
    ['python', `import httpx\nAPI = "https://discord.com/api/«v7»"\nhttpx.get(API + "/gateway")\n`],
  ]);
  finds('url/legacy-host', 'warning', [
    [
      'typescript',
      `const API = 'https://«discordapp.com»/api/v10';\nexport const me = () => fetch(\`\${API}/users/@me\`);`,
    ],
    ['bat', `curl "https://«discordapp.com»/api/v10/gateway"`],
    ['python', `import urllib.request\nurllib.request.urlopen("https://«discordapp.com»/api/v10/gateway")\n`],
    ['markdown', `\`\`\`http\nGET https://«discordapp.com»/api/v10/gateway\n\`\`\`\n`],
  ]);
});

describe('a secret that is printed', () => {
  finds('auth/logged-secret', 'hint', [
    ['powershell', `# Discord\nWrite-Host "token: «$botToken»"\n`],
    ['powershell', `# Discord\nWrite-Output «$env:DISCORD_TOKEN»\n`],
    ['typescript', `import { Client } from 'discord.js';\nconsole.info('login', «this.options.token»);\n`],
    ['shellscript', `# Discord\n  echo «\${DISCORD_TOKEN}»\n`],
  ]);
});

describe('a message that is sent again', () => {
  const body = `{ method: 'POST', body: JSON.stringify({ content: 'x' }), ${json} }`;
  finds('retry/not-idempotent', 'warning', [
    [
      'typescript',
      `export async function send(left = 3): Promise<Response> {\n  try {\n    return await fetch('${message}', { method: '«POST»', body: JSON.stringify({ content: 'x' }), ${json} });\n  } catch {\n    return send(left - 1);\n  }\n}\n`,
    ],
    [
      'python',
      `import httpx\n\n\ndef send():\n    for _ in range(3):\n        try:\n            return httpx.«post»("${message}", json={"content": "x"})\n        except httpx.ReadTimeout:\n            continue\n`,
    ],
  ]);
  finds('rate/fixed-sleep', 'warning', [
    [
      'typescript',
      `const send = async (): Promise<Response> => {\n  const answer = await fetch('${message}', ${body});\n  if (answer.status === 429) {\n    await sleep(«1500»);\n    return send();\n  }\n  return answer;\n};\n`,
    ],
  ]);
  finds('rate/milliseconds', 'warning', [
    [
      'typescript',
      `const send = async (): Promise<Response> => {\n  const answer = await fetch('${message}', ${body});\n  if (answer.status === 429) {\n    const told: { retry_after: number } = await answer.json();\n    await new Promise((done) => setTimeout(done, «told.retry_after»));\n    return send();\n  }\n  return answer;\n};\n`,
    ],
  ]);
  finds('rate/ignores-retry-after', 'warning', [
    [
      'typescript',
      `const send = async (): Promise<Response> => {\n  const answer = await fetch('${message}', ${body});\n  if («answer.status === 429») return send();\n  return answer;\n};\n`,
    ],
  ]);
});
