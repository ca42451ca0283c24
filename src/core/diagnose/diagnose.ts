import type { Exchange } from '../exchange.ts';
import type { Diagnosis, Evidence } from './diagnosis.ts';
import { authFamily, userTokenVerdict } from './families/auth.ts';
import { edgeFamily } from './families/edge.ts';
import { interactionFamily } from './families/interaction.ts';
import { missingFamily } from './families/missing.ts';
import { permissionFamily } from './families/permission.ts';
import { platformFamily } from './families/platform.ts';
import { rateFamily } from './families/rate.ts';
import { resourceFamily } from './families/resource.ts';
import { successFamily } from './families/success.ts';
import { transportVerdict } from './families/transport.ts';
import { unknownVerdict } from './families/unknown.ts';
import { validationFamily } from './families/validation.ts';
import { userTokenCode, userTokenMark } from './localRefusal.ts';
import { header, type Reading, readAnswer } from './reading.ts';
import { noSurroundings, type Surroundings } from './surroundings.ts';
import { type Family, never, type Verdict } from './verdict.ts';

/**
 * The families in the order in which they are asked; the first that knows the answer has it. Whoever answered in
 * Discord's place comes before what Discord says, and what only a status says comes last.
 */
const families: readonly Family[] = [
  successFamily,
  edgeFamily,
  rateFamily,
  interactionFamily,
  authFamily,
  permissionFamily,
  validationFamily,
  missingFamily,
  resourceFamily,
  platformFamily,
];

/** What an exchange means. Pure; it never throws, whatever the answer holds. */
export function diagnose(exchange: Exchange, surroundings: Surroundings = noSurroundings): Diagnosis {
  const { outcome } = exchange;
  if (outcome.kind === 'failure' && outcome.code === userTokenCode)
    return complete(userTokenVerdict(exchange), null, []);
  if (outcome.kind === 'failure') return complete(transportVerdict(exchange, outcome, surroundings), null, []);
  const reading = readAnswer(exchange, outcome, surroundings);
  const verdict = temper(verdictOf(reading), reading);
  // What carries a `code` in a good answer is a thing (an invite), not an error.
  if (verdict.class === 'success') return complete(verdict, null, [{ fact: 'status', status: reading.status }]);
  return complete(verdict, reading.code, factsOf(reading));
}

/** What was only half read, or delivered with a good status, makes nothing certain. */
function temper(verdict: Verdict, { shape, status }: Reading): Verdict {
  const doubtful = shape === 'truncated' || (status < 400 && status !== 202);
  if (verdict.class === 'success' || verdict.confidence !== 'certain' || !doubtful) return verdict;
  return { ...verdict, confidence: 'likely' };
}

function verdictOf(reading: Reading): Verdict {
  if (reading.object?.tracecord === userTokenMark) return userTokenVerdict(reading.exchange);
  for (const family of families) {
    const verdict = family(reading);
    if (verdict !== null) return verdict;
  }
  return unknownVerdict(reading);
}

function complete(verdict: Verdict, code: number | null, facts: readonly Evidence[]): Diagnosis {
  const failed = verdict.class !== 'success';
  const fixes = failed ? [...(verdict.fixes ?? []), 'explain' as const] : (verdict.fixes ?? []);
  return {
    class: verdict.class,
    code,
    confidence: verdict.confidence,
    cause: verdict.cause,
    evidence: [...facts, ...(verdict.evidence ?? [])],
    fixes: [...new Set(fixes)].map((id, index) => ({ id, preferred: index === 0 && id !== 'explain' })),
    retry: verdict.retry ?? never,
    fields: verdict.fields ?? [],
    permissions: verdict.permissions ?? [],
    ...(verdict.check === undefined ? {} : { check: verdict.check }),
  };
}

/** What is true of every answer, whatever it means. */
function factsOf(reading: Reading): Evidence[] {
  const { status, code, message, shape, codeAsText, answer, title, edgeCode, surroundings } = reading;
  const facts: Evidence[] = surroundings.statusUnseen === true ? [] : [{ fact: 'status', status }];
  if (code !== null) facts.push({ fact: 'code', code });
  if (codeAsText && code !== null) facts.push({ fact: 'code-as-text', code });
  if (message !== null && message !== '') facts.push({ fact: 'message', message });
  if (edgeCode !== null) facts.push({ fact: 'edge-code', code: edgeCode });
  if (title !== null) facts.push({ fact: 'page-title', title });
  if (status >= 300 && shape !== 'json') facts.push({ fact: 'body-shape', shape });
  const contentType = header(reading, 'content-type');
  if (contentType !== undefined && isMislabelled(shape, contentType)) facts.push({ fact: 'mislabelled', contentType });
  if (answer.body.decodingFailed !== undefined)
    facts.push({ fact: 'undecodable', encoding: header(reading, 'content-encoding') ?? answer.body.decodingFailed });
  const { method } = reading.exchange.wire;
  if (status >= 400 && reading.route !== null)
    facts.push({ fact: 'route', route: `${method} ${reading.route.template}` });
  return facts;
}

function isMislabelled(shape: Reading['shape'], contentType: string): boolean {
  const saysJson = /\bjson\b/i.test(contentType);
  return saysJson ? shape === 'html' || shape === 'text' : shape === 'json';
}
