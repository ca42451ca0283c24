import assert, { deepEqual, equal, ok } from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CaptureEvent, longestLine } from '../../../src/core/capture/captureEvent.ts';
import type { CaptureHearer, CaptureListener } from '../../../src/core/capture/listening.ts';
import { startListener } from '../../../src/node/capture/listener.ts';
import { Emitter, toldConfig } from './emitter.ts';

const event = { t: 'failed', id: '7.0.1', after: 1, code: 'ECONNRESET', message: 'reset' };

describe('the listener for bots', () => {
  let folder: string;
  let file: string;
  let listener: CaptureListener;
  let told: EventEmitter;
  let heard: string[];
  /** Milliseconds that each event takes. */
  let delay: number;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'listener-'));
    file = join(folder, 'deep', 'capture.json');
    told = new EventEmitter();
    heard = [];
    delay = 0;
    const tell = (text: string) => {
      heard.push(text);
      told.emit(text.split(' ')[0] ?? '');
    };
    const hearer: CaptureHearer = {
      joined: ({ hello }) => tell(`joined ${hello.pid}${'secret' in hello ? ' with its secret' : ''}`),
      heard: async (_, { t, ...rest }: CaptureEvent) => {
        if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
        tell(`${t} ${'id' in rest ? rest.id : ''}`);
      },
      left: () => tell('left'),
      skipped: (_, field) => tell(`skipped ${field}`),
    };
    listener = await startListener({ configFile: file, hosts: ['discord.com'], hearer });
  });
  afterEach(async () => {
    await listener.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('tells where it is in a file for the person alone', async () => {
    const config = await toldConfig(file);
    deepEqual(
      { ...config, address: '', secret: '' },
      { v: 1, address: '', secret: '', hosts: ['discord.com'], bodies: false },
    );
    assert.match(config.secret, /^[\da-f]{48}$/);
    await listener.allow(['discord.com', '127.0.0.1:8787']);
    const again = await toldConfig(file);
    deepEqual(again, { ...config, hosts: ['discord.com', '127.0.0.1:8787'] });
    deepEqual(await readdir(dirname(file)), ['capture.json']);
    if (process.platform === 'win32') return;
    equal((await stat(file)).mode & 0o777, 0o600);
    equal((await stat(dirname(config.address))).mode & 0o777, 0o700);
    equal((await stat(config.address)).mode & 0o777, 0o600);
  });

  it('hears a process from its greeting to its end', async () => {
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    bot.say({ t: 'from a later version' }, event);
    const left = once(told, 'left');
    bot.end();
    await left;
    deepEqual(heard, ['joined 7', 'failed 7.0.1', 'left']);
  });

  it('hears what a process said before it ended, however long that takes', async () => {
    delay = 30;
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    const ids = ['7.0.1', '7.0.2', '7.0.3', '7.0.4', '7.0.5'];
    bot.say(...ids.map((id) => ({ ...event, id })));
    const left = once(told, 'left');
    bot.end();
    await left;
    deepEqual(heard, ['joined 7', ...ids.map((id) => `failed ${id}`), 'left']);
  });

  it('takes lines in whatever pieces they come', async () => {
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    const bytes = Buffer.from(`${JSON.stringify({ ...event, message: 'für 日本' })}\n${JSON.stringify(event)}\n`);
    const left = once(told, 'left');
    for (const byte of bytes) {
      if (!bot.socket.write(Buffer.of(byte))) await once(bot.socket, 'drain');
    }
    bot.end();
    await left;
    deepEqual(heard, ['joined 7', 'failed 7.0.1', 'failed 7.0.1', 'left']);
  });

  it('cuts off who does not greet, or with another secret', async () => {
    const { address, secret } = await toldConfig(file);
    const wrong = [[event], ['nonsense'], [{ v: 1, t: 'hello' }]];
    for (const lines of wrong) {
      const bot = await Emitter.connect(address);
      bot.say(...lines);
      await bot.cutOff();
    }
    for (const other of [
      '',
      secret.slice(1),
      `${secret}0`,
      `0${secret.slice(1)}`.replace(secret, 'f'.repeat(48)),
      'é'.repeat(24),
    ]) {
      const bot = await Emitter.connect(address);
      bot.hello(other);
      await bot.cutOff();
    }
    deepEqual(heard, []);
  });

  it('passes over lines that it does not understand, and hears the rest', async () => {
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    const strange = ['{"t":"sent"', { ...event, after: -1 }, '\u0000', { t: 'answered', id: '7.0.1' }];
    // Never twenty in a row.
    for (let turn = 0; turn < 6; turn++) bot.say(...strange, { ...event, id: `7.0.${turn}` });
    const left = once(told, 'left');
    bot.end();
    await left;
    const skipped = ['skipped ', 'skipped after', 'skipped ', 'skipped after'];
    const turns = [0, 1, 2, 3, 4, 5].flatMap((turn) => [...skipped, `failed 7.0.${turn}`]);
    deepEqual(heard, ['joined 7', ...turns, 'left']);
  });

  it('cuts off who writes what no hook writes, and hears the others', async () => {
    const { address, secret } = await toldConfig(file);
    const good = await Emitter.connect(address);
    good.hello(secret, { pid: 1 });
    const long = JSON.stringify({ ...event, message: 'x'.repeat(longestLine) });
    for (const lines of [[long], Array<string>(20).fill('GET / HTTP/1.1')]) {
      const bad = await Emitter.connect(address);
      bad.hello(secret, { pid: 2 });
      bad.say(...lines);
      await bad.cutOff();
    }
    const invalid = await Emitter.connect(address);
    invalid.hello(secret, { pid: 2 });
    invalid.socket.write(Buffer.of(0x22, 0xff, 0x22, 0x0a));
    await invalid.cutOff();
    const failed = once(told, 'failed');
    good.say(event);
    await failed;
    equal(heard.filter((line) => line.startsWith('failed')).length, 1);
  });

  it('reads no more than it can deal with, and loses nothing that was written', async () => {
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    const left = once(told, 'left');
    for (let index = 0; index < 1200; index++) bot.say({ ...event, id: String(index) });
    bot.end();
    await left;
    deepEqual(
      heard.filter((line) => line.startsWith('failed')),
      Array.from({ length: 1200 }, (_, index) => `failed ${index}`),
    );
  }).timeout(10_000);

  it('turns away more processes than anybody runs', async () => {
    const { address } = await toldConfig(file);
    const bots = await Promise.all(Array.from({ length: 70 }, () => Emitter.connect(address)));
    await Promise.all(bots.slice(64).map((bot) => bot.cutOff()));
    ok(bots.slice(0, 64).every((bot) => !bot.socket.destroyed));
    for (const bot of bots) bot.socket.destroy();
  });

  it('leaves nothing behind', async () => {
    const { address, secret } = await toldConfig(file);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    await once(told, 'joined');
    await listener.stop();
    await bot.cutOff();
    await assert.rejects(stat(file));
    await assert.rejects(Emitter.connect(address));
    if (process.platform !== 'win32') await assert.rejects(stat(dirname(address)));
  });
});
