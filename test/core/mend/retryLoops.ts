import { discord, type RetryProgram } from './retryPrograms.ts';

/** Ways to send again blindly, each a function of that name in the programs. */
export const loopStyles = ['counted', 'endless', 'limited', 'recursive'] as const;

/** One way of them. */
export type LoopStyle = (typeof loopStyles)[number];

/** A program with one function for each way; it runs those that are named on its command line, or all. */
export interface LoopProgram extends Omit<RetryProgram, 'code'> {
  readonly text: string;
}

const address = `${discord}/api/v10/users/@me`;
const agent = 'DiscordBot (https://example.com, 1)';

interface Client {
  readonly library: string;
  readonly file: string;
  readonly language: 'javascript' | 'typescript';
  readonly head: string;
  /** The call, which gives `res`. */
  readonly call: string;
  readonly status: string;
  /** What throws on a refusal, where the library does not. */
  readonly refuse?: string;
  /** As `"`, tabs, without semicolons. */
  readonly isOther?: true;
}

const headers = `{ headers: { Authorization: \`Bot \${process.env.TOKEN}\`, 'User-Agent': '${agent}' } }`;

const clients: readonly Client[] = [
  {
    library: 'fetch',
    file: 'fetch.mjs',
    language: 'javascript',
    head: '',
    call: `await fetch('${address}', ${headers})`,
    status: 'res.status',
    refuse: "if (!res.ok) throw Object.assign(new Error('refused'), { response: res });",
  },
  {
    library: 'fetch in TypeScript, with tabs and without semicolons',
    file: 'fetch.mts',
    language: 'typescript',
    head: 'const token: string = process.env.TOKEN!;\n',
    call: `await fetch('${address}', ${headers})`,
    status: 'res.status',
    refuse: "if (!res.ok) throw Object.assign(new Error('refused'), { response: res });",
    isOther: true,
  },
  {
    library: 'undici',
    file: 'undici.mjs',
    language: 'javascript',
    head: "import { request } from 'undici';\n",
    call: `await request('${address}', ${headers})`,
    status: 'res.statusCode',
    refuse:
      "if (res.statusCode >= 400) throw Object.assign(new Error('refused'), { response: { status: res.statusCode } });",
  },
  {
    library: 'axios in CommonJS, with tabs and without semicolons',
    file: 'axios.cjs',
    language: 'javascript',
    head: "const axios = require('axios');\n",
    call: `await axios.get('${address}', ${headers})`,
    status: 'res.status',
    isOther: true,
  },
  {
    library: 'got',
    file: 'got.mjs',
    language: 'javascript',
    head: "import got from 'got';\n",
    call: `await got.get('${address}', ${headers.replace('{ ', '{ retry: { limit: 0 }, ')})`,
    status: 'res.statusCode',
  },
  {
    library: 'ky',
    file: 'ky.mjs',
    language: 'javascript',
    head: "import ky from 'ky';\n",
    call: `await ky.get('${address}', ${headers.replace('{ ', '{ retry: 0, ')})`,
    status: 'res.status',
  },
  {
    library: 'superagent in CommonJS',
    file: 'superagent.cjs',
    language: 'javascript',
    head: "const superagent = require('superagent');\n",
    call: `await superagent.get('${address}').set('Authorization', \`Bot \${process.env.TOKEN}\`).set('User-Agent', '${agent}')`,
    status: 'res.status',
  },
];

