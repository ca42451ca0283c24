import { type KnownPath, knownPaths } from '../discord/route.ts';
import { type RoutePiece, routePieces } from '../extract/discordRoutes.ts';
import { operationOf } from '../lint/judgedBody.ts';
import type { Draft } from '../request/draft.ts';
import { holesOf, type Span } from '../request/text.ts';
import { operationFacts, type RouteFacts, routeFacts } from './routeFacts.ts';

/** What is known of the route at a place. */
export interface RouteHover {
  readonly span: Span;
  /** The operation of the request first, then the others of its path. */
  readonly routes: readonly RouteFacts[];
}

/** The route that is named at an offset: by `Routes.name`, or as the address of a request. */
export function routeHover(text: string, offset: number, drafts: readonly Draft[]): RouteHover | null {
  const around = drafts.find(({ span }) => span[0] <= offset && offset <= span[1]);
  const operation = around === undefined ? null : operationOf(around);
  const named = routesMember(text, offset);
  if (named !== null) {
    const routes = routesOf(named.name);
    if (routes.length === 0) return null;
    const own = ({ method, template }: RouteFacts) => `${method} ${template}` === operation;
    return { span: named.span, routes: [...routes.filter(own), ...routes.filter((one) => !own(one))] };
  }
  if (around === undefined || operation === null) return null;
  const isAt = ([start, end]: Span) => start <= offset && offset < end;
  // A value that only run time knows has a hover of its own.
  if (holesOf(around.url.text).some(({ span }) => isAt(span))) return null;
  const part = [around.url.span, around.method.span].find(isAt);
  const facts = operationFacts(operation);
  return part === undefined || facts === undefined ? null : { span: part, routes: [facts] };
}

/** The name in `Routes.name` at an offset. */
function routesMember(text: string, offset: number): { readonly name: string; readonly span: Span } | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? undefined : end);
  for (const match of line.matchAll(/\bRoutes\s*\.\s*(\w+)/g)) {
    const from = start + match.index;
    const to = from + match[0].length;
    if (from <= offset && offset <= to) return { name: match[1] ?? '', span: [from, to] };
  }
  return null;
}

/** What `Routes.name(…)` may be asked for: the operations of the paths that it gives. */
export function routesOf(name: string): RouteFacts[] {
  const pieces = routePieces(name);
  if (pieces === undefined) return [];
  const whole = segmentsOf(pieces);
  const short = segmentsOf(pieces.filter((piece) => typeof piece === 'string' || piece.before === undefined));
  const found = [...new Set([...pathsLike(short), ...pathsLike(whole)])];
  return found.flatMap((path) => routeFacts(path));
}

/** A segment of a path that a function gives: text, or an argument and what it is when it is left out. */
type Segment = string | { readonly fallback: string | undefined };

function segmentsOf(pieces: readonly RoutePiece[]): Segment[] {
  const path = pieces.map((piece) =>
    typeof piece === 'string' ? piece : `${piece.before ?? ''}\0${piece.fallback ?? ''}`,
  );
  return path
    .join('')
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('\0') ? { fallback: segment.slice(1) || undefined } : segment));
}

/** An argument is an id where a path has one there; else one of the words that stand there. */
function pathsLike(segments: readonly Segment[]): readonly KnownPath[] {
  const fitting = (takesWords: boolean) =>
    knownPaths().filter(
      (path) =>
        path.segments.length === segments.length &&
        path.segments.every((known, index) => {
          const segment = segments[index];
          if (typeof segment === 'string') return segment === known;
          return known.startsWith('{') || takesWords || segment?.fallback === known;
        }),
    );
  const exact = fitting(false);
  return exact.length > 0 ? exact : fitting(true);
}
