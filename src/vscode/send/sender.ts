import * as vscode from 'vscode';
import { ledgerRequest } from '../../core/buckets/ledgerRequest.ts';
import { rateLimitFacts } from '../../core/buckets/rateLimitFacts.ts';
import { diagnose } from '../../core/diagnose/diagnose.ts';
import { routeOf } from '../../core/discord/route.ts';
import type { Exchange, Vantage } from '../../core/exchange.ts';
import type { Clock, Transport, TransportLimits } from '../../core/ports.ts';
import { destructionOf } from '../../core/request/destructive.ts';
import type { Draft } from '../../core/request/draft.ts';
import { verdictOf } from '../../core/request/guard.ts';
import { writeText } from '../../core/request/text.ts';
import type { WireResult } from '../../core/request/toWire.ts';
import type { Wire } from '../../core/request/wire.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Journal, RunRecord, RunState } from '../history/journal.ts';
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

type Ready = Extract<WireResult, { kind: 'ready' }>;

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
    const document = await vscode.workspace.openTextDocument(run.place.uri);
    const draft = (await this.draftNow(run)) ?? run.draft;
    await this.#run(document, draft, wish.toSandbox ?? run.toSandbox, wish.wholeBody ? wholeBodyCap : undefined);
  }

  /** The request of a run as it stands in its document now. */
  async draftNow(run: RunRecord): Promise<Draft | undefined> {
    const document = await vscode.workspace.openTextDocument(run.place.uri);
    const drafts = await this.#parts.index.requests(document);
    const shape = shapeOf(run.draft);
    const same = drafts.filter((draft) => shapeOf(draft) === shape);
    const candidates = same.length > 0 ? same : drafts;
    const distance = (draft: Draft) => Math.abs(document.positionAt(draft.span[0]).line - run.place.line);
    return candidates.toSorted((a, b) => distance(a) - distance(b))[0];
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
    const { preparer, journal, delivery, speech } = this.#parts;
    const place = { uri: document.uri, line: document.positionAt(draft.span[0]).line };
    const startedAt = this.#parts.clock.now();
    const run: RunRecord = {
      id: globalThis.crypto.randomUUID(),
      place,
      draft,
      toSandbox,
      startedAt,
      state: { kind: 'preparing' },
    };
    const settle = (state: RunState, sandbox = toSandbox) => journal.put({ ...run, toSandbox: sandbox, state });
    const prepared = await preparer.prepare(document.uri, draft, toSandbox);
    if (prepared.kind === 'dismissed') return;
    if (prepared.kind === 'refused')
      return settle({ kind: 'refused', reason: await delivery.refuse(prepared.refusal) });
    const verdict = verdictOf(this.#parts.ledger.state, this.#parts.clock.monotonic(), prepared.sandbox);
    if (verdict.kind === 'refuse') {
      this.#stopped.set(true);
      return settle({ kind: 'refused', reason: await delivery.refuse(verdict.refusal) });
    }
    if (verdict.kind === 'warn') void vscode.window.showWarningMessage(speech.shell.manyInvalid(verdict.count));
    if (!(await this.#mayDestroy(prepared))) return;

    settle({ kind: 'sending', wire: prepared.wire, credential: prepared.credential }, prepared.sandbox);
    this.#started.fire();
    const exchange = await this.#attempt(run.id, prepared, document.uri, bodyCap);
    const cancelled = exchange.outcome.kind === 'failure' && exchange.outcome.code === 'ABORT_ERR';
    if (cancelled) {
      return settle({ kind: 'cancelled', wire: prepared.wire, credential: prepared.credential }, prepared.sandbox);
    }
    const surroundings = await delivery.surroundings(exchange);
    const diagnosis = diagnose(exchange, surroundings);
    settle({ kind: 'done', exchange, diagnosis }, prepared.sandbox);
    await delivery.showInText(document, draft, run.id, diagnosis);
  }

  async #mayDestroy({ wire, credential, sandbox }: Ready): Promise<boolean> {
    const body = wire.body?.kind === 'text' ? wire.body.text : null;
    if (sandbox || destructionOf(wire.method, wire.url, body) === null) return true;
    const { speech } = this.#parts;
    return confirmDestructive(speech, wire.method, routeName(wire), speech.shell.credentialNote(credential));
  }

  /** One attempt: told to the ledger, cancellable, with its progress in the window. */
  async #attempt(id: string, ready: Ready, document: vscode.Uri, bodyCap?: number): Promise<Exchange> {
    const { wire, vault, credential, sandbox } = ready;
    const { clock, ledger, speech } = this.#parts;
    const cancel = new AbortController();
    this.#cancels.set(id, cancel);
    this.#sending.set(true);
    const request = ledgerRequest(id, wire, credential, sandbox);
    const startedAt = clock.now();
    if (request !== null) ledger.hear({ kind: 'sent', at: clock.monotonic(), request });
    const limits = transportLimits(document);
    try {
      const { outcome, timings } = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Window, title: speech.shell.sending(wire.method, routeName(wire)) },
        async () => {
          const transport = await this.#parts.transport();
          return transport.send(wire, vault, capped(limits, bodyCap), cancel.signal);
        },
      );
      if (request !== null) {
        const at = clock.monotonic();
        if (outcome.kind === 'answer') {
          ledger.hear({ kind: 'answered', at, request, status: outcome.status, facts: rateLimitFacts(outcome) });
        } else ledger.hear({ kind: outcome.code === 'ABORT_ERR' ? 'cancelled' : 'failed', at, request });
      }
      const origin = sandbox ? 'sandbox' : 'runner';
      return { id, startedAt, wire, credential, outcome, timings, origin, vantage: this.#parts.vantage };
    } finally {
      this.#cancels.delete(id);
      this.#sending.set(this.#cancels.size > 0);
    }
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

/** What stays the same of a request while it is edited: method and path. */
function shapeOf(draft: Draft): string {
  return `${writeText(draft.method.text)} ${routeOf('', writeText(draft.url.text))?.template ?? ''}`;
}
