import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { eventually } from '../eventually.ts';
import type { Workbench } from '../workbench.ts';
import { newestWriter, segmentsOf, tally, written } from './journalFiles.ts';
import { pageOf } from './preview.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import { type Session, startSession } from './session.ts';
import { showHistory } from './showHistory.ts';
import { japanese, TracecordPanel, untranslated } from './tracecordPanel.ts';

/** Loads the window again, as a person does, and shows the history: VS Code keeps what was open only some seconds later. */
async function reloaded(workbench: Workbench, history: string): Promise<void> {
  await workbench.reload();
  await showHistory(workbench, history);
}

describe('the journal', function () {
  this.timeout(120_000);
  let session: SandboxSession;
  before(async () => {
    session = await startSandboxSession();
  });
  after(() => session?.end());

  const reload = () => reloaded(session.workbench, 'History');

  /** The rows of the history once there are any. */
  async function labels(): Promise<string[]> {
    await session.panel.history.first().waitFor();
    return session.panel.history.locator('.label-name').allInnerTexts();
  }

  /** Opens the day, where it is closed. */
  async function expand(): Promise<void> {
    await eventually(async () => assert.ok((await labels()).includes('Today')));
    if ((await labels()).at(-1) !== 'Today') return;
    await session.panel.history.last().click();
    await eventually(async () => assert.ok((await labels()).length > 1));
  }

  it('has each exchange on the disk by the time its answer is shown', async () => {
    const { panel, server, workbench } = session;
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name sendMessage'));
    await panel.outcome('200 OK');
    assert.equal(written(server).trim().split('\n').length, 1);
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name missingPermission'));
    await panel.outcome('403 Forbidden');
    await panel.sendAt(await placeOf('message.http', 'POST', '# @name longTitle'));
    await panel.outcome('400 Bad Request');
    const lines = written(server).trim().split('\n');
    assert.equal(lines.length, 3);
    const records = lines.map((line) => JSON.parse(line));
    assert.deepEqual(
      records.map(({ response, diagnosis, place }) => [response.status, diagnosis.code, place.file]),
      [
        [200, null, 'message.http'],
        [403, 50013, 'message.http'],
        [400, 50035, 'message.http'],
      ],
    );
    assert.deepEqual(records[1].request.shape, { content: 'string(21)' });
    const all = written(server);
    for (const secret of [defaultToken(), 'Nobody may write here', 'Hello from Tracecord', 'A title may have']) {
      assert.equal(all.includes(secret), false, secret);
    }
    await workbench.runCommand('Tracecord: Focus on History View');
    await workbench.screenshot('journal-01-live');
  });

  it('shows the day after the window was loaded again', async () => {
    const { panel, workbench, server } = session;
    await reload();
    await eventually(async () => assert.deepEqual(await labels(), ['Today']));
    assert.ok((await panel.history.first().innerText()).includes(tally(server)));
    await expand();
    assert.match((await labels())[1] ?? '', /^400 50035 POST \/channels\/\d+\/messages/);
    await workbench.screenshot('journal-02-reloaded');
  });

  it('opens a record as a page without values', async () => {
    const { panel, workbench } = session;
    await panel.history.nth(2).click();
    const page = await pageOf(workbench, 'record', 'POST /channels/{channel_id}/messages: 403 50013');
    await page.getByText('Missing permission (permission/missing)').waitFor();
    await page.getByText('"content": "string(21)"').waitFor();
    await page.getByText('"content": "{{content}}"').waitFor();
    await workbench.screenshot('journal-03-record');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('sends the request of a record again from its file', async () => {
    const { panel, workbench } = session;
    await panel.history.nth(2).hover();
    await panel.history.nth(2).getByRole('button', { name: 'Replay' }).click();
    await panel.outcome('403 Forbidden');
    await eventually(async () => assert.match((await labels())[0] ?? '', /^403 50013/));
    await workbench.screenshot('journal-04-replayed');
  });

  it('outlives a killed extension host', async () => {
    const { panel, workbench, server } = session;
    await panel.sendAt(await placeOf('message.http', 'GET', '# @name unknownChannel'));
    await panel.outcome('404 Not Found');
    const before = written(server).trim().split('\n').length;
    const host = newestWriter(server);
    process.kill(host, 'SIGKILL');
    await eventually(() => assert.equal(existsSync(`/proc/${host}/exe`), false));
    await reload();
    await eventually(async () => assert.ok((await panel.history.first().innerText()).includes(tally(server))));
    assert.equal(written(server).trim().split('\n').length, before);
    assert.ok(
      written(server)
        .trim()
        .split('\n')
        .every((line) => JSON.parse(line).tracecord === 1),
    );
    await workbench.screenshot('journal-06-killed');
  });

  it('filters by what is picked, and says so in the view', async () => {
    const { panel, workbench, server } = session;
    await workbench.runCommand('Tracecord: Filter History…');
    await workbench.quickInput.pick('Missing permission');
    await workbench.quickInput.pick('Does not exist');
    await workbench.screenshot('journal-07-filter');
    await workbench.page.keyboard.press('Enter');
    const pane = workbench.page.locator('.pane-header').filter({ hasText: 'History' });
    await pane.getByText(/filtered: .*Missing permission/).waitFor();
    const some = tally(server, ({ class: name }) => ['permission/missing', 'missing/resource'].includes(name));
    assert.notEqual(some, tally(server));
    await eventually(async () => assert.ok((await panel.history.first().innerText()).includes(some)));
    await workbench.screenshot('journal-08-filtered');
    await workbench.runCommand('Tracecord: Show Whole History');
    await eventually(async () => assert.ok((await panel.history.first().innerText()).includes(tally(server))));
  });

  it('compares two records side by side', async () => {
    const { panel, workbench } = session;
    await expand();
    await panel.history.nth(1).click();
    await workbench.page.locator('.tab').filter({ hasText: 'record-' }).first().waitFor();
    await panel.history.nth(2).click({ modifiers: ['ControlOrMeta'] });
    await panel.history.nth(2).click({ button: 'right' });
    await workbench.page.getByRole('menuitem', { name: 'Compare Answers' }).click();
    await workbench.page.locator('.tab').filter({ hasText: '↔' }).first().waitFor();
    await workbench.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await workbench.screenshot('journal-09-compared');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('shows error rates, an incident, the operations of a profile, and samples', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Error Rates');
    const rates = await pageOf(workbench, 'error-rates', 'Error rates');
    await rates.getByText('No route fails clearly more often than it did before.').waitFor();
    await workbench.screenshot('journal-10-rates');
    await workbench.runCommand('View: Close All Editor Groups');

    await workbench.runCommand('Tracecord: Incident Timeline');
    await workbench.screenshot('journal-11-span');
    await workbench.quickInput.pick('The last hour');
    const incident = await pageOf(workbench, 'incident', 'Incident timeline');
    await incident.getByText(/First failure: POST .* gave 403 50013/).waitFor();
    const [all, failed] = tally(session.server).match(/\d+/g) ?? [];
    await incident.getByText(`${all} requests, of which ${failed} failed (`).waitFor();
    await workbench.screenshot('journal-12-incident');
    await workbench.runCommand('View: Close All Editor Groups');

    await workbench.runCommand('Tracecord: Show Operations Log');
    const operations = await pageOf(workbench, 'operations', 'Operations log: Sandbox');
    await operations
      .getByText(/message\.http:\d+/)
      .first()
      .waitFor();
    await workbench.screenshot('journal-13-operations');
    await workbench.runCommand('View: Close All Editor Groups');

    await workbench.runCommand('Tracecord: Show Sample Requests');
    const samples = await pageOf(workbench, 'samples', 'Sample requests');
    await samples
      .getByText(/^Seen (?:once|\d+ times), last at 20/)
      .first()
      .waitFor();
    await workbench.screenshot('journal-14-samples');
    await workbench.runCommand('View: Close All Editor Groups');
  });

  it('says that values were not kept where the file is gone, and shows the request with variables', async () => {
    const { panel, workbench, folder } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    const file = join(folder, 'message.http');
    const text = await readFile(file);
    await rm(file);
    try {
      // No editor holds the text any more.
      await reload();
      await expand();
      await panel.history.nth(1).hover();
      await panel.history.nth(1).getByRole('button', { name: 'Replay' }).click();
      const told = workbench.notification('keeps the shape of a request, not its values');
      await told.waitFor();
      await workbench.screenshot('journal-05-not-kept');
      await told.locator('.monaco-button').filter({ hasText: 'Show as .http' }).click();
      await eventually(async () => assert.match(await workbench.editor.text(), /^(?:GET|POST) http/));
      await workbench.screenshot('journal-05-variables');
    } finally {
      await writeFile(file, text);
    }
  });

  it('exports an archive without secrets', async () => {
    const { workbench, folder, server } = session;
    const count = written(server).trim().split('\n').length;
    await workbench.runCommand('Tracecord: Export History…');
    await workbench.quickInput.pick(/HTTP Archive/);
    const path = workbench.quickInput.widget.locator('.quick-input-box input');
    await eventually(async () => assert.match(await path.inputValue(), /discord-history\.har$/));
    await workbench.page.keyboard.press('Enter');
    await workbench.notification(`Exported ${count} requests.`).waitFor();
    await workbench.screenshot('journal-15-exported');
    const har = JSON.parse(await readFile(join(folder, 'discord-history.har'), 'utf8'));
    assert.equal(har.log.entries.length, count);
    assert.equal(JSON.stringify(har).includes(defaultToken()), false);
  });

  it('is deleted once the person said yes', async () => {
    const { panel, workbench, server } = session;
    await workbench.runCommand('Tracecord: Delete History…');
    await workbench.dialog.waitFor();
    await workbench.screenshot('journal-16-delete');
    await workbench.answerDialog('Delete History');
    await eventually(async () => assert.equal(await panel.history.count(), 0));
    assert.deepEqual(segmentsOf(server), []);
  });
});

describe('the journal in Japanese', function () {
  this.timeout(120_000);
  let session: Session;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    panel = new TracecordPanel(session.workbench, japanese);
    await session.workbench.openFile('message.http');
    await panel.useSandbox();
  });
  after(() => session?.end());

  it('says everything in Japanese', async () => {
    const { workbench } = session;
    for (const name of ['sendMessage', 'missingPermission']) {
      await panel.sendAt(await placeOf('message.http', 'POST', `# @name ${name}`));
      await panel.outcome(name === 'sendMessage' ? '200 OK' : '403 Forbidden');
    }
    await reloaded(workbench, '履歴');
    await eventually(async () =>
      assert.match(await panel.history.first().innerText(), /今日[\s\S]*2 件、うち失敗 1 件/),
    );
    await panel.history.first().click();
    await eventually(async () => assert.equal(await panel.history.count(), 3));
    await workbench.screenshot('journal-ja-01-history');
    await workbench.runCommand('Tracecord: 履歴を絞り込む…');
    await workbench.quickInput.widget.getByText('権限不足').first().waitFor();
    await workbench.screenshot('journal-ja-02-filter');
    await workbench.quickInput.dismiss();
    await workbench.runCommand('Tracecord: 障害の経過');
    await workbench.quickInput.pick('この 1 時間');
    const incident = await pageOf(workbench, 'incident', '障害の経過');
    await incident.getByText('リクエストは 2 件、そのうち 1 件が失敗しました（50 %）。').waitFor();
    const said = await incident.locator('body').innerText();
    assert.doesNotMatch(said, untranslated);
    await workbench.screenshot('journal-ja-03-incident');
    await workbench.runCommand('Tracecord: 操作ログを表示');
    await pageOf(workbench, 'operations', '操作ログ: サンドボックス');
    await workbench.screenshot('journal-ja-04-operations');
  });
});
