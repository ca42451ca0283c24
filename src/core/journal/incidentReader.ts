import { CredentialWatch } from './credentialChanges.ts';
import { FailureRates } from './failureRates.ts';
import type { Incident, IncidentClass, IncidentEvent, Resent } from './incident.ts';
import { ProfileNames } from './profileNames.ts';
import { hasSucceeded, type JournalEntry, routeName, type SafeRecord, statusOf } from './safeRecord.ts';

/** Events that are kept; a span with more of them is no timeline that anybody reads. */
const mostEvents = 400;

/** Requests that are watched for being sent again. */
const mostWatched = 5000;

/** Milliseconds within which the same request counts as sent again. */
const againWithin = 10 * 60_000;

/** Makes a timeline of entries in the order of their time, however many, in bounded memory. */
export class IncidentReader {
  readonly #rates = new FailureRates();
  readonly #names: ProfileNames;
  readonly #credentials: CredentialWatch;
  readonly #events: IncidentEvent[] = [];
  readonly #classes = new Map<
    string,
    { count: number; firstAt: number; lastAt: number; routes: Map<string, number> }
  >();
  readonly #failedInRow = new Map<string, number>();
  readonly #failedAt = new Map<string, number>();
  readonly #resent = new Map<string, { times: number; firstAt: number; lastAt: number }>();
  readonly #limited = { user: 0, shared: 0, global: 0, edge: 0 };
  readonly #senders = new Map<string, number>();
  readonly #origins = new Map<string, number>();
  #requests = 0;
  #failures = 0;
  #leftOut = 0;
  #banned = 0;
  #firstAt = 0;
  #lastAt = 0;

  constructor(names = new ProfileNames()) {
    this.#names = names;
    this.#credentials = new CredentialWatch(names);
  }

