import type { CredentialChange } from '../core/journal/credentialChanges.ts';
import type { RateReport, RateRow, TimedSpike } from '../core/journal/failureRates.ts';
import type { Incident } from '../core/journal/incident.ts';
import type { ReadCounts } from '../core/journal/journalStore.ts';
import type { ProfileNames } from '../core/journal/profileNames.ts';
import { routeName, type SafeRecord } from '../core/journal/safeRecord.ts';
import { sampleRequest } from '../core/journal/sampleRequest.ts';
import type { Interval } from '../core/journal/spike.ts';
import type { JournalWords } from './journal.ts';
import { fenced, markdownTable } from './markdownTable.ts';
import { momentText } from './moment.ts';
import { quietMarkdown } from './plainMarkdown.ts';
import { percent, sparkline } from './sparkline.ts';

/** What every page about the journal needs. */
export interface JournalPageParts {
  readonly words: JournalWords;
  /** The title of a class; a class that is not known as it is. */
  readonly classTitle: (failureClass: string) => string;
  readonly counts: ReadCounts;
  /** What profiles are called now; without it, what a record says. */
  readonly names?: ProfileNames;
  /** A time zone by its name; without it, that of this machine. */
  readonly zone?: string;
}

/** What happened in a span of the journal, as a page of Markdown. */
export function incidentPage(incident: Incident, parts: JournalPageParts): string {
  const { words, classTitle, zone } = parts;
  const moment = (at: number) => momentText(at, zone);
  const { requests, failures, events, leftOut, classes, limited, resent, senders, origins } = incident;
  const share = (count: number) => percent({ failures: count, requests });
  if (requests === 0 && events.length === 0) return page([`# ${words.timelineTitle}`, words.nothing, ...notes(parts)]);
  const eventRows = events.map((event) => [moment(event.at), words.event(event, { classTitle, moment })]);
  const classRows = classes.map(({ class: name, count, firstAt, lastAt, routes }) => [
    `${classTitle(name)} (${name})`,
    String(count),
    share(count),
    moment(firstAt),
    moment(lastAt),
    shortened(routes),
  ]);
  const limits = Object.entries(limited).filter(([, count]) => count > 0);
  const sent = [
    ...senders.map(([name, count]) => words.sentBy(name || words.noProfile, count)),
    ...origins.map(([origin, count]) => words.sentBy(words.origin(origin), count)),
  ];
  const { column } = words;
  return page([
    `# ${words.timelineTitle}`,
    `${words.span(moment(incident.firstAt), moment(incident.lastAt))}${words.summary(incident, share(failures))}`,
    `## ${words.events}`,
    ...(eventRows.length === 0 ? [words.noEvents] : markdownTable([column.time, column.what], eventRows)),
    ...(leftOut === 0 ? [] : [words.leftOut(leftOut)]),
    ...(classRows.length === 0
      ? []
      : [
          `## ${words.classes}`,
          ...markdownTable(
            [column.class, column.count, column.share, column.first, column.last, column.routes],
            classRows,
          ),
        ]),
    ...(failures === 0 ? [] : [`## ${words.ratesTitle}`, ...ratesPart(incident.rates, parts, '###')]),
    `## ${words.limits}`,
    limits.length === 0
      ? words.noLimits
      : bullets(limits.map(([scope, count]) => words.limited[scope as keyof typeof limited](count, share(count)))),
    `## ${words.resent}`,
    ...(resent.length === 0
      ? [words.noResent]
      : markdownTable(
          [column.request, column.times, column.first, column.last],
          resent.map(({ route, times, firstAt, lastAt }) => [route, String(times), moment(firstAt), moment(lastAt)]),
        )),
    `## ${words.senders}`,
    bullets(sent.map(quietMarkdown)),
    words.basis,
    ...notes(parts),
  ]);
}

/** Error rates of routes and classes, as a page of Markdown. */
export function ratesPage(report: RateReport, parts: JournalPageParts): string {
  const { words } = parts;
  const body =
    report.requests === 0 ? [words.nothing] : report.failures === 0 ? [words.noFailures] : ratesPart(report, parts);
  return page([`# ${words.ratesTitle}`, ...body, ...notes(parts)]);
}

