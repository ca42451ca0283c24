import { finds, passes } from './marked.ts';

const route = 'https://discord.com/api/v10/channels/1';
const webhookless = `${route}/messages`;

/** An instance of axios with axios-retry, told `condition`; `call` uses it. */
const axiosRetry = (condition: string, call: string) =>
  `import axios from 'axios';\nimport retryOn from 'axios-retry';\n\nexport const http = axios.create({ headers: { 'User-Agent': 'x' } });\nretryOn(http, { retries: 2${condition === '' ? '' : `, retryCondition: ${condition}`} });\n\nexport const run = () => ${call};\n`;
const get = `http.get('${route}')`;
const post = (method = 'post') => `http.${method}('${webhookless}', { content: 'x' })`;

const tenacity = (decorator: string, marked = decorator, raise = 'answer.raise_for_status()') =>
  `import httpx\nimport tenacity\nfrom tenacity import retry\n\nclient = httpx.Client()\n\n\n${marked}\ndef load():\n    answer = client.get("${route}")\n    ${raise}\n    return answer.json()\n`;

const adapter = (options: string, call: string) =>
  `import requests\nfrom requests.adapters import HTTPAdapter\nfrom urllib3.util import Retry\n\napi = requests.Session()\napi.mount("https://", HTTPAdapter(max_retries=Retry(3, ${options})))\n\n\ndef run():\n    return api.${call}\n`;

describe('a library that sends again whatever the answer was', () => {
  finds('retry/blind', 'warning', [
    ['javascript', axiosRetry('«() => true»', get)],
    ['typescript', axiosRetry('«(error) => true»', get)],
    ['python', tenacity('', '«@retry(stop=tenacity.stop_after_attempt(3))»')],
    ['python', tenacity('', '«@tenacity.retry»')],
    ['python', adapter('status_forcelist=«(404, 429, 503)»', `get("${route}")`)],
    [
      'python',
      `import backoff\nimport requests\n\n\n«@backoff.on_exception(backoff.expo, requests.exceptions.RequestException, max_tries=4)»\ndef load():\n    answer = requests.get("${route}")\n    answer.raise_for_status()\n    return answer\n`,
    ],
    [
      'javascript',
      `import again from 'p-retry';\n\nexport const load = () =>\n  «again»(async () => {\n    const answer = await fetch('${route}');\n    if (!answer.ok) throw new Error('failed');\n    return answer.json();\n  });\n`,
    ],
  ]);
  passes('retry/blind', [
    ['javascript', axiosRetry('', get)],
    ['javascript', axiosRetry('(error) => error.response?.status >= 500', get)],
    // Another instance is told so.
    ['javascript', axiosRetry('() => true', `axios.get('${route}')`)],
    ['python', tenacity('@retry(retry=tenacity.retry_if_exception_type(httpx.TransportError))')],
    ['python', tenacity('@retry', '@retry', 'print(answer.status_code)')],
    ['python', adapter('status_forcelist=[429, 502, 503]', `get("${route}")`)],
    ['python', adapter('status_forcelist=[404]', `get("${route}")`).replace('api.mount', 'other.mount')],
    [
      'python',
      `import backoff\nimport requests\n\n\n@backoff.on_exception(backoff.expo, requests.exceptions.ConnectionError)\ndef load():\n    answer = requests.get("${route}")\n    answer.raise_for_status()\n    return answer\n`,
    ],
    [
      'javascript',
      `import again, { AbortError } from 'p-retry';\n\nexport const load = () =>\n  again(async () => {\n    const answer = await fetch('${route}');\n    if (answer.status < 500) throw new AbortError('refused');\n    if (!answer.ok) throw new Error('failed');\n  });\n`,
    ],
    // What is raised behind the `try` is not caught.
    [
      'python',
      `import requests\n\n\ndef load():\n    for _ in range(3):\n        try:\n            answer = requests.get("${route}")\n        except requests.RequestException:\n            continue\n        answer.raise_for_status()\n        return answer.json()\n`,
    ],
  ]);
});

