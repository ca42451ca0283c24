import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { panel as en } from '../../src/words/en/panel.ts';
import { panel as ja } from '../../src/words/ja/panel.ts';
import { accessibilityFaults } from './accessibility.ts';
import { hostileTexts } from './hostileTexts.ts';
import { everyState, quiet, row } from './samples.ts';
import { bundleViews, openBrowser, openView, type Setting, type Stage } from './stage.ts';
import { type ThemeName, themes } from './themes.ts';

describe('the bucket view', function () {
  this.timeout(120_000);
  let browser: Browser;
  let files: ReadonlyMap<string, string>;
  before(async () => {
    files = await bundleViews();
    browser = await openBrowser();
  });
  after(() => browser?.close());

  const words = en.buckets;
  const open = async (rows: unknown, setting: Setting = {}, summary: unknown = quiet): Promise<Stage> => {
    const stage = await openView(browser, files, 'buckets', setting);
    const spoken = setting.locale === 'ja' ? ja.buckets : words;
    await stage.post({ type: 'snapshot', words: spoken, rows, summary });
    return stage;
  };
  /** What scrolls sideways. */
  const overflow = (stage: Stage) =>
    stage.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('#root, .buckets, tbody, .summary')]
        .filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => each.className),
    );
  const close = async (stage: Stage) => {
    assert.deepEqual(stage.faults, []);
    await stage.page.context().close();
  };

  it('says ready and is empty until the host speaks', async () => {
    const stage = await openView(browser, files, 'buckets');
    assert.deepEqual(await stage.posted(), [{ type: 'ready' }]);
    assert.equal(await stage.page.locator('#root').textContent(), '');
    await close(stage);
  });

  it('says what to do while there is no bucket', async () => {
    const stage = await open([]);
    assert.ok(await stage.page.getByText(words.emptyHint).isVisible());
    assert.equal(await stage.page.locator('table').isVisible(), false);
    await close(stage);
  });

  it('is a table with a caption, column headers and a row a bucket', async () => {
    const stage = await open(everyState, { width: 1400 });
    const table = stage.page.getByRole('table', { name: words.title });
    assert.deepEqual(await table.getByRole('columnheader').allTextContents(), [
      'State',
      'Route',
      'Resource',
      'Remaining / Limit',
      'Next in',
      'Full in',
      'Scope',
      '429s',
    ]);
    assert.equal(await table.locator('tbody').getByRole('row').count(), everyState.length);
    const cells = table.locator('tbody tr').nth(1).locator('td, th');
    const texts = await cells.evaluateAll((all) => all.map((cell) => (cell as HTMLElement).innerText.trim()));
    assert.deepEqual(texts.slice(0, 4), [
      'Low',
      'GET /guilds/{guild_id}\nGET /guilds/{guild_id}/channels',
      'guild\n1097000000000000001',
      '2 / 10',
    ]);
    assert.equal(await table.getByRole('meter', { name: '2 of 10 left' }).count(), 1);
    await close(stage);
  });

  it('tells every state by sign and word, and a hidden limit', async () => {
    const stage = await open(everyState, { width: 1400 });
    const states = stage.page.locator('tbody td.state');
    assert.deepEqual(await states.allInnerTexts(), ['Spent', 'Low', 'Limited', 'Free', 'Limited', 'Free']);
    const signs = await states.locator('svg').evaluateAll((all) => all.map((svg) => svg.getAttribute('class')));
    assert.equal(new Set(signs).size, 4);
    assert.equal(await stage.page.getByText(words.hidden).filter({ visible: true }).count(), 1);
    await close(stage);
  });

  it('counts down by itself and then rests', async () => {
    const spent = row('b1', { remaining: 0, state: 'spent', resetsInMs: 2000, nextInMs: 2000 });
    const stage = await open([spent], { stopClock: true });
    const next = stage.page.locator('tbody .next');
    assert.equal(await next.innerText(), '2.0s');
    await stage.page.clock.runFor(1500);
    assert.equal(await next.innerText(), '0.5s');
    assert.equal(await stage.page.locator('tbody .state').innerText(), 'Spent');
    await stage.page.clock.runFor(600);
    assert.equal(await next.innerText(), 'now');
    assert.equal(await stage.page.locator('tbody .state').innerText(), 'Free');
    assert.equal(await stage.page.locator('tbody .remaining .figure').innerText(), '5 / 5');
    // Timers are numbered one after the other.
    const timer = () =>
      stage.page.evaluate(() => {
        const id = Number(setTimeout(() => {}, 0));
        clearTimeout(id);
        return id;
      });
    const before = await timer();
    await stage.page.clock.runFor(5000);
    assert.equal(await timer(), before + 1, 'a timer was set although nothing counts');
    await close(stage);
  });

  it('gives a leaky bucket back one by one', async () => {
    const leaky = row('b1', {
      remaining: 0,
      state: 'spent',
      kind: 'leaky',
      intervalMs: 1000,
      resetsInMs: 5000,
      nextInMs: 1000,
    });
    const stage = await open([leaky], { stopClock: true });
    const figure = stage.page.locator('tbody .remaining .figure');
    await stage.page.clock.runFor(1100);
    assert.equal(await figure.innerText(), '1 / 5');
    await stage.page.clock.runFor(2000);
    assert.equal(await figure.innerText(), '3 / 5');
    await close(stage);
  });

  it('moves at most once a second where motion is not wanted', async () => {
    const spent = row('b1', { remaining: 0, state: 'spent', resetsInMs: 8000, nextInMs: 8000 });
    const stage = await open([spent], { stopClock: true, reducedMotion: true });
    const next = stage.page.locator('tbody .next');
    await stage.page.clock.runFor(900);
    assert.equal(await next.innerText(), '8.0s');
    await stage.page.clock.runFor(200);
    assert.equal(await next.innerText(), '7.0s');
    await close(stage);
  });

  it('patches in place: nodes, focus and selection stay', async () => {
    const stage = await open(everyState, { width: 1400 });
    await stage.page.locator('tbody tr').nth(2).focus();
    await stage.page.evaluate(() => {
      const kept = document.querySelectorAll('tbody tr')[2];
      (window as unknown as { kept: unknown }).kept = kept;
      getSelection()?.selectAllChildren(kept?.querySelector('.route') as Node);
    });
    const selected = await stage.page.evaluate(() => String(getSelection()));
    const changed = [{ ...everyState[2], remaining: 1, hits: 3 }, row('b9', { resource: 'channel 9' })];
    await stage.post({ type: 'patch', changed, removed: ['b1'], summary: quiet });
    const kept = await stage.page.evaluate(() => {
      const { kept } = window as unknown as { kept: Element };
      return {
        sameNode: document.querySelectorAll('tbody tr')[1] === kept,
        focused: document.activeElement === kept,
        selected: String(getSelection()),
      };
    });
    assert.deepEqual(kept, { sameNode: true, focused: true, selected });
    assert.equal(await stage.page.locator('tbody tr').nth(1).locator('.refusals').innerText(), '3');
    assert.equal(await stage.page.locator('tbody tr').count(), everyState.length);
    await close(stage);
  });

  it('is one tab stop; arrows, Home and End go through the rows', async () => {
    const stage = await open(everyState);
    const at = () =>
      stage.page.evaluate(() => [...document.querySelectorAll('tbody tr')].indexOf(document.activeElement as Element));
    await stage.page.keyboard.press('Tab');
    assert.equal(await stage.page.evaluate(() => document.activeElement?.textContent), words.forget);
    await stage.page.keyboard.press('Tab');
    assert.equal(await at(), 0);
    for (const [key, place] of [
      ['ArrowDown', 1],
      ['ArrowDown', 2],
      ['ArrowUp', 1],
      ['End', 5],
      ['ArrowDown', 5],
      ['Home', 0],
      ['PageDown', 5],
    ] as const) {
      await stage.page.keyboard.press(key);
      assert.equal(await at(), place, key);
    }
    assert.equal(await stage.page.locator('tbody tr[tabindex="0"]').count(), 1);
    await stage.page.keyboard.press('Tab');
    assert.equal(await at(), -1);
    await close(stage);
  });

  it('hands focus to a neighbour when the focused row goes', async () => {
    const stage = await open(everyState);
    await stage.page.locator('tbody tr').nth(2).focus();
    await stage.post({ type: 'patch', changed: [], removed: ['b3'], summary: quiet });
    const focused = await stage.page.evaluate(() => document.activeElement?.querySelector('.route')?.textContent);
    assert.match(focused ?? '', /reactions/);
    await close(stage);
  });

  it('announces a bucket that is newly spent, once, and no countdown', async () => {
    const stage = await open([
      row('b1'),
      row('b2', { state: 'spent', remaining: 0, resetsInMs: 5000, nextInMs: 5000 }),
    ]);
    const status = stage.page.getByRole('status');
    const spent = row('b1', {
      state: 'spent',
      remaining: 0,
      resetsInMs: 5000,
      nextInMs: 5000,
      routes: ['GET /users/@me'],
    });
    await stage.post({ type: 'patch', changed: [spent], removed: [], summary: quiet });
    assert.equal(await status.textContent(), 'Rate limit used up: GET /users/@me');
    await stage.page.evaluate(() => {
      const target = document.querySelector('[role=status]') as Node;
      const seen: string[] = [];
      (window as unknown as { seen: string[] }).seen = seen;
      new MutationObserver(() => seen.push(target.textContent ?? '')).observe(target, {
        childList: true,
        subtree: true,
      });
    });
    await stage.post({ type: 'patch', changed: [{ ...spent, hits: 1, nextInMs: 4000 }], removed: [], summary: quiet });
    await stage.page.waitForTimeout(300);
    assert.deepEqual(await stage.page.evaluate(() => (window as unknown as { seen: string[] }).seen), []);
    await close(stage);
  });

  it('shows the invalid requests, the global limit and a ban, and lets a person lift it', async () => {
    const worse = {
      globalInMs: 700,
      invalidRequests: 1204,
      banned: true,
      sandbox: { invalidRequests: 12, banned: false },
    };
    const stage = await open([row('b1')], { stopClock: true }, worse);
    const figures = await stage.page.locator('.figures').innerText();
    assert.match(figures, /Invalid requests 1,204 \/ 10,000/);
    assert.match(figures, /Invalid requests \(Sandbox\) 12 \/ 10,000/);
    assert.match(figures, /Global limit 0\.[1-7]s/);
    assert.ok(await stage.page.getByRole('alert').getByText(words.banned).isVisible());
    await stage.page.getByRole('button', { name: words.allowSendingAgain }).click();
    await stage.page.getByRole('button', { name: words.forget }).click();
    assert.deepEqual((await stage.posted()).slice(1), [{ type: 'allowSendingAgain' }, { type: 'forget' }]);
    await stage.page.clock.runFor(800);
    assert.match(await stage.page.locator('.figures').innerText(), /Global limit free/);
    await close(stage);
  });

  it('shows whose credential it is only where there are several', async () => {
    const one = await open([row('b1'), row('b2')]);
    assert.equal(await one.page.getByText('••••9f3k').filter({ visible: true }).count(), 0);
    await close(one);
    const two = await open([row('b1'), row('b2', { credential: 'aaaa' })]);
    assert.equal(await two.page.getByText('••••9f3k').filter({ visible: true }).count(), 1);
    await close(two);
  });

  it('treats everything it is told as text', async () => {
    for (const text of hostileTexts) {
      const hostile = row(text, {
        routes: [`GET ${text}`, text],
        resource: `channel ${text}`,
        hash: text,
        credential: text,
      });
      const stage = await open([hostile, row('b2')]);
      await stage.post({ type: 'patch', changed: [{ ...hostile, hits: 1 }], removed: [], summary: quiet });
      assert.equal(await stage.page.locator('tbody tr').count(), 2);
      assert.equal(await stage.page.locator('tbody :is(img, script, a, iframe, style, b, input)').count(), 0);
      assert.equal(await stage.page.evaluate(() => 'pwned' in window), false);
      await close(stage);
    }
  });

  for (const theme of Object.keys(themes) as ThemeName[]) {
    it(`has names, roles and contrast in the ${theme} theme, at every width`, async () => {
      for (const width of [320, 600, 900, 1400]) {
        const stage = await open(everyState, { theme, width }, { ...quiet, banned: true, globalInMs: 60_000 });
        assert.deepEqual(await accessibilityFaults(stage.page), [], `${width} px`);
        assert.deepEqual(await overflow(stage), [], `${width} px`);
        await close(stage);
      }
    });
  }

  it('speaks Japanese', async () => {
    const stage = await open(everyState, { locale: 'ja', width: 1400 });
    const text = await stage.page.locator('#root').innerText();
    for (const word of ['状態', '使い切り', '徐々に回復', '隠れた制限', '6 分 57 秒', '無効なリクエスト']) {
      assert.ok(text.includes(word), word);
    }
    await close(stage);
  });

  it('patches 500 rows at once in less than 100 ms', async () => {
    const many = (step: number) =>
      Array.from({ length: 500 }, (_, index) =>
        row(`b${index}`, {
          resource: `channel ${index}`,
          remaining: (index + step) % 5,
          state: (index + step) % 5 === 0 ? 'spent' : 'free',
          resetsInMs: 5000 + index,
          nextInMs: (index + step) % 5 === 0 ? 5000 + index : 0,
        }),
      );
    const stage = await open(many(0), { width: 1400 });
    const cost = await stage.page.evaluate(async (patches) => {
      const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const times: number[] = [];
      for (const changed of patches) {
        await frame();
        const start = performance.now();
        const summary = { globalInMs: 0, invalidRequests: 0, banned: false, sandbox: null };
        window.dispatchEvent(new MessageEvent('message', { data: { type: 'patch', changed, removed: [], summary } }));
        void document.body.offsetHeight;
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    }, [1, 2, 3, 4, 5, 6, 7].map(many));
    console.log(`      500 rows patched, layout included: median ${cost.toFixed(1)} ms`);
    assert.ok(cost < 100, `${cost} ms`);
    await close(stage);
  });
});
