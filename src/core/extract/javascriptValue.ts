import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import type { Span } from '../request/text.ts';
import { readJavaScriptEscape } from './escapes.ts';
import { combined, keyOf, numberOf, prefixed, wordValue } from './javascriptOperators.ts';
import type { Parse } from './knownTrees.ts';
import { readPlainJavaScript } from './plainJavaScript.ts';
import type { Slice } from './slice.ts';
import { SliceView, stringOf } from './sliceView.ts';
import type { Entry, Value } from './value.ts';

/** Which grammar a document is read with: types, JSX, both or none. */
export type JavaScriptGrammar = '' | 'jsx' | 'ts' | 'ts jsx';

/** Nesting beyond this is left to run time. */
const deepest = 80;

/** The value of a slice's expression. `isTyped`: it may hold types. */
export function readJavaScript(slice: Slice, parse: Parse, isTyped: boolean): Value {
  return readPlainJavaScript(slice, isTyped) ?? parseExpression(slice, parse);
}

/** The same, whatever the expression holds, as the parser understands it. */
export function parseExpression(slice: Slice, parse: Parse): Value {
  const view = new SliceView(slice, notOperands);
  const root = parse(view.code).topNode.firstChild?.getChild('AssignmentExpression')?.lastChild;
  return root === null || root === undefined ? { kind: 'missing', span: slice.span } : new Reader(view).value(root, 0);
}

const parsers = new Map<JavaScriptGrammar, Parse>();

/** Gives the tree of statements. */
export function parserOf(grammar: JavaScriptGrammar): Parse {
  let parse = parsers.get(grammar);
  if (parse === undefined) {
    const configured = parser.configure({ dialect: grammar });
    parse = (code) => configured.parse(code);
    parsers.set(grammar, parse);
  }
  return parse;
}

class Reader {
  readonly #view: SliceView;

  constructor(view: SliceView) {
    this.#view = view;
  }

