import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const extension = vscode.extensions.getExtension('tracecord.tracecord');

/** Opens text that was never saved. */
async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

/** "Send" above each request. */
async function lensesOf(uri: vscode.Uri): Promise<vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return all.filter(({ command }) => command?.command === 'tracecord.sendRequest');
}

function faultsOf(document: vscode.TextDocument): { readonly text: string; readonly source: string | undefined }[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map(({ range, source }) => ({ text: document.getText(range), source }));
}

describe('the installed extension', function () {
  this.timeout(60_000);
  before(() => extension?.activate());

  it('registers every command that the manifest names', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands;
    assert.deepEqual(
      declared.filter(({ command }) => !known.has(command)),
      [],
    );
  });

  it('reads untitled documents, and follows what is typed', async () => {
    const document = await untitled('http', 'GET https://discord.com/api/v10/users/@me\n');
    await eventually(async () => assert.equal((await lensesOf(document.uri)).length, 1));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), 'User-Agent: Mozilla/5.0 (X11) Chrome/126.0\n');
    await vscode.workspace.applyEdit(edit);
    await eventually(() =>
      assert.deepEqual(faultsOf(document), [{ text: 'Mozilla/5.0 (X11) Chrome/126.0', source: 'tracecord' }]),
    );
  });

  it('reads a notebook cell', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const uri = vscode.Uri.joinPath(folder.uri, 'cells.ipynb');
    const source = ["await fetch('https://discord.com/api/v10/gateway');"];
    const cells = [{ cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null }];
    const metadata = { language_info: { name: 'javascript' } };
    const contents = JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(contents));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    assert.equal(document.languageId, 'javascript');
    await eventually(async () => assert.equal((await lensesOf(document.uri)).length, 1));
  });

  it('reads a virtual document', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('elsewhere', {
      provideTextDocumentContent: () => 'curl https://discord.com/api/v10/gateway\n',
    });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('elsewhere:/script.sh'));
    await eventually(async () => assert.equal((await lensesOf(document.uri)).length, 1));
    provider.dispose();
  });

  it('leaves a file without Discord alone', async () => {
    const document = await untitled('typescript', "await fetch('https://example.com/api/v10/users');\n");
    assert.deepEqual(await lensesOf(document.uri), []);
  });

  it('offers the fixes that the command line offers', async () => {
    const document = await untitled('http', 'GET https://discord.com/api/v10/users/@me\nAuthorization: abc\n');
    await eventually(() =>
      assert.deepEqual(
        faultsOf(document).map(({ text }) => text),
        ['abc'],
      ),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(1, 16, 1, 16),
    );
    assert.deepEqual(
      actions.filter(({ kind }) => kind?.contains(vscode.CodeActionKind.QuickFix)).map(({ title }) => title),
      ['Add "Bot " prefix', 'Silence auth/missing-prefix here'],
    );
  });

  it('serves an explanation for every code that it may link to', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('tracecord-explain:/50035.md?50035'));
    assert.match(document.getText(), /^# 50035/);
  });

  it('starts a sandbox that answers, and stops it', async () => {
    const free = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
    });
    await vscode.workspace
      .getConfiguration('tracecord')
      .update('sandbox.port', free, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('tracecord.stopSandbox');
    void vscode.commands.executeCommand('tracecord.startSandbox');
    const url = `http://127.0.0.1:${free}/api/v10/gateway`;
    const ask = async () =>
      (await fetch(url, { headers: { 'User-Agent': 'DiscordBot (https://example.com, 1)' } })).text();
    await eventually(async () => assert.match(await ask(), /"url":"wss?:/));
    await vscode.commands.executeCommand('tracecord.stopSandbox');
    await eventually(() => assert.rejects(ask()));
  });
});
