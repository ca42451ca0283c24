import { deepEqual, equal, ok } from 'node:assert/strict';
import { extract, loadExtractor } from '../../../../src/core/extract/extract.ts';
import type { Finding, LintedText } from '../../../../src/core/lint/finding.ts';
import { lint } from '../../../../src/core/lint/lint.ts';
import { mendAll, mendContextOf } from '../../../../src/core/mend/mendAll.ts';
import { applyEdits, mend, replacesTurns } from '../../../../src/core/mend/mends.ts';
import { loadShellWords } from '../../../../src/words/shell.ts';
import { readMarks } from '../marked.ts';
import type { WalkedDocument } from './walked.ts';
import { walkedDocuments } from './walkedDocuments.ts';

/** What is said of a text, and what its first fix is called and would make of it. */
async function told(document: WalkedDocument, text: string) {
  const linted: LintedText = { text, language: document.language, ...(await extract(text, document.language)) };
  const words = await loadShellWords('en');
  return lint(linted, { all: document.asked === true }).map((finding) => ({ finding, ...firstMend(finding) }));

  function firstMend(finding: Finding): { readonly fix: string | null; readonly mended: string } {
    const context = mendContextOf(finding, linted, {});
    for (const id of context === undefined ? [] : finding.mends) {
      const edits = context === undefined ? null : mend(id, context);
      if (edits === null) continue;
      const title = words.mend(id);
      const isInPlaceOfLoop = /-retry-after$/.test(id) && replacesTurns(text, edits);
      return { fix: isInPlaceOfLoop ? words.mendOfLoop(title) : title, mended: applyEdits(text, edits) };
    }
    return { fix: null, mended: text };
  }
}

describe('every rule in every language', () => {
  for (const document of walkedDocuments) {
    const { text: written, spans } = readMarks(document.marked);

    it(`is told where it is broken: ${document.file}`, async () => {
      const found = await told(document, written);
      deepEqual(
        found.map(({ finding: { facts, severity, span }, fix }) => [
          facts.rule,
          severity,
          written.slice(...span),
          span[0],
          fix,
        ]),
        document.findings.map(({ rule, severity, fix }, index) => {
          const [start, end] = spans[index] ?? [0, 0];
          return [rule, severity, written.slice(start, end), start, fix];
        }),
      );
    });

    it(`says what it has to, in both languages: ${document.file}`, async () => {
      const found = await told(document, written);
      for (const locale of ['en', 'ja'] as const) {
        const words = await loadShellWords(locale);
        for (const [index, { names }] of document.findings.entries()) {
          const facts = found[index]?.finding.facts;
          const sentence = facts === undefined ? '' : words.finding(facts);
          for (const name of names) ok(sentence.includes(name), `${name} is not in: ${sentence}`);
        }
      }
    });

    it(`is mended one after the other: ${document.file}`, async () => {
      let text = written;
      for (const [index, { rule, fix }] of document.findings.entries()) {
        if (fix === null) continue;
        const found = await told(document, text);
        const left = document.findings.slice(0, index).filter((each) => each.fix === null).length;
        equal(found[left]?.finding.facts.rule, rule);
        text = found[left]?.mended ?? '';
      }
      const after = document.after ?? written;
      if (document.addsHelper === true) ok(text.endsWith(after), text);
      else equal(text, after);
      const extractor = await loadExtractor(document.language);
      ok(extractor);
      const options = { all: document.asked === true };
      const { language } = document;
      const all = mendAll({ text: written, language, extract: extractor, project: {}, options, movesSecrets: true });
      equal(all.text, text, 'all at once');
      deepEqual(
        (await told(document, text)).map(({ finding }) => finding.facts.rule),
        document.findings.filter(({ fix }) => fix === null).map(({ rule }) => rule),
      );
    });
  }
});
