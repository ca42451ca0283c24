import { base64OfBytes } from '../base64.ts';

/**
 * The forms in which a text may repeat a secret: as it is, in hexadecimal digits, in Base64 of either alphabet wherever it
 * begins among other bytes, and with any of its signs escaped as in addresses (`%2E`), JSON (`\u002e`) and HTML (`&#46;`).
 */
export class Guises {
  readonly #whole: readonly string[];
  readonly #escaped: RegExp;

  constructor(secret: string) {
    const bytes = new TextEncoder().encode(secret);
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const encoded = [0, 1, 2].map((before) => base64Inside(bytes, before)).filter((form) => form.length >= 8);
    const urlSafe = encoded.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
    this.#whole = [...new Set([secret, hex, hex.toUpperCase(), ...encoded, ...urlSafe])];
    this.#escaped = new RegExp(Array.from(secret, anyForm).join(''), 'g');
  }

  /** The text with `mask` in place of the secret, whatever its form. */
  hide(text: string, mask: string): string {
    let rest = text;
    for (const form of this.#whole) if (rest.includes(form)) rest = rest.replaceAll(form, () => mask);
    return /%|\\[ux]|&#/.test(rest) ? rest.replace(this.#escaped, () => mask) : rest;
  }
}

/** Of the Base64 of bytes behind `before` others, and in front of any: the characters that are theirs alone. */
function base64Inside(bytes: Uint8Array, before: number): string {
  const padded = new Uint8Array(before + bytes.length);
  padded.set(bytes, before);
  return base64OfBytes(padded).slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6));
}

/** A character as it is, or escaped in one of the usual ways, as a pattern. */
function anyForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = anyCase(code.toString(16));
  const forms = [
    character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&'),
    ...(code < 0x80 ? [`%${anyCase(code.toString(16).padStart(2, '0'))}`] : []),
    ...(code < 0x1_0000 ? [`\\\\u${anyCase(code.toString(16).padStart(4, '0'))}`] : []),
    ...(code < 0x100 ? [`\\\\x${anyCase(code.toString(16).padStart(2, '0'))}`] : []),
    `&#0{0,4}${code};`,
    `&#[xX]0{0,4}${hex};`,
  ];
  return `(?:${forms.join('|')})`;
}

function anyCase(hex: string): string {
  return hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
