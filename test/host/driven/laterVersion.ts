import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { storeBot, tokenOf } from './credentialWalk.ts';
import { segmentsOf } from './journalFiles.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import { showHistory } from './showHistory.ts';

/** What a Tracecord of some years from now may keep: other shapes, other kinds, and more than we know. */
const later = {
  global: {
    profiles: {
      version: 9,
      profiles: [
        { id: 'p1', name: 'Later bot', kind: 'bot', lastFour: 'abcd', environment: 'quality', base: { mesh: 'x' } },
        { id: 'p2', name: 'Passkey', kind: 'passkey', rings: [1, 2] },
      ],
    },
    folderCredentials: { version: 4, list: [['file:///x', { id: 'p1' }]] },
  },
  workspace: {
    activeCredential: { kind: 'profile', id: 'p1', since: 1 },
    'tracecord.watch': { mode: 'always' },
    values: { version: 3, entries: [{ name: 'channel', value: { sealed: true } }] },
    recentIds: 'gone',
  },
};

/** Lines of a later journal: of a kind that is new, and an exchange that says more. */
const lines = [
  { tracecord: 7, kind: 'trace', at: '2026-11-29T12:00:00.000Z', spans: [] },
  {
    tracecord: 7,
    kind: 'exchange',
    id: 'later-1',
    at: new Date().toISOString(),
    request: { method: 'GET', url: 'https://discord.com/api/v12/users/@me', headers: [], shape: null, trailers: [] },
    route: '/users/@me',
    response: { status: 418, headers: [], bytes: 2, body: {}, early: [103] },
    diagnosis: { class: 'teapot/short', cause: 'tea', confidence: 'certain', code: null, fixes: ['brew'], fields: [] },
    timings: { total: 5, quantum: 1 },
    credential: { origin: 'passkey', scheme: null, lastFour: '' },
    attempt: 1,
  },
];

/** Where VS Code in a browser keeps what extensions remember: one database for the person, one for each workspace. */
function stateIn(page: Page, write?: typeof later): Promise<{ global: unknown[]; workspace: unknown[] }> {
  return page.evaluate(async (states) => {
    const key = 'tracecord.tracecord';
    const found: { global: unknown[]; workspace: unknown[] } = { global: [], workspace: [] };
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name = '' } of await indexedDB.databases()) {
      if (!name.startsWith('vscode-web-state-db-')) continue;
      const scope = name.startsWith('vscode-web-state-db-global') ? 'global' : 'workspace';
      const database = await done(indexedDB.open(name));
      const store = database.transaction('ItemTable', 'readwrite').objectStore('ItemTable');
      if (states !== undefined) await done(store.put(JSON.stringify(states[scope]), key));
      const text: string | undefined = await done(store.get(key));
      if (text !== undefined) found[scope].push(JSON.parse(text));
      database.close();
    }
    return found;
  }, write);
}

describe('what a later version has kept', function () {
  this.timeout(120_000);
  let session: SandboxSession;

  before(async () => {
    session = await startSandboxSession();
    const { panel, workbench, server } = session;
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await panel.outcome('200 OK');
    await eventually(() => assert.equal(segmentsOf(server).length, 1));
    const [own = ''] = segmentsOf(server);
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    await writeFile(join(dirname(own), `journal-${'9'.repeat(15)}-1-later.ndjson`), text);
    await stateIn(workbench.page, later);
    await workbench.reload();
    await workbench.openFile('message.http');
    await workbench.editor.lenses();
  });
  after(() => session?.end());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await session.workbench.screenshot('later-failed');
  });

  it('is read as far as it is known: careful where it is not', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await workbench.quickInput.widget.getByText('Later bot').first().waitFor();
    const line = workbench.quickInput.widget.locator('.quick-input-box input');
    assert.match((await line.getAttribute('placeholder')) ?? '', /One is kept that this version cannot read/);
    await workbench.screenshot('later-1-credentials');
    await workbench.quickInput.pick('Later bot');
    await workbench.quickInput.widget.getByText('production').first().waitFor();
    await workbench.quickInput.dismiss();
  });

  it('stands in the history beside what this version writes', async () => {
    const { panel, workbench } = session;
    await panel.useSandbox();
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await panel.outcome('200 OK');
    await showHistory(workbench, 'History');
    await eventually(async () =>
      assert.match(await panel.history.filter({ hasText: 'Today' }).innerText(), /2 requests, 1 failed/),
    );
    await panel.history.filter({ hasText: 'Today' }).click();
    await panel.history.filter({ hasText: '418 GET' }).first().click();
    await workbench.page.locator('.tab').filter({ hasText: 'record-' }).first().waitFor();
    await workbench.screenshot('later-2-history');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('is kept, read or not, when something is changed', async () => {
    const { workbench, server } = session;
    await workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, tokenOf('123456789012345678', 'one1'), 'Mine', 'development');
    await workbench.statusBarItem('Mine').first().waitFor();
    await eventually(async () => {
      // Of profiles of VS Code there are several databases; one of them is in use.
      const states = (await stateIn(workbench.page)).global as (typeof later.global)[];
      const state = states.find(({ profiles }) => profiles.profiles.some(({ name }) => name === 'Mine'));
      assert.ok(state !== undefined, JSON.stringify(states));
      assert.equal(state.profiles.version, 9);
      assert.deepEqual(state.profiles.profiles.slice(0, 2), later.global.profiles.profiles);
      assert.deepEqual(state.folderCredentials, later.global.folderCredentials);
    });
    const kept = segmentsOf(server).map((path) => readFileSync(path, 'utf8'));
    assert.ok(kept.some((text) => text.includes('"kind":"trace"')));
  });

  it('makes nothing fail', async () => {
    const said = await session.workbench.notifications();
    assert.deepEqual(
      said.filter((sentence) => sentence.includes('Tracecord failed')),
      [],
    );
    assert.deepEqual(
      session.workbench.complaints.filter((complaint) => complaint.includes('tracecord')),
      [],
    );
  });
});
