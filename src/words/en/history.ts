import { grouped } from '../grouped.ts';
import type { HistoryWords } from '../history.ts';

function requests(count: number): string {
  return count === 1 ? '1 request' : `${grouped(count)} requests`;
}

/** What is said in the history view and by the commands about it, in English. */
export const historyWords: HistoryWords = {
  day: (count, failures) => (failures === 0 ? requests(count) : `${requests(count)}, ${grouped(failures)} failed`),
  today: 'Today',
  yesterday: 'Yesterday',
  earlier: (count) => `${grouped(count)} earlier in this window`,
  older: (count) => `${grouped(count)} older ones: Export History shows them`,
  record: ({ request, status, classTitle, time }) => `${request}, ${status}, ${classTitle}, ${time}`,
  filtered: (parts) => `filtered: ${parts.join(' · ')}`,
  nothingMatches: 'No request fits the filter.',
  filterTitle: 'Show only',
  facet: {
    statuses: 'Status',
    classes: 'Class',
    routes: 'Route',
    profiles: 'Profile',
    origins: 'Origin',
  },
  status: {
    '2xx': '2xx success',
    '3xx': '3xx redirect',
    '4xx': '4xx refused',
    '5xx': '5xx Discord failed',
    '429': '429 limited',
    none: 'no answer',
  },
  occurrences: (count) => requests(count),
  textItem: (text) => (text === '' ? 'Contains…' : `Contains “${text}”…`),
  textPrompt: 'Words that occur in address, class, code, file or profile. Empty: any.',
  text: (text) => `“${text}”`,
  compareWith: 'Compare with which answer?',
  nothingToCompare: 'There is no second answer to compare with.',
  diffTitle: (one, other) => `${one} ↔ ${other}`,
  valuesNotKept:
    'The request no longer stands in its file. The journal keeps the shape of a request, not its values, so it cannot be sent again from here.',
  showSample: 'Show as .http with Variables',
  exportTitle: 'Export the history as',
  exportNdjson: 'NDJSON',
  exportNdjsonDetail: 'one record a line, for tracecord journal, buckets and outage',
  exportHar: 'HTTP Archive (HAR 1.2)',
  exportHarDetail: 'for browsers and other tools; without bodies',
  exportAll: (count) => `Everything: ${requests(count)}`,
  exportShown: (count) => `What the filter shows: ${requests(count)}`,
  exported: (count) => `Exported ${requests(count)}. No token, body or value is in it.`,
  notExported: (file, reason) => `Nothing was exported: ${file} could not be written (${reason}).`,
  nothingToExport: 'There is nothing to export yet.',
  archiveComment: 'Written from records that keep neither tokens nor bodies: texts are empty, sizes are as they were.',
  deleteTitle: 'Delete the history?',
  deleteDetail:
    'This deletes the journal of this workspace on the disk, of other windows too, and the list of runs. It cannot be undone.',
  deleteConfirm: 'Delete History',
  deleted: 'The history is deleted.',
  spanTitle: 'Which span?',
  lastHour: 'The last hour',
  sinceMidnight: 'Today',
  lastDay: 'The last 24 hours',
  lastWeek: 'The last 7 days',
  everything: 'Everything that is recorded',
  aroundSpike: (route, classTitle) => `Around the spike of “${classTitle}” on ${route}`,
  custom: 'From … to …',
  customPrompt: 'From and to, for example 2026-11-29 08:00 to 2026-11-29 09:30. Without a zone, times are local.',
  customInvalid: 'Two times with “to” between them, the first before the second.',
  chooseProfile: 'The operations of which profile?',
  reading: 'Reading the journal',
  trouble: ({ kind, reason }) => {
    const why = {
      full: 'There is no room left for the journal',
      'not-writable': 'The journal cannot be written: no permission, or a file system that takes no changes',
      failed: 'The journal cannot be written',
    }[kind];
    return `${why} (${reason}). The history goes on in memory, and writing is tried again from time to time.`;
  },
};
