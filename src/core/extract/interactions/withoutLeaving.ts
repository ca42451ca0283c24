import type { Step } from '../../request/interactionHandler.ts';

/** The same steps in a function of their own, whose `return` leaves that alone. */
export function withoutLeaving(step: Step): Step {
  switch (step.kind) {
    case 'leave':
      return { kind: 'break' };
    case 'statement':
    case 'loop':
    case 'breakable':
    case 'detached':
      return { ...step, steps: step.steps.map(withoutLeaving) };
    case 'branches':
      return { ...step, of: step.of.map((steps) => steps.map(withoutLeaving)) };
    case 'attempt':
      return {
        ...step,
        body: step.body.map(withoutLeaving),
        catches: step.catches.map((steps) => steps.map(withoutLeaving)),
      };
    default:
      return step;
  }
}
