import { enumMember } from '../discord/enums.ts';
import type { Span } from '../request/text.ts';
import { routeConstants, routePieces } from './discordRoutes.ts';
import { madeList } from './madeLists.ts';
import { implied, joined } from './options.ts';
import { componentStyle, searchParamsQuery } from './percent.ts';
import type { Resolver } from './resolver.ts';
import { stringMethod } from './stringMethods.ts';
import { type CallValue, type Change, compactJson, type JsonStyle, stringAt, type Value } from './value.ts';

/** Objects that hold the environment. */
const environments = /^(?:globalThis\.)?(?:(?:node:)?process\.env|import\.meta\.env|Bun\.env)(?:\.(\w+))?$/;

/** Cloudflare Workers hand their environment to the handler: `env.NAME`, `c.env.NAME`. */
const workerEnvironment = /^(?:\w+\.)?env\.([A-Z][A-Z\d_]*)$/;

/** `process.env.X` and its like, and the constants of discord-api-types. */
export function reduceJavaScriptPath(path: string, span: Span): Value | undefined {
  const environment = environments.exec(path);
  if (environment !== null) return { kind: 'environment', name: environment[1] ?? '', span };
  const worker = workerEnvironment.exec(path)?.[1];
  if (worker !== undefined) return { kind: 'environment', name: worker, span };
  const constant = /(?:^|\.)((?:RouteBases|OAuth2Routes)\.\w+)$/.exec(path)?.[1];
  if (constant !== undefined && routeConstants[constant] !== undefined) return stringAt(routeConstants[constant], span);
  const [, name, member] = /(?:^|\.)([A-Z]\w+)\.([A-Z]\w*)$/.exec(path) ?? [];
  const known = name === undefined || member === undefined ? undefined : enumMember(name, member);
  if (known !== undefined) return { kind: 'number', text: String(known), span };
  const method = /(?:^|\.)RequestMethod\.(Get|Post|Put|Patch|Delete)$/.exec(path)?.[1];
  return method === undefined ? undefined : stringAt(method.toUpperCase(), span);
}

/** What a call of a well-known function gives. */
export function reduceJavaScriptCall(call: CallValue, resolver: Resolver): Value | undefined {
  const path = resolver.path(call.callee);
  const [first, second] = call.args;
  const { span } = call;
  const route = /(?:^|\.)Routes\.(\w+)$/.exec(path ?? '')?.[1];
  if (route !== undefined) return routePath(route, call, resolver);
  switch (path) {
    case 'JSON.stringify':
      return first && { kind: 'json', value: first, style: styleOf(call.args[2], resolver), span };
    case 'encodeURIComponent':
    case 'encodeURI':
      return first && { kind: 'encoded', value: first, style: path === 'encodeURI' ? uriStyle : componentStyle, span };
    case 'btoa':
      return first && { kind: 'base64', value: first, span };
    case 'String':
      return first && joined([first], span);
    case 'Number':
    case 'parseInt':
    case 'parseFloat':
      return first && numberOf(first, span, resolver);
    case 'Deno.env.get':
    case 'Deno.env.toObject': {
      const name = resolver.literal(first);
      return name === undefined ? undefined : { kind: 'environment', name, span };
    }
    case 'Object.assign':
      return { kind: 'object', entries: call.args.map((value) => ({ kind: 'spread', value, span: value.span })), span };
    case 'Object.freeze':
      return first;
    case 'URL':
      return first && call.isNew ? urlOf(first, second, call, resolver) : undefined;
    case 'Array':
    case 'Array.from':
      return madeList(call, path, resolver);
    default:
      return methodResult(call, resolver);
  }
}

/** `URLSearchParams` in a string is its query. */
export function textOfJavaScriptCall(call: CallValue): Value | undefined {
  const isParams = call.isNew && call.callee.kind === 'name' && call.callee.name === 'URLSearchParams';
  return isParams ? { kind: 'query', value: call, style: searchParamsQuery, span: call.span } : undefined;
}

