import type { Cancel, Clock } from '../ports.ts';
import type { LedgerEvent, LedgerRequest } from './event.ts';
import type { HiddenLimit } from './hiddenLimit.ts';
import type { KnownRoute } from './knownRoutes.ts';
import type { Lane } from './lane.ts';
import type { RateLimitFacts } from './rateLimitFacts.ts';
import type { Realm } from './realm.ts';
import { Realms } from './realms.ts';
import { Standing } from './standing.ts';
import { Ticket, type Turn } from './ticket.ts';

/** Why a request does not go yet, and how long that will be so at least. */
export interface Holdup {
  readonly reason: 'bucket' | 'hidden' | 'shared' | 'global' | 'answer';
  /** Milliseconds until the first of its queue may go; null where an answer has to come first. */
  readonly ms: number | null;
  /** Requests of the same queue that go before it. */
  readonly ahead: number;
}

/** A request that waits, and what for. */
export interface Waiting {
  readonly request: LedgerRequest;
  readonly holdup: Holdup;
}

/**
 * Decides when requests go: never before the server's own numbers allow it, hardly later, and no more at once than there
 * is evidence for. It sends nothing itself: who wants to send asks for a turn, and everything that happens to requests
 * is told to it, whoever sent them.
 */
export class Planner {
  readonly #clock: Clock;
  readonly #life: Cancel;
  readonly #realms = new Realms();
  /** What waits or is under way, by request. */
  readonly #tickets = new Map<string, Ticket>();
  readonly #standing = new Standing();

  readonly #onWait: () => void;

  /** Nothing wakes it any more when `life` has ended. `onWait` is called when a request cannot go at once. */
  constructor(clock: Clock, life: Cancel, onWait: () => void = () => {}) {
    this.#clock = clock;
    this.#life = life;
    this.#onWait = onWait;
  }

  /** Queues that are remembered. */
  get size(): number {
    return this.#realms.size;
  }

  /**
   * Resolves when the request may go, and counts it as under way from then on: an event has to tell what became of it.
   * Resolves otherwise when it was called off (`giveUp`) or when nothing goes any more.
   */
  turn(request: LedgerRequest, isRetry = false): Promise<Turn> {
    const stop = this.#standing.stopOf(request, this.#clock.monotonic());
    if (stop !== null) return Promise.resolve({ kind: 'stopped', reason: stop });
    const ticket = this.#ticketOf(request, isRetry);
    this.#tickets.set(request.id, ticket);
    const { queue } = ticket;
    queue.enqueue(ticket);
    this.#pump(queue);
    if (ticket.state !== 'queued') return atOnce;
    const turn = new Promise<Turn>((end) => {
      ticket.end = end;
    });
    this.#onWait();
    return turn;
  }

  /** Calls off a request that waits. */
  giveUp(id: string): void {
    const ticket = this.#tickets.get(id);
    if (ticket?.state === 'queued') this.#end(ticket, { kind: 'cancelled' });
  }

  /** Takes note of what happened to a request, whether it had asked for its turn or not. */
  hear(event: LedgerEvent): void {
    const { request, at } = event;
    const known = this.#tickets.get(request.id);
    const ticket = known ?? this.#ticketOf(request, false);
    if (event.kind === 'sent') {
      this.#tickets.set(request.id, ticket);
      if (ticket !== known) this.#leave(ticket, at);
      return;
    }
    const { realm } = ticket;
    const wasUnderWay = ticket.state === 'under-way';
    this.#tickets.delete(request.id);
    ticket.state = 'over';
    if (wasUnderWay) {
      ticket.lane.home.comeBack();
      ticket.subLane?.comeBack();
      if (!ticket.route.isGlobalExempt) realm.gate.comeBack(at);
    }
    const left = ticket.lane.home;
    if (event.kind === 'answered') {
      this.#learn(ticket, at, event.status, event.facts.hash);
      this.#weigh(ticket, at, event.status, event.facts);
    } else left.lose();
    if (ticket.subLane !== null) this.#pump(ticket.subLane);
    this.#pump(left.home);
    if (ticket.lane !== left) this.#pump(ticket.lane.home);
    this.#openGate(realm);
  }

