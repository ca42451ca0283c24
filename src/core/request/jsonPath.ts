import { type JsonPiece, jsonTree } from './jsonTree.ts';

/** One step of a path: into a member or item, into every one of them, or to any depth below. */
type Step = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'any' | 'deep' };

const stepPattern = /(\.\.)|\.?\*|\[\*\]|\[\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\]|\.?([^\s.[\]*()?@$'"]+)/y;

/**
 * The first value that a JSONPath finds in a text, as REST Client gives it: a string as it is, everything else as JSON
 * (numbers with all their digits). Undefined where there is none, where it is the empty string, and for paths with
 * filters, scripts or slices.
 */
export function valueAtPath(json: string, path: string): string | undefined {
  const steps = stepsOf(path);
  const root = steps === undefined ? undefined : jsonTree(json).root;
  const found = steps && root && firstOf(root, steps);
  if (found === undefined) return undefined;
  const value = found.kind === 'string' ? found.value : compact(json, found);
  return value === '' ? undefined : value;
}

function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let at = path.startsWith('$') ? 1 : 0;
  while (at < path.length) {
    stepPattern.lastIndex = at;
    const match = stepPattern.exec(path);
    if (match === null) return undefined;
    const [whole, deep, index, single, double, bare] = match;
    const name = index ?? single ?? double ?? bare;
    steps.push(name !== undefined ? { kind: 'member', name } : { kind: deep === undefined ? 'any' : 'deep' });
    at += whole.length;
  }
  const isBounded = steps.filter(({ kind }) => kind === 'deep').length <= 1 && steps.at(-1)?.kind !== 'deep';
  return isBounded ? steps : undefined;
}

function firstOf(piece: JsonPiece, steps: readonly Step[], at = 0): JsonPiece | undefined {
  const step = steps[at];
  if (step === undefined) return piece;
  switch (step.kind) {
    case 'member': {
      const child = childOf(piece, step.name);
      return child && firstOf(child, steps, at + 1);
    }
    case 'any':
      return firstAmong(childrenOf(piece), (child) => firstOf(child, steps, at + 1));
    case 'deep':
      return firstOf(piece, steps, at + 1) ?? firstAmong(childrenOf(piece), (child) => firstOf(child, steps, at));
    default:
      return step satisfies never;
  }
}

function firstAmong(
  pieces: readonly JsonPiece[],
  find: (piece: JsonPiece) => JsonPiece | undefined,
): JsonPiece | undefined {
  for (const piece of pieces) {
    const found = find(piece);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childOf(piece: JsonPiece, name: string): JsonPiece | undefined {
  if (piece.kind === 'array') return /^\d+$/.test(name) ? piece.items[Number(name)] : undefined;
  return piece.kind === 'object' ? piece.members.findLast(({ key }) => key.value === name)?.value : undefined;
}

function childrenOf(piece: JsonPiece): readonly JsonPiece[] {
  if (piece.kind === 'array') return piece.items;
  return piece.kind === 'object' ? piece.members.flatMap(({ value }) => value ?? []) : [];
}

/** The JSON of a value without the white space between its parts. */
function compact(json: string, { from, to }: JsonPiece): string {
  return json.slice(from, to).replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