function javascript(client: Client): LoopProgram {
  const { library, file, language, head, call, status, refuse } = client;
  const any = language === 'typescript' ? ': any' : '';
  const code = status.slice('res.'.length);
  const refused = refuse === undefined ? '' : `\n      ${refuse}`;
  const text = `${head}
const sleep = (ms${any}) => new Promise((resolve) => setTimeout(resolve, ms));

async function counted() {
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      const res = ${call};${refused}
      return ${status};
    } catch (error) {
      console.error(\`attempt \${attempt} failed\`);
      await sleep(20);
    }
  }
  throw new Error('gave up');
}

async function endless() {
  let tries = 0;
  let delay = 10;
  while (true) {
    try {
      const res = ${call};${refused}
      return ${status};
    } catch (error) {
      tries += 1;
      if (tries >= 4) throw error;
      await sleep(delay);
      delay *= 2;
    }
  }
}

async function limited() {
${
  refuse === undefined
    ? `  while (true) {
    try {
      const res = ${call};
      return ${status};
    } catch (error${any}) {
      if (error.response?.${code} !== 429) throw error;
      // Wait a little.
      await sleep(20);
    }
  }`
    : `  while (true) {
    const res = ${call};
    if (${status} === 429) {
      await sleep(20);
      continue;
    }
    return ${status};
  }`
}
}

async function recursive(tries = 3)${any === '' ? '' : ': Promise<unknown>'} {
  try {
    const res = ${call};${refused.replace('\n  ', '\n')}
    return ${status};
  } catch (error) {
    if (tries > 0) {
      await sleep(20);
      return recursive(tries - 1);
    }
    throw error;
  }
}

async function main() {
  const all${any} = { counted, endless, limited, recursive };
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all);
  const statuses${any === '' ? '' : ': unknown[]'} = [];
  for (const name of names) {
    statuses.push(await all[name]().catch((error${any}) => error.response?.status ?? error.response?.statusCode ?? String(error)));
  }
  console.log(JSON.stringify(statuses));
}
main();
`;
  return { library, file, language, text: client.isOther ? otherwise(text) : text };
}

