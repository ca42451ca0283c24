import type { Span } from '../request/text.ts';
import { ShellAssignments } from './shellAssignments.ts';
import type { ShellBudget } from './shellCursor.ts';
import { positions, type ShellValue, type ShellVariables } from './shellVariables.ts';

/** What a stretch of a script is: it decides what its assignments mean for what follows. */
type Block = 'branch' | 'case' | 'loop' | 'function' | 'braces' | 'group' | 'subshell';

type Values = ReadonlyMap<string, ShellValue>;

interface Frame {
  kind: Block;
  readonly start: Values;
  /** What a function begins with: some of the values before it are not those of its calls. */
  inside?: Values;
  /** Where a function's body stands. */
  body?: Span;
  /** What the branches that have ended leave behind. */
  readonly ends: Values[];
  /** One of the branches surely runs. */
  isExhaustive: boolean;
  /** The branch ends the script, the function or the turn of the loop. */
  isLeft: boolean;
  /** Names that end with the function. */
  readonly locals: Set<string>;
}

/** What `}` closes. `group` is `{ … }` behind `&&` or `||`. */
const braced: ReadonlySet<Block> = new Set<Block>(['braces', 'group', 'function']);

/**
 * What branches, loops, functions and subshells do to the variables of a script: a name that may have one value or
 * another is left to run time.
 */
export class ShellFlow {
  readonly #variables: ShellVariables;
  readonly #budget: ShellBudget;
  readonly #assignments: ShellAssignments;
  readonly #end: number;
  readonly #frames: Frame[] = [];

  constructor(document: string, variables: ShellVariables, budget: ShellBudget) {
    this.#assignments = new ShellAssignments(document);
    this.#end = document.length;
    this.#variables = variables;
    this.#budget = budget;
  }

  get innermost(): Block | undefined {
    return this.#frames.at(-1)?.kind;
  }

  /** Takes a word that opens, parts or closes a block; `at` is where it ends. */
  word(word: string, at: number): void {
    switch (word) {
      case 'if':
        this.open('branch');
        break;
      case 'case':
        this.open('case');
        break;
      case 'for':
      case 'select':
      case 'while':
      case 'until':
        this.#openLoop(at);
        break;
      case 'else':
        this.next(true);
        break;
      case 'elif':
        this.next(false);
        break;
      case 'fi':
        this.close('branch');
        break;
      case 'esac':
        this.close('case');
        break;
      case 'done':
        this.close('loop');
        break;
      case '{':
        this.open('braces');
        break;
      case '}':
        this.#closeBraces();
        break;
      case 'exit':
      case 'return':
      case 'continue':
      case 'break':
        this.#leave();
        break;
      default:
    }
  }

  open(kind: Block): void {
    const start = this.#variables.snapshot();
    this.#budget.spend(start.size);
    this.#frames.push({ kind, start, ends: [], isExhaustive: false, isLeft: false, locals: new Set() });
  }

  /** A command behind `&&` or `||` turns out to be `{ … }`: the branch goes on to the bracket. */
  extendBranch(): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind === 'branch') frame.kind = 'group';
  }

  /** The body of a function begins at `at`: nobody has run it yet, and its parameters are the calls' matter. */
  openFunction(at: number): void {
    this.open('function');
    for (const name of positions) this.#variables.set(name, { kind: 'unknown' });
    const end = this.#assignments.endOfFunction(at);
    if (this.#budget.spend((end - at) >> 8)) this.#forgetAssigned(end, this.#end);
    const frame = this.#frames.at(-1);
    if (frame === undefined) return;
    frame.inside = this.#variables.snapshot();
    frame.body = [at, end];
  }

  declareLocal(name: string): void {
    this.#frames.findLast(({ kind }) => kind === 'function')?.locals.add(name);
  }

  /** The next branch begins with what was there before the first. */
  next(isExhaustive: boolean): void {
    const frame = this.#frames.findLast(({ kind }) => kind === 'branch' || kind === 'case');
    if (frame === undefined) return;
    if (!frame.isLeft) frame.ends.push(this.#variables.snapshot());
    frame.isLeft = false;
    frame.isExhaustive ||= isExhaustive;
    this.#variables.replace(frame.start);
  }

  /** A pattern of `case`; `*` takes everything. */
  pattern(text: string | undefined): void {
    const frame = this.#frames.at(-1);
    if (frame?.kind === 'case' && text === '*') frame.isExhaustive = true;
  }

  /** Ends the innermost block of a kind, and whatever is still open in it. */
  close(block: Block): void {
    const index = this.#frames.findLastIndex(({ kind }) => kind === block);
    const frame = this.#frames[index];
    if (frame === undefined) return;
    this.#frames.length = index;
    const end = this.#variables.snapshot();
    this.#budget.spend(end.size);
    switch (frame.kind) {
      case 'subshell':
        this.#variables.replace(frame.start);
        break;
      case 'function':
        this.#variables.replace(frame.start);
        this.#forget(
          this.#namesSetIn(frame, end).filter((name) => !frame.locals.has(name) && !positions.includes(name)),
        );
        break;
      case 'loop':
        this.#forget(changed(frame.start, end));
        break;
      case 'braces':
        break;
      case 'case':
      case 'branch':
      case 'group':
        this.#merge(frame, end);
        break;
      default:
        frame.kind satisfies never;
    }
  }

  #openLoop(at: number): void {
    this.open('loop');
    // The second turn begins with what the first has left.
    this.#forgetAssigned(at, this.#assignments.endOfLoop(at));
  }

  #closeBraces(): void {
    const kind = this.#frames.findLast((frame) => braced.has(frame.kind))?.kind;
    if (kind !== undefined) this.close(kind);
  }

  #leave(): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.isLeft = true;
  }

  /** What a function may change, also in a branch that ends in `return`. */
  #namesSetIn({ inside, start, body: [from, to] = [0, 0] }: Frame, end: Values): string[] {
    return [...changed(inside ?? start, end), ...this.#assignments.namesIn(from, to)];
  }

  /** What holds after the branches: the value that all of them leave, or none. */
  #merge(frame: Frame, last: Values): void {
    const ends = [...frame.ends, ...(frame.isLeft ? [] : [last]), ...(frame.isExhaustive ? [] : [frame.start])];
    const [first = frame.start, ...others] = ends;
    const names = new Set(others.flatMap((end) => changed(first, end)));
    this.#variables.replace(first);
    for (const name of names) {
      const values = ends.map((end) => end.get(name));
      const same = values.every((value) => sameValue(value, values[0]));
      if (!same) this.#variables.set(name, { kind: 'unknown' });
    }
  }

  #forgetAssigned(from: number, to: number): void {
    for (const name of this.#assignments.namesIn(from, to)) {
      if (!this.#budget.spend(1)) return;
      this.#variables.set(name, { kind: 'unknown' });
    }
  }

  #forget(names: Iterable<string>): void {
    for (const name of names) this.#variables.set(name, { kind: 'unknown' });
  }
}

/** The names whose value is another one. */
function changed(before: Values, after: Values): string[] {
  const names = [...after].filter(([name, value]) => before.get(name) !== value).map(([name]) => name);
  return [...names, ...[...before.keys()].filter((name) => !after.has(name))];
}

function sameValue(left: ShellValue | undefined, right: ShellValue | undefined): boolean {
  if (left === right) return true;
  if (left?.kind !== 'text' || right?.kind !== 'text') return false;
  return left.text.text === right.text.text && left.text.holeOffsets().length === 0;
}
