import type { Locator, Page } from 'playwright-core';
import { exactly } from './quickInput.ts';

/** An underlined piece of text in sight. */
export interface Squiggle {
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  /** 1-based line. */
  readonly line: number;
  /** 1-based column of the first character that is underlined. */
  readonly column: number;
  /** The text that is underlined, as far as it is in sight. */
  readonly text: string;
}

/** The text editor that has the focus. */
export class EditorPart {
  readonly editor: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.editor = page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
  }

  /** The lines in sight, in their order. */
  async text(): Promise<string> {
    const lines = await this.editor.locator('.view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  /** Titles of the CodeLenses in sight that send, the first of each request; waits for the first one. */
  async lenses(): Promise<string[]> {
    await this.#lens.filter({ hasText: /\S/ }).first().waitFor();
    const titles = await this.#lens.allTextContents();
    return titles.map((title) => title.replaceAll('\u00a0', ' ').trim()).filter((title) => title.includes(' · '));
  }

  /** Presses the CodeLens with that title, the `index`-th (from 0) where there are several. */
  async clickLens(title: string | RegExp, index = 0): Promise<void> {
    await this.#lens
      .filter({ hasText: exactly(title) })
      .nth(index)
      .click();
  }

  /** What is underlined in sight, from the top; waits for the first one unless `expected` is 0. */
  async squiggles(expected?: 0): Promise<Squiggle[]> {
    const marks = this.editor.locator('.view-overlays .cdr[class*="squiggly-"]');
    if (expected === 0) await marks.first().waitFor({ state: 'detached' });
    else await marks.first().waitFor({ state: 'attached' });
    return this.editor.evaluate(readSquiggles);
  }

  /** Gives the editor the focus, wherever it was; the cursor stays. */
  async focus(): Promise<void> {
    await this.editor.locator('.native-edit-context, textarea.inputarea').first().focus();
  }

  /** Rests the mouse on the first occurrence of `text` and gives what the hover says. */
  async hover(text: string): Promise<string> {
    const box = await this.#boxOf(text);
    const hover = this.#page.locator('.monaco-hover:visible .monaco-hover-content').first();
    // The first movement after a layout may be swallowed: move until the hover stands.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await this.#page.mouse.move(box.x - 5, box.y - 40);
      await this.#page.mouse.move(box.x + 3, box.y + box.height / 2, { steps: 4 });
      const shown = await hover.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (shown) return (await hover.locator('.hover-row').allTextContents()).join('\n').replaceAll('\u00a0', ' ');
    }
    throw new Error(`No hover over "${text}".`);
  }

  /** What the hover at the cursor says once `wanted` is in it, opened and left open by keyboard; see `closeHover`. */
  async hoverHere(wanted: string): Promise<string> {
    const rows = this.#page.locator('.monaco-hover:visible .monaco-hover-content .hover-row');
    for (let attempt = 1; ; attempt += 1) {
      await this.focus();
      await this.#page.keyboard.press('ControlOrMeta+K');
      await this.#page.keyboard.press('ControlOrMeta+I');
      try {
        await rows.filter({ hasText: wanted }).first().waitFor({ timeout: 4000 });
        return (await rows.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
      } catch (error) {
        const shown = (await rows.allTextContents()).join('\n');
        if (attempt === 3) throw new Error(`No "${wanted}" in the hover, but: ${shown}`, { cause: error });
      }
    }
  }

  /** Closes the hover that the keyboard opened. */
  async closeHover(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.focus();
    await this.#page.locator('.monaco-hover:visible .monaco-hover-content').first().waitFor({ state: 'hidden' });
  }

  /** Closes the lightbulb's menu without choosing. */
  async closeQuickFixes(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#menu.waitFor({ state: 'hidden' });
  }

  /** Titles that the lightbulb offers at the cursor. Leaves its menu open. */
  async quickFixes(): Promise<string[]> {
    await this.#openLightbulb();
    return this.#fixes.allInnerTexts();
  }

  /** Applies the lightbulb's entry with that title at the cursor (Ctrl+.), by keyboard as its menu is made for. */
  async quickFix(title: string | RegExp): Promise<void> {
    await this.#openLightbulb();
    const offered = await this.#fixes.allTextContents();
    const focused = this.#menu.locator('.monaco-list-row.action.focused .title');
    for (const _ of offered) {
      if (exactly(title).test((await focused.textContent()) ?? '')) {
        await this.#page.keyboard.press('Enter');
        await this.#menu.waitFor({ state: 'hidden' });
        return;
      }
      await this.#page.keyboard.press('ArrowDown');
    }
    throw new Error(`The lightbulb does not offer ${title}, but: ${offered.join(', ')}.`);
  }

  get #lens(): Locator {
    return this.editor.locator('.codelens-decoration[monaco-visible-content-widget="true"] a');
  }

  get #menu(): Locator {
    return this.#page.locator('.action-widget:visible');
  }

  get #fixes(): Locator {
    return this.#menu.locator('.monaco-list-row.action .title');
  }

  async #openLightbulb(): Promise<void> {
    if (await this.#menu.isVisible()) return;
    // On a busy machine the first press may find no fixes yet, or be swallowed: press again until the menu stands.
    for (let attempt = 1; ; attempt += 1) {
      await this.focus();
      await this.#page.keyboard.press('ControlOrMeta+.');
      try {
        await this.#fixes.first().waitFor({ timeout: 4000 });
        return;
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  async #boxOf(text: string): Promise<{ x: number; y: number; height: number }> {
    await this.editor
      .locator('.view-line')
      .filter({ hasText: text.replaceAll(' ', '\u00a0') })
      .or(this.editor.locator('.view-line').filter({ hasText: text }))
      .first()
      .waitFor();
    const box = await this.editor.evaluate((editor, wanted) => {
      for (const line of editor.querySelectorAll('.view-line')) {
        const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
        if (start < 0) continue;
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (
          let node = walker.nextNode(), before = 0;
          node;
          before += (node as Text).length, node = walker.nextNode()
        ) {
          if (start >= before + (node as Text).length) continue;
          const range = document.createRange();
          range.setStart(node, start - before);
          range.setEnd(node, start - before + 1);
          const { x, y, height } = range.getBoundingClientRect();
          return { x, y, height };
        }
      }
      return undefined;
    }, text);
    if (!box) throw new Error(`"${text}" is not in sight.`);
    return box;
  }
}

/** Runs in the page: finds the characters above each underline, line by line. */
function readSquiggles(editor: Element): Squiggle[] {
  const numbers = [...editor.querySelectorAll('.line-numbers')].map((number) => ({
    top: number.getBoundingClientRect().top,
    line: Number(number.textContent),
  }));
  const lines = [...editor.querySelectorAll('.view-line')];
  const near = (a: number, b: number) => Math.abs(a - b) < 3;
  const found: Squiggle[] = [];
  for (const mark of editor.querySelectorAll('.view-overlays .cdr[class*="squiggly-"]')) {
    const severity = /squiggly-(error|warning|info|hint)/.exec(mark.className)?.[1] as Squiggle['severity'] | undefined;
    const box = mark.getBoundingClientRect();
    const line = lines.find((candidate) => near(candidate.getBoundingClientRect().top, box.top));
    if (!severity || !line) continue;
    let text = '';
    let column = 0;
    let count = 0;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < (node as Text).length; at += 1) {
        count += 1;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const { left, width } = range.getBoundingClientRect();
        if (left + width / 2 <= box.left || left + width / 2 >= box.right) continue;
        if (text === '') column = count;
        text += (node as Text).data[at];
      }
    }
    found.push({
      severity,
      line: numbers.find(({ top }) => near(top, box.top))?.line ?? 0,
      column,
      text: text.replaceAll('\u00a0', ' '),
    });
  }
  return found.sort((a, b) => a.line - b.line || a.column - b.column);
}
