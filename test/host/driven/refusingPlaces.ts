import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';
import type { Server } from '../server.ts';
import { segmentsOf, written } from './journalFiles.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'x'.repeat(38)].join('.');
const file = 'leaks.js';
const text = `fetch('https://discord.com/api/v10/users/@me', {\n  headers: { Authorization: 'Bot ${token}' },\n});\n`;

/** The folder that VS Code keeps for the workspace of the window. */
function storageOf({ home }: Server): string {
  const lock = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('vscode.lock'));
  assert.ok(lock !== undefined);
  return dirname(join(home, lock));
}

/** What a person does in every such place: send, move a secret, export; each works or says why it does not. */
class Visit {
  readonly #session: Session;
  readonly #panel: TracecordPanel;
  readonly #name: string;

  constructor(session: Session, name: string) {
    this.#session = session;
    this.#panel = new TracecordPanel(session.workbench);
    this.#name = name;
  }

  async send(): Promise<void> {
    await this.#panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await this.#panel.outcome('200 OK');
  }

  async useSandbox(): Promise<void> {
    await this.#session.workbench.openFile('message.http');
    await this.#panel.useSandbox();
  }

  /** Waits for the sentence, shows it in a picture and takes it away. */
  async said(sentence: RegExp, picture: string): Promise<void> {
    const { workbench } = this.#session;
    const shown = workbench.notification(sentence).first();
    await shown.waitFor();
    const says = await shown.innerText();
    assert.ok(!says.includes(token.slice(-30)), shownIn('file not written', 'setting not written'));
    await workbench.screenshot(`refused-${this.#name}-${picture}`);
    await workbench.runCommand('Notifications: Clear All Notifications');
  }

  async moveSecret(): Promise<void> {
    const { workbench } = this.#session;
    await workbench.openFile(file);
    await workbench.goTo(2, 40);
    await workbench.editor.quickFix('Move token to an environment variable');
  }

  async export(): Promise<void> {
    const { workbench } = this.#session;
    await workbench.runCommand('Tracecord: Export History…');
    await workbench.quickInput.pick(/HTTP Archive/);
    const path = workbench.quickInput.widget.locator('.quick-input-box input');
    await eventually(async () => assert.match(await path.inputValue(), /discord-history\.har$/));
    await workbench.page.keyboard.press('Enter');
  }

  get history() {
    return this.#panel.history;
  }
}

