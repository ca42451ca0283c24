import { assertBody, assertFine, assertMarked, assertSilent, at } from './cases.ts';

const api = 'https://discord.com/api/v10';
const message = `${api}/channels/1/messages`;

describe('body/empty-message', () => {
  for (const [line, marked] of [
    [at.message, '{ "content": «""» }'],
    [at.message, '{ "content": «"  \\n"» }'],
    [at.message, '«{}»'],
    [at.message, '«{ "tts": true }»'],
    [at.message, '«{ "embeds": [], "components": [] }»'],
    [at.message, '{ "content": «null» }'],
    [at.message, '«{ "message_reference": { "type": 0, "message_id": "1" } }»'],
    [at.webhook, '«{ "username": "x" }»'],
    [at.callback, '{ "type": 4, "data": «{ "flags": 64 }» }'],
    [at.callback, '{ "type": 4, "data": { "content": «""» } }'],
    [at.thread, '{ "name": "n", "message": «{}» }'],
  ] as const) {
    it(`is ${line} ${marked}`, () => assertBody(line, marked, 'body/empty-message'));
  }

  for (const [line, body] of [
    [at.message, '{ "content": "." }'],
    [at.message, '{ "embeds": [{ "title": "t" }] }'],
    [at.message, '{ "sticker_ids": ["1"] }'],
    [at.message, '{ "message_reference": { "type": 1, "message_id": "1", "channel_id": "2" } }'],
    [at.message, '{ "content": {{text}} }'],
    [at.message, '{ "content": "{{text}}" }'],
    [at.edit, '{ "content": "" }'],
    [at.callback, '{ "type": 5 }'],
    [at.callback, '{ "type": 7, "data": {} }'],
    [at.thread, '{ "name": "n", "type": 11 }'],
    [at.webhook, '{ "content": "'],
  ] as const) {
    it(`is not ${line} ${body}`, () => assertFine(line, body));
  }

  it('is not what only run time knows to be empty', async () => {
    const send = (object: string) =>
      `axios.post('${message}', ${object}, { headers: { Authorization: \`Bot \${t}\` } });`;
    const axios = "import axios from 'axios';\n";
    await assertSilent('javascript', axios + send('{ ...options }'));
    await assertSilent('javascript', axios + send('{ tts: false, ...(isLong ? a : b) }'));
    await assertSilent('javascript', axios + send('{ tts: false, [key]: text }'));
    await assertSilent('javascript', axios + send('payload'));
    await assertSilent('javascript', axios + send('{ content: isLong ? a : b }'));
    await assertMarked('javascript', axios + send('«{ tts: false }»'), 'body/empty-message');
    await assertSilent('python', `import requests\nrequests.post("${message}", json={"tts": False, **more})\n`);
    await assertSilent('shellscript', `curl ${message} -F 'payload_json={}' -F 'files[0]=@a.png'`);
  });
});

describe('values of run time', () => {
  it('are not judged, and what stands beside them is', async () => {
    const long = 'x'.repeat(300);
    await assertSilent(
      'javascript',
      `fetch('${message}', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ content: \`${'x'.repeat(2001)} \${name}\` }) });`,
    );
    await assertMarked(
      'javascript',
      `fetch('${message}', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ embeds: [{ title: «'${long}'», description: text, ...more }] }) });`,
      'body/limit',
    );
    await assertFine(at.message, '{ "components": [{ "type": {{type}}, "components": [] }] }');
    await assertFine(at.message, '{ "flags": {{flags}}, "components": [{ "type": 10, "content": "x" }] }');
    await assertFine(at.message, '{ "content": "x", "message_reference": { "message_id": "{{id}}" } }');
    await assertFine(at.command, '{ "name": "{{name}}", "description": "d" }');
  });

  it('do not matter where a body is not finished', async () => {
    await assertFine(at.command, '{ "name": "a", ');
    await assertFine(at.message, '{ "embeds": [{ "fields": [{ "name": "n" ');
    await assertBody(at.message, `{ "content": «"${'x'.repeat(2001)}"», `);
  });

  it('do not matter where the route is one of them', async () => {
    await assertSilent('http', 'POST https://discord.com/api/v10/{{path}}\nContent-Type: application/json\n\n{}\n');
    await assertSilent(
      'http',
      '{{method}} https://discord.com/api/v10/channels/1\nContent-Type: application/json\n\n{ "name": "" }\n',
    );
    await assertMarked(
      'http',
      'POST https://discord.com/api/v10/channels/{{channel}}/messages\nContent-Type: application/json\n\n«{}»\n',
      'body/empty-message',
    );
  });
});

