import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Opened {
  readonly document: vscode.TextDocument;
  /** Where `|` stood. */
  readonly position: vscode.Position;
}

async function open(language: string, marked: string): Promise<Opened> {
  const offset = marked.indexOf('|');
  const content = marked.slice(0, offset) + marked.slice(offset + 1);
  const document = await vscode.workspace.openTextDocument({ language, content });
  return { document, position: document.positionAt(offset) };
}

/** The completions of ours: others have no text to sort by that begins so. */
async function offered(language: string, marked: string): Promise<vscode.CompletionItem[]> {
  const { document, position } = await open(language, marked);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.filter(({ sortText }) => /^0\d{3}$/.test(sortText ?? ''));
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

function find(items: readonly vscode.CompletionItem[], label: string): vscode.CompletionItem {
  const item = items.find((one) => labelOf(one) === label);
  assert.ok(item, `${label} is not among ${items.map(labelOf).join(', ')}`);
  return item;
}

function textOf({ insertText = '' }: vscode.CompletionItem): string {
  return typeof insertText === 'string' ? insertText : insertText.value;
}

function documentationOf({ documentation = '' }: vscode.CompletionItem): string {
  return typeof documentation === 'string' ? documentation : documentation.value;
}

async function hoverOn(language: string, marked: string): Promise<string> {
  const { document, position } = await open(language, marked);
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

const post = 'https://discord.com/api/v10/channels/1213458536202371072/messages';

/** The same request in each language, `§` for its body. */
const requests: Readonly<Record<string, string>> = {
  javascript: `await fetch('${post}', { method: 'POST', body: JSON.stringify(§) });\n`,
  typescript:
    "import { REST, Routes } from 'discord.js';\nawait new REST().post(Routes.channelMessages('1'), { body: § });\n",
  python: `import requests\nrequests.post("${post}", json=§)\n`,
  http: `POST ${post}\nContent-Type: application/json\n\n§\n`,
  shellscript: `curl ${post} -d '§'\n`,
};

describe('help while a request is written', function () {
  this.timeout(60_000);
  before(() => vscode.extensions.getExtension('tracecord.tracecord')?.activate());

  for (const [language, request] of Object.entries(requests)) {
    const isBare = language === 'javascript' || language === 'typescript';
    const key = (name: string) => (isBare ? name : `"${name}"`);
    const inBody = (body: string) => request.replace('§', body);

    it(`offers the properties of a body, their values and what they take: ${language}`, async () => {
      const keys = await offered(language, inBody('{ | }'));
      const content = find(keys, 'content');
      assert.equal(content.detail, 'a string, at most 2,000 characters');
      assert.equal(textOf(content).startsWith(`${key('content')}: `), true, textOf(content));
      assert.equal(find(keys, 'embeds').command?.command, 'editor.action.triggerSuggest');

      const row = `{ ${key('components')}: [{ ${key('type')}: 1, ${key('components')}: [{ ${key('type')}: 2, ${key('style')}: | }] }] }`;
      const danger = find(await offered(language, inBody(row)), 'Danger');
      assert.deepEqual([textOf(danger), danger.detail], ['4', '4']);
    });

    it(`offers them while nothing is finished: ${language}`, async () => {
      const open = inBody(`{ ${key('embeds')}: [{ ${key('title')}: "a", |`);
      // A shell's quote ends the body; elsewhere nothing does.
      find(await offered(language, language === 'shellscript' ? open : open.slice(0, open.indexOf('|') + 1)), 'footer');
    });

    it(`counts characters and names numbers under the pointer: ${language}`, async () => {
      const body = `{ ${key('content')}: "${'a'.repeat(1874)}|", ${key('flags')}: 4 }`;
      assert.match(
        await hoverOn(language, inBody(body)),
        /1,874 of 2,000 characters, 126 left[\s\S]*#create-message\)/,
      );
      const flags = inBody(body.replace('|', '')).replace(/4( \})/, '|4$1');
      assert.match(await hoverOn(language, flags), /`MessageFlags\.SuppressEmbeds`/);
    });
  }

  it('offers routes in the strings of code, with who may ask and what it needs', async () => {
    for (const [language, marked] of [
      ['typescript', 'await fetch(`https://discord.com/api/v10/chan|`);\n'],
      ['javascript', "await fetch('https://discord.com/api/v10/chan|');\n"],
      ['python', 'import requests\nrequests.post(f"https://discord.com/api/v10/chan|")\n'],
      ['shellscript', 'curl -X POST https://discord.com/api/v10/chan|\n'],
      ['http', 'POST https://discord.com/api/v10/chan|\n'],
    ] as const) {
      const route = find(await offered(language, marked), '/channels/{channel_id}/messages');
      const said = documentationOf(route);
      assert.match(said, /\[Create Message\]\(https:\/\/docs\.discord\.com\/.*#create-message\)/, language);
      assert.match(said, /Bot token[\s\S]*`SEND_MESSAGES`/, language);
    }
  });

  it('offers headers in objects of headers', async () => {
    const fetched = "await fetch('https://discord.com/api/v10/users/@me', { headers: { | } });\n";
    const typed = find(await offered('javascript', fetched), 'Authorization');
    assert.match(
      new vscode.SnippetString(textOf(typed)).value,
      /^Authorization: `Bot \\?\$\{process\.env\.\$\{1:DISCORD_TOKEN\}\\?\}`$/,
    );
    const python = 'import requests\nrequests.get("https://discord.com/api/v10/users/@me", headers={"|"})\n';
    find(await offered('python', python), 'X-Audit-Log-Reason');
    find(await offered('shellscript', 'curl https://discord.com/api/v10/users/@me -H "|"\n'), 'User-Agent');
  });

  it('tells of a route under the pointer', async () => {
    const routes = "import { REST, Routes } from 'discord.js';\nawait new REST().put(Routes.guild|Ban('1', '2'));\n";
    assert.match(
      await hoverOn('typescript', routes),
      /\*\*PUT\*\* `\/guilds\/\{guild_id\}\/bans\/\{user_id\}`[\s\S]*`BAN_MEMBERS`/,
    );
    assert.match(await hoverOn('http', `DELETE https://discord.com/api/v10/chan|nels/1\n`), /Delete\/Close Channel/);
  });

  it('is silent where nothing is of Discord', async () => {
    for (const language of ['javascript', 'python']) {
      assert.deepEqual(await offered(language, 'post("https://example.com/api", { | })\n'), []);
      // What else is installed may know the property's type.
      assert.doesNotMatch(await hoverOn(language, 'post("https://example.com/api", { "con|tent": "a" })\n'), /2,000/);
    }
  });
});
