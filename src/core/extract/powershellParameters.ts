import type { Span } from '../request/text.ts';
import type { PowerShellCommand } from './powershellCursor.ts';
import type { Value } from './value.ts';

/** The parameters of a cmdlet: how each is called, and whether it stands alone. All names in lower case. */
export interface ParameterTable {
  readonly names: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly aliases: Readonly<Record<string, string>>;
  /** The parameters that values without a name are for, in order. */
  readonly positions: readonly string[];
}

/** A parameter as it is given; `value` is null for a switch. */
export interface Parameter {
  /** In lower case. */
  readonly name: string;
  readonly value: Value | null;
  readonly span: Span;
}

/** What a cmdlet is called with, and what of it the cmdlet does not know. */
export interface Parameters {
  readonly list: readonly Parameter[];
  readonly unknown: readonly Span[];
}

/**
 * Sorts arguments into parameters as PowerShell does (about_Parameters): names in any case, shortened as long as they
 * are unambiguous, `-Name:value`, `@table` for several at once; `-Switch:$false` is as if it were not there.
 */
export function readParameters({ args }: PowerShellCommand, table: ParameterTable): Parameters {
  const binder = new Binder(table);
  for (const argument of args) {
    if (argument.kind === 'verbatim') binder.unknown.push(argument.span);
    else if (argument.kind === 'splat') binder.splat(argument.value, argument.span);
    else binder.add(argument.value, argument.isBare, argument.span);
  }
  binder.finish();
  return binder;
}

/** A parameter by its name in lower case. */
export function parameter({ list }: Parameters, name: string): Parameter | undefined {
  return list.find((candidate) => candidate.name === name);
}

class Binder implements Parameters {
  readonly list: Parameter[] = [];
  readonly unknown: Span[] = [];
  readonly #table: ParameterTable;
  readonly #positional: { readonly value: Value; readonly span: Span }[] = [];
  /** A parameter that waits for its value, by the name that is written. */
  #open: { readonly written: string; readonly span: Span } | null = null;

  constructor(table: ParameterTable) {
    this.#table = table;
  }

  add(value: Value, isBare: boolean, span: Span): void {
    const name = isBare ? nameIn(value) : null;
    if (this.#open !== null) {
      this.#given(this.#open.written, value, [this.#open.span[0], span[1]]);
      this.#open = null;
    } else if (name !== null) this.#named(name, value, span);
    else this.#positional.push({ value, span });
  }

  splat(value: Value, span: Span): void {
    if (value.kind === 'array') this.#positional.push(...value.items.map((item) => ({ value: item, span: item.span })));
    else if (value.kind !== 'object') this.unknown.push(span);
    else {
      for (const entry of value.entries) {
        if ('kind' in entry || entry.key.kind !== 'string') this.unknown.push(span);
        else this.#given(entry.key.text, entry.value, span);
      }
    }
  }

  /** Gives the values without a name to the parameters that are still free. */
  finish(): void {
    if (this.#open !== null) this.unknown.push(this.#open.span);
    const free = this.#table.positions.filter((name) => this.list.every((given) => given.name !== name));
    this.#positional.forEach(({ value, span }, index) => {
      const name = free[index];
      if (name === undefined) this.unknown.push(span);
      else this.list.push({ name, value, span });
    });
  }

  #named([written = '', bare = '', colon]: RegExpExecArray, value: Value, span: Span): void {
    const rest = colon === undefined ? null : behind(value, written.length);
    if (rest !== null) this.#given(bare, rest, span);
    else {
      const name = parameterOf(bare, this.#table);
      if (name === undefined) this.unknown.push(span);
      else if (colon === undefined && this.#table.switches.has(name)) this.list.push({ name, value: null, span });
      else this.#open = { written: bare, span };
    }
  }

  #given(written: string, value: Value, span: Span): void {
    const name = parameterOf(written, this.#table);
    if (name === undefined) this.unknown.push(span);
    else if (!this.#table.switches.has(name)) this.list.push({ name, value, span });
    else if (value.kind !== 'literal' || value.value === true) this.list.push({ name, value: null, span });
  }
}

/** `-Name` or `-Name:` at the beginning of a word. */
function nameIn(value: Value): RegExpExecArray | null {
  const first = value.kind === 'join' ? value.parts[0] : value;
  return first?.kind === 'string' ? /^-([A-Za-z]\w*)(:)?/.exec(first.text) : null;
}

/** What follows in a word behind `-Name:`; null where nothing does. */
function behind(value: Value, length: number): Value | null {
  if (value.kind === 'string') {
    if (value.text.length === length) return null;
    const inside: Span = [value.inside[0] + length, value.inside[1]];
    return { kind: 'string', text: value.text.slice(length), inside, span: inside };
  }
  if (value.kind !== 'join') return null;
  const [first, ...rest] = value.parts;
  const head = first === undefined ? null : behind(first, length);
  const parts = head === null ? rest : [head, ...rest];
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { ...value, parts };
}

/** The parameter of a name, an alias, or the only one that begins so. */
function parameterOf(written: string, table: ParameterTable): string | undefined {
  const lower = written.toLowerCase();
  const exact = table.names.includes(lower) ? lower : table.aliases[lower];
  if (exact !== undefined) return exact;
  const matches = table.names.filter((name) => name.startsWith(lower));
  return matches.length === 1 ? matches[0] : undefined;
}
