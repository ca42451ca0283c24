import type { Exchange } from '../exchange.ts';
import type { Diagnosis } from './diagnosis.ts';
import { noSurroundings, type Surroundings } from './surroundings.ts';

/** What an exchange means. Pure; it never throws, whatever the answer holds. */
export function diagnose(exchange: Exchange, _surroundings: Surroundings = noSurroundings): Diagnosis {
  const status = exchange.outcome.kind === 'answer' ? exchange.outcome.status : 0;
  const good = status >= 200 && status < 300;
  return {
    class: good ? 'success' : 'unknown/code',
    code: null,
    confidence: good ? 'certain' : 'possible',
    cause: good ? 'answered' : 'unknown-status',
    evidence: [{ fact: 'status', status }],
    fixes: [],
    retry: { when: 'never' },
    fields: [],
    permissions: [],
  };
}
