import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { checkout } from './checkout.ts';
import { EditorPart } from './editorPart.ts';
import { type Problem, readProblems } from './problemsPanel.ts';
import { exactly, QuickInput } from './quickInput.ts';
import { type Server, workbenchAddress } from './server.ts';

/** What VS Code is asked to do when its page opens, see `workbenchAddress`. */
export type Payload = readonly (readonly [string, string])[];

/** How a workbench is opened. */
export interface WorkbenchOptions {
  readonly payload?: Payload;
  /** A browser to open the page in; without it the workbench starts one and closes it. */
  readonly browser?: Browser;
  readonly context?: BrowserContextOptions;
  /** Hears everything that VS Code's server and its extension host send to the window. */
  readonly heard?: (frame: Buffer) => void;
}

const waitMs = 15_000;

/** What VS Code's server says when it was installed without native parts and without a gallery. */
const expected = /spdlog|native-watchdog|fs-copyfile|service ?worker|Failed to load resource|bad HTTP response/i;

/** VS Code's window as a person sees and drives it. Every wait is for a condition and ends after 15 s. */
export class Workbench {
  readonly page: Page;
  readonly editor: EditorPart;
  readonly quickInput: QuickInput;
  /** Errors that the page's console showed, extension host included, without those of VS Code's missing native parts. */
  readonly complaints: readonly string[];
  readonly #close: () => Promise<void>;

  private constructor(page: Page, complaints: readonly string[], close: () => Promise<void>) {
    this.page = page;
    this.complaints = complaints;
    this.editor = new EditorPart(page);
    this.quickInput = new QuickInput(page);
    this.#close = close;
  }

  /** Opens `folder` (absolute) and waits until the window and its extension host are up. */
  static async open(server: Server, folder: string, options: WorkbenchOptions = {}): Promise<Workbench> {
    const browser = options.browser ?? (await launchBrowser());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options.context });
    const close = () => (options.browser ? context.close() : browser.close());
    try {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      return await Workbench.#in(context, server, folder, options, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  /** Another window of the same person: what the browser keeps is common to both. Closing it closes its page alone. */
  async another(server: Server, folder: string, payload?: Payload): Promise<Workbench> {
    return Workbench.#in(this.page.context(), server, folder, payload === undefined ? {} : { payload });
  }

  static async #in(
    context: BrowserContext,
    server: Server,
    folder: string,
    { payload, heard }: WorkbenchOptions,
    close?: () => Promise<void>,
  ): Promise<Workbench> {
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    if (heard !== undefined) {
      page.on('websocket', (socket) => socket.on('framereceived', ({ payload: frame }) => heard(Buffer.from(frame))));
    }
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) complaints.push(message.text());
    });
    await page.goto(workbenchAddress(server, folder, payload), { timeout: 30_000 });
    await isUp(page);
    return new Workbench(page, complaints, close ?? (() => page.close()));
  }

  /** Closes the window, so to speak, and opens it again. */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: 30_000 });
    await isUp(this.page);
  }

  /** Runs a command by the title that the palette shows, category included: `Tracecord: Send Request`. */
  async runCommand(title: string): Promise<void> {
    await this.#show('F1');
    await this.quickInput.pick(title, `>${title}`);
    await this.quickInput.leaves('>');
  }

  /** Opens the quick input by a key. A page that has just closed may have had the focus: then the key goes nowhere. */
  async #show(key: string): Promise<void> {
    for (let attempt = 1; attempt < 4; attempt += 1) {
      await this.page.keyboard.press(key);
      const isShown = await this.quickInput.widget.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return;
      await this.page.locator('.part.statusbar').click({ position: { x: 400, y: 5 } });
    }
    await this.page.keyboard.press(key);
    await this.quickInput.widget.waitFor();
  }

  /** Opens a file by its path in the workspace, by hand so to speak. */
  async openFile(path: string): Promise<void> {
    // The list of files is made when it opens: one that was just written may be missing the first time. What a webview
    // shows meanwhile may take the list away.
    for (let attempt = 1; ; attempt += 1) {
      await this.#show('ControlOrMeta+P');
      if (await this.quickInput.offers(basename(path), path)) {
        const isPicked = await this.quickInput.pick(basename(path), path, 4000).then(
          () => true,
          () => false,
        );
        if (isPicked) break;
      }
      if (attempt === 4) throw new Error(`${path} is not offered.`);
      await this.quickInput.dismiss();
    }
    // Each group of editors has an active tab: the file may be that of several.
    await this.page
      .locator('.tab.active')
      .filter({ hasText: basename(path) })
      .first()
      .waitFor();
    await this.editor.editor.and(this.page.locator('.focused')).waitFor();
  }

  /** Puts the cursor at a 1-based line and column of the active editor. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.widget.waitFor();
    await this.quickInput.type(`:${line}:${column}`);
    await this.quickInput.widget.waitFor({ state: 'hidden' });
    await this.statusBarItem(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Saves the active editor and waits until its dot is gone. */
  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
  }

  /** The Problems panel, line by line; opens it. */
  async problems(): Promise<Problem[]> {
    await this.runCommand('Problems: Focus on Problems View');
    return readProblems(this.page);
  }

  /** The document of a webview by its title; a view's title is its name. Waits until it stands there. */
  async webview(title: string): Promise<FrameLocator> {
    const inner = `iframe#active-frame[title="${title}"]`;
    const deadline = Date.now() + waitMs;
    while (Date.now() < deadline) {
      for (const name of await this.page
        .locator('iframe.webview')
        .evaluateAll((all) => all.map((frame) => frame.getAttribute('name')))) {
        const outer = this.page.frameLocator(`iframe.webview[name="${name}"]`);
        if ((await outer.locator(inner).count()) > 0) return outer.frameLocator('#active-frame');
      }
      await this.page.waitForTimeout(50);
    }
    throw new Error(`No webview "${title}" within ${waitMs} ms.`);
  }

  /** The toast that says `text` or matches it. Its buttons are `.monaco-button` inside. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-toast').filter({ hasText: text });
  }

  /** What the toasts in sight say. */
  async notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** The modal question in the middle of the window. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Answers the modal question. */
  async answerDialog(button: string | RegExp): Promise<void> {
    await this.dialog
      .locator('.monaco-button')
      .filter({ hasText: exactly(button) })
      .click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** An entry of the status bar by its text or a pattern for it. */
  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** All texts of the status bar. */
  async statusBar(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  }

  /** What the clipboard holds. */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** Takes a picture, then closes whatever asks or offers something. */
  async letGo(picture: string): Promise<void> {
    await this.screenshot(picture);
    for (let press = 0; press < 3; press++) await this.page.keyboard.press('Escape');
  }

  /** Takes a picture of the window into out/screenshots/`name`.png and gives its path. */
  async screenshot(name: string): Promise<string> {
    const folder = join(checkout, 'out/screenshots');
    await mkdir(folder, { recursive: true });
    const path = join(folder, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'initial' });
    return path;
  }

  /** Closes the page, and the browser where this workbench started it. */
  async close(): Promise<void> {
    await this.#close();
  }
}

async function isUp(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 30_000 });
  await page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 30_000 });
}
