import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';

const checkout = process.env.TRACECORD_CHECKOUT ?? '';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What the command line says of a file: findings make it end with 1. */
function tracecord(command: 'extract' | 'lint', file: string, language: string): Record<string, readonly Span[]> {
  const args = [join(checkout, 'dist/cli.mjs'), command, '--format', 'json', '--language', language, file];
  try {
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  }
}

/** Waits until the editor says what is expected, for at most 15 s. */
async function eventuallyEqual<T>(read: () => Promise<T> | T, expected: T, about: string): Promise<void> {
  const deadline = Date.now() + 15_000;
  let actual = await read();
  while (JSON.stringify(actual) !== JSON.stringify(expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    actual = await read();
  }
  assert.deepEqual(actual, expected, about);
}

describe('the installed extension and the command line', function () {
  this.timeout(120_000);

  it('find the same requests and the same faults in every fixture', async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const files = await vscode.workspace.findFiles('{*,fixtures/**/*}.{http,sh,ts,tsx,js,mjs,py}', '**/*.d.ts');
    assert.ok(files.length >= 5, `${files.length} files`);
    for (const uri of files.sort((a, b) => a.path.localeCompare(b.path))) {
      const document = await vscode.workspace.openTextDocument(uri);
      const about = relative(root, uri.fsPath);
      if (
        !['http', 'shellscript', 'javascript', 'typescript', 'typescriptreact', 'python'].includes(document.languageId)
      )
        continue;
      const { requests = [] } = tracecord('extract', uri.fsPath, document.languageId);
      const line = (offset: number) => document.positionAt(offset).line;
      await eventuallyEqual(
        async () => {
          const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
          const ours = lenses.filter(({ command }) => command?.command === 'tracecord.sendRequest');
          return ours.map((lens) => lens.range.start.line).sort((a, b) => a - b);
        },
        requests.map((request) => line(request.start)).sort((a, b) => a - b),
        about,
      );
      const { findings = [] } = tracecord('lint', uri.fsPath, document.languageId);
      await eventuallyEqual(
        () =>
          vscode.languages
            .getDiagnostics(uri)
            .filter(({ source }) => source === 'tracecord')
            .map(({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)])
            .sort(([a = 0], [b = 0]) => a - b),
        findings.map(({ start, end }) => [start, end]).sort(([a = 0], [b = 0]) => a - b),
        about,
      );
    }
  });
});
