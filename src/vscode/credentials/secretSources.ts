import * as vscode from 'vscode';
import { type PlacedSecret, secretsIn } from '../../core/credentials/secretPlaces.ts';
import { parseEnvironment } from '../../core/request/environment.ts';
import type { ActiveProfile } from '../../core/request/toWire.ts';
import type { SendingWay } from '../send/sendingWay.ts';
import { foreignFolders } from './codeSurvey.ts';
import { placeOutside } from './placeOutside.ts';
import type { Profile, Profiles } from './profiles.ts';

/** Environment files that are read at most. */
const mostFiles = 50;

/** A credential to check, with its secret. */
export interface CheckedCredential {
  readonly active: ActiveProfile;
  /** Null for the sandbox's own. */
  readonly profile: Profile | null;
  readonly way: SendingWay;
}

/** Every place that holds a credential, to be compared at once: profiles, the environment, environment files. */
export async function secretSources(
  profiles: Profiles,
  { active, profile: checked }: CheckedCredential,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly PlacedSecret[]> {
  const stored = await Promise.all(
    profiles.all().map(async (profile): Promise<readonly PlacedSecret[]> => {
      const secret = await profiles.secretOf(profile);
      if (secret === undefined) return [];
      const place = { of: 'profile', name: profile.name } as const;
      return [{ place, secret, environment: profile.environment, isChecked: profile.id === checked?.id }];
    }),
  );
  // The sandbox's own is no profile of anybody's.
  const sandbox: PlacedSecret = {
    place: { of: 'profile', name: active.name },
    secret: active.secret,
    environment: null,
    isChecked: true,
  };
  const held = [...stored.flat(), ...(checked === null ? [sandbox] : [])];
  const known = new Set(held.map(({ secret }) => secret));
  const own = new Map(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const files = [...(await environmentFiles())].flatMap(([file, values]) => secretsIn(values, file, known));
  return [...held, ...secretsIn(own, null, known), ...files];
}

/** Files that are named like environment files, anywhere in the workspace; neither untrusted ones nor links out of it. */
async function environmentFiles(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const files = new Map<string, ReadonlyMap<string, string>>();
  if (!vscode.workspace.isTrusted) return files;
  const found = await vscode.workspace.findFiles('**/.env*', foreignFolders, mostFiles);
  for (const uri of found.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (folder === undefined || (await placeOutside(uri, folder.uri)) !== undefined) continue;
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      files.set(vscode.workspace.asRelativePath(uri), parseEnvironment(text));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) throw error;
    }
  }
  return files;
}
