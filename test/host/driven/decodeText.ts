import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';

describe('a decoded text', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession();
    const { line } = await placeOf('bot.ts', 'rest.post(Routes.channelMessages(announcements)');
    const trace = `DiscordAPIError[50013]: Missing Permissions
    at handleErrors (/srv/bot/node_modules/@discordjs/rest/dist/index.js:748:13)
    at async announce (/srv/bot/bot.ts:${line}:3) {
  rawError: { message: 'Missing Permissions', code: 50013 },
  code: 50013,
  status: 403,
  method: 'POST',
  url: 'https://discord.com/api/v10/channels/1213458787860611072/messages'
}
`;
    await writeFile(join(session.folder, 'crash.txt'), trace);
    await session.workbench.openFile('crash.txt');
  });
  after(() => session?.end());

  it('opens as a page, and stands on the line that the trace names', async () => {
    const { workbench } = session;
    await workbench.page.keyboard.press('Control+A');
    await workbench.runCommand('Tracecord: Decode Text');
    await workbench.page.locator('.tab').filter({ hasText: 'decoded-1' }).first().waitFor();
    await workbench.page.locator('.tab').filter({ hasText: 'bot.ts' }).first().waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    const preview = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe');
    await preview.getByRole('heading', { name: 'Where it happened' }).waitFor();
    await preview.getByRole('link', { name: /bot\.ts:\d+/ }).waitFor();
    await workbench.screenshot('decode-01-trace');
  });

  it('says so where there is nothing to decode', async () => {
    const { workbench } = session;
    await workbench.openFile('README.md');
    await workbench.page.keyboard.press('Control+A');
    await workbench.runCommand('Tracecord: Decode Text');
    await workbench.page.locator('.notification-toast').filter({ hasText: 'no failure' }).first().waitFor();
    await workbench.screenshot('decode-02-nothing');
  });
});
