import assert from 'node:assert/strict';
import { walkedDocuments } from '../../core/lint/walk/walkedDocuments.ts';
import { eventually } from '../eventually.ts';
import { asked, choose, startWalk, underlined } from './ruleWalk.ts';
import type { Session } from './session.ts';
import { untranslated } from './tracecordPanel.ts';

const japanese = /[ぁ-んァ-ヶ一-龠]/;

describe('every rule in a Japanese editor', function () {
  this.timeout(120_000);
  let session: Session;
  const seenFixes = new Set<string | null>();
  before(async () => {
    session = await startWalk('ja');
  });
  after(() => session?.end());

  for (const document of walkedDocuments.toSorted((a, b) => Number(a.asked === true) - Number(b.asked === true))) {
    const { file, findings } = document;
    it(`is explained in Japanese in ${file}`, async () => {
      const { workbench } = session;
      const { editor } = workbench;
      if (document.asked === true) await choose(session, asked);
      await workbench.openFile(file);
      const wanted = underlined(document);
      const found = await eventually(async () => {
        const seen = await editor.squiggles();
        assert.ok(
          wanted.every(([severity, text]) => seen.some((one) => one.severity === severity && one.text === text)),
        );
        return seen;
      });
      for (const [index, { rule, fix, names }] of findings.entries()) {
        const [severity, text] = wanted[index] ?? [];
        const squiggle = found.find((one) => one.severity === severity && one.text === text);
        if (squiggle === undefined) continue;
        found.splice(found.indexOf(squiggle), 1);
        await workbench.goTo(squiggle.line, squiggle.column);
        const said = await editor.hoverHere(rule);
        for (const one of names) assert.ok(said.includes(one), `${one}: ${said}`);
        const [sentence = ''] = said.split('tracecord');
        assert.match(sentence, japanese);
        assert.doesNotMatch(sentence, untranslated);
        await workbench.screenshot(`rules-ja-${file.replace('.', '-')}-${index + 1}`);
        await editor.closeHover();
        // The menu of each fix is looked at once.
        if (seenFixes.has(fix)) continue;
        seenFixes.add(fix);
        const offered = await editor.quickFixes();
        if (fix !== null) assert.match(offered[0] ?? '', japanese);
        const silence = offered.find((title) => title.includes(rule)) ?? '';
        assert.match(silence, japanese);
        await workbench.screenshot(`rules-ja-${file.replace('.', '-')}-${index + 1}-lightbulb`);
        await editor.closeQuickFixes();
      }
    });
  }
});
