import type { SyntaxNode } from '@lezer/common';
import type { Clause, CodePiece, Statement } from '../request/handling.ts';
import type { Region } from './handlingReader.ts';

/** The statements of a block, body or script, with those in them; functions that are only defined there are `other`. */
export function statementsIn(region: Region, block: SyntaxNode): Statement[] {
  return childrenOf(block)
    .filter(({ name }) => isStatement(name))
    .map((node) => readStatement(region, node));
}

/** What leaves or goes on, by the name of its node. */
const kinds: Readonly<Record<string, Statement['kind']>> = {
  IfStatement: 'if',
  TryStatement: 'try',
  ForStatement: 'loop',
  WhileStatement: 'loop',
  DoStatement: 'loop',
  WithStatement: 'with',
  Block: 'with',
  ReturnStatement: 'return',
  ThrowStatement: 'throw',
  RaiseStatement: 'throw',
  BreakStatement: 'break',
  ContinueStatement: 'continue',
  ExpressionStatement: 'plain',
  VariableDeclaration: 'plain',
  AssignStatement: 'plain',
  UpdateStatement: 'plain',
  PassStatement: 'plain',
};

function isStatement(name: string): boolean {
  return name === 'Block' || /(?:Statement|Declaration|Definition)$/.test(name);
}

function readStatement(region: Region, node: SyntaxNode): Statement {
  const kind = kinds[node.name] ?? 'other';
  return { kind, ...piece(region, node.from, node.to), clauses: clausesOf(region, kind, node) };
}

function clausesOf(region: Region, kind: Statement['kind'], node: SyntaxNode): Clause[] {
  switch (kind) {
    case 'if':
      return ifClauses(region, node);
    case 'try':
      return tryClauses(region, node);
    case 'loop':
    case 'with':
      return bodyClauses(region, node);
    default:
      return [];
  }
}

/** `if` with its `else if`s in one row, as Python has them. */
function ifClauses(region: Region, statement: SyntaxNode, from = statement.from): Clause[] {
  const found: Clause[] = [];
  let start = from;
  let test: SyntaxNode | undefined;
  let word = '';
  for (const child of childrenOf(statement)) {
    if (/^(?:if|elif|else)$/.test(child.name)) {
      if (word !== '') start = child.from;
      word = child.name;
    } else if (word === 'else' && child.name === 'IfStatement') {
      found.push(...ifClauses(region, child, start));
    } else if (word === 'else') {
      found.push(clause(region, 'else', start, child));
    } else if (test === undefined) {
      test = child;
    } else {
      const inner = test.name === 'ParenthesizedExpression' ? 1 : 0;
      found.push({ ...clause(region, 'if', start, child), test: piece(region, test.from + inner, test.to - inner) });
      test = undefined;
    }
  }
  return found;
}

function tryClauses(region: Region, statement: SyntaxNode): Clause[] {
  const found: Clause[] = [];
  let word: SyntaxNode | undefined;
  for (const child of childrenOf(statement)) {
    if (child.name === 'CatchClause' || child.name === 'FinallyClause') {
      const block = child.getChild('Block');
      const kind = child.name === 'CatchClause' ? 'catch' : 'finally';
      if (block !== null)
        found.push({ ...clause(region, kind, child.from, block), test: piece(region, child.from, block.from) });
    } else if (/^(?:try|except|else|finally)$/.test(child.name)) word = child;
    else if ((child.name === 'Block' || child.name === 'Body') && word !== undefined) {
      const kind = word.name === 'except' ? 'catch' : (word.name as 'try' | 'else' | 'finally');
      found.push({ ...clause(region, kind, word.from, child), test: piece(region, word.from, child.from) });
      word = undefined;
    }
  }
  return found;
}

function bodyClauses(region: Region, statement: SyntaxNode): Clause[] {
  if (statement.name === 'Block') return [clause(region, 'body', statement.from, statement)];
  const [body, ...others] = childrenOf(statement).filter(({ name }) => name === 'Block' || name === 'Body');
  if (body === undefined) return [];
  const isDo = statement.name === 'DoStatement';
  const test = isDo ? piece(region, body.to, statement.to) : piece(region, statement.from, body.from);
  return [
    { ...clause(region, 'body', statement.from, body), test },
    ...others.map((other) => clause(region, 'else', other.prevSibling?.from ?? other.from, other)),
  ];
}

function clause(region: Region, kind: Clause['kind'], from: number, block: SyntaxNode): Clause {
  const isBlock = block.name === 'Block' || block.name === 'Body';
  return {
    kind,
    span: [from + region.shift, block.to + region.shift],
    test: piece(region, from, from),
    block: [block.from + region.shift, block.to + region.shift],
    statements: isBlock ? statementsIn(region, block) : [readStatement(region, block)],
  };
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function piece({ code, shift }: Region, from: number, to: number): CodePiece {
  return { text: code.slice(from, to), span: [from + shift, to + shift] };
}
