import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { holesOf, type Span, writeText } from '../../../src/core/request/text.ts';

const message = 'https://discord.com/api/v10/channels/1/messages';

async function drafts(text: string, language = 'typescript'): Promise<readonly Draft[]> {
  return (await extract(text, language)).drafts;
}

async function only(text: string, language = 'typescript'): Promise<Draft> {
  const found = await drafts(text, language);
  assert.equal(found.length, 1, text);
  return found[0]!;
}

const at = (text: string, [start, end]: Span): string => text.slice(start, end);

describe('the place of a part in code', () => {
  it('is inside the quotes of the constant that holds it', async () => {
    const text = `const URL_ = '${message}';\nconst TYPE = 'application/json';\nfetch(URL_, { headers: { 'Content-Type': TYPE } });`;
    const draft = await only(text);
    assert.equal(draft.url.span[0], text.indexOf('https:'));
    assert.equal(at(text, draft.url.span), message);
    assert.equal(at(text, draft.headers[0]!.value.span), 'application/json');
    assert.equal(at(text, draft.headers[0]!.nameSpan), 'Content-Type');
  });

  it('is inside the backticks of a template and around a concatenation', async () => {
    const text = "const base = 'https://discord.com/api';\nfetch(`${base}/v10/gateway`);\nfetch(base + '/v9/gateway');";
    const [template, sum] = await drafts(text);
    assert.equal(at(text, template!.url.span), '${base}/v10/gateway');
    assert.equal(at(text, sum!.url.span), "base + '/v9/gateway'");
  });

  it('is the verb for a method, and empty where the method is implied', async () => {
    const python = `import requests\nrequests.delete("${message}/2")`;
    assert.equal(at(python, (await only(python, 'python')).method.span), 'delete');
    const implied = (await only(`fetch('${message}')`)).method;
    assert.deepEqual(implied.text, ['GET']);
    assert.equal(implied.span[0], implied.span[1]);
  });

  it('follows body values into constants, and keeps keys where the object is', async () => {
    const text = `const title = 'T';\nconst embed = { title };\nfetch('${message}', { method: 'POST', body: JSON.stringify({ "content": "c\\n", embeds: [embed] }) });`;
    const fields = (await only(text)).body!.fields;
    assert.equal(at(text, fields.get('content')!.value), '"c\\n"');
    assert.equal(at(text, fields.get('content')!.key!), '"content"');
    assert.equal(at(text, fields.get('embeds[0]')!.value), '{ title }');
    assert.equal(at(text, fields.get('embeds[0].title')!.value), "'T'");
    assert.equal(fields.get('embeds[0].title')!.key![0], text.indexOf('title }'));
  });

  it('reaches through escapes into JSON inside a string', async () => {
    const text = `fetch('${message}', { method: 'POST', body: "{\\"content\\": \\"a\\\\nb\\", \\"tts\\": true}" });`;
    const draft = await only(text);
    assert.deepEqual(draft.body!.value, { content: 'a\nb', tts: true });
    assert.equal(at(text, draft.body!.fields.get('content')!.value), '\\"a\\\\nb\\"');
    assert.equal(at(text, draft.body!.fields.get('tts')!.value), 'true');
  });

  it('spans the call from its callee to its bracket', async () => {
    const text = `  const r = await this.client.rest.get(Routes.user());`;
    const draft = await only(text);
    assert.equal(at(text, draft.span), 'this.client.rest.get(Routes.user())');
    assert.equal(at(text, draft.url.span), 'Routes.user()');
  });
});

