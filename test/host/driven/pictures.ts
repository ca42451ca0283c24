import assert from 'node:assert/strict';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultToken } from '../../../src/sandbox/world/defaultSeed.ts';
import { checkout } from '../checkout.ts';
import { arrange } from './arrangement.ts';
import { botWithIntents } from './botWithIntents.ts';
import { pageOf } from './preview.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel } from './tracecordPanel.ts';
import { startBotSession } from './watchedBot.ts';

/** Bytes: the README loads all of them. */
const largest = 120 * 1024;

/** Nothing in the picture but what it is about. */
const plain: Readonly<Record<string, unknown>> = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 13,
  'editor.guides.indentation': false,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.overviewRulerBorder': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.selectionHighlight': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.navigationControl.enabled': false,
};

/** A file of its own, so that the request stands at the top of the picture. */
const newest = `const general = '1213458536202371072';

/** The newest message in #general. */
export async function newestMessage(): Promise<Response> {
  return await fetch(\`https://discord.com/api/v10/channels/\${general}/messages?limit=1\`, {
    headers: {
      Authorization: \`Bot \${process.env.DISCORD_TOKEN}\`,
      'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0',
    },
  });
}
`;

const report = `import os

import requests


def report():
    return requests.post(
        "https://discord.com/api/v10/channels/1213458536202371072/messages",
        headers={
            "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}",
            "User-Agent": "DiscordBot (https://example.com, 1.0.0)",
        },
        json={
            "content": "The nightly build is done",
            "embeds": [{"title": "Build 42", "fields": [{"name": "Result", "value": ""}]}],
        },
    )
`;

const members = `import os

import requests


def members():
    return requests.get(
        "https://discord.com/api/v10/guilds/1213455767961731072/members",
        headers={
            "Authorization": f"Bot {os.environ['DISCORD_TOKEN']}",
            "User-Agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0",
        },
        params={"limit": 100},
    )
`;

