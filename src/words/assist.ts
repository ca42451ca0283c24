import { diagnose } from '../core/diagnose/diagnose.ts';
import { readPasted } from '../core/diagnose/pasted.ts';
import { loadDiagnosisWords } from './diagnosis.ts';
import { diagnosisJson } from './diagnosisJson.ts';
import { explainDocument, searchArticles } from './explain.ts';
import type { Locale } from './locale.ts';

/** Pages that a search names at most; a language model asks again with one of them. */
const longestSearch = 12;

/**
 * What a language model gets for a code, class or words (`query`), or for an exchange in the command line's form
 * (`exchange`, an object or its JSON text): Markdown or JSON. Bad input is answered with what is wrong with it, so that
 * the model can mend it. Nothing leaves the machine by this, and no secret of the exchange comes back.
 */
export async function assist(
  input: { readonly query?: unknown; readonly exchange?: unknown },
  locale: Locale,
): Promise<string> {
  if (input.exchange !== undefined && input.exchange !== null) return decode(input.exchange, locale);
  if (typeof input.query !== 'string' && typeof input.query !== 'number') {
    return JSON.stringify({ problems: [{ at: 'query', expected: 'text' }] });
  }
  const query = String(input.query);
  const document = await explainDocument(query, locale);
  return document ?? JSON.stringify({ found: (await searchArticles(query, locale)).slice(0, longestSearch) });
}

async function decode(exchange: unknown, locale: Locale): Promise<string> {
  const pasted = readPasted(typeof exchange === 'string' ? parsed(exchange) : exchange);
  if (pasted.kind === 'invalid') return JSON.stringify({ problems: pasted.problems });
  const diagnosis = diagnose(pasted.exchange, pasted.surroundings);
  return JSON.stringify(diagnosisJson(diagnosis, await loadDiagnosisWords(locale)), null, 1);
}

/** The value of JSON text; undefined where it is none, which the reader of exchanges names as its problem. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
