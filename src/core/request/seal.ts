import { Guises } from './guises.ts';

declare const sealed: unique symbol;

/**
 * Text in which every secret is replaced by a numbered seal. Safe to show, log, store and post: the only way back is
 * `Vault.open`, which the transport alone calls.
 */
export type Sealed = string & { readonly [sealed]: true };

/** Private-use characters that frame a seal; text that contains them by itself is refused by `toWire`. */
const open = '\uE0F0';
const close = '\uE0F1';
const sealPattern = /\uE0F0(\d+):([^\uE0F1]*)\uE0F1/g;

/** Whether text holds the characters that seals are made of, and so cannot be sealed safely. */
export function holdsSealMarks(text: string): boolean {
  return text.includes(open) || text.includes(close);
}

/** Marks text as free of secrets. Call it only on text in which secrets have been looked for. */
export function plain(text: string): Sealed {
  return text as Sealed;
}

/** The last four characters of a secret, sealed or not. */
export function tailOf(text: string): string {
  return /\uE0F0\d+:([^\uE0F1]*)\uE0F1$/.exec(text)?.[1] ?? lastFourOf(text);
}

/** Sealed text as people see it: `••••` and the last four characters in place of each secret. */
export function show(text: Sealed): string {
  return text.replace(sealPattern, (_, __, lastFour: string) => `••••${lastFour}`);
}

/**
 * Holds the secrets of one request apart from everything that is shown. It cannot be serialised: JSON and string
 * conversion give a fixed word.
 */
export class Vault {
  readonly #secrets: string[] = [];
  /** Of those that are long enough to be looked for. */
  readonly #guises = new Map<string, Guises>();

  /** Puts a secret away and returns its seal. Short secrets (fewer than 12 characters) show none of their characters. */
  seal(secret: string): Sealed {
    const index = this.#secrets.push(secret) - 1;
    return `${open}${index}:${lastFourOf(secret)}${close}` as Sealed;
  }

  /** Puts every secret back. Only the transport calls this, at the moment of writing to the socket. */
  open(text: Sealed): string {
    return text.replace(sealPattern, (whole, index: string) => this.#secrets[Number(index)] ?? whole);
  }

  /** Replaces every held secret that occurs in foreign text (an answer that echoes what was sent), whatever its form. */
  redact(text: string): string {
    let rest = text;
    for (const secret of this.#secrets) {
      if (secret.length < 6) continue;
      const guises = this.#guises.get(secret) ?? new Guises(secret);
      this.#guises.set(secret, guises);
      rest = guises.hide(rest, `••••${lastFourOf(secret)}`);
    }
    return rest;
  }

  /** The last four characters of a held secret that occurs in foreign text; undefined where none does. */
  lastFourIn(text: string): string | undefined {
    const found = this.#secrets.find((secret) => secret.length >= 6 && text.includes(secret));
    return found === undefined ? undefined : lastFourOf(found);
  }

  toJSON(): string {
    return '[vault]';
  }

  toString(): string {
    return '[vault]';
  }
}

/** The last four characters, by which a person recognises a credential; none of a short one. */
export function lastFourOf(secret: string): string {
  return secret.length < 12 ? '' : secret.slice(-4);
}
