import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { segmentName } from '../../core/journal/segments.ts';

/** What names a segment. */
export interface SegmentNaming {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly pid: number;
  /** Letters and digits that nobody else has. */
  readonly chance: () => string;
}

/** The file that this process writes: nobody else does, so that lines of two windows never mix. */
export class SegmentFile {
  readonly name: string;
  /** Bytes of whole lines. */
  bytes = 0;
  readonly #file: number;
  /** A piece of a line stands at the end and could not be taken away. */
  #isTorn = false;

  /** Makes the folder and a new file in it. Throws the system's error. */
  constructor(folder: string, naming: SegmentNaming) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.name = segmentName(naming.now(), naming.pid, naming.chance());
    // Append and exclusive: what lies there already is never written over.
    this.#file = openSync(join(folder, this.name), 'ax', 0o600);
  }

  /** Whether somebody deleted the file meanwhile. */
  get isGone(): boolean {
    return fstatSync(this.#file).nlink === 0;
  }

  /** Writes one line in one call. Throws the system's error; then nothing of the line stays. */
  write(line: string): void {
    const bytes = Buffer.from(this.#isTorn ? `\n${line}` : line);
    try {
      // A second call only where the disk took a part: it says why.
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
      this.bytes += bytes.length;
      this.#isTorn = false;
    } catch (error) {
      this.#takeBack();
      throw error;
    }
  }

  close(): void {
    closeSync(this.#file);
  }

  #takeBack(): void {
    try {
      if (fstatSync(this.#file).size > this.bytes) ftruncateSync(this.#file, this.bytes);
    } catch {
      this.#isTorn = true;
    }
  }
}
