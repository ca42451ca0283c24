/** Bytes of one block. */
const blockSize = 65_536;

/**
 * Bytes that come in pieces and are kept up to a cap. They are copied together: a body of one-byte pieces would
 * otherwise cost a hundred times its size, and each piece would hold the whole read that it was cut from.
 */
export class KeptBytes {
  readonly #cap: number;
  readonly #blocks: Buffer[] = [];
  #used = blockSize;
  #size = 0;

  /** Keeps `cap` bytes at most. */
  constructor(cap: number) {
    this.#cap = cap;
  }

  /** Bytes that are kept. */
  get size(): number {
    return this.#size;
  }

  /** Keeps what still fits of a piece. */
  push(piece: Uint8Array): void {
    let rest = piece.subarray(0, this.#cap - this.#size);
    this.#size += rest.length;
    while (rest.length > 0) {
      let block = this.#blocks.at(-1);
      if (block === undefined || this.#used === blockSize) {
        block = Buffer.allocUnsafeSlow(blockSize);
        this.#blocks.push(block);
        this.#used = 0;
      }
      const fitting = rest.subarray(0, blockSize - this.#used);
      block.set(fitting, this.#used);
      this.#used += fitting.length;
      rest = rest.subarray(fitting.length);
    }
  }

  /** What is kept, in pieces. */
  pieces(): Buffer[] {
    const last = this.#blocks.length - 1;
    return this.#blocks.map((block, index) => (index === last ? block.subarray(0, this.#used) : block));
  }

  /** What is kept, in one. */
  whole(): Buffer {
    return Buffer.concat(this.pieces(), this.#size);
  }
}
