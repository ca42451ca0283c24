import assert from 'node:assert/strict';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** A line as a server writes it: what was asked, and what came. */
function line(status: number, code: number, message: string): string {
  return `${JSON.stringify({
    at: new Date().toISOString(),
    request: {
      method: 'POST',
      url: 'https://discord.com/api/v10/channels/1213458536202371072/messages',
      headers: [['User-Agent', 'DiscordBot (https://github.com/discord-jda/JDA, 5.2.1)']],
    },
    response: {
      status,
      headers: [
        ['x-ratelimit-bucket', 'abcd'],
        ['x-ratelimit-limit', '5'],
        ['x-ratelimit-remaining', '4'],
        ['x-ratelimit-reset-after', '5'],
      ],
      body: JSON.stringify({ message, code }),
    },
    timings: { total: 80 },
  })}\n`;
}

describe('a log of exchanges', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({
      prepare: async (folder) => {
        await writeFile(join(folder, 'exchanges.ndjson'), `started\n${line(403, 50013, 'Missing Permissions')}`);
        return undefined;
      },
    });
  });
  after(() => session?.end());

  it('is followed: its exchanges stand decoded in the history and the buckets, as they come', async () => {
    const { workbench, folder } = session;
    const panel = new TracecordPanel(workbench);
    await workbench.openFile('message.http');
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Follow Log of Exchanges…');
    const path = workbench.quickInput.widget.locator('.quick-input-box input');
    await path.waitFor();
    await path.fill(join(folder, 'exchanges.ndjson'));
    await workbench.page.keyboard.press('Enter');
    await workbench.statusBarItem('exchanges.ndjson: 1 exchange').waitFor();
    await workbench.runCommand('Tracecord: Focus on History View');
    await eventually(async () => assert.match(await panel.history.first().innerText(), /403 50013 POST/));
    assert.match(await panel.history.first().innerText(), /exchanges\.ndjson/);
    await appendFile(join(folder, 'exchanges.ndjson'), line(404, 10003, 'Unknown Channel'));
    await workbench.statusBarItem('exchanges.ndjson: 2 exchanges').waitFor();
    await eventually(async () => assert.match(await panel.history.first().innerText(), /404 10003 POST/));
    await (await panel.buckets()).getByText('/channels/').first().waitFor();
    await workbench.screenshot('followed-log');
    await workbench.statusBarItem('exchanges.ndjson').click();
    await workbench.statusBarItem('The log is no longer followed.').waitFor();
  });
});
