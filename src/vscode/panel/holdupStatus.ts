import * as vscode from 'vscode';
import type { Waiting } from '../../core/buckets/planner.ts';
import { commandName } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { BucketLedger } from './bucketLedger.ts';

/** Milliseconds between two looks while something waits. */
const lookEvery = 500;

/** Milliseconds of waiting that are not worth a flicker. */
const firstLook = 100;

/** In the status bar while something waits for its turn: the bucket that takes longest. Gone otherwise. */
export class HoldupStatus implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #ledger: BucketLedger;
  readonly #speech: Speech;
  readonly #item = this.#lifetime.own(vscode.window.createStatusBarItem('holdup', vscode.StatusBarAlignment.Left));
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ledger: BucketLedger, speech: Speech) {
    this.#ledger = ledger;
    this.#speech = speech;
  }

  /** Shows what waits now, and looks again until nothing does. */
  look(): void {
    this.#timer ??= setTimeout(() => void this.#look(), firstLook);
  }

  async #look(): Promise<void> {
    const waiting = (await this.#ledger.planner()).longestWait();
    this.#timer = undefined;
    if (waiting === null) return this.#item.hide();
    this.#show(waiting);
    this.#timer = setTimeout(() => void this.#look(), lookEvery);
  }

  #show({ request, holdup }: Waiting): void {
    const { shell } = this.#speech;
    const { reason, ms } = holdup;
    const seconds = ms === null ? null : Math.max(1, Math.ceil(ms / 1000));
    const route = `${request.method} ${request.route}`;
    const why = seconds === null || reason === 'answer' ? shell.waitsForAnswer : shell.waitsForRoom(seconds, reason);
    const item = this.#item;
    item.name = 'Tracecord';
    item.text = `$(watch) ${seconds === null ? '' : `${this.#written(seconds)} · `}${route}`;
    item.tooltip = `${route}\n${why}`;
    item.accessibilityInformation = { label: `${route}. ${why}`, role: 'button' };
    item.command = commandName('showBuckets');
    item.show();
  }

  #written(seconds: number): string {
    const { locale } = this.#speech;
    // Narrow Japanese writes Latin letters.
    const unitDisplay = locale === 'ja' ? 'short' : 'narrow';
    return seconds.toLocaleString(locale, { style: 'unit', unit: 'second', unitDisplay });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#lifetime.dispose();
  }
}