describe('places that refuse', function () {
  this.timeout(120_000);

  describe('a storage, a full disk and an environment file that is none', () => {
    let session: Session;
    let visit: Visit;
    const journal = () => join(storageOf(session.server), 'tracecord.tracecord', 'journal');
    before(async () => {
      session = await startSession({
        prepare: async (folder) => {
          await writeFile(join(folder, file), text);
          await mkdir(join(folder, '.env'), { recursive: true });
          // The device that is always full.
          if (existsSync('/dev/full')) await symlink('/dev/full', join(folder, 'discord-history.har'));
          return undefined;
        },
      });
      visit = new Visit(session, 'storage');
      await visit.useSandbox();
      // A file in place of the folder bars root too.
      await mkdir(dirname(journal()), { recursive: true });
      await writeFile(journal(), 'in the way');
    });
    after(() => session?.end());

    it('of the journal: sending works, the history goes on in memory, and it is said once', async () => {
      await visit.send();
      await visit.said(/The journal cannot be written.*The history goes on in memory/, '1-journal');
      await visit.send();
      await session.workbench.runCommand('Tracecord: Focus on History View');
      await eventually(async () => assert.match(await visit.history.first().innerText(), /^200 POST/));
      assert.equal(await session.workbench.notification('The journal cannot be written').count(), 0);
    });

    it('of an export: a full disk is named', async function () {
      if (!existsSync('/dev/full')) this.skip();
      const { workbench } = session;
      await visit.export();
      // The file dialog asks in its own line, and takes the same key for a yes.
      await workbench.quickInput.widget.getByText(/already exists/).waitFor();
      await workbench.page.keyboard.press('Enter');
      await visit.said(/Nothing was exported: discord-history\.har could not be written \(.*ENOSPC/, '2-full');
    });

    it('of a secret: it stays in the text, whole', async () => {
      await visit.moveSecret();
      await visit.said(/The secret stays where it is: \.env could not be written/, '3-secret');
      assert.equal(await session.workbench.editor.text(), text);
    });

    it('writes what it held in memory as soon as it may', async () => {
      await rm(journal());
      // The window is closed in good order, in which the last try is made.
      await session.workbench.reload();
      await eventually(() => assert.equal(segmentsOf(session.server).length, 1));
      const lines = written(session.server).trim().split('\n');
      assert.deepEqual(
        lines.map((line) => JSON.parse(line).response.status),
        [200, 200],
      );
    });
  });

  describe('a folder that nobody can write', () => {
    let session: Session;
    let isMounted = false;
    before(async function () {
      session = await startSession({
        prepare: async (folder) => {
          await writeFile(join(folder, file), text);
          await rm(join(folder, '.gitignore'), { force: true });
          isMounted =
            spawnSync('mount', ['--bind', folder, folder]).status === 0 &&
            spawnSync('mount', ['-o', 'remount,ro,bind', folder]).status === 0;
          if (!isMounted) await chmod(folder, 0o555);
          return undefined;
        },
      });
      // Permissions do not bind root, and not every system lets it mount.
      const probe = join(session.folder, 'probe');
      await writeFile(probe, '').catch(() => {});
      if (existsSync(probe)) this.skip();
    });
    after(async () => {
      if (session !== undefined) {
        if (isMounted) spawnSync('umount', ['-l', session.folder]);
        else await chmod(session.folder, 0o755);
      }
      await session?.end();
    });

    it('is read, underlined and sent from; what would change it says why it does not', async () => {
      const visit = new Visit(session, 'read-only');
      await visit.useSandbox();
      await visit.send();
      assert.equal(written(session.server).trim().split('\n').length, 1);
      await visit.export();
      await visit.said(/Nothing was exported: discord-history\.har could not be written/, '1-export');
      await visit.moveSecret();
      await visit.said(/The secret stays where it is: \.gitignore could not be written/, '2-secret');
      assert.equal(readFileSync(join(session.folder, file), 'utf8'), text);
      const { workbench } = session;
      await workbench.goTo(2, 40);
      await workbench.editor.quickFix('Leave this file out of the findings');
      await visit.said(/The setting "tracecord\.lint\.exclude" stays as it was/, '3-setting');
    });
  });

  describe('a workspace that lies on no disk', () => {
    let session: Session;
    before(async () => {
      session = await startSession({
        prepare: async (folder) => {
          const workspace = join(folder, 'virtual.code-workspace');
          // A file system that VS Code keeps in the memory of its window.
          await writeFile(workspace, JSON.stringify({ folders: [{ uri: 'tmp:/', name: 'virtual' }] }));
          return workspace;
        },
      });
    });
    after(() => session?.end());

    it('is read, underlined and sent from like any other; what needs a disk says so', async () => {
      const { workbench } = session;
      const { page } = workbench;
      const visit = new Visit(session, 'virtual');
      await page.locator('.explorer-folders-view').hover();
      await page.locator('.action-label[aria-label^="New File"]').first().click();
      await page.locator('.explorer-item input').fill('one.http');
      await page.keyboard.press('Enter');
      await page.locator('.tab.active').filter({ hasText: 'one.http' }).waitFor();
      await workbench.editor.focus();
      await page.keyboard.insertText('GET https://discord.com/api/v10/channels/1213458536202371072\n');
      await workbench.save();
      await workbench.editor.lenses();
      const panel = new TracecordPanel(workbench);
      await panel.useSandbox();
      await workbench.editor.lenses();
      await workbench.editor.clickLens(/Send/);
      await panel.outcome('200 OK');
      await workbench.screenshot('refused-virtual-1-sent');
      assert.match(written(session.server), /^\{"tracecord":1,.*"status":200/);
      await workbench.runCommand('Tracecord: Watch My Bot');
      await visit.said(/folder/, '2-watch');
    });
  });
});
