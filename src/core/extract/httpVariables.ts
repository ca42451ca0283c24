import type { HoleSource, Span } from '../request/text.ts';
import type { Definition } from './httpBlock.ts';
import { componentStyle, percentEncode } from './percent.ts';
import { type SourceText, SourceTextBuilder } from './sourceText.ts';

/** `{{…}}`; what stands inside is its first group. */
export const reference = /\{\{([^{}\r\n]{1,300})\}\}/g;

/** Marks that stand for `{{…}}` where a shell reads the text, so that it stays one piece. */
const maskOpen = '\uFDD2';
const maskRest = '\uFDD1';

const deepest = 20;

/** The variables of an .http file. */
export class HttpVariables {
  /** References were left to run time because the values put in became too long. */
  isSpent = false;
  /** Characters that may still be put in: values made of values must not grow without end. */
  #budget: number;
  readonly #document: string;
  readonly #definitions = new Map<string, Definition[]>();
  readonly #values = new Map<Definition, SourceText>();
  /** By the names in references: most of a file's requests have the same. */
  readonly #sources = new Map<string, HoleSource>();
  /** Definitions whose values are being put together, the outermost first. */
  readonly #open = new Set<Definition>();

  constructor(document: string, definitions: readonly Definition[]) {
    this.#document = document;
    this.#budget = Math.min(4 * document.length, 1_500_000) + 65_536;
    for (const definition of definitions) {
      const others = this.#definitions.get(definition.name);
      if (others === undefined) this.#definitions.set(definition.name, [definition]);
      else others.push(definition);
    }
  }

  /** Puts the file's own variables in; leaves all others as holes. */
  fill(source: SourceText): SourceText {
    const pattern = source.text.includes(maskOpen) ? /\uFDD2\uFDD1*/g : reference;
    if (pattern === reference && !source.text.includes('{{')) return source;
    const builder = new SourceTextBuilder(source.place()[0]);
    let copied = 0;
    for (
      let match = nextMatch(pattern, source.text, 0);
      match !== null;
      match = nextMatch(pattern, source.text, copied)
    ) {
      const end = match.index + match[0].length;
      const span = source.place(match.index, end);
      const inside = match[1] ?? this.#document.slice(...span).slice(2, -2);
      builder.append(source, copied, match.index);
      this.#resolve(builder, inside.trim(), span);
      copied = end;
    }
    return builder.append(source, copied).build();
  }

  #resolve(builder: SourceTextBuilder, expression: string, span: Span): void {
    const encodes = expression.startsWith('%');
    const name = encodes ? expression.slice(1) : expression;
    const definition = this.find(name, span[0]);
    const value = definition === undefined ? undefined : this.#valueOf(definition);
    if (definition === undefined || value === undefined || !this.#spend(value.length)) {
      builder.hole({ expression, source: this.#sourceOf(name), encoding: encodes ? 'url-component' : 'plain', span });
      return;
    }
    const encoded = encodes ? value.map(encodeComponent, 'url-component') : value;
    builder.insert(encoded, span, definition.from);
  }

  #sourceOf(name: string): HoleSource {
    const known = this.#sources.get(name);
    if (known !== undefined) return known;
    const source = sourceOf(name);
    this.#sources.set(name, source);
    return source;
  }

  #spend(characters: number): boolean {
    this.#budget -= characters;
    if (this.#budget < 0) this.isSpent = true;
    return !this.isSpent;
  }

  /** The definition that counts for a use at `at`: the last one above it, else the first one below it. */
  find(name: string, at: number): Definition | undefined {
    const definitions = this.#definitions.get(name);
    return definitions?.findLast((definition) => definition.to < at) ?? definitions?.find(({ from }) => from > at);
  }

  /** Undefined where a value is made of itself, or of too many others. */
  #valueOf(definition: Definition): SourceText | undefined {
    const known = this.#values.get(definition);
    if (known !== undefined) return known;
    if (this.#open.has(definition) || this.#open.size >= deepest) return undefined;
    this.#open.add(definition);
    const value = this.fill(this.#decoded(definition));
    this.#open.delete(definition);
    this.#values.set(definition, value);
    return value;
  }

  /** Values know `\n`, `\r` and `\t`; before every other character a backslash is left out (REST Client). */
  #decoded({ from, to }: Definition): SourceText {
    const builder = new SourceTextBuilder(from);
    let copied = from;
    for (const match of this.#document.slice(from, to).matchAll(/\\(.)/g)) {
      const at = from + match.index;
      const letter = match[1] ?? '';
      builder.take(this.#document, copied, at);
      builder.replace(escapes[letter] ?? letter, at, at + 2);
      copied = at + 2;
    }
    return builder.take(this.#document, copied, to).build();
  }
}

/** The first match at or behind an offset. Patterns are shared, for values are filled in while another text is. */
function nextMatch(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** The document with every `{{…}}` in these ranges masked, for `fill` to find in what a shell made of it. */
export function maskReferences(document: string, ranges: Iterable<Span>): string {
  let masked = '';
  let copied = 0;
  for (const [from, to] of ranges) {
    masked += document.slice(copied, from);
    masked += document.slice(from, to).replace(reference, (whole) => maskOpen + maskRest.repeat(whole.length - 1));
    copied = to;
  }
  return masked + document.slice(copied);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function encodeComponent(character: string): string {
  return percentEncode(character, componentStyle);
}

/** Where the value of a reference comes from, by the names of REST Client, JetBrains and httpYac. */
function sourceOf(name: string): HoleSource {
  const environment = /^(?:\$processEnv\s+|\$env\.|process\.env\.)(\w+)$/.exec(name)?.[1];
  if (environment !== undefined) return { kind: 'environment', name: environment };
  const [, request, part, path] = /^(\w+)\.response\.(body|headers)\.(.+)$/.exec(name) ?? [];
  if (request !== undefined && path !== undefined) {
    return { kind: 'answer', name: request, part: part === 'body' ? 'body' : 'headers', path };
  }
  const variable = /^(?:\$dotenv\s+)?([A-Za-z_][\w.-]*)$/.exec(name)?.[1];
  const isAnswer = /\.(?:response|request)\./.test(name);
  return variable === undefined || isAnswer ? { kind: 'expression' } : { kind: 'variable', name: variable };
}
