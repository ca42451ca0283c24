import assert from 'node:assert/strict';
import type { FrameLocator, Locator } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { type Problem, readProblems } from '../problemsPanel.ts';
import type { Workbench } from '../workbench.ts';
import type { SamplePlace } from './samplePlace.ts';

/** What Tracecord calls its views, and what is on the way into them, in one language. */
export interface Names {
  readonly runner: string;
  readonly buckets: string;
  readonly history: string;
  readonly sandbox: string;
  readonly chooseCredential: string;
  readonly tryTheSandbox: string;
  readonly chooseScenario: string;
}

const english: Names = {
  runner: 'Runner',
  buckets: 'Buckets',
  history: 'History',
  sandbox: 'Sandbox',
  chooseCredential: 'Tracecord: Choose Credential',
  tryTheSandbox: 'Try it in the sandbox',
  chooseScenario: 'Tracecord: Choose Sandbox Scenario…',
};

/** The names in Japanese. */
export const japanese: Names = {
  runner: 'ランナー',
  buckets: 'バケット',
  history: '履歴',
  sandbox: 'サンドボックス',
  chooseCredential: 'Tracecord: 認証情報を選択',
  tryTheSandbox: 'サンドボックスで試す',
  chooseScenario: 'Tracecord: サンドボックスのシナリオを選択…',
};

/** Tracecord's panel, and the ways into it, as a person sees and drives them. */
export class TracecordPanel {
  readonly #workbench: Workbench;
  readonly #names: Names;

  constructor(workbench: Workbench, names: Names = english) {
    this.#workbench = workbench;
    this.#names = names;
  }

  /** Chooses the sandbox as this workspace's credential, through the palette. */
  async useSandbox(): Promise<void> {
    await this.#workbench.runCommand(this.#names.chooseCredential);
    await this.#workbench.quickInput.pick(new RegExp(this.#names.tryTheSandbox));
    await this.#workbench.statusBarItem(this.#names.sandbox).waitFor();
  }

  /** Lets the sandbox behave as the scenario of that label says. */
  async chooseScenario(label: string): Promise<void> {
    await this.#workbench.runCommand(this.#names.chooseScenario);
    await this.#workbench.quickInput.pick(label, label);
  }

  /** Opens the file, puts the cursor there and sends with the keyboard. */
  async sendAt(place: SamplePlace): Promise<void> {
    await this.goTo(place);
    await this.press();
  }

  /** Puts the cursor into a request, once the editor knows that there is one. */
  async goTo({ file, line, column }: SamplePlace): Promise<void> {
    await this.#workbench.openFile(file);
    await this.#workbench.goTo(line, column);
    await this.#workbench.editor.lenses();
  }

  /** Sends the request at the cursor: the shortcut works once the editor knows that there is one. */
  async press(): Promise<void> {
    await this.#workbench.page.keyboard.press('Control+Alt+Enter');
  }

  /** The runner's document; it is another one each time the panel comes back. */
  runner(): Promise<FrameLocator> {
    return this.#workbench.webview(this.#names.runner);
  }

  /** The buckets' document. */
  buckets(): Promise<FrameLocator> {
    return this.#workbench.webview(this.#names.buckets);
  }

  /** Waits until the head of the runner says `outcome` and, where given, names the request or its place. */
  async outcome(outcome: string | RegExp, request?: string | RegExp): Promise<FrameLocator> {
    return eventually(async () => {
      const runner = await this.runner();
      const head = runner.locator('.head');
      const [said, all] = [
        (await head.locator('.outcome').innerText({ timeout: 3000 })).trim(),
        await head.innerText({ timeout: 3000 }),
      ];
      assert.match(said, asPattern(outcome));
      if (request !== undefined)
        assert.ok(typeof request === 'string' ? all.includes(request) : request.test(all), all);
      return runner;
    });
  }

  /** The lines of the Problems panel about one file: of a longer list it shows only what is in sight. */
  async problemsIn(file: string): Promise<Problem[]> {
    const { page } = this.#workbench;
    await this.#workbench.problems();
    await page.locator('.part.panel input[placeholder^="Filter"]').fill(file);
    return eventually(async () => {
      const problems = await readProblems(page);
      assert.ok(problems.every((problem) => problem.file === file));
      return problems;
    });
  }

  /** The rows of the history. */
  get history(): Locator {
    const pane = this.#workbench.page.locator('.pane').filter({
      has: this.#workbench.page.locator('.pane-header').filter({ hasText: this.#names.history }),
    });
    return pane.locator('.monaco-list-row');
  }
}

/** The cells of a table row as one text each. */
export async function cells(row: Locator): Promise<string[]> {
  const texts = await row.locator('th, td').allInnerTexts();
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

function asPattern(text: string | RegExp): RegExp {
  return typeof text === 'string' ? new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}$`) : text;
}

/** Three or more words of English in a row: a sentence that was not translated. */
export const untranslated = /(?<![\w/.$"'{([-])(?:[A-Za-z]{2,} ){3,}[A-Za-z]{2,}/;
