import * as vscode from 'vscode';
import type { FromRunner, ToRunner } from '../../protocol/runner.ts';
import { viewIds } from '../contributions.ts';
import type { Journal } from '../history/journal.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { ShownRuns } from './shownRun.ts';
import { webviewHtml, webviewOptions } from './webviewHtml.ts';

/** A wish that was pressed in the runner view. */
export type RunnerWish = Exclude<FromRunner, { type: 'ready' }>;

/** The runner: the selected run as it was really sent, and what its answer means. A function of the journal. */
export class RunnerView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  /** What listens to the view that is there now. */
  #listeners = new Lifetime();
  readonly #extension: vscode.Uri;
  readonly #journal: Journal;
  readonly #shown: () => Promise<ShownRuns>;
  readonly #speech: Speech;
  readonly #carryOut: (wish: RunnerWish) => unknown;
  #view: vscode.WebviewView | undefined;
  #ready = false;
  #posts = 0;

  constructor(
    extension: vscode.Uri,
    journal: Journal,
    shown: () => Promise<ShownRuns>,
    speech: Speech,
    carryOut: (wish: RunnerWish) => unknown,
  ) {
    this.#extension = extension;
    this.#journal = journal;
    this.#shown = shown;
    this.#speech = speech;
    this.#carryOut = carryOut;
    const own = this.#lifetime;
    own.own(vscode.window.registerWebviewViewProvider(viewIds.runner, this));
    own.own(
      journal.onDidChange((run) => {
        if (run === null || run.id === journal.selected?.id) void this.#post();
      }),
    );
    own.own(speech.onDidChange(() => void this.#post()));
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#leave();
    this.#view = view;
    view.webview.options = webviewOptions(this.#extension);
    this.#listeners.own(view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    this.#listeners.own(view.onDidDispose(() => this.#leave()));
    view.webview.html = webviewHtml(view.webview, this.#extension, 'runner', this.#speech.locale);
  }

  /** Brings the panel to the front without taking the keyboard from the editor. */
  async reveal(): Promise<void> {
    if (this.#view?.visible) return;
    if (this.#view !== undefined) this.#view.show(true);
    else await vscode.commands.executeCommand(`${viewIds.runner}.focus`, { preserveFocus: true });
  }

  async #receive(message: unknown): Promise<void> {
    const { parseFromRunner } = await import('../../protocol/validate.ts');
    const parsed = parseFromRunner(message);
    if (parsed === null) return;
    if (parsed.type === 'ready') {
      this.#ready = true;
      await this.#post();
    } else {
      await this.#carryOut(parsed);
    }
  }

  async #post(): Promise<void> {
    if (!this.#ready) return;
    this.#posts += 1;
    const post = this.#posts;
    const words = (await this.#speech.panel()).runner;
    const selected = this.#journal.selected;
    const run = selected === undefined ? null : await (await this.#shown()).of(selected);
    const message: ToRunner = { type: 'snapshot', words, run };
    // Words are loaded on the way: a later snapshot may have been ready first.
    if (post === this.#posts) await this.#view?.webview.postMessage(message);
  }

  /** Forgets the view and everything that listens to it. */
  #leave(): void {
    this.#listeners.dispose();
    this.#listeners = new Lifetime();
    this.#view = undefined;
    this.#ready = false;
  }

  dispose(): void {
    this.#leave();
    this.#lifetime.dispose();
  }
}
