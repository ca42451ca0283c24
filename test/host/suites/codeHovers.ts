import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What VS Code shows when the mouse rests at `|`. */
async function hoverAt(language: string, marked: string): Promise<string> {
  const offset = marked.indexOf('|');
  const content = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await vscode.workspace.openTextDocument({ language, content });
  const position = document.positionAt(offset);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (typeof part === 'string' ? part : part.value))
    .join('\n');
}

describe('hovers in code', function () {
  this.timeout(60_000);
  before(() => vscode.extensions.getExtension('tracecord.tracecord')?.activate());

  it('explain an error code in every language', async () => {
    assert.match(
      await hoverAt('typescript', 'if (error.code === 500|13) return;'),
      /\*\*50013 Missing Permissions\*\*/,
    );
    assert.match(await hoverAt('python', 'except discord.Forbid|den:'), /\*\*403 /);
    assert.match(await hoverAt('javascript', 'RESTJSONErrorCodes.Unknown|Message'), /Explain 10008/);
    assert.match(
      await hoverAt('plaintext', 'WebSocket closed with code 40|14'),
      /Gateway close code 4014 Disallowed intents/,
    );
  });

  it('say when an id was made, and what a number permits', async () => {
    assert.match(await hoverAt('python', 'GUILD = 1759288472|99117063'), /2016-04-30 11:18:25\.796 UTC/);
    assert.match(await hoverAt('json', '{ "permissions": "30|72" }'), /`VIEW_CHANNEL` · `SEND_MESSAGES`/);
  });

  it('are silent elsewhere', async () => {
    assert.equal(await hoverAt('plaintext', 'const timeout = 500|13;'), '');
  });
});

describe('the tool for language models', function () {
  this.timeout(60_000);

  it('is registered and answers', async () => {
    const declared: { name: string }[] =
      vscode.extensions.getExtension('tracecord.tracecord')?.packageJSON.contributes.languageModelTools;
    const [{ name } = { name: '' }] = declared;
    assert.ok(vscode.lm.tools.some((tool) => tool.name === name));
    const result = await vscode.lm.invokeTool(name, { input: { query: '50013' }, toolInvocationToken: undefined });
    const [part] = result.content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    assert.match(part.value, /^# 50013 /);
  });
});
