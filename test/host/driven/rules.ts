import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { readMarks } from '../../core/lint/marked.ts';
import type { WalkedDocument } from '../../core/lint/walk/walked.ts';
import { walkedDocuments } from '../../core/lint/walk/walkedDocuments.ts';
import { checkout } from '../checkout.ts';
import type { Squiggle } from '../editorPart.ts';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';
import { untranslated } from './tracecordPanel.ts';

/** What others than Tracecord would underline is out of the way, and every document has room. */
const settings = {
  'editor.minimap.enabled': false,
  'javascript.suggestionActions.enabled': false,
  'javascript.validate.enable': false,
  'typescript.suggestionActions.enabled': false,
  'typescript.validate.enable': false,
};
const size = { width: 1900, height: 1250 };

/** The rules that are off by default, or say more to who asks. */
const asked = {
  'host/apps-script': 'hint',
  'host/cloudflare-worker': 'hint',
  'request/no-timeout': 'hint',
  'user-agent/missing': 'hint',
};
const api = 'https://discord.com/api';

/** One request with one fault in each language, and the comment that silences it there. */
const silenced = [
  ['silent.js', `fetch('${api}/gateway');\n`, '//'],
  ['silent.ts', `await fetch('${api}/gateway');\n`, '//'],
  ['silent.py', `import requests\n\nrequests.get("${api}/gateway")\n`, '#'],
  ['silent.http', `GET ${api}/gateway\n`, '#'],
  ['silent.sh', `curl ${api}/gateway\n`, '#'],
] as const;

const wholes = walkedDocuments.filter(({ file }) => file.startsWith('addresses'));

function severityOf(severity: string): Squiggle['severity'] {
  return severity === 'information' ? 'info' : (severity as Squiggle['severity']);
}

/** What is underlined in the editor is just that, in order. */
async function assertUnderlined(
  session: Session,
  expected: readonly (readonly [string, string])[],
): Promise<Squiggle[]> {
  return eventually(async () => {
    const found =
      expected.length === 0 ? await session.workbench.editor.squiggles(0) : await session.workbench.editor.squiggles();
    assert.deepEqual(
      found.map(({ severity, text }) => [severity, text]),
      expected,
    );
    return found;
  });
}

/** The findings of a document as they are underlined: VS Code puts its dots for a hint below two characters. */
function underlined({ marked, findings }: WalkedDocument): [string, string][] {
  const { text, spans } = readMarks(marked);
  return findings.map(({ severity }, index) => {
    const written = text.slice(...(spans[index] ?? [0, 0]));
    return [severityOf(severity), severity === 'hint' ? written.slice(0, 2) : written];
  });
}

async function start(locale?: string): Promise<Session> {
  const session = await startSession({ settings, ...(locale === undefined ? {} : { locale }) });
  const { workbench, folder } = session;
  await workbench.page.setViewportSize(size);
  const files = [
    ...walkedDocuments.map(({ file, marked }) => [file, readMarks(marked).text] as const),
    ...wholes.map(({ file, marked }) => [`whole-${file}`, readMarks(marked).text] as const),
    ...silenced.map(([file, text]) => [file, text] as const),
    ['quiet.js', `fetch('${api}/gateway');\n`] as const,
  ];
  for (const [file, text] of files) await writeFile(join(folder, file), text);
  await workbench.page.keyboard.press('ControlOrMeta+B');
  return session;
}