describe('a loop that goes on while the answer is refused', () => {
  finds('retry/blind', 'warning', [
    [
      'javascript',
      `async function load() {\n  let left = 5;\n  let answer = await fetch('${route}');\n  while («!answer.ok») {\n    answer = await fetch('${route}');\n  }\n  return answer;\n}\n`,
    ],
    [
      'typescript',
      `async function load(turn = 0): Promise<Response> {\n  const answer = await fetch('${route}');\n  if («answer.status !== 200 && turn < 3») return load(turn + 1);\n  return answer;\n}\n`,
    ],
  ]);
  passes('retry/blind', [
    [
      'javascript',
      `async function load() {\n  let answer;\n  do {\n    answer = await fetch('${route}');\n    if (answer.status === 404) return null;\n  } while (!answer.ok);\n  return answer;\n}\n`,
    ],
    [
      'javascript',
      `async function load() {\n  let answer;\n  do {\n    answer = await fetch('${route}');\n  } while (answer.status >= 500);\n  return answer;\n}\n`,
    ],
  ]);
  finds('rate/ignores-retry-after', 'warning', [
    [
      'javascript',
      `async function load() {\n  let answer = await fetch('${route}');\n  while («answer.status === 429») {\n    answer = await fetch('${route}');\n  }\n  return answer;\n}\n`,
    ],
    [
      'python',
      `import httpx\n\n\ndef load():\n    answer = httpx.get("${route}")\n    while «answer.status_code == 429»:\n        answer = httpx.get("${route}")\n    return answer\n`,
    ],
  ]);
  finds('rate/ignores-retry-after', 'warning', [
    [
      'javascript',
      `async function load() {\n  while (true) {\n    const answer = await fetch('${route}');\n    if («answer.status !== 429») return answer;\n  }\n}\n`,
    ],
  ]);
  finds('rate/fixed-sleep', 'warning', [
    [
      'python',
      `import time\nimport requests\n\n\ndef load():\n    while True:\n        answer = requests.get("${route}")\n        if answer.status_code != 429:\n            break\n        time.sleep(«10»)\n    return answer\n`,
    ],
    [
      'javascript',
      `async function load() {\n  let answer = await fetch('${route}');\n  while (answer.status === 429) {\n    await new Promise((go) => setTimeout(go, «3000»));\n    answer = await fetch('${route}');\n  }\n  return answer;\n}\n`,
    ],
  ]);
  passes('rate/fixed-sleep', [
    [
      'javascript',
      `async function load() {\n  while (true) {\n    const answer = await fetch('${route}');\n    if (answer.status !== 429) return answer;\n    await waitAsTold(answer);\n  }\n}\n`,
    ],
  ]);
  passes('rate/ignores-retry-after', [
    [
      'javascript',
      `async function load() {\n  while (true) {\n    const answer = await fetch('${route}');\n    if (answer.status !== 429) return answer;\n    await waitAsTold(answer);\n  }\n}\n`,
    ],
    [
      'javascript',
      `async function load() {\n  for (let turn = 0; turn < 3; turn++) {\n    const answer = await fetch('${route}');\n    if (answer.status !== 429) return answer;\n    throw new Error('limited');\n  }\n}\n`,
    ],
    [
      'javascript',
      `async function load() {\n  let answer;\n  do {\n    answer = await fetch('${route}');\n    if (answer.status === 429) await sleep(Number(answer.headers.get('retry-after')) * 1000);\n  } while (answer.status === 429);\n  return answer;\n}\n`,
    ],
    // Another function reads it, here or in another file.
    [
      'javascript',
      `const asked = async (answer) => (await answer.json()).retry_after;\n\nasync function load() {\n  for (;;) {\n    const answer = await fetch('${route}');\n    if (answer.status === 429) {\n      await sleep(1000 * (await asked(answer)));\n      continue;\n    }\n    return answer;\n  }\n}\n`,
    ],
    [
      'python',
      `import httpx\nfrom .limits import wait_as_told\n\n\ndef load():\n    while True:\n        answer = httpx.get("${route}")\n        if answer.status_code == 429:\n            wait_as_told(answer)\n            continue\n        return answer\n`,
    ],
  ]);
  finds('rate/ignores-retry-after', 'warning', [
    [
      'javascript',
      `const seconds = (answer) => answer.status / 100;\n\nasync function load(turn) {\n  for (;;) {\n    const answer = await fetch('${route}');\n    if («answer.status === 429») {\n      await sleep(seconds(answer));\n      continue;\n    }\n    return answer;\n  }\n}\n`,
    ],
  ]);
});

