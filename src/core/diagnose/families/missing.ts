import type { CauseId } from '../cause.ts';
import type { Evidence } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { decode, placeholderIn } from '../placeholder.ts';
import { header, isDiscordError, type Reading } from '../reading.ts';
import { unknownParameters } from '../unknownParameter.ts';
import type { Family, Verdict } from '../verdict.ts';

/** Things and routes that are not there. */
export const missingFamily: Family = (reading) => {
  if (reading.known === 'missing/resource') return unknownResource(reading);
  if (reading.known !== undefined) return null;
  if (reading.status === 405) return methodVerdict(reading);
  if (reading.status === 404 && (reading.code === null || reading.code === 0)) return unknownRoute(reading);
  return null;
};

const causeByCode: Readonly<Record<number, CauseId>> = {
  10003: 'unknown-channel',
  10004: 'unknown-guild',
  10007: 'unknown-member',
  10008: 'unknown-message',
  10011: 'unknown-role',
  10013: 'unknown-user',
  10014: 'unknown-emoji',
  10015: 'unknown-webhook',
  10063: 'unknown-command',
};

const fixesByCause: Partial<Record<CauseId, readonly FixId[]>> = {
  'unknown-channel': ['correct-id', 'choose-credential'],
  'unknown-guild': ['correct-id', 'join-guild', 'choose-credential'],
  'unknown-message': ['correct-id', 'use-follow-up'],
  'unknown-webhook': ['stop-sending', 'renew-webhook'],
  'unknown-command': ['correct-id', 'choose-credential'],
};

/** The code says what kind of thing is missing; the address says whether its id can be one at all. */
function unknownResource(reading: Reading): Verdict {
  const base = { class: 'missing/resource', confidence: 'certain', fixes: ['correct-id'] } as const;
  const placeholder = placeholderIn(reading.route, reading.exchange.wire.url);
  if (placeholder !== undefined) {
    const evidence = [{ fact: 'placeholder-in-url', text: placeholder }] as const;
    return { ...base, cause: 'unfilled-placeholder', evidence, fixes: ['fill-placeholder'] };
  }
  const strange = implausibleId(reading);
  if (strange !== undefined) {
    const { evidence, confidence } = strange;
    return { ...base, cause: 'id-implausible', evidence: [evidence], confidence };
  }
  const cause = causeByCode[reading.code ?? 0] ?? 'unknown-resource';
  return { ...base, cause, fixes: fixesByCause[cause] ?? base.fixes };
}

/**
 * An id that no snowflake can be: too short or too long. One that ends in 00 and survives a round trip through a
 * JavaScript number has most likely lost its last digits there; one id in a hundred ends so by itself.
 */
function implausibleId({ route, code }: Reading): (Pick<Verdict, 'confidence'> & { evidence: Evidence }) | undefined {
  for (const parameter of unknownParameters(code)) {
    const value = decode(route?.parameters[parameter] ?? '');
    if (!parameter.endsWith('_id') || !/^\d+$/.test(value)) continue;
    const evidence = { fact: 'implausible-id', parameter, value: value.slice(0, 40) } as const;
    if (value.length < 15 || value.length > 20) return { evidence, confidence: 'certain' };
    if (value.length >= 18 && value.endsWith('00') && String(Number(value)) === value)
      return { evidence, confidence: 'likely' };
  }
  return undefined;
}

function unknownRoute(reading: Reading): Verdict {
  const { route, exchange } = reading;
  const base = { class: 'missing/route', fixes: ['correct-route', 'insert-version'] } as const;
  const confidence = isDiscordError(reading) ? 'certain' : 'likely';
  if (route === null) return { ...base, cause: 'not-an-api-path', confidence: 'likely' };
  const placeholder = placeholderIn(route, exchange.wire.url);
  if (placeholder !== undefined) {
    const evidence = [{ fact: 'placeholder-in-url', text: placeholder }] as const;
    return { ...base, cause: 'unfilled-placeholder', confidence: 'likely', evidence, fixes: ['fill-placeholder'] };
  }
  if (route.documented === 'none') {
    const evidence = [{ fact: 'route-undocumented', path: route.template }] as const;
    return { ...base, cause: 'route-unknown', confidence, evidence };
  }
  if (route.documented === 'path') return { ...methodVerdict(reading), confidence: 'likely' };
  const evidence: Evidence[] = [{ fact: 'method', method: exchange.wire.method, documented: route.methods }];
  return {
    ...base,
    cause: 'route-known-but-empty',
    confidence: 'possible',
    evidence,
    fixes: ['correct-id', 'insert-version', 'correct-route'],
  };
}

function methodVerdict(reading: Reading): Verdict {
  const { route, exchange, status } = reading;
  const allowed = header(reading, 'allow')?.split(/\s*,\s*/) ?? [];
  const documented = allowed.length > 0 ? allowed : (route?.methods ?? []);
  return {
    class: 'missing/route',
    cause: 'method-not-allowed',
    confidence: status === 405 ? 'certain' : 'likely',
    evidence: [{ fact: 'method', method: exchange.wire.method, documented }],
    fixes: ['correct-route'],
  };
}
