import * as vscode from 'vscode';
import { parseWebhookUrl } from '../../core/discord/tokenShape.ts';
import { environmentGuess } from '../../core/profiles/environmentGuess.ts';
import { importableVariables } from '../../core/profiles/importableVariable.ts';
import { type Environment, environments, type ProfileKind, profileKinds } from '../../core/profiles/profile.ts';
import { freeName, holderOfName } from '../../core/profiles/profileName.ts';
import { secretPersistence } from '../../core/profiles/secretPersistence.ts';
import type { CredentialKind } from '../../core/request/credentialFacts.ts';
import { foundCredential } from '../../core/request/foundCredential.ts';
import { type CredentialWords, loadCredentialWords } from '../../words/credentials.ts';
import { offer } from '../remedy.ts';
import type { CredentialParts } from './credentialParts.ts';
import { environmentFileOf, readEnvironmentFile } from './environmentFile.ts';
import { sayOutside } from './environmentOutside.ts';
import type { ActiveCredential, Profiles } from './profiles.ts';
import { back, lineStep, pickStep } from './steps.ts';

/** What asking ended with: a credential, one step back, or nothing. */
export type Made = ActiveCredential | typeof back | undefined;

/** One way to a new credential, as a row. */
export type Way = vscode.QuickPickItem & { readonly make: () => Promise<Made> };

/** The ways to a new credential: typed, or read from a variable. */
export async function waysToStore(parts: CredentialParts): Promise<Way[]> {
  const words = await loadCredentialWords(parts.speech.locale);
  const details: Partial<Record<ProfileKind, string>> = { bot: words.storeDetail, none: words.storeNoneDetail };
  const [bot, bearer, webhook, none] = profileKinds.map((kind): Way => {
    const detail = details[kind];
    const row = { label: `$(add) ${words.store(kind)}`, ...(detail === undefined ? {} : { detail }) };
    return { ...row, make: () => (kind === 'none' ? named('none', '', words.kind(kind), parts) : typed(kind, parts)) };
  });
  const file = await environmentFileOf(activeDocument());
  const fromVariable: Way = {
    label: `$(symbol-variable) ${words.readEnvironment(file.name)}`,
    detail: words.readEnvironmentDetail,
    make: () => fromEnvironment(parts),
  };
  return [bot, bearer, webhook, fromVariable, none].filter((way) => way !== undefined);
}

/** What is wrong with a secret as it was pasted, as a sentence. */
export function problemOf(kind: CredentialKind, value: string, words: CredentialWords): string | undefined {
  const secret = value.trim();
  if (secret === '') return words.secretEmpty;
  if (kind === 'webhook') return parseWebhookUrl(secret) === null ? words.secretNotWebhook : undefined;
  if (/^(?:Bot|Bearer)\s/i.test(secret)) return words.secretPrefixed;
  return /\s/.test(secret) ? words.secretBlanks : undefined;
}

/** What is wrong with the name of a profile, as a sentence. `own`: the id of the one that has a name already. */
export function nameProblem(
  name: string,
  profiles: Profiles,
  words: CredentialWords,
  own?: string,
): string | undefined {
  if (name.trim() === '') return words.nameEmpty;
  const holder = holderOfName(name, profiles.all(), own);
  return holder === undefined ? undefined : words.nameTaken(holder.name);
}

/** Asks for an environment. */
export async function askEnvironment(
  name: string,
  chosen: Environment,
  words: CredentialWords,
): Promise<Environment | typeof back | undefined> {
  const items = environments.map((environment) => ({
    label: words.environment(environment),
    detail: words.environmentDetail(environment),
    environment,
  }));
  const active = items.find(({ environment }) => environment === chosen);
  const picked = await pickStep({ title: words.environmentTitle(name), items, active, hasBack: true });
  return picked === undefined || picked === back ? picked : picked.item.environment;
}

async function typed(kind: CredentialKind, parts: CredentialParts): Promise<Made> {
  const words = await loadCredentialWords(parts.speech.locale);
  for (;;) {
    const secret = await lineStep({
      title: words.kind(kind),
      prompt: words.secretPrompt(kind),
      isSecret: true,
      hasBack: true,
      problem: (value) => problemOf(kind, value, words),
    });
    if (secret === undefined || secret === back) return secret;
    const made = await named(kind, secret.trim(), words.kind(kind), parts);
    if (made !== back) return made;
  }
}

