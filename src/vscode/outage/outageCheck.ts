import * as vscode from 'vscode';
import type { Exchange, Vantage } from '../../core/exchange.ts';
import { exchangeLine } from '../../core/exchangeLine.ts';
import { type ControlRequest, controlRequests, sendControls } from '../../core/outage/control.ts';
import { judgeOutage } from '../../core/outage/judge.ts';
import { type Observation, observationOf } from '../../core/outage/observation.ts';
import type { Outage } from '../../core/outage/outage.ts';
import { StatusPage, type StatusReading } from '../../core/outage/statusPage.ts';
import type { Cancel, Clock, Passage, Transport } from '../../core/ports.ts';
import { toWire, type WireResult } from '../../core/request/toWire.ts';
import { loadOutageWords, noticesOf } from '../../words/outage.ts';
import { outagePage } from '../../words/outagePage.ts';
import type { Profiles } from '../credentials/profiles.ts';
import type { MadeDocuments } from '../editor/madeDocuments.ts';
import type { Journal } from '../history/journal.ts';
import type { JournalRecorder } from '../history/journalRecorder.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import type { SandboxAddress, SandboxHost } from '../sandboxHost.ts';
import { goesToSandbox, type SendingWay, sendingWay } from '../send/sendingWay.ts';
import { allowedOrigins, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';

/** What the question needs of the rest. */
export interface OutageParts {
  readonly documents: MadeDocuments;
  readonly journal: Journal;
  readonly recorder: JournalRecorder;
  readonly ledger: BucketLedger;
  readonly profiles: Profiles;
  readonly sandbox: SandboxHost;
  readonly speech: Speech;
  readonly log: Pick<vscode.LogOutputChannel, 'info'>;
  readonly transport: (passage?: Passage) => Promise<Transport>;
  readonly clock: Clock;
  readonly vantage: Vantage;
  /** Ours, for the User-Agent with which the status page is read. */
  readonly version: string;
  /** Fires when a person calls off everything. */
  readonly onDidCancelAll: vscode.Event<void>;
}

/**
 * "Is it Discord?": asks the status page, sends two control requests, looks at the recent exchanges, and says. Where the
 * workspace is not trusted it only looks.
 */
export class OutageCheck {
  readonly #parts: OutageParts;
  readonly #page: StatusPage;
  #last: Outage | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: OutageParts) {
    this.#parts = parts;
    this.#page = new StatusPage(parts.transport, parts.clock, parts.version);
  }

  /** Command: finds out and shows the page. `run`: the run that raised the question. One at a time. */
  async run(run?: string): Promise<void> {
    this.#running ??= this.#check(run).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Command: copies what to tell users, in the language that the person picks. */
  async copyNotice(): Promise<void> {
    if (this.#last === undefined) await this.run();
    const words = await loadOutageWords(this.#parts.speech.locale);
    const notices = this.#last === undefined ? null : await noticesOf(this.#last);
    if (notices === null) {
      if (this.#last !== undefined) void vscode.window.setStatusBarMessage(words.noNotice, 4000);
      return;
    }
    const items = (['en', 'ja'] as const).map((locale) => ({
      label: words.languages[locale],
      detail: notices[locale],
    }));
    const chosen = await vscode.window.showQuickPick(items, { title: words.chooseLanguage });
    if (chosen === undefined) return;
    await vscode.env.clipboard.writeText(chosen.detail);
    void vscode.window.setStatusBarMessage(words.copied(chosen.label), 4000);
  }

  async #check(run: string | undefined): Promise<void> {
    const { documents, speech } = this.#parts;
    const toSandbox = this.#isAboutSandbox(run);
    const words = await loadOutageWords(speech.locale);
    const outage = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: words.asking, cancellable: true },
      (_, token) => this.#ask(toSandbox, token),
    );
    if (outage === undefined) return;
    this.#last = outage;
    // What the sandbox's status page says is no news of Discord.
    if (!toSandbox) this.#parts.recorder.recordOutage(outage, this.#parts.clock.now());
    const diagnosis = await speech.diagnosis();
    const page = outagePage(outage, {
      words,
      classTitle: diagnosis.classTitle,
      confidence: diagnosis.confidence(outage.confidence),
      sandbox: toSandbox,
      notices: await noticesOf(outage),
    });
    await documents.open(documents.add('is-it-discord', page));
  }

  /** The Discord that the run went to; without one that of the active credential, or of the last run where none is. */
  #isAboutSandbox(run: string | undefined): boolean {
    // No sandbox runs in a workspace that is not trusted.
    if (!vscode.workspace.isTrusted) return false;
    const { journal, profiles } = this.#parts;
    const asked = run === undefined ? undefined : journal.find(run);
    if (asked !== undefined) return asked.toSandbox;
    const active = profiles.active(vscode.window.activeTextEditor?.document.uri);
    return active.kind === 'none' && !active.chosen ? journal.runs[0]?.toSandbox === true : goesToSandbox(active);
  }

  /** Undefined where it was called off, or where the sandbox could not start, which was said. */
  async #ask(toSandbox: boolean, token: vscode.CancellationToken): Promise<Outage | undefined> {
    const { sandbox, clock, onDidCancelAll } = this.#parts;
    const local = toSandbox ? await sandbox.address() : undefined;
    if (toSandbox && local === undefined) return undefined;
    const cancel = new AbortController();
    const listening = [token, { onCancellationRequested: onDidCancelAll }].map((source) =>
      source.onCancellationRequested(() => cancel.abort()),
    );
    try {
      const recent = this.#recent(toSandbox);
      const status = this.#readPage(local?.home, cancel.signal);
      const controls = await this.#control(
        recent.map(({ exchange }) => exchange),
        local,
        cancel.signal,
      );
      const given = { status: await status, controls, recent: recent.map(({ observation }) => observation) };
      return cancel.signal.aborted ? undefined : judgeOutage({ now: clock.now(), ...given });
    } finally {
      for (const listener of listening) listener.dispose();
    }
  }

  #readPage(home: string | undefined, cancel: Cancel): Promise<StatusReading> {
    if (!vscode.workspace.isTrusted) return Promise.resolve({ kind: 'unread', reason: 'untrusted' });
    if (!setting('statusPage.enabled')) return Promise.resolve({ kind: 'unread', reason: 'off' });
    return this.#page.read(home === undefined ? 'discord' : { sandbox: home }, cancel);
  }

  async #control(recent: readonly Exchange[], local: SandboxAddress | undefined, cancel: Cancel) {
    const { transport, clock, vantage, ledger, log, recorder } = this.#parts;
    const way = await this.#way(local !== undefined);
    return sendControls(
      controlRequests(recent),
      {
        transport: { send: async (...sent) => (await transport(way.facts?.passage)).send(...sent) },
        clock,
        vantage,
        ledger: () => ledger.state,
        hear: (event) => ledger.hear(event),
        prepare: async (request) => this.#prepare(request, way),
        newId: () => globalThis.crypto.randomUUID(),
        note: (exchange, diagnosis) => {
          log.info(exchangeLine(exchange, diagnosis));
          recorder.record(exchange, diagnosis);
        },
      },
      cancel,
    );
  }

  /** Makes a request of ours ready: no document wrote it and nothing is asked; without a credential it refuses. */
  #prepare({ draft, withoutCredential }: ControlRequest, { profile, way, sandboxOrigin }: SendingWay): WireResult {
    return toWire(draft, {
      values: () => undefined,
      profile,
      way,
      withoutCredential,
      allowedOrigins: allowedOrigins(),
      unverifiedOrigins: setting('tls.allowSelfSigned'),
      trusted: vscode.workspace.isTrusted,
      ...(sandboxOrigin === undefined ? {} : { sandboxOrigin }),
    });
  }

  /** The way of the credential in front; the sandbox's own where it is about that. */
  async #way(toSandbox: boolean): Promise<SendingWay> {
    const document = vscode.window.activeTextEditor?.document.uri;
    const way = await sendingWay(toSandbox ? { kind: 'sandbox' } : this.#parts.profiles.active(document), this.#parts);
    return typeof way === 'string' ? { realm: 'discord', profile: null, isWithout: false } : way;
  }

  /** What went to the same Discord, oldest first. */
  #recent(toSandbox: boolean): readonly { readonly exchange: Exchange; readonly observation: Observation }[] {
    return this.#parts.journal.runs
      .filter((run) => run.toSandbox === toSandbox)
      .flatMap(({ state }) => (state.kind === 'done' ? [state] : []))
      .map(({ exchange, diagnosis }) => ({ exchange, observation: observationOf(exchange, diagnosis) }))
      .reverse();
  }
}
