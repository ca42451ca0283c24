import { deepEqual, equal } from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { callSiteOf } from '../../../src/core/capture/callSite.ts';
import type { SentEvent } from '../../../src/core/capture/captureEvent.ts';
import { capturePorts } from '../../../src/node/capture/capturePorts.ts';
import { Emitter, toldConfig } from './emitter.ts';

describe('a workspace that was opened through a link', () => {
  let folder: string;
  let real: string;
  let opened: string;

  before(async function () {
    if (process.platform === 'win32') this.skip();
    folder = await realpath(await mkdtemp(join(tmpdir(), 'linked-')));
    real = join(folder, 'data');
    opened = join(folder, 'home');
    await mkdir(join(real, 'src'), { recursive: true });
    await symlink(real, opened);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('has the lines of its bots, whose runtimes call files by their real paths', async () => {
    const configFile = join(folder, 'capture.json');
    const told = new EventEmitter();
    const { startListener } = capturePorts(() => [opened]);
    const listener = await startListener({
      configFile,
      hosts: ['discord.com'],
      hearer: { joined() {}, heard: (_, event) => void told.emit('heard', event), left() {}, skipped() {} },
    });
    const { address, secret } = await toldConfig(configFile);
    const bot = await Emitter.connect(address);
    bot.hello(secret);
    const heard = once(told, 'heard') as Promise<[SentEvent]>;
    const site = { frames: [{ file: join(real, 'src/bot.js'), line: 3, column: 5 }] };
    bot.say({ t: 'sent', id: '1.0.1', at: 1, method: 'GET', url: 'https://discord.com/api', library: 'fetch', site });
    const [sent] = await heard;
    deepEqual(callSiteOf(sent.site, [opened]), {
      file: join(opened, 'src/bot.js'),
      line: 3,
      column: 5,
      isWeak: false,
    });
    bot.end();
    await listener.stop();
  });

  it('has source maps that name its real path', async () => {
    await writeFile(join(real, 'src/typed.ts'), 'type Unused = 1;\n\nsend();\ndeclare function send(): void;\n');
    const outfile = join(real, 'dist/typed.js');
    await build({
      entryPoints: [join(real, 'src/typed.ts')],
      outfile,
      sourcemap: true,
      sourceRoot: join(real, 'dist'),
    });
    const { toSource } = capturePorts(() => [opened]);
    const { frame } = await toSource({ file: join(opened, 'dist/typed.js'), line: 1, column: 1 });
    equal(frame.file, join(opened, 'src/typed.ts'));
    equal(frame.line, 3);
  });
});
