import type { Locator, Page } from 'playwright-core';

/** VS Code's input at the top of the window: palette, questions, choices. */
export class QuickInput {
  readonly widget: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget:visible');
  }

  /** Waits until a question stands there; gives its title, prompt or placeholder, in that order of preference. */
  async question(): Promise<string> {
    await this.widget.waitFor();
    const read = async (part: string) => (await this.widget.locator(part).textContent())?.trim() ?? '';
    const stated = (await read('.quick-input-title')) || (await read('.quick-input-message'));
    return stated || ((await this.#input.getAttribute('placeholder')) ?? '');
  }

  /** Labels of the choices in sight. */
  async choices(): Promise<string[]> {
    await this.widget.locator('.monaco-list-row').first().waitFor();
    return this.widget.locator('.monaco-list-row .label-name').allInnerTexts();
  }

  /** Types an answer and confirms it. */
  async type(answer: string): Promise<void> {
    await this.#input.fill(answer);
    await this.#page.keyboard.press('Enter');
  }

  /**
   * Picks the choice whose label is `label` or matches it; typing narrows a long list down first. `timeout`: milliseconds
   * for each step, the usual ones where absent.
   */
  async pick(label: string | RegExp, narrowedBy?: string, timeout?: number): Promise<void> {
    const patience = timeout === undefined ? {} : { timeout };
    await this.widget.waitFor(patience);
    if (narrowedBy !== undefined) await this.#input.fill(narrowedBy, patience);
    const name = this.widget.locator('.monaco-list-row .label-name').filter({ hasText: exactly(label) });
    await name.first().click(patience);
    await this.#page.mouse.move(0, 0);
  }

  /** Whether a choice of that label comes up within some seconds, once `narrowedBy` is typed. */
  async offers(label: string | RegExp, narrowedBy: string): Promise<boolean> {
    const name = this.widget.locator('.monaco-list-row .label-name').filter({ hasText: exactly(label) });
    // What takes the focus takes the list away too.
    const offered = async () => {
      await this.widget.waitFor({ timeout: 4000 });
      await this.#input.fill(narrowedBy, { timeout: 4000 });
      await name.first().waitFor({ timeout: 4000 });
    };
    return offered().then(
      () => true,
      () => false,
    );
  }

  /** The sentence that refuses what was typed, once there is one. */
  async refusal(): Promise<string> {
    const message = this.widget.locator('.quick-input-message');
    await this.widget.locator('.monaco-inputbox.error').waitFor();
    return (await message.textContent()) ?? '';
  }

  /** Closes it without an answer. */
  async dismiss(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Waits until whatever was asked with a value that begins with `prefix` is answered or gone. */
  async leaves(prefix: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while ((await this.widget.isVisible()) && (await this.#input.inputValue()).startsWith(prefix)) {
      if (Date.now() > deadline) throw new Error(`The quick input still shows ${prefix}.`);
      await this.#page.waitForTimeout(20);
    }
  }

  get #input(): Locator {
    return this.widget.locator('.quick-input-box input');
  }
}

/** A pattern for the whole text where a string is given; the pattern itself else. */
export function exactly(text: string | RegExp): RegExp {
  return typeof text === 'string' ? new RegExp(`^\\s*${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\s*$`) : text;
}
