import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { extract } from '../../../src/core/extract/extract.ts';
import type { MendId } from '../../../src/core/mend/mend.ts';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import type { Draft } from '../../../src/core/request/draft.ts';
import { writeText } from '../../../src/core/request/text.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { findPython, type Program } from '../../runtimes/programs.ts';
import { discord, type RetryProgram } from './retryPrograms.ts';

const run = promisify(execFile);

/** The only request of a text. */
export async function draftIn(text: string, language: string): Promise<Draft> {
  const { drafts } = await extract(text, language);
  const [draft] = drafts;
  assert.ok(draft, `no request in\n${text}`);
  assert.equal(drafts.length, 1);
  return draft;
}

/** The text with its only request mended. */
export async function mended(text: string, language: string, id: MendId = 'add-retry-after'): Promise<string> {
  const draft = await draftIn(text, language);
  const edits = mend(id, { text, draft, project: {} });
  assert.ok(edits, `no edits for\n${text}`);
  return applyEdits(text, edits);
}

/** What a request says, without its places. */
export function said({ client, method, url, headers, body }: Draft) {
  return {
    client,
    method: writeText(method.text),
    url: writeText(url.text),
    headers: headers.map(({ name, value }) => [name, writeText(value.text)]),
    body: body && writeText(body.text),
  };
}

/** Stands for the services of Apps Script: its fetch returns when the answer is there, and its sleep when time is over. */
const appsScript = `const { execFileSync } = require('node:child_process');
const PropertiesService = { getScriptProperties: () => ({ getProperty: (name) => process.env[name] }) };
const Utilities = { sleep: (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms) };
const UrlFetchApp = {
  fetch(url, { method = 'get', headers = {}, contentType, payload, muteHttpExceptions = false } = {}) {
    const all = { 'User-Agent': 'DiscordBot (https://example.com, 1)', ...headers, ...(contentType && { 'Content-Type': contentType }) };
    const pairs = Object.entries(all).flatMap(([name, value]) => ['-H', name + ': ' + value]);
    const data = payload === undefined ? [] : ['--data-binary', payload];
    const text = execFileSync('curl', ['-s', '-i', '-X', method.toUpperCase(), ...pairs, ...data, url], { encoding: 'utf8' });
    const [head, ...body] = text.split('\\r\\n\\r\\n');
    const [line, ...lines] = head.split('\\r\\n');
    const status = Number(line.split(' ')[1]);
    if (status >= 400 && !muteHttpExceptions) throw new Error('Request failed for ' + new URL(url).host + ' returned code ' + status);
    const found = Object.fromEntries(lines.map((each) => [each.slice(0, each.indexOf(':')), each.slice(each.indexOf(':') + 2)]));
    return { getResponseCode: () => status, getContentText: () => body.join('\\r\\n\\r\\n'), getAllHeaders: () => found };
  },
};
`;

/** What a program printed, and what it took. */
export interface Outcome {
  readonly statuses: readonly (number | string)[];
  readonly requests: number;
  readonly milliseconds: number;
}

/** Runs programs against a sandbox of their own; `close` takes their files away. */
export class RetryRunner {
  // Inside the checkout, so that node's packages are found.
  readonly #folder: string;

  constructor() {
    mkdirSync('out', { recursive: true });
    this.#folder = mkdtempSync(join('out', 'retry-'));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** A folder for files of its own. */
  newFolder(): string {
    return mkdtempSync(join(this.#folder, 'run-'));
  }

  /** In the scenario; what follows the file on the command line. */
  async execute(program: RetryProgram, text: string, scenario: string, ...given: readonly string[]): Promise<Outcome> {
    const runner = programOf(program);
    assert.ok(runner);
    let requests = 0;
    const sandbox: Sandbox = await startSandbox({ port: 0, seed: defaultSeed, onRequest: () => requests++ });
    sandbox.setScenario(scenario);
    try {
      const isScript = program.file === 'Code.js';
      const file = join(this.newFolder(), isScript ? 'code.cjs' : program.file.replace(/ts$/, 'js'));
      const local = text.replaceAll(discord, sandbox.url).replaceAll('https.request(', 'http.request(');
      const code = program.language === 'typescript' ? (await transform(local, { loader: 'ts' })).code : local;
      writeFileSync(file, isScript ? `${appsScript}${code}\nmain();\n` : code);
      const started = performance.now();
      const { stdout } = await run(runner.command, [file, ...given], {
        env: {
          ...process.env,
          ...runner.environment,
          TOKEN: sandbox.token,
          no_proxy: '127.0.0.1',
          NO_PROXY: '127.0.0.1',
        },
      });
      return { statuses: JSON.parse(stdout), requests, milliseconds: performance.now() - started };
    } finally {
      await sandbox.close();
    }
  }
}

/** What runs a program here, if anything does. */
export function programOf({ language, file }: RetryProgram): Program | undefined {
  if (language !== 'python') return { command: process.execPath, environment: {} };
  return findPython(file.startsWith('httpx') ? 'httpx' : file.startsWith('aio') ? 'aiohttp' : 'requests');
}
