import { everyPermission } from '../core/discord/permission.ts';
import { type Answer, json } from './answer.ts';
import { withAuditLog } from './auditLog.ts';
import type { ReadBody } from './body/readBody.ts';
import { bodyOf, demandSnowflakes, headerOf, isInteraction, makeCall, type WireRequest } from './call.ts';
import { Chance } from './chance.ts';
import { edgeHeaders, edgeRefusal, originHeaders } from './edge.ts';
import { type Delivery, type Fault, requestedFault, type ScenarioName, scenarioFault, scenarioNames } from './fault.ts';
import { refuseForm } from './forms/fault.ts';
import { bucketHeaders, refusedByLimit } from './limits/headers.ts';
import { Limiter } from './limits/limiter.ts';
import type { Call, Operation } from './operation.ts';
import { allOperations } from './operations/allOperations.ts';
import { Refusal, type RefusalName, refusalAnswer } from './refusal.ts';
import { type Match, Router } from './router.ts';
import { seedWorld } from './seedWorld.ts';
import { readTarget, servedVersions, type Target } from './target.ts';
import type { World } from './world.ts';

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
  readonly scenario: ScenarioName;
  /** Where it is reached, for URLs in answers. */
  readonly origin: string;
}

/** Discord without a network: request in, answer out, nothing else. */
export class LocalDiscord {
  scenario: ScenarioName;
  readonly #options: LocalDiscordOptions;
  readonly #router = new Router(allOperations);
  #world: World;
  #limiter: Limiter;
  #rays: Chance;

  constructor(options: LocalDiscordOptions) {
    this.#options = options;
    this.scenario = options.scenario;
    this.#world = seedWorld(options.seed, options.now());
    this.#limiter = new Limiter(options.seed);
    this.#rays = new Chance(`ray:${options.seed}`);
  }

  /** Everything that exists now. */
  get world(): World {
    return this.#world;
  }

  /** Begins again as seeded, with full buckets. */
  reset(): void {
    const { seed, now } = this.#options;
    this.#world = seedWorld(seed, now());
    this.#limiter = new Limiter(seed);
    this.#rays = new Chance(`ray:${seed}`);
  }

  /** Answers one request. It passes the edge first, then Discord itself. */
  answer(request: WireRequest): WireAnswer {
    const wanted = headerOf(request, 'x-sandbox-fault');
    const fault = wanted === undefined ? scenarioFault(this.scenario) : requestedFault(wanted);
    const delivery: Delivery = fault?.kind === 'delivery' ? fault.delivery : { kind: 'whole' };
    if (delivery.kind === 'reset') return { status: 0, headers: {}, body: '', delivery };

    const now = this.#options.now();
    const ray = `${this.#rays.hex(16)}-SBX`;
    const outer = edgeHeaders(now, ray);
    if (fault === undefined) return { ...withHeaders(unknownFault(wanted ?? ''), outer), delivery };

    const target = readTarget(request.target);
    const refused = fault.kind === 'edge' ? fault.answer(ray) : edgeRefusal(target.path, request.headers);
    if (refused !== undefined) return { ...withHeaders(refused, outer), delivery };

    const found = this.#find(request.method, target);
    const missed = typeof found === 'string';
    const answer = missed ? refuse(found, target) : this.#serve(request, target, found, fault, now);
    const route = missed ? {} : { route: found.operation.path };
    return { ...withHeaders(answer, { ...outer, ...originHeaders }), delivery, ...route };
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
    if (fault.kind === 'origin') return fault.answer;
    const authorized = request.headers.authorization === `Bot ${this.#world.token}`;
    if (operation.auth === 'bot' && !authorized) return refuse('unauthorized', target);
    const body = bodyOf(request, operation);
    const ceiling = fault.kind === 'permission' ? fault.ceiling : everyPermission;
    const { origin } = this.#options;
    const call = makeCall(request, target, match, body, { world: this.#world, now, origin, ceiling });
    const rule = typeof operation.limit === 'function' ? operation.limit(call) : operation.limit;
    if (rule === null) return run(operation, call, body, fault, target);
    const limitFault = fault.kind === 'limit' ? fault.limit : undefined;
    const verdict = this.#limiter.check(call, rule, isInteraction(call), limitFault);
    if (verdict.refused !== undefined) return refusedByLimit(verdict, now, target.version);
    const answer = run(operation, call, body, fault, target);
    return verdict.shown === undefined ? answer : withHeaders(answer, bucketHeaders(verdict.shown, now));
  }
}

function run(operation: Operation, call: Call, body: ReadBody | Refusal, fault: Fault, target: Target): Answer {
  try {
    demandSnowflakes(call);
    if (body instanceof Refusal) throw body;
    if (fault.kind === 'form' && operation.accepts !== undefined) refuseForm(call.body);
    return withAuditLog(call, operation.run);
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, target.version);
    const bug = encodeURIComponent(error instanceof Error ? error.message : String(error));
    return json(500, { message: '500: Internal Server Error', code: 0 }, { 'x-sandbox-bug': bug });
  }
}

function refuse(reason: RefusalName, { version }: Target): Answer {
  return refusalAnswer(new Refusal(reason), version);
}

function withHeaders(answer: Answer, headers: Readonly<Record<string, string>>): Answer {
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function unknownFault(name: string): Answer {
  const message = `The sandbox has no fault "${name}". It has: ${scenarioNames.join(', ')}.`;
  return json(400, { message, code: 0 });
}
