import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { eventually } from '../eventually.ts';
import type { Workbench } from '../workbench.ts';
import { botWithIntents } from './botWithIntents.ts';
import { pageText } from './pageText.ts';
import { pageOf } from './preview.ts';
import { startProxy } from './recordingProxy.ts';
import { type Session, startSession } from './session.ts';
import { cells, japanese, TracecordPanel } from './tracecordPanel.ts';

/** Made here, so that no scanner finds one. Its account is of 2024. */
const token = [
  Buffer.from('1213093380096131072').toString('base64url'),
  'GaBcDe',
  'stagingSecret'.padStart(38, 'x'),
].join('.');

/** The cells of the row that begins with a state and says `what`. */
async function row(preview: FrameLocator, what: string): Promise<string[]> {
  const found = preview.getByRole('row').filter({ has: preview.getByRole('cell', { name: what, exact: true }) });
  return eventually(async () => {
    assert.equal(await found.count(), 1, what);
    return (await cells(found)).map((cell) => cell.replaceAll('\u2060', ''));
  });
}

/** Stores the token as a profile, by hand so to speak. */
async function store(workbench: Workbench, name: string, environment: string): Promise<void> {
  await workbench.runCommand('Tracecord: Add Credential…');
  await workbench.quickInput.pick(/Store a bot token/);
  await workbench.quickInput.widget.locator('input[type="password"]').waitFor();
  await workbench.quickInput.type(token);
  await workbench.quickInput.widget.locator('input[type="text"]').waitFor();
  await workbench.quickInput.type(name);
  await workbench.quickInput.pick(environment);
  await workbench.statusBarItem(name).waitFor();
}

describe('a checked credential', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession();
    await writeFile(join(session.folder, 'client.js'), botWithIntents);
    // A link out of the folder is not followed.
    await writeFile(join(session.server.home, 'other.env'), `OTHER_TOKEN=${defaultToken()}\n`);
    await symlink(join(session.server.home, 'other.env'), join(session.folder, '.env.linked'));
    await writeFile(join(session.folder, '.env.production'), `NODE_ENV=production\nDISCORD_TOKEN=${defaultToken()}\n`);
    await session.workbench.openFile('message.http');
    await new TracecordPanel(session.workbench).useSandbox();
  });
  after(() => session?.end());

  it('is told by what Discord answers, and what the code asks for', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Check Credential');
    const page = await pageOf(workbench, 'credential', 'Credential: Sandbox');
    await page.getByText('It works.').waitFor();
    await workbench.screenshot('credential-01-report');
    assert.deepEqual(await row(page, 'GUILD_PRESENCES'), [
      'Problem',
      'GUILD_PRESENCES',
      'Off. The code asks for it (client.js:6). → Switch it on, or do not ask for it: the Gateway closes such a connection with 4014. (Developer Portal: Bot)',
    ]);
    assert.equal((await row(page, 'MESSAGE_CONTENT'))[0], 'Fine');
    const [state, , says] = await row(page, 'DISCORD_TOKEN in .env.production');
    assert.equal(await page.getByText('OTHER_TOKEN').count(), 0);
    assert.deepEqual([state, says], ['Fine', 'The same secret as the one in question. Belongs to production.']);
    await page.getByRole('heading', { name: 'Privileged intents' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('credential-02-intents');
    await page.getByRole('heading', { name: 'Where else it is' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('credential-03-places');
  });

  it('can be copied without a secret', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Copy Credential Report');
    await workbench.statusBarItem('Copied the credential report, without secrets.').first().waitFor();
    const copied = await workbench.clipboard();
    assert.match(copied, /^# Credential: Sandbox\n\n\*\*It works\.\*\*/);
    for (const shown of [copied, await pageText(workbench.page)])
      assert.equal(shown.includes(defaultToken().slice(-20)), false);
  });
});

describe('a stored credential that is checked without a network', function () {
  this.timeout(60_000);
  let session: Session;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  before(async () => {
    outside = await startProxy();
    session = await startSession({ settings: { 'http.proxy': `http://127.0.0.1:${outside.port}` } });
    await writeFile(join(session.folder, '.env.production'), `DISCORD_TOKEN=${token}\n`);
    await session.workbench.openFile('message.http');
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
  });

  it('is found in production, and whether it works is not guessed', async () => {
    const { workbench } = session;
    await store(workbench, 'My bot', 'staging');
    await workbench.runCommand('Tracecord: Check Credential');
    const page = await pageOf(workbench, 'credential', 'Credential: My bot');
    await page.getByText('Whether it works is not known.').waitFor();
    const [state, , says = ''] = await row(page, 'DISCORD_TOKEN in .env.production');
    assert.equal(state, 'Problem');
    assert.match(
      says,
      /^The same secret as the one in question\. Belongs to production\. The same secret is at Profile My bot \(staging\)\. → /,
    );
    assert.match((await row(page, 'GET /applications/@me, GET /gateway/bot'))[2] ?? '', /^Not asked/);
    await workbench.screenshot('credential-04-staging');
    // One question: the others would have failed in the same way.
    assert.deepEqual(
      outside.wanted.filter((host) => /discord/.test(host)),
      ['discord.com:443'],
    );
    assert.equal((await pageText(workbench.page)).includes('stagingSecret'), false);
  });
});

describe('a credential in a workspace that is not trusted', function () {
  this.timeout(60_000);
  let session: Session;
  let outside: Awaited<ReturnType<typeof startProxy>>;
  before(async () => {
    outside = await startProxy();
    session = await startSession({ trust: true, settings: { 'http.proxy': `http://127.0.0.1:${outside.port}` } });
    await writeFile(join(session.folder, '.env.production'), `DISCORD_TOKEN=${token}\n`);
    await session.workbench.openFile('message.http');
  });
  after(async () => {
    await session?.end();
    outside?.proxy.close();
  });

  it('is told by its shape alone: nothing is sent, and no environment file is read', async () => {
    const { workbench } = session;
    await store(workbench, 'Mine', 'development');
    await workbench.runCommand('Tracecord: Check Credential');
    const page = await pageOf(workbench, 'credential', 'Credential: Mine');
    await page.getByText('Discord was not asked.').waitFor();
    assert.match((await row(page, 'Account in the token'))[2] ?? '', /^1213093380096131072, made on 2024-03-01/);
    assert.match((await row(page, 'GET /users/@me'))[2] ?? '', /[Tt]rust/);
    assert.equal(await page.getByText('.env.production').count(), 0);
    await workbench.screenshot('credential-07-untrusted');
    assert.deepEqual(
      outside.wanted.filter((host) => /discord/.test(host)),
      [],
    );
  });
});

describe('a checked credential in Japanese', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await writeFile(join(session.folder, 'client.js'), botWithIntents);
    await writeFile(join(session.folder, '.env.production'), `DISCORD_TOKEN=${defaultToken()}\n`);
    await session.workbench.openFile('message.http');
    await new TracecordPanel(session.workbench, japanese).useSandbox();
  });
  after(() => session?.end());

  it('says the same', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: 認証情報を調べる');
    const page = await pageOf(workbench, 'credential', '認証情報: サンドボックス');
    await page.getByText('有効です。').waitFor();
    const [state, , says = ''] = await row(page, 'GUILD_PRESENCES');
    assert.equal(state, '問題');
    assert.match(says, /^オフ。コードが要求しています \(client\.js:6\)。 → オンにするか、/);
    await workbench.screenshot('credential-05-japanese');
    await page.getByRole('heading', { name: 'ほかにある場所' }).scrollIntoViewIfNeeded();
    await workbench.screenshot('credential-06-japanese-places');
  });
});
