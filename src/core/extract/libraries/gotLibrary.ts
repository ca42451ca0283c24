import { basicHeader } from '../basicAuth.ts';
import {
  beginsWithSlash,
  type ClientReader,
  headerGroup,
  instanceMakers,
  lastOption,
  prefixed,
  readClientCall,
  unfollowedOptions,
} from '../instances.ts';
import type { CallSite, Library } from '../library.ts';
import { argumentOf, implied, methodOrGet, Options } from '../options.ts';
import { type QueryStyle, searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape, NamedHeader } from '../shape.ts';
import { type CallValue, compactJson, stringAt, type Value } from '../value.ts';

const verbs = ['get', 'post', 'put', 'patch', 'head', 'delete'];
const root = /^got(?:\.got|\.default)?$/;

/** got leaves keys that are `undefined` out and writes `null` as nothing (got 14, the setter of `searchParams`). */
const gotQuery: QueryStyle = {
  ...searchParamsQuery,
  skipsUndefined: true,
  constants: { true: 'true', false: 'false', null: '' },
};

/** got: the function, its verbs, and instances of `got.extend()`. */
export const gotLibrary: Library = {
  words: ['got', ...verbs],
  callables: instanceMakers,
  claims: (site: CallSite) => site.word === 'got' || /^got\./.test(site.path ?? '') || site.isClient(instanceMakers),
  read: (call, resolver) => readClientCall(call, root, verbs, resolver, readGot),
};

/** `got(url, options)`, `got(options)`, `got.post(url, options)`. */
const readGot: ClientReader = (call, verb, defaults, resolver) => {
  const first = argumentOf(call, 0);
  if (first === undefined) return undefined;
  const isOptions = resolver.reduce(first).kind === 'object';
  const own = isOptions ? first : argumentOf(call, 1);
  const options = [...defaults, ...(own === undefined ? [] : [own])].map((value) => new Options(value, resolver));
  const option = (name: string) => lastOption(options, name);
  const address = isOptions ? option('url') : first;
  if (address === undefined) return undefined;
  const prefix = option('prefixUrl');
  const params = options.flatMap((each) => each.get('searchParams') ?? []).map((value) => parsed(value, resolver));
  const body = bodyOf(option);
  const login = loginOf(option('username'), option('password'));
  return {
    client: 'got',
    method: methodOrGet(verb ?? option('method'), options, address.span[1]),
    url: prefixed(prefix, address, resolver),
    address,
    headers: [...acceptOf(call, option, resolver), ...options.flatMap((each) => each.get('headers') ?? [])],
    named: login,
    ...(params.length === 0 ? {} : { query: { values: params, style: gotQuery, replaces: true } }),
    ...(body === undefined ? {} : { body }),
    unsupported: [
      ...unfollowedOptions(options, ['cookieJar', 'stringifyJson'], resolver),
      ...(beginsWithSlash(address, resolver) ? [address] : []),
    ],
  };
};

/** got reads a text as `URLSearchParams` does and writes it anew. */
function parsed(params: Value, resolver: Resolver): Value {
  const isText = resolver.literal(params) !== undefined;
  return isText ? { kind: 'query', value: params, style: searchParamsQuery, span: params.span } : params;
}

/** `username` and `password`. */
function loginOf(user: Value | undefined, password: Value | undefined): NamedHeader[] {
  const [first, last] = [user ?? password, password ?? user];
  if (first === undefined || last === undefined) return [];
  const span = [Math.min(first.span[0], last.span[0]), Math.max(first.span[1], last.span[1])] as const;
  return [basicHeader(user ?? stringAt('', span), password ?? stringAt('', span), span)];
}

/** What `.json()` and `responseType: 'json'` ask for. */
function acceptOf(call: CallValue, option: (name: string) => Value | undefined, resolver: Resolver): Value[] {
  const behind = resolver.source.text.slice(call.span[1], call.span[1] + 200);
  const isJson = /^\s*\??\.\s*json\s*\(/.test(behind) || resolver.literal(option('responseType')) === 'json';
  return isJson ? [headerGroup('accept', implied('application/json', call.span[1]))] : [];
}

function bodyOf(option: (name: string) => Value | undefined): BodyShape | undefined {
  const [body, form, json] = [option('body'), option('form'), option('json')];
  if (body !== undefined) return { kind: 'raw', value: body };
  if (form !== undefined) return { kind: 'form', value: form, style: searchParamsQuery };
  return json && { kind: 'json', value: json, style: compactJson };
}
