import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Span } from '../request/text.ts';
import { decodeEscapes, readJavaScriptEscape } from './escapes.ts';
import type { Slice } from './slice.ts';
import type { Entry, StringValue, Value } from './value.ts';

/** Which grammar a document is read with: types, JSX, both or none. */
export type JavaScriptGrammar = '' | 'jsx' | 'ts' | 'ts jsx';

/** Nesting beyond this is left to run time. */
const deepest = 80;

/** Parses a slice and gives the value of its expression. */
export function readJavaScript(slice: Slice, grammar: JavaScriptGrammar): Value {
  const prefix = 'x=';
  const tree = parserOf(grammar).parse(prefix + slice.code);
  const root = tree.topNode.firstChild?.getChild('AssignmentExpression')?.lastChild;
  const reader = new Reader(prefix + slice.code, slice.span[0] - prefix.length, slice.span[1]);
  return root === null || root === undefined ? { kind: 'missing', span: slice.span } : reader.value(root, 0);
}

const parsers = new Map<JavaScriptGrammar, typeof parser>();

function parserOf(grammar: JavaScriptGrammar): typeof parser {
  let configured = parsers.get(grammar);
  if (configured === undefined) {
    configured = parser.configure({ dialect: grammar });
    parsers.set(grammar, configured);
  }
  return configured;
}

class Reader {
  readonly #code: string;
  readonly #shift: number;
  readonly #end: number;

  constructor(code: string, shift: number, end: number) {
    this.#code = code;
    this.#shift = shift;
    this.#end = end;
  }

