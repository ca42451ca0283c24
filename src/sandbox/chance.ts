/**
 * Random-looking values that follow from a seed, so that every run repeats. Not for secrets.
 *
 * The generator is sfc32, seeded by FNV-1a over the text.
 */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    this.#a = hash(`${seed}:a`);
    this.#b = hash(`${seed}:b`);
    this.#c = hash(`${seed}:c`);
    for (let round = 0; round < 12; round++) this.next();
  }

  /** The next whole number from 0 to 2^32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** The next number from 0 to below 1. */
  fraction(): number {
    return this.next() / 2 ** 32;
  }

  /** Text of `length` characters taken from `alphabet`. */
  text(length: number, alphabet: string): string {
    let text = '';
    while (text.length < length) text += alphabet.charAt(this.next() % alphabet.length);
    return text;
  }

  /** `length` hexadecimal digits. */
  hex(length: number): string {
    return this.text(length, '0123456789abcdef');
  }
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
