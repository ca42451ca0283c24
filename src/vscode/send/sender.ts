import * as vscode from 'vscode';
import { exchangeLine } from '../../core/exchangeLine.ts';
import type { Draft } from '../../core/request/draft.ts';
import { verdictOf } from '../../core/request/guard.ts';
import { writeText } from '../../core/request/text.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';
import type { RunRecord } from '../history/journal.ts';
import { lazily } from '../lazily.ts';
import { Lifetime } from '../lifetime.ts';
import { offer } from '../remedy.ts';
import { pickRequest } from './requestPicker.ts';
import type { RunCarrier, SenderParts } from './runCarrier.ts';
import type { ReplayWish, RunOptions, SendGate, SendWish } from './sendWish.ts';
import { UnderWay } from './underWay.ts';

/** Bytes of a body that "open full" reads: VS Code opens no text of 50 MB or more. */
const wholeBodyCap = 32 * 1024 * 1024;

/** Takes a request from the text to the wire and its answer to the journal. Nothing is retried by itself. */
export class Sender implements vscode.Disposable {
  readonly #parts: SenderParts;
  readonly #lifetime = new Lifetime();
  readonly #started = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #cancelled = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #underWay = new UnderWay();
  readonly #stopped = new ContextKey(contextKeys.stopped);
  /** Loaded by the first request. */
  readonly #carrier: () => Promise<RunCarrier>;

  /** Fires when a request is on its way, so that the panel can come forward. */
  readonly onDidStart = this.#started.event;

  /** Fires when a person calls off everything. */
  readonly onDidCancelAll = this.#cancelled.event;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    const { ledger, clock } = parts;
    const isStopped = () => verdictOf(ledger.state, clock.monotonic(), false).kind === 'refuse';
    this.#lifetime.own(ledger.onDidChange(() => this.#stopped.set(isStopped())));
    this.#carrier = lazily(async () => {
      const { RunCarrier } = await import('./runCarrier.ts');
      const onStop = () => this.#stopped.set(true);
      return new RunCarrier(parts, { underWay: this.#underWay, onStart: () => this.#started.fire(), onStop });
    });
  }

  /** Sends the request at a place, or at the cursor. Gives the id of the run, when there is one. */
  async send(wish: SendWish): Promise<string | undefined> {
    if (!this.mayStart()) return undefined;
    const { speech, index } = this.#parts;
    const picked = await pickRequest(index, speech, wish.uri, wish.range);
    return picked && (await this.#run(picked.document, picked.draft, wish.toSandbox ?? false))?.id;
  }

  /** Sends one request of several in a row. */
  sendDraft(
    document: vscode.TextDocument,
    draft: Draft,
    toSandbox: boolean,
    gate: SendGate,
  ): Promise<RunRecord | undefined> {
    return this.#run(document, draft, toSandbox, { gate });
  }

  /** Sends one of many of the same request to the sandbox, without waiting for its turn. */
  sendBare(document: vscode.TextDocument, draft: Draft, cancel: AbortSignal): Promise<RunRecord | undefined> {
    return this.#show(document, draft, this.#runOnce(document, draft, true, { gate: { cancel } }));
  }

  /** Sends a request that stands nowhere in the text and that the person said yes to. */
  sendApart(document: vscode.TextDocument, draft: Draft, toSandbox: boolean): Promise<RunRecord | undefined> {
    const gate: SendGate = {
      cancel: new AbortController().signal,
      isConfirmed: ({ files, exposure }) => files === undefined && exposure === undefined,
    };
    return this.#run(document, draft, toSandbox, { gate, isApart: true });
  }

  /** Whether anything may be sent from this workspace; says what to do where it may not. */
  mayStart(): boolean {
    if (vscode.workspace.isTrusted) return true;
    const { speech } = this.#parts;
    void offer({ kind: 'manage-trust' }, speech, (button) =>
      vscode.window.showWarningMessage(speech.shell.untrusted, button),
    );
    return false;
  }

  /**
   * Sends a run again: the request as its text says it now, or as it said it then when the text is gone. Gives the id of
   * the new run, when there is one. The request of a bot is opened instead: not all of it is known.
   */
  async replay(run: RunRecord, wish: ReplayWish = {}): Promise<string | undefined> {
    if (!this.mayStart()) return undefined;
    const { standing, speech } = this.#parts;
    if (run.bot !== undefined) {
      const { openCaptured } = await import('../capture/sendAgain.ts');
      await openCaptured(run, speech);
      return undefined;
    }
    const found = await standing.of(run);
    if (found === undefined) {
      this.sayGone();
      return undefined;
    }
    const { document, draft = run.draft } = found;
    const { wholeBody, toSandbox = run.toSandbox } = wish;
    if (wholeBody) {
      const { confirmAgain } = await import('./confirmation.ts');
      if (!(await confirmAgain(speech, writeText(draft.method.text)))) return undefined;
    }
    const bodyCap = wholeBody ? wholeBodyCap : undefined;
    return (await this.#run(document, draft, toSandbox, { bodyCap, isApart: run.isApart === true }))?.id;
  }

  cancel(run: string): void {
    this.#underWay.cancel(run);
  }

  /** Command: cancels everything that is on its way, and what was to follow. */
  cancelAll(): void {
    this.#cancelled.fire();
    this.#underWay.cancelAll();
  }

  /** Command: a person says that the block of this address is over. */
  allowAgain(): void {
    this.#parts.ledger.liftBan();
    void vscode.window.setStatusBarMessage(this.#parts.speech.shell.allowedAgain, 4000);
  }

  sayGone(): void {
    void vscode.window.showInformationMessage(this.#parts.speech.shell.requestGone);
  }

  /** One at a time of the same request: a key that is held down is no wish to send it thirty times a second. */
  async #run(
    document: vscode.TextDocument,
    draft: Draft,
    toSandbox: boolean,
    options: RunOptions = {},
  ): Promise<RunRecord | undefined> {
    const request = `${document.uri}#${draft.span[0]}`;
    const running = this.#underWay.alone(request, () => this.#runOnce(document, draft, toSandbox, options));
    if (running !== undefined) return this.#show(document, draft, running);
    void vscode.window.setStatusBarMessage(this.#parts.speech.shell.alreadySending, 4000);
    return undefined;
  }

  /** Shows in the text what came of a run. */
  async #show(
    document: vscode.TextDocument,
    draft: Draft,
    running: Promise<RunRecord | undefined>,
  ): Promise<RunRecord | undefined> {
    const run = await running;
    if (run?.state.kind === 'done') {
      const { exchange, diagnosis } = run.state;
      this.#parts.log.info(exchangeLine(exchange, diagnosis));
      await this.#parts.delivery.showInText(document, draft, run.id, diagnosis);
    }
    return run;
  }

  async #runOnce(
    document: vscode.TextDocument,
    draft: Draft,
    toSandbox: boolean,
    options: RunOptions,
  ): Promise<RunRecord | undefined> {
    const id = globalThis.crypto.randomUUID();
    const place = { uri: document.uri, line: document.positionAt(draft.span[0]).line };
    // At once, before anything is loaded: the text may be changed meanwhile.
    if (options.isApart !== true) this.#parts.standing.follow(id, document, draft);
    return (await this.#carrier()).carry({ id, place, draft }, toSandbox, options);
  }

  dispose(): void {
    this.cancelAll();
    this.#lifetime.dispose();
  }
}
