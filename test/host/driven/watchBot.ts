import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import type { Problem } from '../problemsPanel.ts';
import { TracecordPanel, untranslated } from './tracecordPanel.ts';
import { type BotSession, startBotSession } from './watchedBot.ts';

/** What the bots of the sample do wrong: on which line, and how the message begins. */
const wrong = {
  'discordBot.cjs': [
    [/50013/, "await channel.send('News from a bot');"],
    [/50035/, "embeds: [{ title: 'Report '.repeat(40) }],"],
  ],
  'greeter.py': [[/10003/, 'with urllib.request.urlopen(request) as answer:']],
} as const;

/** What else bots meet: what is said of it, and on which line. */
const refusals = [
  ['40333', 'headers: browser'],
  ['rate/shared', 'shared-limit'],
  ['auth/malformed', 'Authorization: process.env.DISCORD_TOKEN'],
  ['edge/', 'cloudflare-ban'],
  ['transport/reset', "fault': 'reset'"],
] as const;

describe('a bot that is watched', function () {
  this.timeout(90_000);
  let session: BotSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startBotSession();
    panel = new TracecordPanel(session.workbench);
  });
  after(() => session?.end());
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    await session.workbench.screenshot('watch-failed');
    await session.workbench.page.keyboard.press('Escape');
  });

  /** The line of a file of the bots, counted from 1, that holds a text. */
  async function lineOf(file: string, text: string): Promise<number> {
    const lines = (await readFile(join(session.folder, 'bot', file), 'utf8')).split('\n');
    const index = lines.findIndex((line) => line.includes(text));
    assert.ok(index >= 0, text);
    return index + 1;
  }

  async function problemsOf(file: string): Promise<Problem[]> {
    const all = await session.workbench.problems();
    return all.filter((problem) => problem.file === file && problem.source === 'discord');
  }

  /** Waits until the failures of a program stand on their lines, and on no other. */
  async function failuresStand(file: keyof typeof wrong): Promise<Problem[]> {
    const wanted = await Promise.all(
      wrong[file].map(async ([code, text]) => ({ code, line: await lineOf(file, text) })),
    );
    return eventually(async () => {
      const found = await problemsOf(file);
      assert.deepEqual(
        found.map(({ line }) => line),
        wanted.map(({ line }) => line),
        JSON.stringify(found),
      );
      for (const [index, { code }] of wanted.entries()) assert.match(found[index]?.code ?? '', code);
      return found;
    });
  }

  /** Takes everything away that earlier starts have left. */
  async function clear(): Promise<void> {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Clear Answers');
    await eventually(async () => assert.deepEqual(await problemsOf('discordBot.cjs'), []));
  }

  it('is offered once, where the workspace needs a Discord library', async () => {
    const { workbench } = session;
    const offer = workbench.notification('This workspace uses discord.js');
    await workbench.openFile('message.http');
    await offer.waitFor();
    await workbench.screenshot('watch-01-offer');
    await offer.locator('.monaco-button').filter({ hasText: 'Watch My Bot' }).click();
    await workbench.statusBarItem('watching 0 processes').waitFor();
  });

  it('is started by the debugger in its own console', async () => {
    const { workbench } = session;
    await workbench.runCommand('Debug: Select and Start Debugging');
    await workbench.quickInput.pick('internal');
    await failuresStand('discordBot.cjs');
    await workbench.screenshot('watch-02-internal');
  });

  it('fills the buckets, the history and the log of the window', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Buckets');
    const rows = (await panel.buckets()).locator('tr').filter({ hasText: '/channels/{channel_id}/messages' });
    await rows
      .filter({ hasText: /discordBot\.cjs/ })
      .first()
      .waitFor();
    await panel.history.filter({ hasText: '403 50013' }).first().waitFor();
    await workbench.screenshot('watch-03-buckets');
    await panel.history.filter({ hasText: '403 50013' }).first().click();
    const runner = await panel.outcome('403', /discordBot\.cjs:\d+/);
    await runner
      .getByText(/Sent by discordBot\.cjs \(process \d+\) with discord\.js, by discordBot\.cjs:\d+\./)
      .waitFor();
    await workbench.screenshot('watch-04-runner');
  });

  it('shows in its code what a request by hand shows, and opens it as one', async () => {
    const { workbench } = session;
    await workbench.openFile('bot/discordBot.cjs');
    const line = await lineOf('discordBot.cjs', "channel.send('News");
    await workbench.goTo(line, 12);
    const marks = await workbench.editor.squiggles();
    assert.ok(
      marks.some((mark) => mark.line === line && mark.text === "channel.send('News from a bot')"),
      JSON.stringify(marks),
    );
    await workbench.screenshot('watch-05-code');
    assert.match(await workbench.editor.hover("channel.send('News"), /lacks a permission.*POST \/channels/s);
    const fixes = await workbench.editor.quickFixes();
    assert.ok(fixes.includes('Send again from here') && fixes.includes('Explain 50013'), fixes.join(' | '));
    await workbench.screenshot('watch-06-lightbulb');
    await workbench.editor.quickFix('Send again from here');
    await eventually(async () => {
      const text = await workbench.editor.text();
      assert.match(text, /^# As discordBot\.cjs sent it from bot\/discordBot\.cjs:\d+$/m);
      assert.match(text, /^POST https:\/\/discord\.com\/api\/v10\/channels\/1213458787860611072\/messages$/m);
      assert.match(text, /"content": ?"News from a bot"/);
    });
    await panel.useSandbox();
    await workbench.goTo(2, 3);
    await workbench.editor.lenses();
    await panel.press();
    await panel.outcome(/^403/, /Untitled-\d+:2/);
    await workbench.screenshot('watch-07-again');
    await workbench.page.keyboard.press('ControlOrMeta+Z');
  });

  it('keeps its failures on their lines while the code is edited, until the line itself is', async () => {
    const { workbench } = session;
    await workbench.openFile('bot/discordBot.cjs');
    const line = await lineOf('discordBot.cjs', "channel.send('News");
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type('// moved\n');
    await eventually(async () => {
      const problems = await problemsOf('discordBot.cjs');
      assert.ok(
        problems.some((one) => one.line === line + 1 && one.code === '50013'),
        JSON.stringify(problems),
      );
    });
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.goTo(line + 1, 20);
    await workbench.page.keyboard.type('x');
    await eventually(async () => {
      const problems = await problemsOf('discordBot.cjs');
      assert.ok(!problems.some(({ code }) => code === '50013'), JSON.stringify(problems));
    });
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.runCommand('File: Revert File');
  });

  it('says once what was foretold, keeps its fix, and foretells it again', async () => {
    const { workbench } = session;
    const line = await lineOf('foretold.cjs', 'embeds: [');
    const said = async () => {
      const there = (await workbench.problems()).filter((one) => one.file === 'foretold.cjs' && one.line === line);
      return there.map(({ source, code }) => `${source} ${code}`);
    };
    await clear();
    await workbench.openFile('bot/foretold.cjs');
    await eventually(async () => assert.deepEqual(await said(), ['tracecord body/limit']));
    await workbench.screenshot('watch-08-foretold');
    await runTask('foretold bot');
    await printed('done');
    await eventually(async () => assert.deepEqual(await said(), ['discord 50035']));
    await workbench.openFile('bot/foretold.cjs');
    await workbench.goTo(line, 24);
    const fixes = await workbench.editor.quickFixes();
    assert.ok(fixes.includes('Clip to limit') && fixes.includes('Send again from here'), fixes.join(' | '));
    await workbench.screenshot('watch-09-told-once');
    await workbench.page.keyboard.press('Escape');
    await clear();
    await eventually(async () => assert.deepEqual(await said(), ['tracecord body/limit']));
  });

  const starts: Readonly<Record<string, () => Promise<void>>> = {
    'by the debugger in a terminal, with a file for its environment': () => debug('integrated'),
    'in a terminal': () => inTerminal('Terminal: Create New Terminal', 'node bot/discordBot.cjs'),
    'by a script of npm': () => inTerminal('Terminal: Create New Terminal', 'npm start'),
    'in a terminal whose programs the debugger attaches to': async () => {
      await autoAttach('Always');
      await inTerminal('Terminal: Create New Terminal', 'BOT_STAYS=1000 node bot/discordBot.cjs');
      await printed('Debugger attached.');
    },
    "in the debugger's terminal": () => inTerminal('Debug: JavaScript Debug Terminal', 'node bot/discordBot.cjs'),
    'by a task of the shell': () => runTask('shell bot'),
    'by a task that is a process': () => runTask('process bot'),
  };
  for (const [index, [how, start]] of Object.entries(starts).entries()) {
    it(`is started ${how}`, async () => {
      await clear();
      await start();
      await printed('done');
      await failuresStand('discordBot.cjs');
      await session.workbench.screenshot(`watch-1${index}-start`);
      if (how.includes('attaches')) await autoAttach('Disabled');
    });
  }

  it('may meet any refusal: a client that is not let in, a limit, a missing prefix, a ban, a broken connection', async () => {
    const { workbench } = session;
    await clear();
    await runTask('refused bot');
    await printed('done');
    // The list of problems has no room for all: they are looked at where they stand.
    await workbench.openFile('bot/refused.cjs');
    for (const [code, text] of refusals) {
      const line = await lineOf('refused.cjs', text);
      await eventually(async () => {
        const marks = (await workbench.editor.squiggles()).filter((mark) => mark.line === line);
        assert.ok(
          marks.some((mark) => mark.text.startsWith('fetch(')),
          `line ${line}: ${JSON.stringify(marks)}`,
        );
      });
      await workbench.goTo(line, 10);
      await workbench.editor.hoverHere(code);
      await workbench.editor.closeHover();
    }
    await workbench.screenshot('watch-19-refused');
  });

  it('may be one of Python', async () => {
    await clear();
    await runTask('python bot');
    await printed('Unknown Channel');
    await failuresStand('greeter.py');
    await session.workbench.screenshot('watch-20-python');
  });

  it('is no longer watched once a person ends it', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: Show Watched Processes');
    await workbench.screenshot('watch-21-list');
    await workbench.quickInput.pick(/Stop Watching/);
    await workbench.statusBarItem(/watching \d+ process/).waitFor({ state: 'detached' });
    await workbench.runCommand('Tracecord: Clear History');
    await runTask('python bot');
    await printed('Unknown Channel');
    await workbench.runCommand('Tracecord: Show Buckets');
    await workbench.screenshot('watch-22-ended');
    assert.deepEqual(await panel.history.filter({ hasText: '404' }).allInnerTexts(), []);
  });

  /** Waits until the terminal in front says something: it comes forward when a program starts in it. */
  async function printed(text: string): Promise<void> {
    await session.workbench.page.locator('.terminal-wrapper.active .xterm-rows').filter({ hasText: text }).waitFor();
  }

  async function debug(name: string): Promise<void> {
    await session.workbench.runCommand('Debug: Select and Start Debugging');
    await session.workbench.quickInput.pick(name);
  }

  async function autoAttach(when: 'Always' | 'Disabled'): Promise<void> {
    await session.workbench.runCommand('Debug: Toggle Auto Attach');
    await session.workbench.quickInput.pick(when);
  }

  async function runTask(name: string): Promise<void> {
    await session.workbench.runCommand('Tasks: Run Task');
    await session.workbench.quickInput.pick(name, name);
  }

  async function inTerminal(command: string, line: string): Promise<void> {
    const { page } = session.workbench;
    await session.workbench.runCommand(command);
    const terminal = page.locator('.terminal-wrapper.active .xterm-helper-textarea');
    await terminal.waitFor({ state: 'attached' });
    await page.locator('.terminal-wrapper.active .xterm-rows').filter({ hasText: /\S/ }).waitFor();
    await terminal.focus();
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
  }
});