describe('what a variable holds', () => {
  const javascript = [
    `const body = {};\nif (text) body.content = text;\nawait axios.post(M, body);`,
    `const body = {};\nfill(body);\nawait axios.post(M, body);`,
    `const body = { embeds: [] };\nfor (const one of all) body.embeds.push({ title: one });\nawait axios.post(M, body);`,
    `const embeds = [];\nall.forEach((one) => embeds.push({ title: one }));\nawait axios.post(M, { embeds });`,
    `const lines = [];\nall.forEach((one) => lines.push(one));\nawait axios.post(M, { content: lines.join('\\n') });`,
    `let content = '';\nall.forEach((one) => { content += one; });\nawait axios.post(M, { content });`,
    `const body = { username: 'x' };\nObject.assign(body, more);\nawait axios.post(M, body);`,
    `const ids = [];\nall.forEach((one) => ids.push(one));\nawait axios.post(M + '/bulk-delete', { messages: ids });`,
    `const form = new FormData();\nform.append('file', blob);\nawait fetch(M, { method: 'POST', body: form });`,
    `const form = new FormData();\nform.append('payload_json', JSON.stringify(body));\nawait fetch(M, { method: 'POST', body: form });`,
  ];
  for (const code of javascript) {
    it(`may have been filled since: ${code.replaceAll('\n', ' ')}`, () =>
      assertSilent('javascript', `import axios from 'axios';\nconst M = '${message}';\n${code}\n`));
  }

  const python = [
    `fields = []\nfor one in all:\n    fields.append({"name": one, "value": one})\nrequests.post(M, json={"embeds": [{"fields": fields}]})`,
    `data = {"embeds": []}\nfor one in all:\n    data["embeds"].append({"title": one})\nrequests.post(M, json=data)`,
    `text = ""\nfor one in all:\n    text += one\nrequests.post(M, json={"content": text})`,
    `body = {}\nfill(body)\nrequests.post(M, json=body)`,
    `requests.post(M, files={"file": handle})`,
    `requests.post(M, data={"payload_json": json.dumps(body)}, files={"files[0]": handle})`,
    `requests.post(M, files=[("file", handle)])`,
  ];
  for (const code of python) {
    it(`may have been filled since: ${code.replaceAll('\n', ' ')}`, () =>
      assertSilent('python', `import json, requests\nM = "${message}"\n${code}\n`));
  }

  it('may be completed by a function: a hint', async () => {
    const command = `import axios from 'axios';\nconst command = «{ name: 'a' }»;\ndescribe(command);\naxios.post('${api}/applications/1/commands', command);\n`;
    await assertMarked('javascript', command, 'body/limit', 'hint');
  });
});

describe('a limit in every dialect', () => {
  const title = `${'x'.repeat(257)}`;
  const json = (value: string) => `{"embeds": [{"title": ${value}}]}`;
  for (const [language, marked] of [
    ['http', `POST ${message}\nContent-Type: application/json\n\n${json(`«"${title}"»`)}\n`],
    ['shellscript', `curl ${message} -H 'Content-Type: application/json' -d '${json(`«"${title}"»`)}'`],
    ['shellscript', `curl --json '${json(`«"${title}"»`)}' ${message}`],
    ['javascript', `import axios from 'axios';\naxios.post('${message}', { embeds: [{ title: «"${title}"» }] });`],
    [
      'typescript',
      `const embed = { title: «\`${title}\`» };\nimport ky from 'ky';\nky.post('${message}', { json: { embeds: [embed] } });`,
    ],
    [
      'typescript',
      `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken(t);\nawait rest.post(Routes.channelMessages('1'), { body: { embeds: [{ title: «'${title}'» }] } });`,
    ],
    ['python', `import requests\nrequests.post("${message}", json={"embeds": [{"title": «"${title}"»}]})\n`],
    ['python', `import httpx\nTITLE = «'${title}'»\nhttpx.post("${message}", json={"embeds": [{"title": TITLE}]})\n`],
    [
      'powershell',
      `$body = @{ embeds = @(@{ title = «'${title}'» }) } | ConvertTo-Json -Depth 5\nInvoke-RestMethod ${message} -Method Post -UserAgent x -ContentType 'application/json' -Body $body`,
    ],
  ] as const) {
    it(`stands at its value: ${language} ${marked.slice(0, 60)}`, () => assertMarked(language, marked, 'body/limit'));
  }
});

