import { recordVersion, type SafeRecord } from '../core/journal/safeRecord.ts';
import { sampleRequest } from '../core/journal/sampleRequest.ts';
import { type JournalPageParts, operationCells } from './journalPages.ts';
import { fenced, markdownTable } from './markdownTable.ts';
import { momentText } from './moment.ts';
import { quietMarkdown } from './plainMarkdown.ts';

/** One record of the journal as a page of Markdown, with a request that shows the failure again. */
export function recordPage(record: SafeRecord, parts: JournalPageParts): string {
  const { words, classTitle, zone } = parts;
  const { request, outcome, diagnosis, credential, timings, identity } = record;
  const [, name = '', answer = '', , , origin = '', place = ''] = operationCells(record, parts);
  const { name: profile, earlier } = parts.names?.of(record) ?? { name: credential.profile?.name ?? '' };
  const credentialText = [
    profile,
    earlier === undefined ? '' : words.calledThen(earlier),
    credential.scheme ?? '',
    credential.lastFour === '' ? '' : `••••${credential.lastFour}`,
  ];
  const facts: readonly (readonly [string, string])[] = [
    [words.part.address, request.url],
    [words.part.time, momentText(record.at, zone)],
    [words.part.answer, answer],
    [words.part.meaning, `${classTitle(diagnosis.class)} (${diagnosis.class})`],
    [words.part.fields, diagnosis.fields.map(({ path, code }) => `${path} ${code}`).join(', ')],
    [words.part.timings, timingsText(timings)],
    [words.part.credential, credentialText.filter((part) => part !== '').join(' ')],
    [words.part.identity, identity ?? ''],
    [words.column.origin, origin],
    [words.column.place, place],
  ];
  const headers = outcome.kind === 'answer' ? outcome.headers.map(([header, value]) => `${header}: ${value}\n`) : [];
  return `${[
    `# ${quietMarkdown(`${name}: ${answer}`)}`,
    words.recordIntro,
    ...(record.version > recordVersion ? [words.newer] : []),
    ...markdownTable(
      [words.column.what, ''],
      facts.filter(([, value]) => value !== '').map((row) => [...row]),
    ),
    ...(headers.length === 0 ? [] : [`## ${words.part.headers}`, fenced(headers.join(''), 'http')]),
    ...(request.shape === null
      ? []
      : [`## ${words.part.shape}`, fenced(`${JSON.stringify(request.shape, null, 2)}\n`, 'json')]),
    `## ${words.samplesTitle}`,
    fenced(sampleRequest(record), 'http'),
  ].join('\n\n')}\n`;
}

function timingsText(timings: SafeRecord['timings']): string {
  return Object.entries(timings)
    .map(([phase, milliseconds]) => `${phase} ${Math.round(milliseconds)} ms`)
    .join(', ');
}
