import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { previewOf } from './preview.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** A rate-limit proxy of a fleet, inside a private network. */
const fleet = 'http://nirn-proxy.internal:8080';

describe('the capture proxy', function () {
  this.timeout(90_000);
  let session: Session | undefined;
  afterEach(async () => {
    await session?.end();
    session = undefined;
  });

  it('is not started where tokens could be read on the way, and says what to do', async () => {
    session = await startSession({ settings: { 'tracecord.proxy.upstream': fleet } });
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Start Capture Proxy');
    const refusal = workbench.notification(/would be reached without TLS.*tracecord\.allowedOrigins/);
    await refusal.waitFor();
    assert.match(await refusal.innerText(), /nirn-proxy\.internal:8080/);
    await workbench.screenshot('capture-proxy-refused');
    assert.equal(await workbench.statusBarItem(/proxy :\d+/).count(), 0);
  });

  it('is started where the person has named that twice, says so, and refuses what is made as a user', async () => {
    session = await startSession({
      settings: {
        'tracecord.proxy.upstream': fleet,
        'tracecord.allowedOrigins': [fleet],
        'tracecord.language': 'ja',
      },
    });
    const { workbench } = session;
    const panel = new TracecordPanel(workbench);
    await workbench.openFile('message.http');
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Start Capture Proxy');
    const tab = workbench.page.locator('.tab').filter({ hasText: /proxy-\d+/ });
    await tab.first().waitFor();
    const name = /proxy-\d+\.md/.exec(await tab.first().innerText())?.[0] ?? '';
    const text = await (await previewOf(workbench, name)).locator('body').innerText();
    assert.match(text, /TLS なし: トークンはそのまま nirn-proxy\.internal:8080 へ送られ/);
    const api = /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/api/.exec(text)?.[0] ?? '';
    const headers = { Authorization: 'fake-token-without-a-scheme', 'X-Super-Properties': 'e30=' };
    const answer = await fetch(`${api}/v10/users/@me`, { headers });
    assert.equal(answer.status, 403);
    const { message, tracecord } = (await answer.json()) as { readonly message: string; readonly tracecord: string };
    assert.match(message, /送信しませんでした.*x-super-properties/);
    assert.equal(tracecord, 'user-token');
    await workbench.runCommand('Tracecord: Focus on History View');
    await eventually(async () => assert.match(await panel.history.first().innerText(), /\(TRACECORD_USER_TOKEN\) GET/));
    await workbench.screenshot('capture-proxy-user');
  });

  it('has the same address when it is started again', async () => {
    session = await startSession();
    const { workbench } = session;
    const addressOf = async () => {
      await workbench.openFile('message.http');
      await workbench.editor.lenses();
      await workbench.runCommand('Tracecord: Start Capture Proxy');
      const tab = workbench.page.locator('.tab.active').filter({ hasText: /proxy-\d+/ });
      await tab.first().waitFor();
      const name = /proxy-\d+\.md/.exec(await tab.first().innerText())?.[0] ?? '';
      const text = await (await previewOf(workbench, name)).locator('body').innerText();
      return /http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}\/api/.exec(text)?.[0];
    };
    const first = await addressOf();
    assert.ok(first !== undefined);
    await workbench.runCommand('Tracecord: Stop Capture Proxy');
    await workbench.statusBarItem(/proxy :\d+/).waitFor({ state: 'detached' });
    assert.equal(await addressOf(), first);
  });

  it('is not started through a proxy that cannot be used, whose password is not shown', async () => {
    session = await startSession({ settings: { 'http.proxy': 'http://me:hun/canaryQ@127.0.0.1:9' } });
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.editor.lenses();
    await workbench.runCommand('Tracecord: Start Capture Proxy');
    const refusal = workbench.notification(/the proxy of your network settings cannot be used/);
    await refusal.waitFor();
    assert.match(await refusal.innerText(), /http:\/\/127\.0\.0\.1:9/);
    assert.doesNotMatch(await workbench.page.evaluate(() => document.body.outerHTML), /canaryQ/);
    await workbench.screenshot('capture-proxy-password');
  });
});
