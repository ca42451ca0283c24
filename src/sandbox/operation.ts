import type { Auth } from './admission.ts';
import type { Answer } from './answer.ts';
import type { UploadedFile } from './body/multipart.ts';
import type { LimitRule } from './limits/rules.ts';
import type { Grant } from './oauth2/authorization.ts';
import type { World } from './world/world.ts';

/** One request as operations see it: routed, authorized and read. */
export interface Call {
  readonly world: World;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Where the sandbox listens, for example `http://127.0.0.1:4321`. */
  readonly origin: string;
  /** Percent-decoded, under the names that the route's path gives them. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON that was sent (in a form: `payload_json`, else its fields); undefined if there was none. */
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  /** `X-Audit-Log-Reason`, decoded. */
  readonly auditReason: string | null;
  /** Method and path of the operation. */
  readonly route: string;
  /** Top-level resource of the route, by which buckets are counted apart. */
  readonly major: string;
  /** By whom the global limit counts: the bot, a user with a bearer token, or the address where no token is needed. */
  readonly caller: 'bot' | 'address' | `user:${string}`;
  /** What the bearer token allows that called; null if none did. */
  readonly grant: Grant | null;
  /** The `Authorization` header, for operations that look at it themselves. */
  readonly authorization: string | undefined;
  /** Permissions that a fault leaves to the bot; all of them otherwise. */
  readonly ceiling: bigint;
}

/** JSON; JSON or a form of either kind; or only a form of the old kind, where any other body counts as none. */
export type Accepts = 'json' | 'form' | 'urlencoded';

/** A route and what it does. A new one is a new row in the table of its group. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the documentation; parameters that end in `_id` must be snowflakes. */
  readonly path: string;
  /** Who may call it; routes whose URL holds a secret need no token. */
  readonly auth: Auth;
  /** What the body may be; absent: it is not read. */
  readonly accepts?: Accepts;
  /** Null: the answer shows no bucket and nothing is counted. */
  readonly limit: LimitRule | ((call: Call) => LimitRule) | null;
  /** @throws Refusal */
  run(call: Call): Answer;
}

/** A parameter of the route's own path. */
export function param(call: Call, name: string): string {
  const value = call.params[name];
  if (value === undefined) throw new Error(`The route has no parameter ${name}.`);
  return value;
}
