import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';
import { sandboxIds } from '../../../src/sandbox/world/seed.ts';
import { shownIn } from '../../shownIn.ts';
import { eventually } from '../eventually.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel } from './tracecordPanel.ts';

const target = `https://discord.com/api/v10/channels/${sandboxIds.text}/messages`;

/** Put together here, so that no scanner finds it. */
const secret = 'canaryFILE'.repeat(4);

/** A request whose User-Agent is underlined. */
const browser =
  'GET https://discord.com/api/v10/users/@me\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) Firefox/127.0\n';

/** A message from a file. */
const message = (name: string, file: string) =>
  `### ${name}\n# @name ${name}\nPOST ${target}\nContent-Type: application/json\n\n< ${file}\n\n`;

describe('Tracecord, where a file names other files,', function () {
  this.timeout(60_000);
  let outside: string;
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;
  let session: Session;
  let panel: TracecordPanel;
  let requests = '';

  before(async () => {
    outside = await mkdtemp(join(tmpdir(), 'tracecord-outside-'));
    sandbox = await startSandbox({ port: 0, seed: defaultSeed });
    for (const name of ['linked', 'named']) {
      await writeFile(join(outside, `${name}.json`), JSON.stringify({ content: `from ${name}` }));
    }
    await writeFile(join(outside, 'other.env'), `CHANNEL=1\nTOKEN=${secret}\n`);
    session = await startSession({
      settings: { 'tracecord.sandbox.url': sandbox.url },
      prepare: async (folder) => {
        await writeFile(join(folder, 'beside.json'), JSON.stringify({ content: 'from beside' }));
        await symlink(join(outside, 'linked.json'), join(folder, 'linked.json'));
        requests = [
          message('beside', './beside.json'),
          message('linked', './linked.json'),
          message('named', join(outside, 'named.json')),
          message('none', './none.json'),
          message('share', '\\\\files.invalid\\share\\a.json'),
        ].join('');
        await writeFile(join(folder, 'files.http'), requests);
        await mkdir(join(folder, '.vscode'), { recursive: true });
        await writeFile(
          join(folder, '.vscode/settings.json'),
          JSON.stringify({ 'tracecord.environmentFile': `../${basename(outside)}/other.env` }),
        );
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
  });
  after(async () => {
    await session?.end();
    await sandbox?.close();
    await rm(outside, { recursive: true, force: true });
  });

  /** What was sent, in the order of the alphabet. */
  function sent(): string[] {
    return [...sandbox.exportState().matchAll(/"content":\s*"(from \w+)"/g)].map(([, content = '']) => content).sort();
  }

  async function send(name: string): Promise<void> {
    const line = requests.split(`# @name ${name}\n`)[0]?.split('\n').length ?? 0;
    await panel.sendAt({ file: 'files.http', line: line + 1, column: 1 });
  }

  it('says that the workspace may not lead to an environment file elsewhere', async () => {
    const { workbench } = session;
    await workbench.openFile('files.http');
    const said = workbench.notification(/leads out of the workspace folder/);
    await said.waitFor();
    const says = await said.innerText();
    assert.ok(says.includes(join(outside, 'other.env')));
    assert.ok(!says.includes('canaryFILE'), shownIn('environment file outside'));
    await workbench.screenshot('outside-01-environment');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await panel.useSandbox();
  });

  it('takes a file of the workspace as it is', async () => {
    await send('beside');
    await eventually(() => assert.deepEqual(sent(), ['from beside']));
  });

  for (const name of ['linked', 'named']) {
    it(`asks before it reads one from outside, ${name}, and sends nothing without a yes`, async () => {
      const { workbench } = session;
      const before = sent();
      await send(name);
      await workbench.dialog.waitFor();
      const question = await workbench.dialog.innerText();
      assert.match(question, /Send POST \/channels\/\{channel_id\}\/messages\?/);
      assert.ok(question.includes(join(outside, `${name}.json`)), question);
      await workbench.screenshot(`outside-02-${name}`);
      await workbench.answerDialog('Cancel');
      await panel.outcome('Cancelled. Nothing was sent.');
      assert.deepEqual(sent(), before);

      await send(name);
      await workbench.answerDialog('Send');
      await eventually(() => assert.deepEqual(sent(), [...before, `from ${name}`].sort()));
      // The yes holds for this file and this document.
      await send(name);
      await eventually(() => assert.deepEqual(sent(), [...before, `from ${name}`, `from ${name}`].sort()));
      assert.equal(await workbench.dialog.isVisible(), false);
    });
  }

  for (const [name, sentence] of [
    ['none', /Nothing was sent: the body's file .*none\.json does not exist/],
    ['share', /Nothing was sent: the body's file \\\\files\.invalid\\share\\a\.json is on another computer/],
  ] as const) {
    it(`says what is wrong with a file: ${name}`, async () => {
      const { workbench } = session;
      const before = sent();
      await send(name);
      await workbench.notification(sentence).locator('.monaco-button').first().waitFor();
      await workbench.screenshot(`outside-03-${name}`);
      await workbench.runCommand('Notifications: Clear All Notifications');
      assert.deepEqual(sent(), before);
    });
  }

  it('looks for no file beside a document that was never saved', async () => {
    const { workbench } = session;
    const before = sent();
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.page.keyboard.type(`curl -d @beside.json ${target}`);
    await workbench.runCommand('Change Language Mode');
    await workbench.quickInput.pick(/^Shell Script/, 'Shell Script');
    await workbench.editor.lenses();
    await panel.press();
    const said = workbench.notification(/beside\.json is relative, and this document lies in no folder/);
    await said.locator('.monaco-button').first().waitFor();
    await workbench.screenshot('outside-04-untitled');
    assert.deepEqual(sent(), before);
  });
});

describe('a link from http-client.env.json out of the folder', function () {
  this.timeout(60_000);
  let outside: string;
  let session: Session;
  before(async () => {
    outside = await mkdtemp(join(tmpdir(), 'tracecord-outside-'));
    await writeFile(join(outside, 'vars.json'), JSON.stringify({ dev: { secretWord: secret } }));
    session = await startSession({
      prepare: async (folder) => {
        await rm(join(folder, '.env'), { force: true });
        await writeFile(join(folder, 'files.http'), 'GET https://discord.com/api/v10/users/{{secretWord}}\n');
        await symlink(join(outside, 'vars.json'), join(folder, 'http-client.env.json'));
        return undefined;
      },
    });
  });
  after(async () => {
    await session?.end();
    await rm(outside, { recursive: true, force: true });
  });

  it('is not read, which is said with where it leads', async () => {
    const { workbench } = session;
    await workbench.openFile('files.http');
    const said = workbench.notification(/Tracecord does not read http-client\.env\.json/);
    await said.waitFor();
    const says = await said.innerText();
    assert.ok(says.includes(join(outside, 'vars.json')), says);
    assert.ok(!says.includes('canaryFILE'), shownIn('environment file outside'));
    await workbench.screenshot('outside-07-http-environment');
    await workbench.runCommand('Notifications: Clear All Notifications');
    // Its variable is none: whoever sends is asked for a value.
    await new TracecordPanel(workbench).useSandbox();
    await workbench.editor.lenses();
    await workbench.editor.clickLens(/Send/);
    await eventually(async () => assert.match(await workbench.quickInput.question(), /secretWord/));
    await workbench.quickInput.dismiss();
  });
});

describe('a Japanese editor, where a file names other files,', function () {
  this.timeout(60_000);
  let outside: string;
  let session: Session;
  before(async () => {
    outside = await mkdtemp(join(tmpdir(), 'tracecord-outside-'));
    await writeFile(join(outside, 'a.json'), '{}');
    session = await startSession({
      locale: 'ja',
      settings: { 'tracecord.sandbox.port': 0 },
      prepare: async (folder) => {
        await writeFile(join(folder, 'files.http'), message('named', join(outside, 'a.json')));
        await symlink(join(outside, 'a.json'), join(folder, '.env'));
        await symlink(join(outside, 'a.json'), join(folder, 'http-client.env.json'));
        await writeFile(join(folder, 'agent.http'), browser);
        // What VS Code cannot read it does not write over.
        await mkdir(join(folder, '.vscode'));
        await writeFile(join(folder, '.vscode/settings.json'), '{ "files.eol": ');
        return undefined;
      },
    });
  });
  after(async () => {
    await session?.end();
    await rm(outside, { recursive: true, force: true });
  });

  it('asks and says so in Japanese', async () => {
    const { workbench } = session;
    const panel = new TracecordPanel(workbench, japanese);
    await workbench.openFile('files.http');
    await workbench.notification(/\.env.*tracecord\.environmentFile/).waitFor();
    await workbench.screenshot('outside-05-japanese-environment');
    const linked = workbench.notification(/http-client\.env\.json は読みません/);
    await linked.waitFor();
    assert.ok((await linked.innerText()).includes(join(outside, 'a.json')));
    await workbench.screenshot('outside-08-japanese-http-environment');
    await panel.useSandbox();
    await panel.sendAt({ file: 'files.http', line: 3, column: 1 });
    await workbench.dialog.waitFor();
    const question = await workbench.dialog.innerText();
    assert.match(question, /開いているフォルダーの外/);
    assert.ok(question.includes(join(outside, 'a.json')), question);
    await workbench.screenshot('outside-06-japanese-question');
  });

  it('says in Japanese which setting cannot be written', async () => {
    const { workbench } = session;
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.openFile('agent.http');
    await workbench.goTo(2, 30);
    await workbench.editor.quickFix('このファイルを検査の対象から外す');
    await workbench.notification(/設定「tracecord\.lint\.exclude」は変更できませんでした/).waitFor();
    await workbench.screenshot('outside-09-japanese-setting');
  });
});
