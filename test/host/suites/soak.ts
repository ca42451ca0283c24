import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';

/** Exchanges in all; the bench `soak` asks for more. */
const wanted = Number(process.env.TRACECORD_SOAK || 300);

/** Exchanges before anything is measured: what is loaded once is loaded, what is remembered is full (100 runs). */
const warmUp = 150;

/** Requests that are under way at once: while one waits for its answer, another is prepared or shown. */
const lanes = 8;

/** Bytes of heap that may have grown after collection. */
const mostGrowth = 10 * 1024 * 1024;

/** The sandbox in a process of its own, so that its memory is not measured. */
async function startSandbox(): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const cli = join(process.env.TRACECORD_CHECKOUT ?? '', 'dist/cli.mjs');
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const child = spawn(process.execPath, [cli, 'sandbox', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url !== undefined) {
      child.stdout?.resume();
      return { child, url };
    }
  }
  throw new Error('The sandbox said no address.');
}

/** Bytes of heap that are in use after everything else was collected. */
async function heapUsed(): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    for (let round = 0; round < 3; round++) {
      await session.post('HeapProfiler.collectGarbage');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return process.memoryUsage().heapUsed;
  } finally {
    session.disconnect();
  }
}

/** Everything that listens, found in the heap itself: listeners of every emitter, and of every signal that calls off. */
async function listeners(): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    let sum = 0;
    for (const [kind, ofOne] of Object.entries(listening)) {
      const { result: prototype } = await session.post('Runtime.evaluate', { expression: kind });
      const { objects } = await session.post('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' });
      const { result } = await session.post('Runtime.callFunctionOn', {
        objectId: objects.objectId,
        functionDeclaration: `function () { return this.reduce((sum, one) => sum + (${ofOne})(one), 0); }`,
        returnByValue: true,
      });
      assert.equal(typeof result.value, 'number', kind);
      sum += result.value;
      await session.post('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    }
    return sum;
  } finally {
    session.disconnect();
  }
}

/** The prototypes of what can be listened to, and how many listen to one of them. */
const listening = {
  "process.getBuiltinModule('node:events').EventEmitter.prototype":
    "one => Reflect.ownKeys(one._events ?? {}).reduce((sum, name) => sum + [one._events[name]].flat().filter((each) => typeof each === 'function').length, 0)",
  'AbortSignal.prototype':
    "one => one === AbortSignal.prototype ? 0 : process.getBuiltinModule('node:events').getEventListeners(one, 'abort').length",
} as const;

/** Milliseconds that this process has kept a core busy, all its threads together. */
function busyMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function count(name: RegExp): number {
  return process.getActiveResourcesInfo().filter((resource) => name.test(resource)).length;
}

/**
 * Answers to interactions: of these alone an application may send as many as it likes (discord-api-docs,
 * interactions/receiving-and-responding), so that neither the planner nor the sandbox has to be told otherwise.
 */
const content = Array.from(
  { length: lanes },
  (_, at) => `### ${at}
POST https://discord.com/api/v10/interactions/121345853620237107${at}/fake-token/callback
Content-Type: application/json

{ "type": 4, "data": { "content": "${at}" } }
`,
).join('\n');

describe('long use', function () {
  this.timeout(Math.max(120_000, wanted * 1000));
  const warnings: Error[] = [];
  const hear = (warning: Error) => warnings.push(warning);
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let document: vscode.TextDocument;

  before(async () => {
    process.on('warning', hear);
    // The VS Code from npm lacks the native module that writes logs, and keeps each line that it cannot write in the memory
    // of the extension host.
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'off');
    sandbox = await startSandbox();
    const own = vscode.workspace.getConfiguration('tracecord');
    await own.update('sandbox.url', sandbox.url, vscode.ConfigurationTarget.Global);
    document = await vscode.workspace.openTextDocument({ language: 'http', content });
    await vscode.window.showTextDocument(document);
  });

  after(async () => {
    process.off('warning', hear);
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
    const own = vscode.workspace.getConfiguration('tracecord');
    await own.update('sandbox.url', undefined, vscode.ConfigurationTarget.Global);
    sandbox.child.kill();
  });

  const answered = () =>
    vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'discord').length;

  async function exchange(times: number): Promise<void> {
    let sent = 0;
    const lane = async (at: number) => {
      const line = content.slice(0, content.indexOf(`### ${at}`)).split('\n').length;
      const range = new vscode.Range(line, 0, line, 0);
      while (sent < times) {
        sent += 1;
        await vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, at) => lane(at)));
  }

  it(`of ${wanted} exchanges leaves neither heap nor sockets nor timers behind; the figures are printed`, async () => {
    await exchange(warmUp);
    assert.equal(answered(), lanes);
    const heard = await listeners();
    const [heap, sockets, timers] = [await heapUsed(), count(/^TCP/), count(/^Timeout$/)];
    const [started, busy] = [performance.now(), busyMs()];
    await exchange(wanted - warmUp);
    const seconds = (performance.now() - started) / 1000;
    const each = (busyMs() - busy) / (wanted - warmUp);
    assert.equal(answered(), lanes);
    const grown = (await heapUsed()) - heap;
    const [moreSockets, moreTimers] = [count(/^TCP/) - sockets, count(/^Timeout$/) - timers];
    const moreListeners = (await listeners()) - heard;
    const megabytes = (grown / 1024 / 1024).toFixed(1);
    console.log(
      `      ${wanted} exchanges, ${seconds.toFixed(0)} s, ${each.toFixed(1)} ms of a core each: heap ${megabytes} MB more, ${moreSockets} sockets, ${moreTimers} timers, ${moreListeners} listeners`,
    );
    assert.ok(grown <= mostGrowth, `${megabytes} MB`);
    assert.ok(moreSockets <= 4, `${moreSockets} sockets`);
    // VS Code has timers of its own that come and go.
    assert.ok(moreTimers <= 20, `${moreTimers} timers`);
    // As many as before, up to what its sockets and its work of the moment need.
    assert.ok(moreListeners <= 100, `${moreListeners} listeners`);
    assert.deepEqual(
      warnings.filter(({ name }) => name === 'MaxListenersExceededWarning'),
      [],
    );
  });
});
