import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Span } from '../request/text.ts';
import { readPythonEscape } from './escapes.ts';
import type { Parse } from './knownTrees.ts';
import type { Slice } from './slice.ts';
import { SliceView, stringOf } from './sliceView.ts';
import { type CallValue, type Entry, negationOf, type Value } from './value.ts';

/** Nesting beyond this is left to run time. */
const deepest = 80;

/** Lists that are made item by item are followed up to this many. */
const mostTurns = 200;

/** Parses a slice and gives the value of its expression. */
export function readPython(slice: Slice, parse: Parse): Value {
  const view = new SliceView(slice, notOperands);
  const statement = parse(view.code).topNode.firstChild;
  const root = statement?.name === 'AssignStatement' ? statement.getChild('AssignOp')?.nextSibling : undefined;
  if (root === null || root === undefined) return { kind: 'missing', span: slice.span };
  return new Reader(view, slice.gaps).value(root, 0);
}

/** The tree of statements. */
export function parsePython(code: string): Tree {
  return parser.parse(code);
}

class Reader {
  readonly #view: SliceView;
  readonly #gaps: ReadonlySet<number>;
  /** Names that stand for each item of a list in turn. */
  readonly #turning: string[] = [];

  constructor(view: SliceView, gaps: ReadonlySet<number>) {
    this.#view = view;
    this.#gaps = gaps;
  }

