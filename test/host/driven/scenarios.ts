import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { placeOf } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

/** A scenario by its label, how often the request has to be sent, and what is then read of it. */
interface Seen {
  readonly label: string;
  readonly times: number;
  readonly outcome: string;
  readonly class: string;
}

const seen: readonly Seen[] = [
  { label: 'Burst', times: 3, outcome: '429 Too Many Requests', class: 'rate/bucket' },
  { label: 'Shared limit', times: 1, outcome: '429 Too Many Requests', class: 'rate/shared' },
  { label: 'Missing permission', times: 1, outcome: '403 Forbidden', class: 'permission/missing' },
  { label: 'Invalid form body', times: 1, outcome: '400 Bad Request', class: 'validation/form-body' },
  { label: 'Unknown name', times: 1, outcome: 'Name not resolved', class: 'transport/dns' },
  { label: 'Closed port', times: 1, outcome: 'No connection', class: 'transport/refused' },
  { label: 'No TLS', times: 1, outcome: 'No secure connection', class: 'transport/tls' },
  { label: 'Proxy wants a login', times: 1, outcome: 'Proxy failure', class: 'transport/proxy' },
  { label: 'Cloudflare ban', times: 1, outcome: '429 Too Many Requests', class: 'edge/rate-limited' },
];

describe('the scenarios of the sandbox', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
  });
  after(() => session?.end());

  it('are to be read before one is chosen, group by group', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Choose Sandbox Scenario…');
    const labels = await workbench.quickInput.choices();
    await workbench.screenshot('scenarios-01-picker');
    assert.ok(labels.includes('Burst') && labels.includes('Leaky bucket'), labels.join(', '));
    await workbench.quickInput.dismiss();
  });

  it('take an amount and others beside them, as typed', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Choose Sandbox Scenario…');
    await workbench.quickInput.pick('Use "latency=80, burst"', 'latency=80, burst');
    await workbench.statusBarItem('Sandbox: Latency (80), Burst').first().waitFor();
    await workbench.screenshot('scenarios-02-typed');
  });

  for (const { label, times, outcome, class: failureClass } of seen) {
    it(`${label}: ${failureClass}`, async () => {
      const { workbench } = session;
      await panel.chooseScenario(label);
      await workbench.statusBarItem(`Sandbox: ${label}`).first().waitFor();
      await workbench.runCommand('Tracecord: Clear History');
      const place = await placeOf('message.http', 'POST', '# @name sendMessage');
      // Single requests wait for their turn: what limits do is seen by a burst.
      if (times === 1) await panel.sendAt(place);
      else {
        await panel.goTo(place);
        await workbench.runCommand('Tracecord: Burst… (Sandbox Only)');
        await workbench.quickInput.type(String(times));
        await panel.history
          .filter({ hasText: outcome.split(' ')[0] ?? '' })
          .first()
          .click();
      }
      const runner = await panel.outcome(outcome);
      await runner.getByText(failureClass, { exact: true }).waitFor();
      await workbench.screenshot(`scenarios-03-${label.toLowerCase().replaceAll(' ', '-')}`);
    });
  }

  it('stand in a document of their own, one request for each', async () => {
    const { workbench } = session;
    await panel.chooseScenario('Normal');
    await workbench.runCommand('Tracecord: Open Requests for Sandbox Scenarios');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /Untitled-\d+/ })
      .waitFor();
    await workbench.editor.lenses();
    await workbench.screenshot('scenarios-04-requests');
    await workbench.goTo(9, 1);
    await panel.press();
    await (await panel.outcome('429 Too Many Requests')).getByText('rate/bucket', { exact: true }).waitFor();
    await workbench.screenshot('scenarios-05-request-sent');
  });

  it('leave a state that can be read, and that a reset takes back', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Sandbox State');
    await eventually(async () => assert.match(await workbench.editor.text(), /"format": "tracecord-sandbox\/1"/));
    await workbench.screenshot('scenarios-06-state');
    await workbench.runCommand('Tracecord: Reset Sandbox');
    await workbench.statusBarItem('The sandbox begins again').waitFor();
  });
});
