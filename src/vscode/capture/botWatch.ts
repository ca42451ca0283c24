import { delimiter } from 'node:path';
import * as vscode from 'vscode';
import type { Injection } from '../../core/capture/injection.ts';
import type { CaptureListener, CapturePorts } from '../../core/capture/listening.ts';
import { apiHosts } from '../../core/discord/host.ts';
import type { Vantage } from '../../core/exchange.ts';
import type { Clock } from '../../core/ports.ts';
import { redact } from '../../core/request/redaction.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';
import type { Answers } from '../editor/answers.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Journal } from '../history/journal.ts';
import { Lifetime } from '../lifetime.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import { offer } from '../remedy.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import type { Delivery } from '../send/delivery.ts';
import { concerns, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { BotFailures } from './botFailures.ts';
import type { RecordBot } from './botJournal.ts';
import { BotTraffic, workspaceRoots } from './botTraffic.ts';
import { watchDebugging } from './debugStarts.ts';
import { EditedFiles } from './editedFiles.ts';
import { openCaptured } from './sendAgain.ts';
import { watchTerminals } from './terminals.ts';
import { watchKey } from './watchAtStart.ts';
import { pickWatched, WatchStatus } from './watchStatus.ts';

/** Milliseconds between two notes that the hooks are in use still. */
const oneDay = 24 * 60 * 60 * 1000;

/** What watching needs of the rest. */
export interface WatchParts {
  readonly context: vscode.ExtensionContext;
  readonly ports: (roots: () => readonly string[]) => Promise<CapturePorts>;
  readonly ledger: BucketLedger;
  readonly delivery: Delivery;
  readonly index: RequestIndex;
  readonly answers: Answers;
  readonly journal: Journal;
  readonly record: RecordBot;
  readonly sandbox: SandboxHost;
  readonly speech: Speech;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
  readonly clock: Clock;
  readonly vantage: Vantage;
}

/** Everything that lasts while bots are watched. */
interface Watching extends vscode.Disposable {
  readonly traffic: BotTraffic;
  readonly failures: BotFailures;
  readonly listener: CaptureListener;
}

/** Watches the bots that are started from this window, where a person wants that. */
export class BotWatch implements vscode.Disposable {
  readonly #parts: WatchParts;
  readonly #state: vscode.Memento;
  readonly #key = new ContextKey(contextKeys.watching);
  #watching: Promise<Watching | undefined> | undefined;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    this.#state = parts.context.workspaceState;
  }

  /** Command: watches from now on, in this workspace, until a person ends it. */
  async start(): Promise<void> {
    const { speech } = this.#parts;
    const words = await loadCaptureWords(speech.locale);
    if (!vscode.workspace.isTrusted) {
      return offer({ kind: 'manage-trust' }, speech, (button) =>
        vscode.window.showWarningMessage(words.untrusted, button),
      );
    }
    await this.resume();
    if ((await this.#watching) === undefined) return;
    await this.#state.update(watchKey, 'on');
    void vscode.window.showInformationMessage(words.started);
  }

  /** Watches again what was watched when the window was closed. Says only why it cannot. */
  async resume(): Promise<void> {
    this.#watching ??= this.#begin().catch(async (error: Error) => {
      const words = await loadCaptureWords(this.#parts.speech.locale);
      void vscode.window.showErrorMessage(words.failed(redact(error.message)));
      return undefined;
    });
    const watching = await this.#watching;
    if (watching === undefined) this.#watching = undefined;
    this.#key.set(watching !== undefined);
  }

  /** Command: lets running bots go on unwatched, and those that are started from now on. */
  async stop(): Promise<void> {
    await this.#state.update(watchKey, 'off');
    const watching = await this.#watching;
    this.#watching = undefined;
    this.#key.set(false);
    watching?.dispose();
    const words = await loadCaptureWords(this.#parts.speech.locale);
    void vscode.window.setStatusBarMessage(words.stopped, 4000);
  }

  /** Command: lists the processes. */
  async show(): Promise<void> {
    const watching = await this.#watching;
    if (watching !== undefined) await pickWatched(watching.traffic.processes, this.#parts.speech);
  }

  /** Command: opens the request of a run, of the failure at the cursor, or of the last one. */
  async sendAgain(run?: unknown): Promise<void> {
    const { journal, speech } = this.#parts;
    const failures = (await this.#watching)?.failures;
    const editor = vscode.window.activeTextEditor;
    const atCursor = editor && failures?.runAt(editor.document.uri, editor.selection.active.line);
    const id = typeof run === 'string' ? run : (atCursor ?? failures?.lastRun);
    const found = id === undefined ? undefined : journal.find(id);
    if (found !== undefined) return openCaptured(found, speech);
    const words = await loadCaptureWords(speech.locale);
    void vscode.window.showInformationMessage(words.nothingCaptured);
  }

  async #begin(): Promise<Watching | undefined> {
    const { context, ports, answers, sandbox, speech, clock } = this.#parts;
    const words = await loadCaptureWords(speech.locale);
    const { storageUri, globalStorageUri, extensionUri, environmentVariableCollection } = context;
    if (storageUri?.scheme !== 'file' || workspaceRoots().length === 0) {
      void vscode.window.showWarningMessage(words.noFolder);
      return undefined;
    }
    const { copyHooks, startListener, toSource, decodeBody } = await ports(workspaceRoots);
    const hooks = await copyHooks({
      shipped: vscode.Uri.joinPath(extensionUri, 'dist/capture').fsPath,
      kept: vscode.Uri.joinPath(globalStorageUri, 'capture').fsPath,
      // A terminal that came back with the window may name a copy of an earlier version.
      mayEmpty: vscode.window.terminals.length === 0,
      now: clock.now(),
    });
    if (hooks.node === undefined && hooks.python === undefined) {
      void vscode.window.showWarningMessage(words.noHook);
      return undefined;
    }
    const configFile = vscode.Uri.joinPath(storageUri, 'capture.json').fsPath;
    const injection: Injection = {
      ...(hooks.node === undefined ? {} : { nodeHook: hooks.node }),
      ...(hooks.python === undefined ? {} : { pythonFolder: hooks.python }),
      configFile,
      delimiter,
    };
    const lifetime = new Lifetime();
    const own = lifetime.own.bind(lifetime);
    const renewal = setInterval(() => void hooks.renew(clock.now()), oneDay);
    own({ dispose: () => clearInterval(renewal) });
    const failures = own(new BotFailures(answers));
    const traffic = own(
      new BotTraffic({ ...this.#parts, failures, edited: own(new EditedFiles()), toSource, decodeBody }),
    );
    const listener = await startListener({ configFile, hosts: this.#hosts(), hearer: traffic }).catch((error) => {
      lifetime.dispose();
      throw error;
    });
    own({ dispose: () => void listener.stop().catch(() => {}) });
    const allow = () =>
      void listener.allow(this.#hosts()).catch((error: Error) => this.#parts.log.warn(redact(error.message)));
    own(sandbox.onDidStart(allow));
    own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concerns(event, 'sandbox.url') || concerns(event, 'allowedOrigins')) allow();
      }),
    );
    own(watchTerminals(environmentVariableCollection, injection, words.environment));
    own(watchDebugging(injection));
    own(new WatchStatus(traffic, speech));
    return { traffic, failures, listener, dispose: () => lifetime.dispose() };
  }

  /** Discord's, the sandbox's, and where a person's own proxies are. */
  #hosts(): readonly string[] {
    const origins = [...setting('allowedOrigins'), setting('sandbox.url'), this.#parts.sandbox.home ?? ''];
    const local = origins.flatMap((origin) => (URL.canParse(origin) ? [new URL(origin).host] : []));
    return [...new Set([...apiHosts, ...local])];
  }

  dispose(): void {
    void this.#watching?.then((watching) => watching?.dispose());
  }
}
