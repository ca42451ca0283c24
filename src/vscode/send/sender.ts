import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import type { Vantage } from '../../core/exchange.ts';
import { exchangeLine } from '../../core/exchangeLine.ts';
import type { Clock, Passage, Transport, TransportLimits } from '../../core/ports.ts';
import type { Question } from '../../core/request/caution.ts';
import type { Draft } from '../../core/request/draft.ts';
import { type Verdict, verdictOf } from '../../core/request/guard.ts';
import { isReading } from '../../core/request/isReading.ts';
import { writeText } from '../../core/request/text.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { RunEnd, RunPorts, Wish } from '../../core/run.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Journal, RunRecord, RunState } from '../history/journal.ts';
import type { RecordExchange } from '../history/journalRecorder.ts';
import type { StandingRequests } from '../history/standingRequests.ts';
import { Lifetime } from '../lifetime.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { offer } from '../remedy.ts';
import { transportLimits } from '../settings.ts';
import type { Speech } from '../speech.ts';
import type { Delivery } from './delivery.ts';
import type { Preparation, Preparer } from './preparation.ts';
import { pickRequest } from './requestPicker.ts';
import type { ReplayWish, RunOptions, SendGate, SendWish } from './sendWish.ts';
import { UnderWay } from './underWay.ts';

/** Everything that sending touches. */
export interface SenderParts {
  readonly index: RequestIndex;
  /** Loaded by the first request. */
  readonly preparer: () => Promise<Preparer>;
  readonly delivery: Delivery;
  readonly ledger: BucketLedger;
  readonly journal: Journal;
  readonly speech: Speech;
  readonly standing: StandingRequests;
  readonly log: Pick<vscode.LogOutputChannel, 'info'>;
  /** Takes what was answered or failed into the journal. */
  readonly record: RecordExchange;
  /** By a profile's own connections where a passage is given. */
  readonly transport: (passage?: Passage) => Promise<Transport>;
  readonly clock: Clock;
  readonly vantage: Vantage;
}