  value(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    if (depth > deepest) return { kind: 'unknown', span };
    switch (node.name) {
      case 'String':
        return this.#string(node);
      case 'TemplateString':
        return this.#template(node, depth);
      case 'Number':
        return numberOf(this.#text(node), span);
      case 'BooleanLiteral':
        return { kind: 'literal', value: this.#text(node) === 'true', span };
      case 'null':
        return { kind: 'literal', value: null, span };
      case 'VariableName':
        if (this.#text(node) === 'undefined') return { kind: 'literal', value: undefined, span };
        return { kind: 'name', name: this.#text(node), span };
      case 'this':
      case 'ImportMeta':
        return { kind: 'name', name: this.#text(node), span };
      case 'MemberExpression':
        return this.#member(node, depth);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, depth);
      case 'ObjectExpression':
        return { kind: 'object', entries: childrenOf(node, 'Property').flatMap((p) => this.#entry(p, depth)), span };
      case 'ArrayExpression':
        return { kind: 'array', items: this.#list(node, depth), span };
      case 'ArrowFunction':
      case 'FunctionExpression':
        return this.#function(node, depth);
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
      case 'PrefixCast':
      case 'InstantiationExpression':
      case 'PostfixExpression':
      case 'SequenceExpression':
        return this.#unwrapped(node, depth);
      case 'UnaryExpression':
        return this.#unary(node, depth);
      case 'BinaryExpression':
        return this.#binary(node, depth);
      case 'ConditionalExpression':
        return {
          kind: 'conditional',
          options: operandsOf(node)
            .slice(1)
            .map((n) => this.value(n, depth + 1)),
          span,
        };
      default:
        return { kind: node.type.isError ? 'missing' : 'unknown', span };
    }
  }

  /** What a wrapper holds: the last operand of a sequence or a cast, the first of everything else. */
  #unwrapped(node: SyntaxNode, depth: number): Value {
    const operands = operandsOf(node);
    const isLast = node.name === 'SequenceExpression' || node.name === 'PrefixCast';
    const inner = isLast ? operands.at(-1) : operands[0];
    return inner === undefined ? { kind: 'missing', span: this.#span(node) } : this.value(inner, depth + 1);
  }

  #string(node: SyntaxNode): StringValue {
    const code = this.#text(node);
    const isClosed = code.length > 1 && code.endsWith(code[0] ?? '');
    const content = isClosed ? code.slice(1, -1) : code.slice(1).replace(/[\r\n]+$/, '');
    const span = this.#span(node);
    const start = Math.min(span[0] + 1, this.#end);
    const inside: Span = [start, Math.min(start + content.length, this.#end)];
    const decoded = decodeEscapes(content, start, readJavaScriptEscape);
    return { kind: 'string', ...decoded, inside, span: [span[0], Math.min(inside[1] + (isClosed ? 1 : 0), this.#end)] };
  }

  #template(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const interpolations = childrenOf(node, 'Interpolation');
    const isClosed = this.#code[node.to - 1] === '`' && node.to - node.from > 1;
    const end = isClosed ? node.to - 1 : node.to;
    const inside: Span = [span[0] + 1, Math.max(span[0] + 1, Math.min(end + this.#shift, this.#end))];
    const parts: Value[] = [];
    let at = node.from + 1;
    for (const interpolation of interpolations) {
      this.#pushChunk(parts, at, interpolation.from);
      const [inner] = operandsOf(interpolation);
      parts.push(
        inner === undefined ? { kind: 'missing', span: this.#span(interpolation) } : this.value(inner, depth + 1),
      );
      at = interpolation.to;
    }
    this.#pushChunk(parts, at, end);
    const [only] = parts;
    if (parts.length === 0) return { kind: 'string', text: '', inside, span };
    if (parts.length === 1 && interpolations.length === 0 && only?.kind === 'string') return { ...only, inside, span };
    return { kind: 'join', parts, inside, span };
  }

  #pushChunk(parts: Value[], from: number, written: number): void {
    const to = Math.min(written, this.#end - this.#shift);
    if (from >= to) return;
    const span: Span = [from + this.#shift, to + this.#shift];
    const decoded = decodeEscapes(this.#code.slice(from, to), span[0], readJavaScriptEscape, '\\\r');
    parts.push({ kind: 'string', ...decoded, inside: span, span });
  }

  #member(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [object, key] = operandsOf(node);
    if (object === undefined) return { kind: 'unknown', span };
    const holder = this.value(object, depth + 1);
    if (key === undefined) return { kind: 'member', object: holder, key: { kind: 'missing', span }, span };
    const isWord = key.name === 'PropertyName' || key.name === 'PrivatePropertyName';
    return { kind: 'member', object: holder, key: isWord ? this.#word(key) : this.value(key, depth + 1), span };
  }

  #word(node: SyntaxNode): StringValue {
    const span = this.#span(node);
    return { kind: 'string', text: this.#text(node), inside: span, span };
  }

  #call(node: SyntaxNode, depth: number): Value {
    const args = node.getChild('ArgList');
    const [callee] = operandsOf(node);
    const span = this.#span(node);
    if (callee === undefined) return { kind: 'unknown', span };
    return {
      kind: 'call',
      callee: this.value(callee, depth + 1),
      args: args === null ? [] : this.#list(args, depth),
      named: [],
      isNew: node.name === 'NewExpression',
      later: [],
      span,
    };
  }

  /** Array items or arguments; a hole in an array and a missing argument read as missing. */
  #list(node: SyntaxNode, depth: number): Value[] {
    const items: Value[] = [];
    let spread: SyntaxNode | undefined;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) {
      if (child.name === 'Spread') spread = child;
      else if (!isPunctuation(child) && !child.type.isError) {
        const value = this.value(child, depth + 1);
        items.push(spread === undefined ? value : this.#spread(spread, value));
        spread = undefined;
      }
    }
    return items;
  }

  #spread(mark: SyntaxNode, value: Value): Value {
    return { kind: 'spread', value, span: [mark.from + this.#shift, value.span[1]] };
  }

  #entry(node: SyntaxNode, depth: number): Entry[] {
    const spread = node.getChild('Spread');
    const [first, second] = operandsOf(node).filter((child) => !/^(?:get|set|async|static|Star)$/.test(child.name));
    if (spread !== null) {
      if (first === undefined) return [];
      const value = this.value(first, depth + 1);
      return [{ kind: 'spread', value, span: [spread.from + this.#shift, value.span[1]] }];
    }
    if (first === undefined || node.getChild('ParamList') !== null) return [];
    const isWord = first.name === 'PropertyDefinition' || first.name === 'PrivatePropertyDefinition';
    const key = isWord ? this.#word(first) : this.#keyValue(first, depth);
    if (second !== undefined) return [{ key, value: this.value(second, depth + 1) }];
    if (node.getChild(':') !== null || !isWord)
      return [{ key, value: { kind: 'missing', span: [key.span[1], key.span[1]] } }];
    return [{ key, value: { kind: 'name', name: this.#text(first), span: key.span } }];
  }

  #keyValue(node: SyntaxNode, depth: number): Value {
    const value = this.value(node, depth + 1);
    return value.kind === 'number' ? { kind: 'string', text: value.text, inside: value.span, span: value.span } : value;
  }

  /** The result of a function without parameters whose body is one `return`. */
  #function(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const parameters = node.getChild('ParamList');
    if (parameters === null || operandsOf(parameters).length > 0) return { kind: 'function', span };
    const block = node.getChild('Block');
    const body = block === null ? node.lastChild : block.getChildren('ReturnStatement').at(-1);
    const result = block === null ? body : body === undefined || body === null ? undefined : operandsOf(body)[0];
    if (result === undefined || result === null) return { kind: 'function', span };
    return { kind: 'function', result: this.value(result, depth + 1), span };
  }

  #unary(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const operator = this.#text(node.firstChild ?? node);
    const [operand] = operandsOf(node);
    if (operand === undefined || (operator !== '-' && operator !== '+')) return { kind: 'unknown', span };
    const value = this.value(operand, depth + 1);
    if (value.kind !== 'number') return operator === '+' ? { kind: 'numeric', value, span } : { kind: 'unknown', span };
    return operator === '+' ? { ...value, span } : numberOf(`-${value.text}`, span);
  }

  #binary(node: SyntaxNode, depth: number): Value {
    const span = this.#span(node);
    const [left, right] = operandsOf(node);
    if (left === undefined) return { kind: 'unknown', span };
    if (node.getChild('as') !== null || node.getChild('satisfies') !== null) return this.value(left, depth + 1);
    const operator = this.#text(left.nextSibling ?? node);
    if (operator === '+') return this.#sum(node, depth);
    const first = this.value(left, depth + 1);
    const second: Value = right === undefined ? { kind: 'missing', span } : this.value(right, depth + 1);
    if (operator === '??' || operator === '||') return { kind: 'fallback', first, second, span };
    if (operator === '&&') return { kind: 'conditional', options: [second], span };
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

function childrenOf(node: SyntaxNode, name: string): SyntaxNode[] {
  return node.getChildren(name);
}

/** The children that are expressions or names: no punctuation, operators, types or errors. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!isPunctuation(child) && !child.type.isError) operands.push(child);
  }
  return operands;
}

const notOperands: ReadonlySet<string> = new Set([
  ...['ArithOp', 'LogicOp', 'BitOp', 'CompareOp', 'Spread', 'TypeArgList', 'ParamList', 'Arrow', 'Block'],
  ...['InterpolationStart', 'InterpolationEnd', 'LineComment', 'BlockComment', 'TypeName', 'ParameterizedType'],
  ...['ArgList', 'await', 'new', 'as', 'satisfies', 'return', 'typeof', 'void', 'delete', 'instanceof', 'in'],
]);

function isPunctuation(node: SyntaxNode): boolean {
  return notOperands.has(node.name) || !/^[A-Za-z]/.test(node.name);
}

/** A number as `JSON.stringify` prints it; a BigInt cannot be one. */
function numberOf(source: string, span: Span): Value {
  const number = Number(source.replaceAll('_', ''));
  return source.endsWith('n') || !Number.isFinite(number)
    ? { kind: 'unknown', span }
    : { kind: 'number', text: String(number), span };
}
