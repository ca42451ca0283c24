import type { Span } from '../request/text.ts';
import { conditionOf } from './conditions.ts';
import { implied } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { CallValue, Value } from './value.ts';

/** A method that is called on what a call gave. */
export interface FollowUp {
  readonly method: Value & { kind: 'string' };
  readonly args: readonly Value[];
  readonly span: Span;
  /** True under a condition of which nobody knows whether it holds. */
  readonly isUnsure?: true;
}

/** What becomes of a call's result: the methods that are chained to it, then those that are called on its name. */
export interface FollowUps {
  readonly calls: readonly FollowUp[];
  /** From the call to the end of the last method. */
  readonly span: Span;
  /** False when the bracket of one of them is not closed yet. */
  readonly isFinished: boolean;
}

/** Chains are followed for so many methods, and names for so many mentions and UTF-16 units behind the call. */
const mostCalls = 60;
const farthest = 20_000;

const link = /(?:\s|\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:\?\.|\.)\s*([\w$]+)\s*(?:<[^()]{0,100}>\s*)?\(/y;
const memberOf = /\s*\??\./y;
const promiseMethods: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/**
 * The methods that are called on the call's result: `call(…).set(…)`, and `name.write(…)` where the result has a name.
 * What happens inside a callback is left out, because it may not happen.
 */
export function followUps(call: CallValue, resolver: Resolver): FollowUps {
  const follower = new Follower(resolver);
  follower.chain(call.span[1]);
  const name = nameOf(call, resolver);
  if (name !== undefined) follower.mentions(name, call);
  const end = Math.max(call.span[1], ...follower.calls.map(({ span }) => span[1]));
  return { calls: follower.calls, span: [call.span[0], end], isFinished: follower.isFinished };
}

/** The name in `const name = call(…)` and, handed on by a function of one's own, in `const name = wrap((done) => call(…`. */
function nameOf(call: CallValue, resolver: Resolver): string | undefined {
  const before = resolver.source.text.slice(Math.max(0, call.span[0] - 200), call.span[0]);
  return /(?:^|[^\w$.])([\w$]+)\s*(?::[^=;\n]{1,80})?=\s*(?:await\s+)?(?:[\w$]+\(\s*\([\w$]*\)\s*=>\s*)?$/.exec(
    before,
  )?.[1];
}

class Follower {
  readonly calls: FollowUp[] = [];
  isFinished = true;
  readonly #resolver: Resolver;

  constructor(resolver: Resolver) {
    this.#resolver = resolver;
  }

  /** Takes the methods that are chained to what ends at `end`. */
  chain(end: number, unsure: { readonly isUnsure?: true } = {}): void {
    const { source } = this.#resolver;
    let at = end;
    while (this.isFinished && this.calls.length < mostCalls) {
      link.lastIndex = at;
      const match = link.exec(source.text);
      const [whole = '', name = ''] = match ?? [];
      if (match === null || promiseMethods.has(name)) return;
      const open = at + whole.length - 1;
      const start = at + whole.search(/[\w$]+\s*(?:<[^()]*>\s*)?\($/);
      const read = source.callAt(start, open);
      if (read?.value.kind !== 'call') return;
      const { args, span } = read.value;
      const method = { ...implied(name, start), inside: [start, start + name.length] as const, span };
      this.calls.push({ method, args, span, ...unsure });
      this.isFinished = read.slice.finished;
      at = span[1];
    }
  }

  /** Takes the methods of every statement that begins with the name, as long as it stands for the call's result. */
  mentions(name: string, call: CallValue): void {
    const { names, text } = this.#resolver.source;
    const end = call.span[1];
    for (const at of names.placesOf(name, end, end + farthest)) {
      if (this.calls.length >= mostCalls || !this.isFinished) return;
      const span: Span = [at, at + name.length];
      memberOf.lastIndex = span[1];
      if (text[at - 1] === '.' || !memberOf.test(text)) continue;
      const truth = this.#runs(at, call.span[0]);
      if (truth === false) continue;
      const meant = this.#resolver.reduce({ kind: 'name', name, span });
      if (meant.kind !== 'call' || !isAround(meant.span, call.span)) return;
      this.chain(span[1], truth === true ? {} : { isUnsure: true });
    }
  }

  /** Whether what stands at `at` runs when the call does; undefined where a condition decides that is not known. */
  #runs(at: number, call: number): boolean | undefined {
    const { layout, dialect, text } = this.#resolver.source;
    const line = layout.lineAt(at);
    if (layout.isInComment(at) || dialect.commentsOut.test(text.slice(layout.startOf(line), at))) return false;
    const around = new Set(layout.ancestorsOf(layout.lineAt(call)));
    const truths: (boolean | undefined)[] = [];
    for (const block of [line, ...layout.ancestorsOf(line)]) {
      if (around.has(block)) break;
      const condition = conditionOf(this.#resolver.source, block, at);
      if (condition !== undefined) truths.push(this.#resolver.truth(condition));
      else if (block !== line && !dialect.passage.test(text.slice(layout.startOf(block), layout.startOf(block + 1))))
        return false;
    }
    if (truths.includes(false)) return false;
    return truths.every((truth) => truth === true) ? true : undefined;
  }
}

/** Whether a call is the one that a name stands for, or is handed on by it. */
function isAround(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
