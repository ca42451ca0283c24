import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import type { Workbench } from '../workbench.ts';
import { storeBot, tokenOf } from './credentialWalk.ts';
import { type Door, startDoor } from './door.ts';
import { segmentsOf } from './journalFiles.ts';
import { type Session, startSession } from './session.ts';
import { showHistory } from './showHistory.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** Requests that each window sends. */
const perWindow = 25;

const numbersOf = (window: number) => Array.from({ length: perWindow }, (_, at) => window * perWindow + at);

function requestsOf(window: number): string {
  const requests = numbersOf(window).map(
    (n) => `GET https://discord.com/api/v10/channels/1213458536202371072?n=${n}\nX-Window: ${window}\n`,
  );
  return requests.join('\n###\n\n');
}

/** What a browser without a screen never says by itself: that a person left the page and came back. */
async function leftAndBack(page: Page): Promise<void> {
  for (const isFocused of [false, true]) {
    await page.evaluate((has) => {
      document.hasFocus = () => has;
      window.dispatchEvent(new Event(has ? 'focus' : 'blur'));
    }, isFocused);
    // VS Code believes in a lost focus only when it does not come back at once.
    await page.waitForTimeout(50);
  }
}

describe('two windows on one workspace', function () {
  this.timeout(120_000);
  let session: Session;
  let door: Door;
  let other: Workbench;

  before(async () => {
    door = await startDoor();
    session = await startSession({
      settings: { 'tracecord.sandbox.url': door.url },
      prepare: async (folder) => {
        for (const window of [0, 1]) await writeFile(join(folder, `window-${window}.http`), requestsOf(window));
        return undefined;
      },
    });
    await session.workbench.openFile('window-0.http');
    await new TracecordPanel(session.workbench).useSandbox();
    other = await session.workbench.another(session.server, session.folder);
    await other.openFile('window-1.http');
    await other.statusBarItem('Sandbox').waitFor();
  });
  after(async () => {
    await session?.end();
    await door?.close();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await session.workbench.screenshot('two-windows-failed-0');
    await other?.screenshot('two-windows-failed-1');
  });

  it('send at the same time, and no line of either is lost or damaged', async () => {
    const windows = [session.workbench, other];
    door.holdAfter(1);
    for (const each of windows) await each.runCommand('Tracecord: Send All in File');
    door.release();
    await eventually(() => assert.equal(door.answered.length, 2 * perWindow));
    const files = segmentsOf(session.server);
    const writers = new Set(files.map((path) => /journal-\d+-(\d+)-/.exec(basename(path))?.[1]));
    assert.equal(writers.size, 2);
    const kept = await eventually(() => {
      const lines = files.flatMap((path) => readFileSync(path, 'utf8').trimEnd().split('\n'));
      const numbers = lines.map((line) => Number(/[?&]n=(\d+)/.exec(JSON.parse(line).request.url)?.[1]));
      assert.equal(numbers.length, 2 * perWindow);
      return numbers;
    });
    assert.deepEqual(new Set(kept), new Set([...numbersOf(0), ...numbersOf(1)]));
  });

  it('show both what either has sent', async () => {
    for (const each of [session.workbench, other]) {
      await each.reload();
      await showHistory(each, 'History');
      const rows = new TracecordPanel(each).history;
      await eventually(async () =>
        assert.match(await rows.first().innerText(), new RegExp(`${2 * perWindow} requests`)),
      );
    }
    await other.screenshot('two-windows-1-history');
  });

  it('show both what is changed of a credential in one of them', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await workbench.runCommand('Tracecord: Add Credential…');
    await storeBot(session, tokenOf('123456789012345678', 'one1'), 'Shared', 'development');
    await workbench.statusBarItem('Shared').first().waitFor();
    await other.reload();
    await other.statusBarItem('Shared').first().waitFor();
    await workbench.runCommand('Tracecord: Manage Credentials…');
    await quickInput.pick('Shared');
    await quickInput.pick('Rename…');
    await eventually(async () =>
      assert.equal(await quickInput.widget.locator('.quick-input-box input').inputValue(), 'Shared'),
    );
    await quickInput.type('Renamed');
    await workbench.statusBarItem('Renamed').first().waitFor();
    await eventually(async () => {
      await leftAndBack(other.page);
      await other.statusBarItem('Renamed').first().waitFor({ timeout: 1000 });
    });
    await other.screenshot('two-windows-2-renamed');
  });
});
