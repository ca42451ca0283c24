import type { Confidence } from '../diagnose/diagnosis.ts';
import { discord, doubted, type Finding, strongest, unclear, weakest, yours } from './finding.ts';
import type { Observation, Side } from './observation.ts';
import type { Outage, OutageCause } from './outage.ts';
import { lookAgainAfter, stepsFor } from './runbook.ts';
import {
  factsOf,
  isWeak,
  type OutageCase,
  type Scene,
  sceneOf,
  spreadOf,
  successesElsewhere,
  timesOf,
  vantagesOf,
  worksSince,
} from './scene.ts';
import { unprovenFor } from './unproven.ts';

/**
 * Whose fault it is. Pure; it never throws. It is meant to err to `unclear` and `possible`: who is told "it is Discord"
 * stops looking, and who is told "it is you" changes code that works.
 */
export function judgeOutage(given: OutageCase): Outage {
  const scene = sceneOf(given);
  const finding = findingOf(scene);
  const { verdict, cause, confidence, about } = finding;
  return {
    verdict,
    cause,
    confidence,
    facts: factsOf(scene),
    unproven: unprovenFor(scene, finding),
    steps: stepsFor(finding),
    lookAgainAfter: lookAgainAfter(finding, scene.now),
    since: timesOf(about).firstAt ?? (verdict === 'discord' ? scene.page.since : null),
  };
}

type Rule = (scene: Scene) => Finding | null;

/** Those that hold whatever else fails, in the order in which they are asked. */
const strongRules: readonly Rule[] = [banned, platformFailing, wayBroken, silentEverywhere];

/** Those that hold where their side has the most failures. */
const rulesBySide: Partial<Readonly<Record<Side, (scene: Scene, about: readonly Observation[]) => Finding>>> = {
  platform: someFailing,
  way: wayFinding,
  silence: silent,
  block: blocked,
  limit: limited,
  client: (scene, about) => yours('user-agent', about, doubted(scene, weakest(about))),
  request: refused,
};

function findingOf(scene: Scene): Finding {
  for (const rule of strongRules) {
    const finding = rule(scene);
    if (finding !== null) return finding;
  }
  const sides = Object.entries(rulesBySide).map(([side, rule]) => ({ about: scene.of(side as Side), rule }));
  const [most] = sides.filter(({ about }) => about.length > 0).sort((a, b) => b.about.length - a.about.length);
  return most === undefined ? nothingFails(scene) : most.rule(scene, most.about);
}

/** A ban of the address: everything from it is answered by the edge, so nothing is seen of Discord itself. */
function banned(scene: Scene): Finding | null {
  const about = scene.of('ban');
  if (about.length === 0 || worksSince(scene, about)) return null;
  return { verdict: 'network', cause: 'address-banned', confidence: strongest(about), about };
}

/** 5xx over routes that have nothing in common, or while the page tells of the API. */
function platformFailing(scene: Scene): Finding | null {
  const about = scene.of('platform');
  if (about.length === 0) return null;
  const { isWide } = spreadOf(about);
  const { state } = scene.page;
  if (state === 'open' && isWide) {
    const isSure = strongest(about) === 'certain' && isConcurrent(scene, about);
    return discord('incident-and-failures', about, isSure ? 'certain' : 'likely');
  }
  if (state === 'open') {
    const isOneRoute = about.every(isInternalError) && successesElsewhere(scene, about).length > 0;
    return discord('incident-and-failures', about, isOneRoute ? 'possible' : 'likely');
  }
  if (!isWide) return null;
  return discord(state === 'easing' ? 'incident-and-failures' : 'failures-everywhere', about, 'likely');
}

/** Milliseconds after which an incident that is still open explains no new failures for sure. */
const incidentFresh = 24 * 60 * 60_000;

function isConcurrent({ page }: Scene, about: readonly Observation[]): boolean {
  const { firstAt } = timesOf(about);
  return page.since === null || firstAt === null || firstAt - page.since < incidentFresh;
}

/** 500, which may be about the body; 502 to 504 and 52x never are. */
function isInternalError(one: Observation): boolean {
  return one.class === 'platform/error';
}

/** 5xx on one route, or too few to tell. What works elsewhere decides whether it is the request. */
function someFailing(scene: Scene, about: readonly Observation[]): Finding {
  if (scene.page.state === 'easing') return discord('incident-and-failures', about, 'possible');
  if (successesElsewhere(scene, about).length === 0) return unclear('few-failures', about);
  return about.every(isInternalError) ? yours('one-route', about, 'possible') : unclear('one-route-unavailable', about);
}

/** No way to Discord, and nothing has worked since. */
function wayBroken(scene: Scene): Finding | null {
  const about = scene.of('way');
  return about.length === 0 || worksSince(scene, about) ? null : wayFinding(scene, about);
}

function wayFinding(scene: Scene, about: readonly Observation[]): Finding {
  const isOver = worksSince(scene, about);
  const cause = wayCause(about);
  const answered = cause === 'foreign-answer' || cause === 'proxy';
  if (!answered && vantagesOf(about).length > 1) return unclear('unreachable-from-several-places', about);
  const { state } = scene.page;
  // Cloudflare is the way, too: while the page tells of it, less is sure.
  const confidence = isOver || state === 'open' || state === 'easing' ? 'possible' : strengthOfWay(scene, about, cause);
  return { verdict: 'network', cause, confidence, about };
}

