import type { Tree } from '@lezer/common';
import type { Span } from '../request/text.ts';
import type { Resolver } from './resolver.ts';
import type { Slice, Syntax } from './slice.ts';
import type { Source } from './source.ts';
import type { ArithmeticValue, CallValue, Value } from './value.ts';

/** What a place where a name stands does to it. `from` is where the expression begins that says what. */
export type NameUse =
  /** `const name = …`; `declared` when the name cannot live outside its block. */
  | { readonly kind: 'define'; readonly declared: boolean; readonly from: number }
  /**
   * `const { key: name = 1 } = …`: where the pattern begins, by which keys and places the name is found in it, and where
   * its default begins.
   */
  | {
      readonly kind: 'pick';
      readonly begin: number;
      readonly keys: readonly (string | number)[];
      readonly fallback?: number;
      readonly from: number;
    }
  /** `name += …`, `name.a |= …`; `target` is where the left side ends. */
  | { readonly kind: 'append'; readonly target: number; readonly from: number }
  /** `name.a["b"] = …`; `begin` is where a bracket opens in front: `(name.a as T)["b"] = …`. */
  | { readonly kind: 'set'; readonly target: number; readonly from: number; readonly begin?: number }
  /** `delete name.a`, `del name["a"]`; `name.a++`, `name -= …`. */
  | { readonly kind: 'remove'; readonly target: number }
  | { readonly kind: 'alter'; readonly target: number }
  /** `name.a.push(…)`; `open` is where the bracket opens. */
  | { readonly kind: 'call'; readonly open: number; readonly begin?: number }
  /** `Object.assign(name.a, …)`, all of which begins at `from`. */
  | { readonly kind: 'merge'; readonly from: number; readonly open: number };

/** A programming language, as far as requests need it. */
export interface Dialect {
  readonly syntax: Syntax;
  /** Matches (global) comments and strings. */
  readonly skipped: RegExp;
  /** Matches (sticky) the start of a line that is only a comment. */
  readonly comment: RegExp;
  /** What the object is called in its own methods: `this`, `self`. */
  readonly self: readonly string[];
  /** Matches a line that opens a block which may or may not run. */
  readonly branch: RegExp;
  /** Matches a line that opens a block which surely runs: `try`, `with`. */
  readonly passage: RegExp;
  parse(slice: Slice): Value;
  /** The tree of a piece of code: statements, not an expression; absent where what is around a call is not read. */
  readonly parseCode?: (code: string) => Tree;
  /** Local names by the dotted path that they were imported as; a default import by its module's name. */
  readImports(source: Source): ReadonlyMap<string, string>;
  /** Whether a name between these characters (empty: the line's end) can be a use at all; a cheap first sieve. */
  mayUse(before: string, after: string): boolean;
  /** What the name that stands at `[from, to]` is used for, if it is defined or changed there. */
  readUse(text: string, from: number, to: number): NameUse | undefined;
  /** Whether the head of a block, or a line of code, binds the name anew: a parameter, a loop variable. */
  binds(head: string, name: string): boolean;
  /** Matches the part of a line before a call that a line comment keeps from running. */
  readonly commentsOut: RegExp;
  /** How a constant prints inside a string. */
  print(value: true | false | null | undefined): string;
  /** What a well-known dotted name stands for: `process.env.X`. */
  reducePath(path: string, span: Span): Value | undefined;
  /** What a call of a well-known function gives. */
  reduceCall(call: CallValue, resolver: Resolver): Value | undefined;
  reduceArithmetic(value: ArithmeticValue, resolver: Resolver): Value | undefined;
  /** What an object says when it is put into a string. */
  textOf(call: CallValue): Value | undefined;
}