describe('the place of a part behind a call', () => {
  it('is in the methods that are chained to it', async () => {
    const text = `await superagent\n  .post('${message}')\n  .set('X-A', 'b') // one\n  .set({ 'X-B': token })\n  .send({ content: 'c' })\n  .then(done);`;
    const draft = await only(text);
    assert.equal(at(text, draft.span), text.slice('await '.length, text.indexOf('\n  .then')));
    assert.equal(at(text, draft.method.span), 'post');
    assert.deepEqual(
      draft.headers.map(({ nameSpan, value }) => [at(text, nameSpan), at(text, value.span)]),
      [
        ['X-A', 'b'],
        ['X-B', 'token'],
      ],
    );
    assert.equal(at(text, draft.body!.fields.get('content')!.value), "'c'");
  });

  it('is in the statements that follow, left to run time in a branch, and in no callback', async () => {
    const text = `import https from 'node:https';\nconst req = https.request('${message}', { method: 'POST' }, (res) => {\n  req.setHeader('X-Late', '1');\n});\nif (x) {\n  req.setHeader('X-Perhaps', '1');\n}\n// req.write('no');\nreq.setHeader('X-Sure', '1');\nreq.end(JSON.stringify({ content: 'c' }));\nother();`;
    const draft = await only(text);
    assert.equal(at(text, draft.url.span), message);
    assert.deepEqual(
      draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
      [
        ['X-Perhaps', "{'1'}"],
        ['X-Sure', '1'],
      ],
    );
    assert.equal(at(text, draft.body!.fields.get('content')!.value), "'c'");
    assert.equal(draft.span[1], text.indexOf(';\nother()'));
  });

  it('is behind the prefix of an instance', async () => {
    const text = `const api = ky.create({ prefixUrl: 'https://discord.com/api/v10' });\napi.get('gateway');`;
    const draft = await only(text);
    assert.equal(writeText(draft.url.text), 'https://discord.com/api/v10/gateway');
    assert.equal(at(text, draft.url.span), 'gateway');
  });

  it('is in options, where the address is put together from them', async () => {
    const text = `import https from 'https';\nconst options = { hostname: 'discord.com', path: '/api/v10/gateway', method: 'GET' };\nhttps.request(options).end();`;
    const draft = await only(text);
    assert.equal(writeText(draft.url.text), 'https://discord.com/api/v10/gateway');
    assert.equal(at(text, draft.url.span), '/api/v10/gateway');
    assert.equal(at(text, draft.method.span), 'GET');
  });
});

describe('a value of run time in code', () => {
  it('says by which name it is found', async () => {
    const text =
      "fetch(`https://discord.com/api/v${process.env.V ?? '10'}/channels/${channelId}/${kind(1)}/${import.meta.env.PART}`);";
    const holes = holesOf((await only(text)).url.text);
    assert.deepEqual(
      holes.map(({ source, expression }) => [expression, source]),
      [
        ["process.env.V ?? '10'", { kind: 'environment', name: 'V', fallback: '10' }],
        ['channelId', { kind: 'variable', name: 'channelId' }],
        ['kind(1)', { kind: 'expression' }],
        ['import.meta.env.PART', { kind: 'environment', name: 'PART' }],
      ],
    );
    for (const hole of holes) assert.equal(at(text, hole.span), hole.expression);
  });

  it('is found in Python by os.environ and os.getenv', async () => {
    const text = `import os, requests\nrequests.get(f"https://discord.com/api/v10/channels/{os.environ['A']}/{os.getenv('B', 'b')}/{os.environ.get('C')}/{D}")`;
    const holes = holesOf((await only(text, 'python')).url.text);
    assert.deepEqual(
      holes.map(({ source }) => source),
      [
        { kind: 'environment', name: 'A' },
        { kind: 'environment', name: 'B', fallback: 'b' },
        { kind: 'environment', name: 'C' },
        { kind: 'variable', name: 'D' },
      ],
    );
  });

  it('enters a URL as it is, an encoded component encoded, and JSON as string or value', async () => {
    const text = `fetch(\`${message}/\${a}/\${encodeURIComponent(b)}\`, { method: 'POST', body: JSON.stringify({ content: \`x \${c}\`, flags: d }) });`;
    const draft = await only(text);
    assert.deepEqual(
      [...holesOf(draft.url.text), ...holesOf(draft.body!.text)].map(({ expression, encoding }) => [
        expression,
        encoding,
      ]),
      [
        ['a', 'plain'],
        ['b', 'url-component'],
        ['c', 'json-string'],
        ['d', 'json-value'],
      ],
    );
    assert.deepEqual(draft.body!.value, { content: 'x {c}', flags: '{d}' });
  });

  it('stays one where an assignment may not have run', async () => {
    const text = `let id = '1';\nif (process.argv[2]) {\n  id = '2';\n}\nfetch(\`${message}/\${id}\`);`;
    assert.equal(writeText((await only(text)).url.text), `${message}/{id}`);
  });

  it('stays one where a parameter hides a constant', async () => {
    const text = `const id = '1';\nfunction f(\n  id: string,\n): void {\n  fetch(\`${message}/\${id}\`);\n}\nids.map((id) => fetch(\`${message}/\${id}\`));\nfor (const id of ids) fetch(\`${message}/\${id}\`);\nconst g = ({ id }) => {\n  fetch(\`${message}/\${id}\`);\n};\n`;
    for (const draft of await drafts(text)) assert.equal(writeText(draft.url.text), `${message}/{id}`);
  });
});

