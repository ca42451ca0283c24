import * as vscode from 'vscode';
import { parseWebhookUrl } from '../../core/discord/tokenShape.ts';
import type { CredentialKind } from '../../core/request/credentialFacts.ts';
import { foundCredential } from '../../core/request/foundCredential.ts';
import type { Speech } from '../speech.ts';
import { readEnvironmentFile } from './environmentFile.ts';
import type { ActiveCredential, Profiles } from './profiles.ts';

/** Variables that may hold a credential, by their name. */
const credentialVariable = /token|webhook|bearer|discord.*(?:key|secret)/i;

type Choice = vscode.QuickPickItem & { readonly run?: () => Promise<ActiveCredential | undefined> };

/** Asks for credentials: which one is active, a new one, one to remove. */
export class CredentialPrompts {
  readonly #profiles: Profiles;
  readonly #speech: Speech;
  readonly #environment: Readonly<Record<string, string | undefined>>;

  constructor(profiles: Profiles, speech: Speech, environment: Readonly<Record<string, string | undefined>>) {
    this.#profiles = profiles;
    this.#speech = speech;
    this.#environment = environment;
  }

  /** Lets the person choose or add the active credential; undefined when dismissed. */
  async choose(): Promise<ActiveCredential | undefined> {
    const words = this.#speech.shell;
    const active = this.#profiles.active();
    const stored = this.#profiles.all().map(
      (profile): Choice => ({
        label: `$(key) ${profile.name}`,
        description: `${words.credentialKind(profile.kind)} ••••${profile.lastFour}`,
        picked: active.kind === 'profile' && active.profile.id === profile.id,
        run: async () => ({ kind: 'profile', profile }),
      }),
    );
    const choices: Choice[] = [
      ...stored,
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      {
        label: `$(beaker) ${words.trySandbox}`,
        detail: words.trySandboxDetail,
        run: async () => ({ kind: 'sandbox' }),
      },
      ...this.#ways(),
      { label: `$(circle-slash) ${words.sendWithout}`, run: async () => ({ kind: 'none', chosen: true }) },
    ];
    const chosen = await this.#pick(choices, words.chooseCredentialTitle);
    if (chosen !== undefined) await this.#profiles.activate(chosen);
    return chosen;
  }

  /** Asks for a new credential, stores it and makes it active; undefined when dismissed. */
  async add(): Promise<ActiveCredential | undefined> {
    const chosen = await this.#pick(this.#ways(), this.#speech.shell.chooseCredentialTitle);
    if (chosen !== undefined) await this.#profiles.activate(chosen);
    return chosen;
  }

  /** Asks which stored credential to remove. */
  async remove(): Promise<void> {
    const words = this.#speech.shell;
    const items = this.#profiles.all().map((profile) => ({
      label: `$(key) ${profile.name}`,
      description: `${words.credentialKind(profile.kind)} ••••${profile.lastFour}`,
      profile,
    }));
    if (items.length === 0) {
      void vscode.window.showInformationMessage(words.nothingToRemove);
      return;
    }
    const chosen = await vscode.window.showQuickPick(items, { title: words.removeCredentialTitle });
    if (chosen !== undefined) await this.#profiles.remove(chosen.profile);
  }

  #ways(): Choice[] {
    const words = this.#speech.shell;
    return [
      { label: `$(add) ${words.storeToken}`, detail: words.storeTokenDetail, run: () => this.#store('bot') },
      { label: `$(add) ${words.storeBearer}`, run: () => this.#store('bearer') },
      { label: `$(add) ${words.storeWebhook}`, run: () => this.#store('webhook') },
      {
        label: `$(symbol-variable) ${words.readEnvironment}`,
        detail: words.readEnvironmentDetail,
        run: () => this.#fromEnvironment(),
      },
    ];
  }

  async #pick(choices: readonly Choice[], title: string): Promise<ActiveCredential | undefined> {
    const chosen = await vscode.window.showQuickPick(choices, { title, matchOnDescription: true });
    return chosen?.run?.();
  }

  async #store(kind: CredentialKind): Promise<ActiveCredential | undefined> {
    const words = this.#speech.shell;
    const secret = await vscode.window.showInputBox({
      title: words.credentialKind(kind),
      prompt: words.secretPrompt(kind),
      password: true,
      ignoreFocusOut: true,
      validateInput: (value) => this.#problem(kind, value),
    });
    return secret === undefined ? undefined : this.#named(kind, secret.trim(), words.credentialKind(kind));
  }

  async #named(kind: CredentialKind, secret: string, suggestion: string): Promise<ActiveCredential | undefined> {
    const words = this.#speech.shell;
    const name = await vscode.window.showInputBox({
      title: words.credentialKind(kind),
      prompt: words.namePrompt,
      value: suggestion,
      ignoreFocusOut: true,
      validateInput: (value) => (value.trim() === '' ? words.nameEmpty : undefined),
    });
    if (name === undefined) return undefined;
    const profile = await this.#profiles.add(name.trim(), kind, secret);
    const persistent = vscode.env.uiKind === vscode.UIKind.Desktop;
    if (persistent) void vscode.window.setStatusBarMessage(words.stored(profile.name), 5000);
    else void vscode.window.showInformationMessage(`${words.stored(profile.name)} ${words.notPersistent}`);
    return { kind: 'profile', profile };
  }

  async #fromEnvironment(): Promise<ActiveCredential | undefined> {
    const words = this.#speech.shell;
    const file = await readEnvironmentFile(vscode.window.activeTextEditor?.document.uri);
    const found = [
      ...[...file].map(([name, value]) => ({ name, value, from: '.env' })),
      ...Object.entries(this.#environment).map(([name, value]) => ({ name, value: value ?? '', from: '$' })),
    ].filter(({ name, value }) => credentialVariable.test(name) && value.trim() !== '');
    if (found.length === 0) {
      void vscode.window.showInformationMessage(words.noVariables);
      return undefined;
    }
    const chosen = await vscode.window.showQuickPick(
      found.map((variable) => ({ label: variable.name, description: variable.from, variable })),
      { title: words.chooseVariable },
    );
    if (chosen === undefined) return undefined;
    const { kind, secret } = foundCredential(chosen.variable.value);
    const problem = this.#problem(kind, secret);
    if (problem === undefined) return this.#named(kind, secret, chosen.variable.name);
    void vscode.window.showWarningMessage(problem);
    return undefined;
  }

  #problem(kind: CredentialKind, value: string): string | undefined {
    const words = this.#speech.shell;
    const secret = value.trim();
    if (secret === '') return words.secretEmpty;
    if (kind === 'webhook') return parseWebhookUrl(secret) === null ? words.secretNotWebhook : undefined;
    if (/^(?:Bot|Bearer)\s/i.test(secret)) return words.secretPrefixed;
    return /\s/.test(secret) ? words.secretBlanks : undefined;
  }
}
