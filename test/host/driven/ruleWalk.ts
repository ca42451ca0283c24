import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMarks } from '../../core/lint/marked.ts';
import type { WalkedDocument } from '../../core/lint/walk/walked.ts';
import { walkedDocuments } from '../../core/lint/walk/walkedDocuments.ts';
import type { Squiggle } from '../editorPart.ts';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';

/** What others than Tracecord would underline is out of the way, and every document has room. */
const settings = {
  'editor.minimap.enabled': false,
  'javascript.suggestionActions.enabled': false,
  'javascript.validate.enable': false,
  'typescript.suggestionActions.enabled': false,
  'typescript.validate.enable': false,
};
/** Room for a document and its lenses. */
export const size = { width: 1900, height: 1250 };

/** The rules that are off by default, or say more to who asks. */
export const asked = {
  'host/apps-script': 'hint',
  'host/cloudflare-worker': 'hint',
  'request/no-timeout': 'hint',
  'user-agent/missing': 'hint',
};
/** Without a version. */
export const api = 'https://discord.com/api';

/** One request with one fault in each language, and the comment that silences it there. */
export const silenced = [
  ['silent.js', `fetch('${api}/gateway');\n`, '//'],
  ['silent.ts', `await fetch('${api}/gateway');\n`, '//'],
  ['silent.py', `import requests\n\nrequests.get("${api}/gateway")\n`, '#'],
  ['silent.http', `GET ${api}/gateway\n`, '#'],
  ['silent.sh', `curl ${api}/gateway\n`, '#'],
] as const;

/** The documents that are mended at once, too. */
export const wholes = walkedDocuments.filter(({ file }) => file.startsWith('addresses'));

function severityOf(severity: string): Squiggle['severity'] {
  return severity === 'information' ? 'info' : (severity as Squiggle['severity']);
}

/** What is underlined in the editor is just that, in order. */
export async function assertUnderlined(
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
export function underlined({ marked, findings }: WalkedDocument): [string, string][] {
  const { text, spans } = readMarks(marked);
  return findings.map(({ severity }, index) => {
    const written = text.slice(...(spans[index] ?? [0, 0]));
    return [severityOf(severity), severity === 'hint' ? written.slice(0, 2) : written];
  });
}

/** Opens a document of the walk as it was written, whatever a first try left of it. */
export async function openAsWritten({ workbench, folder }: Session, file: string, text: string): Promise<void> {
  await writeFile(join(folder, file), text);
  await workbench.openFile(file);
  if (await workbench.page.locator('.tab.active.dirty').isVisible()) await workbench.runCommand('File: Revert File');
}

/** A window with every document in its folder; `locale`: the language of the window, English where absent. */
export async function startWalk(locale?: string): Promise<Session> {
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

/** Sets severities for the workspace. */
export async function choose({ folder }: Session, severity: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode/settings.json'), JSON.stringify({ 'tracecord.lint.severity': severity }));
}