describe('a request to another host', () => {
  it('is none of ours, though its name stood for an address of Discord before', async () => {
    const text = `let url = '${message}';\nfetch(url);\nurl = 'https://example.com/api/v10/gateway';\nfetch(url);\nlet base = 'https://discord.com/api';\nbase = 'https://example.com';\nfetch(base + '/v10/gateway');`;
    assert.deepEqual(
      (await drafts(text)).map(({ url }) => writeText(url.text)),
      [message],
    );
  });
});

describe('the client of a request in code', () => {
  const samples: readonly (readonly [client: string, language: string, text: string])[] = [
    ['fetch', 'javascript', `window.fetch('${message}')`],
    ['undici', 'javascript', `import u from 'undici';\nu.request('${message}')`],
    ['axios', 'typescript', `import axios from 'axios';\naxios.get<Foo<Bar>>('${message}')`],
    ['got', 'typescript', `import ask from 'got';\nconst data = await ask.get<A<B>>('${message}').json<C>();`],
    ['got', 'javascript', `const api = got.extend({ prefixUrl: 'https://discord.com/api' });\napi('v10/gateway');`],
    ['ky', 'javascript', `import { default as http } from 'ky';\nhttp('${message}')`],
    ['superagent', 'javascript', `const agent = require('superagent');\nagent.get('${message}').end(done)`],
    ['node-http', 'javascript', `const { get: fetchIt } = require('https');\nfetchIt('${message}')`],
    ['apps-script', 'javascript', `var r = UrlFetchApp.fetch('${message}');`],
    ['eris', 'javascript', "this.client.requestHandler.request('GET', '/gateway', true)"],
    ['oceanic', 'typescript', "client.rest.authRequest<Foo>({ method: 'GET', path: `/channels/${id}` })"],
    ['discord.js', 'typescriptreact', "const a = <b>it's</b>;\nclient.rest.get(Routes.gateway());"],
    ['python-requests', 'python', `import requests\nrequests.get("${message}")`],
    ['python-httpx', 'python', `import httpx\nasync def f(client):\n    await client.get("${message}")`],
    [
      'python-aiohttp',
      'python',
      `import aiohttp\nasync def f(self):\n    async with self.session.get("${message}") as r: pass`,
    ],
    ['python-urllib', 'python', `import urllib.request\nurllib.request.urlopen("${message}")`],
  ];
  for (const [client, language, text] of samples) {
    it(`is ${client} in ${language}`, async () => {
      assert.equal((await only(text, language)).client, client);
    });
  }

  it('tells which Authorization discord.js adds by itself', async () => {
    const text =
      "const rest = new REST().setToken('fake.token');\nrest.get(Routes.user());\nclient.rest.get(Routes.user());\nrest.get(Routes.gateway(), { auth: false });";
    const [known, unknown, none] = await drafts(text);
    assert.deepEqual(known!.authorization!.text, ['Bot fake.token']);
    assert.equal(at(text, known!.authorization!.span), 'fake.token');
    assert.equal(writeText(unknown!.authorization!.text), 'Bot {client.rest}');
    assert.equal(none!.authorization, undefined);
  });

  it('writes JSON itself, or gets it written by the code', async () => {
    const encoders = async (text: string, language: string) =>
      (await drafts(text, language)).map((draft) => draft.body?.encodedBy);
    assert.deepEqual(
      await encoders(`fetch('${message}', { method: 'POST', body: JSON.stringify({}) })`, 'javascript'),
      ['code'],
    );
    assert.deepEqual(await encoders('rest.post(Routes.channelMessages(1), { body: {} })', 'javascript'), ['client']);
    const python = `import requests, json\nrequests.post("${message}", json={})\nrequests.post("${message}", data=json.dumps({}))\nrequests.post("${message}", data={"a": 1})`;
    assert.deepEqual(await encoders(python, 'python'), ['client', 'code', 'client']);
  });
});

