import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

/** What a settings.json can hold where something else belongs. */
const shapes: readonly unknown[] = [
  null,
  true,
  false,
  -1,
  1e12,
  0.5,
  'text',
  '',
  '{{{[',
  [],
  [1, null, 'x'],
  {},
  { x: [] },
];

/** Settings of VS Code that we read. */
const network = ['proxy', 'noProxy', 'proxyAuthorization', 'proxyStrictSSL', 'systemCertificates'];

const content =
  'POST https://discord.com/api/channels/1213458536202371072/messages\nAuthorization: Bot {{token}}\n\n{ "content": 5 }\n';
const range = new vscode.Range(0, 0, 0, 0);

/** A promise that must not stay open for longer than ten seconds. */
function inTime<T>(what: string, promise: Thenable<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`${what} never ended`)), 10_000);
  });
  return Promise.race([promise, late]);
}

async function lensesOf(uri: vscode.Uri): Promise<number> {
  const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
  return all.filter(({ command }) => command?.command === 'tracecord.sendRequest').length;
}

describe('settings and places of any shape', function () {
  this.timeout(120_000);
  const rejected: unknown[] = [];
  const hear = (reason: unknown) => rejected.push(reason);
  let server: Server;
  let url = '';
  let asked = 0;
  let names: string[] = [];

  before(async () => {
    process.on('unhandledRejection', hear);
    server = createServer((request, response) => {
      asked++;
      request.resume().on('end', () => {
        response
          .writeHead(400, { 'content-type': 'application/json' })
          .end(
            '{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[{"code":"X","message":"y"}]}}}',
          );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const { contributes } = vscode.extensions.getExtension('tracecord.tracecord')?.packageJSON ?? {};
    names = Object.keys(contributes.configuration.properties).map((name) => name.replace(/^tracecord\./, ''));
    assert.ok(names.length > 10);
  });

  after(async () => {
    process.off('unhandledRejection', hear);
    await setAll(undefined);
    server.close();
  });

  /** One shape for everything. */
  async function setAll(shape: unknown): Promise<void> {
    const target = vscode.ConfigurationTarget.Global;
    const own = vscode.workspace.getConfiguration('tracecord');
    for (const name of names) await own.update(name, shape, target);
    const http = vscode.workspace.getConfiguration('http');
    for (const name of network) await http.update(name, shape, target);
  }

  async function use(document: vscode.TextDocument): Promise<void> {
    const { uri } = document;
    const at = new vscode.Position(0, 40);
    await inTime('the lenses', lensesOf(uri));
    await inTime('a hover', vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at));
    await inTime('completion', vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, at));
    await inTime('the lightbulb', vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range));
    await inTime('the outline', vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri));
  }

  for (const shape of shapes) {
    it(`works where every setting is ${JSON.stringify(shape)}`, async () => {
      await setAll(shape);
      const document = await vscode.workspace.openTextDocument({ language: 'http', content });
      await vscode.window.showTextDocument(document);
      await use(document);
      // Where the sandbox is said to be elsewhere stands in a setting too: this one is right, and everything else wrong.
      await vscode.workspace
        .getConfiguration('tracecord')
        .update('sandbox.url', url, vscode.ConfigurationTarget.Global);
      const before = asked;
      await inTime('sending', vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range));
      assert.equal(asked, before + 1);
      await eventually(() => {
        const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'discord');
        assert.equal(found.length, 1);
      });
      assert.deepEqual(rejected, []);
    });
  }

  it('underlines and sends as ever when they are gone', async () => {
    await setAll(undefined);
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.url', url, vscode.ConfigurationTarget.Global);
    const document = await vscode.workspace.openTextDocument({ language: 'http', content });
    await vscode.window.showTextDocument(document);
    await eventually(async () => {
      assert.equal(await lensesOf(document.uri), 1);
      assert.ok(vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'tracecord'));
    });
  });

  it('reads, underlines and sends in a virtual place that cannot be written', async () => {
    const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions('read-only');
    };
    const provider: vscode.FileSystemProvider = {
      onDidChangeFile: changed.event,
      watch: () => new vscode.Disposable(() => {}),
      stat: ({ path }) => {
        if (!path.endsWith('.http')) throw vscode.FileSystemError.FileNotFound(path);
        return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length, permissions: 1 };
      },
      readFile: ({ path }) => {
        if (!path.endsWith('.http')) throw vscode.FileSystemError.FileNotFound(path);
        return Buffer.from(content);
      },
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    };
    const registered = vscode.workspace.registerFileSystemProvider('virtual-test', provider, { isReadonly: true });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('virtual-test:/folder/one.http'));
      await vscode.window.showTextDocument(document);
      await eventually(async () => assert.equal(await lensesOf(document.uri), 1));
      await use(document);
      const before = asked;
      await inTime('sending', vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range));
      assert.equal(asked, before + 1);
      await eventually(() =>
        assert.ok(vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'discord')),
      );
      assert.deepEqual(rejected, []);
    } finally {
      registered.dispose();
    }
  });
});
