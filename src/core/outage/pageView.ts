import type { OutageFact } from './outage.ts';
import type { StatusReading } from './statusPage.ts';
import type { StatusIncident } from './statusSummary.ts';

/** What the status page says about what answers HTTP requests. */
export interface PageView {
  /**
   * `open`: an incident or maintenance of the API or of Cloudflare is under way, or such a component is not well;
   * `easing`: its fix is in place and watched; `unsaid`: one is open that names no component; `other`: one is open, of
   * another part; `green`: nothing is open; `unread`: the page was not read.
   */
  readonly state: 'open' | 'easing' | 'unsaid' | 'other' | 'green' | 'unread';
  /** When the incident began, milliseconds since the epoch by this machine's clock; null where unknown. */
  readonly since: number | null;
  readonly facts: readonly OutageFact[];
  /** Milliseconds by which this machine's clock is ahead; 0 where that is not known. */
  readonly clockAhead: number;
}

/** Milliseconds of difference from which on times of page and machine are not compared silently. */
const clockTolerance = 120_000;

type Concern = Extract<OutageFact, { fact: 'page-incident' }>['concerns'];

/** Reads the status page for HTTP requests. `now` is milliseconds since the epoch. */
export function viewPage(reading: StatusReading, now: number): PageView {
  if (reading.kind === 'unread') {
    const { reason, detail } = reading;
    const fact: OutageFact = { fact: 'page-unread', reason, ...(detail === undefined ? {} : { detail }) };
    return { state: 'unread', since: null, facts: [fact], clockAhead: 0 };
  }
  const { summary } = reading;
  const clockAhead = Math.abs(reading.clockAhead ?? 0) < clockTolerance ? 0 : (reading.clockAhead ?? 0);
  const clock: OutageFact[] = clockAhead === 0 ? [] : [{ fact: 'clock-ahead', seconds: Math.round(clockAhead / 1000) }];
  const open = [
    ...summary.incidents.filter(({ stage }) => stage !== 'resolved' && stage !== 'postmortem'),
    ...summary.maintenances.filter((one) => isUnderWay(one, now - clockAhead)),
  ];
  const ill = summary.components.filter(
    ({ kind, status }) => kind !== 'other' && status !== 'operational' && status !== '',
  );
  const incidents = open.map((one) => ({ one, concerns: concernOf(one) }));
  const about = incidents.filter(({ concerns }) => concerns === 'api');
  const facts = [
    ...incidents.map(({ one, concerns }) => incidentFact(one, concerns)),
    ...ill.map(({ name, status }): OutageFact => ({ fact: 'page-component', name, status })),
  ];
  const green: OutageFact[] = facts.length > 0 ? [] : [{ fact: 'page-green', updatedAt: summary.updatedAt }];
  const starts = about.flatMap(({ one }) => (one.startedAt === null ? [] : [one.startedAt + clockAhead]));
  return {
    state: stateOf(about, ill.length > 0, incidents),
    since: starts.length === 0 ? null : Math.min(...starts),
    facts: [...facts, ...green, ...clock],
    clockAhead,
  };
}

function stateOf(
  about: readonly { readonly one: StatusIncident }[],
  isIll: boolean,
  all: readonly { readonly concerns: Concern }[],
): PageView['state'] {
  if (isIll || about.some(({ one }) => !isEasing(one))) return 'open';
  if (about.length > 0) return 'easing';
  if (all.some(({ concerns }) => concerns === 'unsaid')) return 'unsaid';
  return all.length > 0 ? 'other' : 'green';
}

function isEasing({ stage }: StatusIncident): boolean {
  return stage === 'monitoring' || stage === 'verifying';
}

/** A maintenance counts once it has begun. */
function isUnderWay({ stage, scheduledFor }: StatusIncident, now: number): boolean {
  if (stage === 'completed') return false;
  return stage !== 'scheduled' || (scheduledFor !== null && scheduledFor <= now);
}

function concernOf({ components }: StatusIncident): Concern {
  if (components.length === 0) return 'unsaid';
  return components.some(({ kind }) => kind !== 'other') ? 'api' : 'other';
}

function incidentFact(incident: StatusIncident, concerns: Concern): OutageFact {
  const { name, impact, stage, startedAt, updatedAt, components, link } = incident;
  const names = components.map((component) => component.name);
  return { fact: 'page-incident', name, impact, stage, startedAt, updatedAt, components: names, link, concerns };
}