describe('a request in code that cannot be sent as written', () => {
  const samples: readonly (readonly [problem: string, shown: string, text: string])[] = [
    ['unfinished', `fetch('${message}', { method: 'POST',`, `fetch('${message}', { method: 'POST',`],
    ['unsupported-option', 'options', `function f(options) {\n  fetch('${message}', options);\n}`],
    [
      'unsupported-option',
      'options',
      `function f(options) {\n  fetch('${message}', { method: 'PUT', ...options });\n}`,
    ],
    [
      'unsupported-option',
      'headers',
      `function f(headers) {\n  fetch('${message}', { headers: { ...headers, A: 'b' } });\n}`,
    ],
    [
      'unreadable-body',
      'flags && { flags }',
      `fetch('${message}', { method: 'POST', body: JSON.stringify({ content: 'a', ...(flags && { flags }) }) });`,
    ],
    [
      'unfinished',
      `superagent.post('${message}').set('A', 'b').send({ content: 'x',`,
      `superagent.post('${message}').set('A', 'b').send({ content: 'x',`,
    ],
    ['unsupported-option', ".unset('A')".slice(1), `superagent.get('${message}').unset('A');`],
    [
      'unsupported-option',
      '[sign]',
      `const api = ky.create({ prefixUrl: 'https://discord.com/api', hooks: { beforeRequest: [sign] } });\napi.get('v10/gateway');`,
    ],
    ['unsupported-option', "'/gateway'", `got('/gateway', { prefixUrl: 'https://discord.com/api/v10' });`],
    ['unsupported-option', "{ content: 'x' }", `UrlFetchApp.fetch('${message}', { payload: { content: 'x' } });`],
    [
      'unsupported-option',
      'process.env.LOGIN',
      `import https from 'https';\nhttps.get('${message}', { auth: process.env.LOGIN });`,
    ],
    ['invalid-method', 'PSOT', `fetch('${message}', { method: 'PSOT' });`],
    ['invalid-url', 'discord.com/api/v10/gateway', "fetch('discord.com/api/v10/gateway');"],
  ];
  for (const [code, shown, text] of samples) {
    it(`says ${code}: ${shown.slice(0, 40)}`, async () => {
      const draft = await only(text);
      assert.equal(draft.problem?.code, code);
      assert.equal(at(text, draft.problem!.span), shown);
    });
  }

  it('keeps what is known of it', async () => {
    const draft = await only(
      `fetch('${message}', { method: 'POST', headers: { A: 'b' }, body: JSON.stringify({ content: 'x', embeds: [`,
    );
    assert.equal(writeText(draft.url.text), message);
    assert.equal(writeText(draft.method.text), 'POST');
    assert.equal(draft.headers[0]!.name, 'A');
    assert.ok(draft.body!.fields.has('content'));
  });

  it('is read although commas and values are missing', async () => {
    const text = `fetch('${message}', {\n  method: 'POST'\n  headers: { A: 'b' }\n  body: JSON.stringify({\n    content: 'x'\n    tts: ,\n    nonce: '1'\n  })\n});`;
    const draft = await only(text);
    assert.deepEqual([...draft.body!.fields.keys()], ['', 'content', 'tts', 'nonce']);
    const python = `import requests\nrequests.post("${message}"\n    json={\n        "content": ,\n        "tts": True\n        "nonce": "1",\n    })`;
    assert.deepEqual([...(await only(python, 'python')).body!.fields.keys()], ['', 'content', 'tts', 'nonce']);
  });
});

