import { basicHeader } from '../basicAuth.ts';
import { type FollowUp, followUps } from '../followUps.ts';
import { headerGroup } from '../instances.ts';
import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, joined, Options, receiverOf, verbOf } from '../options.ts';
import { pairsOf } from '../pairs.ts';
import { superagentQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, PartShape, Shape } from '../shape.ts';
import { type CallValue, compactJson, stringAt, type Value } from '../value.ts';

const verbs = ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options'];
const makers = /\b(?:superagent|request|agent)\s*\.\s*agent\b(?=\s*\()/g;

/** The short names of types that are followed; others are looked up in a table of file types. */
const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  urlencoded: 'application/x-www-form-urlencoded',
  'form-data': 'application/x-www-form-urlencoded',
  text: 'text/plain',
  html: 'text/html',
};

/** Methods that change what is sent in ways that are not followed. */
const unfollowed: ReadonlySet<string> = new Set(['unset', 'sort', 'use', 'serialize', 'connect', 'http2']);

/** superagent: the function, its verbs and agents, with the methods that are chained to them. */
export const superagentLibrary: Library = {
  words: ['superagent', ...verbs],
  claims: (site: CallSite) => /^superagent(?:\.default)?(?:\.\w+)?$/.test(site.path ?? '') || site.isClient(makers),
  read(call, resolver) {
    const path = resolver.path(call.callee)?.replace(/^superagent\.default\b/, 'superagent');
    const later = followUps(call, resolver);
    if (path === 'superagent') {
      const [first, second] = [argumentOf(call, 0), argumentOf(call, 1)];
      const url = second ?? first;
      return url && shapeOf(second === undefined ? implied('GET', url.span[1]) : first, url, [], later, resolver);
    }
    const verb = verbOf(call);
    const url = argumentOf(call, 0);
    if (url === undefined || !verbs.includes(verb.text)) return undefined;
    const receiver = receiverOf(call);
    const agent = path === `superagent.${verb.text}` ? [] : receiver && agentCalls(receiver, resolver);
    const method = verb.text === 'del' ? stringAt('DELETE', verb.span) : verb;
    const calls = agent && [...agent, ...dataOf(call, verb)];
    return calls && shapeOf(method, url, calls, later, resolver);
  },
};

/** The methods that were called on a `superagent.agent()`: defaults of its requests. */
function agentCalls(value: Value, resolver: Resolver): FollowUp[] | undefined {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'call') return undefined;
  if (/^superagent(?:\.default)?\.agent$/.test(resolver.path(reduced.callee) ?? '')) return laterCalls(reduced);
  const receiver = receiverOf(reduced);
  const calls = receiver && agentCalls(receiver, resolver);
  return (
    calls && [...calls, { method: verbOf(reduced), args: reduced.args, span: reduced.span }, ...laterCalls(reduced)]
  );
}

function laterCalls({ later }: CallValue): FollowUp[] {
  return later.flatMap((change) =>
    change.kind === 'call' ? [{ method: verbOf(change.call), args: change.call.args, span: change.span }] : [],
  );
}

/** `superagent.get(url, query)`, `superagent.post(url, data)`. */
function dataOf(call: CallValue, verb: Value & { kind: 'string' }): FollowUp[] {
  const data = argumentOf(call, 1);
  if (data === undefined || data.kind === 'function') return [];
  const name = verb.text === 'get' || verb.text === 'head' ? 'query' : 'send';
  return [{ method: { ...implied(name, data.span[0]) }, args: [data], span: data.span }];
}

function shapeOf(
  method: Value | undefined,
  url: Value,
  defaults: readonly FollowUp[],
  later: ReturnType<typeof followUps>,
  resolver: Resolver,
): Shape {
  const calls = [...defaults, ...later.calls];
  const headers = calls.flatMap((call) => headersOf(call, resolver));
  const queries = argumentsOf(calls, 'query');
  const isText = (value: Value) => ['string', 'join', 'query'].includes(resolver.reduce(value).kind);
  const values = [...queries.filter(isText), ...queries.filter((value) => !isText(value))];
  const body = multipartOf(calls, resolver) ?? bodyOf(argumentsOf(calls, 'send'), headers, resolver);
  return {
    client: 'superagent',
    method: method ?? implied('GET', url.span[1]),
    url,
    headers,
    ...(values.length === 0 ? {} : { query: { values, style: superagentQuery } }),
    ...(body === undefined ? {} : { body }),
    goesOn: { span: later.span, isFinished: later.isFinished },
    unsupported: calls
      .filter((call) => call.isUnsure || isUnfollowed(call, resolver))
      .map(({ span }) => ({ kind: 'unknown', span })),
  };
}

function argumentsOf(calls: readonly FollowUp[], name: string): Value[] {
  return calls.flatMap(({ method, args }) => (method.text === name ? args.slice(0, 1) : []));
}

