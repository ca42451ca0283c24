import * as vscode from 'vscode';
import type { Draft } from '../../core/request/draft.ts';
import type { Refusal } from '../../core/request/refusal.ts';
import type { ActiveProfile, WireResult } from '../../core/request/toWire.ts';
import type { CredentialPrompts } from '../credentials/credentialPrompts.ts';
import type { ActiveCredential, Profiles } from '../credentials/profiles.ts';
import type { Journal } from '../history/journal.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import type { RuntimeValues } from './runtimeValues.ts';

/** Why there is nothing to send: the request refuses, or the person left a question unanswered. */
export type Preparation =
  | Extract<WireResult, { kind: 'ready' }>
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'dismissed' };

/** `/data/x.png`, `C:\\data\\x.png`, `\\\\host\\share`. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\\\]|[A-Za-z]:[/\\\\])/.test(path);
}

/** At most this many questions for one request. */
const mostQuestions = 25;

/** Makes a draft ready to send: asks for the credential and the values that are missing, one after the other. */
export class Preparer {
  readonly #profiles: Profiles;
  readonly #prompts: CredentialPrompts;
  readonly #values: RuntimeValues;
  readonly #sandbox: SandboxHost;
  readonly #journal: Journal;
  readonly #speech: Speech;

  constructor(parts: {
    readonly profiles: Profiles;
    readonly prompts: CredentialPrompts;
    readonly values: RuntimeValues;
    readonly sandbox: SandboxHost;
    readonly journal: Journal;
    readonly speech: Speech;
  }) {
    this.#profiles = parts.profiles;
    this.#prompts = parts.prompts;
    this.#values = parts.values;
    this.#sandbox = parts.sandbox;
    this.#journal = parts.journal;
    this.#speech = parts.speech;
  }

  async prepare(document: vscode.Uri, draft: Draft, toSandbox: boolean): Promise<Preparation> {
    let active: ActiveCredential = toSandbox ? { kind: 'sandbox' } : this.#profiles.active();
    let without = active.kind === 'none' && active.chosen;
    for (let question = 0; question < mostQuestions; question += 1) {
      const result = await this.#attempt(document, draft, active, without);
      if (result === undefined) return { kind: 'dismissed' };
      if (result.kind === 'ready') return result;
      const { refusal } = result;
      if (refusal.reason === 'unresolved' && refusal.holes[0] !== undefined) {
        if (!(await this.#values.ask(refusal.holes[0]))) return result;
      } else if (refusal.reason === 'missing-credential' && active.kind === 'none' && !without) {
        const chosen = await this.#prompts.choose();
        if (chosen === undefined) return result;
        active = chosen;
        without = chosen.kind === 'none';
      } else {
        return result;
      }
    }
    return { kind: 'dismissed' };
  }

  async #attempt(
    document: vscode.Uri,
    draft: Draft,
    active: ActiveCredential,
    withoutCredential: boolean,
  ): Promise<WireResult | undefined> {
    const sandbox = active.kind === 'sandbox' ? await this.#sandbox.address() : undefined;
    if (active.kind === 'sandbox' && sandbox === undefined) return undefined;
    const profile = sandbox
      ? { name: this.#speech.shell.sandboxCredential, kind: 'bot' as const, secret: sandbox.token }
      : await this.#profileOf(active);
    if (profile === undefined) return undefined;
    const { toWire } = await import('../../core/request/toWire.ts');
    return toWire(draft, {
      values: await this.#values.known(document),
      answers: (request) => this.#journal.lastAnswer(document, request, sandbox !== undefined),
      profile,
      withoutCredential,
      allowedOrigins: setting('allowedOrigins'),
      trusted: vscode.workspace.isTrusted,
      filePath: (written) => (isAbsolute(written) ? written : vscode.Uri.joinPath(document, '..', written).fsPath),
      ...(sandbox === undefined ? {} : { sandboxOrigin: sandbox.origin }),
    });
  }

  /** The active profile with its secret; null for none; undefined when the secret is gone, which was said. */
  async #profileOf(active: ActiveCredential): Promise<ActiveProfile | null | undefined> {
    if (active.kind !== 'profile') return null;
    const { profile } = active;
    const secret = await this.#profiles.secretOf(profile);
    if (secret !== undefined) return { name: profile.name, kind: profile.kind, secret };
    void vscode.window.showWarningMessage(this.#speech.shell.lostSecret(profile.name));
    return undefined;
  }
}
