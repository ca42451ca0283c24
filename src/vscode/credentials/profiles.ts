import * as vscode from 'vscode';
import type { CredentialKind } from '../../core/request/credentialFacts.ts';
import { lastFourOf } from '../../core/request/seal.ts';
import { Lifetime } from '../lifetime.ts';

/** What is known of a stored credential without its secret. */
export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  /** Last four characters of the secret, by which a person knows it again. */
  readonly lastFour: string;
}

/** Which credential goes with requests that take theirs from run time. */
export type ActiveCredential =
  /** `chosen`: the person decided to send without; else nobody decided yet. */
  | { readonly kind: 'none'; readonly chosen: boolean }
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'profile'; readonly profile: Profile };

const profilesKey = 'profiles';
const activeKey = 'activeCredential';

/**
 * The stored credentials: names in the extension's state, secrets in the editor's secret storage and nowhere else.
 * The choice of the active one belongs to the workspace.
 */
export class Profiles implements vscode.Disposable {
  readonly #context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'secrets'>;
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());

  /** Fires when a profile or the choice of the active one changes. */
  readonly onDidChange = this.#changed.event;

  constructor(context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'secrets'>) {
    this.#context = context;
    this.#lifetime.own(context.secrets.onDidChange(() => this.#changed.fire()));
  }

  /** All profiles, in the order in which they were added. */
  all(): readonly Profile[] {
    return this.#context.globalState.get<readonly Profile[]>(profilesKey, []);
  }

  /** The active credential of this workspace. */
  active(): ActiveCredential {
    const id = this.#context.workspaceState.get<string>(activeKey, '');
    if (id === 'sandbox') return { kind: 'sandbox' };
    const profile = this.all().find((candidate) => candidate.id === id);
    return profile === undefined ? { kind: 'none', chosen: id === 'none' } : { kind: 'profile', profile };
  }

  /** Makes a credential the active one of this workspace. */
  async activate(choice: ActiveCredential): Promise<void> {
    const id = choice.kind === 'profile' ? choice.profile.id : choice.kind;
    await this.#context.workspaceState.update(activeKey, id);
    this.#changed.fire();
  }

  /** Stores a secret under a new profile. */
  async add(name: string, kind: CredentialKind, secret: string): Promise<Profile> {
    const profile: Profile = { id: globalThis.crypto.randomUUID(), name, kind, lastFour: lastFourOf(secret) };
    await this.#context.secrets.store(secretKey(profile), secret);
    await this.#context.globalState.update(profilesKey, [...this.all(), profile]);
    this.#changed.fire();
    return profile;
  }

  /** Removes a profile and its secret. */
  async remove(profile: Profile): Promise<void> {
    await this.#context.secrets.delete(secretKey(profile));
    await this.#context.globalState.update(
      profilesKey,
      this.all().filter((candidate) => candidate.id !== profile.id),
    );
    this.#changed.fire();
  }

  /** The secret itself, for the one request it is for; undefined when the storage no longer has it. */
  async secretOf(profile: Profile): Promise<string | undefined> {
    return this.#context.secrets.get(secretKey(profile));
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

function secretKey(profile: Profile): string {
  return `profile.${profile.id}`;
}
