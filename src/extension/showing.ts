import * as vscode from 'vscode';
import { systemClock } from '../node/systemClock.ts';
import { type HistoryCommandId, historyCommandIds, walkthroughId } from '../vscode/contributions.ts';
import type { HistoryParts } from '../vscode/history/historyParts.ts';
import { lazily } from '../vscode/lazily.ts';
import { BucketsView } from '../vscode/panel/bucketsView.ts';
import type { OpenSource } from '../vscode/panel/liveBuckets.ts';
import { RunnerView, type RunnerWish } from '../vscode/panel/runnerView.ts';
import type { Commands, Host } from './host.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import type { Sending } from './sending.ts';

/** What the panel and the history show and carry out. */
export type Showing = Commands<HistoryCommandId | 'showBuckets' | 'forgetBuckets' | 'showRun' | 'openWalkthrough'>;

/** Makes the panel: the runner, the buckets, and what is pressed in them and in the history. */
export function showing(
  { context, own, speech, guard, vantage, version }: Host,
  { journal, recorder, nodes }: Recording,
  { index, bodies, made, copyAs }: Reading,
  { ledger, sender, standing }: Sending,
): Showing {
  const wishes = lazily(async () => {
    const { RunnerWishes } = await import('../vscode/panel/runnerWishes.ts');
    return new RunnerWishes({ journal, sender, bodies, copyAs: await copyAs(), standing, speech });
  });
  const shown = lazily(async () => {
    const { ShownRuns } = await import('../vscode/panel/shownRun.ts');
    return new ShownRuns(speech, vantage, systemClock, standing);
  });
  const carryOut = guard(async (wish: RunnerWish) => (await wishes()).carryOut(wish));
  const runner = own(new RunnerView(context.extensionUri, journal, shown, speech, carryOut));
  own(sender.onDidStart(() => runner.reveal()));
  const openSource: OpenSource = async (request, from) => {
    const run = journal.find(request);
    if (run !== undefined) return (await wishes()).openRequest(run);
    return (await import('../vscode/editor/openLine.ts')).openLine(from).catch(() => sender.sayGone());
  };
  own(new BucketsView(context.extensionUri, ledger, speech, openSource));
  const holdups = lazily(async () => {
    const { HoldupStatus } = await import('../vscode/panel/holdupStatus.ts');
    return own(new HoldupStatus(ledger, speech));
  });
  own(ledger.onDidWait(async () => (await holdups()).look()));
  const historyParts = lazily(async (): Promise<HistoryParts> => {
    const [recording, tree] = await Promise.all([recorder(), nodes()]);
    const parts = {
      journal,
      recorder: recording,
      nodes: tree,
      bodies,
      documents: made,
      index,
      sender,
      speech,
      version,
    };
    return { ...parts, wishes: await wishes() };
  });
  const inHistory = (id: HistoryCommandId) => async (item: unknown, selected: unknown) =>
    (await import('../vscode/history/historyCommands.ts')).runInHistory(id, await historyParts(), item, selected);
  const fromHistory = Object.fromEntries(historyCommandIds.map((id) => [id, inHistory(id)])) as Record<
    HistoryCommandId,
    ReturnType<typeof inHistory>
  >;
  return {
    ...fromHistory,
    showBuckets: () => vscode.commands.executeCommand('tracecord.buckets.focus'),
    forgetBuckets: () => ledger.forget(),
    showRun: (run: { id: string }) => {
      journal.select(run.id);
      return runner.reveal();
    },
    openWalkthrough: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId),
  };
}
