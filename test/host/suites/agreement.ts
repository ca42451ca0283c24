import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const checkout = process.env.TRACECORD_CHECKOUT ?? '';

interface Said {
  readonly requests?: readonly Span[];
  readonly findings?: readonly Span[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the command line says of files of one language, by file: a document a line. Findings make it end with 1. */
function tracecord(command: 'extract' | 'lint', files: readonly string[], language: string): Map<string, Said> {
  const args = [
    join(checkout, 'dist/cli.mjs'),
    command,
    '--format',
    'json',
    '--language',
    language,
    ...files,
    files[0] ?? '',
  ];
  // The extension host of a desktop VS Code is Electron, which is Node only when it is told to be.
  const options = {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  } as const;
  let printed: string;
  try {
    printed = execFileSync(process.execPath, args, options);
  } catch (error) {
    printed = (error as { stdout: string }).stdout;
  }
  return new Map(
    printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Said & { file: string })
      .map((said) => [said.file, said]),
  );
}

describe('the installed extension and the command line', function () {
  this.timeout(300_000);

  it('find the same requests and the same faults in every fixture', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const files = await vscode.workspace.findFiles(
      '{*,fixtures/**/*}.{http,sh,zsh,ts,tsx,js,mjs,py,bat,ps1,har,txt,vue,svelte}',
      '**/*.d.ts',
    );
    // VS Code closes documents that nobody looks at: each is opened again when its turn comes.
    const languages = new Map<string, vscode.Uri[]>();
    for (const uri of files) {
      const { languageId } = await vscode.workspace.openTextDocument(uri);
      languages.set(languageId, [...(languages.get(languageId) ?? []), uri]);
    }
    const expected =
      'bat http javascript json plaintext powershell python shellscript typescript typescriptreact'.split(' ');
    assert.deepEqual([...languages.keys()].sort(), expected);
    for (const [language, uris] of languages) {
      const paths = uris.map((uri) => uri.fsPath);
      const extracted = tracecord('extract', paths, language);
      const linted = tracecord('lint', paths, language);
      for (const path of paths) {
        const { requests = [] } = extracted.get(path) ?? {};
        const { findings = [] } = linted.get(path) ?? {};
        const document = await vscode.workspace.openTextDocument(path);
        await assertAgreement(document, requests, findings, relative(root, path));
      }
    }
  });
});

/** The lenses stand where the requests are, the squiggles where the findings are. */
async function assertAgreement(
  document: vscode.TextDocument,
  requests: readonly Span[],
  findings: readonly Span[],
  about: string,
): Promise<void> {
  const line = (offset: number) => document.positionAt(offset).line;
  await eventually(async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const ours = lenses.filter(({ command }) => command?.command === 'tracecord.sendRequest');
    const lines = ours.map((lens) => lens.range.start.line).sort((a, b) => a - b);
    assert.deepEqual(
      lines,
      requests.map((request) => line(request.start)).sort((a, b) => a - b),
      about,
    );
  });
  await eventually(() => {
    const marked = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'tracecord')
      .map(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)])
      .sort(([a = 0], [b = 0]) => a - b);
    assert.deepEqual(
      marked,
      findings.map(({ start, end }) => [start, end]).sort(([a = 0], [b = 0]) => a - b),
      about,
    );
  });
}
