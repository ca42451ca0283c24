import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { causeIds } from '../../src/core/diagnose/cause.ts';
import { type Diagnosis, failureClasses } from '../../src/core/diagnose/diagnosis.ts';
import { fixIds } from '../../src/core/diagnose/fix.ts';
import { type DiagnosisWords, loadDiagnosisWords, speakDiagnosis } from '../../src/words/diagnosis.ts';
import { diagnosisJson } from '../../src/words/diagnosisJson.ts';
import { localeOf } from '../../src/words/locale.ts';
import { diagnoseFixture, exchangeFixtures, fixtureSecrets } from '../core/diagnose/exchangeFixtures.ts';

const fixtures = exchangeFixtures().map((fixture) => ({ ...fixture, diagnosis: diagnoseFixture(fixture) }));

/** A diagnosis that has nothing but its cause: every sentence must hold without facts. */
const bare: Diagnosis = {
  class: 'unknown/code',
  code: null,
  confidence: 'possible',
  cause: 'unknown-status',
  evidence: [],
  fixes: fixIds.map((id) => ({ id, preferred: false })),
  retry: { when: 'never' },
  fields: [],
  permissions: [],
};

/** Every sentence that is said of a diagnosis, in one text. */
function everything(diagnosis: Diagnosis, words: DiagnosisWords): string {
  const { classTitle, summary, cause, evidence, fixes, check, retry, confidence } = speakDiagnosis(diagnosis, words);
  const advice = fixes.flatMap(({ title, advice: text }) => [title, text]);
  return [classTitle, summary, cause, ...evidence, ...advice, check ?? '', retry, confidence].join('\n');
}

for (const locale of ['en', 'ja'] as const) {
  describe(`words of diagnoses (${locale})`, () => {
    let words: DiagnosisWords;
    before(async () => {
      words = await loadDiagnosisWords(locale);
    });

    it('sum up every exchange in one sentence of at most 120 characters', () => {
      for (const { name, diagnosis } of fixtures) {
        const { summary } = speakDiagnosis(diagnosis, words);
        ok(summary.length <= 120, `${name}: ${summary.length} ${summary}`);
        match(summary, /[.。]$/u, name);
      }
    });

    it('sum up every cause, also without facts', () => {
      for (const cause of causeIds) {
        const { summary, cause: why } = words.cause({ ...bare, cause });
        ok(summary.length > 0 && summary.length <= 120, `${cause}: ${summary}`);
        ok(why.length > summary.length / 4, cause);
        ok(!/undefined|null|NaN/.test(summary.replace('"undefined"', '')), `${cause}: ${summary}`);
      }
    });

    it('never say what the facts forbid', () => {
      for (const { name, diagnosis, expect } of fixtures) {
        const said = everything(diagnosis, words);
        for (const word of expect.mustNotSay ?? []) ok(!said.includes(word), `${name}: "${word}"`);
        for (const secret of fixtureSecrets) ok(!said.includes(secret), name);
        ok(!/[\uE0F0\uE0F1]/.test(said), name);
      }
    });

    it('speak of Workers and Apps Script only where the workspace gives cause', () => {
      for (const { name, diagnosis } of fixtures) {
        const hasFile = diagnosis.evidence.some(({ fact }) => fact === 'workspace-file');
        const isTheirs = diagnosis.cause === 'worker-exception';
        if (!hasFile && !isTheirs) ok(!/Worker|Apps Script|wrangler/.test(everything(diagnosis, words)), name);
      }
    });

    it('never call 40333 certain', () => {
      const blocked = fixtures.filter(({ diagnosis }) => diagnosis.code === 40333);
      ok(blocked.length >= 8);
      for (const { name, diagnosis } of blocked) ok(diagnosis.confidence !== 'certain', name);
    });

    it('have a title for every class and a remedy for every id', () => {
      for (const name of failureClasses) ok(words.classTitle(name).length > 0, name);
      for (const id of fixIds) {
        const { title, advice } = words.fix(id, bare);
        ok(title.length > 0 && title.length <= 60, `${id}: ${title}`);
        ok(advice.length > 10, id);
      }
    });

    it('are in their language', () => {
      const said = causeIds.map((cause) => words.cause({ ...bare, cause }));
      for (const { summary, cause } of said) {
        equal(/[぀-ヿ]/.test(summary), locale === 'ja', summary);
        equal(/[぀-ヿ]/.test(cause), locale === 'ja', cause);
      }
    });
  });
}

describe('diagnosis as JSON', () => {
  it("has the command line's keys, in both languages the same facts", async () => {
    const [en, ja] = await Promise.all([loadDiagnosisWords('en'), loadDiagnosisWords('ja')]);
    for (const { name, diagnosis } of fixtures) {
      const json = diagnosisJson(diagnosis, en);
      const keys = [
        'class',
        'code',
        'confidence',
        'summary',
        'cause',
        'evidence',
        'fixes',
        'retry',
        'fields',
        'permissions',
      ];
      deepEqual(
        Object.keys(json).filter((key) => key !== 'check'),
        keys,
        name,
      );
      const other = diagnosisJson(diagnosis, ja);
      deepEqual([other.class, other.code, other.retry, other.fields], [json.class, json.code, json.retry, json.fields]);
      deepEqual(
        other.fixes.map(({ id }) => id),
        json.fixes.map(({ id }) => id),
      );
    }
  });
});

describe('language', () => {
  it('is Japanese where it is asked for, else English', () => {
    for (const tag of ['ja', 'ja-JP', 'ja_JP.UTF-8', 'JA']) equal(localeOf(tag), 'ja', tag);
    for (const tag of [undefined, '', 'en', 'en-GB', 'fr', 'C.UTF-8', 'jam']) equal(localeOf(tag), 'en', String(tag));
  });
});
