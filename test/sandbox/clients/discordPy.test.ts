import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { webhookToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';

const run = promisify(execFile);

/** A Python that was installed beside the system's own has not its packages. */
const pythons = ['python3', '/usr/bin/python3'];

describe('discord.py in the sandbox', function () {
  this.timeout(20_000);
  this.slow(10_000);

  let python: string | undefined;
  before(async function () {
    for (const candidate of pythons) {
      const works = await run(candidate, ['-c', 'import discord; discord.http.Route.BASE']).then(
        () => true,
        () => false,
      );
      if (works) python ??= candidate;
    }
    if (python !== undefined) return;
    console.log('      passed over: no Python here can import discord (Debian: python3-discord)');
    this.skip();
  });

  it('sends, edits, deletes, reacts, moderates, registers commands and executes webhooks', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 7 });
    try {
      const about = JSON.stringify({ ...ids, webhookToken });
      const { stdout } = await run(python ?? '', [
        'test/sandbox/clients/bot.py',
        sandbox.apiBase,
        sandbox.token,
        about,
      ]);
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
