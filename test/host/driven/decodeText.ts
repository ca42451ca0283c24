import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageOf } from './preview.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel, untranslated } from './tracecordPanel.ts';

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

describe('texts in Japanese', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await session.workbench.openFile('message.http');
    await new TracecordPanel(session.workbench, japanese).useSandbox();
  });
  after(() => session?.end());

  it('says in Japanese what Send All and Paste As Request did', async () => {
    const { workbench } = session;
    await workbench.openFile('message.sh');
    await workbench.page.evaluate(() => navigator.clipboard.writeText('hello'));
    await workbench.runCommand('Tracecord: リクエストとして貼り付け');
    const toasts = workbench.page.locator('.notification-toast');
    await toasts
      .filter({ hasText: /クリップボード/ })
      .first()
      .waitFor();
    await workbench.screenshot('paste-japanese');
    await workbench.openFile('message.http');
    await workbench.runCommand('Tracecord: ファイル内のリクエストをすべて送信');
    await toasts
      .filter({ hasText: /失敗|件/ })
      .first()
      .waitFor();
    await workbench.screenshot('send-all-japanese');
  });

  it('decodes a pasted text in Japanese', async () => {
    const { workbench } = session;
    const trace = 'discord.errors.Forbidden: 403 Forbidden (error code: 50001): Missing Access\n';
    await writeFile(join(session.folder, 'crash.txt'), trace);
    await workbench.openFile('crash.txt');
    await workbench.page.keyboard.press('Control+A');
    await workbench.runCommand('Tracecord: テキストを解読');
    const preview = await pageOf(workbench, 'decoded', '直し方');
    assert.doesNotMatch(await preview.locator('body').innerText(), untranslated);
    await workbench.screenshot('decode-03-japanese');
  });
});
