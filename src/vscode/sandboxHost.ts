import * as vscode from 'vscode';
import { isDiscordUrl } from '../core/discord/host.ts';
import { ContextKey } from './contextKey.ts';
import { contextKeys } from './contributions.ts';
import { offer } from './remedy.ts';
import { setting } from './settings.ts';
import type { Speech } from './speech.ts';

/** A running local Discord. */
export interface RunningSandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The bot token that it accepts. */
  readonly token: string;
  readonly scenarios: readonly string[];
  setScenario(name: string): void;
  close(): Promise<void>;
}

/** Starts a local Discord; rejects with `code: 'EADDRINUSE'` where the port is taken. */
export type StartSandbox = (port: number) => Promise<RunningSandbox>;

/** Where requests to the sandbox go, and with which token. */
export interface SandboxAddress {
  readonly origin: string;
  readonly token: string;
}

/** The sandbox of this window: started by command or on first need, ended with the window. */
export class SandboxHost implements vscode.Disposable {
  readonly #start: StartSandbox;
  readonly #outsideToken: () => Promise<string>;
  readonly #speech: Speech;
  readonly #running = new ContextKey(contextKeys.sandboxRunning);
  #sandbox: Promise<RunningSandbox> | undefined;

  /** `outsideToken`: the token of a sandbox that runs elsewhere (setting `tracecord.sandbox.url`). */
  constructor(start: StartSandbox, outsideToken: () => Promise<string>, speech: Speech) {
    this.#start = start;
    this.#outsideToken = outsideToken;
    this.#speech = speech;
  }

  /** The address of the sandbox, which is started where none runs. Undefined when it could not start; that was said. */
  async address(): Promise<SandboxAddress | undefined> {
    const outside = setting('sandbox.url').trim();
    if (outside !== '') return this.#outside(outside);
    const sandbox = await this.#ensure();
    return sandbox && { origin: sandbox.url, token: sandbox.token };
  }

  /** Command: starts it and says where. */
  async start(): Promise<void> {
    const sandbox = await this.#ensure();
    if (sandbox !== undefined) {
      void vscode.window.showInformationMessage(this.#speech.shell.sandboxStarted(sandbox.url));
    }
  }

  /** Command: stops it. */
  async stop(): Promise<void> {
    const sandbox = this.#sandbox;
    this.#sandbox = undefined;
    this.#running.set(false);
    // One that could not start has said so.
    await sandbox?.then(
      (started) => started.close(),
      () => {},
    );
    void vscode.window.setStatusBarMessage(this.#speech.shell.sandboxStopped, 4000);
  }

  /** Command: lets the person pick how it behaves. */
  async chooseScenario(): Promise<void> {
    const sandbox = await this.#ensure();
    if (sandbox === undefined) return;
    const words = this.#speech.shell;
    const items = sandbox.scenarios.map((name) => ({ label: words.scenario(name), description: name, name }));
    const chosen = await vscode.window.showQuickPick(items, { title: words.chooseScenario, matchOnDescription: true });
    if (chosen === undefined) return;
    sandbox.setScenario(chosen.name);
    void vscode.window.setStatusBarMessage(words.scenarioChosen(chosen.name), 4000);
  }

  /** A sandbox that runs elsewhere. What goes to a sandbox goes without questions, so it must not be Discord. */
  async #outside(url: string): Promise<SandboxAddress | undefined> {
    if (URL.canParse(url) && /^https?:/i.test(url) && !isDiscordUrl(new URL('/api/', url).href)) {
      return { origin: new URL(url).origin, token: await this.#outsideToken() };
    }
    const { sandboxUrlUnusable } = this.#speech.shell;
    void offer({ kind: 'open-setting', setting: 'sandbox.url' }, this.#speech, (button) =>
      vscode.window.showErrorMessage(sandboxUrlUnusable, button),
    );
    return undefined;
  }

  async #ensure(): Promise<RunningSandbox | undefined> {
    if (!vscode.workspace.isTrusted) {
      const { untrusted } = this.#speech.shell;
      void offer({ kind: 'manage-trust' }, this.#speech, (button) =>
        vscode.window.showWarningMessage(untrusted, button),
      );
      return undefined;
    }
    const port = setting('sandbox.port');
    try {
      this.#sandbox ??= this.#start(port);
      const sandbox = await this.#sandbox;
      this.#running.set(true);
      return sandbox;
    } catch (error) {
      this.#sandbox = undefined;
      const words = this.#speech.shell;
      const inUse = (error as { code?: string }).code === 'EADDRINUSE';
      const sentence = inUse ? words.sandboxPortInUse(port) : words.sandboxFailed(String((error as Error).message));
      void offer({ kind: 'open-setting', setting: 'sandbox.port' }, this.#speech, (button) =>
        vscode.window.showErrorMessage(sentence, button),
      );
      return undefined;
    }
  }

  dispose(): void {
    this.#sandbox?.then(
      (sandbox) => sandbox.close(),
      () => {},
    );
  }
}
