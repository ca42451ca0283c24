import { everyPermission } from '../core/discord/permission.ts';
import { admit } from './admission.ts';
import { type Answer, json, withHeaders } from './answer.ts';
import { withAuditLog } from './auditLog.ts';
import type { ReadBody } from './body/readBody.ts';
import { bugAnswer } from './bug.ts';
import { bodyOf, demandSnowflakes, headerOf, isInteraction, makeCall, type WireRequest } from './call.ts';
import { Chance } from './chance.ts';
import { edgeHeaders, edgeRefusal, originHeaders, sandboxHeaders } from './edge.ts';
import { atOnce } from './faults/atOnce.ts';
import type { Delivery, Fault } from './faults/fault.ts';
import { refuseForm } from './forms/fault.ts';
import { withLegacyPermissions } from './legacyPermissions.ts';
import { AddressLimits } from './limits/addressLimits.ts';
import { bucketHeaders, refusedByLimit } from './limits/headers.ts';
import { Limiter } from './limits/limiter.ts';
import type { Call, Operation } from './operation.ts';
import { allOperations } from './operations/allOperations.ts';
import { answerOutside, isOutside, type Steering } from './outside/outside.ts';
import { bannedPage } from './pages.ts';
import { Refusal, type RefusalName, refusalAnswer } from './refusal.ts';
import { type Match, Router } from './router.ts';
import { faultOf, UnknownScenario } from './scenarios.ts';
import { openIncident, resolveIncident } from './status/incident.ts';
import type { Incident } from './status/statusPage.ts';
import { readTarget, servedVersions, type Target } from './target.ts';
import { seedWorld } from './world/seedWorld.ts';
import { readState, writeState } from './world/state.ts';
import type { World } from './world/world.ts';

/** What goes back, and how. */
export interface WireAnswer extends Answer {
  readonly delivery: Delivery;
  /** The path of the operation with its parameters unfilled; absent where none was reached. */
  readonly route?: string;
}

/** What a local Discord needs. */
export interface LocalDiscordOptions {
  readonly seed: number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** As `faultOf` reads it. */
  readonly scenario: string;
  /** Where it is reached, for URLs in answers. */
  readonly origin: string;
  /** Moves the time on, in milliseconds; absent where it goes by itself. */
  pass?(milliseconds: number): void;
}

/** Discord without a network: request in, answer out, nothing else. */
export class LocalDiscord implements Steering {
  readonly #options: LocalDiscordOptions;
  readonly #router = new Router(allOperations);
  #scenario: string;
  #fault: Fault;
  #seed: number;
  #kept: string | undefined;
  #state: State;

  /** @throws UnknownScenario */
  constructor(options: LocalDiscordOptions) {
    this.#options = options;
    this.#scenario = options.scenario;
    this.#fault = faultOf(options.scenario);
    this.#seed = options.seed;
    this.#state = this.#begin();
    this.#tellOfIncident();
  }

  /** Everything that exists now. */
  get world(): World {
    return this.#state.world;
  }

  /** What goes wrong for all requests, as it was written. */
  get scenario(): string {
    return this.#scenario;
  }

  /** The same as a value. */
  get fault(): Fault {
    return this.#fault;
  }

  /**
   * Lets something else go wrong, with full buckets of its own and without a ban of the address.
   * @throws UnknownScenario
   */
  setScenario(text: string): void {
    this.#fault = faultOf(text);
    this.#scenario = text;
    this.#state.limiter.forgetFaults();
    this.#state.address = new AddressLimits();
    this.#tellOfIncident();
  }

  /** Begins again as it did, with full buckets. */
  reset(): void {
    this.#state = this.#begin();
    this.#tellOfIncident();
  }

