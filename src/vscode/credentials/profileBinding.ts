import * as vscode from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { CredentialWords } from '../../words/credentials.ts';
import type { Profiles } from './profiles.ts';
import { back, pickStep } from './steps.ts';

/** The folders of this workspace that are bound to a profile. */
export function foldersBoundTo({ id }: Profile, profiles: Profiles): vscode.WorkspaceFolder[] {
  return (vscode.workspace.workspaceFolders ?? []).filter((folder) => boundProfile(folder, profiles)?.id === id);
}

/** Lets the person bind folders to a profile, and let them go: each press changes one. */
export async function bindProfile(
  profile: Profile,
  profiles: Profiles,
  words: CredentialWords,
): Promise<typeof back | undefined> {
  let last = 0;
  for (;;) {
    const items = (vscode.workspace.workspaceFolders ?? []).map((folder) => {
      const bound = boundProfile(folder, profiles);
      const isOwn = bound?.id === profile.id;
      return {
        label: `$(${isOwn ? 'pinned' : 'folder'}) ${folder.name}`,
        description: isOwn ? `$(check) ${words.bindDetail(profile.name)}` : words.bindDetail(bound?.name),
        folder,
        isOwn,
      };
    });
    const picked = await pickStep({ title: words.bindTitle(profile.name), items, hasBack: true, active: items[last] });
    if (picked === undefined || picked === back) return picked;
    const { folder, isOwn } = picked.item;
    last = items.indexOf(picked.item);
    await profiles.bind(folder, isOwn ? undefined : { kind: 'profile', profile });
    const said = isOwn ? words.letGo(folder.name) : words.bound(folder.name, profile.name);
    void vscode.window.setStatusBarMessage(said, 5000);
  }
}

function boundProfile(folder: vscode.WorkspaceFolder, profiles: Profiles): Profile | undefined {
  const bound = profiles.boundTo(folder);
  return bound?.kind === 'profile' ? bound.profile : undefined;
}
