import { type FileHandle, open, stat } from 'node:fs/promises';

/** Bytes of one read, and of the end of a file that is read when following begins. */
const mostAtOnce = 4 * 1024 * 1024;

/** Bytes in front of the place that was read up to, by which a file is known again after it was cut and written anew. */
const knownBytes = 256;

const lineFeed = 0x0a;

/**
 * Lines that are added to a file, also where it is rotated: renamed and begun anew (the old one is read to its end first),
 * or copied and cut. Only what was written between the last look and a cut is lost with it.
 */
export class FollowedFile {
  readonly #path: string;
  #file: FileHandle | undefined;
  #at = 0;
  #known = Buffer.alloc(0);
  #rest: Buffer[] = [];
  #restSize = 0;
  /** Up to the next line feed nothing is a line. */
  #isInLine = false;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * Hears the lines that were added since the last look. False: the file is not there now, and what it had has been read.
   * Rejects where it cannot be read, or is not there at the first look.
   */
  async look(hear: (line: string) => Promise<void>): Promise<boolean> {
    if (this.#file === undefined) {
      this.#file = await open(this.#path);
      const { size } = await this.#file.stat();
      this.#begin(Math.max(0, size - mostAtOnce));
    }
    for (;;) {
      await this.#readOn(this.#file, hear);
      const there = await this.#there();
      if (there === undefined) return false;
      const here = await this.#file.stat({ bigint: true });
      if (there.ino === here.ino && there.dev === here.dev) return true;
      const next = await open(this.#path);
      // What was written between the read and the renaming.
      await this.#readOn(this.#file, hear);
      if (this.#restSize > 0) await hear(this.#line());
      await this.#file.close();
      this.#file = next;
      this.#begin(0);
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  #begin(at: number): void {
    this.#at = at;
    this.#known = Buffer.alloc(0);
    this.#rest = [];
    this.#restSize = 0;
    this.#isInLine = at > 0;
  }

  async #there() {
    try {
      return await stat(this.#path, { bigint: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async #readOn(file: FileHandle, hear: (line: string) => Promise<void>): Promise<void> {
    const { size } = await file.stat();
    if (size < this.#at || (size > this.#at && !(await this.#isKnown(file)))) this.#begin(0);
    while (this.#at < size) {
      const piece = await read(file, this.#at, Math.min(size - this.#at, mostAtOnce));
      if (piece.length === 0) return;
      this.#at += piece.length;
      this.#known = Buffer.concat([this.#known, piece.subarray(-knownBytes)]).subarray(-knownBytes);
      for (const line of this.#linesOf(piece)) await hear(line);
    }
  }

  /** Whether what was read last still stands where it stood. */
  async #isKnown(file: FileHandle): Promise<boolean> {
    const { length } = this.#known;
    return length === 0 || this.#known.equals(await read(file, this.#at - length, length));
  }

  /** Whole lines, put together before they are decoded: a look may end between the bytes of a character. */
  #linesOf(piece: Buffer): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, start)) {
      this.#keep(piece.subarray(start, end));
      const line = this.#line();
      if (!this.#isInLine) lines.push(line);
      this.#isInLine = false;
      start = end + 1;
    }
    this.#keep(piece.subarray(start));
    return lines;
  }

  #keep(bytes: Buffer): void {
    this.#restSize += bytes.length;
    if (this.#restSize > mostAtOnce) {
      this.#isInLine = true;
      this.#rest = [];
      this.#restSize = 0;
    } else if (bytes.length > 0) this.#rest.push(bytes);
  }

  #line(): string {
    const line = Buffer.concat(this.#rest).toString('utf8');
    this.#rest = [];
    this.#restSize = 0;
    return line;
  }
}

async function read(file: FileHandle, from: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from);
  return buffer.subarray(0, bytesRead);
}
