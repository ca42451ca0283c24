import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import type { Vantage } from '../../core/exchange.ts';
import type { Clock, Passage, Transport, TransportLimits } from '../../core/ports.ts';
import type { Question } from '../../core/request/caution.ts';
import { type Verdict, verdictOf } from '../../core/request/guard.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { RunEnd, RunPorts, Wish } from '../../core/run.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Journal, RunRecord, RunState } from '../history/journal.ts';
import type { RecordExchange } from '../history/journalRecorder.ts';
import type { StandingRequests } from '../history/standingRequests.ts';
import { inStatusBar } from '../inStatusBar.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { transportLimits } from '../settings.ts';
import type { Speech } from '../speech.ts';
import type { Delivery } from './delivery.ts';
import type { Preparation, Preparer } from './preparation.ts';
import type { RunOptions, SendGate } from './sendWish.ts';
import type { UnderWay } from './underWay.ts';

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
  /** The text of a file that a body names, for a look at what it would do; null where there is none to be had. */
  readonly readFile: NonNullable<RunPorts['readFile']>;
  /** By a profile's own connections where a passage is given. */
  readonly transport: (passage?: Passage) => Promise<Transport>;
  readonly clock: Clock;
  readonly vantage: Vantage;
}

/** A request that is ready or refused. */
type Prepared = Exclude<Preparation, { kind: 'dismissed' }>;

/** Whom the carrier tells of its work. */
export interface CarrierEars {
  readonly underWay: UnderWay;
  /** A request is on its way. */
  readonly onStart: () => void;
  /** Nothing may be sent any more, until a person says so. */
  readonly onStop: () => void;
}

/** Carries out one run: prepares it, puts it on the wire, cancellable and in sight, and keeps what came of it. */
export class RunCarrier {
  readonly #parts: SenderParts;
  readonly #ears: CarrierEars;
  /** Files outside that the person said yes to, each for its document. */
  readonly #allowedFiles = new Set<string>();

  constructor(parts: SenderParts, ears: CarrierEars) {
    this.#parts = parts;
    this.#ears = ears;
  }

  /** Takes a request from its text to its end. Undefined where the person left a question unanswered. */
  async carry(
    { id, place, draft }: Pick<RunRecord, 'id' | 'place' | 'draft'>,
    toSandbox: boolean,
    { bodyCap, gate, isApart = false }: RunOptions,
  ): Promise<RunRecord | undefined> {
    const { preparer, journal, clock, vantage } = this.#parts;
    const prepared = await (await preparer()).prepare(place.uri, draft, toSandbox);
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
      limits: capped(transportLimits(place.uri), bodyCap),
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
    const cancel = this.#ears.underWay.begin(wish.id);
    const callOff = () => cancel.abort();
    gate?.cancel.addEventListener('abort', callOff, { once: true });
    const passage = prepared.kind === 'ready' ? prepared.facts?.passage : undefined;
    const ports: RunPorts = {
      transport: { send: async (...sent) => (await this.#parts.transport(passage)).send(...sent) },
      clock,
      verdict: (sandbox) => this.#warned(this.#verdict(sandbox)),
      readFile: this.#parts.readFile,
      confirm: (question) => this.#confirm(question, { prepared, document: record.place.uri }, gate),
      hear: (event) => ledger.hear(event),
      show: (state) => {
        if (state.kind !== 'sending' || prepared.kind !== 'ready') return;
        const { wire, credential } = prepared;
        journal.put({ ...record, state: { kind: 'sending', wire, credential } });
        this.#ears.underWay.offerCancel();
        this.#parts.delivery.prepare();
        this.#ears.onStart();
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
      this.#ears.underWay.end(wish.id);
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
      this.#ears.underWay.offerCancel();
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
    if (verdict.kind === 'refuse') this.#ears.onStop();
    if (verdict.kind === 'warn') {
      void vscode.window.showWarningMessage(this.#parts.speech.shell.manyInvalid(verdict.count));
    }
    return verdict;
  }

  /** Asks what was not answered yet. */
  async #confirm(
    { files = [], ...question }: Question,
    { prepared, document }: { readonly prepared: Prepared; readonly document: vscode.Uri },
    gate?: SendGate,
  ): Promise<boolean> {
    if (prepared.kind !== 'ready') return false;
    const keyOf = (file: string) => `${document}\n${file}`;
    const unknown = files.filter((file) => !this.#allowedFiles.has(keyOf(file)));
    const open: Question = unknown.length === 0 ? question : { ...question, files: unknown };
    const { destruction, production, exposure } = question;
    const isOpen = unknown.length > 0 || destruction !== null || production !== null || exposure !== undefined;
    if (!isOpen || gate?.isConfirmed?.(open)) return true;
    const { speech } = this.#parts;
    const { wire, credential } = prepared;
    const asked = { method: wire.method, route: routeName(wire), question: open };
    const { confirmQuestion } = await import('./confirmation.ts');
    const isConfirmed = await confirmQuestion(speech, asked, speech.shell.credentialNote(credential));
    if (isConfirmed) for (const file of unknown) this.#allowedFiles.add(keyOf(file));
    return isConfirmed;
  }
}

function capped(limits: TransportLimits, bodyCap: number | undefined): TransportLimits {
  return bodyCap === undefined ? limits : { ...limits, bodyCap };
}

function routeName(wire: Wire): string {
  return routeOf(wire.method, wire.url)?.template ?? '';
}
