import { deepEqual, equal } from 'node:assert/strict';
import type { RuleId } from '../../../src/core/lint/finding.ts';
import { countPositive, findingsIn, readMarks } from './marked.ts';

const url = 'https://discord.com/api/v10/channels/1/messages';
const own: readonly RuleId[] = [
  'rate/ignores-retry-after',
  'rate/fixed-sleep',
  'rate/milliseconds',
  'retry/blind',
  'retry/not-idempotent',
];

type Case = readonly [language: string, marked: string];

/** Every mark is found as the rules say, in order, and nothing else is. */
async function assertFound(rules: readonly RuleId[], cases: readonly Case[]): Promise<void> {
  for (const [language, marked] of cases) {
    const { text, spans } = readMarks(marked);
    equal(spans.length, rules.length, `one mark for each rule:\n${marked}`);
    const found = (await findingsIn(language, text)).filter(({ facts }) => own.includes(facts.rule));
    deepEqual(
      found.map(({ facts, span }) => [facts.rule, text.slice(...span), span]),
      spans.map((span, index) => [rules[index], text.slice(...span), span]),
      marked,
    );
    for (const rule of rules) countPositive(rule, language, marked);
  }
}

async function assertSilent(cases: readonly Case[]): Promise<void> {
  for (const [language, text] of cases) {
    const found = (await findingsIn(language, text)).filter(({ facts }) => own.includes(facts.rule));
    deepEqual(
      found.map(({ facts, span }) => [facts.rule, text.slice(...span)]),
      [],
      text,
    );
  }
}

/** A GET in a function of its own, `answer` behind it. */
function js(answer: string, loop = 'for (let i = 0; i < 5; i++)'): Case {
  return [
    'javascript',
    `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));\nasync function load() {\n  ${loop} {\n    const res = await fetch('${url}');\n    ${answer}\n    return res.json();\n  }\n}\n`,
  ];
}

function py(answer: string, loop = 'while True:'): Case {
  const lines = answer.split('\n').map((line) => `        ${line}\n`);
  return [
    'python',
    `import time\nimport requests\n\n\ndef load():\n    ${loop}\n        r = requests.get("${url}")\n${lines.join('')}        return r.json()\n`,
  ];
}

function aio(answer: string): Case {
  const lines = answer.split('\n').map((line) => `                ${line}\n`);
  return [
    'python',
    `import asyncio\nimport aiohttp\n\n\nasync def load(session):\n    while True:\n        async with session.get("${url}") as r:\n            if r.status == 200:\n                return await r.json()\n            if r.status == 429:\n${lines.join('')}            raise RuntimeError(r.status)\n`.replace(
      'async def load(session):',
      'async def load():\n    session = aiohttp.ClientSession()',
    ),
  ];
}

