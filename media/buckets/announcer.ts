import type { BucketRow } from '../../src/core/buckets/row.ts';
import type { BucketWords } from '../../src/protocol/words.ts';
import { fill, h, write } from '../dom.ts';

/** Routes that one announcement names; a screen reader must not read a list for a minute. */
const announcedAtOnce = 3;

/** What screen readers are told without being asked. */
export class Announcer {
  readonly element = h('div', { role: 'status', class: 'unseen' });
  readonly #words: BucketWords;

  constructor(words: BucketWords) {
    this.#words = words;
  }

  say(sentence: string): void {
    write(this.element, sentence);
  }

  /** Says politely which buckets are newly used up; countdowns are never read out. `before`: as a row stood. */
  usedUp(changed: readonly BucketRow[], before: (key: string) => BucketRow | undefined): void {
    const used = changed.filter((row) => {
      const known = before(row.key);
      return isUsedUp(row) && (known === undefined || !isUsedUp(known));
    });
    if (used.length === 0 || document.hidden) return;
    const routes = used.slice(0, announcedAtOnce).map((row) => row.routes.at(-1) ?? row.key);
    const more = used.length - routes.length;
    if (more > 0) routes.push(fill(this.#words.moreRoutes, more));
    this.say(fill(this.#words.spentAnnouncement, routes.join(', ')));
  }
}

function isUsedUp(row: BucketRow): boolean {
  return row.state === 'spent' || row.state === 'limited';
}
