import * as vscode from 'vscode';
import { type CredentialWords, loadCredentialWords } from '../../words/credentials.ts';
import type { CredentialParts } from './credentialParts.ts';
import { type Made, waysToStore } from './newCredential.ts';
import { profileRow } from './profileRow.ts';
import type { ActiveCredential } from './profiles.ts';
import { back, pickStep } from './steps.ts';

type Choice = vscode.QuickPickItem & { readonly make?: () => Promise<Made>; readonly isInUse?: boolean };

/** Asks for credentials: which one is active, a new one, one to delete. */
export class CredentialPrompts {
  readonly #parts: CredentialParts;

  constructor(parts: CredentialParts) {
    this.#parts = parts;
  }

  /**
   * Lets the person choose or add the credential of a document's folder where that is bound, else of the workspace;
   * undefined when dismissed.
   */
  async choose(document = vscode.window.activeTextEditor?.document.uri): Promise<ActiveCredential | undefined> {
    const { profiles, speech } = this.#parts;
    const words = await loadCredentialWords(speech.locale);
    const folder = profiles.boundFolder(document);
    const title = folder === undefined ? words.chooseTitle : words.chooseForFolder(folder.name);
    const chosen = await this.#pick(async () => this.#choices(words, document), title);
    if (chosen !== undefined) await profiles.activate(chosen, document);
    return chosen;
  }

  /** Asks for a new credential, stores it and makes it active; undefined when dismissed. */
  async add(): Promise<ActiveCredential | undefined> {
    const { profiles, speech } = this.#parts;
    const words = await loadCredentialWords(speech.locale);
    const chosen = await this.#pick(() => waysToStore(this.#parts), words.chooseTitle);
    if (chosen !== undefined) await profiles.activate(chosen, vscode.window.activeTextEditor?.document.uri);
    return chosen;
  }

  /** Asks which stored credential to delete. */
  async remove(): Promise<void> {
    const { profiles, speech } = this.#parts;
    const words = await loadCredentialWords(speech.locale);
    const items = profiles.all().map((profile) => ({ ...profileRow(profile, words, false), profile }));
    if (items.length === 0) {
      const { unread } = profiles;
      void vscode.window.showInformationMessage(unread === 0 ? words.nothingToRemove : words.unread(unread));
      return;
    }
    const picked = await pickStep({ title: words.chooseToRemove, items, hasBack: false });
    if (picked === undefined || picked === back) return;
    const { removeProfile } = await import('./profileEdits.ts');
    await removeProfile(picked.item.profile, profiles, words);
  }

  async #choices(words: CredentialWords, document: vscode.Uri | undefined): Promise<Choice[]> {
    const { profiles } = this.#parts;
    const active = profiles.active(document);
    const folder = profiles.boundFolder(document);
    const stored = profiles.all().map((profile): Choice => {
      const isInUse = active.kind === 'profile' && active.profile.id === profile.id;
      return { ...profileRow(profile, words, isInUse), isInUse, make: async () => ({ kind: 'profile', profile }) };
    });
    const more: Choice[] = [
      { label: `$(gear) ${words.manage}`, make: () => this.#manage() },
      ...(folder === undefined
        ? []
        : [{ label: `$(pinned) ${words.letGoOf(folder.name)}`, make: () => this.#letGo(folder) }]),
    ];
    return [
      ...stored,
      ...(stored.length === 0 ? [] : [separator]),
      {
        label: `$(beaker) ${words.trySandbox}`,
        detail: words.trySandboxDetail,
        make: async () => ({ kind: 'sandbox' }),
      },
      ...(await waysToStore(this.#parts)),
      {
        label: `$(circle-slash) ${words.sendWithout}`,
        make: async () => ({ kind: 'none', chosen: true }),
      },
      ...(stored.length === 0 && profiles.unread === 0 ? [] : [separator, ...more]),
    ];
  }

  /** Shows the choices, again after a step back. */
  async #pick(choices: () => Promise<Choice[]>, title: string): Promise<ActiveCredential | undefined> {
    for (;;) {
      const items = await choices();
      const active = items.find(({ isInUse }) => isInUse);
      const picked = await pickStep<Choice>({ title, items, hasBack: false, active });
      if (picked === undefined || picked === back) return undefined;
      const made = await picked.item.make?.();
      if (made !== back) return made;
    }
  }

  async #manage(): Promise<undefined> {
    const { manageCredentials } = await import('./profileMenu.ts');
    await manageCredentials(this.#parts);
    return undefined;
  }

  async #letGo(folder: vscode.WorkspaceFolder): Promise<undefined> {
    const { profiles, speech } = this.#parts;
    await profiles.bind(folder, undefined);
    const words = await loadCredentialWords(speech.locale);
    void vscode.window.setStatusBarMessage(words.letGo(folder.name), 5000);
    return undefined;
  }
}

const separator: Choice = { label: '', kind: vscode.QuickPickItemKind.Separator };
