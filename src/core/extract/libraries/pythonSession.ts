import { Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Change, Value } from '../value.ts';

/** What a session adds to each request. */
export interface SessionDefaults {
  readonly headers: readonly Value[];
  readonly params: readonly Value[];
  readonly auth: Value | undefined;
  readonly base: Value | undefined;
  /** What was done to it and cannot be followed. */
  readonly unknown: readonly Value[];
}

/** What a session was made with, and what was set on it since: `session.headers.update(…)`, `session.headers["a"] = …`. */
export function sessionDefaults(session: CallValue | undefined, resolver: Resolver): SessionDefaults {
  const made = new Options(session && { kind: 'object', entries: session.named, span: session.span }, resolver);
  const headers = [made.get('headers')].filter((value) => value !== undefined);
  const params = [made.get('params')].filter((value) => value !== undefined);
  let auth = made.get('auth');
  let base = made.get('base_url') ?? session?.args[0];
  const unknown: Value[] = [...made.unknown];
  const cookies = made.get('cookies');
  if (cookies !== undefined && !isNone(cookies, resolver)) unknown.push(cookies);
  for (const change of session?.later ?? []) {
    const [owner, key, ...rest] = change.path;
    const name = resolver.literal(owner);
    const lists = { headers, params };
    const list = name === 'headers' || name === 'params' ? lists[name] : undefined;
    if (change.kind === 'set' && name === 'auth') auth = change.value;
    else if (change.kind === 'set' && name === 'base_url') base = change.value;
    else if (name === 'cookies') unknown.push({ kind: 'unknown', span: change.span });
    else if (list === undefined || rest.length > 0) continue;
    else if (change.kind === 'call' && change.method === 'update') {
      list.push(...change.call.args, { kind: 'object', entries: change.call.named, span: change.span });
    } else if (removedKey(change) !== undefined) list.push(nothingFor(removedKey(change), change.span));
    else if (change.kind !== 'set') unknown.push({ kind: 'unknown', span: change.span });
    else if (key === undefined) list.splice(0, list.length, change.value);
    else list.push({ kind: 'object', entries: [{ key, value: change.value }], span: change.span });
  }
  return { headers, params, auth, base, unknown };
}

/** The key that `del session.headers[key]` and `session.headers.pop(key, None)` take away. */
function removedKey(change: Change): Value | undefined {
  if (change.kind === 'remove') return change.path[1];
  return change.kind === 'call' && change.method === 'pop' ? change.call.args[0] : undefined;
}

/** A header of `None` is not sent. */
function nothingFor(key: Value | undefined, span: Value['span']): Value {
  const value: Value = { kind: 'literal', value: null, span };
  return { kind: 'object', entries: key === undefined ? [] : [{ key, value }], span };
}

/** `None`, which says nothing. */
export function isNone(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value === null;
}
