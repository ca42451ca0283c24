import * as vscode from 'vscode';
import { factsOfSecret } from '../../core/profiles/factsOfSecret.ts';
import { type Profile, profileColors, usualColor } from '../../core/profiles/profile.ts';
import type { CredentialWords } from '../../words/credentials.ts';
import { askEnvironment, nameProblem, problemOf } from './newCredential.ts';
import { profileIcon } from './profileIcon.ts';
import type { Profiles } from './profiles.ts';
import { back, lineStep, pickStep } from './steps.ts';

/** How an edit ended: `back` shows what was before it again, also once it is done; undefined: the person left. */
export type EditEnd = typeof back | undefined;

/** Asks for another name. */
export async function renameProfile(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const name = await lineStep({
    title: words.stepsTitle(profile.name),
    prompt: words.namePrompt,
    value: profile.name,
    hasBack: true,
    problem: (typed) => nameProblem(typed, profiles, words, profile.id),
  });
  if (typeof name !== 'string') return name;
  await profiles.change(profile.id, { name: name.trim() });
  return back;
}

/** Asks for another environment. A colour that nobody chose goes with it. */
export async function changeEnvironment(
  { id, name, environment, color }: Profile,
  profiles: Profiles,
  words: CredentialWords,
): Promise<EditEnd> {
  const chosen = await askEnvironment(name, environment, words);
  if (chosen === undefined || chosen === back) return chosen;
  const isUsual = color === usualColor(environment);
  await profiles.change(id, { environment: chosen, ...(isUsual ? { color: undefined } : {}) });
  return back;
}

/** Asks for another colour. */
export async function changeColor(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const items = profileColors.map((color) => ({
    label: words.color(color),
    iconPath: profileIcon({ ...profile, color }),
    color,
  }));
  const active = items.find(({ color }) => color === profile.color);
  const picked = await pickStep({ title: words.colorTitle(profile.name), items, active, hasBack: true });
  if (picked === undefined || picked === back) return picked;
  await profiles.change(profile.id, { color: picked.item.color });
  return back;
}

/** Asks for a secret in the place of the one that is stored; asks again where it is another bot's. */
export async function rotateSecret(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const { kind } = profile;
  if (kind === 'none') return back;
  const stored = await profiles.secretOf(profile);
  const typed = await lineStep({
    title: words.stepsTitle(profile.name),
    prompt: words.secretPrompt(kind),
    isSecret: true,
    hasBack: true,
    problem: (value) => (value.trim() === stored ? words.secretSame : problemOf(kind, value, words)),
  });
  if (typeof typed !== 'string') return typed;
  const secret = typed.trim();
  const { botId } = factsOfSecret(kind, secret);
  const before = profile.botId ?? (stored === undefined ? undefined : factsOfSecret(kind, stored).botId);
  const isOther = before !== undefined && botId !== undefined && before !== botId;
  if (isOther && !(await confirmOtherBot(profile.name, before, botId, words))) return back;
  await profiles.rotate(profile, secret);
  void vscode.window.setStatusBarMessage(words.rotated(profile.name), 5000);
  return back;
}

async function confirmOtherBot(name: string, before: string, now: string, words: CredentialWords): Promise<boolean> {
  const options = { modal: true, detail: words.otherBotDetail(before, now) };
  return (await vscode.window.showWarningMessage(words.otherBot(name), options, words.otherBotConfirm)) !== undefined;
}

/** Asks, then deletes a credential with its secrets. */
export async function removeProfile(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const options = { modal: true, detail: words.removeDetail };
  const title = words.removeTitle(profile.name);
  if ((await vscode.window.showWarningMessage(title, options, words.removeConfirm)) === undefined) return back;
  await profiles.remove(profile);
  void vscode.window.setStatusBarMessage(words.removed(profile.name), 5000);
  return back;
}

/** Asks, then deletes all of them, also those that this version cannot read. */
export async function forgetAll(profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const { unread } = profiles;
  const count = profiles.all().length + unread;
  const told = unread === 0 ? [] : [words.forgetAllUnread(unread)];
  const options = { modal: true, detail: [...told, words.removeDetail].join('\n\n') };
  const title = words.forgetAllTitle(count);
  if ((await vscode.window.showWarningMessage(title, options, words.forgetAllConfirm)) === undefined) return back;
  await profiles.forgetAll();
  void vscode.window.setStatusBarMessage(words.forgotten(count), 5000);
  return back;
}
