import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import type { Workbench } from '../workbench.ts';
import { type Door, startDoor } from './door.ts';
import { newestWriter, segmentsOf, tally } from './journalFiles.ts';
import { type Session, startSession } from './session.ts';
import { showHistory } from './showHistory.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** Requests in all; the bench `soak` asks for more. */
const wanted = Number(process.env.TRACECORD_INTERRUPTED || 120);

/** What happens in the middle, in turn. */
const interruptions = [
  'the window is loaded again',
  'the extension host is killed',
  'the window is closed while another is open',
] as const;

/** Some hundred requests each where there are many, and every interruption at least once. */
const rounds = Math.max(interruptions.length, Math.min(30, Math.round(wanted / 100)));
const perRound = Math.ceil(wanted / rounds);

/** Answers that have left before something happens. */
const firstFew = Math.floor(perRound / 4);

const fileOf = (round: number) => `round-${round}.http`;
const numbersOf = (round: number) => Array.from({ length: perRound }, (_, at) => round * perRound + at + 1);

/** Requests that are told apart by a number in their address; every fifth asks for a channel that is not there. */
function requestsOf(round: number): string {
  return numbersOf(round)
    .map((n) => `GET https://discord.com/api/v10/channels/121345853620237${n % 5 === 0 ? '9999' : '1072'}?n=${n}`)
    .join('\n\n###\n\n');
}

const numberIn = (text: string) => Number(/[?&]n=(\d+)/.exec(text)?.[1]);

describe('interruptions', function () {
  this.timeout(120_000);
  let session: Session;
  let workbench: Workbench;
  let door: Door;
  /** Of requests that the history showed as answered. */
  const seen = new Set<number>();
  const sums = { answered: 0, shown: 0, unconfirmed: 0 };

  before(async () => {
    door = await startDoor();
    session = await startSession({
      settings: { 'tracecord.sandbox.url': door.url, 'tracecord.sendAll.stopOnFailure': false },
      prepare: async (folder) => {
        for (let round = 0; round < rounds; round += 1) {
          await writeFile(join(folder, fileOf(round)), `${requestsOf(round)}\n`);
        }
        return undefined;
      },
    });
    workbench = session.workbench;
    const context = workbench.page.context();
    await context.exposeFunction('tracecordShown', (labels: readonly string[]) => {
      for (const label of labels) seen.add(numberIn(label));
    });
    await context.addInitScript(watchHistory);
    await workbench.page.evaluate(watchHistory);
    await workbench.openFile(fileOf(0));
    await new TracecordPanel(workbench).useSandbox();
    await showHistory(workbench, 'History');
  });
  after(async () => {
    await session?.end();
    await door?.close();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('interruptions-failed');
  });

  /** Does it while requests are on their way. */
  async function interrupt(kind: (typeof interruptions)[number]): Promise<void> {
    const { server } = session;
    switch (kind) {
      case 'the window is loaded again':
        door.release();
        return workbench.reload();
      case 'the extension host is killed': {
        const host = newestWriter(server);
        const count = door.answered.length;
        door.release();
        await eventually(() => assert.ok(door.answered.length > count));
        process.kill(host, 'SIGKILL');
        return;
      }
      case 'the window is closed while another is open': {
        // The other one has got a folder of its own for the same workspace: the journal lies in both.
        const { page } = workbench;
        workbench = await workbench.another(server, session.folder);
        door.release();
        return page.close();
      }
      default:
        return kind satisfies never;
    }
  }

  for (let round = 0; round < rounds; round += 1) {
    const kind = interruptions[round % interruptions.length] ?? interruptions[0];
    it(`lose nothing that was confirmed: ${kind} (${round + 1} of ${rounds})`, async () => {
      const { server } = session;
      const own = new Set(numbersOf(round));
      const answered = () => door.answered.filter((n) => own.has(n));
      await workbench.openFile(fileOf(round));
      await workbench.editor.lenses();
      door.holdAfter(firstFew);
      await workbench.runCommand('Tracecord: Send All in File');
      await eventually(() => assert.equal(answered().length, firstFew));
      await interrupt(kind);
      // Nobody sends any more: the rest of the file was never asked for.
      await showHistory(workbench, 'History');
      const all = await eventually(() => {
        const first = answered();
        assert.ok(first.length < perRound, `${first.length} of ${perRound} were answered before anything happened`);
        return first;
      });
      const rows = new TracecordPanel(workbench).history;
      // VS Code starts an extension host again by itself, unless it has died more than three times in five minutes.
      const again = workbench.page.getByRole('button', { name: 'Restart Remote Extension Host' });
      await eventually(async () => {
        if (await again.isVisible()) await again.click();
        assert.ok((await rows.first().innerText()).includes(tally(server)));
      });

      const lines = segmentsOf(server).flatMap((file) => {
        const text = readFileSync(file, 'utf8');
        assert.ok(text.endsWith('\n'), `${file} ends in the middle of a line`);
        return text.slice(0, -1).split('\n');
      });
      const kept = lines.map((line) => numberIn(JSON.parse(line).request.url));
      assert.equal(new Set(kept).size, kept.length, 'each is there once');
      const shown = [...seen].filter((n) => own.has(n));
      assert.deepEqual(
        shown.filter((n) => !kept.includes(n)),
        [],
        'shown as answered, and not kept',
      );
      const missing = all.filter((n) => !kept.includes(n));
      assert.ok(
        missing.every((n) => n === all.at(-1)),
        `answered before the last one, and not kept: ${missing}`,
      );
      assert.ok(shown.length > 0, 'the history showed answers while they came');
      sums.answered += all.length;
      sums.shown += shown.length;
      sums.unconfirmed += missing.length;
    });
  }

  it('leave figures', () => {
    console.log(
      `      ${rounds} interruptions: ${sums.answered} requests answered, ${sums.shown} seen in the history meanwhile, ${sums.unconfirmed} under way and not kept, 0 lost`,
    );
  });
});

/** In the window: tells of every row of the history that has a status. */
function watchHistory(): void {
  const tell = (window as unknown as { tracecordShown: (labels: string[]) => void }).tracecordShown;
  let isAsked = false;
  const look = () => {
    isAsked = false;
    const labels = [...document.querySelectorAll('.pane .monaco-list-row .label-name')].map(
      ({ textContent }) => textContent ?? '',
    );
    tell(labels.filter((label) => /^\d{3} .*[?&]n=\d+/.test(label)));
  };
  const soon = () => {
    if (!isAsked) setTimeout(look, 50);
    isAsked = true;
  };
  new MutationObserver(soon).observe(document, { subtree: true, childList: true, characterData: true });
}
