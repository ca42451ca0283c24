import { deepEqual, equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Surface, type SurfaceKind, type SurfaceName, surfaces } from '../../src/vscode/surfaces.ts';
import { notWalked } from './notWalked.ts';

/** By what each kind of surface is known in a source. Complete by construction. */
const marks: Readonly<Record<SurfaceKind, RegExp>> = {
  diagnostic: /createDiagnosticCollection\(/,
  codeAction: /new vscode\.CodeAction\(/,
  codeLens: /new vscode\.CodeLens\(/,
  completion: /new vscode\.CompletionItem\(/,
  hover: /new vscode\.Hover\(/,
  outline: /new vscode\.DocumentSymbol\(/,
  edit: /new vscode\.WorkspaceEdit\(|\.applyEdit\(|\.edit\(|insertSnippet\(/,
  document: /registerTextDocumentContentProvider\(|registerFileSystemProvider\(|registerNotebookSerializer\(/,
  editor: /showTextDocument\(|showNotebookDocument\(|setDecorations\(/,
  webview: /\.postMessage\(|createWebviewPanel\(|registerWebviewViewProvider\(|registerCustomEditorProvider\(/,
  tree: /new vscode\.TreeItem\(|createTreeView\(|registerTreeDataProvider\(/,
  notification: /show(?:Information|Warning|Error)Message\(/,
  statusBar: /setStatusBarMessage\(|createStatusBarItem\(/,
  progress: /withProgress\(/,
  quickInput:
    /showInputBox\(|showQuickPick\(|createQuickPick(?:<\w+>)?\(|createInputBox\(|showOpenDialog\(|showSaveDialog\(/,
  clipboard: /clipboard\.write(?:Text)?\(/,
  command: /executeCommand\(|openExternal\(/,
  state: /(?:(?:global|workspace)State|#state)\.update\(|\bapi\.setState\(|(?:local|session)Storage\b/,
  secretStorage: /secrets\.store\(/,
  log: /createOutputChannel\(|\blog\.(?:trace|debug|info|warn|error|append|appendLine)\(|\bconsole\.\w+\(/,
  terminal: /process\.std(?:out|err)\.write\(|createTerminal\(|\.sendText\(/,
  assistant: /new vscode\.LanguageModelToolResult\(/,
  file: /\b(?:writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|copyFile|rename|writeSync)\(|workspace\.fs\.(?:write|copy|rename)\w*\(/,
  environment: /\bcollection\.(?:append|prepend|replace)\(|registerDebugConfigurationProvider\(/,
  page: /\.(?:textContent|innerText|nodeValue) = |\.setAttribute\(|\.replaceChildren\(|\.insertBefore\(/,
  socket: /\b(?:response|socket|request)\.(?:write|end|writeHead)\((?!`CONNECT )/,
  wire: /\.write\(`CONNECT |vault\.open\(|rawHeaders\b[\s\S]*\.dispatch\(/,
};

/** What is asked of the editor without showing or handing on anything. A new name belongs here or above. */
const silent = [
  /^window\.(?:activeTextEditor|visibleTextEditors|terminals\b.*|tabGroups\b.*|onDid\w+)$/,
  /^env\.(?:language|remoteName|uiKind|clipboard\.readText)$/,
  /^workspace\.(?:isTrusted|textDocuments\b.*|notebookDocuments\b.*|workspaceFolders|getWorkspaceFolder|asRelativePath|findFiles|getConfiguration)$/,
  /^workspace\.(?:openTextDocument|fs\.(?:readFile|readDirectory|stat|delete)|onDid\w+)$/,
  /^languages\.(?:register\w+|match|getDiagnostics)$/,
  /^commands\.registerCommand$/,
  /^lm\.registerTool$/,
];

/** The sources that may touch the outside, without their comments, by their place below `src/`. */
const sources = new Map(
  ['vscode', 'cli', 'node', 'capture', 'sandbox', 'protocol', 'media', 'extension', 'extension.ts', 'cli.ts']
    .flatMap(filesOf)
    .map((module) => [module, codeOf(module)] as const),
);

/** The views have a folder of their own. */
function pathOf(place: string): string {
  return place.split('/')[0] === 'media' ? place : join('src', place);
}

function filesOf(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(pathOf(place), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `${place}/${name.replaceAll('\\', '/')}`)
    .filter((module) => module !== 'vscode/surfaces.ts');
}

function codeOf(module: string): string {
  return readFileSync(pathOf(module), 'utf8').replace(/\/\*[\s\S]*?\*\/|(?<![:'"`])\/\/.*$/gm, '');
}

/** `kind module` of everything that a table or a source has, and in how many places where there are several. */
function named(list: Iterable<Pick<Surface, 'kind' | 'module' | 'places'>>): string[] {
  return [...list].map(({ kind, module, places = 1 }) => `${kind} ${module}${places > 1 ? ` ×${places}` : ''}`).sort();
}

/** How often something of that kind is written in a source. */
function placesIn(code: string, kind: SurfaceKind): number {
  return [...code.matchAll(new RegExp(marks[kind], 'g'))].length;
}

/** What the tests say by `shownIn`: each looked for marked secrets there. */
function walkedSurfaces(): ReadonlySet<string> {
  const files = ['test/host/suites', 'test/host/driven', 'test/cli', 'test/vscode', 'test/capture'].flatMap((folder) =>
    readdirSync(folder, { encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const calls = files.flatMap((code) => [...code.matchAll(/\b(?:shownIn|assertNothing(?:Told)?)\(([^()]*)\)/g)]);
  return new Set(calls.flatMap(([, names = '']) => [...names.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')));
}

function kindsIn(code: string): SurfaceKind[] {
  return (Object.keys(marks) as SurfaceKind[]).filter((kind) => marks[kind].test(code));
}

describe('the registry of surfaces', () => {
  it('is all there is: nothing starts a program, makes code of text or HTML of data', () => {
    const all = ['src', 'media'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:ts|py)$/.test(name))
        .map((name) => join(folder, name)),
    );
    equal(all.length > 500, true);
    const dangerous =
      /child_process|\bsubprocess\b|os\.(?:system|popen)\b|new Function\(|(?<![.\w])eval\(|\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write\(/;
    const texts = /^src\/(?:core\/(?:extract|lint|mend|compose)|words)\//;
    deepEqual(
      all.filter((file) => !texts.test(file) && dangerous.test(readFileSync(file, 'utf8'))),
      [],
    );
  });

  it('names all that shows, stores or hands on something, and nothing else', () => {
    const used = [...sources].flatMap(([module, code]) =>
      kindsIn(code).map((kind) => ({ kind, module, places: placesIn(code, kind) })),
    );
    deepEqual(named(used), named(Object.values(surfaces)));
  });

  it('is walked with marked secrets wherever more than our own words may stand', () => {
    const walked = walkedSurfaces();
    const all = Object.entries(surfaces) as [SurfaceName, Surface][];
    const open = all.filter(([, { holds }]) => holds.some((content) => content !== 'words')).map(([name]) => name);
    deepEqual(open.filter((name) => !walked.has(name)).sort(), Object.keys(notWalked).sort());
    // It may only become shorter: whoever adds a surface adds it to a walk.
    equal(Object.keys(notWalked).length, 29);
  });

  it('lets a secret reach the wire and the secret storage only', () => {
    const all: readonly Surface[] = Object.values(surfaces);
    const open = all.filter(
      ({ kind, holds }) => holds.includes('secret') !== (kind === 'wire' || kind === 'secretStorage'),
    );
    deepEqual(named(open), []);
  });

  it('knows every way out of the editor that is used', () => {
    for (const [module, code] of sources) {
      for (const [, name = ''] of code.matchAll(
        /\bvscode\.((?:window|env|workspace|languages|commands|notebooks|debug|tasks|scm|tests|chat|lm|comments|authentication)\.[\w.]+)/g,
      )) {
        const known = silent.some((pattern) => pattern.test(name)) || kindsIn(`${name}(`).length > 0;
        equal(known, true, `${module} uses vscode.${name}: is it a surface?`);
      }
    }
  });

  it('cannot be evaded by another name for the editor', () => {
    for (const [module, code] of sources) {
      const imports = [...code.matchAll(/^import (.*) from 'vscode';/gm)].map((match) => match[1]);
      for (const form of imports)
        equal(/^(?:\* as vscode|type \{ .* \})$/.test(form ?? ''), true, `${module}: ${form}`);
      equal(/=\s*vscode(?:\.\w+)?\s*[;,)}]/.test(code), false, `${module} gives the editor another name`);
    }
  });

  it('sees what it looks for', () => {
    const samples: Readonly<Record<SurfaceKind, string>> = {
      diagnostic: "vscode.languages.createDiagnosticCollection('x')",
      codeAction: 'new vscode.CodeAction(a, b)',
      codeLens: 'new vscode.CodeLens(r)',
      completion: 'new vscode.CompletionItem(l)',
      hover: 'new vscode.Hover(t)',
      outline: 'new vscode.DocumentSymbol(n, d, k, r, s)',
      edit: 'new vscode.WorkspaceEdit()',
      document: 'vscode.workspace.registerTextDocumentContentProvider(s, this)',
      editor: 'vscode.window.showTextDocument(d)',
      webview: 'this.#view?.webview.postMessage(m)',
      tree: 'new vscode.TreeItem(l)',
      notification: 'vscode.window.showErrorMessage(s)',
      statusBar: 'vscode.window.setStatusBarMessage(s)',
      progress: 'vscode.window.withProgress(o, f)',
      quickInput: 'vscode.window.showInputBox(o)',
      clipboard: 'vscode.env.clipboard.writeText(t)',
      command: "vscode.commands.executeCommand('x')",
      state: "context.globalState.update('k', v)",
      secretStorage: "context.secrets.store('k', v)",
      log: 'log.info(line)',
      terminal: 'process.stdout.write(t)',
      assistant: 'new vscode.LanguageModelToolResult(parts)',
      file: 'await writeFile(file, text)',
      environment: "collection.append('NODE_OPTIONS', option)",
      page: 'node.textContent = text',
      socket: 'response.end(body)',
      wire: 'vault.open(wire.url)',
    };
    for (const [kind, code] of Object.entries(samples)) deepEqual(kindsIn(code), [kind]);
    deepEqual(kindsIn('const text = read(file);'), []);
    equal(placesIn('clipboard.writeText(a);\nvscode.env.clipboard.writeText(b);', 'clipboard'), 2);
  });
});