describe('body/content-type', () => {
  const body = `JSON.stringify({ content: 'x' })`;
  // Without a type, or with another one: 50035 (developers/reference#http-api).
  for (const [language, marked] of [
    ['javascript', `fetch('${message}', { method: 'POST', body: JSON.stringify(«{ content: 'x' }») });`],
    [
      'javascript',
      `fetch('${message}', { method: 'POST', headers: { 'Content-Type': '«text/plain»' }, body: ${body} });`,
    ],
    [
      'javascript',
      `fetch('${message}', { method: 'POST', headers: { 'content-type': '«application/x-www-form-urlencoded»' }, body: ${body} });`,
    ],
    [
      'javascript',
      `import { request } from 'undici';\nrequest('${message}', { method: 'POST', body: JSON.stringify(«{ content: 'x' }») });`,
    ],
    ['python', `import json, requests\nrequests.post("${message}", data=json.dumps(«{"content": "x"}»))\n`],
    ['shellscript', `curl ${message} -d '«{"content": "x"}»'`],
    [
      'shellscript',
      `curl ${message} -H 'Content-Type;' -d '{"content": "x"}'`.replace(
        `-H 'Content-Type;' -d '{"content": "x"}'`,
        `-H 'Content-Type:' -d '«{"content": "x"}»'`,
      ),
    ],
    ['http', `POST ${message}\nContent-Type: «application/jsonp»\n\n{ "content": "x" }\n`],
    ['powershell', `Invoke-RestMethod ${message} -Method Post -UserAgent x -Body '«{"content": "x"}»'`],
  ] as const) {
    it(`is wrong in ${language}: ${marked.slice(0, 130)}`, () => assertMarked(language, marked, 'body/content-type'));
  }

  it('is an error wherever something in the body is needed', async () => {
    for (const [path, body] of [
      ['applications/1/commands', '{"name": "a", "description": "d"}'],
      ['guilds/1/channels', '{"name": "a"}'],
      ['channels/1/messages/bulk-delete', '{"messages": ["1", "2"]}'],
    ]) {
      await assertMarked('shellscript', `curl ${api}/${path} -d '«${body}»'`, 'body/content-type');
    }
  });

  it('is only doubtful where nothing in the body is needed', async () => {
    await assertMarked(
      'shellscript',
      `curl -X PATCH ${api}/channels/1 -d '«{"name": "x"}»'`,
      'body/content-type',
      'warning',
    );
  });

  it('is only likely where the address comes from run time and is called one of a webhook of Discord', async () => {
    const scripted = (name: string, more = '') =>
      `function say(text) {\n  UrlFetchApp.fetch(PropertiesService.getScriptProperties().getProperty('${name}'), { method: 'post'${more}, payload: JSON.stringify(«{ content: text }») });\n}\n`;
    await assertMarked('javascript', scripted('DISCORD_WEBHOOK'), 'body/content-type', 'warning');
    await assertMarked(
      'typescript',
      `await fetch(process.env.DISCORD_HOOK_URL + '?wait=true', { method: 'POST', body: JSON.stringify(«{ content: 'x' }») });`,
      'body/content-type',
      'warning',
    );
    for (const text of [
      scripted('CHAT_WEBHOOK'),
      scripted('DISCORD_WEBHOOK', ", contentType: 'application/json'"),
      `await fetch(process.env.DISCORD_WEBHOOK + '/slack', { method: 'POST', body: JSON.stringify({ text: 'x' }) });`,
    ]) {
      await assertSilent('javascript', text.replace(/[«»]/g, ''));
    }
  });

  it('of parts needs their boundary', async () => {
    const form = `const form = new FormData();\nform.append('content', 'x');\n`;
    await assertMarked(
      'javascript',
      `${form}fetch('${message}', { method: 'POST', headers: { 'Content-Type': '«multipart/form-data»' }, body: form });`,
      'body/content-type',
    );
    await assertSilent('javascript', `${form}fetch('${message}', { method: 'POST', body: form });`);
    await assertSilent('shellscript', `curl ${message} -H 'Content-Type: multipart/form-data' -F content=x`);
  });

  for (const [language, text] of [
    [
      'javascript',
      `fetch('${message}', { method: 'POST', headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: ${body} });`,
    ],
    ['javascript', `fetch('${message}', { method: 'POST', headers: { 'Content-Type': type }, body: ${body} });`],
    ['javascript', `fetch('${message}', { method: 'POST', headers: { ...headers }, body: ${body} });`],
    ['javascript', `import axios from 'axios';\naxios.post('${message}', { content: 'x' });`],
    ['javascript', `import ky from 'ky';\nky.post('${message}', { json: { content: 'x' } });`],
    ['javascript', `fetch('${message}', { method: 'POST', body: new URLSearchParams({ content: 'x' }) });`],
    ['javascript', `fetch('https://example.com/api/v10/channels/1/messages', { method: 'POST', body: ${body} });`],
    ['python', `import requests\nrequests.post("${message}", json={"content": "x"})\n`],
    ['python', `import requests\nrequests.post("${message}", data={"content": "x"})\n`],
    ['shellscript', `curl ${message} --json '{"content": "x"}'`],
    ['shellscript', `curl ${message} -d content=x`],
    ['http', `POST ${message}\n\n{ "content": "x" }\n`],
    ['http', `GET ${api}/users/@me\n`],
  ] as const) {
    it(`is right in ${language}: ${text.slice(0, 130)}`, () => assertSilent(language, text));
  }
});