function ratesPart({ rows, intervalMs }: RateReport, parts: JournalPageParts, level = '##'): string[] {
  const { words, classTitle, zone } = parts;
  const { column } = words;
  const nameOf = ({ route, class: name }: RateRow) => `${route ?? words.otherRoutes}: ${classTitle(name)}`;
  const table = rows
    .slice(0, 100)
    .map((row) => [
      `${row.spikes.length > 0 ? '▲ ' : ''}${row.route ?? words.otherRoutes}`,
      classTitle(row.class),
      `${row.failures} / ${row.requests}`,
      percent(row),
      sparkline(row.series),
    ]);
  const spikes = rows.flatMap((row) =>
    row.spikes.map((spike) => `**▲ ${quietMarkdown(nameOf(row))}**. ${spikeText(spike, words, zone)}`),
  );
  return [
    words.ratesIntro(words.duration(intervalMs)),
    ...markdownTable([column.request, column.class, column.count, column.share, column.overTime], table),
    `${level} ${words.spikes}`,
    spikes.length === 0 ? words.noSpikes : bullets(spikes),
    words.spikeRule,
  ];
}

function spikeText(spike: TimedSpike, words: JournalWords, zone: string | undefined): string {
  const interval: Interval = spike;
  return words.spike(
    spike,
    momentText(spike.from, zone),
    momentText(spike.to, zone),
    percent(interval),
    percent(spike.before),
  );
}

/** A record, or what changed before it. */
export type Operation = { readonly record: SafeRecord; readonly changes: readonly CredentialChange[] };

/** Who sent what when, as a page of Markdown, oldest first. `all`: how many there are with those that are not shown. */
export function operationsPage(
  profile: string,
  operations: readonly Operation[],
  all: number,
  parts: JournalPageParts,
): string {
  const { words } = parts;
  const { column } = words;
  const head = [column.time, column.request, column.answer, column.class, column.token, column.origin, column.place];
  const rows = operations.flatMap(({ record, changes }) => [
    ...changes.map((change) => [momentText(change.at, parts.zone), `▲ ${words.change(change)}`, '', '', '', '', '']),
    operationCells(record, parts),
  ]);
  return page([
    `# ${quietMarkdown(words.operationsTitle(profile))}`,
    words.operationsIntro,
    words.operationsBasis,
    ...(all > operations.length ? [words.onlyNewest(operations.length, all)] : []),
    ...(rows.length === 0 ? [words.nothing] : markdownTable(head, rows)),
    ...notes(parts),
  ]);
}

/** The cells of one record: when, what, the answer, its class, the token, the origin, from where. */
export function operationCells(record: SafeRecord, { words, classTitle, zone, names }: JournalPageParts): string[] {
  const { outcome, diagnosis, credential, origin, place, attempt } = record;
  const code = diagnosis.code === null ? '' : ` ${diagnosis.code}`;
  const earlier = names?.of(record).earlier;
  return [
    momentText(record.at, zone),
    `${routeName(record)}${attempt > 1 ? ` (${attempt})` : ''}`,
    outcome.kind === 'answer' ? `${outcome.status}${code}` : `${words.noAnswer} (${outcome.code})`,
    classTitle(diagnosis.class),
    [
      ...(credential.lastFour === '' ? [] : [`••••${credential.lastFour}`]),
      ...(earlier === undefined ? [] : [words.calledThen(earlier)]),
    ].join(' '),
    words.origin(origin),
    place === undefined ? '' : `${place.file}:${place.line}`,
  ];
}

/** One request for each kind of failure, as a page of Markdown. */
export function samplesPage(
  samples: readonly { readonly record: SafeRecord; readonly count: number }[],
  parts: JournalPageParts,
): string {
  const { words, classTitle, zone } = parts;
  const body = samples.flatMap(({ record, count }) => [
    `## ${quietMarkdown(`${routeName(record)}: ${classTitle(record.diagnosis.class)}`)}`,
    words.seen(count, momentText(record.at, zone)),
    fenced(sampleRequest(record), 'http'),
  ]);
  return page([
    `# ${words.samplesTitle}`,
    ...(samples.length === 0 ? [words.noFailures] : [words.samplesIntro, ...body]),
    ...notes(parts),
  ]);
}

function notes({ counts, words }: JournalPageParts): string[] {
  return [
    ...(counts.damaged === 0 ? [] : [words.damaged(counts.damaged)]),
    ...(counts.unknown === 0 ? [] : [words.unknown(counts.unknown)]),
  ];
}

function shortened(routes: readonly string[]): string {
  return routes.length > 4 ? `${routes.slice(0, 4).join(', ')}, +${routes.length - 4}` : routes.join(', ');
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function page(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
