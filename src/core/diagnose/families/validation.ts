import type { CauseId } from '../cause.ts';
import type { Confidence, Evidence, FailureClass, RejectedField } from '../diagnosis.ts';
import { flattenErrors, readLegacyForm } from '../fieldErrors.ts';
import type { FixId } from '../fix.ts';
import { placeholderIn } from '../placeholder.ts';
import { isDiscordError, type Reading, requestHeader } from '../reading.ts';
import { bodyJson, bodySize, bodyText } from '../requestBody.ts';
import { contentType, lacksContentType } from '../requestContentType.ts';
import type { Family, Verdict } from '../verdict.ts';
import { emptyMessage } from './emptyMessage.ts';

/** Requests whose contents Discord refuses, with the field where it names one. */
export const validationFamily: Family = (reading) => {
  const { known, status, code } = reading;
  if (known === 'validation/form-body') return formBody(reading);
  if (code === 50006) return emptyMessage(reading);
  if (known?.startsWith('validation/')) return byCode(reading, known);
  if (known !== undefined) return null;
  if (status === 413) return tooLarge(reading, 'body-too-large');
  if (status === 414 || status === 431)
    return verdict('validation/size', 'url-too-long', 'likely', ['repair-request', 'shorten-content']);
  if (status === 415)
    return verdict('validation/other', 'media-type-refused', 'likely', ['add-content-type'], contentType(reading));
  if (status !== 400 || (code !== null && code !== 0)) return null;
  return legacyForm(reading) ?? badRequest(reading);
};

function verdict(
  failureClass: FailureClass,
  cause: CauseId,
  confidence: Confidence,
  fixes: readonly FixId[],
  evidence: readonly Evidence[] = [],
): Verdict {
  return { class: failureClass, cause, confidence, fixes, evidence };
}

function formBody(reading: Reading): Verdict {
  const fields = flattenErrors(reading.object?.errors);
  const evidence = fields.slice(0, 5).map(({ path, code }) => ({ fact: 'rejected-field', path, code }) as const);
  const placeholder = placeholderIn(reading.route, reading.exchange.wire.url);
  const inPath = fields.filter((field) => isPathParameter(reading, field));
  if (placeholder !== undefined && (inPath.length > 0 || fields.length === 0)) {
    const found = { fact: 'placeholder-in-url', text: placeholder } as const;
    return { ...form('unfilled-placeholder', 'certain', ['fill-placeholder'], [...evidence, found]), fields };
  }
  if (inPath.length > 0 && inPath.length === fields.length)
    return { ...form('path-value-rejected', 'certain', ['correct-id', 'correct-route'], evidence), fields };
  if (fields.length > 0)
    return { ...form('field-rejected', 'certain', ['open-field', 'correct-field'], evidence), fields };
  if (lacksContentType(reading))
    return form('content-type-missing', 'likely', ['add-content-type'], contentType(reading));
  return form('form-unsaid', 'likely', ['insert-version', 'correct-field'], unversioned(reading));
}

function form(cause: CauseId, confidence: Confidence, fixes: readonly FixId[], evidence: readonly Evidence[]): Verdict {
  return verdict('validation/form-body', cause, confidence, fixes, evidence);
}

/** Values of the path are named as fields too (`channel_id: NUMBER_TYPE_COERCE`), unless the body has one of that name. */
function isPathParameter({ route, exchange }: Reading, { path }: RejectedField): boolean {
  if (route?.parameters[path] === undefined) return false;
  const body = bodyJson(exchange);
  return body === undefined || body === null || typeof body !== 'object' || !(path in body);
}

function unversioned({ route }: Reading): readonly Evidence[] {
  return route !== null && route.version === null ? [{ fact: 'unversioned-url' }] : [];
}