  /** Why a request that asked for its turn still waits; null where it does not wait. */
  holdup(id: string): Holdup | null {
    const ticket = this.#tickets.get(id);
    if (ticket?.state !== 'queued') return null;
    const now = this.#clock.monotonic();
    const { queue: lane, route, realm } = ticket;
    const ahead = lane.ahead(ticket);
    const own = lane.opening();
    const gate = route.isGlobalExempt ? 0 : realm.gate.opening(now);
    if (own === null || gate === null) return { reason: 'answer', ms: null, ahead };
    if (gate > own) return { reason: 'global', ms: Math.max(0, gate - now), ahead };
    return { reason: lane.reason, ms: Math.max(0, own - now), ahead };
  }

  /** Of the requests that wait, the one that waits longest by what is known; null where none waits. */
  longestWait(): Waiting | null {
    let longest: Waiting | null = null;
    for (const lane of this.#realms.lanes()) {
      const request = lane.peek()?.request;
      const holdup = request === undefined ? null : this.holdup(request.id);
      if (request === undefined || holdup === null) continue;
      if (longest === null || (holdup.ms ?? -1) > (longest.holdup.ms ?? -1)) longest = { request, holdup };
    }
    return longest;
  }

  /** A limit of the request's bucket that no header shows, as its refusals let one guess it. */
  hiddenLimit(request: LedgerRequest): HiddenLimit | null {
    const realm = this.#realms.of(request);
    return this.#laneFor(request, realm, realm.routes.of(request)).home.hidden;
  }

  /** A person's word that sending may go on after an edge ban, a 401 or too many invalid requests. */
  resume(): void {
    this.#standing.pardon();
  }

  /** Forgets what the local Discord has told: it begins again, or behaves otherwise from now on. */
  forgetSandbox(): void {
    this.#realms.forgetSandbox();
  }

  #ticketOf(request: LedgerRequest, isRetry: boolean): Ticket {
    const realm = this.#realms.of(request);
    const route = realm.routes.of(request);
    const lane = this.#laneFor(request, realm, route);
    return new Ticket(request, realm, route, isRetry, lane, this.#subLaneFor(request, realm));
  }