  /** Everything that exists, as text to keep. */
  exportState(): string {
    return writeState(this.world, this.#seed);
  }

  /**
   * Goes on with what was kept, with full buckets; a reset comes back to it.
   * @throws UnusableState
   */
  importState(text: string): void {
    this.#seed = readState(text, this.#options.now()).seed;
    this.#kept = text;
    this.reset();
  }

  /** Moves the time on, in milliseconds; false where it goes by itself. */
  pass(milliseconds: number): boolean {
    this.#options.pass?.(milliseconds);
    return this.#options.pass !== undefined;
  }

  #begin(): State {
    const now = this.#options.now();
    const world = this.#kept === undefined ? seedWorld(this.#seed, now) : readState(this.#kept, now).world;
    return freshState(this.#seed, world);
  }

  /** The status page tells of what the scenario plays, and that it is over once another one is chosen. */
  #tellOfIncident(): void {
    const now = this.#options.now();
    const { world } = this.#state;
    if (this.#fault.incident === true) this.#state.incident ??= openIncident(world, now, 'major');
    else if (this.#state.incident !== undefined) resolveIncident(world, now, this.#state.incident);
    if (this.#fault.incident !== true) this.#state.incident = undefined;
  }

  /** Milliseconds that a message of either direction is on its way, by chance where the fault says so. */
  transit(request: WireRequest): number {
    const fault = this.#faultOf(request);
    if (fault instanceof UnknownScenario || isOutside(request)) return 0;
    const { roundTrip = 0, jitter = 0 } = fault;
    return roundTrip / 2 + (jitter === 0 ? 0 : jitter * this.#state.jitter.fraction());
  }

  /** Answers one request, whatever it is: where the sandbox itself fails, with a 500. */
  answer(request: WireRequest): WireAnswer {
    try {
      return this.#answer(request);
    } catch (error) {
      return { ...withHeaders(bugAnswer(error), { 'x-sandbox': '1' }), delivery: { kind: 'whole' } };
    }
  }

  /** It passes the edge first, then Discord itself, unless it is for neither. */
  #answer(request: WireRequest): WireAnswer {
    const outside = answerOutside(request, this, this.#options.now());
    if (outside !== undefined) return { ...outside, delivery: { kind: 'whole' } };
    const now = this.#options.now();
    const fault = this.#faultOf(request);
    if (fault instanceof UnknownScenario) return unknownFault(fault, now);
    const { delivery = { kind: 'whole' } } = fault;
    if (delivery.kind === 'reset' || delivery.kind === 'garbage') return { status: 0, headers: {}, body: '', delivery };
    const shownTime = now + (fault.skew ?? 0);
    if (fault.middlebox !== undefined) return { ...withHeaders(fault.middlebox, sandboxHeaders(shownTime)), delivery };

    const ray = `${this.#state.rays.hex(16)}-SBX`;
    const outer = edgeHeaders(shownTime, ray);
    const target = readTarget(request.target);
    const refused = this.#refusedAtEdge(request, target, fault, ray, now);
    if (refused !== undefined) return { ...withHeaders(refused, outer), delivery };

    const found = this.#find(request.method, target);
    const missed = typeof found === 'string';
    const plain = missed ? refuse(found, target) : this.#serve(request, target, found, fault, now);
    const answer = fault.quirk === undefined ? plain : fault.quirk(plain);
    this.#count(plain, target, fault, now);
    const route = missed ? {} : { route: found.operation.path };
    return { ...withHeaders(answer, { ...outer, ...originHeaders }), delivery, ...route };
  }

  /** What goes wrong for one request: what its header asks for, else the scenario. */
  #faultOf(request: WireRequest): Fault | UnknownScenario {
    const wanted = headerOf(request, 'x-sandbox-fault');
    if (wanted === undefined) return this.#fault;
    try {
      return atOnce(faultOf(wanted));
    } catch (error) {
      if (error instanceof UnknownScenario) return error;
      throw error;
    }
  }

  #refusedAtEdge(request: WireRequest, target: Target, fault: Fault, ray: string, now: number): Answer | undefined {
    if (fault.edge !== undefined) return fault.edge(ray);
    const { address } = this.#state;
    if (address.isBanned(now) || fault.invalidRequests === 0) return bannedPage(ray);
    const isInvite = request.method === 'GET' && /^\/invites\/[^/]+$/.test(target.path);
    if (isInvite && request.headers.authorization === undefined && address.refusesInvite(now)) return bannedPage(ray);
    return edgeRefusal(target.path, request.headers);
  }

  #count({ status, headers }: Answer, { path }: Target, { invalidRequests }: Fault, now: number): void {
    const isShared = headers['x-ratelimit-scope'] === 'shared';
    const isMissingWebhook = status === 404 && path.startsWith('/webhooks/');
    this.#state.address.count(status, isShared, isMissingWebhook, now, invalidRequests);
  }

  #find(method: string, target: Target): Match | RefusalName {
    if (!target.isApi) return 'notFound';
    if (!servedVersions.includes(target.version)) return 'invalidVersion';
    const match = this.#router.find(method, target.path);
    if (match === 'unknown') return 'notFound';
    return match === 'method' ? 'methodNotAllowed' : match;
  }

