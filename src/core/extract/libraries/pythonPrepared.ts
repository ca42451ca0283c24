import type { Resolver } from '../resolver.ts';
import type { CallValue, Change, Value } from '../value.ts';

/** What becomes of a request object between the call that makes it and the one that sends it. */
export interface Prepared {
  /** The session whose defaults `prepare_request` adds. */
  readonly session?: Value;
  /** Headers that are set on it. */
  readonly headers: readonly Value[];
  /** What is done to it and cannot be followed. */
  readonly unknown: readonly Value[];
}

/** How far behind its making a request object is looked for, in UTF-16 units. */
const farthest = 20_000;

/** Follows `request = Request(…)` and `client.build_request(…)` to where it is sent or prepared. */
export function preparedBy(call: CallValue, resolver: Resolver): Prepared {
  const { text } = resolver.source;
  const before = text.slice(Math.max(0, call.span[0] - 200), call.span[0]);
  const inline = /([\w.]+)\.prepare_request\(\s*$/.exec(before);
  if (inline !== null)
    return { ...sessionOf(inline[1] ?? '', call.span[0] - inline[0].length), headers: [], unknown: [] };
  const name = /(?:^|[^\w.])(\w+)\s*(?::[^=\n]{1,80})?=\s*$/.exec(before)?.[1];
  if (name === undefined) return { headers: [], unknown: [] };
  const reach = text.slice(0, call.span[1] + farthest);
  const use = new RegExp(
    `(?:\\b([\\w.]+)\\.(send|prepare_request)\\(\\s*(?:request\\s*=\\s*)?(?=${name}\\b)|(?<![\\w.])(?=${name}\\.prepare\\())`,
    'g',
  );
  use.lastIndex = call.span[1];
  const match = use.exec(reach);
  if (match === null) return { headers: [], unknown: [] };
  const at = match.index + match[0].length;
  const request = resolver.reduce({ kind: 'name', name, span: [at, at + name.length] });
  if (request.kind !== 'call' || request.span[0] !== call.span[0]) return { headers: [], unknown: [] };
  const changes = [...request.later, ...preparedChanges(match.index, resolver)];
  return {
    ...(match[2] === 'prepare_request' ? sessionOf(match[1] ?? '', match.index) : {}),
    ...headersIn(changes, resolver),
  };
}

function sessionOf(path: string, at: number): { readonly session: Value } {
  const [root = '', ...keys] = path.split('.');
  const span = [at, at + path.length] as const;
  return {
    session: keys.reduce<Value>(
      (object, key) => ({ kind: 'member', object, key: { kind: 'string', text: key, inside: span, span }, span }),
      { kind: 'name', name: root, span },
    ),
  };
}

/** What is done to `prepared = session.prepare_request(…)` before it is sent. */
function preparedChanges(at: number, resolver: Resolver): readonly Change[] {
  const { text } = resolver.source;
  const name = /(?:^|[^\w.])(\w+)\s*=\s*$/.exec(text.slice(Math.max(0, at - 100), at))?.[1];
  if (name === undefined) return [];
  const sent = new RegExp(`\\bsend\\(\\s*(?:request\\s*=\\s*)?(?=${name}\\b)`, 'g');
  sent.lastIndex = at;
  if (!sent.test(text.slice(0, at + farthest))) return [];
  const place = sent.lastIndex;
  const prepared = resolver.reduce({ kind: 'name', name, span: [place, place + name.length] });
  return prepared.kind === 'call' ? prepared.later : [];
}

function headersIn(changes: readonly Change[], resolver: Resolver): Pick<Prepared, 'headers' | 'unknown'> {
  const headers: Value[] = [];
  const unknown: Value[] = [];
  for (const change of changes) {
    const [owner, key, ...rest] = change.path;
    const isHeader = resolver.literal(owner) === 'headers' && rest.length === 0;
    if (isHeader && change.kind === 'set' && key !== undefined) {
      headers.push({ kind: 'object', entries: [{ key, value: change.value }], span: change.span });
    } else if (isHeader && key === undefined && change.kind === 'call' && change.method === 'update') {
      headers.push(...change.call.args, { kind: 'object', entries: change.call.named, span: change.span });
    } else unknown.push({ kind: 'unknown', span: change.span });
  }
  return { headers, unknown };
}
