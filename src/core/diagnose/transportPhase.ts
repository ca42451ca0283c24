import type { FailurePhase } from '../exchange.ts';
import { transportMeaning } from './transportCode.ts';

/** How far a request had come, as far as the code of its failure tells. */
export function transportPhase(code: string | undefined): FailurePhase {
  switch (transportMeaning(code ?? '')?.class) {
    case 'transport/dns':
      return 'dns';
    case 'transport/refused':
      return 'connect';
    case 'transport/tls':
      return 'tls';
    case 'transport/proxy':
      return 'proxy';
    default:
      return 'unknown';
  }
}
