import { type KnownPath, knownPaths } from '../discord/route.ts';
import type { HttpInsert } from '../httpFile/httpItem.ts';
import type { Span } from '../request/text.ts';
import { type RouteFacts, routeFacts } from './routeFacts.ts';

/** A path of the API that is being written. */
export interface TypedPath {
  /** What stands between the slashes up to the cursor; the first slash is in front of the first. */
  readonly segments: readonly string[];
  /** From the first slash to the cursor. */
  readonly span: Span;
  /** Where it is told already. */
  readonly method: string | undefined;
  /** What a value that is still to be given is written as, by its name (`channel_id`). */
  readonly write: (name: string) => readonly HttpInsert[];
}

/** A documented path that goes on like what is typed. */
export interface RouteItem {
  readonly kind: 'route';
  readonly label: string;
  readonly insert: readonly HttpInsert[];
  readonly span: Span;
  readonly filter: string;
  /** The methods that it is documented with. */
  readonly detail: string;
  readonly routes: readonly RouteFacts[];
}

/** The documented paths that begin like what is typed: ids that stand there stay, those that are missing are to be given. */
export function routeItems(typed: TypedPath): RouteItem[] {
  return knownPaths().flatMap((path) => routeItem(path, typed) ?? []);
}

function routeItem(path: KnownPath, typed: TypedPath): RouteItem | undefined {
  const { template, segments, methods, verbs } = path;
  if (typed.method !== undefined && !methods.has(typed.method)) return undefined;
  const isLast = (index: number) => index === typed.segments.length - 1;
  const fits = typed.segments.every((written, index) => {
    const segment = segments[index];
    if (segment === undefined) return false;
    if (isPlaceholder(segment)) return isLast(index) || written !== '';
    return isLast(index) ? segment.startsWith(written) : segment === written;
  });
  if (!fits) return undefined;
  const insert = segments.flatMap((segment, index): readonly HttpInsert[] => {
    const written = typed.segments[index] ?? '';
    if (!isPlaceholder(segment)) return [`/${segment}`];
    return written === '' ? ['/', ...typed.write(segment.slice(1, -1))] : [`/${written}`];
  });
  const filter = segments.map(
    (segment, index) => `/${isPlaceholder(segment) ? typed.segments[index] || segment : segment}`,
  );
  return {
    kind: 'route',
    label: template,
    insert,
    span: typed.span,
    filter: filter.join(''),
    detail: verbs.join(' '),
    routes: routeFacts(path, typed.method),
  };
}

function isPlaceholder(segment: string): boolean {
  return segment.startsWith('{');
}
