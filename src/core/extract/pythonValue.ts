import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Span } from '../request/text.ts';
import { decodeEscapes, readPythonEscape } from './escapes.ts';
import type { Slice } from './slice.ts';
import type { CallValue, Entry, Value } from './value.ts';

/** Nesting beyond this is left to run time. */
const deepest = 80;

/** Parses a slice and gives the value of its expression. */
export function readPython(slice: Slice): Value {
  const prefix = 'x=';
  const code = prefix + slice.code;
  const statement = parser.parse(code).topNode.firstChild;
  const root = statement?.name === 'AssignStatement' ? statement.getChild('AssignOp')?.nextSibling : undefined;
  if (root === null || root === undefined) return { kind: 'missing', span: slice.span };
  return new Reader(code, slice, slice.span[0] - prefix.length).value(root, 0);
}

class Reader {
  readonly #code: string;
  readonly #shift: number;
  readonly #end: number;
  readonly #gaps: ReadonlySet<number>;

  constructor(code: string, slice: Slice, shift: number) {
    this.#code = code;
    this.#shift = shift;
    this.#end = slice.span[1];
    this.#gaps = slice.gaps;
  }

  value(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    if (depth > deepest) return { kind: 'unknown', span };
    switch (node.name) {
      case 'String':
      case 'FormatString':
        return this.#string(node, depth);
      case 'ContinuedString':
        return { kind: 'join', parts: operandsOf(node).map((n) => this.value(n, depth + 1)), inside: span, span };
      case 'Number':
        if (this.#gaps.has(span[0])) return { kind: 'missing', span: [span[0], span[0]] };
        return numberOf(this.#text(node), span);
      case 'Boolean':
        return { kind: 'literal', value: this.#text(node) === 'True', span };
      case 'None':
        return { kind: 'literal', value: null, span };
      case 'VariableName':
        return { kind: 'name', name: this.#text(node), span };
      case 'MemberExpression':
        return this.#member(node, depth);
      case 'CallExpression':
        return this.#call(node, depth);
      case 'DictionaryExpression':
      case 'DictionaryComprehensionExpression':
        if (node.getChild('for') !== null) return { kind: 'unknown', span };
        return { kind: 'object', entries: this.#entries(node, depth), span };
      case 'ArrayExpression':
      case 'TupleExpression':
        return { kind: 'array', items: this.#arguments(node, depth).args, span };
      case 'LambdaExpression':
        return { kind: 'function', span };
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
        return this.#unwrapped(node, depth);
      case 'NamedExpression':
        return this.value(operandsOf(node).at(-1) ?? node, depth + 1);
      case 'UnaryExpression':
        return this.#unary(node, depth);
      case 'BinaryExpression':
        return this.#binary(node, depth);
      case 'ConditionalExpression': {
        const [first, , last] = operandsOf(node);
        const options = [first, last].filter((option) => option !== undefined);
        return { kind: 'conditional', options: options.map((option) => this.value(option, depth + 1)), span };
      }
      default:
        return { kind: node.type.isError ? 'missing' : 'unknown', span };
    }
  }

  #unwrapped(node: SyntaxNode, depth: number): Value {
    const [inner] = operandsOf(node);
    return inner === undefined ? { kind: 'missing', span: this.#span(node) } : this.value(inner, depth + 1);
  }

  #string(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|"|'|)/i.exec(this.#text(node)) ?? [];
    const begin = node.from + prefix.length + quote.length;
    const isClosed = node.to >= begin + quote.length && this.#code.endsWith(quote, node.to);
    const end = Math.min(isClosed ? node.to - quote.length : node.to, this.#end - this.#shift);
    const inside: Span = [begin + this.#shift, Math.max(begin, end) + this.#shift];
    const marks = `${/r/i.test(prefix) ? '' : '\\'}${/f/i.test(prefix) ? '{}' : ''}\r`;
    const parts: Value[] = [];
    let at = begin;
    for (const replacement of node.getChildren('FormatReplacement')) {
      this.#pushChunk(parts, at, replacement.from, marks);
      parts.push(this.#replacement(replacement, depth));
      at = replacement.to;
    }
    this.#pushChunk(parts, at, end, marks);
    const [only] = parts;
    if (parts.length === 0) return { kind: 'string', text: '', inside, span };
    return parts.length === 1 && only?.kind === 'string'
      ? { ...only, inside, span }
      : { kind: 'join', parts, inside, span };
  }

  #pushChunk(parts: Value[], from: number, to: number, marks: string): void {
    if (from >= to) return;
    const span: Span = [from + this.#shift, to + this.#shift];
    const decoded = decodeEscapes(this.#code.slice(from, to), span[0], readPythonEscape, marks);
    parts.push({ kind: 'string', ...decoded, inside: span, span });
  }

  /** `{value}` in an f-string; with a format other than `!s` only run time knows the text. */
  #replacement(node: SyntaxNode, depth: number): Value {
    const [inner] = operandsOf(node);
    const span: Span = [node.from + 1 + this.#shift, Math.min(node.to - 1 + this.#shift, this.#end)];
    if (inner === undefined) return { kind: 'missing', span };
    const conversion = node.getChild('FormatConversion');
    const isPlain = conversion === null || this.#text(conversion) === '!s';
    if (!isPlain || node.getChild('FormatSpec') !== null || node.getChild('FormatSelfDoc') !== null) {
      return { kind: 'unknown', span };
    }
    return this.value(inner, depth + 1);
  }

  #member(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [object, key] = operandsOf(node);
    if (object === undefined || node.getChild(':') !== null) return { kind: 'unknown', span };
    const holder = this.value(object, depth + 1);
    if (key === undefined) return { kind: 'member', object: holder, key: { kind: 'missing', span }, span };
    return {
      kind: 'member',
      object: holder,
      key: key.name === 'PropertyName' ? this.#word(key) : this.value(key, depth + 1),
      span,
    };
  }

  #word(node: SyntaxNode): Value {
    const span = this.#span(node);
    return { kind: 'string', text: this.#text(node), inside: span, span };
  }

  #call(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [callee] = operandsOf(node);
    const list = node.getChild('ArgList');
    if (callee === undefined) return { kind: 'unknown', span };
    const read = list === null ? { args: [], named: [] } : this.#arguments(list, depth);
    return { kind: 'call', callee: this.value(callee, depth + 1), ...read, isNew: false, later: [], span };
  }

  /** Arguments, or the items of a list or tuple. What follows a named argument without a name is not finished yet. */
  #arguments(node: SyntaxNode, depth: number): Pick<CallValue, 'args' | 'named'> {
    const args: Value[] = [];
    const named: Entry[] = [];
    let name: SyntaxNode | undefined;
    let star: SyntaxNode | undefined;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === '*' || child.name === '**') star = child;
      else if (child.name === ',') {
        if (name !== undefined) named.push({ key: this.#word(name), value: this.#nothingAt(child.from) });
        name = undefined;
      } else if (child.type.isError || isPunctuation(child)) continue;
      else if (child.nextSibling?.name === 'AssignOp') name = this.#isWalrus(child.nextSibling) ? undefined : child;
      else {
        const value = this.value(child, depth + 1);
        if (name !== undefined) named.push({ key: this.#word(name), value });
        else if (star?.name === '**') named.push(this.#spread(star, value));
        else if (named.length === 0 || star !== undefined) {
          args.push(star === undefined ? value : this.#spread(star, value));
        }
        name = undefined;
        star = undefined;
      }
    }
    return { args, named };
  }

  #isWalrus(operator: SyntaxNode): boolean {
    return this.#text(operator) === ':=';
  }

  #entries(node: SyntaxNode, depth: number): Entry[] {
    const entries: Entry[] = [];
    let key: SyntaxNode | undefined;
    let star: SyntaxNode | undefined;
    const finish = (at: number): void => {
      if (key !== undefined) entries.push({ key: this.value(key, depth + 1), value: this.#nothingAt(at) });
      key = undefined;
    };
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === '**') star = child;
      else if (child.name === ',' || child.name === '}') finish(child.from);
      else if (child.type.isError || isPunctuation(child)) continue;
      else if (star !== undefined) {
        entries.push(this.#spread(star, this.value(child, depth + 1)));
        star = undefined;
      } else if (key === undefined) key = child;
      else {
        entries.push({ key: this.value(key, depth + 1), value: this.value(child, depth + 1) });
        key = undefined;
      }
    }
    finish(node.to);
    return entries;
  }

  #nothingAt(at: number): Value {
    const offset = Math.min(at + this.#shift, this.#end);
    return { kind: 'missing', span: [offset, offset] };
  }

  #spread(mark: SyntaxNode, value: Value): Extract<Value, { kind: 'spread' }> {
    return { kind: 'spread', value, span: [mark.from + this.#shift, value.span[1]] };
  }

  #unary(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [operand] = operandsOf(node);
    if (operand?.name !== 'Number' || !/^[-+]/.test(this.#text(node))) return { kind: 'unknown', span };
    const value = this.value(operand, depth + 1);
    const isNegative = this.#code[node.from] === '-';
    return value.kind === 'number' ? { ...value, text: (isNegative ? '-' : '') + value.text, span } : value;
  }

  #binary(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [left, right] = operandsOf(node);
    if (left === undefined) return { kind: 'unknown', span };
    const operator = this.#text(left.nextSibling ?? node);
    if (operator === '+') return this.#sum(node, depth);
    const first = this.value(left, depth + 1);
    const second: Value = right === undefined ? { kind: 'missing', span } : this.value(right, depth + 1);
    if (operator === 'or') return { kind: 'fallback', first, second, span };
    if (operator === 'and') return { kind: 'conditional', options: [second], span };
    return { kind: 'arithmetic', operator, left: first, right: second, span };
  }

  /** `a + b + c` as one list, however long. */
  #sum(node: SyntaxNode, depth: number): Value {
    const parts: Value[] = [];
    let rest: SyntaxNode | undefined = node;
    while (rest?.name === 'BinaryExpression') {
      const [left, right]: (SyntaxNode | undefined)[] = operandsOf(rest);
      if (left === undefined || this.#text(left.nextSibling ?? rest) !== '+') break;
      if (right !== undefined) parts.unshift(this.value(right, depth + 1));
      rest = left;
    }
    if (rest !== undefined) parts.unshift(this.value(rest, depth + 1));
    const span = this.#span(node);
    return { kind: 'join', parts, plus: true, inside: span, span };
  }

  #text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  #span(node: SyntaxNode): Span {
    return [Math.min(node.from + this.#shift, this.#end), Math.min(node.to + this.#shift, this.#end)];
  }
}

/** The children that are expressions or names: no punctuation, operators or errors. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!isPunctuation(child) && !child.type.isError) operands.push(child);
  }
  return operands;
}

const notOperands: ReadonlySet<string> = new Set([
  ...['ArithOp', 'BitOp', 'CompareOp', 'AssignOp', 'ArgList', 'Comment', 'FormatConversion', 'FormatSpec'],
  ...['FormatSelfDoc', 'await', 'not', 'and', 'or', 'if', 'else', 'in', 'is', 'lambda', 'for', 'async'],
]);

function isPunctuation(node: SyntaxNode): boolean {
  return notOperands.has(node.name) || !/^[A-Za-z]/.test(node.name);
}

/** A number as `json.dumps` prints it: integers keep all digits, whole floats keep their `.0`. */
function numberOf(source: string, span: Span): Value {
  const code = source.replaceAll('_', '').toLowerCase();
  if (/^(?:\d+|0[xob][\da-f]+)$/.test(code)) return { kind: 'number', text: String(BigInt(code)), span };
  const number = Number(code);
  if (!Number.isFinite(number)) return { kind: 'unknown', span };
  const text = String(number).replace(/e([+-])(\d)$/, 'e$10$2');
  return { kind: 'number', text: /^\d+$/.test(text) && Math.abs(number) < 1e16 ? `${text}.0` : text, span };
}
