import { createReadStream } from 'node:fs';
import { readdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readLine, writeLine } from '../../core/journal/journalLine.ts';
import type { JournalLimits, JournalReading, JournalStore, Trouble } from '../../core/journal/journalStore.ts';
import type { JournalEntry } from '../../core/journal/safeRecord.ts';
import { parseSegment, type Segment, type StoredSegment, toDelete } from '../../core/journal/segments.ts';
import { journalEntries, type MutableCounts } from './journalEntries.ts';
import { journalFolders } from './journalFolders.ts';
import { type EntrySource, mergeByTime } from './mergeByTime.ts';
import { SegmentFile, type SegmentNaming } from './segmentFile.ts';

/** What a journal needs from outside. */
export interface FileJournalPorts extends SegmentNaming {
  /** Absolute; made when the first line is written. */
  readonly folder: string;
  /** Asked for each line, so that changed settings count at once. */
  readonly limits: () => JournalLimits;
  /** Hears once that lines cannot be written, until one was written again. */
  readonly onTrouble: (trouble: Trouble) => void;
}

/** Lines that are kept in memory while they cannot be written; the oldest go first. */
const mostPending = 1000;

/** Milliseconds until writing is tried again. */
const retryAfter = 30_000;

/** Segments that make up the journal at its largest: so finely the oldest is cut off. */
const segments = 8;

/** Bytes of a segment at least. */
const smallestSegment = 64 * 1024;

/** A segment with where it lies. */
interface Placed extends Segment {
  readonly path: string;
}

/**
 * The journal as files, one for each process and stretch of time, in one folder for each window that is open at the same
 * time. A line is with the operating system when `append` returns, so that a killed process loses none; readers merge all
 * files by time.
 */
export class FileJournal implements JournalStore {
  readonly #ports: FileJournalPorts;
  readonly #pending: string[] = [];
  #file: SegmentFile | undefined;
  #inTrouble = false;
  #retryAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ports: FileJournalPorts) {
    this.#ports = ports;
  }

  append(entry: JournalEntry): void {
    this.#pending.push(writeLine(entry));
    if (this.#pending.length > mostPending) this.#pending.shift();
    if (!this.#inTrouble || this.#ports.now() >= this.#retryAt) this.#writePending();
  }

  read(): JournalReading {
    const counts: MutableCounts = { damaged: 0, unknown: 0 };
    return { counts, [Symbol.asyncIterator]: () => this.#entries(counts) };
  }

  async clear(): Promise<void> {
    this.#pending.length = 0;
    this.#closeFile();
    for (const { path } of await this.#segments()) await unlinked(path);
  }

  close(): void {
    if (this.#pending.length > 0) this.#writePending();
    clearTimeout(this.#timer);
    this.#closeFile();
  }

  /** Deletes what is beyond the limits. Resolves when that is done; it never rejects. */
  async prune(): Promise<void> {
    const { limits, now } = this.#ports;
    const stored = await Promise.all((await this.#segments()).map((segment) => this.#stored(segment)));
    const there = stored.filter((segment) => segment !== undefined);
    for (const { path } of toDelete(there, limits(), now())) await unlinked(path);
  }

  /** The files of every window. */
  async #segments(): Promise<Placed[]> {
    return (await Promise.all((await journalFolders(this.#ports.folder)).map(segmentsIn))).flat();
  }

  #writePending(): void {
    try {
      for (let line = this.#pending[0]; line !== undefined; line = this.#pending[0]) {
        this.#fileFor(line).write(line);
        this.#pending.shift();
      }
      this.#inTrouble = false;
    } catch (error) {
      this.#note(error);
    }
  }

  /** The file for the next line: another one where this one is long enough, or was deleted. */
  #fileFor(line: string): SegmentFile {
    const { folder, limits } = this.#ports;
    const largest = Math.max(smallestSegment, limits().maxBytes / segments);
    const isFull = this.#file !== undefined && this.#file.bytes > 0 && this.#file.bytes + line.length > largest;
    if (isFull || this.#file?.isGone) this.#closeFile();
    if (this.#file === undefined) {
      this.#file = new SegmentFile(folder, this.#ports);
      void this.prune();
    }
    return this.#file;
  }

  #note(error: unknown): void {
    const reason = String((error as NodeJS.ErrnoException).code ?? 'unknown');
    this.#retryAt = this.#ports.now() + retryAfter;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#writePending(), retryAfter);
    this.#timer.unref();
    if (this.#inTrouble) return;
    this.#inTrouble = true;
    this.#ports.onTrouble({ kind: troubleOf(reason), reason });
  }

  #closeFile(): void {
    const file = this.#file;
    this.#file = undefined;
    try {
      file?.close();
    } catch {
      // Some file systems say only now that they could not write; the lines are gone with them.
    }
  }

  async *#entries(counts: MutableCounts): AsyncGenerator<JournalEntry> {
    const sources: EntrySource[] = (await this.#segments()).map(({ path, begunAt }) => ({
      begunAt,
      open: () => journalEntries(piecesOf(path), counts),
    }));
    const inMemory = this.#pending.map(readLine).flatMap((read) => (read.kind === 'entry' ? [read.entry] : []));
    const [first] = inMemory;
    if (first !== undefined) sources.push({ begunAt: first.at, open: () => batch(inMemory) });
    yield* mergeByTime(sources);
  }

  async #stored(segment: Placed): Promise<(Placed & StoredSegment) | undefined> {
    try {
      const { size, mtimeMs } = await stat(segment.path);
      const isOwned = segment.pid === this.#ports.pid ? segment.name === this.#file?.name : lives(segment.pid);
      return { ...segment, bytes: size, writtenAt: mtimeMs, isOwned };
    } catch {
      return undefined;
    }
  }
}

/** Our files in a folder; none where it cannot be read. */
async function segmentsIn(folder: string): Promise<Placed[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const segment = parseSegment(name);
    return segment === null ? [] : [{ ...segment, path: join(folder, name) }];
  });
}

/** The bytes of a file; it ends where it cannot be read on. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch {
    // Deleted by another window meanwhile, or unreadable: the rest is there all the same.
  }
}

async function* batch(entries: readonly JournalEntry[]): AsyncGenerator<readonly JournalEntry[]> {
  yield entries;
}

async function unlinked(path: string): Promise<void> {
  await unlink(path).catch(() => {
    // Another window was faster, or the folder takes no writes.
  });
}

/** Whether a process lives, as far as this machine can see. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function troubleOf(reason: string): Trouble['kind'] {
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(reason)) return 'full';
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(reason) ? 'not-writable' : 'failed';
}
