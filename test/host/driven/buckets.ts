import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { placeOf, type SamplePlace } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

describe('the buckets', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
  });
  after(() => session?.end());

  /** Sends the request so many times at once that a 429 comes back, and shows that 429. */
  async function burst(place: SamplePlace): Promise<void> {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Clear History');
    await panel.goTo(place);
    await workbench.runCommand('Tracecord: Burst… (Sandbox Only)');
    assert.equal(await workbench.quickInput.question(), 'Burst to the Sandbox');
    await workbench.quickInput.type('10');
    await panel.history.filter({ hasText: '429' }).first().click();
    await panel.outcome('429 Too Many Requests');
  }

  /** The file as the editor has written it, once it says that. */
  async function written(file: string, text: RegExp): Promise<string> {
    return eventually(async () => {
      const whole = await readFile(join(session.folder, file), 'utf8');
      assert.match(whole, text);
      return whole;
    });
  }

  /** The row of the messages' bucket, in one of these states. */
  async function row(...states: readonly string[]): Promise<Locator> {
    const rows = (await panel.buckets()).locator(states.map((state) => `tr[data-state="${state}"]`).join());
    return rows.filter({ hasText: '/channels/{channel_id}/messages' });
  }

  it('say that a bucket is used up, and count down until it is not', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Buckets');
    await (await panel.buckets()).getByText('No bucket seen yet').waitFor();
    const used = (await row('limited', 'spent')).waitFor();
    await burst(await placeOf('message.http', 'POST', '# @name burst'));
    await used;
    await workbench.screenshot('buckets-01-limited');
    const left = async () =>
      Number.parseFloat(
        await (await row('limited', 'spent', 'low', 'free')).locator('.resets').innerText({ timeout: 500 }),
      );
    const first = await left();
    assert.ok(first > 0 && first <= 5, `${first} s`);
    await eventually(async () => assert.ok((await left()) < first));
    await (await row('free')).waitFor();
  });

  it('are the reason that a 429 gives, with the seconds to wait', async () => {
    const { workbench } = session;
    const runner = await panel.runner();
    await runner.getByText('rate/bucket', { exact: true }).waitFor();
    const retry = await runner.locator('[data-key="retry"] p').innerText();
    const seconds = Number(/([\d.]+) s/.exec(retry)?.[1]);
    assert.ok(seconds > 0 && seconds <= 5, retry);
    const again = await runner.locator('.fixes button').allInnerTexts();
    assert.ok(!again.includes('Add retry_after handling'), 'there is no code in a .http file to add it to');
    await workbench.screenshot('buckets-02-429');
  });

  it('teach TypeScript code to wait: the lightbulb wraps the call', async () => {
    const { workbench } = session;
    const call = await placeOf('fetch.ts', "fetch('", 'countUp');
    await panel.chooseScenario('Burst');
    await burst(call);
    const refused = (await workbench.problems()).find(
      ({ file, code }) => file === 'fetch.ts' && code === 'rate/bucket',
    );
    assert.equal(refused?.line, call.line);
    await workbench.openFile('fetch.ts');
    await workbench.goTo(call.line, call.column + 8);
    const offered = await workbench.editor.quickFixes();
    assert.ok(offered.includes('Add retry_after handling'), offered.join(', '));
    await workbench.screenshot('buckets-03-lightbulb');
    await workbench.editor.quickFix('Add retry_after handling');
    const text = await written('fetch.ts', /withRetryAfter/);
    assert.match(text, /await withRetryAfter\(\(\) => fetch\('https:.*\/messages', \{\n {4}method: 'POST',\n/);
    assert.match(text, /body: JSON\.stringify\(\{ content: 'One more' \}\),\n {2}\}\)\);\n\}/);
    assert.match(text, /\nasync function withRetryAfter<T extends Response>\(send: \(\) => Promise<T>, options/);
    assert.equal(text.match(/\bawait withRetryAfter\(/g)?.length, 1);
  });

  it('let the mended request through when there is room', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Normal');
    await workbench.editor.focus();
    await panel.press();
    await panel.outcome('200 OK', /POST/);
    await workbench.screenshot('buckets-04-fetch-mended');
    const problems = await panel.problemsIn('fetch.ts');
    assert.deepEqual([...new Set(problems.map(({ source }) => source))], ['tracecord']);
  });

  it('teach Python code to wait, from the panel', async () => {
    await panel.chooseScenario('Burst');
    await burst(await placeOf('message.py', 'requests.post', 'without_waiting'));
    await (await panel.runner()).getByRole('button', { name: 'Add retry_after handling' }).click();
    const text = await written('message.py', /with_retry_after/);
    const [head = '', sent = ''] = text.split('def without_waiting');
    assert.match(
      head,
      /^import os\n\nimport requests\nimport random\nimport time\n[\s\S]*\ndef with_retry_after\(send, idempotent=False, unit=1\)/,
    );
    assert.doesNotMatch(head, /with_retry_after\(lambda/);
    assert.match(sent, /return with_retry_after\(lambda: requests\.post\(\n/);
    assert.match(sent, /json=\{"content": "One more"\},\n {4}\)\)\n$/);
  });

  it('mean that very request by "Send again", although it has moved', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Normal');
    const runner = await panel.runner();
    await runner.locator('.actions').getByRole('button', { name: 'Send again' }).click();
    const answered = await panel.outcome('200 OK', /POST/);
    const body = answered.locator('details[data-key="request"] pre');
    assert.equal(await body.innerText(), '{"content": "One more"}');
    await workbench.screenshot('buckets-05-python-mended');
  });
});
