import { deepEqual, equal, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { movedSecret } from '../../../src/core/mend/moveSecret.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { findPython, type Program, remedy } from '../../runtimes/programs.ts';

const run = promisify(execFile);
const node: Program = { command: process.execPath, environment: {} };
const bash: Program = { command: 'bash', environment: {} };
const discord = 'https://discord.com';

interface Script {
  readonly title: string;
  readonly language: 'javascript' | 'python' | 'shellscript';
  readonly file: string;
  readonly text: string;
}

/** Each prints the status of its answer, 0 where none came. */
const scripts = {
  fetch: (url: string, options = ''): Script => ({
    title: 'fetch',
    language: 'javascript',
    file: 'fetch.mjs',
    text: `const status = await fetch('${url}'${options}).then((answer) => answer.status, () => 0);\nconsole.log(status);\nprocess.exit();\n`,
  }),
  undici: (url: string): Script => ({
    title: 'undici',
    language: 'javascript',
    file: 'undici.mjs',
    text: `import { request } from 'undici';\nconst status = await request('${url}').then((answer) => answer.statusCode, () => 0);\nconsole.log(status);\nprocess.exit();\n`,
  }),
  https: (url: string): Script => ({
    title: "Node's http",
    language: 'javascript',
    file: 'https.mjs',
    text: `import https from 'node:https';\nhttps.get('${url}', (answer) => {\n  console.log(answer.statusCode);\n  answer.resume();\n}).on('error', () => console.log(0));\n`,
  }),
  axios: (url: string): Script => ({
    title: 'axios',
    language: 'javascript',
    file: 'axios.mjs',
    text: `import axios from 'axios';\nconst status = await axios.get('${url}').then((answer) => answer.status, (error) => error.response?.status ?? 0);\nconsole.log(status);\n`,
  }),
  got: (url: string): Script => ({
    title: 'got',
    language: 'javascript',
    file: 'got.mjs',
    text: `import got from 'got';\nconst status = await got('${url}', { throwHttpErrors: false, retry: { limit: 0 } }).then((answer) => answer.statusCode, () => 0);\nconsole.log(status);\n`,
  }),
  superagent: (url: string): Script => ({
    title: 'superagent',
    language: 'javascript',
    file: 'superagent.mjs',
    text: `import superagent from 'superagent';\nconst status = await superagent.get('${url}').then((answer) => answer.status, (error) => error.status ?? 0);\nconsole.log(status);\n`,
  }),
  urllib: (url: string): Script => ({
    title: 'urllib',
    language: 'python',
    file: 'by_urllib.py',
    text: `import urllib.error\nimport urllib.request\n\ntry:\n    with urllib.request.urlopen("${url}") as answer:\n        print(answer.status)\nexcept urllib.error.HTTPError as error:\n    print(error.code)\nexcept OSError:\n    print(0)\n`,
  }),
  requests: (url: string, headers = ''): Script => ({
    title: 'requests',
    language: 'python',
    file: 'by_requests.py',
    text: `import requests\n\ntry:\n    print(requests.get("${url}"${headers}).status_code)\nexcept requests.RequestException:\n    print(0)\n`,
  }),
  curl: (url: string, header = ''): Script => ({
    title: 'curl',
    language: 'shellscript',
    file: 'curl.sh',
    text: `curl -s -o /dev/null -w '%{http_code}' ${header}'${url}' || true\n`,
  }),
};

async function mended(id: MendId, { text, language }: Script): Promise<string> {
  const [draft] = (await extract(text, language)).drafts;
  const edits = draft && mend(id, { text, draft, project: {} });
  ok(edits, text);
  return applyEdits(text, edits);
}

describe('code that was mended', function () {
  this.timeout(60_000);
  let folder: string;
  let sandbox: Sandbox;
  /** Answers nothing. */
  let silent: Server;

  before(async () => {
    mkdirSync('out', { recursive: true });
    // Inside the checkout, so that node's packages are found.
    folder = mkdtempSync(join('out', 'mended-'));
    sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    silent.closeAllConnections();
    silent.close();
    await sandbox.close();
  });

  /** What the text prints when `origin` is Discord. */
  async function printed(
    context: Mocha.Context,
    { language, file }: Script,
    text: string,
    origin: string,
    environment: Readonly<Record<string, string>> = {},
    timeout = 20_000,
  ): Promise<string> {
    const program =
      language === 'javascript'
        ? node
        : language === 'shellscript'
          ? bash
          : findPython(...(file === 'by_requests.py' ? ['requests'] : []));
    if (program === undefined) {
      console.log(`      skipped: no Python here can run it; ${remedy}`);
      context.skip();
    }
    const path = join(folder, file);
    writeFileSync(path, text.replaceAll(discord, origin).replaceAll("'node:https'", "'node:http'"));
    const { stdout } = await run(program.command, [path], {
      timeout,
      env: { ...process.env, NO_PROXY: '*', no_proxy: '*', ...program.environment, ...environment },
    });
    return stdout.trim();
  }

  const gateway = `${discord}/api/v10/gateway`;
  for (const script of [
    scripts.undici(gateway),
    scripts.https(gateway),
    scripts.superagent(gateway),
    scripts.urllib(gateway),
  ]) {
    it(`has a User-Agent that the edge lets pass: ${script.title}`, async function () {
      equal(await printed(this, script, script.text, sandbox.url), '403');
      equal(await printed(this, script, await mended('use-discord-user-agent', script), sandbox.url), '200');
    });
  }
  for (const script of [
    scripts.fetch(gateway),
    scripts.axios(gateway),
    scripts.got(gateway),
    scripts.requests(gateway),
  ]) {
    it(`still sends, with a User-Agent: ${script.title}`, async function () {
      equal(await printed(this, script, script.text, sandbox.url), '200');
      equal(await printed(this, script, await mended('use-discord-user-agent', script), sandbox.url), '200');
    });
  }

  it('speaks a version that is not discontinued', async function () {
    const script = scripts.fetch(`${discord}/api/v5/gateway`);
    equal(await printed(this, script, script.text, sandbox.url), '400');
    equal(await printed(this, script, await mended('insert-version', script), sandbox.url), '200');
  });

  it('gets errors that say what is wrong, in place of those of version 6', async function () {
    const before = scripts.fetch(
      `${discord}/api/channels/${sandboxIds.text}/messages`,
      `, { method: 'POST', headers: { Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`, 'Content-Type': 'application/json' }, body: '{"embeds":[{"title":1}],"tts":"x"}' }`,
    );
    const script = { ...before, text: before.text.replace('(answer) => answer.status', '(answer) => answer.text()') };
    const environment = { DISCORD_TOKEN: sandbox.token };
    const old: object = JSON.parse(await printed(this, script, script.text, sandbox.url, environment));
    const now: object = JSON.parse(
      await printed(this, script, await mended('insert-version', script), sandbox.url, environment),
    );
    deepEqual(['code' in old, 'errors' in old, 'code' in now, 'errors' in now], [false, false, true, true]);
  });

  for (const make of [
    'fetch',
    'undici',
    'https',
    'axios',
    'got',
    'superagent',
    'urllib',
    'requests',
    'curl',
  ] as const) {
    it(`gives up on an answer that never comes: ${make}`, async function () {
      const script = scripts[make](gateway);
      const origin = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      const hung = printed(this, script, script.text, origin, {}, 1500).then(
        () => 'answered',
        () => 'hung',
      );
      const short = (await mended('add-timeout', script))
        .replace('10_000', '300')
        .replace('timeout=10', 'timeout=0.3')
        .replace('--max-time 10', '--max-time 0.3');
      equal(await hung, 'hung');
      ok(/^0+$/.test(await printed(this, script, short, origin)));
    });
  }

  const me = `${discord}/api/v10/users/@me`;
  const authorized = (token: string): Script[] => [
    scripts.fetch(me, `, { headers: { Authorization: 'Bot ${token}' } }`),
    scripts.requests(me, `, headers={"Authorization": "Bot ${token}"}`),
    scripts.curl(me, `-H 'Authorization: Bot ${token}' `),
  ];
  for (const [index, title] of ['fetch', 'requests', 'curl'].entries()) {
    it(`sends the token that went into the environment: ${title}`, async function () {
      const script = authorized(sandbox.token)[index];
      ok(script);
      const text = await mended('move-token', script);
      equal(text.includes(sandbox.token), false);
      const [draft] = (await extract(script.text, script.language)).drafts;
      const secret = draft && movedSecret('move-token', { text: script.text, draft, project: {} });
      equal(secret?.value, sandbox.token);
      equal(await printed(this, script, script.text, sandbox.url), '200');
      equal(await printed(this, script, text, sandbox.url, { [secret?.name ?? '']: sandbox.token }), '200');
      equal(await printed(this, script, text, sandbox.url, { [secret?.name ?? '']: 'another' }), '401');
    });
  }
});