  value(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    if (depth > deepest) return { kind: 'unknown', span };
    switch (node.name) {
      case 'String':
        return this.#string(node);
      case 'TemplateString':
        return this.#template(node, depth);
      case 'Number':
        return numberOf(this.#view.text(node), span);
      case 'BooleanLiteral':
      case 'null':
      case 'VariableName':
      case 'this':
      case 'ImportMeta':
        return wordValue(this.#view.text(node), span);
      case 'MemberExpression':
        return this.#member(node, depth);
      case 'CallExpression':
      case 'NewExpression':
        return this.#call(node, depth);
      case 'ObjectExpression':
        return { kind: 'object', entries: node.getChildren('Property').flatMap((p) => this.#entry(p, depth)), span };
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
        return this.#conditional(node, depth);
      case 'TaggedTemplateExpression':
        return this.#tagged(node, depth);
      default:
        return { kind: node.type.isError ? 'missing' : 'unknown', span };
    }
  }

  /** What a wrapper holds: the last operand of a sequence or a cast, the first of everything else. */
  #unwrapped(node: SyntaxNode, depth: number): Value {
    const operands = this.#view.operands(node);
    const isLast = node.name === 'SequenceExpression' || node.name === 'PrefixCast';
    const inner = isLast ? operands.at(-1) : operands[0];
    return inner === undefined ? { kind: 'missing', span: this.#view.span(node) } : this.value(inner, depth + 1);
  }

  #string(node: SyntaxNode): Value {
    const code = this.#view.text(node);
    const isClosed = code.length > 1 && code.endsWith(code[0] ?? '');
    const begin = node.from + 1;
    const end = isClosed ? node.to - 1 : node.from + code.replace(/[\r\n]+$/, '').length;
    const inside: Span = [this.#view.offset(begin), this.#view.offset(end)];
    const span: Span = [this.#view.offset(node.from), this.#view.offset(isClosed ? node.to : end)];
    return stringOf(this.#view.chunk(begin, end, readJavaScriptEscape, '\\'), inside, span);
  }

  #template(node: SyntaxNode, depth: number, marks = '\\\r'): Value {
    const span = this.#view.span(node);
    const isClosed = node.to - node.from > 1 && this.#view.code[node.to - 1] === '`';
    const end = isClosed ? node.to - 1 : node.to;
    const parts: Value[] = [];
    let at = node.from + 1;
    for (const interpolation of node.getChildren('Interpolation')) {
      const [inner] = this.#view.operands(interpolation);
      parts.push(
        ...this.#view.chunk(at, interpolation.from, readJavaScriptEscape, marks),
        inner === undefined ? { kind: 'missing', span: this.#view.span(interpolation) } : this.value(inner, depth + 1),
      );
      at = interpolation.to;
    }
    parts.push(...this.#view.chunk(at, end, readJavaScriptEscape, marks));
    return stringOf(parts, [this.#view.offset(node.from + 1), this.#view.offset(end)], span);
  }

  /** `String.raw` leaves escapes as they are; what another tag makes is left to run time. */
  #tagged(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const template = node.getChild('TemplateString');
    const tag = this.#view.text(node).slice(0, (template?.from ?? node.from) - node.from);
    if (template === null || tag.trim() !== 'String.raw') return { kind: 'unknown', span };
    return this.#template(template, depth, '\r');
  }

  #conditional(node: SyntaxNode, depth: number): Value {
    const [test, ...options] = this.#view.operands(node).map((operand) => this.value(operand, depth + 1));
    return { kind: 'conditional', ...(test === undefined ? {} : { test }), options, span: this.#view.span(node) };
  }

  #member(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [object, key] = this.#view.operands(node);
    if (object === undefined) return { kind: 'unknown', span };
    const holder = this.value(object, depth + 1);
    if (key === undefined) return { kind: 'member', object: holder, key: { kind: 'missing', span }, span };
    const isWord = key.name === 'PropertyName' || key.name === 'PrivatePropertyName';
    return { kind: 'member', object: holder, key: isWord ? this.#view.word(key) : this.value(key, depth + 1), span };
  }

  #call(node: SyntaxNode, depth: number): Value {
    const args = node.getChild('ArgList');
    const [callee] = this.#view.operands(node);
    const span = this.#view.span(node);
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
      else if (this.#view.isOperand(child)) {
        const value = this.value(child, depth + 1);
        items.push(spread === undefined ? value : this.#spread(spread, value));
        spread = undefined;
      }
    }
    return items;
  }

  #spread(mark: SyntaxNode, value: Value): Value {
    return { kind: 'spread', value, span: [this.#view.offset(mark.from), value.span[1]] };
  }

  #entry(node: SyntaxNode, depth: number): Entry[] {
    const spread = node.getChild('Spread');
    const [first, second] = this.#view
      .operands(node)
      .filter((child) => !/^(?:get|set|async|static|Star)$/.test(child.name));
    if (spread !== null) {
      if (first === undefined) return [];
      const value = this.value(first, depth + 1);
      return [{ kind: 'spread', value, span: [this.#view.offset(spread.from), value.span[1]] }];
    }
    if (first === undefined) return [];
    const isWord = first.name === 'PropertyDefinition' || first.name === 'PrivatePropertyDefinition';
    const key = isWord ? this.#view.word(first) : keyOf(this.value(first, depth + 1));
    if (node.getChild('ParamList') !== null) {
      const isGetter = node.getChild('get') !== null;
      return [{ key, value: { kind: isGetter ? 'unknown' : 'function', span: this.#view.span(node) } }];
    }
    if (second !== undefined) return [{ key, value: this.value(second, depth + 1) }];
    if (node.getChild(':') !== null || !isWord)
      return [{ key, value: { kind: 'missing', span: [key.span[1], key.span[1]] } }];
    return [{ key, value: { kind: 'name', name: this.#view.text(first), span: key.span } }];
  }

  /** The result of a function without parameters whose body is one `return`. */
  #function(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const list = node.getChild('ParamList');
    const parameters = list === null ? undefined : this.#parameters(list);
    if (parameters === undefined) return { kind: 'function', span };
    const block = node.getChild('Block');
    // With more than one return, conditions decide.
    if (block !== null && this.#view.text(block).split(/\breturn\b/).length > 2) return { kind: 'function', span };
    const body = block === null ? node.lastChild : block.getChildren('ReturnStatement').at(-1);
    const result =
      block === null ? body : body === undefined || body === null ? undefined : this.#view.operands(body)[0];
    if (result === undefined || result === null) return { kind: 'function', span };
    return { kind: 'function', parameters, result: this.value(result, depth + 1), span };
  }

  /** The names of parameters; undefined where one is more than a name. */
  #parameters(list: SyntaxNode): string[] | undefined {
    const text = this.#view.text(list).replace(/^\(|\)$/g, '');
    const names = text.split(',').map((each) => each.trim().replace(/\??\s*:\s*[\w$ |[\]]+$/, ''));
    if (text.trim() === '') return [];
    return names.every((name) => /^[A-Za-z_$][\w$]*$/.test(name)) ? names : undefined;
  }

  #unary(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const operator = this.#view.text(node.firstChild ?? node);
    const [operand] = this.#view.operands(node);
    if (operand === undefined || (operator !== '-' && operator !== '+' && operator !== '!')) {
      return { kind: 'unknown', span };
    }
    return prefixed(operator, this.value(operand, depth + 1), span);
  }

  #binary(node: SyntaxNode, depth: number): Value {
    const span = this.#view.span(node);
    const [left, right] = this.#view.operands(node);
    if (left === undefined) return { kind: 'unknown', span };
    if (node.getChild('as') !== null || node.getChild('satisfies') !== null) return this.value(left, depth + 1);
    const sum = this.#view.sum(node, (operand) => this.value(operand, depth + 1));
    if (sum !== undefined) return sum;
    const operator = this.#view.text(left.nextSibling ?? node);
    const first = this.value(left, depth + 1);
    const second: Value = right === undefined ? { kind: 'missing', span } : this.value(right, depth + 1);
    return combined(operator, first, second, span);
  }
}

const notOperands: ReadonlySet<string> = new Set([
  ...['ArithOp', 'LogicOp', 'BitOp', 'CompareOp', 'Spread', 'TypeArgList', 'ParamList', 'Arrow', 'Block'],
  ...['InterpolationStart', 'InterpolationEnd', 'LineComment', 'BlockComment', 'TypeName', 'ParameterizedType'],
  ...['ArgList', 'await', 'new', 'as', 'satisfies', 'return', 'typeof', 'void', 'delete', 'instanceof', 'in'],
]);
