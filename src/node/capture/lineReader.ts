import { TextDecoder } from 'node:util';

const lineFeed = 0x0a;

/** Cuts a stream of bytes into lines of UTF-8, and gives up where one is too long or is no UTF-8. */
export class LineReader {
  readonly #most: number;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #rest: Buffer[] = [];
  #size = 0;

  /** `most`: bytes of the longest line that is read. */
  constructor(most: number) {
    this.#most = most;
  }

  /** The lines that these bytes complete; null where the stream is not what it should be. */
  push(bytes: Buffer): string[] | null {
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      const line = this.#line(bytes.subarray(start, end));
      if (line === null) return null;
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    const rest = bytes.subarray(start);
    this.#size += rest.length;
    if (this.#size > this.#most) return null;
    if (rest.length > 0) this.#rest.push(rest);
    return lines;
  }

  #line(end: Buffer): string | null {
    const whole = this.#rest.length === 0 ? end : Buffer.concat([...this.#rest, end]);
    this.#rest = [];
    this.#size = 0;
    if (whole.length > this.#most) return null;
    try {
      return this.#decoder.decode(whole);
    } catch {
      return null;
    }
  }
}
