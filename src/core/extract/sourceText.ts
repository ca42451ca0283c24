import type { Hole, HoleEncoding, Span, Text } from '../request/text.ts';
import { literal, writeText } from '../request/text.ts';

/** Stands for one hole in `SourceText.text`: a noncharacter, so that no delimiter is ever found inside an expression. */
export const holeMark = '\uFDD0';

/** A stretch of decoded text and the place where it is written. */
interface Run {
  /** Offset in the decoded text. */
  readonly at: number;
  /** Grows while the text is put together, as does `to`. */
  length: number;
  readonly from: number;
  to: number;
  /** Which definition it is written in; `here` for text that is written where it is used. */
  readonly home: number;
  /** Where it is used; null for text that is written where it is used. */
  readonly use: Span | null;
  readonly hole: Hole | null;
}

const here = -1;

/**
 * Text as a program would see it (quotes removed, escapes decoded, variables filled in) that remembers where each of
 * its characters stands in the document. A hole counts as one character.
 */
export class SourceText {
  readonly text: string;
  readonly #runs: readonly Run[];
  /** Where the text would begin, for a text without characters. */
  readonly #anchor: number;

  constructor(text: string, runs: readonly Run[], anchor: number) {
    this.text = text;
    this.#runs = runs;
    this.#anchor = anchor;
  }

  /** Text that stands in the document as it is. */
  static of(document: string, from: number, to: number): SourceText {
    if (from >= to) return new SourceText('', [], from);
    const run: Run = { at: 0, length: to - from, from, to, home: here, use: null, hole: null };
    return new SourceText(document.slice(from, to), [run], from);
  }

  /** Text that stands in the document as it is, without the white space around it. */
  static trimmed(document: string, from: number, to: number): SourceText {
    const written = document.slice(from, to);
    const text = written.trim();
    const start = text === '' ? to : from + written.indexOf(text);
    return SourceText.of(document, start, start + text.length);
  }

  /** Text that is implied by what stands at `at`. */
  static implied(text: string, at: number): SourceText {
    return new SourceTextBuilder(at).replace(text, at, at).build();
  }

  /** The texts one after the other. */
  static join(texts: readonly SourceText[]): SourceText {
    const [first] = texts;
    if (first !== undefined && texts.length === 1) return first;
    const builder = new SourceTextBuilder(first?.place()[0] ?? 0);
    for (const text of texts) builder.append(text);
    return builder.build();
  }

  get length(): number {
    return this.text.length;
  }

  get runs(): readonly Run[] {
    return this.#runs;
  }

  /** The decoded offsets of the holes, in order. */
  holeOffsets(): number[] {
    return this.#runs.filter((run) => run.hole !== null).map((run) => run.at);
  }