describe('a helper of the document that calls what it is given again', () => {
  const helper = (caught: string) =>
    `const attempt = async (work, most = 3) => {\n  let last;\n  for (let turn = 0; turn < most; turn++) {\n    try {\n      return await work();\n    } ${caught}\n  }\n  throw last;\n};\n\n`;
  const load = `export const load = () =>\n  attempt(async () => {\n    const answer = await fetch('${route}');\n    if (!answer.ok) throw new Error('refused');\n    return answer.json();\n  });\n`;
  const say = (method: string) =>
    `export const say = () => attempt(() => fetch('${webhookless}', { method: '${method}', body: JSON.stringify({ content: 'x' }) }));\n`;

  finds('retry/blind', 'warning', [
    ['javascript', `${helper('«catch (error)» {\n      last = error;\n    }')}${load}`],
    ['typescript', `${helper('«catch» {}')}${load}`],
  ]);
  passes('retry/blind', [
    ['javascript', `${helper('catch (error) {\n      if (error.status < 500) throw error;\n    }')}${load}`],
    ['javascript', `${helper('catch (error) {\n      if (!isTemporary(error)) throw error;\n    }')}${load}`],
    // What is answered with an error is handed on, not thrown.
    ['javascript', `${helper('catch (error) {}')}${load.replace('if (!answer.ok)', 'if (answer.redirected)')}`],
    // It is defined somewhere else.
    ['javascript', load],
  ]);
  finds('retry/not-idempotent', 'warning', [['javascript', helper('catch (error) {}') + say('«POST»')]]);
  passes('retry/not-idempotent', [['javascript', say('POST')]]);
});

describe('a library that posts a message again', () => {
  finds('retry/not-idempotent', 'warning', [
    ['javascript', axiosRetry('() => true', post('«post»'))],
    ['javascript', axiosRetry('(e) => e.response?.status >= 500', post('«post»'))],
    [
      'javascript',
      `import got from 'got';\nawait got.«post»('${webhookless}', { json: { content: 'x' }, retry: { methods: ['POST'] } });\n`,
    ],
    [
      'typescript',
      `import ky from 'ky';\nconst api = ky.create({ retry: { limit: 2, methods: ['get', 'post'] } });\nawait api.«post»('${webhookless}', { json: { content: 'x' } });\n`,
    ],
    [
      'python',
      adapter('allowed_methods=frozenset(["GET", "POST"])', `«post»("${webhookless}", json={"content": "x"})`),
    ],
    [
      'javascript',
      `const attempt = require('async-retry');\n\nconst say = async () => {\n  await fetch('${webhookless}', { method: '«POST»', body: JSON.stringify({ content: 'x' }) });\n};\nattempt(say);\n`,
    ],
  ]);
  passes('retry/not-idempotent', [
    ['javascript', axiosRetry('', post())],
    ['javascript', axiosRetry('isNetworkOrIdempotentRequestError', post())],
    [
      'javascript',
      axiosRetry('() => true', `http.post('${webhookless}', { content: 'x', nonce, enforce_nonce: true })`),
    ],
    ['javascript', axiosRetry('() => true', `http.post('${route}/typing')`)],
    [
      'javascript',
      `import got from 'got';\nawait got.post('${webhookless}', { json: { content: 'x' }, retry: { limit: 2 } });\n`,
    ],
    ['python', adapter('allowed_methods=["GET"]', `post("${webhookless}", json={"content": "x"})`)],
    [
      'javascript',
      `import again from 'p-retry';\n\nasync function say() {\n  await fetch('${webhookless}', { method: 'POST', body: JSON.stringify({ content: 'x' }) });\n}\nasync function look() {}\nagain(look);\n`,
    ],
  ]);
});
