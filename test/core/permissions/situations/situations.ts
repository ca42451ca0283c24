import { implicitSituations } from './implicit.ts';
import { otherSituations } from './others.ts';
import { overwriteSituations } from './overwrites.ts';
import { rankSituations } from './ranks.ts';
import { roleSituations } from './roles.ts';
import type { Situation } from './situation.ts';

/** All situations, by what decides them. */
export const situations: Readonly<Record<string, readonly Situation[]>> = {
  'by roles': roleSituations,
  'by overwrites': overwriteSituations,
  'by implication': implicitSituations,
  'by time, two-factor authentication and new flags': otherSituations,
  'by rank and by what is handed out': rankSituations,
};
