import * as vscode from 'vscode';
import type { Tried } from '../../core/buckets/withRetries.ts';
import { routeOf } from '../../core/discord/route.ts';
import { inOrder, type OrderEnd, type StepEnd } from '../../core/inOrder.ts';
import type { Clock } from '../../core/ports.ts';
import { type AskedDraft, askedAmong } from '../../core/request/askedDrafts.ts';
import { isSameQuestion } from '../../core/request/caution.ts';
import type { Draft } from '../../core/request/draft.ts';
import { writeText } from '../../core/request/text.ts';
import type { Profiles } from '../credentials/profiles.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { RunRecord } from '../history/journal.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { confirmAll } from './confirmation.ts';
import type { Sender } from './sender.ts';
import { careOf, goesToSandbox } from './sendingWay.ts';
import type { SendGate } from './sendWish.ts';
import { shownTurn } from './shownTurn.ts';

/** Everything that sending a whole file touches. */
export interface SendAllParts {
  readonly sender: Sender;
  readonly index: RequestIndex;
  readonly ledger: BucketLedger;
  readonly profiles: Profiles;
  readonly speech: Speech;
  readonly clock: Clock;
}

/** One wish to send all requests of a document. */
interface Wish {
  readonly document: vscode.TextDocument;
  /** As they stood when the person said yes. */
  readonly drafts: readonly Draft[];
  readonly version: number;
  readonly confirmed: readonly AskedDraft[];
  readonly toSandbox: boolean;
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** Sends every request of a file in its order, visibly, and waits where the ledger knows that a bucket is empty. */
export class SendAll {
  readonly #parts: SendAllParts;
  /** Documents whose requests are being sent. */
  readonly #underWay = new Set<string>();

  constructor(parts: SendAllParts) {
    this.#parts = parts;
  }

  /** Command: all requests of a document, or of the active one. */
  async run(uri?: vscode.Uri, toSandbox = false): Promise<void> {
    const { sender, index, profiles, speech } = this.#parts;
    if (!sender.mayStart()) return;
    const document = await documentOf(uri);
    const drafts = document === undefined ? [] : await index.requests(document);
    if (document === undefined || drafts.length === 0) {
      void vscode.window.showInformationMessage(speech.shell.noRequestsInFile);
      return;
    }
    const active = profiles.active(document.uri);
    const confirmed = toSandbox || goesToSandbox(active) ? [] : askedAmong(drafts, careOf(active));
    const { version } = document;
    if (!(await confirmAll(speech, confirmed))) return;
    await this.#from(0, { document, drafts, version, confirmed, toSandbox });
  }

  async #from(first: number, wish: Wish): Promise<void> {
    const { speech } = this.#parts;
    const key = wish.document.uri.toString();
    if (this.#underWay.has(key)) {
      void vscode.window.setStatusBarMessage(speech.shell.alreadySending, 4000);
      return;
    }
    this.#underWay.add(key);
    const end = await this.#inProgress(first, wish).finally(() => this.#underWay.delete(key));
    const next = await this.#say(end, first, wish);
    if (next !== undefined) await this.#from(next, wish);
  }

