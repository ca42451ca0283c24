import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { readMarks } from '../../core/lint/marked.ts';
import { walkedDocuments } from '../../core/lint/walk/walkedDocuments.ts';
import { checkout } from '../checkout.ts';
import { eventually } from '../eventually.ts';
import {
  api,
  asked,
  assertUnderlined,
  choose,
  openAsWritten,
  silenced,
  size,
  startWalk,
  underlined,
  wholes,
} from './ruleWalk.ts';
import type { Session } from './session.ts';

/** Throws where the text is none of its language. */
function parse(file: string, text: string): void {
  const extension = extname(file).slice(1);
  if (extension === 'js' || extension === 'ts') transformSync(text, { loader: extension, logLevel: 'silent' });
  const [command, ...parameters] =
    { py: ['python3', '-c', 'import ast, sys; ast.parse(sys.stdin.read())'], sh: ['bash', '-n'] }[extension] ?? [];
  if (command === undefined) return;
  const { status, stderr } = spawnSync(command, parameters, { input: text, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

describe('every rule in the editor', function () {
  this.timeout(120_000);
  let session: Session;
  const mended = new Map<string, string>();
  const hovered = new Set<string>();
  before(async () => {
    session = await startWalk();
  });
  after(() => session?.end());

  for (const document of walkedDocuments.toSorted((a, b) => Number(a.asked === true) - Number(b.asked === true))) {
    const { file, findings } = document;
    const name = `rules-${file.replace('.', '-')}`;

    it(`is underlined, explained and mended in ${file}`, async () => {
      const { workbench, folder } = session;
      const { editor } = workbench;
      if (document.asked === true) await choose(session, asked);
      // A function that is added pushes the rest out of sight.
      await workbench.page.setViewportSize(document.addsHelper === true ? { ...size, height: 3200 } : size);
      await openAsWritten(session, file, readMarks(document.marked).text);
      let left = underlined(document);
      await assertUnderlined(session, left);
      await workbench.screenshot(`${name}-1-squiggles`);
      let passed = 0;
      for (const [index, { rule, fix, names }] of findings.entries()) {
        const squiggle = (await editor.squiggles())[passed];
        assert.ok(squiggle);
        await workbench.goTo(squiggle.line, squiggle.column);
        // What a rule says in a language is looked at once.
        const seen = `${document.language} ${rule} ${names[0]}`;
        if (!hovered.has(seen)) {
          hovered.add(seen);
          const said = await editor.hoverHere(rule);
          for (const wanted of names) assert.ok(said.includes(wanted), `${wanted}: ${said}`);
          if (index === 0) await workbench.screenshot(`${name}-2-hover`);
          await editor.closeHover();
        }
        const offered = await editor.quickFixes();
        const aside = [`Silence ${rule} here`, 'Leave this file out of the findings'];
        assert.equal(fix === null ? null : offered[0], fix);
        for (const title of aside) assert.ok(offered.includes(title), offered.join(', '));
        if (index === 0) await workbench.screenshot(`${name}-3-lightbulb`);
        if (fix === null) {
          await editor.closeQuickFixes();
          passed += 1;
          continue;
        }
        const before = await editor.text();
        await editor.quickFix(fix);
        await eventually(async () => assert.notEqual(await editor.text(), before));
        left = left.filter((_, at) => at !== passed);
        await assertUnderlined(session, left);
      }
      const after = document.after ?? readMarks(document.marked).text;
      const text = await eventually(async () => {
        await workbench.save();
        const saved = await readFile(join(folder, file), 'utf8');
        if (document.addsHelper === true) assert.ok(saved.endsWith(after), saved);
        else assert.equal(saved, after);
        return saved;
      });
      parse(file, text);
      mended.set(file, text);
      await workbench.screenshot(`${name}-4-after`);
    });
  }

  it('is mended alike by the command line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tracecord-rules-'));
    try {
      for (const { file, marked, asked: isAsked } of walkedDocuments) {
        await writeFile(join(folder, file), readMarks(marked).text);
        const options = ['lint', '--fix', ...(isAsked === true ? ['--rules', 'all'] : []), file];
        spawnSync(process.execPath, [join(checkout, 'dist/cli.mjs'), ...options], { cwd: folder });
        assert.equal(await readFile(join(folder, file), 'utf8'), mended.get(file), file);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  for (const document of wholes) {
    it(`is mended at once by Fix All in ${document.file}`, async () => {
      const { workbench, folder } = session;
      await choose(session, {});
      await openAsWritten(session, `whole-${document.file}`, readMarks(document.marked).text);
      await assertUnderlined(session, underlined(document));
      await workbench.runCommand('Fix All');
      // Where the language has fixes of its own too, VS Code asks whose.
      const ours = workbench.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Tracecord' });
      await ours
        .first()
        .click({ timeout: 3000 })
        .catch(() => {});
      const unfixable = document.findings.map(({ fix }) => fix === null);
      await assertUnderlined(
        session,
        underlined(document).filter((_, index) => unfixable[index]),
      );
      await eventually(async () => {
        await workbench.save();
        assert.equal(await readFile(join(folder, `whole-${document.file}`), 'utf8'), document.after);
      });
    });
  }

  for (const [file, text, mark] of silenced) {
    it(`is silenced by a comment in ${file}`, async () => {
      const { workbench, folder } = session;
      await openAsWritten(session, file, text);
      const [squiggle] = await assertUnderlined(session, [['info', '/api']]);
      await workbench.goTo(squiggle?.line ?? 0, squiggle?.column ?? 0);
      await workbench.editor.quickFix('Silence url/unversioned here');
      await assertUnderlined(session, []);
      await workbench.screenshot(`rules-silenced-${file.replace('.', '-')}`);
      await workbench.save();
      const line = text.split('\n').findIndex((one) => one.includes(api));
      const lines = text.split('\n');
      lines.splice(line, 0, `${mark} tracecord-disable-next-line url/unversioned`);
      const now = await eventually(async () => {
        const saved = await readFile(join(folder, file), 'utf8');
        assert.equal(saved, lines.join('\n'));
        return saved;
      });
      parse(file, now);
    });
  }

  it('is off, or louder, as the setting says, and left out by a glob', async () => {
    const { workbench, folder } = session;
    await workbench.openFile('quiet.js');
    await assertUnderlined(session, [['info', '/api']]);
    await choose(session, { 'url/unversioned': 'error' });
    const [squiggle] = await assertUnderlined(session, [['error', '/api']]);
    await choose(session, { 'url/unversioned': 'off' });
    await assertUnderlined(session, []);
    await choose(session, {});
    await assertUnderlined(session, [['info', '/api']]);
    await workbench.goTo(squiggle?.line ?? 0, squiggle?.column ?? 0);
    await workbench.editor.quickFix('Leave this file out of the findings');
    await assertUnderlined(session, []);
    await eventually(async () => {
      const written = JSON.parse(await readFile(join(folder, '.vscode/settings.json'), 'utf8'));
      assert.deepEqual(written['tracecord.lint.exclude'], ['quiet.js']);
    });
  });
});