  /** Token first, then limits, and only then what is wrong with the request itself. */
  #serve(request: WireRequest, target: Target, match: Match, fault: Fault, now: number): Answer {
    const { operation } = match;
    const { world, limiter } = this.#state;
    if (fault.origin !== undefined && this.#isItsTurn(fault.origin.every)) return fault.origin.answer;
    const caller = admit(operation.auth, request.headers.authorization, world, now);
    if (typeof caller === 'string') return refuse(caller, target);
    const body = bodyOf(request, operation);
    const { origin } = this.#options;
    const around = { world, now, origin, ceiling: fault.ceiling ?? everyPermission };
    const call = makeCall(request, target, match, body, around, caller);
    const rule = typeof operation.limit === 'function' ? operation.limit(call) : operation.limit;
    if (rule === null) return run(operation, call, body, fault, target);
    const verdict = limiter.check(call, rule, isInteraction(call), fault.limit);
    const shown = { now, skew: fault.skew ?? 0, version: target.version };
    if (verdict.refused !== undefined) return refusedByLimit(verdict, shown);
    const answer = run(operation, call, body, fault, target);
    return verdict.shown === undefined ? answer : withHeaders(answer, bucketHeaders(verdict.shown, shown));
  }

  #isItsTurn(every = 1): boolean {
    this.#state.turn += 1;
    return this.#state.turn % every === 0;
  }
}

/** Everything that a reset begins anew. */
interface State {
  readonly world: World;
  readonly limiter: Limiter;
  readonly rays: Chance;
  readonly jitter: Chance;
  address: AddressLimits;
  turn: number;
  /** The one that the scenario plays. */
  incident: Incident | undefined;
}

function freshState(seed: number, world: World): State {
  return {
    world,
    limiter: new Limiter(seed),
    rays: new Chance(`ray:${seed}`),
    jitter: new Chance(`jitter:${seed}`),
    address: new AddressLimits(),
    turn: 0,
    incident: undefined,
  };
}

function run(operation: Operation, call: Call, body: ReadBody | Refusal, fault: Fault, target: Target): Answer {
  try {
    if (fault.refusal !== undefined) return fault.refusal(target.version);
    demandSnowflakes(call);
    if (body instanceof Refusal) throw body;
    if (fault.form === true && operation.accepts !== undefined) refuseForm(call.body);
    const answer = withAuditLog(call, operation.run);
    return target.version < 8 ? withLegacyPermissions(answer) : answer;
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, target.version);
    return bugAnswer(error);
  }
}

function refuse(reason: RefusalName, { version }: Target): Answer {
  return refusalAnswer(new Refusal(reason), version);
}

function unknownFault({ message }: UnknownScenario, now: number): WireAnswer {
  return { ...withHeaders(json(400, { message, code: 0 }), sandboxHeaders(now)), delivery: { kind: 'whole' } };
}
