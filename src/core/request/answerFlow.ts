import type { Answer, SlowCall, Step } from './interactionHandler.ts';

type Certainty = 'no' | 'maybe' | 'yes';

/** What is true at a place of a handler, on all ways that lead there. */
export interface FlowState {
  /** Whether a first answer was given. */
  readonly answered: Certainty;
  /** Whether the way passed the place where an answer is put in front (`deferAt`). */
  readonly deferred: Certainty;
  /** What was waited for before any answer, on the way that took longest. */
  readonly slow: readonly SlowCall[];
}

/** Who follows the ways through a handler. */
export interface FlowVisitor {
  /** The offset of the statement in front of which an answer is put. */
  readonly deferAt?: number;
  answer?(answer: Answer, before: FlowState): void;
  /** What may answer is reached. */
  unknown?(before: FlowState): void;
  /** The statement at `deferAt` is reached. */
  defer?(before: FlowState): void;
}

const start: FlowState = { answered: 'no', deferred: 'no', slow: [] };

/** Follows all ways through the steps of a handler. */
export function followAnswers(steps: readonly Step[], visitor: FlowVisitor): void {
  walk(steps, start, visitor, []);
}

/** How much the calls count together. */
export function weightOf(slow: readonly SlowCall[]): number {
  return slow.reduce((sum, { weight }) => sum + weight, 0);
}

/** The state behind the steps; undefined where no way leads on. */
function walk(
  steps: readonly Step[],
  before: FlowState,
  visitor: FlowVisitor,
  breaks: FlowState[],
): FlowState | undefined {
  let state: FlowState | undefined = before;
  for (const step of steps) {
    if (state === undefined) return undefined;
    state = pass(step, state, visitor, breaks);
  }
  return state;
}

function pass(step: Step, state: FlowState, visitor: FlowVisitor, breaks: FlowState[]): FlowState | undefined {
  switch (step.kind) {
    case 'slow':
      return state.answered === 'no' ? { ...state, slow: [...state.slow, step] } : state;
    case 'answer':
      visitor.answer?.(step, state);
      return { ...state, answered: 'yes' };
    case 'later':
      return { ...state, answered: 'yes' };
    case 'unknown':
      visitor.unknown?.(state);
      return doubted(state);
    case 'guarded':
      return doubted(state);
    case 'statement': {
      if (step.span[0] !== visitor.deferAt) return walk(step.steps, state, visitor, breaks);
      visitor.defer?.(state);
      return walk(step.steps, { ...state, deferred: 'yes' }, visitor, breaks);
    }
    case 'branches': {
      const ends = step.of.map((branch) => walk(branch, state, visitor, breaks));
      return merged(step.mayPass ? [...ends, state] : ends);
    }
    case 'loop':
    case 'breakable': {
      const own: FlowState[] = [];
      return merged([walk(step.steps, state, visitor, own), ...own]);
    }
    case 'attempt': {
      const end = walk(step.body, state, visitor, breaks);
      const thrown = thrownFrom(step.body, state, visitor.deferAt);
      return merged([end, ...step.catches.map((steps) => walk(steps, thrown, visitor, breaks))]);
    }
    case 'detached':
      walk(step.steps, state, visitor, []);
      return holds(step.steps, ({ kind }) => kind === 'answer' || kind === 'unknown') ? doubted(state) : state;
    case 'leave':
      return undefined;
    case 'break':
      breaks.push(state);
      return undefined;
    default:
      return step satisfies never;
  }
}

function doubted(state: FlowState): FlowState {
  return state.answered === 'no' ? { ...state, answered: 'maybe' } : state;
}

/** Something in a `try` failed: all of its work may be done by then. */
function thrownFrom(body: readonly Step[], state: FlowState, deferAt: number | undefined): FlowState {
  const slow: SlowCall[] = [];
  holds(body, (step) => {
    if (step.kind === 'slow') slow.push(step);
    return false;
  });
  const answers = holds(body, ({ kind }) => ['answer', 'later', 'unknown', 'guarded'].includes(kind));
  const defers = holds(body, (step) => step.kind === 'statement' && step.span[0] === deferAt);
  return {
    answered: answers && state.answered === 'no' ? 'maybe' : state.answered,
    deferred: defers && state.deferred === 'no' ? 'maybe' : state.deferred,
    slow: state.answered === 'no' ? [...state.slow, ...slow] : state.slow,
  };
}

function holds(steps: readonly Step[], test: (step: Step) => boolean): boolean {
  return steps.some((step) => test(step) || innerOf(step).some((inner) => holds(inner, test)));
}

/** The lists of steps inside a step. */
export function innerOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'statement':
    case 'loop':
    case 'breakable':
    case 'detached':
      return [step.steps];
    case 'branches':
      return step.of;
    case 'attempt':
      return [step.body, ...step.catches];
    default:
      return [];
  }
}

function merged(states: readonly (FlowState | undefined)[]): FlowState | undefined {
  const [first, ...others] = states.filter((state) => state !== undefined);
  if (first === undefined) return undefined;
  return others.reduce(
    (a, b) => ({
      answered: a.answered === b.answered ? a.answered : 'maybe',
      deferred: a.deferred === b.deferred ? a.deferred : 'maybe',
      slow: weightOf(b.slow) > weightOf(a.slow) ? b.slow : a.slow,
    }),
    first,
  );
}
