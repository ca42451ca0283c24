import { type HiddenLimit, hiddenOpening, learntFrom, sentKept } from './hiddenLimit.ts';
import { Queue } from './queue.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import type { Ticket } from './ticket.ts';
import { charge, heed, type OwnWindow, roomAt, toleranceMs, unknownWindow } from './window.ts';

/**
 * Requests in a window up to which Discord's headers are taken at their word. Larger numbers have been wrong (999 of 1,000
 * where 5 were meant, discord-api-docs#8161) and are approached step by step.
 */
const believed = 50;

/** Requests under way at once where no header says how many may be (discord-api-docs#3426). */
const withoutHeaders = 10;

/** Windows without another client after which a bucket is taken for our own again. */
const windowsWatched = 5;

/** The queue of one bucket: what waits, what is under way, and what is known of the limit. */
export class Lane {
  readonly window: OwnWindow = { ...unknownWindow };
  /** The moment at which it will be looked at again. */
  wakeAt = Number.POSITIVE_INFINITY;
  usedAt = 0;
  /** Where its requests went when the bucket became known. */
  #movedTo: Lane | null = null;
  /** Requests that left and did not come back. */
  #underWay = 0;
  /** As many may be under way: one at first, as many as the evidence allows then, one again after a refusal. */
  #mostUnderWay = 1;
  /** While they grow, requests leave in rounds, each twice as large as the one before: what may still leave of this one. */
  #leftInRound = 1;
  /** It was refused although its numbers allowed it: they are not believed any more. */
  #isDoubtful = false;
  /** Somebody else uses the bucket too: requests leave one by one, so that each sees what is left. */
  #isShared = false;
  /** Our requests in the window so far, and windows since somebody else was seen. */
  #ours = 0;
  #windowsAlone = 0;
  #hidden: HiddenLimit | null = null;
  /** When accepted requests left, where there may be something to learn from it. */
  #accepted: number[] | null = null;
  readonly #queue = new Queue<Ticket>();

  /** `isWatched`: no header will ever tell of this limit. */
  constructor(isWatched = false) {
    if (isWatched) this.#accepted = [];
  }

  get isEmpty(): boolean {
    return this.peek() === undefined;
  }

  /** Nobody waits in it, and nobody is under way. */
  get isDeserted(): boolean {
    return this.isEmpty && this.#underWay === 0;
  }

  /** The queue itself, or the one that it became a part of. */
  get home(): Lane {
    return this.#movedTo?.home ?? this;
  }

  /** What its requests wait for. */
  get reason(): 'bucket' | 'hidden' | 'shared' {
    if (this.window.scope === 'shared') return 'shared';
    return this.#hidden !== null || this.window.hidden ? 'hidden' : 'bucket';
  }

  /** What its refusals have taught of a limit that no header shows. */
  get hidden(): HiddenLimit | null {
    return this.#hidden;
  }

  /** Everything of it belongs to another queue from now on. */
  moveTo(home: Lane): void {
    this.#movedTo = home;
    home.#underWay += this.#underWay;
    this.#underWay = 0;
    for (const ticket of this.drain()) home.enqueue(ticket);
    home.window.blockedUntil = Math.max(this.window.blockedUntil, home.window.blockedUntil);
  }

