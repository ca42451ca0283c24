import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

const curl = `curl 'https://discord.com/api/v10/channels/1213458536202371072/messages' -X POST -H 'Authorization: Bot not-a-token-but-kept-secret' -H 'Content-Type: application/json' --data-raw '{"content":"Pasted"}'`;

describe('a copied curl command', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
  });
  after(() => session?.end());

  for (const { file, written } of [
    {
      file: 'message.http',
      written: /^POST https:\/\/discord\.com\/api\/v10\/channels\/1213458536202371072\/messages$/m,
    },
    { file: 'message.py', written: /requests\.post\(/ },
    { file: 'fetch.ts', written: /fetch\('https:\/\/discord\.com\/api\/v10\/channels\/1213458536202371072\/messages'/ },
  ]) {
    it(`is pasted into ${file} as its own language, without the token, and is sent`, async () => {
      const { workbench } = session;
      const { page } = workbench;
      await workbench.openFile(file);
      await page.keyboard.press('Control+A');
      await page.evaluate((text) => navigator.clipboard.writeText(text), curl);
      await workbench.runCommand('Tracecord: Paste As Request');
      const text = await eventually(async () => {
        const now = await workbench.editor.text();
        // The file as it was may look alike.
        assert.match(now, /Pasted/);
        assert.match(now, written);
        return now;
      });
      assert.doesNotMatch(text, /not-a-token-but-kept-secret/);
      await workbench.goTo(text.split('\n').findIndex((line) => written.test(line)) + 1, 1);
      await workbench.editor.lenses();
      await panel.press();
      await panel.outcome('200 OK', `${file}:`);
      await workbench.screenshot(`paste-${file.replace('.', '-')}`);
    });
  }

  it('that is none is said to be none, and nothing is changed', async () => {
    const { workbench } = session;
    await workbench.openFile('message.sh');
    const before = await workbench.editor.text();
    await workbench.page.evaluate(() => navigator.clipboard.writeText('just words'));
    await workbench.runCommand('Tracecord: Paste As Request');
    await workbench.notification(/curl/).waitFor();
    assert.equal(await workbench.editor.text(), before);
  });
});
