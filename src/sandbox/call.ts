import { isSnowflake } from '../core/discord/snowflake.ts';
import type { Caller } from './admission.ts';
import { type ReadBody, readBody } from './body/readBody.ts';
import type { RequestHeaders } from './edge.ts';
import type { Call, Operation } from './operation.ts';
import { Refusal } from './refusal.ts';
import type { Match } from './router.ts';
import { percentDecoded, type Target } from './target.ts';
import type { World } from './world/world.ts';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as in the request line. */
  readonly target: string;
  readonly headers: RequestHeaders;
  /** Null if it was too large to be read. */
  readonly body: Buffer | null;
}

/** The value of a header that is sent once, or undefined. */
export function headerOf(request: WireRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** The body as the operation takes it, or why it cannot be taken: limits come before that is said. */
export function bodyOf(request: WireRequest, { accepts }: Operation): ReadBody | Refusal {
  if (accepts === undefined) return { value: undefined, files: [] };
  if (request.body === null) return new Refusal('tooLarge');
  try {
    return readBody(request.body, headerOf(request, 'content-type'), accepts);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Puts together what operations see of a request. */
export function makeCall(
  request: WireRequest,
  { query }: Target,
  { operation, params }: Match,
  body: ReadBody | Refusal,
  around: { readonly world: World; readonly now: number; readonly origin: string; readonly ceiling: bigint },
  caller: Caller,
): Call {
  const reason = headerOf(request, 'x-audit-log-reason');
  const grant = caller.kind === 'user' ? caller.grant : null;
  return {
    world: around.world,
    now: around.now,
    origin: around.origin,
    ceiling: around.ceiling,
    params,
    query,
    body: body instanceof Refusal ? undefined : body.value,
    files: body instanceof Refusal ? [] : body.files,
    auditReason: reason === undefined ? null : percentDecoded(reason),
    route: `${operation.method} ${operation.path}`,
    major: grant === null ? majorOf(params) : `${majorOf(params)}:${grant.userId}`,
    caller: caller.kind === 'user' ? `user:${caller.grant.userId}` : caller.kind,
    grant,
    authorization: headerOf(request, 'authorization'),
  };
}

/**
 * A parameter that is no id is refused like a field of a body.
 * @throws Refusal 50035
 */
export function demandSnowflakes({ params }: Call): void {
  const wrong = Object.entries(params).filter(([name, value]) => name.endsWith('_id') && !isSnowflake(value));
  if (wrong.length === 0) return;
  throw new Refusal(
    'invalidForm',
    wrong.map(([name, value]) => ({
      path: [name],
      code: 'NUMBER_TYPE_COERCE',
      message: `Value "${value}" is not snowflake.`,
    })),
  );
}

/**
 * Callbacks and follow-ups of interactions do not count against the global limit.
 * Source: developers/interactions/receiving-and-responding#endpoints
 */
export function isInteraction({ params, world }: Call): boolean {
  return params.interaction_token !== undefined || params.webhook_id === world.application.id;
}

/** Source: developers/topics/rate-limits#rate-limits, top-level resources; interactions are told apart by their token. */
function majorOf({ channel_id, guild_id, webhook_id, webhook_token, interaction_token }: Match['params']): string {
  const webhook = webhook_id === undefined ? '' : `${webhook_id}/${webhook_token ?? ''}`;
  return channel_id ?? guild_id ?? interaction_token ?? webhook;
}
