import assert from 'node:assert/strict';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

/** A bot token's shape with nothing behind it. */
const secret = 'made-up-secret-for-the-hover-0000';

const content = `@api = https://discord.com/api/v10
@general = 1213458536202371072
@mine = ${secret}

### Who am I?
# @name whoAmI
GET {{api}}/users/@me
Authorization: Bot {{mine}}

### Say something
POST {{api}}/channels/{{general}}/messages
Content-Type: application/json

{
  "content": "{{greeting}}"
}

### Webhook
POST https://discord.com/api/v10/webhooks/1213458536202371072/${secret}
`;

async function untitled(text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'http', content: text });
  await vscode.window.showTextDocument(document);
  return document;
}

/** What VS Code offers at `|`. */
async function completionsAt(marked: string): Promise<readonly vscode.CompletionItem[]> {
  const offset = marked.indexOf('|');
  const document = await untitled(marked.slice(0, offset) + marked.slice(offset + 1));
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return list.items;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

function insertOf(items: readonly vscode.CompletionItem[], label: string): string | undefined {
  const { insertText } = items.find((item) => labelOf(item) === label) ?? {};
  return typeof insertText === 'string' ? insertText : insertText?.value;
}

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 3);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((said) => (typeof said === 'string' ? said : said.value))
    .join('\n');
}

describe('help in .http files', function () {
  this.timeout(60_000);
  let document: vscode.TextDocument;
  before(async () => {
    await vscode.extensions.getExtension('tracecord.tracecord')?.activate();
    document = await untitled(content);
  });

  it('has an outline of requests and variables, without a secret', async () => {
    const symbols = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.ok(found !== undefined && found.length > 0);
      return found;
    });
    assert.deepEqual(
      symbols.map(({ name, detail }) => [name, detail]),
      [
        ['@api', 'https://discord.com/api/v10'],
        ['@general', '1213458536202371072'],
        ['@mine', '••••0000'],
        ['whoAmI', 'GET /users/@me'],
        ['Say something', 'POST /channels/{{general}}/messages'],
        ['Webhook', 'POST /webhooks/1213458536202371072/••••0000'],
      ],
    );
  });

  it('folds requests and bodies', async () => {
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [
        [4, 7],
        [9, 15],
        [13, 15],
        [17, 18],
      ],
    );
  });

  it('colours method, URL, variables, headers and comments', async () => {
    const legend = await vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const { data } = await vscode.commands.executeCommand<vscode.SemanticTokens>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    const types = new Set<string | undefined>();
    for (let index = 3; index < data.length; index += 5) types.add(legend.tokenTypes[data[index] ?? -1]);
    assert.deepEqual([...types].sort(), ['comment', 'keyword', 'property', 'string', 'variable']);
  });

  it('says what a variable holds and where that comes from', async () => {
    assert.match(
      await hoverOn(document, '{{general}}'),
      /1213458536202371072[\s\S]*line&nbsp;2|1213458536202371072[\s\S]*line 2/,
    );
    const masked = await hoverOn(document, '{{mine}}');
    assert.match(masked, /••••0000/);
    assert.equal(masked.includes(secret), false);
    assert.match(await hoverOn(document, '{{greeting}}'), /greeting/);
    assert.equal(await hoverOn(document, 'Content-Type'), '');
  });

  it('takes values from the environment file', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.env');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`FLAVOUR=vanilla\nBOT_TOKEN=${secret}\n`));
    try {
      const outside = await untitled('GET https://discord.com/api/v10/users/{{FLAVOUR}}/{{$dotenv BOT_TOKEN}}\n');
      assert.match(await hoverOn(outside, '{{FLAVOUR}}'), /vanilla[\s\S]*\.env/);
      const masked = await hoverOn(outside, '{{$dotenv');
      assert.match(masked, /••••0000/);
      assert.equal(masked.includes(secret), false);
      const items = await completionsAt('GET https://discord.com/api/v10/users/{{|\n');
      assert.equal(insertOf(items, '$dotenv BOT_TOKEN'), '$dotenv BOT_TOKEN}}');
      assert.equal(JSON.stringify(items).includes(secret), false);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });

  it('takes none from a file that only the workspace leads out of its folder', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    const outside = vscode.Uri.file(mkdtempSync(join(tmpdir(), 'tracecord-outside-')));
    const file = vscode.Uri.joinPath(outside, 'other.env');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('FLAVOUR=liquorice\n'));
    const link = vscode.Uri.joinPath(folder.uri, '.env.linked');
    symlinkSync(file.fsPath, link.fsPath);
    const settings = vscode.workspace.getConfiguration('tracecord');
    const name = relative(folder.uri.fsPath, file.fsPath);
    const document = await untitled('GET https://discord.com/api/v10/users/{{FLAVOUR}}\n');
    const { Global, Workspace } = vscode.ConfigurationTarget;
    try {
      for (const named of [name, '.env.linked']) {
        await settings.update('environmentFile', named, Workspace);
        assert.doesNotMatch(await hoverOn(document, '{{FLAVOUR}}'), /liquorice/, named);
        await settings.update('environmentFile', undefined, Workspace);
        // The person's own word is enough.
        await settings.update('environmentFile', named, Global);
        assert.match(await hoverOn(document, '{{FLAVOUR}}'), /liquorice/, named);
        await settings.update('environmentFile', undefined, Global);
      }
    } finally {
      await settings.update('environmentFile', undefined, Workspace);
      await settings.update('environmentFile', undefined, Global);
      for (const made of [link, outside]) await vscode.workspace.fs.delete(made, { recursive: true });
    }
  });

  it('completes methods, headers, values, variables, names and routes', async () => {
    assert.equal(insertOf(await completionsAt('###\nPO|'), 'POST'), 'POST ');
    assert.equal(insertOf(await completionsAt('GET /\nUser|'), 'User-Agent'), 'User-Agent: ');
    assert.equal(insertOf(await completionsAt('GET /\nContent-Type: a|'), 'application/json'), 'application/json');
    assert.equal(insertOf(await completionsAt('@api = x\nGET {{|'), 'api'), 'api}}');
    assert.match(insertOf(await completionsAt('# @|\nGET /'), '@name') ?? '', /^@name /);
    const routes = await completionsAt('POST https://discord.com/api/v10/ch|');
    const inserted = insertOf(routes, '/channels/{channel_id}/messages') ?? '';
    assert.equal(new vscode.SnippetString(inserted).value, '/channels/${1:{{channel_id\\}\\}}/messages');
  });

  it('leaves other languages alone', async () => {
    const other = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
    assert.equal(await hoverOn(other, '{{general}}'), '');
  });

  it('offers to copy beside to send', async () => {
    const titles = await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      assert.equal(lenses.length, 6);
      return lenses.map(({ command }) => command?.command);
    });
    assert.deepEqual([...new Set(titles)].sort(), ['tracecord.copyRequestAs', 'tracecord.sendRequest']);
  });
});

