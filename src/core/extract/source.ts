import type { Dialect } from './dialect.ts';
import { type FunctionHead, functionsAround, readHead } from './functionHead.ts';
import type { Region } from './handlingReader.ts';
import { type Holder, holdersIn } from './holders.ts';
import { columnsFrom, Layout } from './layout.ts';
import { NameIndex } from './nameIndex.ts';
import { NameUses } from './nameUses.ts';
import type { Slice } from './slice.ts';
import { sliceCall, sliceExpression } from './sliceScanner.ts';
import type { Value } from './value.ts';

/** What stands between a function's head and what it hands out. */
const handedOut = /(?:=>\s*\(*|\breturn\s+(?:await\s+)?)\s*(?:[\w$]+\s*\.?\s*){0,2}$/;

/** UTF-16 units of a line that are looked at. */
const lineRead = 1000;

/** How much longer the parser takes over code that it must recover from: up to this many times, measured. */
const recoveryCost = 8;

/**
 * A document under extraction: its text, its lines, and the budget of characters that may be scanned and parsed. The
 * budget bounds the work on text that was made to be slow; it counts characters, so that the result does not depend on
 * the machine.
 */
export class Source {
  readonly text: string;
  readonly dialect: Dialect;
  /** True once something was left out for want of budget. */
  isIncomplete = false;
  #budget: number;
  #layout: Layout | undefined;
  readonly #heads = new Map<number, FunctionHead | undefined>();
  #uses: NameUses | undefined;
  #holders: ReadonlyMap<string, Holder | 'several'> | undefined;
  #names: NameIndex | undefined;
  #imports: ReadonlyMap<string, string> | undefined;
  readonly #clients = new Map<RegExp, ReadonlySet<string>>();
  readonly #shown = new Map<RegExp, boolean>();
  readonly #regions = new Map<number, Region | undefined>();
  readonly #values = new Map<number, { readonly value: Value; readonly slice: Slice }>();

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
    this.#budget = Math.min(4 * text.length, 1_500_000) + 300_000;
  }

  /** The places where names are defined or changed. */
  get uses(): NameUses {
    this.#uses ??= new NameUses(this);
    return this.#uses;
  }

  get layout(): Layout {
    this.#layout ??= new Layout(this.text, this.dialect.skipped, this.dialect.comment);
    return this.#layout;
  }

  get names(): NameIndex {
    this.#names ??= new NameIndex(this.text);
    return this.#names;
  }

  /** Local names by what they were imported as: `f` → `undici.fetch`. */
  get imports(): ReadonlyMap<string, string> {
    this.#imports ??= this.dialect.readImports(this);
    return this.#imports;
  }

  /** A dotted path, its first name replaced by what it was imported as: `undici.request`. */
  canonical(path: string): string {
    const dot = path.indexOf('.');
    const root = dot < 0 ? path : path.slice(0, dot);
    const imported = this.imports.get(root);
    return imported === undefined ? path : imported + path.slice(root.length);
  }

  /** Whether the document shows what a pattern matches, anywhere. */
  shows(pattern: RegExp): boolean {
    const known = this.#shown.get(pattern) ?? pattern.test(this.text);
    this.#shown.set(pattern, known);
    return known;
  }

  /** The names of constants and attributes that an expression of `makers` (global) is assigned to. */
  clients(makers: RegExp): ReadonlySet<string> {
    let names = this.#clients.get(makers);
    if (names === undefined) {
      names = new Set([...this.text.matchAll(makers)].flatMap(({ index, 0: maker }) => this.#receivers(index, maker)));
      this.#clients.set(makers, names);
    }
    return names;
  }

  /** The name that what is made at an offset is given; those of the calls of the function that hands it out. */
  #receivers(at: number, maker: string): string[] {
    const names = this.#receiverOf(at, maker);
    if (names.length > 0 || !handedOut.test(this.text.slice(Math.max(0, at - 200), at))) return names;
    const [head] = functionsAround(this, at);
    const calls = head === undefined ? [] : this.names.placesOf(head.name, 0, this.text.length);
    return head === undefined ? [] : calls.flatMap((place) => this.#receiverOf(place, head.name));
  }

  /** The name in `name = maker(…)` and in `with maker(…) as name`. */
  #receiverOf(at: number, maker: string): string[] {
    const before = this.text.slice(Math.max(0, at - 200), at);
    const assigned =
      /([\w$#]+)\s*[?!]?(?::[^=\n;]{0,80})?=\s*(?:await\s+|\()*(?:(?:require\s*\([^()\n]*\)|[\w$]+)\s*\.?\s*){0,2}$/.exec(
        before,
      )?.[1];
    const after = this.text.slice(at + maker.length, at + maker.length + 400);
    const bound = /^\s*\([\s\S]*?\)\s+as\s+(\w+)\s*[:,)]/.exec(after)?.[1];
    return [assigned, bound].filter((name) => name !== undefined);
  }

  /** A line with its end, as far as it is looked at. */
  lineText(line: number): string {
    const start = this.layout.startOf(line);
    return this.text.slice(start, Math.min(this.layout.startOf(line + 1), start + lineRead));
  }

  /** The function whose head begins with a line. */
  headAt(line: number): FunctionHead | undefined {
    if (!this.#heads.has(line)) this.#heads.set(line, readHead(this, line));
    return this.#heads.get(line);
  }

  /** The class, namespace or enum of that name, if there is one only. */
  holderOf(name: string): Holder | undefined {
    this.#holders ??= holdersIn(this);
    const holder = this.#holders.get(name);
    return holder === undefined || holder === 'several' || this.layout.isInComment(holder.at) ? undefined : holder;
  }

  /** A piece of code, parsed once; undefined where it does not show what is looked for, or the budget is used up. */
  region(from: number, to: number, isWorth: (code: string) => boolean, name: string | undefined): Region | undefined {
    if (this.#regions.has(from)) return this.#regions.get(from);
    const lines = this.text.slice(from, to);
    // Where code begins indented, Python needs a block around it.
    const lead = this.dialect.syntax.kind === 'python' && /^[ \t]/.test(lines) ? 'if 1:\n' : '';
    const parse = this.dialect.parseCode;
    const isOf = parse !== undefined && isWorth(lines) && this.spend(lines.length);
    const code = lead + lines;
    const region = isOf
      ? { tree: parse(code), code, shift: from - lead.length, ...(name === undefined ? {} : { name }) }
      : undefined;
    this.#regions.set(from, region);
    return region;
  }

  /** Takes from the budget; false when it is used up. */
  spend(characters: number): boolean {
    this.#budget -= characters;
    if (this.#budget < 0) this.isIncomplete = true;
    return this.#budget >= 0;
  }

  /** The expression that begins at `from`, up to the end of its statement. */
  expressionAt(from: number): { readonly value: Value; readonly slice: Slice } | undefined {
    return this.#read(from, () => sliceExpression(this.text, this.dialect.syntax, from, this.#indentAt(from)));
  }

  /** The call whose callee begins at `from` and whose bracket opens at `open`. */
  callAt(from: number, open: number): { readonly value: Value; readonly slice: Slice } | undefined {
    return this.#read(-1 - from, () => sliceCall(this.text, this.dialect.syntax, from, open, this.#indentAt(open)));
  }

  #read(key: number, cut: () => Slice): { readonly value: Value; readonly slice: Slice } | undefined {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    if (!this.spend(0)) return undefined;
    const slice = cut();
    if (!this.spend(slice.code.length * (slice.finished ? 1 : recoveryCost))) return undefined;
    const read = { value: this.dialect.parse(slice), slice };
    this.#values.set(key, read);
    return read;
  }

  /** The columns before the text of the line that holds `offset`. */
  #indentAt(offset: number): number {
    const start = this.layout.startOf(this.layout.lineAt(offset));
    return columnsFrom(this.text, start);
  }
}
