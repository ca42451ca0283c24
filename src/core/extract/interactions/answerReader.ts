import type { SyntaxNode } from '@lezer/common';
import type { Answer, AnswerArgument } from '../../request/interactionHandler.ts';
import type { Span } from '../../request/text.ts';
import { blocks, type CodeView, childrenOf } from './codeView.ts';

/** A call that answers, for what may be made of it; `method` is its path behind the interaction. */
export function answerOf(view: CodeView, node: SyntaxNode, callee: SyntaxNode, method: string): Answer {
  const list = node.getChild('ArgList');
  let outer = node;
  while (/^(?:AwaitExpression|ParenthesizedExpression)$/.test(outer.parent?.name ?? '')) outer = outer.parent ?? outer;
  // `.catch(…)` behind it makes no use of what it gives.
  while (outer.parent?.name === 'MemberExpression' && view.text(outer.parent).endsWith('.catch')) {
    outer = outer.parent.parent ?? outer;
    while (outer.parent?.name === 'AwaitExpression') outer = outer.parent;
  }
  const statement = outer.parent;
  const isStatement = statement?.name === 'ExpressionStatement';
  const isAlone =
    isStatement && blocks.test(statement.parent?.name ?? '') && view.text(outer).endsWith(view.text(node));
  return {
    kind: 'answer',
    method,
    callee: view.span(callee),
    span: view.span(node),
    ...(isAlone ? { statement: view.span(statement) } : {}),
    isUsed: !isStatement && statement?.name !== 'ReturnStatement' && statement?.name !== 'ArrowFunction',
    args: list === null ? [] : argumentsOf(view, list),
  };
}

function argumentsOf(view: CodeView, list: SyntaxNode): AnswerArgument[] {
  const found: AnswerArgument[] = [];
  const children = childrenOf(list).filter((child) => !/Comment$/.test(child.name));
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child === undefined || /^[(),[\]{}]$/.test(child.name)) continue;
    const [sign, value] = [children[index + 1], children[index + 2]];
    if (/^(?:Spread|\*\*?)$/.test(child.name)) {
      found.push({ kind: 'spread', value: view.span(child), span: view.span(child), entries: [] });
      index++;
    } else if (sign?.name === 'AssignOp' && value !== undefined) {
      const span: Span = [view.span(child)[0], view.span(value)[1]];
      found.push({ ...argumentOf(view, value), name: view.text(child), span });
      index += 2;
    } else found.push(argumentOf(view, child));
  }
  return found;
}

function argumentOf(view: CodeView, node: SyntaxNode): AnswerArgument {
  const span = view.span(node);
  const isText =
    /^(?:String|TemplateString|FormatString|ContinuedString)$/.test(node.name) ||
    (node.name === 'BinaryExpression' && /['"`]/.test(view.text(node)) && /\+/.test(view.text(node)));
  const entries =
    node.name === 'ObjectExpression' ? node.getChildren('Property').map((each) => propertyOf(view, each)) : [];
  const kind = isText ? 'text' : node.name === 'ObjectExpression' ? 'object' : 'other';
  return { kind, value: span, span, entries };
}

function propertyOf(view: CodeView, node: SyntaxNode): AnswerArgument {
  const span = view.span(node);
  const [first] = childrenOf(node);
  const key = node.getChild('PropertyDefinition') ?? node.getChild('String');
  if (first?.name === 'Spread' || key === null) return { kind: 'spread', value: span, span, entries: [] };
  const value = node.lastChild ?? key;
  return { ...argumentOf(view, value), name: view.text(key).replace(/^(['"])(.*)\1$/, '$2'), span };
}
