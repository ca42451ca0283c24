import type { Span } from '../request/text.ts';
import type { PercentStyle, QueryStyle } from './percent.ts';

/**
 * What an expression says, whatever the language: the one model that every dialect reads into and every library is
 * recognised on. `span` is the expression as written, with its quotes and brackets.
 */
export type Value =
  | StringValue
  | JoinValue
  | NumberValue
  | LiteralValue
  | ArrayValue
  | ObjectValue
  | NameValue
  | MemberValue
  | CallValue
  | ArithmeticValue
  | FallbackValue
  | ConditionalValue
  | SpreadValue
  | FunctionValue
  | DerivedValue
  | UnknownValue;

interface Placed {
  readonly span: Span;
}

/** A string whose characters all stand in the source. */
export interface StringValue extends Placed {
  readonly kind: 'string';
  /** Escapes decoded. */
  readonly text: string;
  /** Without the quotes. */
  readonly inside: Span;
  /** The place of each character of `text`, and of its end; absent where the text stands as it is from `inside[0]`. */
  readonly offsets?: readonly number[];
}

/** Pieces that make one string: a template, an f-string, a concatenation. */
export interface JoinValue extends Placed {
  readonly kind: 'join';
  readonly parts: readonly Value[];
  /** Without the quotes, where one pair of quotes surrounds it. */
  readonly inside: Span;
  /** Written with `+`, so that numbers alone are added up. */
  readonly plus?: boolean;
  /** Where the only part is written, where this stands for it in another place: the use of a variable. */
  readonly home?: number;
}

/** A number, as its language would print it into JSON. */
export interface NumberValue extends Placed {
  readonly kind: 'number';
  readonly text: string;
}

export interface LiteralValue extends Placed {
  readonly kind: 'literal';
  /** `undefined` is JavaScript's; JSON leaves it out. */
  readonly value: true | false | null | undefined;
}

export interface ArrayValue extends Placed {
  readonly kind: 'array';
  readonly items: readonly Value[];
}

export interface ObjectValue extends Placed {
  readonly kind: 'object';
  /** What is underlined for all of it, where it is long: what makes a builder. */
  readonly head?: Span;
  readonly entries: readonly Entry[];
}

/** `key: value`; a key that is an identifier reads as a string. A spread has no key. */
export type Entry = { readonly key: Value; readonly value: Value } | SpreadValue;

export interface NameValue extends Placed {
  readonly kind: 'name';
  readonly name: string;
}

/** `object.key` and `object[key]`. */
export interface MemberValue extends Placed {
  readonly kind: 'member';
  readonly object: Value;
  readonly key: Value;
}

export interface CallValue extends Placed {
  readonly kind: 'call';
  readonly callee: Value;
  readonly args: readonly Value[];
  /** Python's `name=value` and `**values`. */
  readonly named: readonly Entry[];
  readonly isNew: boolean;
  /** What was done to the object after it was made, in order. */
  readonly later: readonly Change[];
}

/** Something done to an object after its definition: `data["a"] = 1`, `headers.set('a', 'b')`. */
export type Change = {
  readonly path: readonly Value[];
  readonly span: Span;
  /** The conditions that it stands under: it is done where all of them are known to hold. */
  readonly tests: readonly Value[];
} & (
  | { readonly kind: 'set'; readonly value: Value }
  /** `delete data.a`, `del data["a"]`. */
  | { readonly kind: 'remove' }
  /** What nobody follows: `count++`, `total -= 1`. */
  | { readonly kind: 'alter' }
  | { readonly kind: 'call'; readonly method: string; readonly call: CallValue }
);

/** A binary operator on numbers. */
export interface ArithmeticValue extends Placed {
  readonly kind: 'arithmetic';
  readonly operator: string;
  readonly left: Value;
  readonly right: Value;
}

/** `first ?? second`, `first || second`, `first or second`. */
export interface FallbackValue extends Placed {
  readonly kind: 'fallback';
  readonly first: Value;
  readonly second: Value;
  /** What makes the second count: any falsy value, `null` and `undefined` (`??`), or a key that is absent. */
  readonly where: 'falsy' | 'nullish' | 'absent';
}

