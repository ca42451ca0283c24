import { basicHeader } from '../basicAuth.ts';
import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, methodOrGet, Options, receiverOf, verbOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import type { QueryStyle } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader, PartShape, Shape } from '../shape.ts';
import { type CallValue, compactJson, type Value } from '../value.ts';
import { AxiosDefaults, instanceOf, interceptorsOf, makerOf, mergedParams } from './axiosDefaults.ts';

/** axios leaves these as they are and writes blanks as plus signs (axios, lib/helpers/buildURL.js). */
const axiosQuery: QueryStyle = { percent: { safe: "!'()*:$,", space: '+' }, lists: 'brackets', skipsNothing: true };

const verbs = ['get', 'delete', 'head', 'options', 'post', 'put', 'patch'];
const formVerbs = ['postForm', 'putForm', 'patchForm'];
const makers = /\bcreate\s*(?=\()/g;

/** Options that change a request in ways that are not followed. */
const unfollowed = ['transformRequest', 'paramsSerializer', 'adapter'];

/** axios: the function, its verbs, and instances with a base address and default headers. */
export const axiosLibrary: Library = {
  words: ['axios', 'request', ...verbs, ...formVerbs],
  callables: makers,
  claims: (site: CallSite) =>
    site.word === 'axios' || /^axios(?:\.default)?(?:\.\w+)?$/.test(site.path ?? '') || site.isClient(makers),
  read(call, resolver) {
    const path = resolver.path(call.callee)?.replace(/^axios\.default\b/, 'axios');
    const whole = instanceOf(call.callee, resolver);
    if (path === 'axios' || whole !== undefined)
      return readConfig(call, defaultsOf(call.callee, whole, resolver), resolver);
    const verb = verbOf(call);
    const receiver = receiverOf(call);
    const instance = instanceOf(receiver, resolver);
    if (instance === undefined && path !== `axios.${verb.text}`) return undefined;
    const defaults = defaultsOf(receiver ?? call.callee, instance, resolver);
    return verb.text === 'request' ? readConfig(call, defaults, resolver) : readVerb(call, verb, defaults, resolver);
  },
};

/** What axios itself and the instance say of every request. */
function defaultsOf(client: Value, instance: CallValue | undefined, resolver: Resolver): AxiosDefaults {
  const root = rootName(instance === undefined ? client : makerOf(instance, resolver));
  const changes = root === undefined ? [] : resolver.changesOf(root, client.span[0]);
  const config = instance && argumentOf(instance, 0);
  return new AxiosDefaults(changes, config, instance?.later ?? [], resolver);
}

function rootName(value: Value): string | undefined {
  return value.kind === 'member' ? rootName(value.object) : value.kind === 'name' ? value.name : undefined;
}

/** `axios(config)`, `axios(url, config)`, `axios.request(config)`. */
function readConfig(call: CallValue, defaults: AxiosDefaults, resolver: Resolver): Shape | undefined {
  const first = argumentOf(call, 0);
  if (first === undefined) return undefined;
  const isConfig = ['object', 'name', 'unknown'].includes(resolver.reduce(first).kind);
  const config = new Options(isConfig ? first : argumentOf(call, 1), resolver);
  const url = isConfig ? config.get('url') : first;
  const method = config.get('method') ?? defaults.get('method');
  return shapeOf(call, url, method, bodyOf(config.get('data'), resolver), config, defaults, resolver);
}

/** `axios.get(url, config)`, `axios.post(url, data, config)`, `axios.postForm(url, data, config)`. */
function readVerb(
  call: CallValue,
  verb: Value & { kind: 'string' },
  defaults: AxiosDefaults,
  resolver: Resolver,
): Shape | undefined {
  const isForm = formVerbs.includes(verb.text);
  if (!isForm && !verbs.includes(verb.text)) return undefined;
  const takesData = isForm || ['post', 'put', 'patch'].includes(verb.text);
  const config = new Options(argumentOf(call, takesData ? 2 : 1), resolver);
  const data = takesData ? argumentOf(call, 1) : config.get('data');
  const method = isForm ? { ...verb, text: verb.text.replace('Form', '') } : verb;
  const body = isForm ? formOf(data, resolver) : bodyOf(data, resolver);
  return shapeOf(call, argumentOf(call, 0), method, body, config, defaults, resolver);
}

function shapeOf(
  call: CallValue,
  url: Value | undefined,
  said: Value | undefined,
  body: BodyShape | undefined,
  config: Options,
  defaults: AxiosDefaults,
  resolver: Resolver,
): Shape | undefined {
  const address = url ?? config.unknown[0] ?? implied('', call.span[1] - 1);
  const base = config.get('baseURL') ?? defaults.get('baseURL');
  if (url === undefined && base === undefined) return undefined;
  const own = config.get('params');
  const params = mergedParams([...defaults.all('params'), ...(own === undefined ? [] : [own])], resolver);
  const method = methodOrGet(said, [config], address.span[1]);
  const receiver = receiverOf(call) ?? call.callee;
  return {
    client: 'axios',
    method,
    url: base === undefined ? address : combined(base, address, resolver),
    address,
    headers: [...defaults.headers(method), config.get('headers')].filter((value) => value !== undefined),
    named: authHeader(config.get('auth') ?? defaults.get('auth'), resolver),
    ...(params.length === 0 ? {} : { query: { values: params, style: axiosQuery } }),
    ...(body === undefined ? {} : { body }),
    unsupported: [
      ...defaults.unknown,
      ...config.unknown,
      ...unfollowed
        .flatMap((name) => config.get(name) ?? defaults.get(name) ?? [])
        .filter((value) => !isIdentity(value)),
      ...interceptorsOf(rootName(receiver) ?? '', resolver),
    ],
  };
}

/** `(data) => data`, which leaves a text as it is. */
function isIdentity(value: Value): boolean {
  if (value.kind !== 'function' || value.result?.kind !== 'name') return false;
  return value.parameters?.[0] === value.result.name;
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
function bodyOf(data: Value | undefined, resolver: Resolver): BodyShape | undefined {
  if (data === undefined) return undefined;
  const { kind } = resolver.reduce(data);
  return kind === 'object' || kind === 'array'
    ? { kind: 'json', value: data, style: compactJson }
    : { kind: 'raw', value: data };
}

/** A part for every key of an object; keys of objects in it get brackets, and are not followed. */
function formOf(data: Value | undefined, resolver: Resolver): BodyShape | undefined {
  if (data === undefined || resolver.reduce(data).kind === 'call') return bodyOf(data, resolver);
  const { pairs, unknown } = pairsOf(data, resolver);
  const nested = pairs.filter(({ value }) => ['object', 'array'].includes(resolver.reduce(value).kind));
  const parts = pairs.map(({ name, value }): PartShape => ({ name, value }));
  return { kind: 'multipart', value: data, parts, unknown: [...unknown, ...nested.map(({ value }) => value)] };
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
