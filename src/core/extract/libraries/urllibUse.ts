import { pairsOf } from '../pairs.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Value } from '../value.ts';

/** What is done to a request object before it is opened. */
export interface RequestUse {
  readonly method?: Value;
  readonly url?: Value;
  readonly data?: Value;
  readonly headers: readonly Value[];
  /** What cannot be followed. */
  readonly unknown: readonly Value[];
  /** What it is opened with. */
  readonly opener?: Value;
}

/** Headers that an opener adds, and what of it cannot be followed. */
interface OpenerHeaders {
  readonly headers: readonly Value[];
  readonly unknown: readonly Value[];
}

/** Handlers that leave a request as it is. */
const harmless = /^(?:\w+\.)*HTTP(?:S?Handler|CookieProcessor|RedirectHandler|ErrorProcessor)\b/;

/** How far behind its making a request object is looked for, in UTF-16 units. */
const farthest = 20_000;

/** Follows `request = Request(…)` to where it is opened. */
export function requestUse(call: CallValue, resolver: Resolver): RequestUse {
  const { text } = resolver.source;
  const before = text.slice(Math.max(0, call.span[0] - 100), call.span[0]);
  const inline = /([\w.]+)\.open\s*\(\s*$/.exec(before);
  if (inline !== null) return { headers: [], unknown: [], ...opener(inline[1], call.span[0] - inline[0].length) };
  const name = /([\w.]+)\s*(?::[^=\n]{1,80})?=\s*$/.exec(before)?.[1];
  if (name === undefined || !/^\w+$/.test(name)) return { headers: [], unknown: [] };
  const opened = new RegExp(`(?:\\burlopen|\\b([\\w.]+)\\.open)\\s*\\(\\s*(?:url\\s*=\\s*)?(?=${name}\\b)`, 'g');
  opened.lastIndex = call.span[1];
  const match = opened.exec(text.slice(0, call.span[1] + farthest));
  if (match === null) return { headers: [], unknown: [] };
  const at = opened.lastIndex;
  const request = resolver.reduce({ kind: 'name', name, span: [at, at + name.length] });
  if (request.kind !== 'call' || request.span[0] !== call.span[0]) return { headers: [], unknown: [] };
  return { ...changesOf(request, resolver), ...opener(match[1], match.index) };
}

function opener(path: string | undefined, at: number): { readonly opener?: Value } {
  return path === undefined || !/^\w+$/.test(path)
    ? {}
    : { opener: { kind: 'name', name: path, span: [at, at + path.length] } };
}

function changesOf(request: CallValue, resolver: Resolver): RequestUse {
  const use: { method?: Value; url?: Value; data?: Value; headers: Value[]; unknown: Value[] } = {
    headers: [],
    unknown: [],
  };
  for (const change of request.later) {
    const [owner, key, ...rest] = change.path;
    const name = resolver.literal(owner);
    const [first, second] = change.kind === 'call' ? change.call.args : [];
    if (change.kind === 'call' && /^add_(?:unredirected_)?header$/.test(change.method) && owner === undefined) {
      if (first === undefined || second === undefined || resolver.literal(first) === undefined) {
        use.unknown.push({ kind: 'unknown', span: change.span });
      } else use.headers.push({ kind: 'object', entries: [{ key: first, value: second }], span: change.span });
    } else if (change.kind === 'set' && name === 'headers' && key !== undefined && rest.length === 0) {
      use.headers.push({ kind: 'object', entries: [{ key, value: change.value }], span: change.span });
    } else if (change.kind === 'set' && key === undefined && name === 'get_method') {
      const given = resolver.reduce(change.value);
      use.method = given.kind === 'function' ? (given.result ?? { kind: 'unknown', span: given.span }) : change.value;
    } else if (change.kind === 'set' && key === undefined && name === 'method') use.method = change.value;
    else if (change.kind === 'set' && key === undefined && name === 'data') use.data = change.value;
    else if (change.kind === 'set' && key === undefined && name === 'full_url') use.url = change.value;
    else if (name !== 'timeout') use.unknown.push({ kind: 'unknown', span: change.span });
  }
  return use;
}

/** The opener that `install_opener` makes that of every `urlopen`; undefined where there is none. */
export function installedOpener(at: number, resolver: Resolver): Value | undefined {
  const { text } = resolver.source;
  if (!text.includes('install_opener')) return undefined;
  const match = [...text.matchAll(/\binstall_opener\s*\(\s*(\w+)\s*\)/g)].at(-1);
  const [whole = '', name] = match ?? [];
  if (match === undefined || name === undefined) return { kind: 'unknown', span: [at, at] };
  const start = match.index + whole.indexOf(name, 'install_opener'.length);
  return { kind: 'name', name, span: [start, start + name.length] };
}

/** Whether a value is what `build_opener` gives. */
export function isOpener(value: Value | undefined, resolver: Resolver): boolean {
  const reduced = value && resolver.reduce(value);
  return reduced?.kind === 'call' && /(?:^|\.)build_opener$/.test(resolver.path(reduced.callee) ?? '');
}

/** `opener.addheaders = [(name, value)]`; handlers that log in or go another way are not followed. */
export function openerHeaders(value: Value | undefined, resolver: Resolver): OpenerHeaders {
  if (value === undefined) return { headers: [], unknown: [] };
  const made = resolver.reduce(value);
  if (made.kind !== 'call' || !isOpener(made, resolver)) return { headers: [], unknown: [value] };
  const unknown = made.args.filter((handler) => !harmless.test(resolver.written(handler)));
  let headers: Value[] = [];
  for (const change of made.later) {
    const isHeaders = resolver.literal(change.path[0]) === 'addheaders' && change.path.length === 1;
    if (isHeaders && change.kind === 'set') headers = [change.value];
    else if (isHeaders && change.kind === 'call' && change.method === 'append') {
      headers.push({ kind: 'array', items: change.call.args, span: change.span });
    } else if (isHeaders && change.kind === 'call' && ['extend', '+='].includes(change.method)) {
      headers.push(...change.call.args);
    } else unknown.push({ kind: 'unknown', span: change.span });
  }
  const pairs = headers.flatMap((each) => pairsOf(each, resolver).unknown);
  return { headers, unknown: [...unknown, ...pairs] };
}
