import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type Ledger, ownedLedger, reduce } from '../core/buckets/ledger.ts';
import { recordedEvent } from '../core/buckets/recordedEvent.ts';
import type { BucketRow } from '../core/buckets/row.ts';
import { type LedgerRows, rowsOf } from '../core/buckets/rows.ts';
import { isHar } from '../core/extract/prefilter.ts';
import { bucketLines } from '../words/bucketLines.ts';
import type { Locale } from '../words/locale.ts';
import { loadPanelWords } from '../words/panel.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

interface BucketOptions {
  readonly json: boolean;
  readonly locale: Locale;
}

/** What was read, and how far. */
interface Read {
  ledger: Ledger;
  /** Exchanges with Discord's API. */
  exchanges: number;
  /** Exchanges without an answer, or with somebody else. */
  others: number;
  /** Lines that are no exchange; the first of them counts from 1. */
  unreadable: number;
  firstUnreadable: number;
  /** The last moment that was seen, in milliseconds since the epoch. */
  at: number;
}

/**
 * `tracecord buckets`: the limits that logs tell of, as they stood at the last exchange. Files hold one exchange a line
 * (the form of `tracecord diagnose`, with `at`), or are HTTP Archives. Lines are read one by one: a log may be larger than
 * memory.
 */
export async function bucketsCommand(files: readonly string[], options: BucketOptions): Promise<CommandResult> {
  if (files.length === 0) throw new UsageError({ code: 'no-files' });
  const read: Read = { ledger: ownedLedger(), exchanges: 0, others: 0, unreadable: 0, firstUnreadable: 0, at: 0 };
  for (const file of files) await readFileInto(read, file);
  const shown = rowsOf(read.ledger, read.at);
  return { output: options.json ? jsonOf(read, shown) : await textOf(read, shown, options.locale), status: 0 };
}

async function readFileInto(read: Read, file: string): Promise<void> {
  const before = read.exchanges + read.others;
  try {
    if (/\.har$/i.test(file)) readArchive(read, await readFile(file, 'utf8'));
    else await readLines(read, file === '-' ? process.stdin : createReadStream(file, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError({ code: 'unreadable', file, reason: (error as Error).message });
  }
  if (read.exchanges + read.others > before || read.unreadable === 0) return;
  throw new UsageError({ code: 'no-exchanges', file, line: read.firstUnreadable });
}

async function readLines(read: Read, stream: Readable): Promise<void> {
  let number = 0;
  let whole: string[] | null = null;
  for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? text.replace(/^\uFEFF/, '') : text;
    if (number === 1 && (isHar(line) || /^\s*\{\s*$/.test(line))) whole = [];
    if (whole !== null) whole.push(line);
    else if (line.trim() !== '') readValue(read, parsed(line), number);
  }
  if (whole !== null) readArchive(read, whole.join('\n'));
}

/** An archive is one document, and so is an exchange that is written over several lines. */
function readArchive(read: Read, text: string): void {
  const document = parsed(text.replace(/^\uFEFF/, '')) as { readonly log?: { readonly entries?: unknown } } | undefined;
  const entries = document?.log?.entries;
  for (const [index, entry] of (Array.isArray(entries) ? entries : [document]).entries()) {
    readValue(read, entry, index + 1);
  }
}

function readValue(read: Read, value: unknown, line: number): void {
  const recorded = recordedEvent(value, String(read.exchanges), read.at);
  switch (recorded.kind) {
    case 'event':
      read.exchanges += 1;
      read.at = Math.max(read.at, recorded.event.at);
      read.ledger = reduce(read.ledger, recorded.event);
      return;
    case 'other':
      read.others += 1;
      return;
    case 'none':
      read.firstUnreadable ||= line;
      read.unreadable += 1;
      return;
    default:
      recorded satisfies never;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function jsonOf({ exchanges, others, unreadable, at }: Read, { rows, summary }: LedgerRows): string {
  const shown = { at: at === 0 ? null : new Date(at).toISOString(), exchanges, others, unreadable };
  return `${JSON.stringify({ ...shown, buckets: rows.map(withoutKey), summary }, null, 2)}\n`;
}

/** The key means something to the view only. */
function withoutKey({ key: _, ...row }: BucketRow): Omit<BucketRow, 'key'> {
  return row;
}

async function textOf(read: Read, shown: LedgerRows, locale: Locale): Promise<string> {
  const words = (await loadPanelWords(locale)).buckets;
  return bucketLines(shown, { exchanges: read.exchanges, unreadable: read.unreadable }, words, locale);
}
