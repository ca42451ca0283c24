import { deepEqual, equal } from 'node:assert/strict';
import { callSiteOf, framePath, isOwnFile } from '../../../src/core/capture/callSite.ts';

const roots = ['/home/me/bot'];

describe('the call site of a request', () => {
  it('is the nearest frame in the workspace that is in no package', () => {
    const frames = [
      { file: '/home/me/bot/node_modules/discord.js/src/rest.js', line: 9 },
      { file: 'node:internal/process/task_queues', line: 95 },
      { file: 'file:///home/me/bot/src/a%20b.mjs', line: 4, column: 7, name: 'greet' },
      { file: '/home/me/bot/src/index.js', line: 1, column: 1 },
    ];
    deepEqual(callSiteOf({ frames }, roots), { file: '/home/me/bot/src/a b.mjs', line: 4, column: 7, isWeak: false });
  });

  it('is kept as a guess where the link is weak', () => {
    const frames = [{ file: '/home/me/bot/bot.py', line: 2, column: 5, endLine: 3, endColumn: 6 }];
    deepEqual(callSiteOf({ frames, weak: true }, roots), {
      file: '/home/me/bot/bot.py',
      line: 2,
      column: 5,
      endLine: 3,
      endColumn: 6,
      isWeak: true,
    });
  });

  it('is nowhere outside of the workspace, or without frames', () => {
    equal(callSiteOf({ frames: [{ file: '/home/me/other/x.js', line: 1 }] }, roots), null);
    equal(callSiteOf({ frames: [{ file: '/home/me/bots/x.js', line: 1 }] }, roots), null);
    equal(callSiteOf(undefined, roots), null);
    equal(callSiteOf({ frames: [{ file: '/home/me/bot/x.js', line: 1 }] }, []), null);
  });
});

describe('a file of the person', () => {
  it('is in no folder of packages', () => {
    for (const file of [
      '/home/me/bot/node_modules/a/b.js',
      '/home/me/bot/.venv/lib/python3.11/site-packages/discord/http.py',
      '/home/me/bot/lib/site-packages/requests/api.py',
      '/home/me/bot/.yarn/cache/undici.zip/index.js',
      '/home/me/bot/../other/x.js',
      'bot.js',
      '/home/me/bot',
    ])
      equal(isOwnFile(file, roots), false, file);
    // The workspace itself may lie below such a folder.
    equal(isOwnFile('/x/node_modules/mine/src/bot.js', ['/x/node_modules/mine']), true);
  });

  it('is found on Windows, however its path is written', () => {
    const windows = ['C:\\Users\\me\\bot'];
    for (const file of [
      'c:\\Users\\me\\bot\\src\\a.js',
      'file:///C:/Users/me/bot/src/a.js',
      'C:/Users/me/bot/src/a.js',
    ])
      equal(isOwnFile(file, windows), true, file);
    equal(framePath('file:///C:/Users/me/bot/a.js'), 'c:/Users/me/bot/a.js');
    equal(framePath('file:///broken%zz.js'), '/broken%zz.js');
  });
});