  /** The queue that a request belongs to: that of its route as long as others are in it, else that of its bucket. */
  #laneFor({ resource }: LedgerRequest, { lanes }: Realm, { hash, provisionalName }: KnownRoute): Lane {
    const now = this.#clock.monotonic();
    if (hash === undefined) return lanes.at(provisionalName, resource, now);
    const provisional = lanes.get(provisionalName, resource);
    return provisional === undefined || provisional.isDeserted ? lanes.at(hash, resource, now) : provisional;
  }

  /** The queue of a limit beside the bucket's. */
  #subLaneFor({ subLimit, resource }: LedgerRequest, { lanes }: Realm): Lane | null {
    return subLimit === undefined ? null : lanes.at(`~${subLimit}`, resource, this.#clock.monotonic(), true);
  }

  /** Lets go what may go. */
  #pump(lane: Lane): void {
    while (this.#admit(lane));
  }

  /** Lets the next of a queue go, if it may; else sees to it that the queue is looked at again in time. */
  #admit(lane: Lane): boolean {
    const ticket = lane.peek();
    if (ticket === undefined) return false;
    const now = this.#clock.monotonic();
    const opening = lane.opening();
    if (opening === null || opening > now) {
      if (opening !== null) this.#wake(lane, opening, () => this.#pump(lane));
      return false;
    }
    if (lane === ticket.subLane) {
      lane.shift();
      lane.leave();
      ticket.isPassed = true;
      ticket.queue.enqueue(ticket);
      this.#pump(ticket.queue);
      return true;
    }
    const { realm, route } = ticket;
    if (!route.isGlobalExempt) {
      const gate = realm.gate.opening(now);
      if (gate === null || gate > now) {
        realm.waitFor(lane);
        if (gate !== null) this.#wake(realm, gate, () => this.#openGate(realm));
        return false;
      }
    }
    lane.shift();
    this.#leave(ticket, now);
    ticket.end?.(goes);
    return true;
  }

  /** Lets one of each queue go that waits for the global limit, in turn, as long as there is room. */
  #openGate(realm: Realm): void {
    while (realm.isWaitedFor) {
      const now = this.#clock.monotonic();
      const opening = realm.gate.opening(now);
      if (opening === null) return;
      if (opening > now) {
        this.#wake(realm, opening, () => this.#openGate(realm));
        return;
      }
      const lane = realm.next()?.home;
      if (lane !== undefined && this.#admit(lane) && !lane.isEmpty) realm.waitFor(lane);
    }
  }

  #leave(ticket: Ticket, now: number): void {
    const { realm, route, lane, subLane } = ticket;
    lane.home.leave();
    if (!ticket.isPassed) subLane?.leave();
    ticket.isPassed = true;
    ticket.state = 'under-way';
    ticket.sentAt = now;
    if (!route.isGlobalExempt) realm.gate.leave();
  }

  /** Ends the waiting of a request without sending it. */
  #end(ticket: Ticket, turn: Turn): void {
    ticket.state = 'over';
    this.#tickets.delete(ticket.request.id);
    ticket.end?.(turn);
    if (ticket.subLane === null || !ticket.isPassed) return;
    ticket.subLane.comeBack();
    this.#pump(ticket.subLane);
  }

  /** Looks at a queue or a gate again at a moment, once. */
  #wake(sleeper: { wakeAt: number }, at: number, look: () => void): void {
    if (sleeper.wakeAt <= at) return;
    sleeper.wakeAt = at;
    const milliseconds = Math.max(0, Math.ceil(at - this.#clock.monotonic()));
    void this.#clock.delay(milliseconds, this.#life).then(() => {
      if (sleeper.wakeAt !== at || this.#life.aborted) return;
      sleeper.wakeAt = Number.POSITIVE_INFINITY;
      look();
    });
  }

  /**
   * The bucket that an answer counts in. What waits under the route's name moves to it, and so does what waits in the
   * bucket that was the route's before. The hash of a 429 counts only where none is known: it may be another one (discord-api-docs#7394).
   */
  #learn(ticket: Ticket, at: number, status: number, hash: string | undefined): void {
    const { realm, route } = ticket;
    const { resource } = ticket.request;
    const { hash: known, provisionalName } = route;
    if (hash === undefined || (status === 429 && known !== undefined)) return;
    const isMoved = route.learn(hash);
    const home = realm.lanes.at(hash, resource, at);
    const lane = ticket.lane.home;
    if (lane === home) return;
    ticket.lane = home;
    if (realm.lanes.get(provisionalName, resource) === lane) {
      realm.lanes.delete(provisionalName, resource);
      lane.moveTo(home);
    } else if (isMoved) {
      for (const waiting of lane.drain()) {
        if (waiting.route === route) waiting.lane = home;
        waiting.queue.enqueue(waiting);
      }
    }
  }

  /** What an answer says of its bucket, of the limit beside it, of its credential and of this address. */
  #weigh(ticket: Ticket, at: number, status: number, facts: RateLimitFacts): void {
    const { request, subLane, sentAt } = ticket;
    const lane = ticket.lane.home;
    if (this.#standing.weigh(request, at, status, facts)) this.#stopWhatMayNotGo(at);
    if (status !== 429) {
      lane.accept(at, sentAt, status, facts);
      subLane?.accept(at, sentAt, status, {});
      return;
    }
    const { scope, remaining = 0 } = facts;
    const retryAfter = facts.exactRetryAfter ?? facts.retryAfter ?? facts.resetAfter ?? second;
    if (facts.edge === true) return;
    if (scope === 'global') {
      const { gate } = ticket.realm;
      gate.blockedUntil = Math.max(gate.blockedUntil, at + retryAfter);
    } else if (subLane !== null && scope !== 'shared' && remaining > 0) {
      lane.accept(at, sentAt, status, facts);
      subLane.refuse(at, { retryAfter });
    } else lane.refuse(at, facts);
  }

  /** Nothing goes any more of what waits and may not go now. */
  #stopWhatMayNotGo(now: number): void {
    for (const ticket of [...this.#tickets.values()]) {
      const reason = ticket.state === 'queued' ? this.#standing.stopOf(ticket.request, now) : null;
      if (reason !== null) this.#end(ticket, { kind: 'stopped', reason });
    }
  }
}

const second = 1_000;

const goes: Turn = { kind: 'go' };
const atOnce = Promise.resolve(goes);
