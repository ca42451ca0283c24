import { findSecrets, redact } from './redaction.ts';

/** UTF-16 units that are held back: a secret with what announces it (`"token": "`) is shorter. */
const heldBack = 16_384;

/**
 * Redacts a text that comes in pieces, in bounded memory. What may still turn out to be a secret, or to announce one, is
 * held back until more has come; cuts are made at a comma or line break outside of every secret.
 */
export class RedactedStream {
  readonly #mask: (text: string) => string;
  #held = '';

  /** `mask` replaces secrets that are known; those that are not are found by their shape. */
  constructor(mask: (text: string) => string) {
    this.#mask = mask;
  }

  /** Takes the next piece and gives what is safe to write. */
  push(piece: string): string {
    this.#held = this.#mask(this.#held + piece);
    if (this.#held.length < 4 * heldBack) return '';
    const cut = cutOf(this.#held);
    const safe = this.#held.slice(0, cut);
    this.#held = this.#held.slice(cut);
    return redact(safe);
  }

  /** Gives what is left. */
  end(): string {
    const rest = redact(this.#mask(this.#held));
    this.#held = '';
    return rest;
  }
}

function cutOf(text: string): number {
  const secrets = findSecrets(text);
  const around = (at: number, announced: number) =>
    secrets.find(({ start, end }) => start - announced < at && at < end)?.start;
  const last = text.length - heldBack;
  for (let end = last; end > heldBack; ) {
    const at = Math.max(text.lastIndexOf(',', end), text.lastIndexOf('\n', end)) + 1;
    const start = around(at, 0);
    if (start === undefined && at > heldBack) return at;
    end = (start ?? 0) - 1;
  }
  // Neither JSON nor lines: rather than hold back for ever, cut before a secret and what announces it.
  return Math.max(1, (around(last, 64) ?? last + 64) - 64);
}