/** The header that a method sets, as a group of its own: the later one counts. */
function headersOf({ method, args: [first, second], span }: FollowUp, resolver: Resolver): Value[] {
  if (first === undefined) return [];
  switch (method.text) {
    case 'set':
      if (second === undefined) return [first];
      return [{ kind: 'object', entries: [{ key: first, value: second }], span }];
    case 'type':
      return typeHeader('Content-Type', first, resolver);
    case 'accept':
      return typeHeader('Accept', first, resolver);
    case 'auth':
      return [authHeader(first, second, span, resolver)];
    default:
      return [];
  }
}

function typeHeader(name: string, value: Value, resolver: Resolver): Value[] {
  const type = typeOf(value, resolver);
  return type === undefined ? [] : [headerGroup(name, stringAt(type, value.span))];
}

function typeOf(value: Value, resolver: Resolver): string | undefined {
  const text = resolver.literal(value);
  return text?.includes('/') ? text : types[text ?? ''];
}

/** `auth(user, password)`, `auth(token, { type: 'bearer' })`. */
function authHeader(user: Value, second: Value | undefined, span: Value['span'], resolver: Resolver): Value {
  const isOptions = second !== undefined && resolver.reduce(second).kind === 'object';
  const type = resolver.literal(new Options(isOptions ? second : undefined, resolver).get('type'));
  if (type === 'bearer')
    return headerGroup('Authorization', joined([implied('Bearer ', user.span[0]), user], user.span));
  const password = isOptions ? undefined : second;
  const { name, value } = basicHeader(user, password ?? implied('', user.span[1]), span);
  return headerGroup(name, value, [span[0], span[0]]);
}

function isUnfollowed({ method, args: [first] }: FollowUp, resolver: Resolver): boolean {
  const isUnknownType =
    (method.text === 'type' || method.text === 'accept') &&
    first !== undefined &&
    typeOf(first, resolver) === undefined;
  return isUnknownType || unfollowed.has(method.text);
}

/** Objects are merged into one, strings are put one behind the other. */
function bodyOf(sent: readonly Value[], headers: readonly Value[], resolver: Resolver): BodyShape | undefined {
  const [first, ...others] = sent;
  if (first === undefined) return undefined;
  const isForm = typesIn(headers, resolver).some((type) => type.includes('x-www-form-urlencoded'));
  const { kind } = resolver.reduce(first);
  if (kind === 'object' || kind === 'array') {
    const entries = sent.map((value) => ({ kind: 'spread', value, span: value.span }) as const);
    const value: Value = others.length === 0 ? first : { kind: 'object', entries, span: first.span };
    return isForm ? { kind: 'form', value, style: superagentQuery } : { kind: 'json', value, style: compactJson };
  }
  const isText = typesIn(headers, resolver).some((type) => !type.includes('x-www-form-urlencoded'));
  const parts = others.flatMap((value) => (isText ? [value] : [implied('&', value.span[0]), value]));
  return { kind: 'raw', value: others.length === 0 ? first : joined([first, ...parts], first.span) };
}

function typesIn(headers: readonly Value[], resolver: Resolver): string[] {
  return headers.flatMap((group) =>
    pairsOf(group, resolver).pairs.flatMap(({ name, value }) =>
      name.toLowerCase() === 'content-type' ? (resolver.literal(value) ?? []) : [],
    ),
  );
}

/** `field(name, value)`, `field({ … })` and `attach(name, file, filename)`. */
function multipartOf(calls: readonly FollowUp[], resolver: Resolver): BodyShape | undefined {
  const parts: PartShape[] = [];
  const unknown: Value[] = [];
  for (const { method, args } of calls) {
    const [first, value] = args;
    if ((method.text !== 'field' && method.text !== 'attach') || first === undefined) continue;
    const name = resolver.literal(first);
    if (name !== undefined && value !== undefined) parts.push(partOf(method.text, name, value, args[2], resolver));
    else if (method.text === 'field' && value === undefined) {
      const pairs = pairsOf(first, resolver);
      parts.push(...pairs.pairs.map((pair) => ({ name: pair.name, value: pair.value })));
      unknown.push(...pairs.unknown);
    } else unknown.push(first);
  }
  const [anchor] = [...parts.map(({ value }) => value), ...unknown];
  return anchor && { kind: 'multipart', value: anchor, parts, unknown };
}

function partOf(method: string, name: string, value: Value, third: Value | undefined, resolver: Resolver): PartShape {
  const options =
    third !== undefined && resolver.reduce(third).kind === 'object' ? new Options(third, resolver) : undefined;
  const filename = options === undefined ? third : options.get('filename');
  const contentType = options?.get('contentType');
  const path = method === 'attach' && resolver.reduce(value).kind === 'string' ? value : undefined;
  const named = filename ?? path;
  return {
    name,
    value: path === undefined ? value : fileAt(path),
    ...(named === undefined ? {} : { filename: named }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** `attach(name, 'path')` opens the file. */
function fileAt(path: Value): Value {
  const callee: Value = { kind: 'name', name: 'createReadStream', span: path.span };
  return { kind: 'call', callee, args: [path], named: [], isNew: false, later: [], span: path.span };
}
