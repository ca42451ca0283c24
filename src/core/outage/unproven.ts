import type { Finding } from './finding.ts';
import type { UnprovenId } from './outage.ts';
import { isWeak, type Scene, vantagesOf, worksSince } from './scene.ts';

/** Exchanges below which nothing can be said of a pattern. */
const fewExchanges = 3;

/** What the evidence does not show: said with the verdict, so that nobody reads more into it. */
export function unprovenFor(scene: Scene, finding: Finding): readonly UnprovenId[] {
  const { page, failures, successes, controls } = scene;
  const { verdict, cause, confidence, about } = finding;
  const isProven = verdict === 'yours' && confidence === 'certain';
  const isOpen = verdict !== 'yours';
  const answered = controls.flatMap((control) => (control.kind === 'answered' ? [control.observation] : []));
  const weak = answered.filter((one) => one.class === 'success' && isWeak(one)).map(({ route }) => route);
  const reservations: readonly (readonly [UnprovenId, boolean])[] = [
    ['gateway-acquits-nobody', weak.includes('/gateway')],
    ['self-acquits-nobody', weak.includes('/users/@me')],
    ['green-page-lags', page.state === 'green' && !isProven],
    ['page-not-read', page.state === 'unread' && !isProven],
    ['incident-may-be-another', ['open', 'easing', 'unsaid'].includes(page.state) && confidence !== 'certain'],
    ['incident-concerns-other-part', page.state === 'other'],
    ['blocked-means-either', cause === 'blocked-everywhere' || cause === 'blocked-here-and-there'],
    ['ban-hides-discord', cause === 'address-banned'],
    ['route-fault-looks-the-same', cause === 'one-route' || cause === 'one-route-unavailable'],
    ['works-again', about.length > 0 && worksSince(scene, about)],
    ['one-place-only', isOpen && about.length > 0 && vantagesOf([...failures, ...successes]).length === 1],
    ['one-credential-only', verdict === 'discord' && new Set(about.map((one) => one.credential)).size === 1],
    ['few-exchanges', !isProven && cause !== 'address-banned' && failures.length + successes.length < fewExchanges],
    ['times-not-comparable', page.clockAhead !== 0 || about.some(({ at }) => at === null)],
  ];
  return reservations.flatMap(([id, holds]) => (holds ? [id] : []));
}
