import * as vscode from 'vscode';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { RunRecord } from '../history/journal.ts';
import type { Speech } from '../speech.ts';
import { type PickedRequest, pickRequest } from './requestPicker.ts';
import type { Sender } from './sender.ts';

/** What a burst touches. */
export interface BurstParts {
  readonly sender: Sender;
  readonly index: RequestIndex;
  readonly speech: Speech;
}

/** How many are offered, and how many there may be. */
const [usual, most] = [10, 500];

/** As many are under way at once. */
const lanes = 20;

/**
 * Command: sends the request at the cursor many times at once, without waiting for its turn, to see what its limits do.
 * It goes to the sandbox only, whatever the active profile says.
 */
export async function burst({ sender, index, speech }: BurstParts): Promise<void> {
  if (!sender.mayStart()) return;
  const picked = await pickRequest(index, speech, undefined, undefined);
  const count = picked && (await askHowMany(speech));
  if (picked === undefined || count === undefined) return;
  const runs = await sendMany(picked, count, sender, speech);
  void vscode.window.setStatusBarMessage(speech.shell.burstSent(runs.length, outcomes(runs)), 8000);
}

async function askHowMany({ shell }: Speech): Promise<number | undefined> {
  const answer = await vscode.window.showInputBox({
    title: shell.burstTitle,
    prompt: shell.burstPrompt(most),
    value: String(usual),
    validateInput: (text) => (isCount(text) ? undefined : shell.burstPrompt(most)),
  });
  return answer === undefined ? undefined : Number(answer);
}

function isCount(text: string): boolean {
  return /^\s*\d{1,3}\s*$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}

/** The first one alone: what it asks for holds for all of them. */
function sendMany(
  { document, draft }: PickedRequest,
  count: number,
  sender: Sender,
  { shell }: Speech,
): Thenable<RunRecord[]> {
  const shown = { location: vscode.ProgressLocation.Notification, title: shell.burstTitle, cancellable: true };
  return vscode.window.withProgress(shown, async (progress, token) => {
    const cancel = new AbortController();
    const listening = [token.onCancellationRequested, sender.onDidCancelAll].map((called) =>
      called(() => cancel.abort()),
    );
    const runs: RunRecord[] = [];
    let begun = 0;
    const lane = async (limit: number) => {
      while (begun < limit && !cancel.signal.aborted) {
        begun += 1;
        const run = await sender.sendBare(document, draft, cancel.signal);
        if (run === undefined) return cancel.abort();
        runs.push(run);
        progress.report({ message: `${runs.length} / ${count}`, increment: 100 / count });
      }
    };
    await lane(1);
    await Promise.all(Array.from({ length: lanes }, () => lane(count)));
    for (const listener of listening) listener.dispose();
    return runs;
  });
}

/** How often each status came, such as `5 × 200, 5 × 429`. */
function outcomes(runs: readonly RunRecord[]): string {
  const counts = new Map<string, number>();
  for (const { state } of runs) {
    const outcome = state.kind === 'done' ? state.exchange.outcome : undefined;
    const name = outcome?.kind === 'answer' ? String(outcome.status) : (outcome?.code ?? state.kind);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
}