describe('header/audit-log-reason', () => {
  const rule = 'header/audit-log-reason';
  const del = `${api}/channels/1`;

  it('is too long beyond 512 characters', async () => {
    const http = (reason: string) => `DELETE ${del}\nX-Audit-Log-Reason: ${reason}\n`;
    await assertMarked('http', http(`«${'x'.repeat(513)}»`), rule, 'warning');
    await assertSilent('http', http('x'.repeat(512)));
    await assertMarked('http', http(`«${'%C3%A9'.repeat(513)}»`), rule, 'warning');
    await assertSilent('http', http('%C3%A9'.repeat(512)));
    await assertSilent('http', http('{{reason}}'));
  });

  it('is percent-encoded', async () => {
    const call = (reason: string) =>
      `fetch('${del}', { method: 'DELETE', headers: { 'X-Audit-Log-Reason': ${reason} } });`;
    await assertMarked('javascript', call("'«荒らし»'"), rule);
    await assertMarked('javascript', call("'«café»'"), rule, 'warning');
    await assertSilent('javascript', call("encodeURIComponent('荒らし')"));
    await assertSilent('javascript', call("'spam'"));
    await assertMarked('http', `DELETE ${del}\nX-Audit-Log-Reason: «荒らし»\n`, rule, 'warning');
    await assertMarked('shellscript', `curl -X DELETE ${del} -H 'X-Audit-Log-Reason: «荒らし»'`, rule, 'warning');
    await assertMarked(
      'python',
      `import requests\nrequests.delete("${del}", headers={"X-Audit-Log-Reason": "«荒らし»"})\n`,
      rule,
    );
  });

  it('is encoded by discord.js itself', async () => {
    const rest = `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken(t);\n`;
    await assertSilent('typescript', `${rest}await rest.delete(Routes.channel('1'), { reason: '荒らし' });`);
    const long = `${rest}await rest.delete(Routes.channel('1'), { reason: '«${'x'.repeat(513)}»' });`;
    await assertMarked('typescript', long, rule, 'warning');
  });
});

describe('url/unencoded-emoji', () => {
  const rule = 'url/unencoded-emoji';
  const reaction = (emoji: string) => `${message}/2/reactions/${emoji}/@me`;

  it('is an error where the client throws at it', async () => {
    await assertMarked(
      'python',
      `import urllib.request\nurllib.request.urlopen(urllib.request.Request("${reaction('«👍»')}", method="PUT"))\n`,
      rule,
    );
  });

  it('is an error where # ends the path', async () => {
    await assertMarked('javascript', `fetch('${reaction('«#️⃣»')}', { method: 'PUT' });`, rule);
    await assertSilent('javascript', `fetch('${reaction('%23%EF%B8%8F%E2%83%A3')}', { method: 'PUT' });`);
  });

  it('is nothing where the client encodes it, and for custom emoji', async () => {
    await assertSilent('javascript', `fetch('${reaction('👍')}', { method: 'PUT' });`);
    await assertSilent('python', `import requests\nrequests.put("${reaction('👍')}")\n`);
    await assertSilent('http', `PUT ${reaction('👍')}\n`);
    // curl 7.88 puts `/%f0%9f%91%8d/` on the wire
    await assertSilent('shellscript', `curl -X PUT '${reaction('👍')}'`);
    await assertSilent('shellscript', `curl -X PUT ${reaction('%F0%9F%91%8D')}`);
    await assertSilent('shellscript', `curl -X PUT ${reaction('name:123456789012345678')}`);
    await assertSilent('javascript', `fetch(\`${reaction('${encodeURIComponent(emoji)}')}\`, { method: 'PUT' });`);
  });
});
