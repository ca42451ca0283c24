import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canWatchModules } from '../../src/capture/node/loading.ts';
import { removeTemporaryFolder, temporaryFolder } from '../host/temporary.ts';
import { removeBots, runtimes, startBot } from './bots.ts';

/** A program that imports CommonJS, which requires a package that is an ES module for those who can take it. */
const files = {
  'program.mjs': `import needing from 'needing';\nconsole.log(needing);`,
  'node_modules/needing/package.json': '{"name":"needing"}',
  'node_modules/needing/index.js': `module.exports = require('both') + require('./beside.cjs');`,
  'node_modules/needing/beside.cjs': `module.exports = require('both').length;`,
  'node_modules/both/package.json': JSON.stringify({
    name: 'both',
    exports: { '.': { 'module-sync': './module.mjs', import: './module.mjs', default: './index.js' } },
  }),
  'node_modules/both/module.mjs': `import text from './index.js';\nexport { text as default, text as 'module.exports' };`,
  'node_modules/both/index.js': `module.exports = 'started';`,
};

describe('a program whose modules are of both kinds', function () {
  this.timeout(30_000);
  const folder = temporaryFolder('capture-loading');
  before(() => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  });
  after(() => {
    removeBots();
    removeTemporaryFolder(folder);
  });

  for (const { path, version } of runtimes) {
    it(`starts as ever, Node ${version}`, async () => {
      const capture = join(folder, 'nobody.json');
      const bot = startBot(join(folder, 'program.mjs'), { runtime: path, capture });
      assert.deepEqual([await bot.exited, bot.output()], [0, 'started7\n']);
    });
  }

  it('has its ES modules adapted only by a Node that was tried', () => {
    const harmed = ['18.20.8', '20.20.2', '21.7.3', '22.15.0', '22.22.2', '23.11.1', '24.0.0', '24.11.0', '25.0.0'];
    const sound = ['22.22.3', '22.23.5', '24.11.1', '24.12.0', '24.21.0', '25.1.0', '25.9.0', '26.0.0', '26.12.1'];
    assert.deepEqual(harmed.filter(canWatchModules), []);
    assert.deepEqual(
      sound.filter((version) => !canWatchModules(version)),
      [],
    );
  });
});
