import { equal } from 'node:assert/strict';
import { openedPath } from '../../../src/core/capture/openedPath.ts';

describe('a file of a workspace that was opened through a link', () => {
  const roots = [
    { opened: '/home/me/bot', real: '/data/bot' },
    { opened: '/home/me/commands', real: '/data/bot/commands' },
    { opened: '/home/me/plain', real: '/home/me/plain' },
  ];

  it('is what the editor calls it', () => {
    for (const [file, opened] of [
      ['/data/bot/src/a.js', '/home/me/bot/src/a.js'],
      ['file:///data/bot/src/a%20b.mjs', '/home/me/bot/src/a b.mjs'],
      ['/data/bot/commands/ping.js', '/home/me/commands/ping.js'],
    ] as const) {
      equal(openedPath(file, roots), opened);
    }
    equal(openedPath('D:\\bots\\a.js', [{ opened: 'c:\\bots', real: 'D:\\bots' }]), 'c:/bots/a.js');
    equal(openedPath('/a.js', [{ opened: '/x', real: '/' }]), '/x/a.js');
  });

  it('stays as it is anywhere else', () => {
    for (const file of ['/home/me/bot/a.js', 'file:///home/me/plain/a.js', '/data/bots/a.js', 'node:fs', '/data/bot']) {
      equal(openedPath(file, roots), file);
    }
  });
});
