import { deepEqual, equal } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Injection, nodeOption, withCapture } from '../../../src/core/capture/injection.ts';

const injection: Injection = {
  nodeHook: '/s/capture/1/node/guard.cjs',
  pythonFolder: '/s/capture/1/python',
  configFile: '/s/capture.json',
  delimiter: ':',
};
const nothing = { file: {}, editor: {} };

describe('the environment of a watched process', () => {
  it('makes Node load the hook, also from a folder with a blank in its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hook-'));
    try {
      for (const name of ['plain', 'Application Support']) {
        mkdirSync(join(folder, name));
        const hook = join(folder, name, 'guard.cjs');
        writeFileSync(hook, 'console.log("loaded");');
        const env = { ...process.env, NODE_OPTIONS: `--no-warnings${nodeOption(hook)}--no-deprecation` };
        const { stdout } = spawnSync(process.execPath, ['-e', 'console.log("bot")'], { env, encoding: 'utf8' });
        equal(stdout, 'loaded\nbot\n', name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    equal(nodeOption('C:\\Users\\My Name\\guard.cjs'), ' --require "C:/Users/My Name/guard.cjs" ');
  });

  it('is given to launches of Node and of Python', () => {
    deepEqual(withCapture({ type: 'pwa-node', request: 'launch' }, injection, nothing), {
      type: 'pwa-node',
      request: 'launch',
      env: {
        TRACECORD_CAPTURE: '/s/capture.json',
        NODE_OPTIONS: ' --require /s/capture/1/node/guard.cjs ',
        PYTHONPATH: '/s/capture/1/python',
      },
      skipFiles: ['/s/capture/1/node/**'],
    });
    const python = withCapture({ type: 'debugpy', request: 'launch' }, injection, nothing);
    equal(python.env?.PYTHONPATH, '/s/capture/1/python');
    equal(python.skipFiles, undefined);
  });

  it('keeps what the configuration, its file and the editor set', () => {
    const inherited = {
      file: { NODE_OPTIONS: '--from-file', PYTHONPATH: '/file' },
      editor: { NODE_OPTIONS: '--from-editor', PYTHONPATH: '/editor' },
    };
    const own = {
      type: 'node',
      env: { NODE_OPTIONS: '--own', PYTHONPATH: '/own', A: '1' },
      skipFiles: ['<node_internals>/**'],
    };
    const changed = withCapture(own, injection, inherited);
    equal(changed.env?.NODE_OPTIONS, '--own --require /s/capture/1/node/guard.cjs ');
    equal(changed.env?.PYTHONPATH, '/s/capture/1/python:/own');
    equal(changed.env?.A, '1');
    deepEqual(changed.skipFiles, ['<node_internals>/**', '/s/capture/1/node/**']);
    const fromFile = withCapture({ type: 'node', env: {} }, injection, inherited);
    equal(fromFile.env?.NODE_OPTIONS, '--from-file --require /s/capture/1/node/guard.cjs ');
    equal(fromFile.env?.PYTHONPATH, '/s/capture/1/python:/file');
    const fromEditor = withCapture({ type: 'debugpy', env: {} }, injection, { ...inherited, file: {} });
    equal(fromEditor.env?.PYTHONPATH, '/s/capture/1/python:/editor');
    equal(fromEditor.env?.NODE_OPTIONS, '--from-editor --require /s/capture/1/node/guard.cjs ');
  });

  it('is given once, however often it is asked for', () => {
    for (const type of ['pwa-node', 'node-terminal', 'debugpy']) {
      const once = withCapture({ type, request: 'launch' }, injection, nothing);
      deepEqual(withCapture(once, injection, nothing), once);
    }
  });

  it('is not given to what attaches, or to other debuggers', () => {
    for (const configuration of [
      { type: 'pwa-node', request: 'attach' },
      { type: 'go', request: 'launch' },
    ])
      equal(withCapture(configuration, injection, nothing), configuration);
  });

  it('names no hook that is not there', () => {
    const { configFile, delimiter } = injection;
    const changed = withCapture({ type: 'node', env: {} }, { configFile, delimiter }, nothing);
    deepEqual(changed.env, { TRACECORD_CAPTURE: '/s/capture.json' });
  });
});
