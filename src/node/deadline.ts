import type { Cancel } from '../core/ports.ts';

/** When an attempt ends at the latest: after its time, or when it is called off. Released, it ends nothing any more. */
export class Deadline {
  readonly #end = new AbortController();
  readonly #cancel: Cancel;
  readonly #timer: NodeJS.Timeout;
  readonly #called = () => this.#end.abort(aborted());

  /** Aborted with the error that the attempt is to fail with. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** `totalTimeout` in milliseconds. */
  constructor(totalTimeout: number, cancel: Cancel) {
    this.#cancel = cancel;
    this.#timer = setTimeout(() => this.#end.abort(tooLong(totalTimeout)), totalTimeout);
    cancel.addEventListener('abort', this.#called, { once: true });
    if (cancel.aborted) this.#called();
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#cancel.removeEventListener('abort', this.#called);
  }
}

/** The error of what was called off. */
export function aborted(): Error {
  return Object.assign(new Error('called off'), { code: 'UND_ERR_ABORTED' });
}

function tooLong(milliseconds: number): Error {
  return Object.assign(new Error(`no whole answer within ${milliseconds} ms`), { code: 'TimeoutError' });
}
