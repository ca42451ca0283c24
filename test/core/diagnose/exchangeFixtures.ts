import { readdirSync, readFileSync } from 'node:fs';
import type { CauseId } from '../../../src/core/diagnose/cause.ts';
import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import type { Confidence, Diagnosis, FailureClass, Retry } from '../../../src/core/diagnose/diagnosis.ts';
import type { FixId } from '../../../src/core/diagnose/fix.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';

/** What an exchange must be taken for. Typed by hand from the facts that `source` names. */
export interface Expectation {
  readonly class: FailureClass;
  readonly code: number | null;
  readonly confidence: Confidence;
  readonly cause: CauseId;
  readonly retry?: Retry['when'];
  readonly afterMs?: number;
  /** One of the remedies. */
  readonly fix?: FixId;
  /** Path and inner code of each rejected field. */
  readonly fields?: readonly (readonly [path: string, code: string])[];
  readonly permissions?: readonly string[];
  /** Words that no sentence about it may contain. */
  readonly mustNotSay?: readonly string[];
}

/** One exchange in the command line's form with what it must be taken for. */
export interface ExchangeFixture {
  readonly file: string;
  readonly name: string;
  readonly source: string;
  readonly exchange: unknown;
  readonly expect: Expectation;
}

/**
 * Secrets of the right shape, put together at run time so that no scanner finds one in the files. The first part of
 * the bot token is the encoded id 110000000000000000.
 */
const secrets: Readonly<Record<string, string>> = {
  'bot-token': ['MTEwMDAwMDAwMDAwMDAwMDAw', 'GfAkEx', 'fAkE'.repeat(9)].join('.'),
  'oauth-token': 'fAkEtOkEn1'.repeat(3),
  'client-secret': 'fAkE_sEc'.repeat(4),
  'webhook-token': 'fAkEwEbHoOk-'.repeat(6).slice(0, 68),
  'interaction-token': `aW50ZXJhY3Rpb246${'fAkE'.repeat(10)}`,
};

/** Every secret that fixtures are given; none may come out again. */
export const fixtureSecrets: readonly string[] = Object.values(secrets);

/** Puts secrets where a text names them (`{{bot-token}}`). */
export function withSecrets(text: string): string {
  return text.replace(/\{\{([a-z-]+)\}\}/g, (whole, name: string) => secrets[name] ?? whole);
}

/** All fixtures, in the order of their files. */
export function exchangeFixtures(): ExchangeFixture[] {
  const folder = 'test/fixtures/exchanges';
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const rows: Omit<ExchangeFixture, 'file'>[] = JSON.parse(withSecrets(readFileSync(`${folder}/${file}`, 'utf8')));
      return rows.map((row) => ({ ...row, file }));
    });
}

/** What the product makes of a fixture. */
export function diagnoseFixture(fixture: Pick<ExchangeFixture, 'exchange'>): Diagnosis {
  const pasted = readPasted(fixture.exchange);
  if (pasted.kind !== 'exchange') throw new Error(JSON.stringify(pasted.problems));
  return diagnose(pasted.exchange, pasted.surroundings);
}