/** Only what names the culprit itself is certain: a proxy's own refusal, a page of somebody else's. */
function strengthOfWay(scene: Scene, about: readonly Observation[], cause: OutageCause): Confidence {
  if (cause === 'proxy') return strongest(about);
  // It may have passed on what Discord said.
  if (about.some(({ unmarked }) => unmarked)) return 'possible';
  if (cause === 'foreign-answer' || cause === 'challenge') return weakest(about) === 'possible' ? 'possible' : 'likely';
  // Discord and its status page are run by different people: both out of reach means that it is here.
  return cause !== 'certificates' && pageIsOutOfReach(scene) && strongest(about) === 'certain' ? 'certain' : 'likely';
}

/** The status page could not be reached either, and not because a proxy or a filter would not have it. */
function pageIsOutOfReach({ page }: Scene): boolean {
  return page.facts.some(
    (fact) =>
      fact.fact === 'page-unread' &&
      fact.reason === 'no-answer' &&
      !/PROXY|ABORTED|CERT|TLS|SSL/.test(fact.detail ?? ''),
  );
}

function wayCause(about: readonly Observation[]): OutageCause {
  const last = about.at(-1);
  if (last?.unmarked === true) return 'foreign-answer';
  switch (last?.class) {
    case 'transport/dns':
      return 'names';
    case 'transport/proxy':
      return 'proxy';
    case 'transport/tls':
      return 'certificates';
    case 'edge/challenge':
    case 'edge/blocked':
      return 'challenge';
    case 'edge/middlebox':
    case 'transport/protocol':
      return 'foreign-answer';
    default:
      return 'connection';
  }
}

/** No answers at all, over unrelated routes or beside an incident. */
function silentEverywhere(scene: Scene): Finding | null {
  const about = scene.of('silence');
  if (about.length === 0 || worksSince(scene, about)) return null;
  const { isWide } = spreadOf(about);
  if (pageIsOutOfReach(scene)) return { verdict: 'network', cause: 'connection', confidence: 'likely', about };
  if (worksOnlyElsewhere(scene, about)) return thisPlaceOnly(about);
  if (scene.page.state === 'open') return discord('incident-and-failures', about, isWide ? 'likely' : 'possible');
  return isWide && scene.page.state !== 'unread' ? discord('silence-everywhere', about, 'possible') : null;
}

function silent(_: Scene, about: readonly Observation[]): Finding {
  return unclear('silence', about);
}

/** Blocked although nothing is wrong with the client's name: the address, or a fault of Discord's (nirn-proxy#14). */
function blocked(scene: Scene, about: readonly Observation[]): Finding {
  const { state } = scene.page;
  // A rule of the edge may stand for years beside any incident.
  if (state === 'open') return discord('incident-and-failures', about, 'possible');
  if (worksOnlyElsewhere(scene, about)) return thisPlaceOnly(about);
  const places = vantagesOf(about);
  const here = scene.successes.some((one) => places.includes(one.vantage) && !isWeak(one));
  if (places.length > 1 && !here && spreadOf(about).isWide)
    return discord('blocked-from-several-places', about, 'possible');
  return unclear(
    scene.successes.length === 0 && spreadOf(about).isWide ? 'blocked-everywhere' : 'blocked-here-and-there',
    about,
  );
}

/** Whether something that says something works from another place, and nothing from where these failures come. */
function worksOnlyElsewhere({ successes }: Scene, about: readonly Observation[]): boolean {
  const places = vantagesOf(about);
  const telling = successes.filter((one) => !isWeak(one));
  return telling.length > 0 && telling.every(({ vantage }) => !places.includes(vantage));
}

function thisPlaceOnly(about: readonly Observation[]): Finding {
  return { verdict: 'network', cause: 'this-place-only', confidence: 'likely', about };
}

/** Limits are the program's own pace, or that of a second one with the same credential. */
function limited(scene: Scene, about: readonly Observation[]): Finding {
  if (about.some((one) => one.class === 'rate/global')) return yours('global-limit', about, doubted(scene, 'likely'));
  const isShared = about.every((one) => one.class === 'rate/shared');
  if (isShared) return yours('shared-limit', about, doubted(scene, spreadOf(about).places > 1 ? 'possible' : 'likely'));
  if (spreadOf(about).places > 1) return yours('several-buckets', about, doubted(scene, 'likely'));
  const isProven = strongest(about) === 'certain' && successesElsewhere(scene, about).length > 0;
  return yours('one-bucket', about, doubted(scene, isProven ? 'certain' : 'likely'));
}

/** Discord read the request and said no. */
function refused(scene: Scene, about: readonly Observation[]): Finding {
  const isSure = strongest(about) === 'certain';
  if (about.every((one) => one.class.startsWith('auth/'))) {
    const refusedOnes = about.map(({ credential }) => credential);
    const others = scene.successes.filter(({ credential }) => credential !== '' && !refusedOnes.includes(credential));
    return yours('credential', about, doubted(scene, isSure && others.length > 0 ? 'certain' : 'likely'));
  }
  const isProven = isSure && about.every(isAboutWords) && successesElsewhere(scene, about).length > 0;
  return yours('request', about, doubted(scene, isProven ? 'certain' : 'likely'));
}

/** Late interactions and things that are gone may follow from an outage; what a request says and may do does not. */
function isAboutWords(one: Observation): boolean {
  return /^(?:validation|permission)\//.test(one.class) || one.class === 'missing/route';
}

function nothingFails(scene: Scene): Finding {
  const { page, controls, successes, failures, earlier } = scene;
  const isOpen = page.state === 'open' || page.state === 'easing';
  if (isOpen && successes.length === 0) return discord('incident-only', [], 'possible');
  if (isOpen) return unclear('incident-unseen', []);
  // A ban that is over has no rule of its own.
  if (failures.length + earlier.length > 0) return unclear('nothing-recent', [...earlier, ...failures]);
  const answered = controls.some(({ kind }) => kind === 'answered');
  return unclear(answered || successes.length > 0 ? 'nothing-fails' : 'nothing-known', []);
}
