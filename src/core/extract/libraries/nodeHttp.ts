import { literalOf } from '../../request/text.ts';
import { basicHeader } from '../basicAuth.ts';
import { type FollowUp, followUps } from '../followUps.ts';
import type { Library } from '../library.ts';
import { argumentOf, implied, joined, methodOrGet, Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { NamedHeader, Shape } from '../shape.ts';
import { textOf } from '../textWriter.ts';
import { type CallValue, stringAt, type Value } from '../value.ts';

const paths = /^(?:node:|follow-redirects\.)?(https?)(?:\.default)?\.(request|get)$/;

/** Options that say where a request goes, and cannot be followed beside an address. */
const places = ['hostname', 'host', 'port', 'path', 'protocol'];

/** Node's `http.request(url, options)` with `write` and `end`, and `http.get`. */
export const nodeHttp: Library = {
  words: ['request', 'get'],
  claims: (site) => paths.test(site.path ?? ''),
  read(call, resolver) {
    const [, module = '', word] = paths.exec(resolver.path(call.callee) ?? '') ?? [];
    const first = argumentOf(call, 0);
    if (word === undefined || first === undefined) return undefined;
    const reduced = resolver.reduce(first);
    const second = argumentOf(call, 1);
    const hasAddress = reduced.kind !== 'object';
    const given = hasAddress ? second : first;
    const options = new Options(isFunction(given, resolver) ? undefined : given, resolver);
    const address = hasAddress ? first : (options.get('path') ?? implied('/', call.span[1] - 1));
    const url = hasAddress ? first : urlOf(module, options, address, resolver);
    return readRequest(call, word, url, address, options, hasAddress, resolver);
  },
};

function readRequest(
  call: CallValue,
  word: string,
  url: Value,
  address: Value,
  options: Options,
  hasAddress: boolean,
  resolver: Resolver,
): Shape {
  const { calls, span, isFinished } = followUps(call, resolver);
  const body = bodyOf(calls, resolver);
  const [headers, auth] = [options.get('headers'), options.get('auth')];
  const login = loginOf(auth, resolver);
  const method = options.get('method');
  const moved = hasAddress ? places.flatMap((name) => options.get(name) ?? []) : [];
  return {
    client: 'node-http',
    method: word === 'get' ? implied('GET', url.span[1]) : methodOrGet(method, [options], url.span[1]),
    url,
    address,
    headers: [...(headers === undefined ? [] : [headers]), ...laterHeaders(calls)],
    named: login,
    ...(body === undefined ? {} : { body: { kind: 'raw', value: body } }),
    ignoredHeaders: ['content-length'],
    goesOn: { span, isFinished },
    unsupported: [
      ...options.unknown,
      ...moved,
      ...(auth === undefined || login.length > 0 ? [] : [auth]),
      ...unsureOf(calls, resolver),
    ],
  };
}

/** `https://` + `hostname` + `:port` + `path`. */
function urlOf(module: string, options: Options, path: Value, resolver: Resolver): Value {
  const at = path.span[0];
  const protocol = options.get('protocol');
  const host = options.get('hostname') ?? options.get('host') ?? implied('localhost', at);
  const port = options.get('port');
  const usual = module === 'https' ? '443' : '80';
  const isUsual = port === undefined || resolver.literal(port) === usual;
  return joined(
    [
      protocol ?? implied(`${module}:`, at),
      implied('//', at),
      host,
      ...(isUsual ? [] : [implied(':', at), port]),
      path,
    ],
    path.span,
  );
}

/** `request.setHeader(name, value)`. */
function laterHeaders(calls: readonly FollowUp[]): Value[] {
  return calls.flatMap(({ method, args: [key, value], span, isUnsure }): Value[] => {
    if (method.text !== 'setHeader' || key === undefined || value === undefined) return [];
    const given: Value = isUnsure ? { kind: 'unknown', span: value.span } : value;
    return [{ kind: 'object', entries: [{ key, value: given }], span }];
  });
}

/** What may or may not be sent, and says nothing that is asked for when the request goes out. */
function unsureOf(calls: readonly FollowUp[], resolver: Resolver): Value[] {
  return calls.flatMap(({ method, args: [piece], span, isUnsure }): Value[] => {
    if (!isUnsure || piece === undefined || !['write', 'end'].includes(method.text)) return [];
    return literalOf(textOf(piece, resolver)) === undefined ? [] : [{ kind: 'unknown', span }];
  });
}

/** What `write` and `end` send, one after the other. */
function bodyOf(calls: readonly FollowUp[], resolver: Resolver): Value | undefined {
  const pieces: Value[] = [];
  for (const { method, args } of calls) {
    const [piece] = args;
    const isSent = (method.text === 'write' || method.text === 'end') && piece !== undefined;
    if (isSent && !isFunction(piece, resolver)) pieces.push(withoutBuffer(piece, resolver));
    if (method.text === 'end') break;
  }
  const [first, ...others] = pieces;
  return first === undefined || others.length === 0
    ? first
    : joined(pieces, [first.span[0], others.at(-1)?.span[1] ?? 0]);
}

/** The text in `Buffer.from(text)`: Node adds no Content-Type to either. */
function withoutBuffer(piece: Value, resolver: Resolver): Value {
  const reduced = resolver.reduce(piece);
  if (reduced.kind !== 'call' || resolver.path(reduced.callee) !== 'Buffer.from') return piece;
  const [text, encoding] = reduced.args;
  const isText = encoding === undefined || /^utf-?8$/i.test(resolver.literal(encoding) ?? '');
  const isString = ['string', 'join', 'json', 'environment', 'query'].includes(text ? resolver.reduce(text).kind : '');
  return isText && isString && text !== undefined ? text : piece;
}

/** `auth: 'user:password'`. */
function loginOf(auth: Value | undefined, resolver: Resolver): NamedHeader[] {
  const [, user, password] = /^([^:]*):(.*)$/s.exec(resolver.literal(auth) ?? '') ?? [];
  if (auth === undefined || user === undefined || password === undefined) return [];
  return [basicHeader(stringAt(user, auth.span), stringAt(password, auth.span), auth.span)];
}

const callbackName = /^(?:cb|callback|resolve|done|next|handler|(?:on|handle)(?:[A-Z]\w*)?)$/;

/** Whether the value is a callback, by what it is or, where only run time knows, by its name. */
function isFunction(value: Value | undefined, resolver: Resolver): boolean {
  if (value === undefined) return false;
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'name') return reduced.kind === 'function';
  const { name } = reduced;
  return callbackName.test(name) || resolver.source.text.includes(`function ${name}(`);
}