/** `encodeURI` leaves the characters that separate the parts of an address. */
const uriStyle = { safe: ";,/?:@&=+$#!'()*", space: '%20' } as const;

/** `Routes.name(…)`: arguments are percent-encoded unless they are so already (discord-api-types, rest/v10). */
function routePath(name: string, call: CallValue, resolver: Resolver): Value | undefined {
  const at: Span = [call.span[0], call.span[0]];
  const parts = routePieces(name)?.flatMap((piece): Value[] => {
    if (typeof piece === 'string') return [stringAt(piece, at)];
    const argument = call.args[piece.argument];
    const isGiven = argument !== undefined && !isUndefined(argument, resolver);
    if (!isGiven) {
      const absent = piece.fallback ?? (piece.before === undefined ? 'undefined' : '');
      return absent === '' ? [] : [stringAt(absent, at)];
    }
    const isSafe = /^[\w%-]+$/.test(resolver.literal(argument) ?? '');
    const value: Value = isSafe
      ? argument
      : { kind: 'encoded', value: argument, style: componentStyle, span: argument.span };
    return piece.before === undefined ? [value] : [stringAt(piece.before, at), value];
  });
  return parts && joined(parts, call.span);
}

function isUndefined(value: Value, resolver: Resolver): boolean {
  const reduced = resolver.reduce(value);
  return reduced.kind === 'literal' && reduced.value === undefined;
}

/** The third argument of `JSON.stringify`: a number of blanks (at most 10), or text. */
function styleOf(space: Value | undefined, resolver: Resolver): JsonStyle {
  const reduced = space === undefined ? undefined : resolver.reduce(space);
  if (reduced?.kind === 'number')
    return { ...compactJson, ...indentedBy(' '.repeat(Math.max(0, Math.min(10, Number(reduced.text))))) };
  return reduced?.kind === 'string' ? { ...compactJson, ...indentedBy(reduced.text.slice(0, 10)) } : compactJson;
}

function indentedBy(indent: string): Partial<JsonStyle> {
  return indent === '' ? {} : { indent, colon: ': ' };
}

function numberOf(value: Value, span: Span, resolver: Resolver): Value {
  const text = resolver.literal(value);
  const number = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? { kind: 'numeric', value, span } : { kind: 'number', text: String(number), span };
}

/** `new URL(path, base)` as text, with the parameters that were set on it since. */
function urlOf(address: Value, base: Value | undefined, call: CallValue, resolver: Resolver): Value | undefined {
  const root = base === undefined ? '' : baseOf(address, base, resolver);
  if (root === undefined) return undefined;
  const parts: Value[] = root === '' ? [address] : [implied(root, address.span[0]), address];
  const changes = call.later.filter((change) => resolver.literal(change.path[0]) === 'searchParams');
  if (changes.length < call.later.length) return withSearch(parts, call, resolver);
  if (changes.length > 0) {
    const params = searchParamsWith(changes, call);
    const hasQuery = resolver.literal(address)?.includes('?') === true;
    parts.push(implied(hasQuery ? '&' : '?', call.span[1]), {
      kind: 'query',
      value: params,
      style: searchParamsQuery,
      span: call.span,
    });
  }
  return { kind: 'join', parts, inside: call.span, span: call.span };
}

