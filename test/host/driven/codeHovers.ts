import assert from 'node:assert/strict';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { untranslated } from './tracecordPanel.ts';

describe('hovers in code', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession();
    await session.workbench.openFile('bot.ts');
  });
  after(() => session?.end());

  it('explain a code, and lead to its document', async () => {
    const { workbench } = session;
    const { line } = await placeOf('bot.ts', '50007');
    await workbench.goTo(line, 1);
    await workbench.editor.hover('50007');
    const hover = workbench.page.locator('.monaco-hover:visible');
    await hover.getByText('50007', { exact: false }).first().waitFor();
    await workbench.screenshot('hover-01-code');
    await hover.getByRole('link', { name: 'Explain 50007' }).click();
    await workbench.page.locator('.tab').filter({ hasText: '50007' }).first().waitFor();
    await workbench.screenshot('hover-02-document');
  });
});

describe('hovers in code, in Japanese', function () {
  this.timeout(60_000);
  let session: Session;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await session.workbench.openFile('bot.ts');
  });
  after(() => session?.end());

  it('say what a code means', async () => {
    const { workbench } = session;
    await workbench.goTo((await placeOf('bot.ts', '50007')).line, 1);
    // The title is Discord's own.
    const said = await workbench.editor.hover('50007');
    assert.doesNotMatch(said.replace(/^50007 [\w ]+/, ''), untranslated);
    const hover = workbench.page.locator('.monaco-hover:visible');
    await hover.getByText('50007 の説明を開く').waitFor();
    await workbench.screenshot('hover-03-japanese');
  });
});
