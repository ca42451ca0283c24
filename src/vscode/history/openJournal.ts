import * as vscode from 'vscode';
import type { JournalLimits, JournalStore, Trouble } from '../../core/journal/journalStore.ts';
import { bounded } from '../boundedNumbers.ts';
import type { Profiles } from '../credentials/profiles.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { JournalRecorder } from './journalRecorder.ts';

/** What a journal on the disk is made of. */
export interface StorePorts {
  readonly folder: string;
  readonly now: () => number;
  readonly pid: number;
  readonly chance: () => string;
  readonly limits: () => JournalLimits;
  readonly onTrouble: (trouble: Trouble) => void;
}

/** Opens the journal of this window: in the storage of its workspace, or in ours where no folder is open. */
export function openJournal(
  { storageUri, globalStorageUri }: vscode.ExtensionContext,
  Store: new (ports: StorePorts) => JournalStore,
  profiles: Profiles,
  speech: Speech,
): JournalRecorder {
  const ports = {
    folder: vscode.Uri.joinPath(storageUri ?? globalStorageUri, 'journal').fsPath,
    now: () => Date.now(),
    pid: process.pid,
    chance: () => globalThis.crypto.randomUUID().slice(0, 8),
    limits: journalLimits,
  };
  return new JournalRecorder((onTrouble) => new Store({ ...ports, onTrouble }), profiles, speech);
}

/** How much is kept, always finite. */
function journalLimits(): JournalLimits {
  return {
    maxBytes: bounded('journal.maxSize', setting('journal.maxSize')) * 1024 * 1024,
    maxAge: bounded('journal.maxAge', setting('journal.maxAge')) * 24 * 60 * 60 * 1000,
  };
}
