import type { Step } from '../../request/interactionHandler.ts';

/** How much all that is waited for counts, on the way that takes longest. */
export function loadOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + loadOfStep(step), 0);
}

function loadOfStep(step: Step): number {
  switch (step.kind) {
    case 'slow':
      return step.weight;
    case 'statement':
    case 'loop':
    case 'breakable':
      return loadOf(step.steps);
    case 'branches':
      return Math.max(0, ...step.of.map(loadOf));
    case 'attempt':
      return loadOf(step.body);
    default:
      return 0;
  }
}
