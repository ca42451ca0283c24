import type { Control } from './control.ts';
import { type Observation, type Side, sideOf } from './observation.ts';
import type { OutageFact } from './outage.ts';
import { type PageView, viewPage } from './pageView.ts';
import type { StatusReading } from './statusPage.ts';

/** Everything that is known when somebody asks whether it is Discord. */
export interface OutageCase {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly status: StatusReading;
  readonly controls: readonly Control[];
  /** The exchanges before, in any order, those of bots and pasted ones among them. */
  readonly recent: readonly Observation[];
}

/** Milliseconds that "recent" goes back. */
export const recentFor = 15 * 60_000;

/** Milliseconds for which a ban is taken to last where nobody said how long: they last an hour and longer. */
export const banFor = 60 * 60_000;

/** The case, sorted by what matters for the verdict. */
export interface Scene {
  readonly now: number;
  readonly page: PageView;
  readonly controls: readonly Control[];
  /** Of the time looked at, oldest first, controls among them. */
  readonly failures: readonly Observation[];
  readonly successes: readonly Observation[];
  /** Failures before that time. */
  readonly earlier: readonly Observation[];
  of(side: Side): readonly Observation[];
}

/** Sorts a case. What has no time counts as recent; what lies in the future is the fault of a clock and counts too. */
export function sceneOf({ now, status, controls, recent }: OutageCase): Scene {
  const answered = controls.flatMap((control) => (control.kind === 'answered' ? [control.observation] : []));
  const all = [...recent, ...answered].sort(
    (a, b) => (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY),
  );
  const isRecent = (one: Observation) => {
    if (one.at === null) return true;
    return now - one.at <= (sideOf(one) === 'ban' ? (one.retryAfter ?? banFor) : recentFor);
  };
  const inTime = all.filter(isRecent);
  const failures = inTime.filter((one) => !['success', 'none'].includes(sideOf(one)));
  return {
    now,
    page: viewPage(status, now),
    controls,
    failures,
    successes: inTime.filter((one) => sideOf(one) === 'success'),
    earlier: all.filter((one) => !isRecent(one) && !['success', 'none'].includes(sideOf(one))),
    of: (side) => failures.filter((one) => sideOf(one) === side),
  };
}

/** Where an observation counts: its rate-limit bucket, else its method and route. */
export function placeOf({ bucket, method, route }: Observation): string {
  return bucket ?? `${method} ${route}`;
}

/** How far failures reach. */
export interface Spread {
  readonly places: number;
  /** First segments of the routes (`channels`, `guilds`): routes of one group may share code, data and body. */
  readonly groups: number;
  /** They have nothing in common but Discord. */
  readonly isWide: boolean;
}

/**
 * How far failures reach. 500 may be the answer to one broken body sent to two routes (discord-api-docs#8554, #7528), so
 * for it the groups must differ and a request without a body must be among them; 502 to 504 and 52x are never about a body.
 */
export function spreadOf(failures: readonly Observation[]): Spread {
  const routed = failures.filter(({ route }) => route !== '');
  const places = new Set(routed.map(placeOf)).size;
  const groups = new Set(routed.map(({ route }) => route.split('/')[1])).size;
  const isAboutBodies = routed.every((one) => one.class === 'platform/error');
  const hasBodiless = routed.some(({ method }) => method === 'GET' || method === 'HEAD' || method === 'DELETE');
  return { places, groups, isWide: places >= 2 && (!isAboutBodies || (groups >= 2 && hasBodiless)) };
}

/** Whether a route is answered by other servers and rules than the rest, so that its success says little (centaur#768). */
export function isWeak({ route }: Observation): boolean {
  return route === '/gateway' || route === '/gateway/bot' || route === '/users/@me';
}

/** Successes that say something: not of weak routes, and elsewhere than the failures. */
export function successesElsewhere(scene: Scene, failures: readonly Observation[]): readonly Observation[] {
  const places = new Set(failures.map(placeOf));
  return scene.successes.filter((one) => !isWeak(one) && !places.has(placeOf(one)));
}

/** Whether something worked after the last of these failures, from the same place. Null: times do not tell. */
export function worksSince(scene: Scene, failures: readonly Observation[]): boolean {
  const last = failures.at(-1);
  const lastAt = last?.at ?? null;
  if (last === undefined || lastAt === null) return false;
  return scene.successes.some(({ at, vantage }) => at !== null && at > lastAt && vantage === last.vantage);
}

/** The places from which exchanges were sent; empty for this machine. */
export function vantagesOf(observations: readonly Observation[]): readonly string[] {
  return [...new Set(observations.map(({ vantage }) => vantage))];
}

/** What was seen, as facts: one for each class of failure, then what worked, then the controls. */
export function factsOf(scene: Scene): readonly OutageFact[] {
  const { failures, successes, controls, earlier, page } = scene;
  const classes = [...new Set(failures.map((one) => one.class))];
  const lastEarlier = earlier.at(-1)?.at ?? null;
  const places = vantagesOf([...failures, ...successes]);
  return [
    ...classes.map((name): OutageFact => {
      const those = failures.filter((one) => one.class === name);
      return {
        fact: 'failed',
        class: name,
        status: those.at(-1)?.status ?? null,
        count: those.length,
        routes: routesOf(those),
        places: new Set(those.map(placeOf)).size,
        ...timesOf(those),
      };
    }),
    ...(successes.length === 0
      ? []
      : [
          {
            fact: 'succeeded' as const,
            count: successes.length,
            routes: routesOf(successes),
            lastAt: timesOf(successes).lastAt,
          },
        ]),
    ...(lastEarlier === null
      ? []
      : [{ fact: 'earlier-failures' as const, count: earlier.length, lastAt: lastEarlier }]),
    ...controls.map(controlFact),
    ...page.facts,
    ...(places.length > 1 ? [{ fact: 'sent-from' as const, places }] : []),
  ];
}

/** Since when, as far as it was written down. */
export function timesOf(observations: readonly Observation[]): {
  readonly firstAt: number | null;
  readonly lastAt: number | null;
} {
  const times = observations.flatMap(({ at }) => (at === null ? [] : [at])).sort((a, b) => a - b);
  return { firstAt: times[0] ?? null, lastAt: times.at(-1) ?? null };
}

function routesOf(observations: readonly Observation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { method, route } of observations) {
    if (route !== '') counts.set(`${method} ${route}`, (counts.get(`${method} ${route}`) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([route]) => route);
}

function controlFact(control: Control): OutageFact {
  if (control.kind === 'skipped') return { fact: 'control-skipped', control: control.id, reason: control.reason };
  const { observation } = control;
  return {
    fact: 'control',
    control: control.id,
    route: `${observation.method} ${observation.route}`,
    class: observation.class,
    status: observation.status,
  };
}