/** `test ? a : b`, `test && a`, `!test`: the first option counts where the test holds, else the second. */
export interface ConditionalValue extends Placed {
  readonly kind: 'conditional';
  readonly test?: Value;
  readonly options: readonly Value[];
}

/** `...value`, `**value`, `*value`. */
export interface SpreadValue extends Placed {
  readonly kind: 'spread';
  readonly value: Value;
}

/** A function that gives `result` of its parameters, where that can be read. */
export interface FunctionValue extends Placed {
  readonly kind: 'function';
  readonly parameters?: readonly string[];
  readonly result?: Value;
}

/** What a well-known function or property gives. */
export type DerivedValue =
  | (Placed & {
      readonly kind: 'environment';
      readonly name: string;
      readonly fallback?: string;
      /** True where something else than a text stands for it when it is not set: another variable, a call. */
      readonly isOpen?: true;
    })
  /** `JSON.stringify(value)`, `json.dumps(value)`. */
  | (Placed & { readonly kind: 'json'; readonly value: Value; readonly style: JsonStyle })
  /** `encodeURIComponent(value)`, `quote(value)`. */
  | (Placed & { readonly kind: 'encoded'; readonly value: Value; readonly style: PercentStyle })
  /** `urlencode(value)`, `new URLSearchParams(value).toString()`. */
  | (Placed & { readonly kind: 'query'; readonly value: Value; readonly style: QueryStyle })
  /** `btoa(value)`. */
  | (Placed & { readonly kind: 'base64'; readonly value: Value })
  /** A number made of what only run time knows: `Number(value)`, `int(value)`. */
  | (Placed & { readonly kind: 'numeric'; readonly value: Value });

/** An expression that only run time can tell, or (`missing`) one that is not written yet. */
export interface UnknownValue extends Placed {
  readonly kind: 'unknown' | 'missing';
}

/** How a JSON text is laid out: what stands between items and after keys, and whether only ASCII is used. */
export interface JsonStyle {
  readonly comma: string;
  readonly colon: string;
  readonly ascii: boolean;
  /** What one level is indented by; empty for one line. */
  readonly indent: string;
}

/** JavaScript's `JSON.stringify(value)`. */
export const compactJson: JsonStyle = { comma: ',', colon: ':', ascii: false, indent: '' };

/** Python's `json.dumps(value)`. */
export const spacedJson: JsonStyle = { comma: ', ', colon: ': ', ascii: true, indent: '' };

/** `a.b.c` of names and members with literal keys, where `require('a')` is a name too; or undefined. */
export function pathOf(value: Value): string | undefined {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'call') return requiredModule(value);
  if (value.kind !== 'member' || value.key.kind !== 'string') return undefined;
  const object = pathOf(value.object);
  return object === undefined ? undefined : `${object}.${value.key.text}`;
}

function requiredModule({ callee, args: [module] }: CallValue): string | undefined {
  const isRequire = callee.kind === 'name' && callee.name === 'require';
  return isRequire && module?.kind === 'string' ? module.text : undefined;
}

/** A string that is not in the source as such; `span` says what stands for it. */
export function stringAt(text: string, span: Span): StringValue {
  return { kind: 'string', text, span, inside: span, offsets: new Array(text.length + 1).fill(span[0]) };
}

/** The value of an entry of a written-out object, the last one where the key is set twice. */
export function entryOf(object: ObjectValue, key: string): Value | undefined {
  const entry = object.entries.findLast(
    (candidate) => !('kind' in candidate) && candidate.key.kind === 'string' && candidate.key.text === key,
  );
  return entry === undefined || 'kind' in entry ? undefined : entry.value;
}

/** `!test`, `not test`. */
export function negationOf(test: Value, span: Span): Value {
  const options = [false, true].map((value): Value => ({ kind: 'literal', value, span }));
  return { kind: 'conditional', test, options, span };
}
