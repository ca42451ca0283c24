import * as vscode from 'vscode';
import type { TransportLimits } from '../core/ports.ts';
import { redact } from '../core/request/redaction.ts';
import { type Locale, localeOf } from '../words/locale.ts';
import { bounded, type boundedNumbers } from './boundedNumbers.ts';
import type { Settings } from './contributions.ts';
import { soundSetting } from './soundSetting.ts';
import type { Speech } from './speech.ts';

/**
 * Settings that decide where a credential may go, what is asked before, and what is kept of it: a workspace has no say in
 * them.
 */
const personal: ReadonlySet<keyof Settings> = new Set([
  'proxy.upstream',
  'proxy.port',
  'allowedOrigins',
  'tls.allowSelfSigned',
  'confirmDestructive',
  'journal.enabled',
  'journal.maxSize',
  'journal.maxAge',
  'statusPage.enabled',
  'sandbox.port',
  'sandbox.url',
]);

const defaults = new Map<string, unknown>();

/**
 * Reads one setting; the only place that asks the configuration. The manifest supplies every default, which also counts
 * where the setting is of another type. Of what is personal only the person's own value counts: the manifest says so by
 * its scope already, and here nothing else is looked at.
 */
export function setting<K extends keyof Settings>(name: K, scope?: vscode.Uri): Settings[K] {
  const configuration = vscode.workspace.getConfiguration('tracecord', personal.has(name) ? null : (scope ?? null));
  // To inspect costs ten times as much as to get.
  const known = personal.has(name) || !defaults.has(name) ? configuration.inspect(name) : undefined;
  if (!defaults.has(name)) defaults.set(name, known?.defaultValue);
  const value = personal.has(name) ? known?.globalValue : configuration.get(name);
  return soundSetting(value, defaults.get(name) as Settings[K]);
}

/** Whether the value of a setting that counts is the person's own: from the user settings, and from no workspace. */
export function isOfPerson(name: keyof Settings, scope?: vscode.Uri): boolean {
  const known = vscode.workspace.getConfiguration('tracecord', scope ?? null).inspect(name);
  const isWorkspaces = known?.workspaceFolderValue !== undefined || known?.workspaceValue !== undefined;
  return known?.globalValue !== undefined && !isWorkspaces;
}

/**
 * Changes one setting for the workspace, or for the person where no folder is open. Where the editor cannot write it
 * (read-only, damaged, not saved) it says so.
 */
export async function changeSetting<K extends keyof Settings>(
  name: K,
  value: Settings[K],
  { shell }: Pick<Speech, 'shell'>,
): Promise<void> {
  const isInFolder = vscode.workspace.workspaceFolders !== undefined;
  const target = isInFolder ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  try {
    await vscode.workspace.getConfiguration('tracecord', null).update(name, value, target);
  } catch (error) {
    const reason = redact(error instanceof Error ? error.message : String(error));
    void vscode.window.showErrorMessage(shell.settingStays(`tracecord.${name}`, reason));
  }
}

/** Origins that the person allowed beside Discord's, whatever else stands in the setting. */
export function allowedOrigins(): string[] {
  const listed: unknown = setting('allowedOrigins');
  return Array.isArray(listed) ? listed.filter((origin) => typeof origin === 'string') : [];
}

/** Allows an origin from now on, in the person's own settings. */
export async function allowOrigin(origin: string): Promise<void> {
  const listed = [...new Set([...allowedOrigins(), origin])];
  await vscode.workspace
    .getConfiguration('tracecord', null)
    .update('allowedOrigins', listed, vscode.ConfigurationTarget.Global);
}

/** Whether a change of the configuration concerns one of our settings. */
export function concerns(event: vscode.ConfigurationChangeEvent, name: keyof Settings): boolean {
  return event.affectsConfiguration(`tracecord.${name}`);
}

/** The language in which we speak: the setting, else the display language. */
export function speakingLocale(): Locale {
  const chosen = setting('language');
  return chosen === 'en' || chosen === 'ja' ? chosen : localeOf(vscode.env.language);
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
