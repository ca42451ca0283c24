import * as vscode from 'vscode';
import type { Passage } from '../../core/ports.ts';
import { readBindings } from '../../core/profiles/binding.ts';
import type { Profile, ProfileChanges, ProfileKind, ProfileProxy } from '../../core/profiles/profile.ts';
import { readProfiles } from '../../core/profiles/storedProfiles.ts';
import { Lifetime } from '../lifetime.ts';
import { bindingsKey, profilesKey, proxyKey, secretKey } from './profileKeys.ts';

export type { Profile } from '../../core/profiles/profile.ts';

/** Which credential goes with requests that take theirs from run time. */
export type ActiveCredential =
  /** `chosen`: the person decided to send without; else nobody decided yet. */
  | { readonly kind: 'none'; readonly chosen: boolean }
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'profile'; readonly profile: Profile };

const activeKey = 'activeCredential';

/**
 * The stored credentials: names in the extension's state, secrets in the editor's secret storage and nowhere else. Which
 * one is active belongs to the workspace, or to the folder of a document where the person bound that to one; no file of
 * a workspace has a say in it.
 */
export class Profiles implements vscode.Disposable {
  readonly #context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'secrets'>;
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  #seen: string;

  /** Fires when a profile or the choice of the active one changes, here or in another window. */
  readonly onDidChange = this.#changed.event;

  constructor(context: Pick<vscode.ExtensionContext, 'globalState' | 'workspaceState' | 'secrets'>) {
    this.#context = context;
    this.#seen = this.#snapshot();
    const own = this.#lifetime;
    own.own(context.secrets.onDidChange(() => this.#changed.fire()));
    own.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#changed.fire()));
    // The state of another window may arrive after its secrets did: who comes here sees it.
    own.own(
      vscode.window.onDidChangeWindowState(() => {
        if (this.#seen !== this.#snapshot()) this.#changed.fire();
      }),
    );
    own.own(
      this.onDidChange(() => {
        this.#seen = this.#snapshot();
      }),
    );
  }

  /** All profiles, in the order in which they were added. */
  all(): readonly Profile[] {
    return readProfiles(this.#stored()).profiles;
  }

  /** How many more are kept that this version cannot read. */
  get unread(): number {
    return readProfiles(this.#stored()).unread;
  }

  find(id: string): Profile | undefined {
    return this.all().find((profile) => profile.id === id);
  }

  /** What goes with requests of a document: what its folder is bound to, else what is active in this workspace. */
  active(document?: vscode.Uri): ActiveCredential {
    const folder = this.boundFolder(document);
    const bound = folder && this.#bindings()[folder.uri.toString()];
    return this.#choiceOf(bound ?? this.#context.workspaceState.get<string>(activeKey, ''));
  }

  /** The folder of a document, where it is bound to a credential. */
  boundFolder(document: vscode.Uri | undefined): vscode.WorkspaceFolder | undefined {
    const folder = document && vscode.workspace.getWorkspaceFolder(document);
    if (folder === undefined) return undefined;
    const id = this.#bindings()[folder.uri.toString()];
    // What it was bound to is gone: the workspace's choice counts.
    return id === undefined || (isProfileId(id) && this.find(id) === undefined) ? undefined : folder;
  }

  /** What a folder is bound to; undefined where it is not. */
  boundTo(folder: vscode.WorkspaceFolder): ActiveCredential | undefined {
    return this.boundFolder(folder.uri) === undefined ? undefined : this.active(folder.uri);
  }

  /** Makes a credential the active one of this workspace, or of the document's folder where that is bound. */
  async activate(choice: ActiveCredential, document?: vscode.Uri): Promise<void> {
    const folder = this.boundFolder(document);
    if (folder !== undefined) return this.bind(folder, choice);
    await this.#context.workspaceState.update(activeKey, idOf(choice));
    this.#changed.fire();
  }

  /** Binds a folder to a credential, or lets it go where there is none. */
  async bind(folder: vscode.WorkspaceFolder, choice: ActiveCredential | undefined): Promise<void> {
    await this.#write(({ bind }) => bind(this.#context, folder.uri.toString(), choice && idOf(choice)));
  }

  /** Stores a secret under a new profile; a profile of kind `none` has none. */
  add(name: string, kind: ProfileKind, secret: string, more: ProfileChanges = {}): Promise<Profile> {
    return this.#write(({ add }) => add(this.#context, { ...more, name, kind }, secret));
  }

  /** Changes what is known of a profile. */
  change(id: string, changes: ProfileChanges): Promise<void> {
    return this.#write((write) => write.change(this.#context, id, changes));
  }

  /** Keeps what Discord said of a profile. */
  learn(id: string, facts: Pick<ProfileChanges, 'applicationId' | 'botId'>): Promise<void> {
    return this.change(id, facts);
  }

  /** Puts another secret in the place of a profile's. */
  rotate(profile: Profile, secret: string): Promise<void> {
    return this.#write((write) => write.rotate(this.#context, profile, secret));
  }

  /** Gives a profile a proxy of its own, or none; without a password the one that is stored stays. */
  setProxy(id: string, proxy: ProfileProxy | undefined, password: string): Promise<void> {
    return this.#write((write) => write.setProxy(this.#context, id, proxy, password));
  }

  /** By which connections its requests go, and through which proxy. It holds the proxy's password. */
  async passageOf({ id, proxy }: Profile): Promise<Passage> {
    if (proxy === undefined) return { name: id };
    if (proxy.user === undefined) return { name: id, proxy: { address: proxy.address } };
    const { proxyLogin } = await import('../../core/profiles/profileAddress.ts');
    const password = (await this.#context.secrets.get(proxyKey({ id }))) ?? '';
    return { name: id, proxy: { address: proxy.address, authorization: proxyLogin(proxy.user, password) } };
  }

  /** Removes a profile, its secrets and its bindings. */
  remove(profile: Profile): Promise<void> {
    return this.#write((write) => write.remove(this.#context, profile.id));
  }

  /** Removes them all, also those that this version cannot read. */
  forgetAll(): Promise<void> {
    return this.#write((write) => write.forgetAll(this.#context));
  }

  /** The secret itself, for the one request it is for; undefined when the storage no longer has it. */
  async secretOf(profile: Profile): Promise<string | undefined> {
    return this.#context.secrets.get(secretKey(profile));
  }

  #choiceOf(id: string): ActiveCredential {
    if (id === 'sandbox') return { kind: 'sandbox' };
    const profile = this.find(id);
    return profile === undefined ? { kind: 'none', chosen: id === 'none' } : { kind: 'profile', profile };
  }

  #stored(): unknown {
    return this.#context.globalState.get(profilesKey);
  }

  #bindings() {
    return readBindings(this.#context.globalState.get(bindingsKey));
  }

  #snapshot(): string {
    return JSON.stringify([this.#stored(), this.#bindings()]);
  }

  /** Changes something, and says so here and in other windows. */
  async #write<T>(change: (write: typeof import('./profileWrites.ts')) => Promise<T>): Promise<T> {
    const write = await import('./profileWrites.ts');
    const result = await change(write);
    this.#changed.fire();
    await write.tellOtherWindows(this.#context);
    return result;
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

function idOf(choice: ActiveCredential): string {
  return choice.kind === 'profile' ? choice.profile.id : choice.kind;
}

function isProfileId(id: string): boolean {
  return id !== 'sandbox' && id !== 'none';
}