describe('a pause of always the same length after a 429', () => {
  it('is underlined where the length stands', async () => {
    await assertFound(
      ['rate/fixed-sleep'],
      [
        js('if (res.status === 429) { await sleep(«5000»); continue; }'),
        js('if (res.status == 429) { await sleep(«5 * 1000»); continue; }'),
        js('if (429 === res.status) { await new Promise((r) => setTimeout(r, «1_000»)); continue; }'),
        js('if (res.status === 429 || res.status === 503) { await sleep(«1000»); continue; }'),
        js('if ([429, 502].includes(res.status)) { await sleep(«1000»); continue; }', 'while (true)'),
        js('const pause = 2000; if (res.status === 429) { await sleep(«pause»); continue; }'),
        js('const { status } = res; if (status === 429) { await sleep(«3000»); continue; }'),
        py('if r.status_code == 429:\n    time.sleep(«5»)\n    continue'),
        py('if r.status_code == 429:\n    time.sleep(«0.5»)\n    continue', 'for _ in range(5):'),
        py('if r.status_code in (429, 503):\n    time.sleep(«60 * 10»)\n    continue'),
        py('if r.status_code == requests.codes.too_many_requests:\n    time.sleep(«5»)\n    continue'),
        aio('await asyncio.sleep(«5»)\ncontinue'),
        [
          'javascript',
          `async function send() {\n  const res = await fetch('${url}');\n  if (res.status === 429) {\n    await new Promise((resolve) => setTimeout(resolve, «5000»));\n    return send();\n  }\n  return res;\n}\n`,
        ],
        [
          'javascript',
          `function send() {\n  return fetch('${url}').then((res) => {\n    if (res.status === 429) {\n      setTimeout(() => send(), «5000»);\n      return;\n    }\n    return res.json();\n  });\n}\n`,
        ],
        [
          'javascript',
          `import axios from 'axios';\nimport { setTimeout as wait } from 'node:timers/promises';\nasync function send() {\n  try {\n    return await axios.get('${url}');\n  } catch (error) {\n    if (error.response?.status === 429) {\n      await wait(«5000»);\n      return send();\n    }\n    throw error;\n  }\n}\n`,
        ],
        [
          'typescript',
          `import got from 'got';\nclass Api {\n  async send(): Promise<void> {\n    try {\n      await got.get('${url}');\n    } catch (error) {\n      if (error.response.statusCode === 429) {\n        await delay(«1000»);\n        return this.send();\n      }\n      throw error;\n    }\n  }\n}\n`,
        ],
        [
          'javascript',
          `function send() {\n  const res = UrlFetchApp.fetch('${url}', { muteHttpExceptions: true });\n  if (res.getResponseCode() === 429) {\n    Utilities.sleep(«1000»);\n    return send();\n  }\n  return res;\n}\n`,
        ],
      ],
    );
  });

  it('is none where the answer says how long, or the pause is for something else', async () => {
    await assertSilent([
      js("if (res.status === 429) { await sleep(Number(res.headers.get('retry-after')) * 1000); continue; }"),
      js(
        'if (res.status === 429) { const { retry_after } = await res.json(); await sleep(retry_after * 1000 + 100); continue; }',
      ),
      js(
        "if (res.status === 429) { await sleep(Number(res.headers.get('X-RateLimit-Reset-After')) * 1000); continue; }",
      ),
      js('if (res.status === 503) { await sleep(1000); continue; }'),
      js('if (res.status !== 429) { await sleep(1000); }', 'for (const id of ids)'),
      js('await sleep(1000);', 'for (const id of ids)'),
      py('if r.status_code == 429:\n    time.sleep(r.json()["retry_after"])\n    continue'),
      py('if r.status_code == 429:\n    time.sleep(float(r.headers["Retry-After"]))\n    continue'),
      py('if r.status_code != 429:\n    time.sleep(5)'),
      [
        'javascript',
        `const res = await fetch('https://example.com/api');\nif (res.status === 429) await sleep(5000);\nawait fetch('${url}');\n`,
      ],
    ]);
  });
});

describe('code outside of functions', () => {
  it('is read with what stands around it, and without the functions beside it', async () => {
    await assertFound(
      ['rate/ignores-retry-after'],
      [
        [
          'javascript',
          `function other() {\n  return response.headers.get('retry-after');\n}\n\nlet res = await fetch('${url}');\nif («res.status === 429») {\n  res = await fetch('${url}');\n}\n\nexport function last() {\n  return res;\n}\n`,
        ],
        [
          'javascript',
          `import { Client } from 'discord.js';\n\nclient.on('ready', async () => {\n  let res = await fetch('${url}');\n  if («res.status === 429») res = await fetch('${url}');\n});\n\nfunction other() {\n  return response.headers.get('retry-after');\n}\n`,
        ],
        [
          'python',
          `import requests\n\n\ndef other(r):\n    return r.headers["Retry-After"]\n\n\nfor attempt in range(5):\n    r = requests.get("${url}")\n    if «r.status_code == 429»:\n        continue\n    break\n\n\ndef last():\n    return 1\n`,
        ],
      ],
    );
  });
});

