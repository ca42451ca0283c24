import { Options } from '../options.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Change, Value } from '../value.ts';

/** Headers under these names are those of every request, or of those with the method (axios, lib/defaults). */
const groups: ReadonlySet<string> = new Set(['common', 'get', 'delete', 'head', 'options', 'post', 'put', 'patch']);

/** What an instance, or axios itself, says of every request; the later of two settings counts. */
export class AxiosDefaults {
  readonly #options: readonly Options[];
  readonly #changes: readonly Change[];
  readonly #resolver: Resolver;
  /** What was done to the defaults and cannot be followed. */
  readonly unknown: readonly Value[];

  /** `configs` are those that instances were made with; `changes` are what was done to the defaults since. */
  constructor(configs: readonly Value[], changes: readonly Change[], resolver: Resolver) {
    this.#options = configs.map((config) => new Options(config, resolver));
    this.#resolver = resolver;
    this.#changes = changes.filter(({ path }) => resolver.literal(path[0]) === 'defaults');
    const lost = this.#changes.filter((change) => !this.#isFollowed(change));
    this.unknown = [
      ...this.#options.flatMap(({ unknown }) => unknown),
      ...lost.map(({ span }): Value => ({ kind: 'unknown', span })),
    ];
  }

  /** What the defaults say, from the general to the particular. */
  all(name: string): Value[] {
    const set = this.#changes.flatMap((change) => {
      const isOwn = change.kind === 'set' && change.path.length === 2;
      return isOwn && this.#resolver.literal(change.path[1]) === name ? [change.value] : [];
    });
    const last = set.at(-1);
    return last === undefined ? this.#options.flatMap((each) => each.get(name) ?? []) : [last];
  }

  get(name: string): Value | undefined {
    return this.all(name).at(-1);
  }

  /** The headers of a request with the method, group by group. */
  headers(method: Value): Value[] {
    const verb = this.#resolver.literal(method)?.toLowerCase();
    const isMeant = (group: string): boolean => group === 'common' || group === verb;
    const set = this.#changes.flatMap((change): Value[] => {
      const [, word, ...rest] = change.path;
      if (change.kind !== 'set' || this.#resolver.literal(word) !== 'headers' || rest.length === 0) return [];
      const [first] = rest;
      const group = rest.length === 2 ? this.#resolver.literal(first) : undefined;
      const key = rest.at(-1);
      const isSent = rest.length === 1 || (group !== undefined && isMeant(group));
      return key === undefined || !isSent
        ? []
        : [{ kind: 'object', entries: [{ key, value: change.value }], span: change.span }];
    });
    return [...this.all('headers').flatMap((value) => grouped(value, isMeant, this.#resolver)), ...set];
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
  const isInstance =
    reduced?.kind === 'call' && /^axios(?:\.default)?\.create$/.test(resolver.path(reduced.callee) ?? '');
  return isInstance ? reduced : undefined;
}
