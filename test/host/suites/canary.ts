import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';

/** Secrets of the right shape, made here so that no scanner finds one. Each has a core that nothing else contains. */
const canaries = {
  literal: [
    'Bot',
    [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${'canaryA'.repeat(5)}xyzTAI1`].join('.'),
  ],
  body: [
    [Buffer.from('223456789012345678').toString('base64url'), 'GaBcDf', `${'canaryB'.repeat(5)}xyzTAI2`].join('.'),
  ],
  webhook: [`${'canaryC_'.repeat(8)}TAI3`],
  typed: [
    'Bot',
    [Buffer.from('323456789012345678').toString('base64url'), 'GaBcDg', `${'canaryD'.repeat(5)}xyzTAI4`].join('.'),
  ],
} as const;
const [, literal] = canaries.literal;
const [inBody] = canaries.body;
const [webhook] = canaries.webhook;
const [, python] = canaries.typed;

/** What must be found nowhere: the middle of each secret, so that no mask with a few characters more slips by. */
const cores = ['canaryAcanaryA', 'canaryBcanaryB', 'canaryC_canaryC_', 'canaryDcanaryD'];

const api = 'https://discord.com/api/v10';

/** A request in every dialect, each with a secret in another place. */
const documents: readonly (readonly [language: string, content: string])[] = [
  [
    'http',
    `POST ${api}/channels/1213458536202371072/messages\nAuthorization: Bot ${literal}\nContent-Type: application/json\n\n{ "content": "" }\n`,
  ],
  ['http', `GET ${api}/users/@me\nAuthorization: ${literal}\n`],
  [
    'http',
    `POST ${api}/webhooks/223456789012345678/${webhook}?wait=true\nContent-Type: application/json\n\n{ "content": "${inBody}" }\n`,
  ],
  ['javascript', `await fetch('${api}/users/@me', { headers: { Authorization: 'Bot ${literal}' } });\n`],
  [
    'typescript',
    `import { REST, Routes } from 'discord.js';\nconst rest = new REST().setToken('${literal}');\nawait rest.post(Routes.channelMessages('1'), { body: { content: '${inBody}', nonce: ['${inBody}'] } });\n`,
  ],
  [
    'python',
    `import requests\nrequests.post("${api}/channels/1/messages", headers={"Authorization": "Bot ${python}"}, json={"token": "${inBody}"})\n`,
  ],
  [
    'shellscript',
    `curl -X POST '${api}/webhooks/223456789012345678/${webhook}' -H 'Content-Type: application/json' -d '{"content": "${inBody}"}'\n`,
  ],
];

/** Everything that was shown of a document, as text. */
function shownOf(document: vscode.TextDocument): string {
  return JSON.stringify(
    vscode.languages.getDiagnostics(document.uri).map(({ message, code, source }) => ({ message, code, source })),
  );
}

function assertClean(text: string, where: string): void {
  for (const core of cores) assert.equal(text.includes(core), false, `${core} in ${where}`);
}

/** All that an answer of the editor holds, as text; a Markdown string has its text in a getter, which JSON leaves out. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof vscode.MarkdownString ? part.value : part));
}

function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** What the hovers say at those columns of each line, one after another. */
async function hoversOver({ uri, lineCount }: vscode.TextDocument, columns: readonly number[]): Promise<string> {
  const said: string[] = [];
  for (let line = 0; line < lineCount; line++) {
    for (const column of columns) {
      const place = new vscode.Position(line, column);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, place);
      said.push(textOf(hovers.map(({ contents }) => contents)));
    }
  }
  return said.join('\n');
}

/** The folder of the whole VS Code, whose path the installed extension gives away: `…/extensions/tracecord.tracecord-…`. */
function homeOf(extension: vscode.Extension<unknown> | undefined): string {
  return dirname(dirname(extension?.extensionPath ?? ''));
}

/** Files below a folder that VS Code wrote for extensions and itself: no program, no browser profile. */
function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('a secret in a document', function () {
  this.timeout(120_000);
  const extension = vscode.extensions.getExtension('tracecord.tracecord');
  const opened: vscode.TextDocument[] = [];
  const places = new Map<vscode.TextDocument, unknown>();

  before(async () => {
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.port', 0, vscode.ConfigurationTarget.Global);
    for (const [language, content] of documents) {
      const document = await vscode.workspace.openTextDocument({ language, content });
      await vscode.window.showTextDocument(document);
      opened.push(document);
      const lenses = await eventually(async () => {
        const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        );
        const ours = all.filter(({ command }) => command?.command === 'tracecord.sendRequest');
        assert.equal(ours.length, 1, `${language}: ${ours.length} requests`);
        return ours;
      });
      assertClean(JSON.stringify(lenses.map(({ command }) => command?.title)), shownIn('lenses'));
      const range = lenses[0]?.command?.arguments?.[1];
      places.set(document, range);
      const run = await vscode.commands.executeCommand<string>('tracecord.sendToSandbox', document.uri, range);
      await vscode.commands.executeCommand('tracecord.openBody', { id: run });
    }
  });

  it('reached the sandbox: its answers stand in the text', () => {
    const answered = opened.filter((document) =>
      vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'discord'),
    );
    // One is refused (no prefix); of the others each gets an error of its own.
    assert.ok(answered.length >= 5, `${answered.length} answers`);
  });

  it('is in no diagnostic', () => {
    for (const document of opened)
      assertClean(shownOf(document), `${document.languageId}: ${shownIn('findings', 'answers')}`);
  });

  it('is in no title of the lightbulb', async () => {
    for (const document of opened) {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        whole,
      );
      assertClean(JSON.stringify(actions.map(({ title, command }) => ({ title, command }))), 'the lightbulb');
    }
  });

  it('is in no outline and no hover', async () => {
    const content = `@a = ${literal}\n@b = Bot {{a}}\n@url = ${api}/webhooks/2234567890123456/${webhook}\n\n### ?token=${webhook}\nPOST {{url}}\nAuthorization: {{b}}\n`;
    const variables = await vscode.workspace.openTextDocument({ language: 'http', content });
    const outlines: unknown[] = [];
    let hovers = '';
    for (const document of [variables, ...opened.filter(({ languageId }) => languageId === 'http')]) {
      outlines.push(await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri));
      hovers += await hoversOver(document, [2, 8, 17]);
    }
    assert.match(JSON.stringify(outlines), /"@b"/);
    assertClean(JSON.stringify(outlines), shownIn('outline of a file'));
    assert.match(hovers, /••••TAI1/);
    assertClean(hovers, shownIn('value of a variable'));
  });

  it('is in no hover of code', async () => {
    const content = `const token = process.env.CANARY_TOKEN ?? '${literal}';\nawait fetch('${api}/channels/1/messages?around=' + (process.env.ROOM_OF_CANARY ?? '${inBody}'), { headers: { Authorization: 'Bot ' + token } });\nif (error.code === 50013) console.log('${literal}');\n`;
    const code = await vscode.workspace.openTextDocument({ language: 'javascript', content });
    await vscode.window.showTextDocument(code);
    const columns = Array.from({ length: 60 }, (_, index) => index * 4);
    const hovers = await eventually(async () => {
      const all = await hoversOver(code, columns);
      assert.match(all, /ROOM_OF_CANARY/);
      return all;
    });
    assert.match(hovers, /Missing Permissions/i);
    assertClean(hovers, shownIn('value in code', 'codes, ids and bitfields'));
  });

  it('is in no name to complete', async () => {
    const content = `@canarySecret = ${literal}\n\n###\nGET ${api}/users/@me?x={{}}\nAuthorization: Bot {{canarySecret}}\nX\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'http', content });
    await vscode.window.showTextDocument(document);
    const offered = async (line: number, column: number) =>
      textOf(
        await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(line, column),
        ),
      );
    const names = await offered(3, `GET ${api}/users/@me?x={{`.length);
    assert.match(names, /canarySecret/);
    assertClean(names, shownIn('names to complete'));
    const headers = await offered(5, 1);
    assert.match(headers, /X-Audit-Log-Reason/);
    assertClean(headers, shownIn('routes, headers and properties'));
  });

  it('is put into no other place by a mend', async () => {
    let edits = 0;
    for (const document of opened) {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        whole,
      );
      for (const { title, edit } of actions) {
        for (const [uri, changes] of edit?.entries() ?? []) {
          assert.equal(uri.toString(), document.uri.toString(), title);
          for (const { newText, range } of changes) {
            edits += 1;
            const before = document.getText(range);
            // What is replaced may hold it again, as the person wrote it; nothing else may.
            for (const core of cores)
              assert.ok(timesIn(newText, core) <= timesIn(before, core), `${title}: ${shownIn('mends')}`);
          }
        }
      }
    }
    assert.ok(edits > 5, `${edits} edits`);
  });

  it('is not given to a language model', async () => {
    const exchange = {
      request: {
        method: 'POST',
        url: `${api}/webhooks/223456789012345678/${webhook}`,
        headers: [['Authorization', `Bot ${literal}`]],
        body: JSON.stringify({ content: inBody }),
      },
      response: {
        status: 404,
        headers: [['X-Echo', python]],
        body: JSON.stringify({ message: `Unknown Webhook ${inBody} ${literal} ${webhook}`, code: 10015 }),
      },
    };
    const said = await vscode.lm.invokeTool('tracecord_explain', {
      input: { exchange },
      toolInvocationToken: undefined,
    });
    const text = JSON.stringify(said.content);
    assert.match(text, /10015/);
    assertClean(text, shownIn('tool for language models'));
  });

  it('is in no copy for another tool', async () => {
    for (const document of opened) {
      await vscode.env.clipboard.writeText('');
      void vscode.commands.executeCommand('tracecord.copyRequestAs', document.uri, places.get(document));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await new Promise((resolve) => setTimeout(resolve, 300));
      const copied = await vscode.env.clipboard.readText();
      assert.match(copied, /discord\.com\/api/, document.languageId);
      assertClean(copied, shownIn('clipboard'));
    }
  });

  it('is in no document of ours', async () => {
    // Pages about the journal: every exchange is in them.
    for (const command of ['showErrorRates', 'showSamples']) {
      await vscode.commands.executeCommand(`tracecord.${command}`);
    }
    await eventually(() => {
      const pages = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'tracecord-page');
      assert.ok(
        pages.some((page) => page.getText().includes('{{webhook_token}}')),
        `${pages.length} pages`,
      );
      assert.ok(pages.some((page) => page.getText().startsWith('# Error rates')));
    });
    const ours = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme.startsWith('tracecord-'));
    assert.ok(ours.length >= 5, `${ours.length} bodies`);
    assert.ok(ours.some((document) => document.getText().includes('"code"')));
    for (const document of ours)
      assertClean(
        document.getText() + document.uri.toString(),
        `${document.uri.scheme}: ${shownIn('pages that were made', 'bodies of answers', 'body tab', 'answers of the sandbox')}`,
      );
  });

  it('is in no file that VS Code keeps: storage, settings, logs', () => {
    const home = homeOf(extension);
    const kept = [join(home, 'user'), join(home, 'server')].flatMap(filesBelow);
    assert.ok(kept.length > 0, `nothing below ${home}`);
    assert.ok(
      kept.some((path) => /journal-\d+-\d+-\w+\.ndjson$/.test(path)),
      'no journal',
    );
    for (const path of kept) {
      // What was typed and never saved is the editor's own to keep (hot exit).
      if (/[\\/](?:Backups|History)[\\/]/.test(path)) continue;
      assertClean(readFileSync(path, 'latin1'), `${path}: ${shownIn('journal')}`);
      // A VS Code that was installed without its native logger, as npm brings it, writes no logs.
      if (/Tracecord[^\\/]*\.log$/.test(path)) assertLogged(readFileSync(path, 'utf8'));
    }
  });
});

/** The log has its line for each request, with neither ids nor tokens in it. */
function assertLogged(log: string): void {
  assert.match(log, /GET \/users\/@me: 200/);
  assert.match(log, /POST \/webhooks\/\{webhook_id\}\/\{webhook_token\}: \d+/);
}
