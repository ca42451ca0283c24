import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../request/text.ts';
import { decodeEscapes, type EscapeReader } from './escapes.ts';
import type { Slice } from './slice.ts';
import type { StringValue, Value } from './value.ts';

/** What the parsers get in front of a slice, so that it is an expression and nothing else. */
const prefix = 'x=';

/** The parsed code of a slice: where its nodes stand in the document. */
export class SliceView {
  readonly code: string;
  /** Where the slice ends in the document: the closers that were added behind it stand nowhere. */
  readonly end: number;
  readonly #shift: number;
  readonly #notOperands: ReadonlySet<string>;

  /** `notOperands` names the nodes that are operators, types or keywords. */
  constructor(slice: Slice, notOperands: ReadonlySet<string>) {
    this.code = prefix + slice.code;
    this.end = slice.span[1];
    this.#shift = slice.span[0] - prefix.length;
    this.#notOperands = notOperands;
  }

  text(node: SyntaxNode): string {
    return this.code.slice(node.from, node.to);
  }

  span(node: SyntaxNode): Span {
    return [this.offset(node.from), this.offset(node.to)];
  }

  /** The place in the document of a position in the code. */
  offset(position: number): number {
    return Math.min(position + this.#shift, this.end);
  }

  /** The children that are expressions or names: no punctuation, operators, types or errors. */
  operands(node: SyntaxNode): SyntaxNode[] {
    const operands: SyntaxNode[] = [];
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (this.isOperand(child)) operands.push(child);
    }
    return operands;
  }

  isOperand(node: SyntaxNode): boolean {
    return !node.type.isError && /^[A-Za-z]/.test(node.name) && !this.#notOperands.has(node.name);
  }

  /** A name as a string: the key of a member, of an entry or of an argument. */
  word(node: SyntaxNode): StringValue {
    const span = this.span(node);
    return { kind: 'string', text: this.text(node), inside: span, span };
  }

  /** A piece of text between two positions, its escapes decoded; nothing where there is none. */
  chunk(from: number, to: number, read: EscapeReader, marks: string): StringValue[] {
    const span: Span = [this.offset(from), this.offset(to)];
    return pieceOf(this.code.slice(from, from + span[1] - span[0]), span, read, marks);
  }

  /** `a + b + c` as one list, however long; undefined for another operator. */
  sum(node: SyntaxNode, read: (operand: SyntaxNode) => Value): Value | undefined {
    const parts: Value[] = [];
    let rest: SyntaxNode | undefined = node;
    while (rest?.name === 'BinaryExpression') {
      const [left, right]: (SyntaxNode | undefined)[] = this.operands(rest);
      if (left === undefined || this.text(left.nextSibling ?? rest) !== '+') break;
      if (right !== undefined) parts.unshift(read(right));
      rest = left;
    }
    if (rest === undefined || rest === node) return undefined;
    const span = this.span(node);
    return { kind: 'join', parts: [read(rest), ...parts], plus: true, inside: span, span };
  }
}

/** What is written at a place as a piece of a string, its escapes decoded; nothing where the place is empty. */
export function pieceOf(written: string, span: Span, read: EscapeReader, marks: string): StringValue[] {
  if (span[0] >= span[1]) return [];
  return [{ kind: 'string', ...decodeEscapes(written, span[0], read, marks), inside: span, span }];
}

/** A string of pieces: one that is text alone is a plain string. */
export function stringOf(parts: readonly Value[], inside: Span, span: Span): Value {
  const [only] = parts;
  if (only === undefined) return { kind: 'string', text: '', inside, span };
  const isText =
    parts.length === 1 && only.kind === 'string' && only.span[0] === inside[0] && only.span[1] === inside[1];
  return isText ? { ...only, inside, span } : { kind: 'join', parts, inside, span };
}
