import { Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Change, Value } from '../value.ts';

/** Headers under these names are those of every request, or of those with the method (axios, lib/defaults). */
const groups: ReadonlySet<string> = new Set(['common', 'get', 'delete', 'head', 'options', 'post', 'put', 'patch']);

/** What an instance, or axios itself, says of every request; the later of two settings counts. */
export class AxiosDefaults {
  readonly #root: readonly Change[];
  readonly #config: Options;
  readonly #later: readonly Change[];
  readonly #resolver: Resolver;
  /** What was done to the defaults and cannot be followed. */
  readonly unknown: readonly Value[];

  /** What was done to axios itself, what an instance was made with, and what was done to the instance since. */
  constructor(root: readonly Change[], config: Value | undefined, later: readonly Change[], resolver: Resolver) {
    const isOfDefaults = ({ path }: Change): boolean => resolver.literal(path[0]) === 'defaults';
    this.#resolver = resolver;
    this.#root = root.filter(isOfDefaults);
    this.#config = new Options(config, resolver);
    this.#later = later.filter(isOfDefaults);
    const lost = [...this.#root, ...this.#later].filter((change) => !this.#isFollowed(change));
    this.unknown = [...this.#config.unknown, ...lost.map(({ span }): Value => ({ kind: 'unknown', span }))];
  }

  /** What the defaults say, from the general to the particular. */
  all(name: string): Value[] {
    const [root, later] = [this.#set(this.#root, name), this.#set(this.#later, name)];
    if (later !== undefined) return [later];
    return [root, this.#config.get(name)].filter((value) => value !== undefined);
  }

  #set(changes: readonly Change[], name: string): Value | undefined {
    const last = changes.findLast(
      ({ kind, path }) => kind === 'set' && path.length === 2 && this.#resolver.literal(path[1]) === name,
    );
    return last?.kind === 'set' ? last.value : undefined;
  }

  get(name: string): Value | undefined {
    return this.all(name).at(-1);
  }

  /** The headers of a request with the method, group by group. */
  headers(method: Value): Value[] {
    const verb = this.#resolver.literal(method)?.toLowerCase();
    const isMeant = (group: string): boolean => group === 'common' || group === verb;
    const whole = this.all('headers').flatMap((value) => grouped(value, isMeant, this.#resolver));
    return [...this.#headersIn(this.#root, isMeant), ...whole, ...this.#headersIn(this.#later, isMeant)];
  }

  #headersIn(changes: readonly Change[], isMeant: (group: string) => boolean): Value[] {
    return changes.flatMap((change): Value[] => {
      const [, word, ...rest] = change.path;
      const key = rest.at(-1);
      if (change.kind !== 'set' || key === undefined || this.#resolver.literal(word) !== 'headers') return [];
      const group = rest.length === 2 ? this.#resolver.literal(rest[0]) : 'common';
      const isSent = group !== undefined && isMeant(group);
      return isSent ? [{ kind: 'object', entries: [{ key, value: change.value }], span: change.span }] : [];
    });
  }

  #isFollowed({ kind, path }: Change): boolean {
    if (kind !== 'set') return false;
    const words = path.map((key) => this.#resolver.literal(key));
    if (words.some((word) => word === undefined)) return false;
    if (words[1] !== 'headers') return words.length === 2;
    return words.length < 4 || (words.length === 4 && groups.has(words[2] ?? ''));
  }
}

/** The headers of an object with groups in it: `{ common: {…}, post: {…} }`. */
function grouped(value: Value, isMeant: (group: string) => boolean, resolver: Resolver): Value[] {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'object') return [value];
  const inner: Value[] = [];
  const entries = reduced.entries.filter((entry) => {
    const name = 'kind' in entry ? undefined : resolver.literal(entry.key);
    if ('kind' in entry || name === undefined || !groups.has(name)) return true;
    if (resolver.reduce(entry.value).kind !== 'object') return true;
    if (isMeant(name)) inner.push(entry.value);
    return false;
  });
  return entries.length === reduced.entries.length ? [value] : [...inner, { ...reduced, entries }];
}

/** What axios adds to a request before it goes out is code that is not followed: `axios.interceptors.request.use(…)`. */
export function interceptorsOf(name: string, resolver: Resolver): Value[] {
  const { names, text } = resolver.source;
  return names.placesOf('interceptors', 0, text.length).flatMap((at): Value[] => {
    if (!/^interceptors\s*\.\s*request\s*\.\s*use\b/.test(text.slice(at, at + 100))) return [];
    const before = /([\w$#]+)\s*\.\s*$/.exec(text.slice(Math.max(0, at - 100), at));
    const isOther = before !== null && before[1] !== name && before[1] !== 'axios';
    return isOther ? [] : [{ kind: 'unknown', span: [at - (before?.[0].length ?? 0), at + 'interceptors'.length] }];
  });
}

/** The parameters of the defaults with those of the call: an object goes into another, anything else replaces it. */
export function mergedParams(params: readonly Value[], resolver: Resolver): Value[] {
  return params.reduce<Value[]>(([before], value) => {
    const both = [before, value].map((each) => each && resolver.reduce(each));
    if (before === undefined || both.some((each) => each?.kind !== 'object')) return [value];
    const entries = [before, value].map((each) => ({ kind: 'spread' as const, value: each, span: each.span }));
    return [{ kind: 'object', entries, span: value.span }];
  }, []);
}

/** The `axios.create(…)` behind an instance; undefined where the value is none. */
export function instanceOf(value: Value | undefined, resolver: Resolver): CallValue | undefined {
  const reduced = value && resolver.reduce(value);
  if (reduced?.kind !== 'call') return undefined;
  return /^axios(?:\.default)?\.create$/.test(resolver.path(makerOf(reduced, resolver)) ?? '') ? reduced : undefined;
}

/** What made an instance: `axios.create`, or the name that it was taken out by. */
export function makerOf({ callee }: CallValue, resolver: Resolver): Value {
  return resolver.origin(callee) ?? callee;
}
