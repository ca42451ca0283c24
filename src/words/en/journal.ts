import type { CredentialChange } from '../../core/journal/credentialChanges.ts';
import { grouped } from '../grouped.ts';
import type { JournalWords } from '../journal.ts';

/** A map, so that a damaged journal's `constructor` is the name of none. */
const origins: ReadonlyMap<string, string> = new Map([
  ['runner', 'sent here'],
  ['sandbox', 'sandbox'],
  ['pasted', 'pasted'],
  ['bot', 'running bot'],
]);

function times(count: number): string {
  return count === 1 ? 'once' : `${grouped(count)} times`;
}

function requests(count: number): string {
  return count === 1 ? '1 request' : `${grouped(count)} requests`;
}

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return `${minutes / 60} h`;
  return minutes === 1440 ? '1 day' : `${minutes / 1440} days`;
}

function change(change: CredentialChange): string {
  switch (change.kind) {
    case 'token-changed':
      return `The token of “${change.profile}” is another one: ••••${change.from} before, ••••${change.to} from here on.`;
    case 'identity-changed':
      return `“${change.profile}” is another user: ${change.from} before, ${change.to} from here on.`;
    case 'profile-changed':
      return `Requests (${origins.get(change.origin) ?? change.origin}) go with the profile “${change.to}”, before that with “${change.from}”.`;
    default:
      return change satisfies never;
  }
}

