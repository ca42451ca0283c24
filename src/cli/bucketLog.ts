import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Ledger, ownedLedger, reduce } from '../core/buckets/ledger.ts';
import { recordedEvent } from '../core/buckets/recordedEvent.ts';
import { type LedgerRows, rowsOf } from '../core/buckets/rows.ts';
import { LoggedLines } from '../core/capture/loggedLine.ts';
import { isHar } from '../core/extract/prefilter.ts';

/** What logs tell of buckets, read piece by piece. */
export class BucketLog {
  /** Exchanges with Discord's API. */
  exchanges = 0;
  /** Exchanges without an answer, or with somebody else. */
  others = 0;
  /** Lines that are no exchange; the first of them counts from 1, 0 where there is none. */
  unreadable = 0;
  firstUnreadable = 0;
  /** The last moment that was seen, in milliseconds since the epoch. */
  at = 0;
  #ledger: Ledger = ownedLedger();
  readonly #lines = new LoggedLines();

  /** How the buckets stood at the last exchange. */
  rows(): LedgerRows {
    return rowsOf(this.#ledger, this.at);
  }

  /** Reads one exchange a line, whatever Docker or CI put around it; a file that begins as one document of many lines is read as that. */
  async readLines(stream: Readable): Promise<void> {
    let number = 0;
    let whole: string[] | null = null;
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1;
      const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (number === 1 && (isHar(line) || /^\s*\{\s*$/.test(line))) whole = [];
      if (whole !== null) whole.push(line);
      else if (line.trim() !== '') this.#readLine(line, number);
    }
    if (whole !== null) this.readArchive(whole.join('\n'));
  }

  /** Reads an HTTP Archive, or one exchange that is written over several lines. */
  readArchive(text: string): void {
    const document = parsed(text.replace(/^\uFEFF/, '')) as
      | { readonly log?: { readonly entries?: unknown } }
      | undefined;
    const entries = document?.log?.entries;
    for (const [index, entry] of (Array.isArray(entries) ? entries : [document]).entries())
      this.#read(entry, index + 1);
  }

  #readLine(line: string, number: number): void {
    const logged = this.#lines.push(line);
    if (logged.kind !== 'part') this.#read(logged.kind === 'text' ? parsed(logged.text) : undefined, number);
  }

  #read(value: unknown, line: number): void {
    const recorded = recordedEvent(value, String(this.exchanges), this.at);
    switch (recorded.kind) {
      case 'event':
        this.exchanges += 1;
        this.at = Math.max(this.at, recorded.event.at);
        this.#ledger = reduce(this.#ledger, recorded.event);
        return;
      case 'other':
        this.others += 1;
        return;
      case 'none':
        this.firstUnreadable ||= line;
        this.unreadable += 1;
        return;
      default:
        recorded satisfies never;
    }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
