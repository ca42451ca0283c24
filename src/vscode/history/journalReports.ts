import * as vscode from 'vscode';
import { CredentialWatch } from '../../core/journal/credentialChanges.ts';
import { FailureRates, type RateReport } from '../../core/journal/failureRates.ts';
import { IncidentReader } from '../../core/journal/incidentReader.ts';
import type { JournalReading } from '../../core/journal/journalStore.ts';
import { Samples } from '../../core/journal/sampleRequest.ts';
import { parseSpan, type Span } from '../../core/journal/timeSpan.ts';
import { type HistoryWords, loadHistoryWords } from '../../words/history.ts';
import { loadJournalWords } from '../../words/journal.ts';
import {
  incidentPage,
  type JournalPageParts,
  type Operation,
  operationsPage,
  ratesPage,
  samplesPage,
} from '../../words/journalPages.ts';
import { momentText } from '../../words/moment.ts';
import { tailOf } from './historyFilter.ts';
import type { HistoryParts } from './historyParts.ts';
import { titleOfClass } from './knownClass.ts';

const minute = 60_000;
const hour = 60 * minute;

/** Operations that a page shows. */
const mostOperations = 500;

/** Spikes that are offered. */
const mostSpikes = 5;

/** Command: error rates by route and class over time. */
export async function showErrorRates(parts: HistoryParts): Promise<void> {
  const [report, page] = await ratesOf(parts);
  await parts.documents.open(parts.documents.add('error-rates', ratesPage(report, page)));
}

/** Command: what happened in a span that a person picks. */
export async function showIncident(parts: HistoryParts): Promise<void> {
  const span = await askSpan(parts);
  if (span === undefined) return;
  const reader = new IncidentReader(parts.recorder.names);
  const reading = parts.recorder.read();
  for await (const entry of reading) if (entry.at >= span.from && entry.at <= span.to) reader.add(entry);
  const page = incidentPage(reader.incident(), await pageParts(parts, reading));
  await parts.documents.open(parts.documents.add('incident', page));
}

/** Command: who sent what when with a profile, and where its token or its user changed. */
export async function showOperations(parts: HistoryParts): Promise<void> {
  const { documents, speech, recorder } = parts;
  const { names } = recorder;
  const profile = await askProfile(parts);
  if (profile === undefined) return;
  const watch = new CredentialWatch(names);
  const operations: Operation[] = [];
  let all = 0;
  const reading = recorder.read();
  for await (const entry of reading) {
    if (entry.kind !== 'exchange') continue;
    // Which profile an origin uses is no change of this profile.
    const changes = watch.next(entry).filter(({ kind }) => kind !== 'profile-changed');
    if (names.keyOf(entry) !== profile) continue;
    all += 1;
    operations.push({ record: entry, changes });
    if (operations.length > 2 * mostOperations) operations.splice(0, operations.length - mostOperations);
  }
  const shown = await pageParts(parts, reading);
  const name = profile === '' ? (await loadJournalWords(speech.locale)).noProfile : names.nameOf(profile);
  await documents.open(
    documents.add('operations', operationsPage(name, operations.slice(-mostOperations), all, shown)),
  );
}

/** Command: one request for each kind of failure that shows it again. */
export async function showSamples(parts: HistoryParts): Promise<void> {
  const samples = new Samples();
  const reading = parts.recorder.read();
  for await (const entry of reading) if (entry.kind === 'exchange') samples.add(entry);
  const page = samplesPage(samples.all(), await pageParts(parts, reading));
  await parts.documents.open(parts.documents.add('samples', page));
}

async function pageParts({ speech, recorder }: HistoryParts, { counts }: JournalReading): Promise<JournalPageParts> {
  const [words, diagnosis] = await Promise.all([loadJournalWords(speech.locale), speech.diagnosis()]);
  return { words, classTitle: titleOfClass(diagnosis), counts, names: recorder.names };
}

async function ratesOf(parts: HistoryParts): Promise<readonly [RateReport, JournalPageParts]> {
  const rates = new FailureRates();
  const reading = parts.recorder.read();
  for await (const entry of reading) if (entry.kind === 'exchange') rates.add(entry);
  return [rates.report(), await pageParts(parts, reading)];
}

type SpanItem = vscode.QuickPickItem & { readonly span: Span | 'custom' };

async function askSpan(parts: HistoryParts): Promise<Span | undefined> {
  const words = await loadHistoryWords(parts.speech.locale);
  const [report, { classTitle, words: journal }] = await ratesOf(parts);
  const now = Date.now();
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  const spikes = report.rows
    .flatMap(({ route, class: name, spikes }) => spikes.map((spike) => ({ route, name, spike })))
    .sort((a, b) => b.spike.from - a.spike.from)
    .slice(0, mostSpikes)
    .map(({ route, name, spike }): SpanItem => {
      const around = Math.max(30 * minute, spike.to - spike.from);
      return {
        label: `$(graph-line) ${words.aroundSpike(route ?? journal.otherRoutes, classTitle(name))}`,
        description: momentText(spike.from),
        span: { from: spike.from - around, to: spike.to + around },
      };
    });
  const past = (label: string, from: number): SpanItem => ({
    label,
    description: momentText(from),
    span: { from, to: Number.POSITIVE_INFINITY },
  });
  const items: SpanItem[] = [
    past(words.lastHour, now - hour),
    past(words.sinceMidnight, midnight),
    past(words.lastDay, now - 24 * hour),
    past(words.lastWeek, now - 7 * 24 * hour),
    ...spikes,
    { label: words.everything, span: { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY } },
    { label: words.custom, span: 'custom' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: words.spanTitle, matchOnDescription: true });
  return chosen?.span === 'custom' ? askCustom(words) : chosen?.span;
}

async function askCustom(words: HistoryWords): Promise<Span | undefined> {
  const written = await vscode.window.showInputBox({
    title: words.spanTitle,
    prompt: words.customPrompt,
    validateInput: (text) => (text === '' || parseSpan(text) !== null ? undefined : words.customInvalid),
  });
  return written === undefined ? undefined : (parseSpan(written) ?? undefined);
}

/** By its key; empty: what went without a profile. The only one there is needs no question. */
async function askProfile({ nodes, speech, recorder }: HistoryParts): Promise<string | undefined> {
  const [words, journal, facets] = await Promise.all([
    loadHistoryWords(speech.locale),
    loadJournalWords(speech.locale),
    nodes.facets(),
  ]);
  const profiles = facets.of('profiles');
  const [only] = profiles;
  if (profiles.length < 2) return only?.[0] ?? '';
  const items = profiles.map(([key, count]) => ({
    label: recorder.names.nameOf(key) || journal.noProfile,
    description: `${tailOf(key, recorder.names)}${words.occurrences(count)}`,
    key,
  }));
  return (await vscode.window.showQuickPick(items, { title: words.chooseProfile }))?.key;
}
