import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { previewOf } from './preview.ts';
import { type Session, startSession } from './session.ts';

/** The line (from 1) of the sample's file that holds a text. */
async function lineOf(file: string, text: string): Promise<number> {
  const before = (await readFile(join('test/sample', file), 'utf8')).split(text)[0] ?? '';
  return before.split('\n').length;
}

describe('the first minutes of a new user', function () {
  this.timeout(120_000);
  let session: Session;
  let userAgent = 0;
  let title = 0;
  before(async () => {
    userAgent = await lineOf('message.http', 'User-Agent: Mozilla');
    title = await lineOf('message.http', '"title": "A title');
    session = await startSession();
  });
  after(() => session?.end());

  it('see "Send" above every Discord request of every kind of file', async () => {
    const { workbench } = session;
    for (const [file, least] of [
      ['message.http', 3],
      ['message.sh', 2],
      ['fetch.ts', 2],
      ['bot.ts', 3],
      ['message.py', 2],
    ] as const) {
      await workbench.openFile(file);
      const lenses = await eventually(async () => {
        const found = await workbench.editor.lenses();
        assert.ok(found.length >= least, `${file}: ${found.join(' | ')}`);
        return found;
      });
      for (const lens of lenses) assert.match(lens, /Send · no credential/);
    }
  });

  it('choose the sandbox when they send for the first time, and read the answer in the runner', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.editor.clickLens(/Send/);
    assert.match(await workbench.quickInput.question(), /Which credential/);
    await workbench.screenshot('01-choose-credential');
    await workbench.quickInput.pick(/Try it in the sandbox/);
    const runner = await workbench.webview('Runner');
    await runner.getByText(/200/).first().waitFor();
    await runner.getByText('/users/@me').first().waitFor();
    await workbench.screenshot('02-first-answer');
    await eventually(async () => {
      const lenses = (await workbench.editor.lenses()).filter((lens) => lens !== '');
      assert.ok(lenses.length > 0 && lenses.every((lens) => /Send · Sandbox/.test(lens)), lenses.join(' | '));
    });
    await workbench.statusBarItem('Sandbox').waitFor();
  });

  it('see a browser User-Agent underlined before it is sent', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.goTo(userAgent, 15);
    const squiggles = await eventually(async () => {
      const found = await workbench.editor.squiggles();
      assert.ok(
        found.some(({ text }) => text.startsWith('Mozilla/5.0')),
        JSON.stringify(found),
      );
      return found;
    });
    const browser = squiggles.find(({ text }) => text.startsWith('Mozilla/5.0'));
    assert.equal(browser?.severity, 'warning');
    await workbench.screenshot('03-browser-user-agent');
  });

  it('send it all the same, and read 40333 on the User-Agent', async () => {
    const { workbench } = session;
    await workbench.goTo(userAgent, 15);
    await workbench.runCommand('Tracecord: Send Request');
    const runner = await workbench.webview('Runner');
    await runner.getByText(/40333/).first().waitFor();
    const problems = await eventually(async () => {
      const found = (await workbench.problems()).filter(({ code }) => code === '40333');
      assert.equal(found.length, 1);
      return found;
    });
    assert.equal(problems[0]?.line, userAgent);
    assert.equal(problems[0]?.source, 'discord');
    await workbench.screenshot('04-40333');
  });

  it('mend it with the lightbulb, send again, and see it answered', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.goTo(userAgent, 15);
    await workbench.editor.quickFixes();
    await workbench.screenshot('05-lightbulb');
    await workbench.editor.quickFix("Use Discord's User-Agent format");
    await eventually(async () => assert.match(await workbench.editor.text(), /User-Agent: DiscordBot \(/));
    await workbench.goTo(userAgent - 1, 1);
    await workbench.runCommand('Tracecord: Send Request');
    const runner = await workbench.webview('Runner');
    await runner.getByText(/200/).first().waitFor();
    await eventually(async () => {
      const left = (await workbench.problems()).filter(
        ({ file, line }) => file === 'message.http' && line === userAgent,
      );
      assert.deepEqual(left, []);
    });
  });

  it('find 50035 on the very property, which keeps its place when lines are added above it', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await workbench.goTo(title - 1, 5);
    await workbench.runCommand('Tracecord: Send Request');
    const at = async () =>
      (await workbench.problems()).find(({ file, code }) => file === 'message.http' && code === '50035');
    const first = await eventually(async () => {
      const problem = await at();
      assert.ok(problem);
      return problem;
    });
    assert.deepEqual([first.line, first.column], [title, 16]);
    await workbench.openFile('message.http');
    await workbench.goTo(title, 20);
    await workbench.screenshot('06-50035');
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.press('Enter');
    await eventually(async () => assert.equal((await at())?.line, title + 1));
    await workbench.openFile('message.http');
    await workbench.goTo(title + 1, 20);
    await workbench.page.keyboard.type('X');
    await eventually(async () => assert.equal(await at(), undefined));
  });

  it('open the full explanation of a code', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Explain Error Code…');
    await workbench.quickInput.pick('50035', '50035');
    const preview = await previewOf(workbench, '50035.md');
    await preview.getByRole('heading', { level: 1 }).first().waitFor();
    await workbench.screenshot('07-explain');
  });
});