describe('a 429 that is met without a look at retry_after', () => {
  it('is underlined where it is told', async () => {
    await assertFound(
      ['rate/ignores-retry-after'],
      [
        js('if («res.status === 429») continue;'),
        js('if («res.status === 429») { await sleep(2 ** i * 1000); continue; }'),
        js('if («res.status === 429») { await sleep(delay); delay *= 2; continue; }', 'while (true)'),
        py('if «r.status_code == 429»:\n    continue'),
        py('if «r.status_code == 429»:\n    time.sleep(2 ** n)\n    continue', 'for n in range(5):'),
        aio('await asyncio.sleep(backoff)\ncontinue').map((part) =>
          part.replace('if r.status == 429:', 'if «r.status == 429»:'),
        ) as unknown as Case,
        [
          'javascript',
          `async function send() {\n  const res = await fetch('${url}');\n  if («res.status === 429») return send();\n  return res;\n}\n`,
        ],
        [
          'javascript',
          `async function send(tries = 0) {\n  const res = await fetch('${url}');\n  if («res.status === 429 && tries < 5») {\n    return send(tries + 1);\n  }\n  return res;\n}\n`,
        ],
        ['javascript', `let res = await fetch('${url}');\nif («res.status === 429») res = await fetch('${url}');\n`],
        [
          'javascript',
          `let res;\ndo {\n  res = await fetch('${url}');\n  if («res.status === 429») continue;\n  break;\n} while (true);\n`,
        ],
        [
          'python',
          `import requests\n\n\ndef send(n=0):\n    r = requests.post("${url}", json={"content": "x"})\n    if «r.status_code == 429»:\n        return send(n + 1)\n    return r\n`,
        ],
        [
          'python',
          `import httpx\n\n\nclass Api:\n    def send(self):\n        r = httpx.get("${url}")\n        if «r.status_code == 429»:\n            return self.send()\n        return r\n`,
        ],
      ],
    );
  });

  it('is none where nothing is sent again, or something else reads the answer', async () => {
    await assertSilent([
      js("if (res.status === 429) throw new Error('limited');"),
      js('if (res.status === 429) { console.log(res.status); return null; }'),
      js("if (res.status === 429) { await sleep(waitOf(res.headers.get('retry-after'))); continue; }"),
      js('if (res.status === 429) { await pauseForRetryAfter(res); continue; }'),
      py('if r.status_code == 429:\n    raise RuntimeError("limited")'),
      ['javascript', `const res = await fetch('${url}');\nif (res.status === 429) console.warn('limited');\n`],
      [
        'javascript',
        `for (const id of ids) {\n  const res = await fetch('${url}');\n  if (res.status === 429) failed.push(id);\n}\n`,
      ],
      [
        'python',
        `import requests\nfor name in names:\n    r = requests.get("${url}")\n    if r.status_code == 429:\n        print(name)\n`,
      ],
    ]);
  });
});

