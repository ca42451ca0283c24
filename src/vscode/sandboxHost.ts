import * as vscode from 'vscode';
import { isDiscordUrl } from '../core/discord/host.ts';
import type { ScenarioText } from '../words/scenarios.ts';
import { ContextKey } from './contextKey.ts';
import { contextKeys } from './contributions.ts';
import { Lifetime } from './lifetime.ts';
import { offer } from './remedy.ts';
import type { ScenarioChoice } from './scenarioPicker.ts';
import { setting } from './settings.ts';
import type { Speech } from './speech.ts';

/** A running local Discord. */
export interface RunningSandbox {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** Where to send now: a scenario may be about an address that leads nowhere, or about a proxy on the way. */
  readonly address: { readonly origin: string; readonly proxy?: string };
  /** The bot token that it accepts. */
  readonly token: string;
  readonly scenarios: ScenarioChoice;
  setScenario(written: string): void;
  /** A `.http` text with a request for each scenario. */
  scenarioRequests(title: string, say: (name: string) => ScenarioText): Promise<string>;
  /** Begins again as it did. */
  reset(): void;
  /** Everything that exists in it, as JSON. */
  exportState(): string;
  close(): Promise<void>;
}

/** Starts a local Discord; rejects with `code: 'EADDRINUSE'` where the port is taken. */
export type StartSandbox = (port: number) => Promise<RunningSandbox>;

/** Where requests to the sandbox go, and with which token. */
export interface SandboxAddress {
  readonly origin: string;
  /** Where it can be reached whatever the scenario says of addresses: its status page is there. */
  readonly home: string;
  readonly token: string;
}

/** The sandbox of this window: started by command or on first need, ended with the window. */
export class SandboxHost implements vscode.Disposable {
  readonly #start: StartSandbox;
  readonly #outsideToken: () => Promise<string>;
  readonly #speech: Speech;
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  readonly #running = new ContextKey(contextKeys.sandboxRunning);
  #sandbox: Promise<RunningSandbox> | undefined;
  #address: RunningSandbox['address'] | undefined;
  #scenario: string | undefined;

  readonly #started = this.#lifetime.own(new vscode.EventEmitter<void>());
  #home: string | undefined;

  /** Fires when it begins again or behaves otherwise than before. */
  readonly onDidChange = this.#changed.event;

  /** Fires when it has started. */
  readonly onDidStart = this.#started.event;

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
    if (sandbox === undefined) return undefined;
    this.#address = sandbox.address;
    return { origin: sandbox.address.origin, home: sandbox.url, token: sandbox.token };
  }

  /** Where it runs; undefined until it was started. */
  get home(): string | undefined {
    return this.#home;
  }

  /** What the chosen scenario is called; undefined while the sandbox behaves. */
  get scenario(): string | undefined {
    return this.#scenario;
  }

  /** The proxy through which requests to an address go, where the chosen scenario is about one. */
  proxyFor(url: URL): string | undefined {
    return this.#address?.origin === url.origin ? this.#address.proxy : undefined;
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
    this.#home = undefined;
    this.#running.set(false);
    this.#showScenario(undefined);
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
    const { pickScenario, scenarioName } = await import('./scenarioPicker.ts');
    const chosen = await pickScenario(sandbox.scenarios, this.#speech);
    if (chosen === undefined) return;
    sandbox.setScenario(chosen);
    const name = await scenarioName(chosen, this.#speech);
    this.#showScenario(sandbox.scenarios.isHealthy ? undefined : name);
    void vscode.window.setStatusBarMessage(this.#speech.shell.scenarioChosen(name), 4000);
  }

  /** Command: opens a document with one request for each scenario, to send them one after the other. */
  async openScenarios(): Promise<void> {
    const sandbox = await this.#ensure();
    if (sandbox === undefined) return;
    const { scenarios } = await this.#speech.scenarios();
    const say = (name: string) => scenarios[name] ?? { label: name, detail: '' };
    const content = await sandbox.scenarioRequests(this.#speech.shell.scenarioRequestsTitle, say);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'http', content }));
  }

  /** Command: everything in it is again as it was at its start. */
  async reset(): Promise<void> {
    const sandbox = await this.#ensure();
    if (sandbox === undefined) return;
    sandbox.reset();
    this.#changed.fire();
    void vscode.window.setStatusBarMessage(this.#speech.shell.sandboxReset, 4000);
  }

  /** Command: opens everything that exists in it as a JSON document, to read and to keep. */
  async showState(): Promise<void> {
    const sandbox = await this.#ensure();
    if (sandbox === undefined) return;
    const document = await vscode.workspace.openTextDocument({ language: 'json', content: sandbox.exportState() });
    await vscode.window.showTextDocument(document);
  }

  #showScenario(name: string | undefined): void {
    this.#scenario = name;
    this.#changed.fire();
  }

  /** A sandbox that runs elsewhere. What goes to a sandbox goes without questions, so it must not be Discord. */
  async #outside(url: string): Promise<SandboxAddress | undefined> {
    if (URL.canParse(url) && /^https?:/i.test(url) && !isDiscordUrl(new URL('/api/', url).href)) {
      const { origin } = new URL(url);
      return { origin, home: origin, token: await this.#outsideToken() };
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
      if (this.#home !== sandbox.url) {
        this.#home = sandbox.url;
        this.#started.fire();
      }
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
    this.#lifetime.dispose();
    this.#sandbox?.then(
      (sandbox) => sandbox.close(),
      () => {},
    );
  }
}