async function choose({ folder }: Session, severity: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'tracecord.lint.severity': severity }));
}

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
  before(async () => {
    session = await start();
  });
  after(() => session?.end());

  for (const document of walkedDocuments.toSorted((a, b) => Number(a.asked === true) - Number(b.asked === true))) {
    const { file, findings } = document;
    const name = `rules-${file.replace('.', '-')}`;

    it(`is underlined, explained and mended in ${file}`, async () => {
      const { workbench, folder } = session;
      const { editor } = workbench;
      if (document.asked === true) await choose(session, asked);
      await workbench.openFile(file);
      let left = underlined(document);
      await assertUnderlined(session, left);
      await workbench.screenshot(`${name}-1-squiggles`);
      let passed = 0;
      for (const [index, { rule, fix, names }] of findings.entries()) {
        const squiggle = (await editor.squiggles())[passed];
        assert.ok(squiggle);
        await workbench.goTo(squiggle.line, squiggle.column);
        const said = await editor.hoverHere();
        for (const wanted of [...names, `tracecord(${rule})`]) assert.ok(said.includes(wanted), `${wanted}: ${said}`);
        await workbench.screenshot(`${name}-2-hover-${index + 1}`);
        await editor.closeHover();
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
        await workbench.page.keyboard.press('Enter');
        left = left.filter((_, at) => at !== passed);
        await assertUnderlined(session, left);
      }
      await workbench.save();
      const text = await readFile(join(folder, file), 'utf8');
      const after = document.after ?? readMarks(document.marked).text;
      if (document.addsHelper === true) assert.ok(text.endsWith(after), text);
      else assert.equal(text, after);
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
        const options = ['lint', '--fix', ...(isAsked === true ? ['--all'] : []), file];
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
      await workbench.openFile(`whole-${document.file}`);
      await assertUnderlined(session, underlined(document));
      await workbench.runCommand('Fix All');
      const unfixable = document.findings.map(({ fix }) => fix === null);
      await assertUnderlined(
        session,
        underlined(document).filter((_, index) => unfixable[index]),
      );
      await workbench.save();
      assert.equal(await readFile(join(folder, `whole-${document.file}`), 'utf8'), document.after);
    });
  }

  for (const [file, text, mark] of silenced) {
    it(`is silenced by a comment in ${file}`, async () => {
      const { workbench, folder } = session;
      await workbench.openFile(file);
      const [squiggle] = await assertUnderlined(session, [['info', '/api']]);
      await workbench.goTo(squiggle?.line ?? 0, squiggle?.column ?? 0);
      await workbench.editor.quickFix('Silence url/unversioned here');
      await assertUnderlined(session, []);
      await workbench.screenshot(`rules-silenced-${file.replace('.', '-')}`);
      await workbench.save();
      const line = text.split('\n').findIndex((one) => one.includes(api));
      const lines = text.split('\n');
      lines.splice(line, 0, `${mark} tracecord-disable-next-line url/unversioned`);
      const now = await readFile(join(folder, file), 'utf8');
      assert.equal(now, lines.join('\n'));
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
    const written = JSON.parse(await readFile(join(folder, '.vscode/settings.json'), 'utf8'));
    assert.deepEqual(written['tracecord.lint.exclude'], ['quiet.js']);
  });
});

describe('every rule in a Japanese editor', function () {
  this.timeout(120_000);
  let session: Session;
  before(async () => {
    session = await start('ja');
    await choose(session, { ...asked, 'user-agent/missing': 'hint' });
  });
  after(() => session?.end());

  for (const document of walkedDocuments) {
    const { file, findings } = document;
    it(`is explained in Japanese in ${file}`, async () => {
      const { workbench } = session;
      const { editor } = workbench;
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
        const said = await editor.hoverHere();
        for (const one of [...names, `tracecord(${rule})`]) assert.ok(said.includes(one), `${one}: ${said}`);
        assert.doesNotMatch(said.split('tracecord(')[0] ?? '', untranslated);
        await workbench.screenshot(`rules-ja-${file.replace('.', '-')}-${index + 1}`);
        await editor.closeHover();
        const isLast = index === findings.length - 1;
        if (fix === null && !isLast) continue;
        const offered = await editor.quickFixes();
        assert.ok(
          offered.some((title) => title.includes(rule)),
          offered.join(', '),
        );
        for (const title of offered) assert.doesNotMatch(title, untranslated);
        await workbench.screenshot(`rules-ja-${file.replace('.', '-')}-${index + 1}-lightbulb`);
        await editor.closeQuickFixes();
      }
    });
  }
});
