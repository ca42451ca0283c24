import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { eventually } from '../eventually.ts';
import { pageText } from './pageText.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { cells, TracecordPanel } from './tracecordPanel.ts';

/** A request that the sandbox answers after 25 s: long enough to walk to a button. */
const slow = 'GET https://discord.com/api/v10/users/@me\nX-Sandbox-Fault: slow=25\n';

describe('the panel', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSession();
    await writeFile(join(session.folder, 'slow.http'), slow);
    panel = new TracecordPanel(session.workbench);
    await session.workbench.openFile('message.http');
    await panel.useSandbox();
  });
  after(() => session?.end());

  it('shows a request as it was really sent: masked, with what the client adds, and from where', async () => {
    const { workbench } = session;
    await panel.sendAt(await placeOf('message.sh', 'curl', '# A message'));
    const runner = await panel.outcome('200 OK', /POST \S+\/messages/m);
    const rows = runner.locator('details[data-key="request"] table tr');
    const headers = new Map<string, string>();
    for (const row of await rows.all()) {
      const [name = '', value = ''] = await cells(row);
      headers.set(name.toLowerCase(), value);
    }
    assert.match(headers.get('authorization') ?? '', /^Bot ••••\S{4}$/);
    assert.equal(headers.get('content-type'), 'application/json');
    assert.match(headers.get('user-agent') ?? '', /^curl\/[\d.]+ added by the client$/);
    assert.match(headers.get('accept') ?? '', /^\*\/\* added by the client$/);
    const notes = (await runner.locator('details[data-key="request"] .notes li').allInnerTexts()).join('\n');
    assert.match(notes, /Credential: Sandbox \(••••\S{4}\), because the code takes it from run time\./);
    assert.match(notes, /Headers marked as added are those that curl sends by itself\./);
    assert.match(notes, /Sent from .*; Discord's edge judges that address/);
    await runner.locator('details[data-key="request"] summary').scrollIntoViewIfNeeded();
    await workbench.screenshot('panel-01-as-sent');
  });

  it('gives evidence and ranked fixes for a failure, the preferred one first', async () => {
    const { workbench } = session;
    await panel.sendAt(await placeOf('message.http', 'User-Agent: Mozilla'));
    const runner = await panel.outcome('403 Forbidden', 'GET /channels/1213458536202371072');
    await runner.locator('.facts').getByText('Code 40333').waitFor();
    const evidence = await runner.locator('.evidence li').allInnerTexts();
    assert.ok(evidence.includes('status 403') || evidence.some((fact) => /403/.test(fact)), evidence.join(' | '));
    assert.ok(
      evidence.some((fact) => /User-Agent.*browser.*Mozilla\/5\.0/.test(fact)),
      evidence.join(' | '),
    );
    const fixes = runner.locator('.fixes > li');
    assert.ok((await fixes.count()) >= 2);
    assert.equal(await fixes.first().getByRole('button').innerText(), "Use Discord's User-Agent format");
    await fixes.first().getByText('try this first').waitFor();
    assert.equal(await runner.locator('.fixes button.primary').count(), 1);
    await workbench.screenshot('panel-02-ranked-fixes');
  });

  it('mends the text when the preferred fix is pressed, and "Send again" is answered', async () => {
    const { workbench } = session;
    const runner = await panel.runner();
    await runner.locator('.fixes button.primary').click();
    await eventually(async () => assert.match(await workbench.editor.text(), /^User-Agent: DiscordBot \(/m));
    await runner.getByRole('button', { name: 'Send again' }).first().click();
    await panel.outcome('200 OK', 'GET /channels/1213458536202371072');
    await workbench.screenshot('panel-03-mended');
  });

  it('goes to the line of the request', async () => {
    const { workbench } = session;
    const { line } = await placeOf('message.http', 'GET {{api}}/channels/{{general}}');
    await workbench.openFile('bot.ts');
    const runner = await panel.runner();
    await runner.locator('.actions').getByRole('button', { name: 'Open request' }).click();
    await workbench.page.locator('.tab.active').filter({ hasText: 'message.http' }).waitFor();
    await workbench.statusBarItem(`Ln ${line}, Col 1`).waitFor();
  });

  it('opens the body in an editor of its own, readable and read-only', async () => {
    const { workbench } = session;
    const runner = await panel.runner();
    await runner.getByRole('button', { name: 'Open body' }).click();
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /200 .*\.json/ })
      .waitFor();
    // Again: it comes up where it is, not once more beside itself.
    await runner.getByRole('button', { name: 'Open body' }).click();
    const text = await eventually(async () => {
      const text = await workbench.editor.text();
      assert.match(text, /^\{\n {2}"/);
      return text;
    });
    assert.match(text, /^ {2}"id": "1213458536202371072",$/m);
    await workbench.editor.focus();
    await workbench.page.keyboard.type('X');
    await workbench.page.getByText('Cannot edit in read-only editor').first().waitFor();
    assert.equal(await workbench.editor.text(), text);
    await workbench.screenshot('panel-04-body');
    await workbench.runCommand('View: Close Editor');
  });

  it('copies the request as curl, with a placeholder for the token', async () => {
    const { workbench } = session;
    const runner = await panel.runner();
    await runner.getByRole('button', { name: 'Copy as curl' }).click();
    await workbench.statusBarItem('Copied as cURL').waitFor();
    const copied = await workbench.clipboard();
    assert.match(copied, /^curl /);
    assert.match(copied, /https:\/\/discord\.com\/api\/v10\/channels\/1213458536202371072/);
    assert.match(copied, /Authorization: Bot \$\{?DISCORD_TOKEN/);
    assert.ok(!copied.includes(defaultToken()));
  });

  it('lists every run; a click shows one again, and it can be replayed', async () => {
    const { workbench } = session;
    const runs = panel.history;
    await eventually(async () => assert.equal(await runs.count(), 3));
    const labels = await runs.locator('.label-name').allInnerTexts();
    assert.match(labels[0] ?? '', /^200 GET \/channels/);
    assert.match(labels[1] ?? '', /^403 40333 GET \/channels/);
    assert.match(labels[2] ?? '', /^200 POST \/channels/);
    await runs.nth(1).click();
    await panel.outcome('403 Forbidden');
    await runs.nth(2).hover();
    await runs.nth(2).getByRole('button', { name: 'Replay' }).click();
    await panel.outcome('200 OK', /POST \S+\/messages/m);
    await eventually(async () => assert.equal(await runs.count(), 4));
    await workbench.screenshot('panel-05-history');
  });

  it('cancels a slow request at once', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Slow');
    await panel.sendAt(await placeOf('message.http', 'GET {{api}}/users/@me'));
    const runner = await panel.runner();
    const cancel = runner.getByRole('button', { name: 'Cancel' });
    await cancel.waitFor();
    await runner.getByText(/s so far/).waitFor();
    await workbench.screenshot('panel-06-slow');
    const pressed = performance.now();
    await cancel.click();
    await panel.outcome('Cancelled. It had left already and may have taken effect.', 'GET /users/@me');
    assert.ok(performance.now() - pressed < 3000, 'it waited for the answer of the sandbox, which takes 5 s');
    await eventually(async () => {
      assert.match(await panel.history.first().locator('.label-name').innerText(), /^cancelled GET/);
    });
    await workbench.screenshot('panel-07-cancelled');
    await panel.chooseScenario('Normal');
  });

  it('is worked with the keyboard alone: Cancel is reached with Tab', async () => {
    const { workbench } = session;
    const { keyboard } = workbench.page;
    await panel.sendAt({ file: 'slow.http', line: 1, column: 1 });
    await (await panel.runner()).getByRole('button', { name: 'Cancel' }).waitFor();
    await workbench.runCommand('Tracecord: Focus on Runner View');
    const runner = await panel.runner();
    await eventually(async () => {
      await keyboard.press('Tab');
      assert.equal(await runner.locator('button:focus').getAttribute('data-do', { timeout: 500 }), 'cancel');
    });
    await workbench.screenshot('panel-08-keyboard');
    await keyboard.press('Enter');
    await panel.outcome(/^Cancelled/);
  });

  it('says so when the file of a request is gone', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close Editor');
    await rm(join(session.folder, 'slow.http'));
    const runner = await panel.outcome(/^Cancelled/, 'slow.http:1');
    await eventually(async () => {
      await runner.getByRole('button', { name: 'Send again' }).click();
      await workbench.notification('This request is gone').waitFor({ timeout: 1000 });
    });
    await workbench.screenshot('panel-10-gone');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('is worked with the keyboard alone: so is a fix', async () => {
    const { workbench } = session;
    const { keyboard } = workbench.page;
    await panel.sendAt(await placeOf('message.sh', 'User-Agent: Mozilla'));
    await panel.outcome('403 Forbidden');
    await workbench.runCommand('Tracecord: Focus on Runner View');
    const runner = await panel.runner();
    await eventually(async () => {
      await keyboard.press('Tab');
      assert.equal(await runner.locator('button:focus').getAttribute('data-do', { timeout: 500 }), 'fix');
    });
    await keyboard.press('Enter');
    await eventually(async () => assert.match(await workbench.editor.text(), /-H 'User-Agent: DiscordBot \(/));
  });

  it('clears the answers in the text and leaves the findings', async () => {
    const { workbench } = session;
    await panel.sendAt(await placeOf('message.http', 'POST', 'longTitle'));
    await panel.outcome('400 Bad Request');
    const sources = async () => (await workbench.problems()).map(({ source }) => source);
    await eventually(async () => assert.ok((await sources()).includes('discord')));
    await workbench.runCommand('Tracecord: Clear Answers');
    await eventually(async () => {
      const left = await sources();
      assert.ok(!left.includes('discord') && left.includes('tracecord'), left.join(', '));
    });
  });

  it('clears the list of runs; the day with its records stays', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Clear History');
    await workbench.runCommand('Tracecord: Focus on Runner View');
    await eventually(async () => {
      assert.deepEqual(await panel.history.locator('.label-name').allInnerTexts(), ['Today']);
    });
  });

  it('deletes what was kept, and then says how to begin', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Delete History…');
    await workbench.answerDialog('Delete History');
    await workbench.runCommand('Tracecord: Focus on Runner View');
    const runner = await panel.runner();
    await runner.getByRole('heading', { name: 'Nothing sent yet' }).waitFor();
    await eventually(async () => assert.equal(await panel.history.count(), 0));
    await workbench.page.getByText('Requests that you send are listed here, and a record').first().waitFor();
    await workbench.screenshot('panel-09-cleared');
  });

  it('never showed the token', async () => {
    assert.ok(!(await pageText(session.workbench.page)).includes(defaultToken()));
    // VS Code complains of its own surroundings as well: only what is ours, or breaks a policy, counts.
    const ours = session.workbench.complaints.filter((text) =>
      /tracecord\.tracecord|Content Security Policy/i.test(text),
    );
    assert.deepEqual(ours, []);
  });
});
