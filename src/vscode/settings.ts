import * as vscode from 'vscode';
import type { TransportLimits } from '../core/ports.ts';
import { type Locale, localeOf } from '../words/locale.ts';
import { bounded, type boundedNumbers } from './boundedNumbers.ts';
import type { Settings } from './contributions.ts';

/** Reads one setting; the only place that asks the configuration. The manifest supplies every default. */
export function setting<K extends keyof Settings>(name: K, scope?: vscode.Uri): Settings[K] {
  return vscode.workspace.getConfiguration('tracecord', scope ?? null).get(name) as Settings[K];
}

/** Changes one setting for the workspace, or for the person where no folder is open. */
export async function changeSetting<K extends keyof Settings>(name: K, value: Settings[K]): Promise<void> {
  const isInFolder = vscode.workspace.workspaceFolders !== undefined;
  const target = isInFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  await vscode.workspace.getConfiguration('tracecord', null).update(name, value, target);
}

/** Whether a change of the configuration concerns one of our settings. */
export function concerns(event: vscode.ConfigurationChangeEvent, name: keyof Settings): boolean {
  return event.affectsConfiguration(`tracecord.${name}`);
}

/** The language in which we speak: the setting, else the display language. */
export function speakingLocale(): Locale {
  const chosen = setting('language');
  return chosen === 'auto' ? localeOf(vscode.env.language) : chosen;
}

/** The limits of one attempt as the person set them, always finite. */
export function transportLimits(scope?: vscode.Uri): TransportLimits {
  const number = (name: keyof typeof boundedNumbers) => bounded(name, setting(name, scope));
  return {
    connectTimeout: number('timeout.connect'),
    headersTimeout: number('timeout.headers'),
    bodyTimeout: number('timeout.body'),
    bodyCap: Math.round(number('bodyCap') * 1024 * 1024),
  };
}
