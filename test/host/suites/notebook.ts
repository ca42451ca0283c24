import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { eventually } from '../eventually.ts';

const setup = `import requests
API = "https://discord.com/api/v10"
HEADERS = {"Authorization": "Bot ${defaultToken()}"}
FALSE = {"Authorization": "Bot refused"}`;
const post = `answer = requests.post(
    f"{API}/channels/${sandboxIds.text}/messages",
    headers=HEADERS,
    json={"content": "x", "flags": "much"},
)`;
const refused = 'requests.get(f"{API}/users/@me", headers=FALSE)';

function cell(source: string): object {
  return { cell_type: 'code', source, metadata: {}, outputs: [], execution_count: null };
}

/** A notebook in the workspace, open. */
async function notebookOf(name: string, sources: readonly string[]): Promise<vscode.NotebookDocument> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder);
  const uri = vscode.Uri.joinPath(folder.uri, name);
  const metadata = { language_info: { name: 'python' } };
  const contents = JSON.stringify({ cells: sources.map(cell), metadata, nbformat: 4, nbformat_minor: 5 });
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(contents));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

/** "Send" above each request of a cell. */
async function lensesOf(document: vscode.TextDocument): Promise<vscode.CodeLens[]> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
  return all.filter(({ command }) => command?.command === 'tracecord.sendRequest');
}

/** Sends the request of a cell as the lens above it does. */
async function sendCell(document: vscode.TextDocument): Promise<void> {
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  await vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range);
}

function faultsIn(document: vscode.TextDocument): string[] {
  return vscode.languages.getDiagnostics(document.uri).map(({ range }) => document.getText(range));
}

describe('a notebook', function () {
  this.timeout(60_000);
  let notebook: vscode.NotebookDocument;
  before(async () => {
    await vscode.extensions.getExtension('tracecord.tracecord')?.activate();
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.port', 0, true);
    notebook = await notebookOf('context.ipynb', [setup, post, refused]);
  });
  after(async () => {
    await vscode.commands.executeCommand('tracecord.stopSandbox');
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.port', undefined, true);
  });

  it('has a Send above a request whose address and library an earlier cell names', async () => {
    const { document } = notebook.cellAt(1);
    assert.equal(document.languageId, 'python');
    await eventually(async () => assert.equal((await lensesOf(document)).length, 1));
    assert.equal((await lensesOf(notebook.cellAt(0).document)).length, 0);
  });

  it('sends it, and shows in the cell what is wrong there', async () => {
    const { document } = notebook.cellAt(1);
    await sendCell(document);
    await eventually(() => assert.ok(faultsIn(document).includes('"much"'), faultsIn(document).join()));
  });

  it('shows at the request what is wrong in an earlier cell', async () => {
    const { document } = notebook.cellAt(2);
    await sendCell(document);
    await eventually(() => {
      const [only] = vscode.languages.getDiagnostics(document.uri);
      assert.deepEqual(only?.range, new vscode.Range(0, 0, 0, 0));
    });
    assert.ok(!faultsIn(notebook.cellAt(0).document).includes('refused'));
  });

  it('knows what becomes of an earlier cell', async () => {
    const [first, second] = [notebook.cellAt(0).document, notebook.cellAt(1).document];
    const edit = new vscode.WorkspaceEdit();
    const at = first.positionAt(first.getText().indexOf('https://'));
    edit.replace(
      first.uri,
      new vscode.Range(at, at.translate(0, 'https://discord.com/api/v10'.length)),
      'https://example.com',
    );
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => assert.equal((await lensesOf(second)).length, 0));
  });
});