  #inProgress(from: number, wish: Wish): Promise<OrderEnd> {
    const { shell } = this.#parts.speech;
    const count = wish.drafts.length;
    const shown = { location: vscode.ProgressLocation.Notification, title: shell.sendingAll, cancellable: true };
    const ended = vscode.window.withProgress(shown, async (progress, token) => {
      const cancel = new AbortController();
      const listening = [token.onCancellationRequested, this.#parts.sender.onDidCancelAll].map((called) =>
        called(() => cancel.abort()),
      );
      const stopsOnFailure = setting('sendAll.stopOnFailure', wish.document.uri);
      const step = (index: number) => this.#step(index, wish, progress, cancel);
      return inOrder({ count, from, stopsOnFailure, step }, cancel.signal).finally(() => {
        for (const listener of listening) listener.dispose();
      });
    });
    return Promise.resolve(ended);
  }

  async #step(index: number, wish: Wish, progress: Progress, cancel: AbortController): Promise<StepEnd> {
    const { sender, speech } = this.#parts;
    const count = wish.drafts.length;
    const draft = await this.#draftAt(index, wish);
    if (draft === undefined) return 'refused';
    const message = speech.shell.sendingNth(index + 1, count, titleOf(draft));
    progress.report({ message, increment: index === 0 ? 0 : 100 / count });
    const show = (more: string) => progress.report({ message: `${message}. ${more}` });
    const gate = (attempt: number): SendGate => ({
      cancel: cancel.signal,
      attempt,
      turn: async (request, called) => {
        const turn = await shownTurn(
          this.#parts,
          request,
          { show, stop: () => cancel.abort(), isRetry: attempt > 1 },
          called,
        );
        progress.report({ message });
        return turn;
      },
      isConfirmed: (question) =>
        wish.document.version === wish.version &&
        wish.confirmed.some((one) => one.index === index && isSameQuestion(one.question, question)),
    });
    const [{ withRetries }, attempts] = await Promise.all([
      import('../../core/buckets/withRetries.ts'),
      import('../../core/buckets/attempt.ts'),
    ]);
    const { result } = await withRetries<RunRecord | undefined>(
      async (attempt) => triedOf(await sender.sendDraft(wish.document, draft, wish.toSandbox, gate(attempt)), attempts),
      {
        clock: this.#parts.clock,
        chance: Math.random,
        onRetry: ({ reason }, attempt) => show(speech.shell.triesAgain(attempt, reason)),
      },
      cancel.signal,
    );
    return endOf(result);
  }

  /** The request as its text says it now; undefined where requests came or went since the person said yes. */
  async #draftAt(index: number, { document, drafts, version }: Wish): Promise<Draft | undefined> {
    if (document.version === version) return drafts[index];
    const now = await this.#parts.index.requests(document);
    return now.length === drafts.length ? now[index] : undefined;
  }

  /** Says how it ended. Gives the index from which the person wants to go on. */
  async #say(end: OrderEnd, first: number, { drafts }: Wish): Promise<number | undefined> {
    const { shell } = this.#parts.speech;
    const count = drafts.length;
    switch (end.kind) {
      case 'finished': {
        const sentence = shell.allSent(count - first, end.failed);
        if (end.failed > 0) void vscode.window.showWarningMessage(sentence);
        else void vscode.window.setStatusBarMessage(sentence, 4000);
        return undefined;
      }
      case 'cancelled':
        void vscode.window.setStatusBarMessage(shell.allCancelled(end.sent - first, count), 4000);
        return undefined;
      case 'stopped': {
        const draft = drafts[end.at];
        const sentence = shell.stoppedAt(end.at + 1, count, draft === undefined ? '' : titleOf(draft));
        const buttons = end.at + 1 < count ? [shell.sendRest] : [];
        const choice = await vscode.window.showWarningMessage(sentence, ...buttons);
        return choice === undefined ? undefined : end.at + 1;
      }
      default:
        return end satisfies never;
    }
  }
}

async function documentOf(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (!(uri instanceof vscode.Uri)) return vscode.window.activeTextEditor?.document;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Name, or method and route template: no value out of the text. */
function titleOf({ method, url, name }: Draft): string {
  const written = writeText(method.text);
  return name ?? `${written} ${routeOf(written, writeText(url.text))?.template ?? ''}`;
}

/** What there is to decide on after an attempt: a success or a wish that was called off ends the matter. */
function triedOf(
  run: RunRecord | undefined,
  { outcomeOf, repeatableOf }: typeof import('../../core/buckets/attempt.ts'),
): Tried<RunRecord | undefined> {
  if (run?.state.kind !== 'done' || run.state.diagnosis.class === 'success') return { result: run, outcome: null };
  const { exchange } = run.state;
  return { result: run, outcome: outcomeOf(exchange), repeatable: repeatableOf(exchange.wire) };
}

function endOf(run: RunRecord | undefined): StepEnd {
  switch (run?.state.kind) {
    case 'done':
      return run.state.diagnosis.class === 'success' ? 'succeeded' : 'failed';
    case 'refused':
      return 'refused';
    default:
      return 'cancelled';
  }
}
