import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { untranslated } from './tracecordPanel.ts';

describe('a request that is being written', function () {
  this.timeout(120_000);
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session?.end());

  /** A row of the list of suggestions. */
  const row = (label: string): Locator =>
    session.workbench.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: label }).first();

  /** Types behind the first `text` of a file. */
  async function typeBehind(file: string, text: string, typed: string): Promise<void> {
    const { workbench } = session;
    await workbench.openFile(file);
    const { line, column } = await placeOf(file, text);
    // Who types before the file was read is offered nothing of ours.
    await workbench.editor.lenses();
    await workbench.goTo(line, column + text.length);
    await workbench.page.keyboard.type(typed, { delay: 30 });
  }

  async function hasLine(expected: string): Promise<void> {
    await eventually(async () => assert.ok((await session.workbench.editor.text()).includes(expected)));
  }

  for (const { file, behind, typed, embeds, title } of [
    {
      file: 'fetch.ts',
      behind: "content: 'Hello from fetch'",
      typed: ', emb',
      embeds: "content: 'Hello from fetch', embeds: [{  }]",
      title: "embeds: [{ title: '' }]",
    },
    {
      file: 'message.py',
      behind: '"content": "Hello from requests"',
      typed: ', "emb',
      embeds: '"content": "Hello from requests", "embeds": [{  }]',
      title: '"embeds": [{ "title": "" }]',
    },
    {
      file: 'message.sh',
      behind: '"content": "Hello from curl"',
      typed: ', "emb',
      embeds: '"content": "Hello from curl", "embeds": [{  }]',
      title: '"embeds": [{ "title": "" }]',
    },
    {
      file: 'message.http',
      behind: '"content": "Hello from Tracecord"',
      typed: ', "emb',
      embeds: '"content": "Hello from Tracecord", "embeds": [{  }]',
      title: '"embeds": [{ "title": "" }]',
    },
  ]) {
    it(`is offered its properties, one inside of the other: ${file}`, async () => {
      const { workbench } = session;
      await typeBehind(file, behind, typed);
      // TypeScript's server is asked as well, and may still be starting.
      await row('embeds').waitFor({ timeout: 60_000 });
      await workbench.screenshot(`authoring-${file.replace('.', '-')}-1`);
      await workbench.page.keyboard.press('Enter');
      await hasLine(embeds);
      await row('footer').waitFor();
      await workbench.screenshot(`authoring-${file.replace('.', '-')}-2`);
      await workbench.page.keyboard.type('titl', { delay: 30 });
      await row('title').waitFor();
      await workbench.page.keyboard.press('Enter');
      await hasLine(title);
      await workbench.runCommand('File: Revert File');
    });
  }

  it('is offered routes, with what they need', async () => {
    const { workbench } = session;
    await workbench.openFile('fetch.ts');
    await workbench.editor.lenses();
    await workbench.goTo(1, 1);
    await workbench.page.keyboard.type('fetch(`https://discord.com/api/v10/channels/', { delay: 20 });
    await row('/channels/{channel_id}/messages').waitFor();
    await workbench.page.keyboard.type('1/mess', { delay: 20 });
    await row('/channels/{channel_id}/messages').waitFor();
    // Shows what is said of the chosen one, which is hidden at first.
    await workbench.page.keyboard.press('Control+Space');
    await workbench.page.locator('.suggest-details').getByText('SEND_MESSAGES').first().waitFor();
    await workbench.screenshot('authoring-route');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('File: Revert File');
  });

  it('tells how much of a limit is used, and what a route needs', async () => {
    const { workbench } = session;
    await workbench.openFile('message.py');
    await workbench.goTo((await placeOf('message.py', 'Hello from requests')).line, 1);
    assert.match(await workbench.editor.hover('Hello from requests'), /19 of 2,000 characters, 1,981 left/);
    await workbench.screenshot('authoring-hover');
  });
});

describe('a request that is being written, in Japanese', function () {
  this.timeout(120_000);
  let session: Session;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await session.workbench.openFile('message.sh');
  });
  after(() => session?.end());

  it('tells the same', async () => {
    const { workbench } = session;
    await workbench.goTo((await placeOf('message.sh', 'Hello from curl')).line, 1);
    const said = await workbench.editor.hover('Hello from curl');
    assert.match(said, /2,000 文字中 15 文字、残り 1,985 文字/);
    // The name of the operation is Discord's own.
    assert.doesNotMatch(said.replace('Create Message', '').replace('content', ''), untranslated);
    await workbench.screenshot('authoring-japanese');
  });
});