describe('seconds taken for milliseconds, or the reverse', () => {
  it('is underlined where it can be converted', async () => {
    await assertFound(
      ['rate/milliseconds'],
      [
        js('if (res.status === 429) { const body = await res.json(); await sleep(«body.retry_after»); continue; }'),
        js(
          'if (res.status === 429) { const { retry_after } = await res.json(); await new Promise((r) => setTimeout(r, «retry_after»)); continue; }',
        ).map((part) => part) as unknown as Case,
        js("if (res.status === 429) { await sleep(«Number(res.headers.get('retry-after'))»); continue; }"),
        js(
          "if (res.status === 429) { const wait = «Number(res.headers.get('Retry-After'))»; await sleep(wait); continue; }",
        ),
        js(
          'if (res.status === 429) { const body = await res.json(); await sleep(«body.retry_after / 1000»); continue; }',
        ),
        js(
          'if (res.status === 429) { const body = await res.json(); await sleep(«body.retry_after + 500»); continue; }',
        ),
        js('if (res.status === 429) { const body = await res.json(); await sleep(«body["retry_after"]»); continue; }'),
        js('if (res.status === 429) { const body = await res.json(); await sleep(«body?.retry_after»); continue; }'),
        py('if r.status_code == 429:\n    time.sleep(«r.json()["retry_after"] / 1000»)\n    continue'),
        py('if r.status_code == 429:\n    time.sleep(«r.json()["retry_after"] * 1000»)\n    continue'),
        py(
          'if r.status_code == 429:\n    retry_after = r.json()["retry_after"]\n    time.sleep(«retry_after / 1000»)\n    continue',
        ),
        py(
          'if r.status_code == 429:\n    wait = «r.json()["retry_after"] / 1000.0»\n    time.sleep(wait)\n    continue',
        ),
        py('if r.status_code == 429:\n    time.sleep(«int(r.headers["Retry-After"]) / 1000»)\n    continue'),
        aio('body = await r.json()\nawait asyncio.sleep(«body["retry_after"] / 1000»)\ncontinue'),
        [
          'javascript',
          `function send() {\n  fetch('${url}').then(async (res) => {\n    const body = await res.json();\n    if (res.status === 429) setTimeout(send, «body.retry_after»);\n  });\n}\n`,
        ],
        [
          'javascript',
          `function send() {\n  const res = UrlFetchApp.fetch('${url}', { muteHttpExceptions: true });\n  if (res.getResponseCode() === 429) {\n    Utilities.sleep(«JSON.parse(res).retry_after»);\n    return send();\n  }\n  return res;\n}\n`,
        ].map((part) => part.replace('JSON.parse(res)', 'body')) as unknown as Case,
        [
          'javascript',
          `import { setTimeout } from 'node:timers/promises';\nasync function send() {\n  const res = await fetch('${url}');\n  if (res.status === 429) {\n    const body = await res.json();\n    await setTimeout(«body.retry_after»);\n    return send();\n  }\n  return res;\n}\n`,
        ],
        // The version before: milliseconds.
        js(
          'if (res.status === 429) { const body = await res.json(); await sleep(«body.retry_after * 1000»); continue; }',
        ).map((part) => part.replace('v10', 'v7')) as unknown as Case,
        py('if r.status_code == 429:\n    time.sleep(«r.json()["retry_after"]»)\n    continue').map((part) =>
          part.replace('v10', 'v6'),
        ) as unknown as Case,
      ],
    );
  });

  it('is underlined where a path that only run time knows follows the version, and in functions of any name', async () => {
    await assertFound(
      ['rate/milliseconds'],
      [
        js('if (res.status === 429) { const told = await res.json(); await sleep(«told.retry_after»); continue; }').map(
          (part) => part.replace(`'${url}'`, '`https://discord.com/api/v10${path}`'),
        ) as unknown as Case,
        [
          'javascript',
          `function calmDown(time) {\n  return new Promise((go) => setTimeout(go, time));\n}\n\nasync function load() {\n  const res = await fetch('${url}');\n  if (res.status !== 429) return res;\n  await calmDown(«Number(res.headers.get('retry-after'))»);\n  return load();\n}\n`,
        ],
      ],
    );
  });

  it('is none where the unit is right or nobody can tell', async () => {
    await assertSilent([
      // @discordjs/rest tells it in milliseconds.
      [
        'javascript',
        `import { setTimeout as sleep } from 'node:timers/promises';\nimport { REST, Routes } from 'discord.js';\n\nconst rest = new REST({ version: '10', rejectOnRateLimit: ['/'] });\n\nasync function load() {\n  try {\n    return await rest.get(Routes.channel('1'));\n  } catch (limit) {\n    if (limit.status !== 429) throw limit;\n    await sleep(limit.retryAfter);\n    return load();\n  }\n}\n`,
      ],
      // A path follows that may hold the version.
      js('if (res.status === 429) { const told = await res.json(); await sleep(told.retry_after); continue; }').map(
        (part) => part.replace(`'${url}'`, '`https://discord.com/api${path}`'),
      ) as unknown as Case,
      js('if (res.status === 429) { const body = await res.json(); await sleep(body.retry_after * 1000); continue; }'),
      js(
        'if (res.status === 429) { const body = await res.json(); await sleep(1e3 * body.retry_after + 50); continue; }',
      ),
      js(
        'if (res.status === 429) { const body = await res.json(); await sleep(Math.ceil(body.retry_after * 1000)); continue; }',
      ),
      js('if (res.status === 429) { const retryAfterMs = await waitOf(res); await sleep(retryAfterMs); continue; }'),
      js(
        'if (res.status === 429) { const wait = (await res.json()).retry_after * 1000; await sleep(wait); continue; }',
      ),
      js(
        'if (res.status === 429) { const body = await res.json(); await sleep(body.retry_after * SECOND); continue; }',
      ),
      js(
        'if (res.status === 429) { const body = await res.json(); await sleep(toMilliseconds(body.retry_after)); continue; }',
      ),
      js('if (res.status === 429) { const body = await res.json(); await sleepSeconds(body.retry_after); continue; }'),
      py('if r.status_code == 429:\n    time.sleep(r.json()["retry_after"])\n    continue'),
      py('if r.status_code == 429:\n    time.sleep(r.json()["retry_after"] + 0.5)\n    continue'),
      // No version in the address, or one that only run time knows.
      js('if (res.status === 429) { const body = await res.json(); await sleep(body.retry_after); continue; }').map(
        (part) => part.replace('/v10', ''),
      ) as unknown as Case,
      js('if (res.status === 429) { const body = await res.json(); await sleep(body.retry_after); continue; }').map(
        (part) => part.replace(`'${url}'`, '`https://discord.com/api/v${version}/channels/1/messages`'),
      ) as unknown as Case,
      js('if (res.status === 429) { const body = await res.json(); await sleep(body.retry_after); continue; }').map(
        (part) => part.replace('setTimeout(r, ms)', 'setTimeout(r, ms * 1000)'),
      ) as unknown as Case,
    ]);
  });
});

