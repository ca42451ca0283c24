import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { BucketRow } from '../core/buckets/row.ts';
import { bucketLines } from '../words/bucketLines.ts';
import type { Locale } from '../words/locale.ts';
import { loadPanelWords } from '../words/panel.ts';
import { BucketLog } from './bucketLog.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

interface BucketOptions {
  readonly json: boolean;
  readonly locale: Locale;
}

/**
 * `tracecord buckets`: the limits that logs tell of, as they stood at the last exchange. Files hold one exchange a line
 * (the form of `tracecord diagnose`, with `at`), or are HTTP Archives. Lines are read one by one: a log may be larger than
 * memory.
 */
export async function bucketsCommand(files: readonly string[], options: BucketOptions): Promise<CommandResult> {
  if (files.length === 0) throw new UsageError({ code: 'no-files' });
  const log = new BucketLog();
  for (const file of files) await readInto(log, file);
  return { output: options.json ? jsonOf(log) : await textOf(log, options.locale), status: 0 };
}

async function readInto(log: BucketLog, file: string): Promise<void> {
  const before = log.exchanges + log.others;
  try {
    if (/\.har$/i.test(file)) log.readArchive(await readFile(file, 'utf8'));
    else await log.readLines(file === '-' ? process.stdin : createReadStream(file, 'utf8'));
  } catch (error) {
    throw new UsageError({ code: 'unreadable', file, reason: (error as Error).message });
  }
  if (log.exchanges + log.others > before || log.unreadable === 0) return;
  throw new UsageError({ code: 'no-exchanges', file, line: log.firstUnreadable });
}

function jsonOf(log: BucketLog): string {
  const { exchanges, others, unreadable, at } = log;
  const { rows, summary } = log.rows();
  const shown = { at: at === 0 ? null : new Date(at).toISOString(), exchanges, others, unreadable };
  return `${JSON.stringify({ ...shown, buckets: rows.map(withoutKey), summary }, null, 2)}\n`;
}

/** The key means something to the view only. */
function withoutKey({ key: _, ...row }: BucketRow): Omit<BucketRow, 'key'> {
  return row;
}

async function textOf(log: BucketLog, locale: Locale): Promise<string> {
  return bucketLines(log.rows(), log, (await loadPanelWords(locale)).buckets, locale);
}
