import type { Client } from '../../request/draft.ts';
import { basicHeader } from '../basicAuth.ts';
import type { CallSite, Library } from '../library.ts';
import { implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { httpxQuery, pythonQuery, type QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, Shape } from '../shape.ts';
import { type CallValue, type Change, compactJson, type JsonStyle, spacedJson, type Value } from '../value.ts';
import { filesBody } from './pythonFiles.ts';

/** What sets the libraries of this call shape apart. */
interface Dialect {
  readonly client: Client;
  /** How `json=` is serialized. */
  readonly json: JsonStyle;
  /** How `params=` and a form are written. */
  readonly query: QueryStyle;
  /** The arguments after the address that need no name, by verb. */
  readonly positional: Readonly<Record<string, readonly string[]>>;
}

const requestsDialect: Dialect = {
  client: 'python-requests',
  json: spacedJson,
  query: pythonQuery,
  positional: {
    get: ['params'],
    post: ['data', 'json'],
    put: ['data'],
    patch: ['data'],
    request: ['params', 'data', 'headers'],
  },
};
/** httpx writes JSON without blanks and in UTF-8 (httpx, _content.py, since 0.28). */
const httpxDialect: Dialect = { client: 'python-httpx', json: compactJson, query: httpxQuery, positional: {} };
const aiohttpDialect: Dialect = { client: 'python-aiohttp', json: spacedJson, query: pythonQuery, positional: {} };

const dialects: Readonly<Record<string, Dialect>> = {
  requests: requestsDialect,
  httpx: httpxDialect,
  aiohttp: aiohttpDialect,
};

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const makers =
  /\b(?:requests\.[sS]ession|httpx\.(?:Async)?Client|aiohttp\.ClientSession|ClientSession|AsyncClient|Session)\b(?=\s*\()/g;
const sessionPath = /^(requests|httpx|aiohttp)(?:\.sessions)?\.(?:Session|session|Client|AsyncClient|ClientSession)$/;
/** What people call a session that comes from elsewhere. */
const sessionName = /^(?:s|_*(?:\w*_)?(?:session|client|http)_*)$/i;

/** requests, httpx and aiohttp: the functions and the sessions with default headers and a base address. */
export const pythonRequests: Library = {
  words: ['request', 'build_request', ...verbs],
  claims: (site: CallSite) =>
    /^(?:requests(?:\.api)?|httpx)\.\w+$|^aiohttp\.request$/.test(site.path ?? '') ||
    site.isClient(makers) ||
    sessionName.test(site.receiver),
  read(call, resolver) {
    const module = /^(requests|httpx|aiohttp)(?:\.api)?\.\w+$/.exec(resolver.path(call.callee) ?? '')?.[1];
    if (module !== undefined) return readCall(call, dialects[module] ?? requestsDialect, undefined, resolver);
    const receiver = receiverOf(call);
    if (receiver === undefined) return undefined;
    const session = resolver.reduce(receiver);
    const made = session.kind === 'call' ? sessionPath.exec(resolver.path(session.callee) ?? '')?.[1] : undefined;
    if (session.kind === 'call' && made !== undefined)
      return readCall(call, dialects[made] ?? requestsDialect, session, resolver);
    const dialect = importedDialect(resolver.source.text);
    return session.kind === 'name' || session.kind === 'member'
      ? dialect && readCall(call, dialect, undefined, resolver)
      : undefined;
  },
};

/** The library that a session of unknown origin belongs to: the only one that the document imports. */
function importedDialect(text: string): Dialect | undefined {
  const imported = Object.keys(dialects).filter((module) =>
    new RegExp(`^[ \\t]*(?:import|from)[ \\t]+${module}\\b`, 'm').test(text),
  );
  return imported.length === 1 ? dialects[imported[0] ?? ''] : undefined;
}

function readCall(
  call: CallValue,
  dialect: Dialect,
  session: CallValue | undefined,
  resolver: Resolver,
): Shape | undefined {
  const verb = verbOf(call);
  const isRequest = verb.text === 'request' || verb.text === 'build_request';
  const options = namedOptions(call, resolver);
  const firstAddress = isRequest ? 1 : 0;
  const names = dialect.positional[verb.text] ?? [];
  const option = (name: string): Value | undefined => {
    const position = names.indexOf(name);
    return options.get(name) ?? (position < 0 ? undefined : call.args[firstAddress + 1 + position]);
  };
  const url = options.get('url') ?? call.args[firstAddress];
  if (url === undefined || url.kind === 'spread') return undefined;
  const method = isRequest ? (options.get('method') ?? call.args[0]) : verb;
  const defaults = sessionDefaults(session, resolver);
  const auth = option('auth') ?? defaults.auth;
  const basic = auth === undefined ? undefined : authHeader(auth, resolver);
  const headers = option('headers');
  const params = [...defaults.params, option('params')].filter((value) => value !== undefined);
  const body = bodyOf(option, dialect, resolver);
  const ignored = [option('cookies'), auth !== undefined && basic === undefined ? auth : undefined];
  return {
    client: dialect.client,
    method: method ?? implied('GET', url.span[1]),
    url: defaults.base === undefined ? url : based(defaults.base, url, dialect, resolver),
    address: url,
    headers: [...defaults.headers, ...(headers === undefined ? [] : [headers])],
    named: basic === undefined ? [] : [basic],
    ...(params.length === 0 ? {} : { query: { values: params, style: dialect.query } }),
    ...(body === undefined ? {} : { body }),
    unsupported: [
      ...options.unknown,
      ...defaults.unknown,
      ...ignored.filter((value) => value !== undefined && !isNone(value, resolver)),
    ] as Value[],
  };
}

/** The named arguments, `**options` looked through. */
function namedOptions(call: CallValue, resolver: Resolver): Options {
  return new Options({ kind: 'object', entries: call.named, span: call.span }, resolver);
}

interface SessionDefaults {
  readonly headers: readonly Value[];
  readonly params: readonly Value[];
  readonly auth: Value | undefined;
  readonly base: Value | undefined;
  /** What was done to it and cannot be followed. */
  readonly unknown: readonly Value[];
}

/** What a session was made with, and what was set on it since: `session.headers.update(…)`, `session.headers["a"] = …`. */
function sessionDefaults(session: CallValue | undefined, resolver: Resolver): SessionDefaults {
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

/** httpx puts a relative address behind the base; aiohttp resolves it like a link. */
function based(base: Value, url: Value, dialect: Dialect, resolver: Resolver): Value {
  const text = resolver.literal(base);
  const reduced = resolver.reduce(url);
  const head = resolver.literal(reduced.kind === 'join' ? reduced.parts[0] : reduced);
  if (text === undefined) return joined([base, url], url.span);
  if (head !== undefined && /^https?:/i.test(head)) return url;
  const isRooted = head?.startsWith('/') === true;
  if (dialect.client === 'python-aiohttp' && isRooted && URL.canParse(text)) {
    return joined([implied(new URL(text).origin, url.span[0]), url], url.span);
  }
  const front = text.replace(/\/$/, '') + (isRooted ? '' : '/');
  return joined([{ ...implied(front, base.span[0]), span: base.span }, url], url.span);
}

function bodyOf(
  option: (name: string) => Value | undefined,
  dialect: Dialect,
  resolver: Resolver,
): BodyShape | undefined {
  const [data, json, files, content] = ['data', 'json', 'files', 'content'].map((name) => {
    const value = option(name);
    return value !== undefined && (isNone(value, resolver) || (name !== 'json' && isEmpty(value, resolver)))
      ? undefined
      : value;
  });
  if (files !== undefined) return filesBody(files, data, resolver);
  if (content !== undefined) return { kind: 'raw', value: content };
  if (data === undefined) return json && { kind: 'json', value: json, style: dialect.json };
  const { kind } = resolver.reduce(data);
  return kind === 'object' || kind === 'array'
    ? { kind: 'form', value: data, style: dialect.query }
    : { kind: 'raw', value: data };
}

/** `auth=("user", "password")`, `HTTPBasicAuth(…)`, `BasicAuth(…)`. */
function authHeader(auth: Value, resolver: Resolver): NamedHeader | undefined {
  const reduced = resolver.reduce(auth);
  const isBasic = reduced.kind === 'call' && /(?:^|\.)(?:HTTP)?BasicAuth$/.test(resolver.path(reduced.callee) ?? '');
  const pair = reduced.kind === 'array' ? reduced.items : isBasic ? reduced.args : [];
  const [user, password] = pair;
  return user === undefined || password === undefined ? undefined : basicHeader(user, password, reduced.span);
}

/** An empty dictionary or list counts as none; an empty `json=` is sent. */
function isEmpty(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return (
    (reduced.kind === 'object' && reduced.entries.length === 0) ||
    (reduced.kind === 'array' && reduced.items.length === 0)
  );
}

function isNone(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value === null;
}
