import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type IntentSurvey,
  IntentSurveyor,
  surveyBounds,
  surveyExtensions,
  surveyOmits,
} from '../core/credentials/intentSurvey.ts';
import type { Cancel } from '../core/ports.ts';
import { parseEnvironment } from '../core/request/environment.ts';
import { UsageError } from './commandLine.ts';

/** What a folder says of credentials. */
export interface CredentialFolder {
  readonly survey: IntentSurvey;
  /** Variables of its environment files, by the name of the file. */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const code = new RegExp(`\\.(?:${surveyExtensions.join('|')})$`);
const environmentFile = /^\.env(?:\..+)?$/;

/** Environment files that are read at most. */
const mostEnvironments = 50;

/** Looks at the code and the environment files of a folder, within bounds; no link is followed. */
export async function readCredentialFolder(folder: string, cancel: Cancel): Promise<CredentialFolder> {
  const surveyor = new IntentSurveyor();
  const environments = new Map<string, ReadonlyMap<string, string>>();
  const folders = [''];
  let [files, bytes, isComplete] = [0, 0, true];
  for (let at = 0; at < folders.length; at++) {
    const inside = folders[at] ?? '';
    for (const entry of await entriesOf(folder, inside)) {
      const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!surveyOmits.includes(entry.name)) folders.push(file);
      } else if (entry.isFile() && environmentFile.test(entry.name) && environments.size < mostEnvironments) {
        environments.set(file, parseEnvironment(await textOf(join(folder, file))));
      } else if (entry.isFile() && code.test(entry.name)) {
        const { size } = await stat(join(folder, file)).catch(() => ({ size: Number.POSITIVE_INFINITY }));
        files += 1;
        bytes += size;
        if (cancel.aborted || files > surveyBounds.files || bytes > surveyBounds.bytes)
          return { survey: surveyor.survey(false), environments };
        if (size > surveyBounds.fileBytes) isComplete = false;
        else surveyor.add(file, await textOf(join(folder, file)));
      }
    }
  }
  return { survey: surveyor.survey(isComplete), environments };
}

/** What lies in a folder; what cannot be opened below the first one is passed over. */
async function entriesOf(folder: string, inside: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(join(folder, inside), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (inside !== '') return [];
    throw new UsageError({ code: 'unreadable', file: folder, reason: (error as Error).message });
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
