import type { Span } from '../../request/text.ts';
import type { Resolver } from '../resolver.ts';
import type { CallValue, Change, Entry, Value } from '../value.ts';

/** One method that was called on a builder, or something else that was done to it. */
export interface Step {
  readonly method: string;
  readonly args: readonly Value[];
  /** Python's arguments with names. */
  readonly named?: readonly Entry[];
  /** The method's name as written: what it sets has no other. */
  readonly name: Value & { readonly kind: 'string' };
  /** It stands under a condition, in a loop or in another function. */
  readonly isPerhaps: boolean;
}

/** A builder: what made it and what was called on it, in order. */
export interface Chain {
  readonly root: Value;
  readonly steps: readonly Step[];
  /** All of the expression, where it is written. */
  readonly span: Span;
}

/** Builders are followed through this many names. */
const mostNames = 20;

/**
 * What was called on what an expression stands for: `new EmbedBuilder().setTitle(…)`, or a name that was given such and
 * changed since. The root is whatever else it begins with.
 */
export function chainOf(value: Value, resolver: Resolver): Chain {
  const steps: Step[] = [];
  let root = value;
  let { span } = value;
  for (let names = 0; names < mostNames; ) {
    if (root.kind === 'call' && root.later.length > 0) {
      steps.unshift(...root.later.flatMap((change) => stepsOf(change, resolver)));
    }
    if (root.kind === 'call' && root.callee.kind === 'member' && root.callee.key.kind === 'string') {
      const { object, key } = root.callee;
      if (/^[a-z]/.test(key.text) && !isPath(object, resolver)) {
        steps.unshift({ method: key.text, args: root.args, named: root.named, name: key, isPerhaps: false });
        root = object;
        continue;
      }
    }
    if (root.kind === 'call' && root.isNew) break;
    const reduced = resolver.reduce(root);
    if (reduced === root) break;
    root = reduced;
    if (steps.length === 0) span = root.span;
    names++;
  }
  return { root, steps, span };
}

/** A module or class, whose functions make something: `EmbedBuilder.from(…)`. */
function isPath(value: Value, resolver: Resolver): boolean {
  if (value.kind === 'member') return value.key.kind === 'string' && /^[A-Z]/.test(value.key.text);
  return value.kind === 'name' && (resolver.source.imports.has(value.name) || /^[A-Z]/.test(value.name));
}

/** The calls of a statement such as `embed.setTitle(…).setColor(…)`; what else was done to it is one step. */
function stepsOf(change: Change, resolver: Resolver): Step[] {
  const [start] = change.span;
  const isPerhaps = change.kind === 'alter' || change.kind === 'remove';
  const statement = change.path.length === 0 ? statementAt(start, change, resolver) : undefined;
  const calls = statement === undefined ? [] : callsIn(statement);
  if (calls.length > 0) {
    return calls.map(({ name, ...given }) => ({ method: name.text, ...given, name, isPerhaps }));
  }
  const key = change.path.findLast((step) => step.kind === 'string');
  const name = key?.kind === 'string' ? key : undefined;
  return name === undefined
    ? [{ method: '', args: [], name: { kind: 'string', text: '', inside: change.span, span: change.span }, isPerhaps }]
    : [{ method: '=', args: change.kind === 'set' ? [change.value] : [], name, isPerhaps: true }];
}

/** The statement that a change is, or begins. */
function statementAt(start: number, change: Change, { source }: Resolver): Value | undefined {
  const end = change.span[1];
  const goesOn = change.kind !== 'call' || /^\s*(?:[?!]?\.|[([])/.test(source.text.slice(end, end + 200));
  return goesOn ? source.expressionAt(start)?.value : change.call;
}

function callsIn(statement: Value): (Pick<CallValue, 'args' | 'named'> & Pick<Step, 'name'>)[] {
  const calls: (Pick<CallValue, 'args' | 'named'> & Pick<Step, 'name'>)[] = [];
  for (let rest = statement; rest.kind === 'call' && rest.callee.kind === 'member'; rest = rest.callee.object) {
    const { key } = (rest as CallValue & { callee: { key: Value } }).callee;
    if (key.kind !== 'string') return [];
    calls.unshift({ args: rest.args, named: rest.named, name: key });
  }
  return calls;
}