describe('all requests of a file', function () {
  this.timeout(60_000);
  const get = (path: string) => `### ${path}\nGET https://discord.com/api/v10${path}\n`;
  const failing = get('/users/@me') + get('/channels/1213499999999999999') + get('/channels/1213499999999999998');
  const settings = () => vscode.workspace.getConfiguration('tracecord');

  before(() => settings().update('sandbox.port', 0, vscode.ConfigurationTarget.Global));
  after(async () => {
    await vscode.commands.executeCommand('tracecord.stopSandbox');
    await settings().update('sandbox.port', undefined, vscode.ConfigurationTarget.Global);
    await settings().update('sendAll.stopOnFailure', undefined, vscode.ConfigurationTarget.Global);
  });

  /** Lines on which an answer stands. */
  const answered = ({ uri }: vscode.TextDocument) =>
    vscode.languages
      .getDiagnostics(uri)
      .filter(({ source }) => source === 'discord')
      .map(({ range }) => range.start.line);

  it('go in their order', async () => {
    const document = await untitled(get('/users/@me') + get('/gateway'));
    await vscode.commands.executeCommand('tracecord.sendAll', document.uri, true);
    assert.deepEqual(answered(document), []);
  });

  it('stop at the first that fails', async () => {
    const document = await untitled(failing);
    const ended = vscode.commands.executeCommand('tracecord.sendAll', document.uri, true);
    await eventually(() => assert.deepEqual(answered(document), [3]));
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.deepEqual(answered(document), [3]);
    await vscode.commands.executeCommand('notifications.clearAll');
    await ended;
  });

  it('go on where the setting says so', async () => {
    await settings().update('sendAll.stopOnFailure', false, vscode.ConfigurationTarget.Global);
    const document = await untitled(failing);
    await vscode.commands.executeCommand('tracecord.sendAll', document.uri, true);
    await eventually(() => assert.deepEqual(answered(document), [3, 5]));
  });

  it('wait where a bucket is empty, until "Cancel" ends it at once', async () => {
    const document = await untitled(
      Array.from({ length: 12 }, (_, index) => {
        const url = 'https://discord.com/api/v10/channels/1213458536202371072/messages';
        return `### ${index}\nPOST ${url}\nContent-Type: application/json\n\n{"content": "${index}"}\n`;
      }).join('\n'),
    );
    let isOver = false;
    const ended = vscode.commands.executeCommand('tracecord.sendAll', document.uri, true).then(() => {
      isOver = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 2500));
    assert.equal(isOver, false);
    const cancelledAt = Date.now();
    await vscode.commands.executeCommand('tracecord.cancel');
    await ended;
    assert.ok(Date.now() - cancelledAt < 1000);
    assert.deepEqual(answered(document), []);
  });
});
