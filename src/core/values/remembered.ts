import { findTokenShapes, parseWebhookUrl, shapeOf } from '../discord/tokenShape.ts';
import { hasScheme } from '../request/redaction.ts';
import type { Hole } from '../request/text.ts';
import type { Expected } from './expected.ts';
import type { IdKind } from './idKind.ts';

/** Where ids are at home: those of the local Discord mean nothing to the real one, and the other way round. */
export type Realm = 'discord' | 'sandbox';

/** What a value is the value of. */
export interface ValueKey {
  /** As `nameOfHole` gives it. */
  readonly name: string;
  /** Relative path of the document, for names that mean something in one document only. */
  readonly document?: string;
  /** What an id is the id of: `id` may be a channel's in one request and a role's in the next. */
  readonly of?: IdKind;
  /** Of ids only. */
  readonly realm?: Realm;
}

/** A value that a person gave, and what it was given for. */
export interface RememberedValue extends ValueKey {
  readonly value: string;
  /** What the id is called, where it was picked. */
  readonly label?: string;
}

/** What a value is called: the variable, however it is read (`process.env.X ?? ''`, `{{$dotenv X}}`), else as written. */
export function nameOfHole({ source, expression }: Hole): string {
  return source.kind === 'environment' || source.kind === 'variable' ? source.name : expression;
}

/** How many values of one key are offered again, and how many values there are in all. */
const perKey = 6;
const inAll = 300;

/** The key of a value. In code a name is the document's own; in .http files and environments it is the workspace's. */
export function valueKey(
  hole: Hole,
  expected: Expected,
  at: { document: string; isHttp: boolean; realm: Realm },
): ValueKey {
  const isShared = hole.source.kind === 'environment' || (hole.source.kind === 'variable' && at.isHttp);
  return {
    name: nameOfHole(hole),
    ...(isShared ? {} : { document: at.document }),
    ...(expected.of === undefined ? {} : { of: expected.of }),
    ...(expected.form === 'id' ? { realm: at.realm } : {}),
  };
}

/** The values of a key, the one that holds first. */
export function valuesOf(all: readonly RememberedValue[], key: ValueKey): RememberedValue[] {
  return all.filter((one) => isSameKey(one, key));
}

/** All values with a new one, which from now on is the one that holds. */
export function withValue(all: readonly RememberedValue[], added: RememberedValue): RememberedValue[] {
  const same = valuesOf(all, added).filter(({ value }) => value !== added.value);
  const others = all.filter((one) => !isSameKey(one, added));
  return [added, ...same.slice(0, perKey - 1), ...others].slice(0, inAll);
}

/** Whether a value may be written to disk: nothing that is a secret by its place, its name or its shape. */
export function mayBeKept(value: string, expected: Expected): boolean {
  const bare = value.trim();
  if (expected.isSecret || hasScheme(bare) || findTokenShapes(bare).length > 0) return false;
  return parseWebhookUrl(bare) === null && shapeOf(bare) === 'unknown';
}

/** Whether two keys are of the same value. */
export function isSameKey(one: ValueKey, other: ValueKey): boolean {
  return one.name === other.name && one.document === other.document && one.of === other.of && one.realm === other.realm;
}

/** An id that was picked before. */
export interface RecentId {
  readonly id: string;
  readonly name: string;
  readonly of: IdKind;
  readonly realm: Realm;
  /** The guild, channel or application that it was picked in. */
  readonly within?: string;
}

/** Under which kind a choice is offered again: a channel that holds messages is a channel. */
export function recentKind(of: IdKind): IdKind {
  return of === 'message-channel' ? 'channel' : of;
}

/** Ids of one kind that are offered again. */
const recentPerKind = 5;

/** The last choices of a kind, newest first; only those of one guild or channel where that is known. */
export function recentIds(all: readonly RecentId[], wanted: Omit<RecentId, 'id' | 'name'>): RecentId[] {
  return all.filter(
    ({ of, realm, within }) =>
      of === wanted.of && realm === wanted.realm && (wanted.within === undefined || within === wanted.within),
  );
}

/** All last choices with a new one. */
export function withRecent(all: readonly RecentId[], added: RecentId): RecentId[] {
  const same = all.filter(({ of, realm, id }) => of === added.of && realm === added.realm && id !== added.id);
  const others = all.filter(({ of, realm }) => of !== added.of || realm !== added.realm);
  return [added, ...same.slice(0, recentPerKind - 1), ...others];
}
