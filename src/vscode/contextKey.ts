import * as vscode from 'vscode';
import type { contextKeys } from './contributions.ts';

/** A context key that is written only when its value changes. */
export class ContextKey {
  readonly #name: string;
  #value: boolean | undefined;

  constructor(name: (typeof contextKeys)[keyof typeof contextKeys]) {
    this.#name = name;
  }

  set(value: boolean): void {
    if (value === this.#value) return;
    this.#value = value;
    void vscode.commands.executeCommand('setContext', this.#name, value);
  }
}
