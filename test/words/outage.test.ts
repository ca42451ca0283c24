import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { judgeOutage } from '../../src/core/outage/judge.ts';
import { type Outage, outageCauses, outageSteps, unprovenIds } from '../../src/core/outage/outage.ts';
import { loadDiagnosisWords } from '../../src/words/diagnosis.ts';
import { loadOutageWords, noticesOf, speakOutage, utcText } from '../../src/words/outage.ts';
import { outageJson } from '../../src/words/outageJson.ts';
import { outagePage } from '../../src/words/outagePage.ts';
import { caseOf, error503, incident, page, parts } from '../core/outage/situation.ts';
import { situations } from '../core/outage/situations.ts';

const outages = situations.map(({ name, given }) => ({ name, outage: judgeOutage(caseOf(given)) }));

/** Everything that is said of a verdict. */
async function said(outage: Outage, locale: 'en' | 'ja'): Promise<string> {
  const words = await loadOutageWords(locale);
  const diagnosis = await loadDiagnosisWords(locale);
  return outagePage(outage, {
    words,
    classTitle: diagnosis.classTitle,
    confidence: diagnosis.confidence(outage.confidence),
    sandbox: false,
    notices: await noticesOf(outage),
  });
}

describe('the words of a verdict', () => {
  for (const locale of ['en', 'ja'] as const) {
    it(`are there for every cause, reservation and step, and differ from each other (${locale})`, async () => {
      const words = await loadOutageWords(locale);
      for (const [table, ids] of [
        [words.cause, outageCauses],
        [words.unproven, unprovenIds],
        [words.step, Object.keys(outageSteps)],
      ] as const) {
        deepEqual(Object.keys(table).sort(), [...ids].sort());
        equal(new Set(Object.values(table)).size, ids.length);
      }
    });

    it(`leave no hole, whatever is known (${locale})`, async () => {
      for (const { name, outage } of outages)
        doesNotMatch(await said(outage, locale), /undefined|null|NaN|\[object/, name);
    });
  }

  it('are Japanese in Japanese', async () => {
    const words = await loadOutageWords('ja');
    const sentences = [
      ...Object.values(words.cause),
      ...Object.values(words.unproven),
      ...Object.values(words.step),
      ...Object.values(words.part),
    ];
    for (const sentence of sentences) match(sentence, /[\u3040-\u30FF]/);
  });

  it('say "likely" and "may" where the evidence only makes it so', async () => {
    const en = await loadOutageWords('en');
    const ja = await loadOutageWords('ja');
    for (const { name, outage } of outages) {
      if (outage.verdict === 'unclear') continue;
      const sure = {
        certain: [/^(?:Yes|No), /, /^(?:はい|いいえ)、/],
        likely: [/likely/, /おそらく/],
        possible: [/may/, /かもしれません/],
      } as const;
      const [english, japanese] = sure[outage.confidence];
      match(en.headline(outage), english, name);
      match(ja.headline(outage), japanese, name);
    }
  });

  it('tell users that it is Discord only where that is at least likely, and say likely then', async () => {
    for (const { name, outage } of outages) {
      const notices = await noticesOf(outage);
      if (notices === null) {
        ok(outage.cause.startsWith('nothing-'), name);
        continue;
      }
      const blamesDiscord = /Discord has had trouble|trouble is there|Discord で障害|Discord 側の問題/;
      const isLikely = outage.verdict === 'discord' && outage.confidence !== 'possible';
      equal(blamesDiscord.test(notices.en), isLikely, name);
      equal(blamesDiscord.test(notices.ja), isLikely, name);
      if (outage.verdict !== 'discord') doesNotMatch(notices.en + notices.ja, /discordstatus/, name);
    }
  });

  it('never let a working control request acquit anybody', async () => {
    for (const { outage } of outages) {
      const worked = outage.facts.some(
        (fact) => fact.fact === 'control' && fact.control === 'gateway' && fact.class === 'success',
      );
      if (worked) match(await said(outage, 'en'), /GET \/gateway works acquits nobody/);
    }
  });

  it('give nothing of the status page a meaning in Markdown', async () => {
    const wild = { ...incident([parts.api]), name: '[click](command:evil) <img src=x> `code` # top' };
    const outage = judgeOutage(caseOf({ status: page({ incidents: [wild] }), recent: [error503('GET', 'guild')] }));
    const text = await said(outage, 'en');
    doesNotMatch(text, /(?<!\\)\[click|(?<!\\)<img/);
    match(text, /\(https:\/\/stspg\.io\/abc\)/);
  });

  it('write times in UTC', () => {
    equal(utcText(Date.UTC(2026, 10, 29, 8, 45, 59)), '2026-11-29 08:45 UTC');
    equal(utcText(Number.MAX_VALUE), '?');
  });

  it('stand beside ids in JSON, so that programs compare those', async () => {
    const [first] = outages;
    ok(first);
    const words = await loadOutageWords('en');
    const { classTitle } = await loadDiagnosisWords('en');
    const json = JSON.parse(JSON.stringify(outageJson(first.outage, words, classTitle, await noticesOf(first.outage))));
    deepEqual(
      [json.verdict, json.confidence, json.cause, json.steps.length, json.unproven[0].id],
      [
        first.outage.verdict,
        first.outage.confidence,
        first.outage.cause,
        first.outage.steps.length,
        first.outage.unproven[0],
      ],
    );
    deepEqual(speakOutage(first.outage, words, classTitle).evidence, json.evidence);
    equal(typeof json.notice.ja, 'string');
  });
});