  slice(start: number, end = this.length): SourceText {
    if (start <= 0 && end >= this.length && this.length > 0) return this;
    return new SourceTextBuilder(this.#positionOf(start)).append(this, start, end).build();
  }

  /** Without the white space around it. */
  trim(): SourceText {
    const start = this.length - this.text.trimStart().length;
    return this.slice(start, Math.max(start, this.text.trimEnd().length));
  }

  /** Where decoded characters are used: inside the request itself, even if a definition elsewhere holds them. */
  place(start = 0, end = this.length): Span {
    const [first, last] = [this.#runAt(start), this.#runAt(end - 1)];
    if (start >= end || first === undefined || last === undefined) {
      const at = this.#positionOf(start);
      return [at, at];
    }
    const from = first.use?.[0] ?? startIn(first, start);
    const to = last.use?.[1] ?? endIn(last, end);
    return from <= to ? [from, to] : [to, from];
  }

  /** Where decoded characters are written: in their definition if it holds all of them, else where they are used. */
  span(start = 0, end = this.length): Span {
    const [first, last] = [this.#runAt(start), this.#runAt(end - 1)];
    if (start >= end || first === undefined || last === undefined) return this.place(start, end);
    if (first.home !== last.home || first.use !== last.use) return this.place(start, end);
    const [from, to] = [startIn(first, start), endIn(last, end)];
    return from <= to && (first === last || this.#goesOn(first, last)) ? [from, to] : this.place(start, end);
  }

  /** Whether a definition is written on from one run to another: `$a$a` in one is the same characters twice. */
  #goesOn(first: Run, last: Run): boolean {
    let reached = first.to;
    for (let index = this.runIndexAt(first.at) + 1; index <= this.runIndexAt(last.at); index++) {
      const run = this.#runs[index];
      if (run === undefined || run.home !== first.home) continue;
      if (run.from < reached) return false;
      reached = run.to;
    }
    return true;
  }

  toText(): Text {
    if (this.#runs.every((run) => run.hole === null)) return literal(this.text);
    const pieces: (string | Hole)[] = [];
    let copied = 0;
    for (const { hole, at, length } of this.#runs) {
      if (hole === null) continue;
      if (copied < at) pieces.push(this.text.slice(copied, at));
      pieces.push(hole);
      copied = at + length;
    }
    if (copied < this.length) pieces.push(this.text.slice(copied));
    return pieces;
  }

  /** The text with holes written as `{expression}`. */
  written(): string {
    return writeText(this.toText());
  }

  /** A decoded form of the text (`decode` keeps each hole's mark) with holes written as `{expression}`. */
  decoded(decode: (text: string) => string): string {
    const holes = this.#runs.flatMap((run) => (run.hole === null ? [] : [run.hole]));
    let next = 0;
    return decode(this.text).replaceAll(holeMark, (mark) => {
      const hole = holes[next++];
      return hole === undefined ? mark : `{${hole.expression}}`;
    });
  }

  /** Each character (code point) as `convert` gives it; holes get `encoding`. */
  map(convert: (character: string) => string, encoding?: HoleEncoding): SourceText {
    const builder = new SourceTextBuilder(this.#anchor);
    const converted = new Map<string, string>();
    for (const run of this.#runs) {
      const text = this.text.slice(run.at, run.at + run.length);
      if (run.hole !== null) {
        builder.push(text, { ...run, hole: encoding === undefined ? run.hole : { ...run.hole, encoding } });
        continue;
      }
      let copied = 0;
      let offset = 0;
      for (const character of text) {
        const result = converted.get(character) ?? convert(character);
        converted.set(character, result);
        const end = offset + character.length;
        if (result !== character) {
          if (copied < offset) builder.push(text.slice(copied, offset), cut(run, copied, offset));
          if (result !== '') builder.push(result, cut(run, offset, end));
          copied = end;
        }
        offset = end;
      }
      if (copied < text.length) builder.push(text.slice(copied), cut(run, copied, text.length));
    }
    return builder.build();
  }

  /** The first run that ends after an offset. */
  runIndexAt(offset: number): number {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run !== undefined && run.at + run.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #runAt(offset: number): Run | undefined {
    return this.#runs[this.runIndexAt(offset)];
  }

  #positionOf(offset: number): number {
    const run = this.#runAt(offset);
    if (run !== undefined) return run.use?.[0] ?? startIn(run, offset);
    const last = this.#runs.at(-1);
    return last === undefined ? this.#anchor : (last.use?.[1] ?? last.to);
  }
}

/** Puts a text together, piece by piece, once: it is not used after `build`. */
export class SourceTextBuilder {
  readonly #anchor: number;
  readonly #runs: Run[] = [];
  #text = '';

  constructor(anchor: number) {
    this.#anchor = anchor;
  }

  get length(): number {
    return this.#text.length;
  }

  /** Adds what stands in the document. */
  take(document: string, from: number, to: number): this {
    if (from < to) this.push(document.slice(from, to), { from, to, home: here, use: null, hole: null });
    return this;
  }

  /** Adds text that something else in the document stands for: an escape, or (empty range) nothing at all. */
  replace(text: string, from: number, to: number): this {
    if (text !== '') this.push(text, { from, to, home: here, use: null, hole: null });
    return this;
  }

  /** Adds a value that is known only at run time. */
  hole(hole: Hole): this {
    const [from, to] = hole.span;
    return this.push(holeMark, { from, to, home: here, use: null, hole });
  }

  /** Adds another text as it is, or the characters `[start, end)` of it. */
  append(source: SourceText, start = 0, end = source.length): this {
    for (let index = source.runIndexAt(start); index < source.runs.length; index++) {
      const run = source.runs[index];
      if (run === undefined || run.at >= end) break;
      const first = Math.max(start - run.at, 0);
      const last = Math.min(end - run.at, run.length);
      if (first < last) this.push(source.text.slice(run.at + first, run.at + last), cut(run, first, last));
    }
    return this;
  }

  /** Adds the value of a variable that is defined at `home` and used at `use`. */
  insert(source: SourceText, use: Span, home: number): this {
    for (const run of source.runs) {
      const moved = { ...run, home: run.home === here ? home : run.home, use };
      this.push(source.text.slice(run.at, run.at + run.length), moved);
    }
    return this;
  }

  push(text: string, run: Omit<Run, 'at' | 'length'>): this {
    const last = this.#runs[this.#runs.length - 1];
    if (last !== undefined && continues(last, run, text.length)) {
      last.length += text.length;
      last.to = run.to;
    } else {
      const { from, to, home, use, hole } = run;
      this.#runs.push({ at: this.#text.length, length: text.length, from, to, home, use, hole });
    }
    this.#text += text;
    return this;
  }

  build(): SourceText {
    return new SourceText(this.#text, this.#runs, this.#anchor);
  }
}

/** Whether both stand in the document as they are, side by side. */
function continues(last: Run, next: Omit<Run, 'at' | 'length'>, length: number): boolean {
  return (
    last.hole === null &&
    next.hole === null &&
    isVerbatim(last) &&
    next.to - next.from === length &&
    last.to === next.from &&
    last.home === next.home &&
    last.use === next.use
  );
}

function isVerbatim(run: Run): boolean {
  return run.length === run.to - run.from && run.hole === null;
}

function cut(run: Run, start: number, end: number): Omit<Run, 'at' | 'length'> {
  const isPart = isVerbatim(run) && (start > 0 || end < run.length);
  return isPart ? { ...run, from: run.from + start, to: run.from + end } : run;
}

function startIn(run: Run, offset: number): number {
  return isVerbatim(run) ? run.from + offset - run.at : run.from;
}

function endIn(run: Run, end: number): number {
  return isVerbatim(run) ? run.from + end - run.at : run.to;
}
