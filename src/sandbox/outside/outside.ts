import { type Answer, json } from '../answer.ts';
import { exactJson } from '../body/exactJson.ts';
import { isTooDeep } from '../body/nesting.ts';
import type { WireRequest } from '../call.ts';
import { Refusal, refusalAnswer } from '../refusal.ts';
import { UnknownScenario } from '../scenarios.ts';
import { UnusableState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { controlRoutes } from './control.ts';
import { statusRoutes } from './statusRoutes.ts';

/** What a sandbox lets be done to itself. */
export interface Steering {
  readonly world: World;
  /** As it was written. */
  readonly scenario: string;
  /** @throws UnknownScenario */
  setScenario(text: string): void;
  /** Begins again as it did. */
  reset(): void;
  /** Everything that exists, as text to keep. */
  exportState(): string;
  /** @throws UnusableState */
  importState(text: string): void;
  /** Moves the time on, in milliseconds; false where it goes by itself. */
  pass(milliseconds: number): boolean;
}

/** A request for something that is not Discord's API: the status page, or the sandbox itself. */
export interface OutsideCall {
  readonly sandbox: Steering;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The JSON that was sent, whatever its Content-Type; undefined if there was none. */
  readonly body: unknown;
  /** The same as it came. */
  readonly text: string;
}

/** A path outside `/api` and what it answers. */
export interface OutsideRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** @throws Refusal */
  run(call: OutsideCall): Answer;
}

/** An answer and the path by which it was reached. */
export interface OutsideAnswer extends Answer {
  readonly route?: string;
}

const routes: readonly OutsideRoute[] = [...statusRoutes, ...controlRoutes];

/** Whether a request is for what lies beside the API. */
export function isOutside({ target }: WireRequest): boolean {
  return /^\/(status|sandbox)([/?]|$)/.test(target);
}

/**
 * Answers what lies below `/status` and `/sandbox`; undefined for everything else. No scenario reaches these, and no
 * limit counts them: the status page is another host, and the control must work when nothing else does.
 */
export function answerOutside(request: WireRequest, sandbox: Steering, now: number): OutsideAnswer | undefined {
  if (!isOutside(request)) return undefined;
  const [path = ''] = request.target.split('?', 1);
  const headers = { date: new Date(now).toUTCString(), 'x-sandbox': '1' };
  const here = routes.filter((route) => route.path === path);
  const route = here.find(({ method }) => method === request.method);
  const answer = route === undefined ? missing(path, here) : run(route, request, sandbox, now);
  return { ...answer, headers: { ...headers, ...answer.headers }, ...(route === undefined ? {} : { route: path }) };
}

function run(route: OutsideRoute, request: WireRequest, sandbox: Steering, now: number): Answer {
  if (isForeign(request)) return json(403, { message: 'Web pages may not steer the sandbox.', code: 0 });
  try {
    if (request.body === null) throw new Refusal('tooLarge');
    const text = request.body.toString('utf8').trim();
    return route.run({ sandbox, now, body: parse(text), text });
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, 10);
    if (error instanceof UnknownScenario || error instanceof UnusableState) {
      return json(400, { message: error.message, code: 0 });
    }
    throw error;
  }
}

/**
 * A page of somebody else's that a browser has open can reach loopback addresses too. It says where it is from, or, where
 * the name of its own host was made to lead here, which host it means.
 */
function isForeign({ method, headers: { host, origin } }: WireRequest): boolean {
  if (host !== undefined && !loopback.test(String(host))) return true;
  if (method === 'GET' || origin === undefined) return false;
  const [scheme, place] = String(origin).split('://', 2);
  return !/^https?$/.test(scheme ?? '') || !loopback.test(place ?? '');
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** @throws Refusal 50109 */
function parse(text: string): unknown {
  if (text === '') return undefined;
  if (isTooDeep(text)) throw new Refusal('invalidJson');
  try {
    return exactJson(text);
  } catch {
    throw new Refusal('invalidJson');
  }
}

function missing(path: string, here: readonly OutsideRoute[]): Answer {
  const status = here.length > 0 ? 405 : 404;
  const known = routes.map((route) => `${route.method} ${route.path}`).join(', ');
  return json(status, { message: `The sandbox has nothing here for ${path}. It has: ${known}.`, code: 0 });
}
