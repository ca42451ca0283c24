import type { Client } from '../../request/draft.ts';
import { writeText } from '../../request/text.ts';
import { basicHeader } from '../basicAuth.ts';
import type { CallSite, Library } from '../library.ts';
import { implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import { httpxQuery, pythonQuery, type QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, Shape } from '../shape.ts';
import { textOf } from '../textWriter.ts';
import { type CallValue, compactJson, type JsonStyle, spacedJson, type Value } from '../value.ts';
import { formDataBody } from './aiohttpForm.ts';
import { filesBody } from './pythonFiles.ts';
import { preparedBy } from './pythonPrepared.ts';
import { isNone, sessionDefaults } from './pythonSession.ts';

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
    Request: ['headers', 'files', 'data', 'params', 'auth', 'cookies', 'hooks', 'json'],
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

/** What takes the method as its first argument. */
const requesters = ['request', 'stream', 'build_request', 'Request'];
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const makers =
  /\b(?:requests\.[sS]ession|httpx\.(?:Async)?Client|aiohttp\.ClientSession|ClientSession|AsyncClient|Session)\b(?=\s*\()/g;
const sessionPath = /^(requests|httpx|aiohttp)(?:\.sessions)?\.(?:Session|session|Client|AsyncClient|ClientSession)$/;
/** What people call a session that comes from elsewhere. */
const sessionName = /^(?:s|_*(?:\w*_)?(?:session|client|http)_*)$/i;

/** What makes a function of another name: `partial(requests.post, …)`, `send = requests.delete`. */
const callables = new RegExp(
  `\\b(?:functools\\.)?partial\\s*(?=\\()|\\b(?:requests|httpx)\\.(?:request|${verbs.join('|')})\\b(?![ \\t]*[\\w(.])`,
  'g',
);

/** requests, httpx and aiohttp: the functions and the sessions with default headers and a base address. */
export const pythonRequests: Library = {
  words: [...requesters, ...verbs],
  callables,
  claims: (site: CallSite) =>
    /^(?:requests(?:\.api|\.models)?|httpx)\.\w+$|^aiohttp\.request$/.test(site.path ?? '') ||
    (site.receiver === '' && /^\w+$/.test(site.path ?? '')) ||
    site.isClient(makers) ||
    sessionName.test(site.receiver),
  read(call, resolver) {
    const named = call.callee.kind === 'name' ? renamed(call, resolver) : undefined;
    if (named !== undefined) return pythonRequests.read(named, resolver);
    const module = /^(requests|httpx|aiohttp)(?:\.api|\.models)?\.\w+$/.exec(resolver.path(call.callee) ?? '')?.[1];
    if (module !== undefined) return readCall(call, dialects[module] ?? requestsDialect, undefined, resolver);
    const receiver = receiverOf(call);
    if (receiver === undefined) return undefined;
    const session = resolver.reduce(receiver);
    const made = session.kind === 'call' ? sessionPath.exec(resolver.path(session.callee) ?? '')?.[1] : undefined;
    if (session.kind === 'call' && made !== undefined)
      return readCall(call, dialects[made] ?? requestsDialect, session, resolver);
    const dialect = importedDialect(resolver.source.text);
    return session.kind === 'name' || session.kind === 'member'
      ? dialect && withItsAuthorization(readCall(call, dialect, undefined, resolver), receiver, resolver)
      : undefined;
  },
};

/** Paths that take no Authorization, or one of their own: what holds a token in the address, and the tokens of OAuth2. */
const anonymous = /\/webhooks\/[^/]+\/[^/?]|\/interactions\/|\/oauth2\/token/;

/** A session that comes from elsewhere has an Authorization of its own, where the call says none and the path needs one. */
function withItsAuthorization(shape: Shape | undefined, session: Value, resolver: Resolver): Shape | undefined {
  if (shape === undefined || anonymous.test(writeText(textOf(shape.url, resolver)))) return shape;
  const groups = shape.headers.map((headers) => pairsOf(headers, resolver));
  const names = [...groups.flatMap(({ pairs }) => pairs), ...(shape.named ?? [])].map(({ name }) => name.toLowerCase());
  const isSaid = names.includes('authorization') || groups.some(({ unknown }) => unknown.length > 0);
  return isSaid ? shape : { ...shape, authorization: { kind: 'unknown', span: session.span } };
}

/** The call of what a name stands for: a function of the library, or one with its first arguments. */
function renamed(call: CallValue, resolver: Resolver): CallValue | undefined {
  const origin = resolver.origin(call.callee);
  if (origin?.kind === 'member') return { ...call, callee: origin };
  const isPartial = origin?.kind === 'call' && /(?:^|\.)partial$/.test(resolver.path(origin.callee) ?? '');
  if (!isPartial) return undefined;
  const [callee, ...args] = origin.args;
  if (callee?.kind !== 'member') return undefined;
  return { ...call, callee, args: [...args, ...call.args], named: [...origin.named, ...call.named] };
}

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
  const isRequest = requesters.includes(verb.text);
  const prepared = /equest$/.test(verb.text) && verb.text !== 'request' ? preparedBy(call, resolver) : undefined;
  const preparer = prepared?.session && resolver.reduce(prepared.session);
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
  const defaults = sessionDefaults(preparer?.kind === 'call' ? preparer : session, resolver);
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
    headers: [...defaults.headers, ...(headers === undefined ? [] : [headers]), ...(prepared?.headers ?? [])],
    ignoredHeaders: ['content-length'],
    named: basic === undefined ? [] : [basic],
    ...(params.length === 0 ? {} : { query: { values: params, style: dialect.query } }),
    ...(body === undefined ? {} : { body }),
    unsupported: [
      ...options.unknown,
      ...defaults.unknown,
      ...(prepared?.unknown ?? []),
      ...ignored.filter((value) => value !== undefined && !isNone(value, resolver)),
    ] as Value[],
  };
}

/** The named arguments, `**options` looked through. */
function namedOptions(call: CallValue, resolver: Resolver): Options {
  return new Options({ kind: 'object', entries: call.named, span: call.span }, resolver);
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
  const reduced = resolver.reduce(data);
  const { kind } = reduced;
  const isBuilt = reduced.kind === 'call' && /Multipart(?:Encoder|Writer)/.test(resolver.path(reduced.callee) ?? '');
  if (isBuilt) return { kind: 'multipart', value: data, parts: [], unknown: [data] };
  const form = formDataBody(data, dialect.query, resolver);
  if (form !== undefined) return form;
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
