import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { panel as en } from '../../src/words/en/panel.ts';
import { panel as ja } from '../../src/words/ja/panel.ts';
import { accessibilityFaults } from './accessibility.ts';
import { hostileTexts } from './hostileTexts.ts';
import { answer, blockedRun, failedRun, request, sendingRun } from './samples.ts';
import { bundleViews, openBrowser, openView, type Setting, type Stage } from './stage.ts';
import { type ThemeName, themes } from './themes.ts';

describe('the runner view', function () {
  this.timeout(120_000);
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await bundleViews();
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const words = en.runner;
  const open = async (run: unknown, setting: Setting = {}): Promise<Stage> => {
    const stage = await openView(browser, files, 'runner', setting);
    await stage.post({ type: 'snapshot', words: setting.locale === 'ja' ? ja.runner : words, run });
    return stage;
  };
  const close = async (stage: Stage) => {
    assert.deepEqual(stage.faults, []);
    await stage.page.context().close();
  };
  const pressed = async (stage: Stage) => (await stage.posted()).slice(1);

  it('says what to do while nothing was sent', async () => {
    const stage = await open(null);
    assert.ok(await stage.page.getByText(words.emptyHint).isVisible());
    for (const name of [words.chooseCredential, words.startSandbox, words.openWalkthrough]) {
      await stage.page.getByRole('button', { name }).click();
    }
    assert.deepEqual(await pressed(stage), [
      { type: 'command', command: 'chooseCredential' },
      { type: 'command', command: 'startSandbox' },
      { type: 'command', command: 'openWalkthrough' },
    ]);
    await close(stage);
  });

  it('shows the request as sent: line, headers, what the client added, body, notes', async () => {
    const stage = await open(failedRun);
    const sent = stage.page.locator('details[data-key=request]');
    const text = await sent.innerText();
    assert.ok(text.includes(request.url));
    assert.ok(text.includes('Bot ••••9f3k'));
    assert.ok(text.includes('"content": "deploy finished"'));
    for (const note of request.notes) assert.ok(text.includes(note), note);
    const added = sent.getByRole('row').filter({ hasText: words.assumed });
    assert.deepEqual(await added.getByRole('rowheader').allInnerTexts(), ['user-agent', 'accept']);
    await close(stage);
  });

  it('marks a run with a production profile by a word and a sign, and no other', async () => {
    for (const production of [true, false]) {
      const stage = await open({ ...failedRun, production });
      const mark = stage.page.locator('header').getByText(words.production, { exact: true });
      assert.equal(await mark.count(), production ? 1 : 0);
      if (production) assert.equal(await mark.locator('svg').count(), 1);
      await close(stage);
    }
  });

  it('shows what the answer means, with a sign beside the words', async () => {
    const stage = await open(blockedRun);
    const text = await stage.page.locator('#root').innerText();
    const { answer: blocked } = blockedRun;
    assert.ok(blocked !== null);
    for (const part of [
      '403 Forbidden',
      blocked.classTitle,
      blocked.class,
      'Confidence: Likely',
      'Code 40333',
      blocked.summary,
      blocked.cause,
      blocked.check ?? '',
      blocked.retry,
      ...blocked.evidence,
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.equal(await stage.page.locator('.head .outcome svg.glyph-error').count(), 1);
    assert.equal(await stage.page.locator('h2 svg.glyph-error').count(), 1);
    await close(stage);
  });

  it('offers fixes in order, as buttons where they can be carried out and as text where not', async () => {
    const turned = { ...answer, fixes: [...answer.fixes].reverse() };
    const stage = await open({ ...failedRun, answer: turned });
    const items = stage.page.locator('.fixes > li');
    assert.deepEqual(await items.locator('.name > :first-child').allInnerTexts(), [
      'Go to the rejected field',
      'Correct the value',
      'Try it in the sandbox',
    ]);
    assert.deepEqual(await items.getByRole('button').allInnerTexts(), [
      'Go to the rejected field',
      'Try it in the sandbox',
    ]);
    assert.equal(await items.first().locator('button.primary').count(), 1);
    await stage.page.getByRole('button', { name: 'Try it in the sandbox' }).click();
    assert.deepEqual(await pressed(stage), [{ type: 'fix', run: 'r1', fix: 'send-to-sandbox' }]);
    await close(stage);
  });

  it('goes to a rejected field, where its place is known', async () => {
    const fields = [
      ...answer.fields,
      { path: '', code: 'MESSAGE_EMPTY', message: 'Cannot send an empty message', located: true },
      { path: 'tts', code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.', located: false },
    ];
    const stage = await open({ ...failedRun, answer: { ...answer, fields } });
    await stage.page.getByRole('button', { name: 'Go to embeds[0].title' }).click();
    await stage.page.getByRole('button', { name: 'Go to whole body' }).click();
    assert.deepEqual(await pressed(stage), [
      { type: 'openField', run: 'r1', path: 'embeds[0].title' },
      { type: 'openField', run: 'r1', path: '' },
    ]);
    assert.equal(await stage.page.getByRole('button', { name: 'Go to tts' }).count(), 0);
    assert.ok(await stage.page.getByText('Must be either true or false.').isVisible());
    await close(stage);
  });

  it('posts what each button says', async () => {
    const stage = await open({ ...failedRun, answer: { ...answer, bodyTruncated: true } });
    for (const name of [
      words.replay,
      words.openRequest,
      words.copyAsCurl,
      words.explain,
      words.openBody,
      words.openFullBody,
    ]) {
      await stage.page.getByRole('button', { name, exact: true }).click();
    }
    assert.deepEqual(await pressed(stage), [
      { type: 'replay', run: 'r1' },
      { type: 'openRequest', run: 'r1' },
      { type: 'copyAsCurl', run: 'r1' },
      { type: 'explain', run: 'r1' },
      { type: 'openBody', run: 'r1' },
      { type: 'openFullBody', run: 'r1' },
    ]);
    await close(stage);
  });

  it('counts the time while it is sending, and can be cancelled', async () => {
    const stage = await open(sendingRun, { stopClock: true });
    const clock = stage.page.locator('[data-clock]');
    assert.equal(await clock.innerText(), '0.3s so far');
    await stage.page.clock.runFor(1000);
    assert.equal(await clock.innerText(), '1.3s so far');
    await stage.page.getByRole('button', { name: words.cancel }).click();
    assert.deepEqual(await pressed(stage), [{ type: 'cancel', run: 'r3' }]);
    assert.equal(await stage.page.getByRole('button', { name: words.replay }).count(), 0);
    await stage.post({ type: 'snapshot', words, run: { ...failedRun, id: 'r3' } });
    assert.equal(await clock.count(), 0);
    await close(stage);
  });

  it('counts down while it waits', async () => {
    const stage = await open(
      { ...sendingRun, state: 'waiting', stateText: 'Waiting', waitMs: 4300 },
      { stopClock: true },
    );
    const clock = stage.page.locator('[data-clock]');
    const before = Number.parseFloat(await clock.innerText());
    assert.ok(before > 3 && before <= 4.3, String(before));
    await stage.page.clock.runFor(1000);
    assert.equal(Number.parseFloat(await clock.innerText()).toFixed(1), (before - 1).toFixed(1));
    await close(stage);
  });

  it('counts on when the host shows the same run again without saying how late it is', async () => {
    const { elapsedMs: _, ...run } = sendingRun;
    const stage = await open(run, { stopClock: true });
    await stage.page.clock.runFor(2000);
    await stage.post({ type: 'snapshot', words, run });
    // A slow machine lets the page's clock run on by tenths; counting anew would say 0.
    assert.match(await stage.page.locator('[data-clock]').innerText(), /^2\.\ds so far$/);
    await close(stage);
  });

  it('says why nothing was sent', async () => {
    const why = 'Nothing was sent: DISCORD_TOKEN has no value.';
    const stage = await open({ ...sendingRun, state: 'refused', stateText: why, request: null });
    assert.ok(await stage.page.getByText(why).first().isVisible());
    assert.equal(await stage.page.locator('.head .outcome svg.glyph-warning').count(), 1);
    await close(stage);
  });

  it('draws the phases of the time one after the other, with their values as text', async () => {
    const stage = await open(failedRun, { remembered: { timings: true } });
    const table = stage.page.getByRole('table', { name: words.timings });
    assert.deepEqual(
      await table
        .locator('tr')
        .allInnerTexts()
        .then((rows) => rows.map((row) => row.split(/\s*\t\s*/).join('|'))),
      ['Name lookup|4.2ms', 'Connect|12ms', 'TLS|22ms', 'First byte|98ms', 'Body|0.7ms', 'Total|137ms'],
    );
    const bars = await table
      .locator('rect')
      .evaluateAll((all) => all.map((bar) => [bar.getAttribute('x'), bar.getAttribute('width')]));
    // 4.2 of 136.7 is 3.1 %; connect begins there.
    assert.deepEqual(bars.slice(0, 2), [
      ['0%', '3.1%'],
      ['3.1%', '8.6%'],
    ]);
    await close(stage);
  });

  it('keeps focus, scroll and opened sections when the same run is shown again', async () => {
    const stage = await open(failedRun, { height: 260 });
    await stage.page.locator('details[data-key=headers] summary').click();
    await stage.page.locator('.exchange').evaluate((pane) => pane.scrollTo(0, 60));
    await stage.page.getByRole('button', { name: 'Try it in the sandbox' }).focus();
    await stage.post({ type: 'snapshot', words, run: { ...failedRun, answer: { ...answer, retry: 'Wait.' } } });
    const kept = await stage.page.evaluate(() => ({
      focus: document.activeElement?.textContent,
      open: document.querySelector<HTMLDetailsElement>('details[data-key=headers]')?.open,
      scroll: document.querySelector('.exchange')?.scrollTop,
    }));
    assert.deepEqual(kept, { focus: 'Try it in the sandbox', open: true, scroll: 60 });
    assert.ok(await stage.page.getByText('Wait.').count());
    await stage.post({ type: 'snapshot', words, run: { ...failedRun, id: 'r9' } });
    assert.equal(await stage.page.locator('.exchange').evaluate((pane) => pane.scrollTop), 0);
    assert.equal(
      await stage.page.locator('details[data-key=headers]').evaluate((each) => (each as HTMLDetailsElement).open),
      true,
    );
    await close(stage);
  });

  it('reads out the outcome once it is there', async () => {
    const stage = await open(sendingRun);
    const status = stage.page.getByRole('status');
    assert.equal(await status.textContent(), 'Sending…');
    await stage.post({ type: 'snapshot', words, run: { ...failedRun, id: 'r3' } });
    assert.equal(await status.textContent(), '400 Bad Request. Invalid form body');
    await close(stage);
  });

  it('can be used with the keyboard alone', async () => {
    const stage = await open(failedRun, { width: 1400 });
    const reached = new Set<string>();
    for (let step = 0; step < 30; step++) {
      await stage.page.keyboard.press('Tab');
      const name = await stage.page.evaluate(() => {
        const active = document.activeElement;
        return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
      });
      reached.add(name);
    }
    for (const name of [
      words.replay,
      words.openRequest,
      words.explain,
      'Go to content',
      'Go to the rejected field',
      words.openBody,
    ]) {
      assert.ok(reached.has(name), name);
    }
    await stage.page.getByRole('button', { name: 'Go to the rejected field' }).focus();
    await stage.page.keyboard.press('Enter');
    assert.deepEqual(await pressed(stage), [{ type: 'fix', run: 'r1', fix: 'open-field' }]);
    await close(stage);
  });

  it('treats everything it is told as text', async () => {
    for (const text of hostileTexts) {
      const stage = await open({
        ...failedRun,
        title: `GET ${text}`,
        place: text,
        stateText: text,
        request: {
          method: text,
          url: text,
          headers: [{ name: text, value: text, assumed: true }],
          body: text,
          notes: [text],
        },
        answer: {
          ...answer,
          statusText: text,
          class: text,
          classTitle: text,
          confidence: text,
          summary: text,
          cause: text,
          check: text,
          evidence: [text],
          fixes: [{ id: text, title: text, advice: text, preferred: true, actionable: true }],
          fields: [{ path: text, code: text, message: text, located: true }],
          permissions: [text],
          retry: text,
          headers: [{ name: text, value: text }],
          bodyPreview: text,
        },
      });
      assert.equal(await stage.page.locator('#root :is(img, script, a, iframe, style, input)').count(), 0);
      assert.equal(
        await stage.page.locator('[onerror], [onload], [onfocus], [srcdoc], [autofocus], [style]').count(),
        1,
      );
      assert.equal(await stage.page.evaluate(() => 'pwned' in window), false);
      assert.equal(await stage.page.locator('pre').first().textContent(), text);
      await close(stage);
    }
  });

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`has names, roles and contrast in the ${theme} theme, at every width`, async () => {
      for (const width of [320, 600, 900, 1400]) {
        for (const run of [failedRun, blockedRun, sendingRun, null]) {
          const stage = await open(run, { theme, width, remembered: { timings: true, headers: true } });
          assert.deepEqual(await accessibilityFaults(stage.page), [], `${width} px, ${run?.id}`);
          assert.equal(await stage.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
          await close(stage);
        }
      }
    });
  }

  it('speaks Japanese', async () => {
    const stage = await open(failedRun, { locale: 'ja', remembered: { timings: true } });
    const text = await stage.page.locator('#root').innerText();
    for (const word of ['直し方', '拒否されたフィールド', '根拠', 'クライアントが付加', '名前解決', 'コード 50035']) {
      assert.ok(text.includes(word), word);
    }
    await close(stage);
  });
});

describe('the scripts of both views', () => {
  it('are small: at most 16 KB of JavaScript and 5.5 KB of styles, compressed, together', async () => {
    const { gzipSync } = await import('node:zlib');
    const files = await bundleViews();
    const weight = (ending: string) =>
      [...files].filter(([name]) => name.endsWith(ending)).reduce((sum, [, text]) => sum + gzipSync(text).length, 0);
    console.log(`      ${weight('.js')} bytes of JavaScript, ${weight('.css')} of styles`);
    assert.ok(weight('.js') <= 16 * 1024);
    assert.ok(weight('.css') <= 5.5 * 1024);
  });
});