describe('sending again whatever the answer was', () => {
  it('is underlined at the test or the catch', async () => {
    await assertFound(
      ['retry/blind'],
      [
        js('if («!res.ok») { await sleep(1000); continue; }'),
        js('if («!res.ok») continue;', 'while (true)'),
        js('if («res.status !== 200») { await sleep(500); continue; }'),
        js('if («res.status >= 400») { await sleep(500); continue; }'),
        js('if («res.status === 403») continue;'),
        js('if («[401, 403, 429].includes(res.status)») continue;').map((part) => part) as unknown as Case,
        [
          'typescript',
          `const load = async (left = 3): Promise<unknown> => {\n  const res = await fetch('${url}');\n  if («!res.ok») return load(left - 1);\n  return res.json();\n};\n`,
        ],
        // A quote in a regular expression opens no string.
        [
          'javascript',
          `const quote = /[\`'"]/;\nasync function load() {\n  const res = await fetch('${url}');\n  if («!res.ok») return load();\n  return res.json();\n}\n`,
        ],
        py('if «not r.ok»:\n    time.sleep(1)\n    continue'),
        py('if «r.status_code != 200»:\n    continue', 'for _ in range(10):'),
        py('if «r.status_code >= 400»:\n    time.sleep(1)\n    continue'),
        py('if «r.status_code in (403, 404)»:\n    time.sleep(1)\n    continue'),
        [
          'javascript',
          `async function load() {\n  while (true) {\n    const res = await fetch('${url}');\n    if («res.ok») return res.json();\n    await sleep(1000);\n  }\n}\n`,
        ],
        [
          'javascript',
          `import axios from 'axios';\nasync function load() {\n  while (true) {\n    try {\n      return await axios.get('${url}');\n    } «catch (error)» {\n      console.error(error);\n      await sleep(1000);\n    }\n  }\n}\n`,
        ],
        [
          'javascript',
          `import axios from 'axios';\nasync function load() {\n  let tries = 0;\n  while (true) {\n    try {\n      return await axios.get('${url}');\n    } «catch (error)» {\n      tries += 1;\n      if (tries >= max) throw error;\n      await sleep(1000);\n    }\n  }\n}\n`,
        ],
        [
          'python',
          `import requests\n\n\ndef load():\n    for attempt in range(5):\n        try:\n            r = requests.get("${url}")\n            r.raise_for_status()\n            return r.json()\n        «except requests.RequestException»:\n            if attempt == 4:\n                raise\n            time.sleep(1)\n`,
        ],
        [
          'javascript',
          `import got from 'got';\nasync function load() {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await got.get('${url}').json();\n    } «catch» {\n      await sleep(1000);\n    }\n  }\n}\n`,
        ],
        [
          'javascript',
          `import axios from 'axios';\nasync function load() {\n  try {\n    return await axios.get('${url}');\n  } «catch (e)» {\n    return load();\n  }\n}\n`,
        ],
        [
          'javascript',
          `async function load() {\n  for (;;) {\n    try {\n      const res = await fetch('${url}');\n      if (!res.ok) throw new Error('failed');\n      return res;\n    } «catch (e)» {\n      await sleep(1000);\n    }\n  }\n}\n`,
        ],
        [
          'python',
          `import requests\nimport time\n\n\ndef load():\n    while True:\n        try:\n            r = requests.get("${url}")\n            r.raise_for_status()\n            return r.json()\n        «except Exception»:\n            time.sleep(1)\n`,
        ],
        [
          'python',
          `import requests\n\n\ndef load():\n    for attempt in range(5):\n        try:\n            r = requests.get("${url}")\n            r.raise_for_status()\n            return r.json()\n        «except requests.RequestException as error»:\n            print(error)\n`,
        ],
        [
          'python',
          `import urllib.request\n\n\ndef load():\n    while True:\n        try:\n            return urllib.request.urlopen("${url}").read()\n        «except urllib.error.HTTPError»:\n            continue\n`,
        ],
      ],
    );
  });

  it('is none where the loop is for something else or the code chooses', async () => {
    await assertSilent([
      [
        'javascript',
        `import axios from 'axios';\nasync function load(kind) {\n  while (true) {\n    try {\n      return await axios.get('${url}');\n    } catch (error) {\n      if (kind === other) throw error;\n      await sleep(1000);\n    }\n  }\n}\n`,
      ],
      js("if (!res.ok) throw new Error('failed');"),
      js('if (res.status >= 500) { await sleep(1000); continue; }'),
      js('if (res.status === 404) return null; if (!res.ok) { await sleep(1000); continue; }'),
      js('if (res.status >= 400 && res.status < 500) return null; if (!res.ok) { await sleep(1000); continue; }'),
      js('if (res.status === 401) { await refreshToken(); continue; }'),
      js('if (!res.ok) { failures.push(res.status); continue; }', 'for (const id of ids)'),
      py('if not r.ok:\n    continue', 'for name in names:'),
      py('r.raise_for_status()'),
      [
        'javascript',
        `import axios from 'axios';\nfor (const id of ids) {\n  try {\n    await axios.get('${url}');\n  } catch (error) {\n    console.error(error);\n  }\n}\n`,
      ],
      [
        'javascript',
        `import axios from 'axios';\nasync function load() {\n  while (true) {\n    try {\n      return await axios.get('${url}');\n    } catch (error) {\n      if (error.response?.status !== 503) throw error;\n      await sleep(1000);\n    }\n  }\n}\n`,
      ],
      [
        'javascript',
        `async function load() {\n  while (true) {\n    try {\n      return await fetch('${url}');\n    } catch (error) {\n      await sleep(1000);\n    }\n  }\n}\n`,
      ],
      [
        'javascript',
        `import axios from 'axios';\nfor (let page = 0; ; page++) {\n  try {\n    const { data } = await axios.get('${url}?page=' + page);\n    if (data.length === 0) break;\n  } catch (error) {\n    console.error(error);\n  }\n}\n`,
      ],
      [
        'python',
        `import requests\nimport time\n\n\ndef load():\n    while True:\n        try:\n            return requests.get("${url}")\n        except requests.ConnectionError:\n            time.sleep(1)\n`,
      ],
      ['python', `import requests\n\nwhile True:\n    requests.get("${url}")\n    time.sleep(60)\n`],
    ]);
  });
});