  add(entry: JournalEntry): void {
    if (entry.kind === 'outage') {
      this.#tell({ kind: 'outage-asked', at: entry.at, note: entry });
      return;
    }
    this.#requests += 1;
    this.#firstAt ||= entry.at;
    this.#lastAt = Math.max(this.#lastAt, entry.at);
    this.#rates.add(entry);
    for (const change of this.#credentials.next(entry)) this.#tell(change);
    const { credential, origin } = entry;
    count(this.#senders, this.#names.keyOf(entry) || (credential.lastFour && `••••${credential.lastFour}`));
    count(this.#origins, origin);
    this.#watchAgain(entry);
    this.#watchBan(entry);
    if (hasSucceeded(entry)) this.#succeeded(entry);
    else this.#failed(entry);
  }

  /** What was read so far. */
  incident(): Incident {
    const rates = this.#rates.report();
    const spikes = rates.rows.flatMap(({ route, class: failureClass, spikes }) =>
      spikes.map((spike) => ({ kind: 'spike' as const, at: spike.from, spike, route, class: failureClass })),
    );
    const events = [...this.#events, ...spikes].sort((a, b) => a.at - b.at);
    return {
      firstAt: this.#firstAt,
      lastAt: this.#lastAt,
      requests: this.#requests,
      failures: this.#failures,
      events: events.slice(0, mostEvents),
      leftOut: this.#leftOut + Math.max(0, events.length - mostEvents),
      classes: this.#classList(),
      limited: this.#limited,
      resent: this.#resentList(),
      rates,
      senders: ranked(this.#senders).map(([key, requests]) => [this.#names.nameOf(key), requests]),
      origins: ranked(this.#origins),
    };
  }

  #tell(event: IncidentEvent): void {
    if (this.#events.length < mostEvents) this.#events.push(event);
    else this.#leftOut += 1;
  }

  #failed(record: SafeRecord): void {
    const { at, diagnosis } = record;
    const route = routeName(record);
    if (this.#failures === 0) this.#tell({ kind: 'first-failure', at, record });
    this.#failures += 1;
    if (this.#failedInRow.has(route) || this.#failedInRow.size < mostWatched) count(this.#failedInRow, route);
    const known = this.#classes.get(diagnosis.class);
    if (known === undefined) {
      // The first failure says it already.
      if (this.#failures > 1) this.#tell({ kind: 'class-began', at, class: diagnosis.class, route });
      this.#classes.set(diagnosis.class, { count: 1, firstAt: at, lastAt: at, routes: new Map([[route, 1]]) });
    } else {
      known.count += 1;
      known.lastAt = Math.max(known.lastAt, at);
      if (known.routes.has(route) || known.routes.size < 100) count(known.routes, route);
    }
    if (statusOf(record) === 429) this.#limited[scopeOf(record)] += 1;
  }

  #succeeded(record: SafeRecord): void {
    const route = routeName(record);
    const failures = this.#failedInRow.get(route) ?? 0;
    this.#failedInRow.delete(route);
    // One that failed once and then worked is no story.
    if (failures >= 3) this.#tell({ kind: 'works-again', at: record.at, route, failures });
  }

  #watchBan(record: SafeRecord): void {
    const { at, diagnosis, outcome } = record;
    if (diagnosis.class === 'edge/banned' || diagnosis.class === 'edge/rate-limited') {
      if (this.#banned === 0) {
        const header = outcome.kind === 'answer' && outcome.headers.find(([name]) => name === 'retry-after')?.[1];
        const seconds = header ? Number(header) : Number.NaN;
        const retryAfter = Number.isFinite(seconds) ? seconds * 1000 : null;
        this.#tell({ kind: 'ban-began', at, route: routeName(record), retryAfter });
      }
      this.#banned += 1;
    } else if (this.#banned > 0 && outcome.kind === 'answer') {
      this.#tell({ kind: 'ban-over', at, count: this.#banned });
      this.#banned = 0;
    }
  }

  /** The same request once more, soon after it had failed, or one that says itself that it is a further attempt. */
  #watchAgain(record: SafeRecord): void {
    const { at, request, place, attempt } = record;
    const key = `${request.method} ${request.url} ${place?.file ?? ''}:${place?.line ?? ''}`;
    const failedAt = this.#failedAt.get(key);
    if (attempt > 1 || (failedAt !== undefined && at - failedAt <= againWithin)) this.#again(routeName(record), at);
    if (hasSucceeded(record)) this.#failedAt.delete(key);
    else {
      this.#failedAt.delete(key);
      this.#failedAt.set(key, at);
      for (const oldest of this.#failedAt.keys()) {
        if (this.#failedAt.size <= mostWatched) break;
        this.#failedAt.delete(oldest);
      }
    }
  }

  #again(route: string, at: number): void {
    const known = this.#resent.get(route);
    if (known !== undefined) {
      known.times += 1;
      known.lastAt = at;
    } else if (this.#resent.size < 300) this.#resent.set(route, { times: 1, firstAt: at, lastAt: at });
  }

  #classList(): IncidentClass[] {
    return [...this.#classes]
      .map(([name, { routes, ...rest }]) => ({ class: name, ...rest, routes: ranked(routes).map(([route]) => route) }))
      .sort((a, b) => b.count - a.count);
  }

  #resentList(): Resent[] {
    return [...this.#resent].map(([route, rest]) => ({ route, ...rest })).sort((a, b) => b.times - a.times);
  }
}

/** Whose limit a 429 was: the header says it, the class stands in (discord-api-docs, topics/rate-limits). */
function scopeOf({ outcome, diagnosis }: SafeRecord): 'user' | 'shared' | 'global' | 'edge' {
  const headers = outcome.kind === 'answer' ? outcome.headers : [];
  const scope = headers.find(([name]) => name === 'x-ratelimit-scope')?.[1];
  if (scope === 'user' || scope === 'shared' || scope === 'global') return scope;
  if (diagnosis.class.startsWith('edge/')) return 'edge';
  return diagnosis.class === 'rate/global' ? 'global' : diagnosis.class === 'rate/shared' ? 'shared' : 'user';
}

function count(counts: Map<string, number>, key: string): void {
  if (counts.has(key) || counts.size < mostWatched) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function ranked(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
