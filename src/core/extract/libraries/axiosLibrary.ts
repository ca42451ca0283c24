import { basicHeader } from '../basicAuth.ts';
import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import type { QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, Shape } from '../shape.ts';
import { type CallValue, compactJson, type Value } from '../value.ts';

/** axios leaves these as they are and writes blanks as plus signs (axios, lib/helpers/buildURL.js). */
const axiosQuery: QueryStyle = { percent: { safe: "!'()*:$,", space: '+' }, lists: 'brackets', skipsNothing: true };

const verbs = ['get', 'delete', 'head', 'options', 'post', 'put', 'patch'];
const makers = /\baxios(?:\.default)?\s*\.\s*create\b/g;

/** axios: the function, its verbs, and instances with a base address and default headers. */
export const axiosLibrary: Library = {
  words: ['axios', 'request', ...verbs],
  claims: (site: CallSite) => /^axios(?:\.default)?(?:\.\w+)?$/.test(site.path ?? '') || site.isClient(makers),
  read(call, resolver) {
    const path = resolver.path(call.callee)?.replace(/^axios\.default\b/, 'axios');
    if (path === 'axios' || path === 'axios.request')
      return readConfig(call, new Options(undefined, resolver), resolver);
    const verb = verbOf(call);
    const receiver = receiverOf(call);
    const instance = receiver === undefined ? undefined : resolver.reduce(receiver);
    const isInstance =
      instance?.kind === 'call' && resolver.path(instance.callee)?.replace('.default', '') === 'axios.create';
    if (!isInstance && path !== `axios.${verb.text}`) return undefined;
    const defaults = new Options(isInstance ? argumentOf(instance, 0) : undefined, resolver);
    const later = isInstance ? laterHeaders(instance, resolver) : [];
    if (verb.text === 'request') return readConfig(call, defaults, resolver, later);
    return readVerb(call, verb, defaults, resolver, later);
  },
};

/** `axios(config)`, `axios(url, config)`, `axios.request(config)`. */
function readConfig(
  call: CallValue,
  defaults: Options,
  resolver: Resolver,
  later: readonly NamedHeader[] = [],
): Shape | undefined {
  const first = argumentOf(call, 0);
  if (first === undefined) return undefined;
  const isConfig = ['object', 'name', 'unknown'].includes(resolver.reduce(first).kind);
  const config = new Options(isConfig ? first : argumentOf(call, 1), resolver);
  const url = isConfig ? config.get('url') : first;
  return shapeOf(call, url, config.get('method'), config.get('data'), config, defaults, resolver, later);
}

/** `axios.get(url, config)`, `axios.post(url, data, config)`. */
function readVerb(
  call: CallValue,
  verb: Value & { kind: 'string' },
  defaults: Options,
  resolver: Resolver,
  later: readonly NamedHeader[],
): Shape | undefined {
  if (!verbs.includes(verb.text)) return undefined;
  const takesData = ['post', 'put', 'patch'].includes(verb.text);
  const config = new Options(argumentOf(call, takesData ? 2 : 1), resolver);
  const data = takesData ? argumentOf(call, 1) : config.get('data');
  return shapeOf(call, argumentOf(call, 0), verb, data, config, defaults, resolver, later);
}

function shapeOf(
  call: CallValue,
  url: Value | undefined,
  method: Value | undefined,
  data: Value | undefined,
  config: Options,
  defaults: Options,
  resolver: Resolver,
  later: readonly NamedHeader[],
): Shape | undefined {
  const address = url ?? implied('', call.span[1] - 1);
  const base = config.get('baseURL') ?? defaults.get('baseURL');
  if (url === undefined && base === undefined) return undefined;
  const params = [defaults.get('params'), config.get('params')].filter((value) => value !== undefined);
  return {
    client: 'axios',
    method: method ?? implied('GET', address.span[1]),
    url: base === undefined ? address : combined(base, address, resolver),
    address,
    headers: [defaults.get('headers'), config.get('headers')].filter((value) => value !== undefined),
    named: [...later, ...authHeader(config.get('auth') ?? defaults.get('auth'), resolver)],
    ...(params.length === 0 ? {} : { query: { values: params, style: axiosQuery } }),
    ...(data === undefined ? {} : { body: bodyOf(data, resolver) }),
    unsupported: [...defaults.unknown, ...config.unknown],
  };
}

/** `auth: { username, password }`. */
function authHeader(auth: Value | undefined, resolver: Resolver): NamedHeader[] {
  const options = new Options(auth, resolver);
  const [user, password] = [options.get('username'), options.get('password')];
  return auth === undefined || user === undefined || password === undefined
    ? []
    : [basicHeader(user, password, auth.span)];
}

/** Objects and lists go out as JSON, everything else as it is. */
function bodyOf(data: Value, resolver: Resolver): BodyShape {
  const { kind } = resolver.reduce(data);
  return kind === 'object' || kind === 'array'
    ? { kind: 'json', value: data, style: compactJson }
    : { kind: 'raw', value: data };
}

/** The base with one slash before a relative address (axios, lib/helpers/combineURLs.js). */
function combined(base: Value, address: Value, resolver: Resolver): Value {
  const text = resolver.literal(address);
  if (text !== undefined && /^([a-z][a-z\d+.-]*:)?\/\//i.test(text)) return address;
  if (text === '') return base;
  const trimmed = resolver.literal(base)?.replace(/\/?\/$/, '');
  const front = trimmed === undefined ? base : { ...implied(trimmed, base.span[0]), span: base.span };
  const relative = text?.replace(/^\/+/, '');
  const back = relative === undefined ? address : implied(relative, address.span[0]);
  const startsWithSlash = relative === undefined && startsWith(address, '/', resolver);
  return joined([front, implied(startsWithSlash ? '' : '/', address.span[0]), back], address.span);
}

function startsWith(value: Value, text: string, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  if (reduced.kind === 'string') return reduced.text.startsWith(text);
  return reduced.kind === 'join' && reduced.parts[0] !== undefined && startsWith(reduced.parts[0], text, resolver);
}

/** `instance.defaults.headers.common['Authorization'] = value`. */
function laterHeaders(instance: CallValue, resolver: Resolver): NamedHeader[] {
  return instance.later.flatMap((change) => {
    const path = change.path.map((key) => resolver.literal(key));
    const name = path.at(-1);
    if (
      change.kind !== 'set' ||
      path[0] !== 'defaults' ||
      path[1] !== 'headers' ||
      name === undefined ||
      path.length < 3
    )
      return [];
    const key = change.path.at(-1);
    return [{ name, value: change.value, nameSpan: key === undefined ? change.span : insideOf(key) }];
  });
}

function insideOf(key: Value): Value['span'] {
  return key.kind === 'string' ? key.inside : key.span;
}