describe('a message that may be posted twice', () => {
  const body = "{ method: 'POST', body: JSON.stringify({ content: 'x' }) }";

  it('is underlined at the method', async () => {
    await assertFound(
      ['retry/not-idempotent'],
      [
        [
          'javascript',
          `async function send() {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await fetch('${url}', ${body.replace("'POST'", "'«POST»'")});\n    } catch {\n      await sleep(1000);\n    }\n  }\n}\n`,
        ],
        [
          'javascript',
          `async function send() {\n  for (let i = 0; i < 3; i++) {\n    const res = await fetch('${url}', ${body.replace("'POST'", "'«POST»'")});\n    if (res.status >= 500) { await sleep(1000); continue; }\n    return res;\n  }\n}\n`,
        ],
        [
          'javascript',
          `async function send() {\n  while (true) {\n    const res = await fetch('${url}', ${body.replace("'POST'", "'«POST»'")});\n    if ([502, 503, 504].includes(res.status)) continue;\n    return res;\n  }\n}\n`,
        ],
        [
          'typescript',
          `import axios from 'axios';\nasync function send(): Promise<void> {\n  while (true) {\n    try {\n      await axios.«post»('${url}', { content: 'x' });\n      return;\n    } catch (error) {\n      if (error.response?.status < 500) throw error;\n    }\n  }\n}\n`.replace(
            'if (error.response?.status < 500) throw error;',
            "console.error(error.response?.status, 'failed');",
          ),
        ],
        [
          'python',
          `import requests\n\n\ndef send():\n    for _ in range(3):\n        try:\n            return requests.«post»("${url}", json={"content": "x"})\n        except requests.ConnectionError:\n            continue\n`,
        ],
        [
          'python',
          `import requests\n\n\ndef send():\n    while True:\n        r = requests.«post»("${url}", json={"content": "x"})\n        if r.status_code >= 500:\n            continue\n        return r\n`,
        ],
        [
          'python',
          `import httpx\n\n\nasync def send(payload):\n    async with httpx.AsyncClient() as client:\n        while True:\n            try:\n                return await client.«post»("${url}", json=payload)\n            except httpx.TransportError:\n                pass\n`,
        ],
      ],
    );
  });

  it('is a hint where the body comes from run time', async () => {
    const text = `import httpx\n\n\ndef send(payload):\n    while True:\n        try:\n            return httpx.post("${url}", json=payload)\n        except httpx.TransportError:\n            pass\n`;
    deepEqual(
      (await findingsIn('python', text)).map(({ facts, severity }) => [facts.rule, severity]),
      [['retry/not-idempotent', 'hint']],
    );
  });

  it('is none with an enforced nonce, after a 429 alone, or on another route', async () => {
    const looped = (options: string, address = url) =>
      `async function send() {\n  for (let i = 0; i < 3; i++) {\n    try {\n      return await fetch('${address}', ${options});\n    } catch {\n      await sleep(1000);\n    }\n  }\n}\n`;
    await assertSilent([
      ['javascript', looped("{ method: 'POST', body: JSON.stringify({ content: 'x', nonce, enforce_nonce: true }) }")],
      ['javascript', looped(body, 'https://discord.com/api/v10/channels/1/typing')],
      ['javascript', looped("{ method: 'GET' }")],
      ['javascript', `for (const text of texts) {\n  try {\n    await fetch('${url}', ${body});\n  } catch {}\n}\n`],
      js('if (res.status === 429) { const b = await res.json(); await sleep(b.retry_after * 1000); continue; }').map(
        (part) => part.replace(`fetch('${url}')`, `fetch('${url}', ${body})`),
      ) as unknown as Case,
    ]);
  });
});