/** `told`: what its source says of what it reaches. */
async function named(
  kind: ProfileKind,
  secret: string,
  suggestion: string,
  parts: CredentialParts,
  told: Environment | null = null,
): Promise<Made> {
  const words = await loadCredentialWords(parts.speech.locale);
  const { profiles } = parts;
  let value = freeName(suggestion, profiles.all());
  for (;;) {
    const typed = await lineStep({
      title: words.kind(kind),
      prompt: words.namePrompt,
      value,
      hasBack: true,
      problem: (name) => nameProblem(name, profiles, words),
    });
    if (typed === undefined || typed === back) return typed;
    value = typed.trim();
    const environment = await askEnvironment(value, environmentGuess(value, told), words);
    if (environment === undefined) return undefined;
    if (environment === back) continue;
    const profile = await profiles.add(value, kind, secret, { environment });
    await sayStored(profile.name, kind, words, parts);
    return { kind: 'profile', profile };
  }
}

async function sayStored(
  name: string,
  kind: ProfileKind,
  words: CredentialWords,
  parts: CredentialParts,
): Promise<void> {
  const note = kind === 'none' ? '' : words.persistence(await persistenceHere(parts));
  if (note === '') void vscode.window.setStatusBarMessage(words.stored(name), 5000);
  // Without a button the editor cuts a message off after a line.
  else void vscode.window.showInformationMessage(`${words.stored(name)} ${note}`, words.understood);
}

async function persistenceHere({ environment, platform }: CredentialParts) {
  const runtime = environment.XDG_RUNTIME_DIR ?? '';
  return secretPersistence({
    isBrowser: vscode.env.uiKind === vscode.UIKind.Web,
    isRemote: vscode.env.remoteName !== undefined,
    platform,
    sessionBusAddress: environment.DBUS_SESSION_BUS_ADDRESS,
    hasSessionBusSocket: runtime !== '' && (await isThere(vscode.Uri.joinPath(vscode.Uri.file(runtime), 'bus'))),
  });
}

function isThere(file: vscode.Uri): Thenable<boolean> {
  return vscode.workspace.fs.stat(file).then(
    () => true,
    () => false,
  );
}

async function fromEnvironment(parts: CredentialParts): Promise<Made> {
  const words = await loadCredentialWords(parts.speech.locale);
  const document = activeDocument();
  const environmentFile = await environmentFileOf(document);
  const { name: file, outside: place } = environmentFile;
  if (place !== undefined) void sayOutside({ name: file, place, isChosen: true }, parts.speech);
  const own = Object.entries(parts.environment).map(([name, value]): [string, string] => [name, value ?? '']);
  const found = [
    ...importableVariables(await readEnvironmentFile(document), file),
    ...importableVariables(new Map(own), null),
  ];
  const isTrusted = vscode.workspace.isTrusted;
  if (found.length === 0 && !isTrusted) {
    void offer({ kind: 'manage-trust' }, parts.speech, (button) =>
      vscode.window.showWarningMessage(words.noVariablesUntrusted(file), button),
    );
    return undefined;
  }
  if (found.length === 0) {
    void vscode.window.showInformationMessage(words.noVariables(file));
    return undefined;
  }
  for (;;) {
    const items = found.map((variable) => ({ label: variable.name, description: variable.file ?? '$', variable }));
    const picked = await pickStep({
      title: words.chooseVariable,
      ...(isTrusted ? {} : { placeholder: words.fileUntrusted(file) }),
      items,
      hasBack: true,
    });
    if (picked === undefined || picked === back) return picked;
    const { name, value, environment } = picked.item.variable;
    const { kind, secret } = foundCredential(value);
    const problem = problemOf(kind, secret, words);
    if (problem !== undefined) {
      void vscode.window.showWarningMessage(problem);
      return undefined;
    }
    const made = await named(kind, secret, name, parts, environment);
    if (made !== back) return made;
  }
}

function activeDocument(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}
