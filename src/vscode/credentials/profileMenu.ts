import * as vscode from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import { type CredentialWords, loadCredentialWords } from '../../words/credentials.ts';
import { commandName } from '../contributions.ts';
import type { CredentialParts } from './credentialParts.ts';
import { waysToStore } from './newCredential.ts';
import { bindProfile, foldersBoundTo } from './profileBinding.ts';
import {
  changeColor,
  changeEnvironment,
  forgetAll,
  removeProfile,
  renameProfile,
  rotateSecret,
} from './profileEdits.ts';
import { profileRow } from './profileRow.ts';
import type { ActiveCredential } from './profiles.ts';
import { changeBase, changeProxy, changeUserAgent } from './profileWay.ts';
import { back, pickStep } from './steps.ts';

/** What a row does; `leave` ends the whole flow. */
type Row = vscode.QuickPickItem & { readonly run?: (button?: vscode.QuickInputButton) => Promise<unknown> };

const leave = Symbol('leave');

/** Command: the stored credentials, each with what can be done with it; Escape leaves, the arrow goes back. */
export async function manageCredentials(parts: CredentialParts): Promise<void> {
  const { profiles, speech } = parts;
  const words = await loadCredentialWords(speech.locale);
  let last: string | undefined;
  for (;;) {
    const rows = await allRows(parts, words);
    const active = rows.find(({ label }) => label === last);
    const { unread } = profiles;
    const isEmpty = profiles.all().length === 0;
    const placeholder = [
      ...(isEmpty && unread > 0 ? [] : [words.managePlaceholder(isEmpty)]),
      ...(unread === 0 ? [] : [words.unread(unread)]),
    ];
    const picked = await pickStep<Row>({
      title: words.manageTitle,
      placeholder: placeholder.join('. '),
      items: rows,
      hasBack: false,
      active,
    });
    if (picked === undefined || picked === back) return;
    last = picked.item.label;
    const before = profiles.all();
    if ((await picked.item.run?.(picked.button)) === leave) return;
    const made = profiles.all().find(({ id }) => !before.some((known) => known.id === id));
    if (made !== undefined) last = made.name;
  }
}

async function allRows(parts: CredentialParts, words: CredentialWords): Promise<Row[]> {
  const { profiles } = parts;
  const document = vscode.window.activeTextEditor?.document.uri;
  const active = profiles.active(document);
  const stored = profiles.all().map((profile) => {
    const isInUse = active.kind === 'profile' && active.profile.id === profile.id;
    return storedRow(profile, isInUse, parts, words);
  });
  const ways = (await waysToStore(parts)).map(
    (way): Row => ({
      ...way,
      run: async () => {
        const made = await way.make();
        if (made === undefined) return leave;
        return made === back ? back : profiles.activate(made, document);
      },
    }),
  );
  const heading = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
  if (stored.length === 0 && profiles.unread === 0) return ways;
  const forget: Row = { label: `$(clear-all) ${words.forgetAll}`, run: () => forgetAll(profiles, words) };
  return [
    ...(stored.length === 0 ? [] : [heading(words.credentials), ...stored, heading(words.more)]),
    ...ways,
    forget,
  ];
}

function storedRow(profile: Profile, isInUse: boolean, parts: CredentialParts, words: CredentialWords): Row {
  const { profiles } = parts;
  const button = (icon: string, tooltip: string) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip });
  const use = button('check', words.use);
  const rotate = button('sync', words.rotate);
  const remove = button('trash', words.remove);
  const facts = [
    ...(profile.botId === undefined ? [] : [words.botId(profile.botId)]),
    ...(profile.applicationId === undefined ? [] : [words.applicationId(profile.applicationId)]),
    ...(profile.base === 'discord' ? [] : [`→ ${words.baseName(profile.base)}`]),
    ...foldersBoundTo(profile, profiles).map(({ name }) => `$(pinned) ${name}`),
  ];
  return {
    ...profileRow(profile, words, isInUse),
    ...(facts.length === 0 ? {} : { detail: facts.join(' · ') }),
    buttons: [...(isInUse ? [] : [use]), ...(profile.kind === 'none' ? [] : [rotate]), remove],
    run: async (pressed) => {
      if (pressed === use) return useProfile(profile, parts);
      if (pressed === rotate) return rotateSecret(profile, profiles, words);
      if (pressed === remove) return removeProfile(profile, profiles, words);
      return profileMenu(profile.id, parts, words);
    },
  };
}

