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
import { searchParamsQuery } from '../percent.ts';
import type { Resolver } from '../resolver.ts';
import type { BodyShape } from '../shape.ts';
import { type CallValue, compactJson, type Value } from '../value.ts';

const verbs = ['get', 'post', 'put', 'patch', 'head', 'delete'];
const root = /^ky(?:-universal)?(?:\.default)?$/;

/** What each way to read the answer asks for (ky 1.14, `responseTypes`). */
const accepts: Readonly<Record<string, string>> = {
  json: 'application/json',
  text: 'text/*',
  formData: 'multipart/form-data',
};

/** ky: the function, its verbs, and instances of `ky.create()` and `ky.extend()`. */
export const kyLibrary: Library = {
  words: ['ky', ...verbs],
  callables: instanceMakers,
  claims: (site: CallSite) =>
    site.word === 'ky' || /^ky(?:-universal)?\./.test(site.path ?? '') || site.isClient(instanceMakers),
  read: (call, resolver) => readClientCall(call, root, verbs, resolver, readKy),
};

/** `ky(url, options)`, `ky.post(url, options)`. */
const readKy: ClientReader = (call, verb, defaults, resolver) => {
  const address = argumentOf(call, 0);
  if (address === undefined) return undefined;
  const own = argumentOf(call, 1);
  const options = [...defaults, ...(own === undefined ? [] : [own])].map((value) => new Options(value, resolver));
  const option = (name: string) => lastOption(options, name);
  const prefix = option('prefixUrl');
  const params = options.flatMap((each) => each.get('searchParams') ?? []);
  const body = bodyOf(option);
  const isRefused = prefix !== undefined && beginsWithSlash(address, resolver);
  return {
    client: 'ky',
    method: methodOrGet(verb ?? option('method'), options, address.span[1]),
    url: prefixed(prefix, address, resolver),
    address,
    headers: [...acceptOf(call, resolver), ...options.flatMap((each) => each.get('headers') ?? [])],
    ...(params.length === 0
      ? {}
      : { query: { values: params, style: { ...searchParamsQuery, skipsUndefined: true }, replaces: true } }),
    ...(body === undefined ? {} : { body }),
    unsupported: [...unfollowedOptions(options, ['fetch', 'stringifyJson'], resolver), ...(isRefused ? [address] : [])],
  };
};

function acceptOf(call: CallValue, resolver: Resolver): Value[] {
  const behind = resolver.source.text.slice(call.span[1], call.span[1] + 200);
  const type = accepts[/^\s*\??\.\s*(\w+)\s*(?:<[^()]{0,100}>\s*)?\(/.exec(behind)?.[1] ?? ''];
  return type === undefined ? [] : [headerGroup('accept', implied(type, call.span[1]))];
}

function bodyOf(option: (name: string) => Value | undefined): BodyShape | undefined {
  const [body, json] = [option('body'), option('json')];
  if (json !== undefined) return { kind: 'json', value: json, style: compactJson };
  return body && { kind: 'raw', value: body };
}
