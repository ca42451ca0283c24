import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../../request/text.ts';

/** Nodes that are functions or classes, blocks, and statements: the grammars of both languages name them alike. */
export const functions =
  /^(?:ArrowFunction|FunctionExpression|FunctionDeclaration|MethodDeclaration|FunctionDefinition|LambdaExpression|ClassDeclaration|ClassExpression|ClassDefinition)$/;
export const blocks = /^(?:Block|Body)$/;
export const statements = /(?:Statement|Declaration|Definition)$/;

/** Parsed code, and where it stands in the document. */
export class CodeView {
  readonly #code: string;
  readonly #shift: number;

  /** `shift`: where the first character of the code stands in the document. */
  constructor(code: string, shift: number) {
    this.#code = code;
    this.#shift = shift;
  }

  text(node: SyntaxNode): string {
    return this.#code.slice(node.from, node.to);
  }

  span(node: SyntaxNode): Span {
    return [node.from + this.#shift, node.to + this.#shift];
  }

  /** What is called or read, brackets emptied: `db.collection().find`; `?` for what has no name. */
  path(node: SyntaxNode): string {
    switch (node.name) {
      case 'MemberExpression': {
        const [object, name] = [node.firstChild, node.lastChild];
        const isNamed = name !== null && /^(?:PropertyName|PrivatePropertyName)$/.test(name.name);
        return `${object === null ? '?' : this.path(object)}.${isNamed ? this.text(name) : '[]'}`;
      }
      case 'CallExpression':
        return node.firstChild === null ? '?' : `${this.path(node.firstChild)}()`;
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
      case 'NonNullExpression': {
        const inner = childrenOf(node).find(isOperand);
        return inner === undefined ? '?' : this.path(inner);
      }
      case 'VariableName':
      case 'this':
      case 'super':
        return this.text(node);
      default:
        return '?';
    }
  }

  /** The path behind the interaction that is called, or read: `response.defer`; undefined where it stands alone. */
  memberOf(name: SyntaxNode): string | undefined {
    const path: string[] = [];
    let node = name;
    while (node.parent?.name === 'MemberExpression' && node.parent.firstChild?.from === node.from) {
      node = node.parent;
      path.push(this.text(node.lastChild ?? node));
    }
    if (path.length === 0) return undefined;
    const isCalled = node.parent?.name === 'CallExpression' && node.parent.firstChild?.from === node.from;
    // A member that is read and not called says nothing, but for the part that answers.
    const member = path.join('.');
    return isCalled || member === 'response' ? member : `${member}.`;
  }
}

/** The nodes directly in a node. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** Whether a node is an expression or a statement, and no punctuation or keyword. */
export function isOperand(node: SyntaxNode): boolean {
  return (
    (/^[A-Z]/.test(node.name) && !/(?:Op|Comment)$/.test(node.name)) || node.name === 'this' || node.name === 'null'
  );
}

/** Whether a bare name is only looked at: tested, compared, taken apart or defined. */
export function isLookedAt(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return true;
  if (/^(?:UnaryExpression|IfStatement|ParamList|TypeDef|TypeAnnotation)$/.test(parent.name)) return true;
  if (parent.name === 'ParenthesizedExpression') return parent.parent?.name === 'IfStatement';
  if (parent.name === 'BinaryExpression') return true;
  return parent.name === 'VariableDeclaration' && parent.getChild('ObjectPattern') !== null;
}