describe('an address of which only run time knows the host', () => {
  const discord: readonly string[] = [
    'fetch(`${process.env.DISCORD_API_URL}/gateway`)',
    'fetch(`${BASE}/guilds/${id}`)',
    "fetch(base + '/channels/' + id + '/messages')",
    'fetch(`${api}/users/@me`)',
    'fetch(url, { headers: { Authorization: `Bot ${token}` } })',
    "fetch(webhookUrl, { method: 'POST', body: JSON.stringify({ embeds: [] }) })",
    'fetch(config.discord.webhookUrl)',
    'fetch(`https://${host}/api/v10/guilds/1`)',
    "var url = PropertiesService.getScriptProperties().getProperty('DISCORD_WEBHOOK_URL');\nUrlFetchApp.fetch(url, { method: 'post', payload: '{}' });",
    "const url = a ? 'https://discord.com/api/v10/a' : 'https://discord.com/api/v10/b'; fetch(url)",
    "let base = 'https://discord.com/api/v10';\nif (test) {\n  base = 'http://localhost';\n}\nfetch(base + path)",
  ];
  for (const text of discord) {
    it(`is Discord's: ${text}`, async () => {
      await only(text);
    });
  }

  const others: readonly string[] = [
    'fetch(`${BASE}/users/${id}`)',
    'fetch(url)',
    'fetch(`/api/users/@me`)',
    'fetch(discordUser.avatarUrl)',
    "fetch(webhookUrl, { method: 'POST', body: JSON.stringify({ text: 'slack' }) })",
    "fetch('https://discord.com.example.org/api/v10/gateway')",
    "fetch('https://example.org/?u=https://discord.com/api/v10/gateway')",
    "cache.get('https://discord.com/api/v10/gateway')",
    "guild.members.fetch('https://discord.com/api/v10/gateway')",
    "rest.get('/users/1', (request, response) => response());",
    "octokit.rest.get('/users/1');",
    "forgot('https://discord.com/api/v10/gateway')",
    "const z = schema.extend({});\nz('https://discord.com/api/v10/gateway'); // no got, no ky",
    "app.get('https://discord.com/api/v10/gateway', (request, response) => response.send('x')).set('a', 'b');",
    "this.http.get('https://discord.com/api/v10/gateway')",
    "import https from 'https';\nhttps.request({ hostname: 'example.org', path: '/api/v10/gateway' }).end();",
    "queue.requestHandler.request('GET', '/jobs/1', true)",
    "rest.request({ method: 'GET', path: '/jobs' })",
    "// fetch('https://discord.com/api/v10/gateway')",
    "/*\nfetch('https://discord.com/api/v10/gateway')\n*/",
  ];
  for (const text of others) {
    it(`is none of ours: ${text}`, async () => {
      assert.deepEqual(await drafts(text), []);
    });
  }
});

describe('a dictionary in Python', () => {
  it('has what was merged into it, the later value for a name', async () => {
    const draft = await only(
      `import requests\nheaders = {"A": "1", "B": "2"}\nheaders |= {"B": "3", "C": "4"}\nrequests.get("${message}", headers=headers)`,
      'python',
    );
    assert.deepEqual(
      draft.headers.map(({ name, value }) => [name, writeText(value.text)]),
      [
        ['A', '1'],
        ['B', '3'],
        ['C', '4'],
      ],
    );
  });
});
