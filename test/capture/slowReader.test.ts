import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../host/eventually.ts';
import { startProgram } from '../host/program.ts';
import { writeBot } from './bots.ts';
import type { Line } from './listener.ts';
import { Watched } from './watched.ts';

/** Prints what comes on a socket, in a process of its own that can be stopped. */
const reader = `require('node:net').createServer((socket) => socket.pipe(process.stdout))
  .listen(process.env.ADDRESS, () => console.log('listening'));`;

/** Some 1.2 KB of lines each: the system's buffer and ours hold a good half of it. */
const requests = 4000;

const flood = `const { Agent, request, setGlobalDispatcher } = require('undici');
  setGlobalDispatcher(new Agent({ connections: 20 }));
  const send = () => request(process.env.API + '/api/v10/channels/4030000000000000001/messages')
    .then(({ body }) => body.dump());
  const signal = () => new Promise((resolve) => {
    const awake = setInterval(() => {}, 1000);
    process.once('SIGUSR2', () => resolve(clearInterval(awake)));
  });
  (async () => {
    await send();
    const begun = signal();
    console.log('first');
    await begun;
    for (let turn = 0; turn < ${requests}; turn += 20) await Promise.all(Array.from({ length: 20 }, send));
    const ended = signal();
    console.log('all', process.memoryUsage().rss);
    await ended;
    await send();
    process.exit(0);
  })();`;

describe('a reader that is stopped', function () {
  this.timeout(60_000);
  const watched = new Watched();
  before(function () {
    if (process.platform === 'win32') this.skip();
  });
  beforeEach(() => watched.open());
  afterEach(() => watched.close());
  after(() => watched.remove());

  it('holds nothing up, and hears later how much it missed', async () => {
    const address = join(watched.folder, 'slow.sock');
    const program = writeBot('reader.cjs', reader);
    const slow = startProgram(process.execPath, [program], { env: { ...process.env, ADDRESS: address } });
    await slow.line(/listening/, 10_000);
    const settings = { v: 1, address, secret: '0'.repeat(48), hosts: watched.hosts, bodies: false };
    writeFileSync(watched.listener.file, JSON.stringify(settings));

    const { bot } = watched.start('flood.cjs', flood);
    await bot.line(/first/, 20_000);
    await eventually(() => assert.match(slow.output(), /"t":"answered"/));
    process.kill(slow.pid, 'SIGSTOP');
    process.kill(bot.pid, 'SIGUSR2');
    await bot.line(/all/, 40_000);
    process.kill(slow.pid, 'SIGCONT');
    await eventually(() => assert.ok(slow.output().length > 800_000));
    process.kill(bot.pid, 'SIGUSR2');
    assert.equal(await bot.exited, 0, bot.output());
    await eventually(() => assert.match(slow.output(), /"t":"dropped"/));
    await slow.stop();

    const lines = slow
      .output()
      .split('\n')
      .filter((line) => /^\{.*\}$/.test(line));
    const events = lines.map((line) => JSON.parse(line) as Line);
    const known = new Set(events.filter(({ t }) => t === 'sent').map(({ id }) => id));
    for (const { t, id } of events) if (t === 'answered') assert.ok(known.has(id), id);
    const dropped = events.filter(({ t }) => t === 'dropped').reduce((sum, { count }) => sum + count, 0);
    console.log(`      ${known.size} requests told, ${dropped} events dropped`);
    assert.ok(known.size > 500 && known.size < requests);
    assert.ok(dropped >= requests + 2 - known.size);
  });
});
