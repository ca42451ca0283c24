import { ContextKey } from '../contextKey.ts';
import { contextKeys } from '../contributions.ts';

/** The requests that are being prepared or sent, and how they are called off. */
export class UnderWay {
  /** Document and place of each. */
  readonly #requests = new Set<string>();
  /** By the run's id. */
  readonly #cancels = new Map<string, AbortController>();
  readonly #sending = new ContextKey(contextKeys.sending);

  /** Does something for a request, one at a time; undefined when that is being done already. */
  alone<T>(request: string, task: () => Promise<T>): Promise<T> | undefined {
    if (this.#requests.has(request)) return undefined;
    this.#requests.add(request);
    return task().finally(() => this.#requests.delete(request));
  }

  /** From now on the run can be called off. */
  begin(run: string): AbortController {
    const cancel = new AbortController();
    this.#cancels.set(run, cancel);
    return cancel;
  }

  /** A run waits for the network or for its turn: "Cancel" is offered. */
  offerCancel(): void {
    this.#sending.set(true);
  }

  end(run: string): void {
    this.#cancels.delete(run);
    this.#sending.set(this.#cancels.size > 0);
  }

  cancel(run: string): void {
    this.#cancels.get(run)?.abort();
  }

  cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel.abort();
  }
}
