import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LoggedLines } from '../core/capture/loggedLine.ts';
import type { FailureClass } from '../core/diagnose/diagnosis.ts';
import { failureClasses } from '../core/diagnose/diagnosis.ts';
import { CredentialWatch } from '../core/journal/credentialChanges.ts';
import { FailureRates } from '../core/journal/failureRates.ts';
import { IncidentReader } from '../core/journal/incidentReader.ts';
import { recordJson } from '../core/journal/journalLine.ts';
import type { ReadCounts } from '../core/journal/journalStore.ts';
import { loggedRecord } from '../core/journal/loggedRecord.ts';
import type { JournalEntry } from '../core/journal/safeRecord.ts';
import { parseSegment } from '../core/journal/segments.ts';
import { journalEntries, type OtherLine } from '../node/journal/journalEntries.ts';
import { mergeByTime } from '../node/journal/mergeByTime.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import { loadJournalWords } from '../words/journal.ts';
import { incidentPage, type JournalPageParts, operationCells, ratesPage } from '../words/journalPages.ts';
import type { Locale } from '../words/locale.ts';
import { momentText } from '../words/moment.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

interface JournalOptions {
  readonly json: boolean;
  readonly locale: Locale;
  /** As written: a time, or how long ago (`30m`, `2h`, `7d`). */
  readonly since?: string;
  readonly timeline: boolean;
  readonly rates: boolean;
}

/**
 * `tracecord journal`: what a journal or a log says, line by line, as error rates or as the timeline of an incident.
 * Files hold one record a line, or one exchange in the form of `tracecord diagnose`, with `at`; a folder is read whole.
 */
export async function journalCommand(operands: readonly string[], options: JournalOptions): Promise<CommandResult> {
  if (operands.length === 0) throw new UsageError({ code: 'no-files' });
  const since = sinceOf(options.since);
  const files = (await Promise.all(operands.map(filesOf))).flat();
  const counts = { damaged: 0, unknown: 0 };
  const entries = chosen(
    mergeByTime(
      files.map((file) => ({
        begunAt: parseSegment(basename(file))?.begunAt ?? 0,
        open: () => journalEntries(piecesOf(file), counts, loggedReader()),
      })),
    ),
    since,
  );
  const words = await loadJournalWords(options.locale);
  const { classTitle } = await loadDiagnosisWords(options.locale);
  const known: readonly string[] = failureClasses;
  const parts: JournalPageParts = {
    words,
    classTitle: (name) => (known.includes(name) ? classTitle(name as FailureClass) : name),
    counts,
  };
  return { output: await outputOf(entries, options, parts), status: 0 };
}

/** Reads lines that other tools wrote, whatever Docker or CI put around them. */
function loggedReader(): OtherLine {
  const log = new LoggedLines();
  return (line) => {
    const logged = log.push(line);
    return logged.kind === 'text' ? loggedRecord(logged.text) : undefined;
  };
}

async function outputOf(
  entries: AsyncIterable<JournalEntry>,
  { json, timeline, rates }: JournalOptions,
  parts: JournalPageParts,
): Promise<string> {
  if (timeline) {
    const reader = new IncidentReader();
    for await (const entry of entries) reader.add(entry);
    return json ? written({ ...reader.incident(), ...parts.counts }) : incidentPage(reader.incident(), parts);
  }
  if (rates) {
    const counted = new FailureRates();
    for await (const entry of entries) if (entry.kind === 'exchange') counted.add(entry);
    return json ? written({ ...counted.report(), ...parts.counts }) : ratesPage(counted.report(), parts);
  }
  return linesOf(entries, json, parts);
}

async function linesOf(entries: AsyncIterable<JournalEntry>, json: boolean, parts: JournalPageParts): Promise<string> {
  const lines: string[] = [];
  const watch = new CredentialWatch();
  for await (const entry of entries) {
    if (entry.kind !== 'exchange') continue;
    if (json) lines.push(JSON.stringify(recordJson(entry)));
    else {
      for (const change of watch.next(entry)) {
        lines.push(`${momentText(change.at)}  ▲ ${parts.words.change(change)}`);
      }
      lines.push(
        operationCells(entry, parts)
          .filter((cell) => cell !== '')
          .join('  '),
      );
    }
  }
  const { damaged, unknown } = parts.counts;
  if (!json) {
    if (lines.length === 0) lines.push(parts.words.nothing);
    if (damaged > 0) lines.push(parts.words.damaged(damaged));
    if (unknown > 0) lines.push(parts.words.unknown(unknown));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function written(value: Record<string, unknown> & ReadCounts): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function* chosen(entries: AsyncIterable<JournalEntry>, since: number): AsyncGenerator<JournalEntry> {
  for await (const entry of entries) if (entry.at >= since) yield entry;
}

/** Milliseconds since the epoch from which on entries count. */
function sinceOf(written: string | undefined): number {
  if (written === undefined) return Number.NEGATIVE_INFINITY;
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(written) ?? [];
  if (count !== undefined)
    return Date.now() - Number(count) * { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit as 'm' | 'h' | 'd'];
  const time = Date.parse(written);
  if (Number.isNaN(time)) throw new UsageError({ code: 'bad-time', option: '--since', value: written });
  return time;
}

/** The files that an operand names. */
async function filesOf(operand: string): Promise<string[]> {
  if (operand === '-') return [operand];
  try {
    if (!(await stat(operand)).isDirectory()) return [operand];
    const names = await readdir(operand);
    return names.filter((name) => name.endsWith('.ndjson')).map((name) => join(operand, name));
  } catch (error) {
    throw new UsageError({ code: 'unreadable', file: operand, reason: (error as Error).message });
  }
}

function piecesOf(file: string): AsyncIterable<Uint8Array> {
  return file === '-' ? process.stdin : (createReadStream(file) as AsyncIterable<Uint8Array>);
}
