import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { findPython, remedy } from '../../runtimes/programs.ts';

const run = promisify(execFile);

describe('discord.py in the sandbox', function () {
  this.timeout(20_000);
  this.slow(10_000);

  const python = findPython('discord');
  before(function () {
    if (python !== undefined) return;
    console.log(`      skipped: no Python here can import discord; ${remedy}`);
    this.skip();
  });

  it('sends, edits, deletes, reacts, moderates, registers commands and executes webhooks', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 7 });
    try {
      const about = JSON.stringify({ ...ids, webhookToken });
      const parameters = ['test/sandbox/clients/bot.py', sandbox.apiBase, sandbox.token, about];
      const { stdout } = await run(python?.command ?? '', parameters, {
        env: { ...process.env, ...python?.environment },
      });
      const { version, ...told } = JSON.parse(stdout);
      console.log(`      discord.py ${version}`);
      assert.deepEqual(told, {
        user: [ids.bot, 'Sandbox Bot'],
        guild: ['Sandbox', 4, 5],
        channel: 'general',
        sent: ['Hello', 'News', 'a.txt', 3],
        edited: ['Bye', 0, true],
        reactions: [['🔥', 1, true]],
        pins: [true, false],
        reply: true,
        history: ['A reply', 'Bye', 'Testing'],
        deleted: [404, 10008],
        roles: [ids.memberRole, ids.mutedRole],
        timedOut: true,
        ban: 'spam',
        kicked: 10007,
        commands: [['roll', 'Rolls dice', 'sides']],
        webhook: ['hi', 'Relay'],
        webhookEdited: 'ho',
        refused: [400, 50035, 'Invalid Form Body\nIn content: Must be 2000 or fewer in length.'],
        forbidden: 50001,
      });
    } finally {
      await sandbox.close();
    }
  });
});