  /** The next that waits; those that gave up are passed over. */
  peek(): Ticket | undefined {
    while (this.#queue.peek()?.state === 'over') this.#queue.shift();
    return this.#queue.peek();
  }

  enqueue(ticket: Ticket): void {
    if (ticket.isRetry) this.#queue.pushFront(ticket);
    else this.#queue.push(ticket);
  }

  /** Takes out the next that waits. */
  shift(): void {
    this.#queue.shift();
  }

  /** Takes out everything that waits. */
  drain(): Ticket[] {
    return this.#queue.drain().filter(({ state }) => state === 'queued');
  }

  /** How many wait before a ticket. */
  ahead(ticket: Ticket): number {
    return Math.max(0, this.#queue.ahead(ticket));
  }

  /** When the next one may leave: a moment that is not after `now` if it may at once, null after an answer only. */
  opening(): number | null {
    const { window } = this;
    if (this.#underWay >= this.#most || (this.#isGrowing && this.#leftInRound === 0)) return null;
    if (window.limit !== null && this.#underWay >= window.limit) return null;
    const opening = roomAt(window, this.#underWay + 1);
    if (this.#hidden === null || this.#accepted === null) return opening;
    const hidden = hiddenOpening(this.#hidden, this.#accepted, this.#underWay);
    return hidden === null ? null : Math.max(opening, hidden);
  }

  leave(): void {
    this.#underWay += 1;
    this.#leftInRound -= 1;
  }

  comeBack(): void {
    this.#underWay -= 1;
    if (this.#underWay === 0) this.#leftInRound = this.#mostUnderWay;
  }

  /** An answer that the limit accepted; the request had left at `sentAt`. */
  accept(at: number, sentAt: number, status: number, facts: RateLimitFacts): void {
    const { resetAt } = this.window;
    heed(this.window, at, status, facts);
    this.#watchOthers(resetAt);
    if (this.#isBelieved && this.#hidden === null) this.#accepted = null;
    else if (this.#accepted === null) this.#accepted = [sentAt];
    else if (this.#accepted.push(sentAt) > sentKept) this.#accepted.shift();
    if (this.#underWay > 0) return;
    this.#mostUnderWay = Math.min(this.#ceiling, this.#mostUnderWay * 2);
    this.#leftInRound = this.#mostUnderWay;
  }

  /** More was used than we used: another client has this bucket too. Forgotten after some windows without it. `resetAt`: before. */
  #watchOthers(resetAt: number | null): void {
    const { window } = this;
    if (window.limit === null || window.remaining === null || window.resetAt === null) return;
    if (resetAt !== null && window.resetAt - resetAt > toleranceMs && window.kind !== 'leaky') {
      this.#ours = 0;
      this.#windowsAlone += 1;
    }
    this.#ours += 1;
    if (window.limit - window.remaining > this.#ours + this.#underWay) {
      this.#isShared = true;
      this.#windowsAlone = 0;
    } else if (this.#windowsAlone > windowsWatched) this.#isShared = false;
  }

  /** A 429 of the bucket's own limit, of one that others share, or of a hidden one. */
  refuse(at: number, facts: RateLimitFacts): void {
    const freeBefore = this.window.blockedUntil;
    heed(this.window, at, 429, facts);
    if (facts.scope === 'shared') return;
    this.#mostUnderWay = 1;
    this.#isDoubtful = true;
    const { blockedUntil, limit } = this.window;
    const isTold = limit !== null && (facts.remaining ?? 0) === 0;
    // Of several that were refused at once, the first has told.
    if (isTold || at < freeBefore) return;
    if (this.#accepted !== null && this.#accepted.length > 0)
      this.#hidden = learntFrom(this.#accepted, blockedUntil, this.#hidden, at);
    this.#accepted ??= [];
  }

  /** A request of which nobody knows whether it was counted. */
  lose(): void {
    charge(this.window);
  }

  /** Headers tell how many may go, and were right so far. */
  get #isBelieved(): boolean {
    return this.window.limit !== null && this.window.limit <= believed && !this.#isDoubtful;
  }

  get #most(): number {
    if (this.#isShared) return 1;
    return this.#isBelieved ? this.#ceiling : this.#mostUnderWay;
  }

  get #isGrowing(): boolean {
    return !this.#isBelieved && this.#mostUnderWay < this.#ceiling;
  }

  get #ceiling(): number {
    return this.window.limit === null ? withoutHeaders : Math.min(this.window.limit, believed);
  }

  /** Nothing would be lost by forgetting it, but for how its limit looks. */
  isIdle(now: number): boolean {
    const { blockedUntil, fullAt } = this.window;
    return this.isDeserted && blockedUntil <= now && (fullAt ?? 0) <= now && this.#hidden === null;
  }
}
