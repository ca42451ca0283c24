import { type Client, headerPart } from '../../request/draft.ts';
import { literalOf } from '../../request/text.ts';
import type { Rule } from '../finding.ts';

const longest = 512;

/** Clients that throw at a header value with a character beyond U+00FF, before anything is sent. */
const throwing: ReadonlySet<Client> = new Set<Client>([
  ...(['fetch', 'ky', 'undici', 'got', 'superagent', 'node-http'] as const),
  ...(['python-requests', 'python-urllib', 'python-httpx'] as const),
]);

/**
 * A reason has 1 to 512 characters, percent-encoded (developers/resources/audit-log). What Discord does with a longer one
 * is not established: a warning. Other characters than ASCII arrive garbled, or are not sent at all.
 */
export const auditLogReason: Rule = (draft) => {
  const header = headerPart(draft, 'x-audit-log-reason');
  const value = header === undefined ? undefined : literalOf(header.value.text);
  if (header === undefined || value === undefined) return [];
  const { span } = header.value;
  const beyond = [...value].filter((character) => character > '\u007f');
  if (beyond.length > 0) {
    const isThrown = throwing.has(draft.client) && beyond.some((character) => character > '\u00ff');
    const facts = { rule: 'header/audit-log-reason', problem: 'not-encoded', actual: beyond.length } as const;
    return [{ facts, severity: isThrown ? 'error' : 'warning', span, mends: ['encode-reason'] }];
  }
  const actual = [...decoded(value)].length;
  if (actual <= longest) return [];
  const facts = { rule: 'header/audit-log-reason', problem: 'too-long', actual } as const;
  return [{ facts, severity: 'warning', span, mends: [] }];
};

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
