import * as vscode from 'vscode';
import type { DiagnosisWords } from '../words/diagnosis.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import type { Locale } from '../words/locale.ts';
import { loadPanelWords, type PanelWords } from '../words/panel.ts';
import { loadScenarioWords, type ScenarioWords } from '../words/scenarios.ts';
import { loadShellWords, type ShellWords } from '../words/shell.ts';
import { loadValueWords, type ValueWords } from '../words/values.ts';
import { Lifetime } from './lifetime.ts';
import { concerns, speakingLocale } from './settings.ts';

/**
 * The words of the language in which we speak. The shell's own are there from the start; those of decoded answers and
 * of the panel are loaded when they are first needed. A change of the language takes effect at once.
 */
export class Speech implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<void>());
  #locale: Locale;
  #shell: ShellWords;

  /** Fires when the language has changed. */
  readonly onDidChange = this.#changed.event;

  private constructor(locale: Locale, shell: ShellWords) {
    this.#locale = locale;
    this.#shell = shell;
    this.#lifetime.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concerns(event, 'language')) void this.#reload();
      }),
    );
  }

  /** Starts with the words of the person's language. */
  static async load(): Promise<Speech> {
    const locale = speakingLocale();
    return new Speech(locale, await loadShellWords(locale));
  }

  get locale(): Locale {
    return this.#locale;
  }

  /** Words of commands, prompts and messages. */
  get shell(): ShellWords {
    return this.#shell;
  }

  /** Words of decoded answers. */
  diagnosis(): Promise<DiagnosisWords> {
    return loadDiagnosisWords(this.#locale);
  }

  /** Words of the two webviews. */
  panel(): Promise<PanelWords> {
    return loadPanelWords(this.#locale);
  }

  /** Words of the sandbox's scenarios. */
  scenarios(): Promise<ScenarioWords> {
    return loadScenarioWords(this.#locale);
  }

  /** Words of the questions for values. */
  values(): Promise<ValueWords> {
    return loadValueWords(this.#locale);
  }

  async #reload(): Promise<void> {
    const locale = speakingLocale();
    const shell = await loadShellWords(locale);
    // Changed back while the words were loaded: another call speaks for it.
    if (locale !== speakingLocale()) return;
    this.#shell = shell;
    this.#locale = locale;
    this.#changed.fire();
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