/** What is said about the journal on its pages, in English. */
export const journalWords: JournalWords = {
  nothing: 'Nothing is recorded in this span.',
  damaged: (lines) => `${lines === 1 ? '1 line was' : `${grouped(lines)} lines were`} damaged and left out.`,
  unknown: (lines) =>
    `${lines === 1 ? '1 line' : `${grouped(lines)} lines`} of a later version of Tracecord could not be read.`,
  origin: (origin) => origins.get(origin) ?? origin,
  noProfile: 'no profile',
  noAnswer: 'no answer',
  otherRoutes: 'other routes',
  duration,
  column: {
    time: 'Time',
    what: 'What happened',
    request: 'Request',
    answer: 'Answer',
    class: 'Class',
    place: 'From',
    profile: 'Profile',
    origin: 'Origin',
    token: 'Token',
    count: 'Count',
    share: 'Share',
    first: 'First',
    last: 'Last',
    routes: 'Routes',
    times: 'Sent again',
    overTime: 'Over time',
  },
  timelineTitle: 'Incident timeline',
  span: (from, to) => `From ${from} to ${to}. `,
  summary: ({ requests: all, failures }, share) =>
    failures === 0
      ? `${requests(all)}, none of which failed.`
      : `${requests(all)}, of which ${grouped(failures)} failed (${share}).`,
  events: 'What happened when',
  noEvents: 'Nothing stands out.',
  event: (event, { classTitle, moment }) => {
    switch (event.kind) {
      case 'first-failure': {
        const { record } = event;
        const came = record.outcome.kind === 'answer' ? String(record.outcome.status) : record.outcome.code;
        const code = record.diagnosis.code === null ? '' : ` ${record.diagnosis.code}`;
        const from = record.place === undefined ? '' : `, sent from ${record.place.file}:${record.place.line}`;
        return `First failure: ${record.request.method} ${record.route || record.request.url} gave ${came}${code} (${classTitle(record.diagnosis.class)})${from}.`;
      }
      case 'class-began':
        return `First “${classTitle(event.class)}”, on ${event.route}.`;
      case 'spike':
        return `Spike of “${classTitle(event.class)}” on ${event.route ?? 'other routes'} until ${moment(event.spike.to)}: ${event.spike.failures} of ${event.spike.requests} failed; before it, ${event.spike.before.failures} of ${event.spike.before.requests}.`;
      case 'ban-began':
        return `Discord’s edge refuses the address (first seen on ${event.route})${event.retryAfter === null ? '' : `; it asks to wait ${Math.round(event.retryAfter / 1000)} s`}.`;
      case 'ban-over':
        return `The edge lets requests through again, after ${grouped(event.count)} ${event.count === 1 ? 'refusal' : 'refusals'}.`;
      case 'works-again':
        return `${event.route} works again, after ${grouped(event.failures)} failures in a row.`;
      case 'outage-asked': {
        const { verdict, incidents } = event.note;
        const said = {
          discord: 'it is Discord',
          yours: 'it is your requests',
          network: 'it is the way to Discord',
          unclear: 'it cannot be told',
        }[verdict];
        const page =
          incidents.length === 0
            ? 'the status page told of no incident'
            : `the status page told of ${incidents.map((name) => `“${name}”`).join(', ')}`;
        return `Asked “Is it Discord?”: ${said ?? verdict}; ${page}.`;
      }
      default:
        return change(event);
    }
  },
  leftOut: (events) => `${grouped(events)} more events are not listed.`,
  classes: 'Kinds of failure',
  limits: 'Rate limits',
  noLimits: 'No request was limited.',
  limited: {
    user: (count, share) => `By the limit of a bucket: ${grouped(count)} (${share} of all requests)`,
    shared: (count, share) =>
      `By a limit that others share: ${grouped(count)} (${share}); these do not count as invalid requests`,
    global: (count, share) => `By the limit over all routes: ${grouped(count)} (${share})`,
    edge: (count, share) => `By Discord’s edge, before the API: ${grouped(count)} (${share})`,
  },
  resent: 'Sent again after a failure',
  noResent: 'Nothing was sent again.',
  senders: 'Who sent',
  sentBy: (name, count) => `${name}: ${requests(count)}`,
  basis:
    'From the journal of this workspace: what Tracecord sent or saw. Requests that other processes sent are not in it.',
  ratesTitle: 'Error rates',
  ratesIntro: (interval) =>
    `Failures by route and class, one mark for ${interval}: · no requests, ▁ none failed, █ all failed.`,
  noFailures: 'No request failed.',
  spikes: 'Spikes',
  noSpikes: 'No route fails clearly more often than it did before.',
  spike: ({ failures, requests: all, before }, from, to, share, usual) =>
    `${from} to ${to}: ${grouped(failures)} of ${grouped(all)} failed (${share}). ${
      before.requests === 0
        ? 'There is nothing before it to compare with.'
        : `Before it, ${grouped(before.failures)} of ${grouped(before.requests)} did (${usual}).`
    }`,
  spikeRule:
    'A spike has at least 5 failures in one interval, at least twice the share of the intervals before it, and would come about by chance less than once in a thousand times.',
  operationsTitle: (profile) => `Operations log: ${profile}`,
  operationsIntro:
    'Who sent what when, with which answer and from where. Tokens are known by their last four characters.',
  operationsBasis:
    'From the journal of this workspace: what the same profile sent from another workspace, or from a window without a folder, is in the log there.',
  calledThen: (name) => `(then “${name}”)`,
  change,
  onlyNewest: (shown, all) => `The newest ${grouped(shown)} of ${grouped(all)}.`,
  samplesTitle: 'Sample requests',
  samplesIntro:
    'One request for each kind of failure that shows it again. Ids are as they were; values were not kept, and variables stand in their place.',
  seen: (count, last) => `Seen ${times(count)}, last at ${last}.`,
  recordIntro: 'As the journal keeps it: no token, no body, no value.',
  part: {
    address: 'Address',
    time: 'Time',
    answer: 'Answer',
    meaning: 'Meaning',
    fields: 'Rejected fields',
    timings: 'Timings',
    credential: 'Credential',
    identity: 'Caller',
    headers: 'Headers of the answer',
    shape: 'Shape of the body',
  },
  newer: 'A later version of Tracecord wrote this record: what it knows more is not shown.',
};
