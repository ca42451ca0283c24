/** Powers of two: buckets of a short text, and of a long one. */
const fewest = 1 << 6;
const most = 1 << 13;

/**
 * Where each name stands in a text. One walk over the text serves every name that is asked for: a document has hundreds
 * of them, and none may cost a search of its own.
 */
export class NameIndex {
  readonly #text: string;
  /** The start and the hash of every run of name characters, in order. */
  readonly #starts: Int32Array;
  readonly #hashes: Int32Array;
  /** The runs by the buckets of their hashes, in order within each, and where each bucket begins. */
  readonly #runs: Int32Array;
  readonly #begins: Int32Array;

  constructor(text: string) {
    this.#text = text;
    // Code has a name in every seven characters or so, and no text more than one in two.
    let starts = new Int32Array((text.length >> 2) + 2);
    let hashes = new Int32Array(starts.length);
    let count = 0;
    for (let at = 0; at < text.length; at++) {
      let code = text.charCodeAt(at);
      if (!isNamePart(code)) continue;
      if (count === starts.length) [starts, hashes] = [doubled(starts), doubled(hashes)];
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
    this.#runs = new Int32Array(count);
    let buckets = fewest;
    while (buckets < count && buckets < most) buckets *= 2;
    this.#begins = new Int32Array(buckets + 1);
    const ends = new Int32Array(buckets + 1);
    for (let run = 0; run < count; run++) {
      const next = this.#bucketOf(hashes[run] ?? 0) + 1;
      ends[next] = (ends[next] ?? 0) + 1;
    }
    for (let bucket = 0; bucket < buckets; bucket++) ends[bucket + 1] = (ends[bucket + 1] ?? 0) + (ends[bucket] ?? 0);
    this.#begins.set(ends);
    for (let run = 0; run < count; run++) {
      const bucket = this.#bucketOf(hashes[run] ?? 0);
      const place = ends[bucket] ?? 0;
      this.#runs[place] = run;
      ends[bucket] = place + 1;
    }
  }

  /** The offsets in `[from, to)` where the name begins, in order; it may have others before it: `this.name`. */
  placesOf(name: string, from: number, to: number): number[] {
    let last = name.length;
    while (last > 0 && isNamePart(name.charCodeAt(last - 1))) last--;
    const hash = hashOf(name, last);
    const places: number[] = [];
    const bucket = this.#bucketOf(hash);
    const end = this.#begins[bucket + 1] ?? 0;
    for (let at = this.#firstFrom(from + last, bucket); at < end; at++) {
      const run = this.#runs[at] ?? 0;
      const start = (this.#starts[run] ?? 0) - last;
      if (start >= to) break;
      if (this.#hashes[run] !== hash) continue;
      // The beginning of a name such as `this.name` is itself one whole name.
      const isWhole =
        !isNamePart(this.#text.charCodeAt(start + name.length)) && !isNamePart(this.#text.charCodeAt(start - 1));
      if (isWhole && this.#text.startsWith(name, start)) places.push(start);
    }
    return places;
  }

  #bucketOf(hash: number): number {
    return hash & (this.#begins.length - 2);
  }

  /** Where the first run of a bucket stands that begins at the offset or behind it. */
  #firstFrom(offset: number, bucket: number): number {
    let [low, high] = [this.#begins[bucket] ?? 0, this.#begins[bucket + 1] ?? 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[this.#runs[middle] ?? 0] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function doubled(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(2 * numbers.length);
  more.set(numbers);
  return more;
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
