import * as vscode from 'vscode';
import { diffRows, type LedgerRows } from '../../core/buckets/rows.ts';
import type { ToBuckets } from '../../protocol/buckets.ts';
import { viewIds } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { BucketLedger } from './bucketLedger.ts';
import { webviewHtml, webviewOptions } from './webviewHtml.ts';

/** Milliseconds in which changes are gathered into one message. */
const gather = 50;

/** Milliseconds after which counts that fall with time alone (invalid requests) are looked at again. */
const recount = 10_000;

/** The live view of the buckets: ready, then one snapshot, then patches; nothing while it is hidden. */
export class BucketsView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  /** What listens to the view that is there now. */
  #listeners = new Lifetime();
  readonly #extension: vscode.Uri;
  readonly #ledger: BucketLedger;
  readonly #speech: Speech;
  #view: vscode.WebviewView | undefined;
  #shown: LedgerRows | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extension: vscode.Uri, ledger: BucketLedger, speech: Speech) {
    this.#extension = extension;
    this.#ledger = ledger;
    this.#speech = speech;
    const own = this.#lifetime;
    own.own(vscode.window.registerWebviewViewProvider(viewIds.buckets, this));
    own.own(ledger.onDidChange(() => this.#schedule()));
    own.own(speech.onDidChange(() => void this.#snapshot()));
    const counting = setInterval(() => this.#patch(), recount);
    own.own({ dispose: () => clearInterval(counting) });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#leave();
    this.#view = view;
    view.webview.options = webviewOptions(this.#extension);
    this.#listeners.own(view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#listeners.own(
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.#shown = undefined;
      }),
    );
    this.#listeners.own(view.onDidDispose(() => this.#leave()));
    view.webview.html = webviewHtml(view.webview, this.#extension, 'buckets', this.#speech.locale);
  }

  async #receive(message: unknown): Promise<void> {
    const { parseFromBuckets } = await import('../../protocol/validate.ts');
    const parsed = parseFromBuckets(message);
    if (parsed === null) return;
    switch (parsed.type) {
      case 'ready':
        return this.#snapshot();
      case 'forget':
        return this.#ledger.forget();
      case 'allowSendingAgain':
        return this.#ledger.liftBan();
      default:
        return parsed satisfies never;
    }
  }

  async #snapshot(): Promise<void> {
    if (this.#view === undefined) return;
    const words = (await this.#speech.panel()).buckets;
    const shown = this.#ledger.rows();
    this.#shown = shown;
    await this.#post({ type: 'snapshot', words, rows: shown.rows, summary: shown.summary });
  }

  #schedule(): void {
    if (this.#shown === undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#patch();
    }, gather);
  }

  #patch(): void {
    if (this.#shown === undefined) return;
    const now = this.#ledger.rows();
    const patch = diffRows(this.#shown, now);
    this.#shown = now;
    if (patch !== null) void this.#post({ type: 'patch', ...patch });
  }

  async #post(message: ToBuckets): Promise<void> {
    await this.#view?.webview.postMessage(message);
  }

  /** Forgets the view and everything that listens to it. */
  #leave(): void {
    this.#listeners.dispose();
    this.#listeners = new Lifetime();
    this.#view = undefined;
    this.#shown = undefined;
  }

  dispose(): void {
    this.#leave();
    clearTimeout(this.#timer);
    this.#lifetime.dispose();
  }
}
