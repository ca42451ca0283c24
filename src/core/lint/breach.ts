import type { TextPattern } from './shapes/shape.ts';

/** What is counted over several values together. */
export type Total = 'embeds' | 'displayed-text' | 'components' | 'command';

/** How a body breaks a limit or a rule between its values. Facts only; words/ makes the sentence. */
export type Breach =
  /** Characters. */
  | { readonly kind: 'length'; readonly actual: number; readonly min?: number; readonly max?: number }
  /** Items of a list. */
  | { readonly kind: 'items'; readonly actual: number; readonly min?: number; readonly max?: number }
  | { readonly kind: 'number'; readonly actual: number; readonly min?: number; readonly max?: number }
  | { readonly kind: 'total'; readonly of: Total; readonly actual: number; readonly max: number }
  /** Places in a row: a button takes one, everything else all five. */
  | { readonly kind: 'width'; readonly actual: number; readonly max: number }
  /** A key that must be there, or must not be empty. */
  | { readonly kind: 'missing'; readonly key: string }
  | { readonly kind: 'choice'; readonly actual: string; readonly allowed: readonly (number | string)[] }
  | { readonly kind: 'pattern'; readonly pattern: TextPattern }
  | { readonly kind: 'word'; readonly word: string }
  /** The same as another value; `first` is that one's path. */
  | { readonly kind: 'duplicate'; readonly first: string }
  /** Cannot stand beside another value; `other` is that one's key, or a flag's name. */
  | { readonly kind: 'conflict'; readonly other: string }
  /** Larger than its counterpart. */
  | { readonly kind: 'above'; readonly actual: number; readonly other: string; readonly limit: number }
  /** A required option behind an optional one. */
  | { readonly kind: 'order' }
  /** A component or option of a type that cannot stand here. */
  | { readonly kind: 'place' }
  /** A file that the request does not bring. */
  | { readonly kind: 'file'; readonly name: string };

/** What a value is, or should be. */
export type ValueKind = 'text' | 'integer' | 'number' | 'boolean' | 'snowflake' | 'list' | 'object' | 'null' | 'json';