/** The address behind which `url.search = …` put a query, where that is all that was done to it. */
function withSearch(parts: readonly Value[], call: CallValue, resolver: Resolver): Value | undefined {
  const [change, ...others] = call.later;
  const isSearch = change?.kind === 'set' && resolver.literal(change.path[0]) === 'search';
  if (!isSearch || others.length > 0 || parts.some((part) => /[?#]/.test(resolver.literal(part) ?? '')))
    return undefined;
  const search = resolver.reduce(change.value);
  const text = resolver.literal(search);
  const query = search.kind === 'call' ? textOfJavaScriptCall(search) : search;
  if (query === undefined || (query.kind !== 'query' && text === undefined)) return undefined;
  const mark = text === '' || text?.startsWith('?') ? [] : [implied('?', call.span[1])];
  return { kind: 'join', parts: [...parts, ...mark, query], inside: call.span, span: call.span };
}

/** What stands before the address: the base's origin, its directory, or nothing if the address is whole. */
function baseOf(address: Value, base: Value, resolver: Resolver): string | undefined {
  const text = resolver.literal(base);
  const reduced = resolver.reduce(address);
  const head = reduced.kind === 'join' ? resolver.literal(reduced.parts[0]) : resolver.literal(reduced);
  if (text === undefined || head === undefined || !URL.canParse(text)) return undefined;
  if (/^[a-z][a-z\d+.-]*:/i.test(head)) return '';
  const url = new URL(text);
  return head.startsWith('/') ? url.origin : url.origin + url.pathname.replace(/[^/]*$/, '');
}

function searchParamsWith(changes: readonly Change[], call: CallValue): Value {
  const callee: Value = { kind: 'name', name: 'URLSearchParams', span: call.span };
  const later = changes.map((change) => ({ ...change, path: change.path.slice(1) }));
  return { ...call, callee, args: [], later };
}

/** Methods of strings, lists and searches. */
function methodResult(call: CallValue, resolver: Resolver): Value | undefined {
  if (call.callee.kind !== 'member' || call.callee.key.kind !== 'string') return undefined;
  const { object, key } = call.callee;
  const { span } = call;
  const reduced = resolver.reduce(object);
  const isText = reduced.kind === 'string' || reduced.kind === 'join' || reduced.kind === 'environment';
  switch (key.text) {
    case 'getProperty':
      return scriptProperty(reduced, call, resolver);
    case 'toString': {
      const bytes =
        reduced.kind === 'call' && resolver.path(reduced.callee) === 'Buffer.from' ? reduced.args[0] : undefined;
      if (bytes !== undefined && resolver.literal(call.args[0]) === 'base64')
        return { kind: 'base64', value: bytes, span };
      if (isText || reduced.kind === 'query') return object;
      if (reduced.kind === 'number') return joined([object], span);
      return reduced.kind === 'call' ? textOfJavaScriptCall(reduced) : undefined;
    }
    case 'trim':
    case 'trimStart':
    case 'trimEnd':
    case 'toWellFormed':
    case 'toUpperCase':
    case 'toLowerCase':
    case 'repeat':
    case 'replace':
    case 'replaceAll':
    case 'slice':
    case 'substring':
    case 'padStart':
    case 'padEnd':
      return stringMethod(key.text, reduced, object, call, resolver);
    case 'startsWith':
    case 'endsWith':
    case 'includes': {
      const [whole, part] = [resolver.literal(reduced), resolver.literal(call.args[0])];
      if (reduced.kind !== 'string' || whole === undefined || part === undefined || call.args.length > 1)
        return undefined;
      return { kind: 'literal', value: whole[key.text](part), span };
    }
    case 'concat':
      return isText ? joined([object, ...call.args], span) : undefined;
    case 'map':
    case 'fill':
      return madeList(call, undefined, resolver);
    case 'join':
      return reduced.kind === 'array' ? joinedWith(reduced.items, call.args[0], span) : undefined;
    default:
      return undefined;
  }
}

/** Google Apps Script keeps its environment in properties: `PropertiesService.getScriptProperties().getProperty(name)`. */
function scriptProperty(store: Value, call: CallValue, resolver: Resolver): Value | undefined {
  const path = store.kind === 'call' ? (resolver.path(store.callee) ?? '') : '';
  const name = resolver.literal(call.args[0]);
  const isStore = /^PropertiesService\.get(?:Script|User|Document)Properties$/.test(path);
  return isStore && name !== undefined ? { kind: 'environment', name, span: call.span } : undefined;
}

function joinedWith(items: readonly Value[], separator: Value | undefined, span: Span): Value | undefined {
  if (items.some((item) => item.kind === 'spread')) return undefined;
  const between = separator ?? implied(',', span[1]);
  return joined(
    items.flatMap((item, index) => (index === 0 ? [item] : [between, item])),
    span,
  );
}
