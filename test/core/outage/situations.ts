import type { Situation } from './situation.ts';
import { limitsAndBlocks } from './situations/limitsAndBlocks.ts';
import { serverErrors } from './situations/serverErrors.ts';
import { theRest } from './situations/theRest.ts';
import { theWay } from './situations/theWay.ts';

/** All of them. */
export const situations: readonly Situation[] = [...serverErrors, ...limitsAndBlocks, ...theWay, ...theRest];