/** The pictures of the README, taken of the real thing when TRACECORD_PICTURES=1 asks for them. */
describe('the pictures of the README', function () {
  this.timeout(60_000);
  let session: Session;
  before(function () {
    if (process.env.TRACECORD_PICTURES !== '1') this.skip();
  });
  afterEach(() => session?.end());

  async function open(theme: string, height: number, locale?: string): Promise<TracecordPanel> {
    const settings = { ...plain, 'workbench.colorTheme': theme };
    session = await startSession(locale === undefined ? { settings } : { settings, locale });
    await writeFile(join(session.folder, 'newest.ts'), newest);
    await writeFile(join(session.folder, 'report.py'), report);
    await writeFile(join(session.folder, 'members.py'), members);
    const { workbench } = session;
    await workbench.page.setViewportSize({ width: 1280, height });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    return new TracecordPanel(workbench, locale === 'ja' ? japanese : undefined);
  }

  /** Sends the request at a line of a file that was written here, with the sandbox. */
  async function send(panel: TracecordPanel, file: string, line: number): Promise<void> {
    await session.workbench.openFile(file);
    await panel.useSandbox();
    await panel.sendAt({ file, line, column: 12 });
    await panel.outcome(/^40/);
  }

  async function take(name: string, height = session.workbench.page.viewportSize()?.height ?? 0): Promise<void> {
    const folder = join(checkout, 'media/readme');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    const clip = { x: 0, y: 0, width: 1280, height };
    await session.workbench.page.screenshot({ path, animations: 'disabled', caret: 'hide', scale: 'css', clip });
    const { size } = await stat(path);
    assert.ok(size <= largest, `${name} has ${size} bytes`);
  }

  it('show a request that is sent and decoded', async () => {
    const panel = await open('Default Dark Modern', 640);
    const { workbench } = session;
    await send(panel, 'newest.ts', 5);
    await arrange(workbench, 260, 800, 1050);
    await take('send-and-decode');
  });

  it('show 50035 on the value that was rejected, and the lightbulb', async () => {
    const panel = await open('Default Light Modern', 640);
    const { workbench } = session;
    await send(panel, 'report.py', 7);
    await arrange(workbench, 390, 800, 1050);
    await workbench.editor.hover('""}');
    await workbench.page.locator('.monaco-hover').getByText('Quick Fix').waitFor();
    await take('squiggle-50035');
    await send(panel, 'members.py', 7);
    await workbench.goTo(11, 40);
    await workbench.editor.quickFixes();
    await take('lightbulb', 380);
  });

  it('show what is offered while a body is written', async () => {
    await open('Default Light Modern', 640);
    const { workbench } = session;
    const { page } = workbench;
    await workbench.openFile('report.py');
    await workbench.goTo(15, 44);
    await page.keyboard.type(', "', { delay: 50 });
    await page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'footer' }).waitFor();
    await take('complete-body', 540);
  });

  it('show buckets that are used', async () => {
    const panel = await open('Default Dark Modern', 580);
    const { workbench } = session;
    await workbench.openFile('message.http');
    await panel.useSandbox();
    for (const name of ['whoAmI', 'unknownChannel', 'hiddenChannel', 'burst']) {
      await panel.sendAt(await placeOf('message.http', name === 'burst' ? 'POST' : 'GET', `# @name ${name}`));
      await panel.outcome(/^\d{3} /, name === 'burst' ? 'POST' : undefined);
    }
    await arrange(workbench, 250, 200, 1190);
    const buckets = await panel.buckets();
    const more = buckets.getByRole('button', { name: 'Group and order' });
    await more.click();
    await buckets.getByRole('combobox', { name: 'Order' }).selectOption('-state');
    await more.click();
    await workbench.runCommand('Tracecord: Burst… (Sandbox Only)');
    assert.equal(await workbench.quickInput.question(), 'Burst to the Sandbox');
    await workbench.quickInput.type('12');
    await workbench.statusBarItem(/^12 sent/).waitFor();
    await workbench.page.locator('.notification-toast').waitFor({ state: 'hidden' });
    await buckets.locator('tr:first-child[data-state="limited"]').waitFor();
    await take('buckets');
  });

  it('show the failures of a bot that is watched', async () => {
    session = await startBotSession({ settings: { ...plain, 'workbench.colorTheme': 'Default Light Modern' } });
    const { workbench } = session;
    await workbench.page.setViewportSize({ width: 1280, height: 600 });
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.notification('This workspace uses discord.js').getByText('Watch My Bot', { exact: true }).click();
    await workbench.statusBarItem('watching 0 processes').waitFor();
    await workbench.runCommand('Debug: Select and Start Debugging');
    await workbench.quickInput.pick('internal');
    const panel = new TracecordPanel(workbench);
    await workbench.runCommand('Tracecord: Show Buckets');
    await panel.history.filter({ hasText: '403 50013' }).first().click();
    await panel.outcome('403', /discordBot\.cjs:\d+/);
    await arrange(workbench, 350, 640, 1040);
    await workbench.page.locator('.notification-toast').waitFor({ state: 'hidden' });
    await workbench.openFile('bot/discordBot.cjs');
    await workbench.goTo(23, 1);
    await take('watched-bot');
  });

  it('show a credential that is checked', async () => {
    const panel = await open('Default Light Modern', 560);
    const { workbench } = session;
    await writeFile(join(session.folder, 'client.js'), botWithIntents);
    await writeFile(join(session.folder, '.env.production'), `DISCORD_TOKEN=${defaultToken()}\n`);
    await workbench.openFile('message.http');
    await panel.useSandbox();
    await workbench.openFile('client.js');
    await workbench.runCommand('Tracecord: Check Credential');
    const page = await pageOf(workbench, 'credential', 'Credential: Sandbox');
    await page.getByText('It works.').waitFor();
    await take('credential');
  });

  it('show the scenarios of the sandbox', async () => {
    const panel = await open('Default Light Modern', 640);
    const { workbench } = session;
    await workbench.openFile('newest.ts');
    await panel.useSandbox();
    await workbench.runCommand('Tracecord: Choose Sandbox Scenario…');
    await workbench.quickInput.choices();
    await take('scenarios', 420);
  });

  it('show Japanese', async () => {
    const panel = await open('Default Dark Modern', 580, 'ja');
    await send(panel, 'newest.ts', 5);
    await arrange(session.workbench, 260, 800, 1050);
    await take('japanese');
  });
});
