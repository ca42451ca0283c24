/**
 * Where each name stands in a text. One walk over the text serves every name that is asked for: a document has hundreds
 * of them, and none may cost a search of its own.
 */
export class NameIndex {
  readonly #text: string;
  /** The start and the hash of every run of name characters, in order. */
  readonly #starts: Int32Array;
  readonly #hashes: Int32Array;

  constructor(text: string) {
    this.#text = text;
    const starts = new Int32Array((text.length >> 1) + 1);
    const hashes = new Int32Array(starts.length);
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (!isNamePart(code)) continue;
      starts[count] = at;
      let hash = 0;
      do {
        hash = (Math.imul(hash, 31) + code) | 0;
        code = text.charCodeAt(++at);
      } while (isNamePart(code));
      hashes[count++] = hash;
    }
    this.#starts = starts.subarray(0, count);
    this.#hashes = hashes.subarray(0, count);
  }

  /** The offsets in `[from, to)` where the name begins, in order; it may have others before it: `this.name`. */
  placesOf(name: string, from: number, to: number): number[] {
    let last = name.length;
    while (last > 0 && isNamePart(name.charCodeAt(last - 1))) last--;
    const hash = hashOf(name, last);
    const first = this.#firstFrom(from + last);
    const hashes = this.#hashes.subarray(first, this.#firstFrom(to + last));
    const places: number[] = [];
    for (let run = hashes.indexOf(hash); run >= 0; run = hashes.indexOf(hash, run + 1)) {
      const start = (this.#starts[first + run] ?? 0) - last;
      // The beginning of a name such as `this.name` is itself one whole name.
      const isWhole =
        !isNamePart(this.#text.charCodeAt(start + name.length)) && !isNamePart(this.#text.charCodeAt(start - 1));
      if (isWhole && this.#text.startsWith(name, start)) places.push(start);
    }
    return places;
  }

  /** The first run that begins at the offset or behind it. */
  #firstFrom(offset: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function hashOf(name: string, from: number): number {
  let hash = 0;
  for (let at = from; at < name.length; at++) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0;
  return hash;
}

/** 1 for each ASCII character that names are made of. */
const nameParts = Uint8Array.from({ length: 128 }, (_, code) => (/[\w$]/.test(String.fromCharCode(code)) ? 1 : 0));

/** False for NaN, which is beyond the end of the text. */
function isNamePart(code: number): boolean {
  return code < 128 ? nameParts[code] === 1 : code >= 128;
}