describe('a bot that is watched in Japanese', function () {
  this.timeout(90_000);
  let session: BotSession;
  before(async () => {
    session = await startBotSession({ locale: 'ja' });
  });
  after(() => session?.end());

  it('is spoken of in Japanese', async () => {
    const { workbench } = session;
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.runCommand('Tracecord: Bot を監視');
    await workbench.notification('監視を始めました').waitFor();
    await workbench.screenshot('watch-30-japanese-start');
    await workbench.statusBarItem('0 プロセスを監視中').waitFor();
    await workbench.runCommand('Debug: Select and Start Debugging');
    await workbench.quickInput.pick('internal');
    await eventually(async () => {
      const problems = await workbench.problems();
      const found = problems.filter(({ source, file }) => source === 'discord' && file === 'discordBot.cjs');
      assert.equal(found.length, 2, JSON.stringify(problems));
      for (const { message } of found) assert.doesNotMatch(message, untranslated);
    });
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.screenshot('watch-31-japanese-problems');
  });
});

describe('a bot in a workspace that is not trusted', function () {
  this.timeout(60_000);
  let session: BotSession;
  before(async () => {
    session = await startBotSession({ trust: true });
  });
  after(() => session?.end());

  it('is not watched, and Tracecord says why', async () => {
    const { workbench } = session;
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.runCommand('Tracecord: Watch My Bot');
    await workbench.notification('Nothing is watched in Restricted Mode').waitFor();
    await workbench.screenshot('watch-40-untrusted');
    assert.deepEqual(await workbench.statusBarItem(/watching/).count(), 0);
  });
});