  value(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    if (depth > deepest) return { kind: 'unknown', span };
    switch (node.name) {
      case 'String':
      case 'FormatString':
        return this.#string(node, depth);
      case 'ContinuedString':
        return {
          kind: 'join',
          parts: this.#view.operands(node).map((n) => this.value(n, depth + 1)),
          inside: span,
          span,
        };
      case 'Number':
        if (this.#gaps.has(span[0])) return { kind: 'missing', span: [span[0], span[0]] };
        return numberOf(this.#view.text(node), span);
      case 'Boolean':
        return { kind: 'literal', value: this.#view.text(node) === 'True', span };
      case 'None':
        return { kind: 'literal', value: null, span };
      case 'VariableName':
        return this.#name(node);
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
      case 'ArrayComprehensionExpression':
        return this.#comprehension(node, depth);
      case 'LambdaExpression':
        return this.#lambda(node, depth);
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
        return this.#unwrapped(node, depth);
      case 'NamedExpression':
        return this.value(this.#view.operands(node).at(-1) ?? node, depth + 1);
      case 'UnaryExpression':
        return this.#unary(node, depth);
      case 'BinaryExpression':
        return this.#binary(node, depth);
      case 'ConditionalExpression': {
        const [first, test, last] = this.#view.operands(node).map((operand) => this.value(operand, depth + 1));
        const options = [first, last].filter((option) => option !== undefined);
        return { kind: 'conditional', ...(test === undefined ? {} : { test }), options, span };
      }
      default:
        return { kind: node.type.isError ? 'missing' : 'unknown', span };
    }
  }

  #name(node: SyntaxNode): Value {
    const [name, span] = [this.#view.text(node), this.#view.span(node)];
    return this.#turning.includes(name) ? { kind: 'unknown', span } : { kind: 'name', name, span };
  }

  /** `[item for name in range(9)]`: as many items as the numbers or the written list give. */
  #comprehension(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [item, ...rest] = this.#view.operands(node);
    const isPlain =
      node.getChildren('for').length === 1 && node.getChild('if') === null && node.getChild('async') === null;
    const over = rest.pop();
    const count = isPlain && over !== undefined ? this.#turns(this.value(over, depth + 1)) : undefined;
    if (item === undefined || count === undefined) return { kind: 'unknown', span };
    const names = rest.map((name) => this.#view.text(name));
    this.#turning.push(...names);
    const value = this.value(item, depth + 1);
    this.#turning.length -= names.length;
    return { kind: 'array', items: new Array<Value>(count).fill(value), span };
  }

  /** How many items there are; undefined where only run time knows, and where there are more than any body holds. */
  #turns(over: Value): number | undefined {
    if (over.kind === 'array') return over.items.some(({ kind }) => kind === 'spread') ? undefined : over.items.length;
    if (over.kind !== 'call' || over.callee.kind !== 'name' || over.callee.name !== 'range') return undefined;
    const numbers = over.args.map((arg) => (arg.kind === 'number' ? Number(arg.text) : Number.NaN));
    const [first = Number.NaN, end = first] = numbers;
    const count = numbers.length === 1 ? first : numbers.length === 2 ? end - first : Number.NaN;
    return count >= 0 && count <= mostTurns ? count : undefined;
  }

  /** What it gives where it takes nothing. */
  #lambda(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const hasParameters = (node.getChild('ParamList')?.firstChild ?? null) !== null;
    const body = node.lastChild;
    return body === null || hasParameters || !this.#view.isOperand(body) || body.name === 'ParamList'
      ? { kind: 'function', span }
      : { kind: 'function', result: this.value(body, depth + 1), span };
  }

  #unwrapped(node: SyntaxNode, depth: number): Value {
    const [inner] = this.#view.operands(node);
    return inner === undefined ? { kind: 'missing', span: this.#view.span(node) } : this.value(inner, depth + 1);
  }

  #string(node: SyntaxNode, depth: number): Value {
    const view = this.#view;
    const [, prefix = '', quote = ''] = /^([a-z]*)("""|'''|"|'|)/i.exec(view.text(node)) ?? [];
    // Which character a name means, `\N{SNOWMAN}`, is left to run time.
    if (!/[rb]/i.test(prefix) && /(?<!\\)(?:\\\\)*\\N\{/.test(view.text(node)))
      return { kind: 'unknown', span: view.span(node) };
    const begin = node.from + prefix.length + quote.length;
    const isClosed = node.to >= begin + quote.length && view.code.endsWith(quote, node.to);
    const end = isClosed ? node.to - quote.length : node.to;
    const marks = `${/r/i.test(prefix) ? '' : '\\'}${/f/i.test(prefix) ? '{}' : ''}\r`;
    const parts: Value[] = [];
    let at = begin;
    for (const replacement of node.getChildren('FormatReplacement')) {
      parts.push(...view.chunk(at, replacement.from, readPythonEscape, marks), this.#replacement(replacement, depth));
      at = replacement.to;
    }
    parts.push(...view.chunk(at, end, readPythonEscape, marks));
    const inside: Span = [view.offset(begin), Math.max(view.offset(begin), view.offset(end))];
    return stringOf(parts, inside, view.span(node));
  }

  /** `{value}` in an f-string; with a format other than `!s` only run time knows the text. */
  #replacement(node: SyntaxNode, depth: number): Value {
    const [inner] = this.#view.operands(node);
    const span: Span = [this.#view.offset(node.from + 1), this.#view.offset(node.to - 1)];
    if (inner === undefined) return { kind: 'missing', span };
    const conversion = node.getChild('FormatConversion');
    const isPlain = conversion === null || this.#view.text(conversion) === '!s';
    if (!isPlain || node.getChild('FormatSpec') !== null || node.getChild('FormatSelfDoc') !== null) {
      return { kind: 'unknown', span };
    }
    return this.value(inner, depth + 1);
  }

  #member(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [object, key] = this.#view.operands(node);
    if (object === undefined || node.getChild(':') !== null) return { kind: 'unknown', span };
    const holder = this.value(object, depth + 1);
    if (key === undefined) return { kind: 'member', object: holder, key: { kind: 'missing', span }, span };
    return {
      kind: 'member',
      object: holder,
      key: key.name === 'PropertyName' ? this.#view.word(key) : this.value(key, depth + 1),
      span,
    };
  }

  #call(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [callee] = this.#view.operands(node);
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
        if (name !== undefined) named.push({ key: this.#view.word(name), value: this.#nothingAt(child.from) });
        name = undefined;
      } else if (!this.#view.isOperand(child)) continue;
      else if (child.nextSibling?.name === 'AssignOp') name = this.#isWalrus(child.nextSibling) ? undefined : child;
      else {
        const value = this.value(child, depth + 1);
        if (name !== undefined) named.push({ key: this.#view.word(name), value });
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
    return this.#view.text(operator) === ':=';
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
      else if (!this.#view.isOperand(child)) continue;
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
    const offset = this.#view.offset(at);
    return { kind: 'missing', span: [offset, offset] };
  }

  #spread(mark: SyntaxNode, value: Value): Extract<Value, { kind: 'spread' }> {
    return { kind: 'spread', value, span: [this.#view.offset(mark.from), value.span[1]] };
  }

  #unary(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [operand] = this.#view.operands(node);
    if (operand !== undefined && node.firstChild?.name === 'not')
      return negationOf(this.value(operand, depth + 1), span);
    if (operand?.name !== 'Number' || !/^[-+]/.test(this.#view.text(node))) return { kind: 'unknown', span };
    const value = this.value(operand, depth + 1);
    const isNegative = this.#view.code[node.from] === '-';
    return value.kind === 'number' ? { ...value, text: (isNegative ? '-' : '') + value.text, span } : value;
  }

  #binary(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [left, right] = this.#view.operands(node);
    if (left === undefined) return { kind: 'unknown', span };
    const sum = this.#view.sum(node, (operand) => this.value(operand, depth + 1));
    if (sum !== undefined) return sum;
    const operator = this.#operator(left, right);
    const first = this.value(left, depth + 1);
    const second: Value = right === undefined ? { kind: 'missing', span } : this.value(right, depth + 1);
    if (operator === 'or') return { kind: 'fallback', first, second, where: 'falsy', span };
    if (operator === 'and') return { kind: 'conditional', test: first, options: [second, first], span };
    return { kind: 'arithmetic', operator, left: first, right: second, span };
  }

  /** `is` and `is not` compare what is written here as `==` and `!=` do. */
  #operator(left: SyntaxNode, right: SyntaxNode | undefined): string {
    const written = this.#view.code.slice(left.to, right?.from ?? left.to).trim();
    if (/^is\s+not$/.test(written)) return '!=';
    return written === 'is' ? '==' : this.#view.text(left.nextSibling ?? left);
  }
}

const notOperands: ReadonlySet<string> = new Set([
  ...['ArithOp', 'BitOp', 'CompareOp', 'AssignOp', 'ArgList', 'Comment', 'FormatConversion', 'FormatSpec'],
  ...['FormatSelfDoc', 'await', 'not', 'and', 'or', 'if', 'else', 'in', 'is', 'lambda', 'for', 'async'],
]);

/** A number as `json.dumps` prints it: integers keep all digits, whole floats keep their `.0`. */
function numberOf(source: string, span: Span): Value {
  const code = source.replaceAll('_', '').toLowerCase();
  if (/^(?:\d+|0[xob][\da-f]+)$/.test(code)) return { kind: 'number', text: String(BigInt(code)), span };
  const number = Number(code);
  if (!Number.isFinite(number)) return { kind: 'unknown', span };
  const text = String(number).replace(/e([+-])(\d)$/, 'e$10$2');
  return { kind: 'number', text: /^\d+$/.test(text) && Math.abs(number) < 1e16 ? `${text}.0` : text, span };
}
