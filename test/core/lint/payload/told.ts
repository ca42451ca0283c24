import type { Finding } from '../../../../src/core/lint/finding.ts';

/** Rule, kind of breach and what is actual, in one line. */
export function told({ facts }: Finding): string {
  switch (facts.rule) {
    case 'body/limit': {
      const { breach } = facts;
      const isCounted = 'actual' in breach && breach.kind !== 'above';
      return `body/limit ${breach.kind}${isCounted ? ` ${breach.actual}` : ''}`;
    }
    case 'body/type':
      return `body/type ${facts.actual}`;
    case 'body/unknown-key':
      return `body/unknown-key ${facts.meant}`;
    default:
      return facts.rule;
  }
}
