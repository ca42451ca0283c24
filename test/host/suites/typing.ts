import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

/** A document with a comment to type in, and the cursor behind it. */
async function opened(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const editor = await vscode.window.showTextDocument(document);
  const end = document.lineAt(0).range.end;
  editor.selection = new vscode.Selection(end, end);
  return document;
}

/** Presses a key so often, as fast as the editor takes it; gives how often the squiggles of the document were set meanwhile. */
async function type(document: vscode.TextDocument, keys: number, isDone: () => void): Promise<number> {
  let readings = 0;
  const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (uris.some((uri) => uri.toString() === document.uri.toString())) readings += 1;
  });
  await Promise.all(Array.from({ length: keys }, () => vscode.commands.executeCommand('type', { text: 'a' })));
  await eventually(isDone);
  listener.dispose();
  return readings;
}

describe('typing', function () {
  this.timeout(60_000);
  const keys = 40;

  it('puts off reading from key to key, and the squiggles stand where they belong once it rests', async () => {
    const fault = 'Mozilla/5.0 (X11)';
    const document = await opened('http', `# \nGET https://discord.com/api/v10/gateway\nUser-Agent: ${fault}\n`);
    const isUnderlined = () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      assert.deepEqual(
        found.map(({ range }) => document.getText(range)),
        [fault],
      );
    };
    await eventually(isUnderlined);
    const readings = await type(document, keys, isUnderlined);
    assert.equal(document.lineAt(0).text, `# ${'a'.repeat(keys)}`);
    console.log(`      ${keys} keys, ${readings} times read while they were pressed`);
    assert.ok(readings < keys / 2, `${readings} readings`);

    const before = document.version;
    await vscode.commands.executeCommand('type', { text: '\n# ' });
    await eventually(() => {
      assert.ok(document.version > before);
      isUnderlined();
    });
  });

  it('is heard where Discord is named and nothing sent', async () => {
    const document = await opened('python', '# \nimport os\nprint(os.getenv("DISCORD_TOKEN"))\n');
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      assert.deepEqual(
        found.map(({ range }) => document.getText(range)),
        ['os.getenv("DISCORD_TOKEN")'],
      );
    });
  });

  it('reads nothing where there is no Discord', async () => {
    const document = await opened(
      'python',
      '# \nimport requests\nrequests.get("https://example.com", headers={"User-Agent": "Mozilla/5.0"})\n',
    );
    const readings = await type(document, keys, () => assert.ok(document.lineAt(0).text.length > keys));
    assert.equal(readings, 0);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});
