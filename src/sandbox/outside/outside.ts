import { type Answer, json } from '../answer.ts';
import type { WireRequest } from '../call.ts';
import { Refusal, refusalAnswer } from '../refusal.ts';
import type { World } from '../world.ts';
import { controlRoutes } from './control.ts';
import { statusRoutes } from './statusRoutes.ts';

/** A request for something that is not Discord's API: the status page, or the sandbox itself. */
export interface OutsideCall {
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The JSON that was sent, whatever its Content-Type; undefined if there was none. */
  readonly body: unknown;
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
export function answerOutside(request: WireRequest, world: World, now: number): OutsideAnswer | undefined {
  if (!isOutside(request)) return undefined;
  const [path = ''] = request.target.split('?', 1);
  const headers = { date: new Date(now).toUTCString(), 'x-sandbox': '1' };
  const here = routes.filter((route) => route.path === path);
  const route = here.find(({ method }) => method === request.method);
  const answer = route === undefined ? missing(path, here) : run(route, request, world, now);
  return { ...answer, headers: { ...headers, ...answer.headers }, ...(route === undefined ? {} : { route: path }) };
}

function run(route: OutsideRoute, { body }: WireRequest, world: World, now: number): Answer {
  try {
    return route.run({ world, now, body: parse(body) });
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error, 10);
    throw error;
  }
}

/** @throws Refusal 50109 */
function parse(body: Buffer | null): unknown {
  const text = body?.toString('utf8').trim() ?? '';
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal('invalidJson');
  }
}

function missing(path: string, here: readonly OutsideRoute[]): Answer {
  const status = here.length > 0 ? 405 : 404;
  const known = routes.map((route) => `${route.method} ${route.path}`).join(', ');
  return json(status, { message: `The sandbox has nothing here for ${path}. It has: ${known}.`, code: 0 });
}
