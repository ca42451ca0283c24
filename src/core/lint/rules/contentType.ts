import { clientDefaults } from '../../request/clientDefaults.ts';
import { type Client, type Draft, type DraftBody, headerPart } from '../../request/draft.ts';
import { literalOf } from '../../request/text.ts';
import type { Finding, Rule } from '../finding.ts';
import { judgedBody, operationOf, refusesNothing } from '../judgedBody.ts';

/**
 * A body is JSON, a form or multipart by its Content-Type; without one, or with another, it is answered 400 50035
 * (developers/reference#http-api). JSON that is called a form is read as one and says nothing: refused where the
 * operation needs something.
 */
export const contentType: Rule = (draft) => {
  const { body } = draft;
  const header = headerPart(draft, 'content-type');
  const written = header === undefined ? undefined : literalOf(header.value.text);
  // A header that only run time knows may be among those that cannot be read.
  const isUnknown = header === undefined ? draft.problem !== undefined : written === undefined;
  if (body === null || isUnknown || (operationOf(draft) === null && !isNamedWebhook(draft))) return [];
  const span = header?.value.span ?? body.span;
  if (body.kind === 'multipart') {
    const isWithout = written !== undefined && !/boundary=/i.test(written) && takesHeaderAsItIs.has(draft.client);
    return isWithout ? [findingAt(span, written, 'multipart', 'error')] : [];
  }
  if (body.kind !== 'json') return [];
  const sent = written ?? defaultType(draft, body);
  if (sent !== undefined && /^\s*application\/json\s*(?:;|$)/i.test(sent)) return [];
  const isForm = sent !== undefined && /x-www-form-urlencoded/i.test(sent);
  return [
    findingAt(
      span,
      sent ?? null,
      'json',
      isNamedWebhook(draft) || (isForm && !needsSomething(draft)) ? 'warning' : 'error',
    ),
  ];
};

/** Whether a whole address comes from run time, by a name that says Discord and webhook: such takes JSON. */
function isNamedWebhook({ method, url }: Draft): boolean {
  const [hole, query = '', ...others] = url.text;
  if (typeof hole !== 'object' || typeof query !== 'string' || others.length > 0) return false;
  const name = hole.source.kind === 'environment' ? hole.source.name : hole.expression;
  return literalOf(method.text) === 'POST' && /^(?:\?|$)/.test(query) && /discord\w*hook/i.test(name);
}

function findingAt(
  span: Finding['span'],
  sent: string | null,
  expected: 'json' | 'multipart',
  severity: 'error' | 'warning',
): Finding {
  const mends = expected === 'json' ? (['add-content-type'] as const) : [];
  return { facts: { rule: 'body/content-type', sent, expected }, severity, span, mends };
}

/** Clients that know the boundary and do not put it into a Content-Type that the code sets. */
const takesHeaderAsItIs: ReadonlySet<Client> = new Set(['fetch', 'ky', 'undici', 'python-requests', 'python-httpx']);

function defaultType(draft: Draft, body: DraftBody): string | undefined {
  if (draft.withoutHeaders?.some((name) => name.toLowerCase() === 'content-type') === true) return undefined;
  const method = literalOf(draft.method.text) ?? '';
  const headers = clientDefaults(draft.client, { method, secure: true, body, boundary: 'x' });
  return headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

/** Whether the operation refuses a body in which it finds nothing. */
function needsSomething(draft: Draft): boolean {
  const judged = judgedBody(draft);
  if (judged === null) return false;
  return judged.messagePath !== undefined || refusesNothing(judged.shape);
}