/** A request that is ready or refused. */
type Prepared = Exclude<Preparation, { kind: 'dismissed' }>;

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

  /** Fires when a request is on its way, so that the panel can come forward. */
  readonly onDidStart = this.#started.event;

  /** Fires when a person calls off everything. */
  readonly onDidCancelAll = this.#cancelled.event;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#lifetime.own(parts.ledger.onDidChange(() => this.#stopped.set(this.#verdict(false).kind === 'refuse')));
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
    const gate: SendGate = { cancel: new AbortController().signal, isConfirmed: () => true };
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
    if (wholeBody && !onlyReads(draft)) {
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
    { bodyCap, gate, isApart = false }: RunOptions,
  ): Promise<RunRecord | undefined> {
    const { preparer, standing, journal, clock, vantage } = this.#parts;
    const id = globalThis.crypto.randomUUID();
    const place = { uri: document.uri, line: document.positionAt(draft.span[0]).line };
    if (!isApart) standing.follow(id, document, draft);
    const prepared = await (await preparer()).prepare(document.uri, draft, toSandbox);
    if (prepared.kind === 'dismissed' || gate?.cancel.aborted) return undefined;
    const sandbox = prepared.kind === 'ready' && prepared.sandbox;
    const facts = prepared.kind === 'ready' ? prepared.facts : undefined;
    const record = {
      id,
      place,
      draft,
      toSandbox: sandbox || toSandbox,
      notes: prepared.kind === 'ready' ? prepared.notes : [],
      filled: prepared.kind === 'ready' ? prepared.filled : [],
      startedAt: clock.now(),
      ...(isApart ? { isApart } : {}),
      ...(facts === undefined || sandbox ? {} : { environment: facts.environment }),
    };
    const wish: Wish = {
      id,
      prepared,
      limits: capped(transportLimits(document.uri), bodyCap),
      origin: sandbox ? 'sandbox' : 'runner',
      vantage,
      care: facts?.care,
      place: { file: place.uri.toString(), line: place.line + 1 },
    };
    const run = { ...record, state: await this.#stateOf({ ...wish, prepared }, record, gate) };
    journal.put(run);
    return run;
  }

  /** Carries a wish out. Where that fails as nobody foresaw, the run does not stand as under way for ever. */
  async #stateOf(
    wish: Wish & { prepared: Prepared },
    record: Omit<RunRecord, 'state'>,
    gate?: SendGate,
  ): Promise<RunState> {
    try {
      const state = await this.#stateAfter(await this.#carryOut(wish, record, gate), wish.prepared);
      // First on the disk, then in sight: what a person has seen outlives a crash.
      if (state.kind === 'done') {
        const attempt = gate?.attempt ?? 1;
        await this.#parts.record(state.exchange, state.diagnosis, { place: record.place, attempt });
      }
      return state;
    } catch (error) {
      if (this.#parts.journal.find(record.id) !== undefined && wish.prepared.kind === 'ready') {
        const { wire, credential } = wish.prepared;
        this.#parts.journal.put({ ...record, state: { kind: 'cancelled', wire, credential } });
      }
      throw error;
    }
  }

  /** Sends, cancellable and with its progress in the window; the ledger hears of it. */
  async #carryOut(
    wish: Wish & { prepared: Prepared },
    record: Omit<RunRecord, 'state'>,
    gate?: SendGate,
  ): Promise<RunEnd> {
    const { clock, ledger, speech, journal } = this.#parts;
    const { prepared } = wish;
    const { run } = await import('../../core/run.ts');
    const cancel = this.#underWay.begin(wish.id);
    const callOff = () => cancel.abort();
    gate?.cancel.addEventListener('abort', callOff, { once: true });
    const passage = prepared.kind === 'ready' ? prepared.facts?.passage : undefined;
    const ports: RunPorts = {
      transport: { send: async (...sent) => (await this.#parts.transport(passage)).send(...sent) },
      clock,
      verdict: (sandbox) => this.#warned(this.#verdict(sandbox)),
      confirm: async (question) => gate?.isConfirmed?.(question) || this.#confirm(prepared, question),
      hear: (event) => ledger.hear(event),
      show: (state) => {
        if (state.kind !== 'sending' || prepared.kind !== 'ready') return;
        const { wire, credential } = prepared;
        journal.put({ ...record, state: { kind: 'sending', wire, credential } });
        this.#underWay.offerCancel();
        this.#parts.delivery.prepare();
        this.#started.fire();
      },
    };
    try {
      if (prepared.kind === 'refused') return await run(wish, ports, cancel.signal);
      const title = speech.shell.sending(prepared.wire.method, routeName(prepared.wire));
      return await inStatusBar(title, (say) => {
        const turn = gate === undefined ? this.#ownTurn(record, say, callOff) : gate.turn;
        return run(wish, { ...ports, ...(turn && { turn: this.#cancellable(turn) }) }, cancel.signal);
      });
    } finally {
      gate?.cancel.removeEventListener('abort', callOff);
      this.#underWay.end(wish.id);
    }
  }

  /**
   * How a single request waits: for its turn, or not at all after a failure of the same request, so that there is one
   * clean failing signal.
   */
  #ownTurn(
    { place, draft }: Omit<RunRecord, 'state'>,
    show: (message: string) => void,
    stop: () => void,
  ): RunPorts['turn'] {
    if (this.#parts.journal.hasFailedLast(place.uri, draft)) return undefined;
    return async (request, cancel) =>
      (await import('./shownTurn.ts')).shownTurn(this.#parts, request, { show, stop }, cancel);
  }

  /** "Cancel" reaches a request that waits for its turn already. */
  #cancellable(turn: NonNullable<RunPorts['turn']>): NonNullable<RunPorts['turn']> {
    return (...asked) => {
      this.#underWay.offerCancel();
      return turn(...asked);
    };
  }

  async #stateAfter(end: RunEnd, prepared: Prepared): Promise<RunState> {
    const { delivery } = this.#parts;
    switch (end.kind) {
      case 'refused':
        return { kind: 'refused', reason: await delivery.refuse(end.refusal) };
      case 'cancelled':
        return prepared.kind === 'ready' && end.exchange !== null
          ? { kind: 'cancelled', wire: prepared.wire, credential: prepared.credential }
          : { kind: 'cancelled' };
      case 'done': {
        const { diagnose } = await import('../../core/diagnose/diagnose.ts');
        const diagnosis = diagnose(end.exchange, await delivery.surroundings(end.exchange));
        return { kind: 'done', exchange: end.exchange, diagnosis };
      }
      default:
        return end satisfies never;
    }
  }

  #verdict(sandbox: boolean): Verdict {
    return verdictOf(this.#parts.ledger.state, this.#parts.clock.monotonic(), sandbox);
  }

  #warned(verdict: Verdict): Verdict {
    if (verdict.kind === 'refuse') this.#stopped.set(true);
    if (verdict.kind === 'warn') {
      void vscode.window.showWarningMessage(this.#parts.speech.shell.manyInvalid(verdict.count));
    }
    return verdict;
  }

  async #confirm(prepared: Prepared, question: Question): Promise<boolean> {
    if (prepared.kind !== 'ready') return false;
    const { speech } = this.#parts;
    const { wire, credential } = prepared;
    const asked = { method: wire.method, route: routeName(wire), question };
    const { confirmQuestion } = await import('./confirmation.ts');
    return confirmQuestion(speech, asked, speech.shell.credentialNote(credential));
  }

  dispose(): void {
    this.cancelAll();
    this.#lifetime.dispose();
  }
}

/** Does something and shows meanwhile that it is done. It begins at once: the window may be a network away. */
function inStatusBar<T>(title: string, task: (say: (message: string) => void) => Promise<T>): Promise<T> {
  let progress: vscode.Progress<{ message: string }> | undefined;
  let said: string | undefined;
  const running = task((message) => {
    said = message;
    progress?.report({ message });
  });
  void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, async (shown) => {
    progress = shown;
    if (said !== undefined) shown.report({ message: said });
    await running.catch(() => {});
  });
  return running;
}

function onlyReads({ method }: Draft): boolean {
  return isReading(writeText(method.text));
}

function capped(limits: TransportLimits, bodyCap: number | undefined): TransportLimits {
  return bodyCap === undefined ? limits : { ...limits, bodyCap };
}

function routeName(wire: Wire): string {
  return routeOf(wire.method, wire.url)?.template ?? '';
}
