import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { JournalReading, JournalStore, Trouble } from '../../core/journal/journalStore.ts';
import { ProfileNames } from '../../core/journal/profileNames.ts';
import { type JournalEntry, recordVersion, type SafeRecord } from '../../core/journal/safeRecord.ts';
import { toSafeRecord } from '../../core/journal/toSafeRecord.ts';
import type { Outage, OutageFact } from '../../core/outage/outage.ts';
import { redact } from '../../core/request/redaction.ts';
import { loadHistoryWords } from '../../words/history.ts';
import type { Profiles } from '../credentials/profiles.ts';
import { Lifetime } from '../lifetime.ts';
import { sandboxProfile } from '../send/sendingWay.ts';
import { setting } from '../settings.ts';
import type { Speech } from '../speech.ts';

/** What is known of an exchange beside itself. */
export interface ExchangeFacts {
  readonly place?: { readonly uri: vscode.Uri /** Counts from 0. */; readonly line: number };
  /** Counts from 1. */
  readonly attempt?: number;
}

/** Takes an exchange into the journal; resolves when it is written, and never rejects. */
export type RecordExchange = (exchange: Exchange, diagnosis: Diagnosis, facts?: ExchangeFacts) => Promise<unknown>;

/** Opens the journal of this window; `onTrouble` hears that it cannot be written. */
export type OpenStore = (onTrouble: (trouble: Trouble) => void) => JournalStore;

/**
 * The one way into the journal: whoever sees an exchange (the runner, the sandbox, a running bot) calls `record`. What
 * goes in is safe by `toSafeRecord`.
 */
export class JournalRecorder implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #recorded = this.#lifetime.own(new vscode.EventEmitter<SafeRecord | null>());
  readonly #store: JournalStore;

  /** Which profile a record belongs to, and what it is called now. */
  readonly names: ProfileNames;

  /** Fires with each record, or null when all were deleted. */
  readonly onDidRecord = this.#recorded.event;

  constructor(openStore: OpenStore, profiles: Profiles, speech: Speech) {
    this.#store = openStore(async (trouble) => {
      const words = await loadHistoryWords(speech.locale);
      await vscode.window.showWarningMessage(words.trouble(trouble));
    });
    this.names = new ProfileNames(() => [...profiles.all(), sandboxProfile(speech)]);
    this.#lifetime.own({ dispose: () => this.#store.close() });
  }

  /** Takes one exchange in. It is with the operating system when this returns. */
  record(exchange: Exchange, diagnosis: Diagnosis, { place, attempt }: ExchangeFacts = {}): void {
    const record = toSafeRecord(exchange, diagnosis, {
      ...(place === undefined ? {} : { place: { file: fileOf(place.uri), line: place.line + 1 } }),
      ...(attempt === undefined ? {} : { attempt }),
    });
    if (setting('journal.enabled')) this.#append(record);
    this.#recorded.fire(record);
  }

  /** Takes in what the question whose fault failures are gave. */
  recordOutage({ verdict, cause, facts }: Outage, at: number): void {
    if (!setting('journal.enabled')) return;
    const incidents = facts.filter((fact): fact is Extract<OutageFact, { fact: 'page-incident' }> => {
      return fact.fact === 'page-incident';
    });
    const names = incidents.map(({ name }) => redact(name).slice(0, 200));
    this.#append({ kind: 'outage', version: recordVersion, at, verdict, cause, incidents: names });
  }

  /** All that is kept, of every window and session. */
  read(): JournalReading {
    return this.#store.read();
  }

  /** Deletes all that is kept. */
  async clear(): Promise<void> {
    await this.#store.clear();
    this.#recorded.fire(null);
  }

  #append(entry: JournalEntry): void {
    this.#store.append(entry);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** The file of a place as it is kept: as in the workspace where it lies there, else its URI. */
export function fileOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined ? uri.toString() : vscode.workspace.asRelativePath(uri);
}

/** The document of a place that was kept; undefined where no folder of this window has it. */
export function uriOfPlace(file: string): vscode.Uri | undefined {
  if (/^[a-z][\w+.-]+:/i.test(file)) return vscode.Uri.parse(file);
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first, ...rest] = file.split('/');
  const named = folders.length > 1 ? folders.find(({ name }) => name === first) : undefined;
  if (named !== undefined) return vscode.Uri.joinPath(named.uri, ...rest);
  return folders[0] && vscode.Uri.joinPath(folders[0].uri, file);
}
