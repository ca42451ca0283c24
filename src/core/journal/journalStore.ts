import type { JournalEntry } from './safeRecord.ts';

/** Where the journal cannot be written at the moment. */
export type StoreTrouble =
  /** The disk, a quota or a limit of file sizes is used up. */
  | 'full'
  /** No permission, or a file system that takes no writes. */
  | 'not-writable'
  /** Anything else; `reason` of `Trouble` is the system's own code. */
  | 'failed';

/** What went wrong, said once until a line was written again. */
export interface Trouble {
  readonly kind: StoreTrouble;
  /** Such as `ENOSPC`. */
  readonly reason: string;
}

/** How much is kept. */
export interface JournalLimits {
  /** Bytes of all segments together. */
  readonly maxBytes: number;
  /** Milliseconds. */
  readonly maxAge: number;
}

/** What was read beside the entries. */
export interface ReadCounts {
  /** Lines that hold no record: torn by a crash, or not ours. */
  readonly damaged: number;
  /** Lines of a later version that say nothing to us. */
  readonly unknown: number;
}

/** Entries in the order of their time, one by one; `counts` is whole when they have been read. */
export interface JournalReading extends AsyncIterable<JournalEntry> {
  readonly counts: ReadCounts;
}

/** Where the journal is kept. */
export interface JournalStore {
  /** Writes one entry. When it returns, the entry is with the operating system, or kept in memory after trouble. */
  append(entry: JournalEntry): void;
  /** Entries from all windows and sessions, and those that could not be written yet. */
  read(): JournalReading;
  /** Deletes everything, also what other windows wrote. */
  clear(): Promise<void>;
  /** Tries to write what is still in memory, and closes the file. */
  close(): void;
}