/** With `"`, tabs and line ends without semicolons. */
function otherwise(text: string): string {
  return text
    .replaceAll("'", '"')
    .replaceAll(/;$/gm, '')
    .replaceAll(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
}

interface PythonClient {
  readonly library: string;
  readonly file: string;
  readonly head: string;
  readonly call: string;
  readonly status: string;
  readonly refuse: string;
  readonly error: string;
  readonly thrown: string;
  readonly isAsync?: true;
  /** The call stands in `async with … as r`. */
  readonly isWith?: true;
}

const auth = `{"Authorization": f"Bot {os.environ['TOKEN']}", "User-Agent": "${agent}"}`;

const pythonClients: readonly PythonClient[] = [
  {
    library: 'requests',
    file: 'sender.py',
    head: 'import requests\n',
    call: `requests.get("${address}", headers=${auth})`,
    status: 'r.status_code',
    refuse: 'r.raise_for_status()',
    error: 'requests.RequestException',
    thrown: 'error.response.status_code',
  },
  {
    library: 'httpx',
    file: 'httpx_sync.py',
    head: 'import httpx\n',
    call: `httpx.get("${address}", headers=${auth}, timeout=60)`,
    status: 'r.status_code',
    refuse: 'r.raise_for_status()',
    error: 'httpx.HTTPError',
    thrown: 'error.response.status_code',
  },
  {
    library: 'httpx with await',
    file: 'httpx_async.py',
    head: 'import httpx\n\nclient = httpx.AsyncClient(timeout=60)\n',
    call: `await client.get("${address}", headers=${auth})`,
    status: 'r.status_code',
    refuse: 'r.raise_for_status()',
    error: 'httpx.HTTPError',
    thrown: 'error.response.status_code',
    isAsync: true,
  },
  {
    library: 'aiohttp',
    file: 'aio.py',
    head: 'import aiohttp\n',
    call: `session.get("${address}", headers=${auth})`,
    status: 'r.status',
    refuse: 'r.raise_for_status()',
    error: 'aiohttp.ClientError',
    thrown: 'error.status',
    isAsync: true,
    isWith: true,
  },
  {
    library: 'urllib',
    file: 'opener.py',
    head: 'import urllib.error\nimport urllib.request\n',
    call: `urllib.request.urlopen(urllib.request.Request("${address}", headers=${auth}))`,
    status: 'r.status',
    refuse: '',
    error: 'urllib.error.HTTPError',
    thrown: 'error.code',
  },
];

function python(client: PythonClient): LoopProgram {
  const { library, file, head, call, status, refuse, error, thrown, isAsync, isWith } = client;
  const def = isAsync ? 'async def' : 'def';
  const sleep = isAsync ? 'await asyncio.sleep' : 'time.sleep';
  const session = isWith ? 'session' : '';
  /** Statements with the answer, so far to the right. */
  const answered = (indent: number, ...lines: readonly string[]): string => {
    const all = isWith
      ? [`async with ${call} as r:`, ...lines.map((line) => `    ${line}`)]
      : [`r = ${call}`, ...lines];
    return all
      .filter((line) => line.trim() !== '')
      .map((line) => `${' '.repeat(indent)}${line}\n`)
      .join('');
  };
  const isThrown = refuse === '';
  const text = `import asyncio
import json
import os
import sys
import time

${head}

${def} counted(${session}):
    for attempt in range(4):
        try:
${answered(12, refuse, `return ${status}`)}        except ${error} as error:
            print(f"attempt {attempt}: {error}", file=sys.stderr)
            ${sleep}(0.02)
    raise RuntimeError("gave up")


${def} endless(${session}):
    tries = 0
    while True:
        try:
${answered(12, refuse, `return ${status}`)}        except ${error}:
            tries += 1
            if tries >= 4:
                raise
            ${sleep}(0.02)


${def} limited(${session}):
    while True:
${
  isThrown
    ? `        try:\n${answered(12, `return ${status}`)}        except ${error} as error:
            if error.code != 429:
                raise
            ${sleep}(0.02)
`
    : answered(8, `if ${status} == 429:`, `    ${sleep}(0.02)`, '    continue', `return ${status}`)
}

${def} recursive(${session === '' ? '' : `${session}, `}tries=3):
    try:
${answered(8, refuse, `return ${status}`)}    except ${error}:
        if tries > 0:
            ${sleep}(0.02)
            return ${isAsync ? 'await ' : ''}recursive(${session === '' ? '' : `${session}, `}tries - 1)
        raise


${def} outcome(send${session === '' ? '' : `, ${session}`}):
    try:
        return ${isAsync ? 'await ' : ''}send(${session})
    except ${error} as error:
        return ${thrown}
    except RuntimeError as error:
        return str(error)


${def} main():
    every = {"counted": counted, "endless": endless, "limited": limited, "recursive": recursive}
    names = sys.argv[1:] or list(every)
    statuses = []
${
  isWith
    ? `    async with aiohttp.ClientSession() as session:
        for name in names:
            statuses.append(await outcome(every[name], session))
`
    : `    for name in names:
        statuses.append(${isAsync ? 'await ' : ''}outcome(every[name]))
`
}    print(json.dumps(statuses))


${isAsync ? 'asyncio.run(main())' : 'main()'}
`;
  return { library, file, language: 'python', text };
}

/** Google's services, where a failure is thrown unless it is muted. */
const appsScript: LoopProgram = {
  library: 'Apps Script',
  file: 'Code.js',
  language: 'javascript',
  text: `const options = { headers: { Authorization: 'Bot ' + PropertiesService.getScriptProperties().getProperty('TOKEN') } };

function counted() {
  for (let attempt = 0; attempt < 4; attempt++) {
    try {
      const res = UrlFetchApp.fetch('${address}', options);
      return res.getResponseCode();
    } catch (error) {
      console.error('attempt ' + attempt);
      Utilities.sleep(20);
    }
  }
  throw new Error('gave up');
}

function endless() {
  let tries = 0;
  while (true) {
    try {
      const res = UrlFetchApp.fetch('${address}', options);
      return res.getResponseCode();
    } catch (error) {
      tries += 1;
      if (tries >= 4) throw error;
      Utilities.sleep(20);
    }
  }
}

function limited() {
  while (true) {
    const res = UrlFetchApp.fetch('${address}', { ...options, muteHttpExceptions: true });
    if (res.getResponseCode() === 429) {
      Utilities.sleep(20);
      continue;
    }
    return res.getResponseCode();
  }
}

function recursive(tries = 3) {
  try {
    const res = UrlFetchApp.fetch('${address}', options);
    return res.getResponseCode();
  } catch (error) {
    if (tries > 0) {
      Utilities.sleep(20);
      return recursive(tries - 1);
    }
    throw error;
  }
}

function main() {
  const all = { counted, endless, limited, recursive };
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(all);
  const statuses = [];
  for (const name of names) {
    try {
      statuses.push(all[name]());
    } catch (error) {
      statuses.push(Number(/(?:code|failed:) (\\d+)/.exec(error.message)?.[1]) || String(error));
    }
  }
  console.log(JSON.stringify(statuses));
}
`,
};

/** A program for each library. */
export const loopPrograms: readonly LoopProgram[] = [
  ...clients.map(javascript),
  appsScript,
  ...pythonClients.map(python),
];
