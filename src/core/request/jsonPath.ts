import { type Node, parseTree } from 'jsonc-parser';

/** One step of a path: into a member or item, into every one of them, or to any depth below. */
type Step = { readonly kind: 'member'; readonly name: string } | { readonly kind: 'any' | 'deep' };

const stepPattern = /(\.\.)|\.?\*|\[\*\]|\[\s*(?:(\d+)|'([^']*)'|"([^"]*)")\s*\]|\.?([^\s.[\]*()?@$'"]+)/y;

/** No value stands deeper than this in what Discord answers. */
const deepest = 200;

/**
 * The first value that a JSONPath finds in a text, as REST Client gives it: a string as it is, everything else as JSON
 * (numbers with all their digits). Undefined where there is none, where it is the empty string, and for paths with
 * filters, scripts or slices.
 */
export function valueAtPath(json: string, path: string): string | undefined {
  const steps = stepsOf(path);
  const root = steps === undefined ? undefined : treeOf(json);
  const found = steps && root && firstOf(root, steps, 0, 0);
  if (found === undefined) return undefined;
  const value = found.type === 'string' ? String(found.value) : compact(json, found);
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

/** Undefined for a text without a value, and for one with brackets too deep for any parser. */
function treeOf(json: string): Node | undefined {
  try {
    return parseTree(json, [], { disallowComments: true });
  } catch {
    return undefined;
  }
}

function firstOf(node: Node, steps: readonly Step[], at: number, depth: number): Node | undefined {
  const step = steps[at];
  if (step === undefined) return node;
  if (depth > deepest) return undefined;
  switch (step.kind) {
    case 'member': {
      const child = childOf(node, step.name);
      return child && firstOf(child, steps, at + 1, depth + 1);
    }
    case 'any':
      return firstAmong(childrenOf(node), (child) => firstOf(child, steps, at + 1, depth + 1));
    case 'deep':
      return (
        firstOf(node, steps, at + 1, depth + 1) ??
        firstAmong(childrenOf(node), (child) => firstOf(child, steps, at, depth + 1))
      );
    default:
      return step satisfies never;
  }
}

function firstAmong(nodes: readonly Node[], find: (node: Node) => Node | undefined): Node | undefined {
  for (const node of nodes) {
    const found = find(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function childOf(node: Node, name: string): Node | undefined {
  if (node.type === 'array') return /^\d+$/.test(name) ? node.children?.[Number(name)] : undefined;
  const members = node.type === 'object' ? (node.children ?? []) : [];
  return members.findLast((member) => member.children?.[0]?.value === name)?.children?.[1];
}

function childrenOf(node: Node): Node[] {
  const children = node.type === 'object' || node.type === 'array' ? (node.children ?? []) : [];
  return node.type === 'array' ? children : children.flatMap((member) => member.children?.[1] ?? []);
}

/** The JSON of a value without the white space between its parts. */
function compact(json: string, { offset, length }: Node): string {
  return json.slice(offset, offset + length).replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
