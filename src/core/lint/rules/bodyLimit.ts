import type { Breach } from '../breach.ts';
import type { BodyRule } from '../finding.ts';
import { findingsOf } from '../judgedBody.ts';

/**
 * What a value may be is documented for each operation (`shapes/` name the pages): a body that breaks a limit is answered
 * 400 50035 (bulk deletes 50016). Only what is doubtful there is a warning.
 */
export const bodyLimit: BodyRule = (subject) =>
  findingsOf(subject, 'body/limit', ({ breach }) => (canBeClipped(breach) ? ['clip-to-limit'] : []));

/** Too long, or too many. */
function canBeClipped(breach: Breach): boolean {
  return (breach.kind === 'length' || breach.kind === 'items') && breach.actual > (breach.max ?? breach.actual);
}
