import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import type { Vantage } from '../../core/exchange.ts';
import type { Clock, Transport, TransportLimits } from '../../core/ports.ts';
import type { Destruction } from '../../core/request/destructive.ts';
import type { Draft } from '../../core/request/draft.ts';
import { type Verdict, verdictOf } from '../../core/request/guard.ts';
import type { WireResult } from '../../core/request/toWire.ts';
import type { Wire } from '../../core/request/wire.ts';
import { type RunEnd, type RunPorts, run, type Wish } from '../../core/run.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Journal, RunRecord, RunState } from '../history/journal.ts';
import type { StandingRequests } from '../history/standingRequests.ts';
import { Lifetime } from '../lifetime.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { transportLimits } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { confirmDestructive } from './confirmation.ts';
import type { Delivery } from './delivery.ts';
import type { Preparer } from './preparation.ts';
import { pickRequest } from './requestPicker.ts';

/** Everything that sending touches. */
export interface SenderParts {
  readonly index: RequestIndex;
  readonly preparer: Preparer;
  readonly delivery: Delivery;
  readonly ledger: BucketLedger;
  readonly journal: Journal;
  readonly speech: Speech;
  readonly standing: StandingRequests;
  readonly transport: () => Promise<Transport>;
  readonly clock: Clock;
  readonly vantage: Vantage;
}

/** What to send. */
export interface SendWish {
  readonly uri?: vscode.Uri | undefined;
  readonly range?: vscode.Range | undefined;
  readonly toSandbox?: boolean;
}

/** How a run is sent again. */
export interface ReplayWish {
  readonly toSandbox?: boolean;
  /** Read the whole body, up to 100 MiB. */
  readonly wholeBody?: boolean;
}

/** Bytes of a body that "open full" reads. */
const wholeBodyCap = 100 * 1024 * 1024;

/** Takes a request from the text to the wire and its answer to the journal. Nothing is retried by itself. */
export class Sender implements vscode.Disposable {
  readonly #parts: SenderParts;
  readonly #lifetime = new Lifetime();
  readonly #started = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #cancels = new Map<string, AbortController>();
  readonly #sending = new ContextKey(contextKeys.sending);
  readonly #stopped = new ContextKey(contextKeys.stopped);

  /** Fires when a request is on its way, so that the panel can come forward. */
  readonly onDidStart = this.#started.event;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** Sends the request at a place, or at the cursor. */
  async send(wish: SendWish): Promise<void> {
    const { speech, index } = this.#parts;
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showWarningMessage(speech.shell.untrusted);
      return;
    }
    const picked = await pickRequest(index, speech, wish.uri, wish.range);
    if (picked !== undefined) await this.#run(picked.document, picked.draft, wish.toSandbox ?? false);
  }

  /** Sends a run again: the request as its text says it now, or as it said it then when the text is gone. */
  async replay(run: RunRecord, wish: ReplayWish = {}): Promise<void> {
    const standing = await this.#parts.standing.of(run);
    if (standing === undefined) return this.sayGone();
    const { document, draft = run.draft } = standing;
    await this.#run(document, draft, wish.toSandbox ?? run.toSandbox, wish.wholeBody ? wholeBodyCap : undefined);
  }

  cancel(run: string): void {
    this.#cancels.get(run)?.abort();
  }

  /** Command: cancels everything that is on its way. */
  cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel.abort();
  }

  /** Command: a person says that the block of this address is over. */
  allowAgain(): void {
    this.#parts.ledger.liftBan();
    this.#stopped.set(false);
    void vscode.window.setStatusBarMessage(this.#parts.speech.shell.allowedAgain, 4000);
  }

  sayGone(): void {
    void vscode.window.showInformationMessage(this.#parts.speech.shell.requestGone);
  }

  async #run(document: vscode.TextDocument, draft: Draft, toSandbox: boolean, bodyCap?: number): Promise<void> {
    const { preparer, standing, clock, vantage } = this.#parts;
    const id = globalThis.crypto.randomUUID();
    const place = { uri: document.uri, line: document.positionAt(draft.span[0]).line };
    standing.follow(id, document, draft);
    const prepared = await preparer.prepare(document.uri, draft, toSandbox);
    if (prepared.kind === 'dismissed') return;
    const sandbox = prepared.kind === 'ready' && prepared.sandbox;
    const record = {
      id,
      place,
      draft,
      toSandbox: sandbox || toSandbox,
      notes: prepared.kind === 'ready' ? prepared.notes : [],
      startedAt: clock.now(),
    };
    const wish: Wish = {
      id,
      prepared,
      limits: capped(transportLimits(document.uri), bodyCap),
      origin: sandbox ? 'sandbox' : 'runner',
      vantage,
    };
    const end = await this.#carryOut(wish, record);
    const state = await this.#stateAfter(end, prepared);
    this.#parts.journal.put({ ...record, state });
    if (state.kind === 'done') await this.#parts.delivery.showInText(document, draft, record.id, state.diagnosis);
  }

  /** Sends, cancellable and with its progress in the window; the ledger hears of it. */
  async #carryOut(wish: Wish, record: Omit<RunRecord, 'state'>): Promise<RunEnd> {
    const { clock, ledger, speech, journal } = this.#parts;
    const { prepared } = wish;
    const cancel = new AbortController();
    this.#cancels.set(wish.id, cancel);
    const ports: RunPorts = {
      transport: { send: async (...sent) => (await this.#parts.transport()).send(...sent) },
      clock,
      verdict: (sandbox) => this.#verdict(sandbox),
      confirm: (destruction) => this.#confirm(prepared, destruction),
      hear: (event) => ledger.hear(event),
      show: (state) => {
        if (state.kind !== 'sending' || prepared.kind !== 'ready') return;
        const { wire, credential } = prepared;
        journal.put({ ...record, state: { kind: 'sending', wire, credential } });
        this.#sending.set(true);
        this.#parts.delivery.prepare();
        this.#started.fire();
      },
    };
    try {
      if (prepared.kind === 'refused') return await run(wish, ports, cancel.signal);
      const title = speech.shell.sending(prepared.wire.method, routeName(prepared.wire));
      return await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
        run(wish, ports, cancel.signal),
      );
    } finally {
      this.#cancels.delete(wish.id);
      this.#sending.set(this.#cancels.size > 0);
    }
  }

  async #stateAfter(end: RunEnd, prepared: WireResult): Promise<RunState> {
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
    const verdict = verdictOf(this.#parts.ledger.state, this.#parts.clock.monotonic(), sandbox);
    if (verdict.kind === 'refuse') this.#stopped.set(true);
    if (verdict.kind === 'warn')
      void vscode.window.showWarningMessage(this.#parts.speech.shell.manyInvalid(verdict.count));
    return verdict;
  }

  async #confirm(prepared: WireResult, destruction: Destruction): Promise<boolean> {
    if (prepared.kind !== 'ready') return false;
    const { speech } = this.#parts;
    const { wire, credential } = prepared;
    const what = `${speech.shell.destruction(destruction)} ${speech.shell.credentialNote(credential)}`;
    return confirmDestructive(speech, wire.method, routeName(wire), what);
  }

  dispose(): void {
    this.cancelAll();
    this.#lifetime.dispose();
  }
}

function capped(limits: TransportLimits, bodyCap: number | undefined): TransportLimits {
  return bodyCap === undefined ? limits : { ...limits, bodyCap };
}

function routeName(wire: Wire): string {
  return routeOf(wire.method, wire.url)?.template ?? '';
}