function useProfile(profile: Profile, { profiles }: CredentialParts): Promise<void> {
  const choice: ActiveCredential = { kind: 'profile', profile };
  return profiles.activate(choice, vscode.window.activeTextEditor?.document.uri);
}

/** What can be done with one credential, until the person goes back or leaves. */
async function profileMenu(id: string, parts: CredentialParts, words: CredentialWords): Promise<unknown> {
  let last = 0;
  for (;;) {
    const profile = parts.profiles.find(id);
    if (profile === undefined) return back;
    const items = menuRows(profile, parts, words);
    const title = words.stepsTitle(profile.name);
    const { description = '' } = profileRow(profile, words, false);
    const picked = await pickStep<Row>({ title, placeholder: description, items, hasBack: true, active: items[last] });
    if (picked === back) return back;
    if (picked === undefined) return leave;
    last = items.indexOf(picked.item);
    const end = await picked.item.run?.();
    if (end === leave || end === undefined) return leave;
  }
}

/** Each gives `back` when the menu is to be shown again, undefined when the person left. */
function menuRows(profile: Profile, parts: CredentialParts, words: CredentialWords): Row[] {
  const { profiles } = parts;
  const { proxy } = profile;
  const again = async (done: Promise<unknown>) => ((await done) === undefined ? undefined : back);
  const row = (
    icon: string,
    label: string,
    description: string,
    run: () => Promise<unknown>,
    detail?: string,
  ): Row => ({
    label: `$(${icon}) ${label}`,
    description,
    ...(detail === undefined ? {} : { detail }),
    run: () => again(run()),
  });
  return [
    row('check', words.use, '', async () => {
      await useProfile(profile, parts);
      return undefined;
    }),
    ...(profile.kind === 'none'
      ? []
      : [
          row('verified', words.check, '', async () => {
            await useProfile(profile, parts);
            void vscode.commands.executeCommand(commandName('checkCredential'));
            return undefined;
          }),
        ]),
    row('edit', words.rename, profile.name, () => renameProfile(profile, profiles, words)),
    row('server-environment', words.changeEnvironment, words.environment(profile.environment), () =>
      changeEnvironment(profile, profiles, words),
    ),
    row('symbol-color', words.changeColor, words.color(profile.color), () => changeColor(profile, profiles, words)),
    row(
      profile.isReadOnly ? 'unlock' : 'lock',
      words.readOnlyRow(profile.isReadOnly),
      '',
      async () => {
        await profiles.change(profile.id, { isReadOnly: !profile.isReadOnly });
        return back;
      },
      words.readOnlyDetail,
    ),
    ...(profile.kind === 'none'
      ? []
      : [
          row(
            'sync',
            words.rotate,
            `••••${profile.lastFour}`,
            () => rotateSecret(profile, profiles, words),
            words.rotateDetail,
          ),
        ]),
    row('globe', words.base, words.baseName(profile.base), () => changeBase(profile, profiles, words)),
    row('arrow-swap', words.proxy, proxy?.address ?? words.proxyUsual, () => changeProxy(profile, profiles, words)),
    row('tag', words.userAgent, profile.userAgent ?? words.userAgentUsual, () =>
      changeUserAgent(profile, profiles, words),
    ),
    ...(vscode.workspace.workspaceFolders === undefined
      ? []
      : [
          row('pinned', words.bind, words.boundTo(foldersBoundTo(profile, profiles).map(({ name }) => name)), () =>
            bindProfile(profile, profiles, words),
          ),
        ]),
    row('trash', words.remove, '', () => removeProfile(profile, profiles, words)),
  ];
}