/** Codes of one meaning. */
function byCode(reading: Reading, failureClass: FailureClass): Verdict {
  switch (reading.code) {
    case 50109:
      return verdict('validation/json', 'json-broken', 'certain', ['repair-json', 'add-content-type']);
    case 40005:
      return tooLarge(reading, 'body-too-large');
    case 50045:
    case 50138:
      return tooLarge(reading, 'file-too-large');
    case 50034:
      return verdict(failureClass, 'messages-too-old', 'certain', ['filter-old-messages']);
    case 50016:
      return verdict(failureClass, 'message-count', 'certain', ['split-request', 'correct-field']);
    case 50041:
      return verdict(failureClass, 'api-version-gone', 'certain', ['insert-version'], version(reading));
    case 220001:
    case 220002:
    case 220003:
      return verdict(failureClass, 'forum-thread-name', 'certain', ['add-thread-name']);
    case 40067:
      return verdict(failureClass, 'forum-tag', 'certain', ['choose-forum-tag']);
    case 20009:
    case 20031:
    case 200000:
    case 200001:
    case 240000:
      return verdict(failureClass, 'content-blocked', 'certain', ['reword-content']);
    default:
      return verdict(failureClass, 'value-refused', 'certain', ['correct-field', 'correct-id']);
  }
}

function tooLarge(reading: Reading, cause: 'body-too-large' | 'file-too-large'): Verdict {
  const bytes = bodySize(reading.exchange);
  const evidence: Evidence[] = bytes === null ? [] : [{ fact: 'request-size', bytes }];
  const sure = reading.code !== null || isDiscordError(reading);
  return verdict('validation/size', cause, sure ? 'certain' : 'likely', ['shorten-content', 'split-request'], evidence);
}

/** Versions 6 and 7 and unversioned addresses, which are version 6 (discord-api-docs, reference). */
function legacyForm(reading: Reading): Verdict | null {
  if (reading.object === undefined || reading.message !== null || reading.code !== null) return null;
  const fields = readLegacyForm(reading.object);
  if (fields === null) return null;
  const old = reading.route === null || (reading.route.version ?? 6) < 8;
  const evidence: Evidence[] = [{ fact: 'body-shape', shape: 'legacy-form' }, ...unversioned(reading)];
  return {
    ...verdict(
      'validation/legacy-form',
      'legacy-form',
      old ? 'certain' : 'likely',
      ['insert-version', 'open-field'],
      evidence,
    ),
    fields,
  };
}

/** A 400 that says nothing: what was sent says more. */
function badRequest(reading: Reading): Verdict {
  const { route, exchange } = reading;
  const placeholder = placeholderIn(route, exchange.wire.url);
  const text = bodyText(exchange)?.trim();
  if (route?.version != null && (route.version < 6 || route.version > 10))
    return verdict('validation/other', 'api-version-gone', 'likely', ['insert-version'], version(reading));
  if (text !== undefined && text !== '' && bodyJson(exchange) === undefined && claimsJson(reading))
    return verdict(
      'validation/json',
      'json-suspect',
      'likely',
      ['repair-json'],
      [{ fact: 'request-body', state: 'not-json' }],
    );
  if (placeholder !== undefined) {
    const evidence = [{ fact: 'placeholder-in-url', text: placeholder }] as const;
    return verdict('validation/other', 'unfilled-placeholder', 'likely', ['fill-placeholder'], evidence);
  }
  return {
    ...verdict(
      'validation/other',
      'bad-request-unsaid',
      'possible',
      ['correct-field', 'add-content-type', 'insert-version'],
      [...unversioned(reading), ...(lacksContentType(reading) ? contentType(reading) : [])],
    ),
    check: 'resend-bare',
  };
}

function claimsJson(reading: Reading): boolean {
  return (
    /\bjson\b/i.test(requestHeader(reading.exchange, 'content-type') ?? '') ||
    /^\s*[[{]/.test(bodyText(reading.exchange) ?? '')
  );
}

function version({ route }: Reading): readonly Evidence[] {
  return route?.version == null ? [] : [{ fact: 'api-version', version: route.version }];
}
