import type { SyntaxNode } from '@lezer/common';
import type { Answer, AnswerArgument, Step } from '../../request/interactionHandler.ts';
import type { Span } from '../../request/text.ts';
import { guardOf, meaningOf } from './answerMethods.ts';
import type { Work } from './work.ts';

/** What is read: a parsed function, and what its calls cost. */
export interface Reading {
  readonly language: 'javascript' | 'python';
  /** What the interaction is called; empty where there is none. */
  readonly name: string;
  readonly code: string;
  /** Where the first character of the code stands in the document. */
  readonly shift: number;
  readonly work: Work;
}

const functions =
  /^(?:ArrowFunction|FunctionExpression|FunctionDeclaration|MethodDeclaration|FunctionDefinition|LambdaExpression|ClassDeclaration|ClassExpression|ClassDefinition)$/;
const blocks = /^(?:Block|Body)$/;
const statements = /(?:Statement|Declaration|Definition)$/;
const chained = /^(?:then|catch|finally)$/;
const combining = /^(?:Promise\.(?:all|allSettled|race|any)|asyncio\.(?:gather|wait|wait_for|as_completed))$/;

/** Nesting beyond this is not followed. */
const deepest = 120;

/** How often the body of a loop counts. */
const turns = 3;

/** Reads what a function does, in order: its answers, and what is waited for. The grammars' node names are alike. */
export class StepReader {
  readonly #reading: Reading;
  #loops = 0;
  #depth = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** The steps of a block: each statement with its place. */
  block(node: SyntaxNode): Step[] {
    return childrenOf(node).flatMap((child): Step[] => {
      if (!statements.test(child.name)) return this.#steps(child, false);
      return [{ kind: 'statement', span: this.#span(child), steps: this.#steps(child, false) }];
    });
  }

  #steps(node: SyntaxNode, awaited: boolean): Step[] {
    if (this.#depth > deepest) return [{ kind: 'unknown' }];
    this.#depth++;
    const steps = this.#read(node, awaited);
    this.#depth--;
    return steps;
  }

  #read(node: SyntaxNode, awaited: boolean): Step[] {
    if (functions.test(node.name)) return this.#closure(node);
    if (blocks.test(node.name)) return this.block(node);
    switch (node.name) {
      case 'IfStatement':
        return this.#if(node);
      case 'ConditionalExpression':
        return this.#conditional(node, awaited);
      case 'BinaryExpression':
        return this.#binary(node);
      case 'ForStatement':
      case 'WhileStatement':
      case 'DoStatement':
        return this.#loop(node);
      case 'SwitchStatement':
      case 'MatchStatement':
        return this.#switch(node);
      case 'TryStatement':
        return this.#try(node);
      case 'WithStatement':
        return this.#with(node);
      case 'ReturnStatement':
      case 'ThrowStatement':
      case 'RaiseStatement':
        return [...this.#children(node), { kind: 'leave' }];
      case 'BreakStatement':
      case 'ContinueStatement':
        return [{ kind: 'break' }];
      case 'AwaitExpression':
        return this.#children(node, true);
      case 'ForOfSpec':
      case 'ParenthesizedExpression':
        return this.#children(node, awaited);
      case 'ArrayComprehensionExpression':
      case 'ComprehensionExpression':
        return this.#children(node, node.getChild('async') !== null);
      case 'CallExpression':
        return this.#call(node, awaited);
      case 'NewExpression':
        return this.#new(node, awaited);
      case 'VariableName':
        return this.#name(node);
      default:
        return this.#children(node);
    }
  }

  #children(node: SyntaxNode, awaited = false): Step[] {
    return childrenOf(node).flatMap((child) => this.#steps(child, awaited));
  }

  /** What it would do with the interaction if it were called: perhaps answer it. */
  #closure(node: SyntaxNode): Step[] {
    const { name, language } = this.#reading;
    let answers = false;
    node.cursor().iterate((ref) => {
      if (name === '' || answers || ref.name !== 'VariableName' || this.#text(ref.node) !== name) return !answers;
      const member = this.#memberOf(ref.node);
      const meaning = member === undefined ? 'unknown' : meaningOf(member, language);
      if (member === undefined ? !isLookedAt(ref.node) : meaning === 'answer' || meaning === 'unknown') answers = true;
      return true;
    });
    return answers ? [{ kind: 'unknown' }] : [];
  }

  /** The path behind the interaction that is called, or read: `response.defer`; undefined where it stands alone. */
  #memberOf(name: SyntaxNode): string | undefined {
    const path: string[] = [];
    let node = name;
    while (node.parent?.name === 'MemberExpression' && node.parent.firstChild?.from === node.from) {
      node = node.parent;
      path.push(this.#text(node.lastChild ?? node));
    }
    if (path.length === 0) return undefined;
    const isCalled = node.parent?.name === 'CallExpression' && node.parent.firstChild?.from === node.from;
    // A member that is read and not called says nothing, but for the part that answers.
    const member = path.join('.');
    return isCalled || member === 'response' ? member : `${member}.`;
  }

  #name(node: SyntaxNode): Step[] {
    const { name, language } = this.#reading;
    if (name === '' || this.#text(node) !== name) return [];
    const member = this.#memberOf(node);
    if (member === undefined) return isLookedAt(node) ? [] : [{ kind: 'unknown' }];
    return meaningOf(member, language) === 'unknown' ? [{ kind: 'unknown' }] : [];
  }

  #if(node: SyntaxNode): Step[] {
    const before: Step[] = [];
    const of: Step[][] = [];
    let isTest = false;
    let isLast = false;
    let guard: ReturnType<typeof guardOf>;
    for (const child of childrenOf(node)) {
      if (child.name === 'if' || child.name === 'elif') isTest = true;
      else if (child.name === 'else') isLast = true;
      else if (isTest) {
        guard ??= guardOf(this.#text(child));
        before.push(...this.#steps(child, false));
        isTest = false;
      } else of.push(this.#steps(child, false));
    }
    return guard !== undefined ? [{ kind: guard }] : [...before, { kind: 'branches', of, mayPass: !isLast }];
  }

  #conditional(node: SyntaxNode, awaited: boolean): Step[] {
    const guard = guardOf(this.#text(node));
    if (guard !== undefined) return [{ kind: guard }];
    const [first, second, third] = childrenOf(node).filter(isOperand);
    if (first === undefined || second === undefined || third === undefined) return this.#children(node);
    const isPython = this.#reading.language === 'python';
    const [test, yes] = isPython ? [second, first] : [first, second];
    const of = [yes, third].map((branch) => this.#steps(branch, awaited));
    return [...this.#steps(test, false), { kind: 'branches', of, mayPass: false }];
  }

  /** What stands behind `&&`, `||`, `??`, `and`, `or` may not run. */
  #binary(node: SyntaxNode): Step[] {
    const [left, ...rest] = childrenOf(node).filter(isOperand);
    const operator = childrenOf(node).find((child) => /^(?:LogicOp|and|or)$/.test(child.name));
    if (left === undefined || operator === undefined) return this.#children(node);
    const of = [rest.flatMap((child) => this.#steps(child, false))];
    const guard = guardOf(this.#text(left));
    if (guard !== undefined) return [{ kind: guard }];
    return [...this.#steps(left, false), { kind: 'branches', of, mayPass: true }];
  }

  #loop(node: SyntaxNode): Step[] {
    const isAwaiting = node.getChild('await') !== null || node.getChild('async') !== null;
    const before: Step[] = [];
    const steps: Step[] = [];
    for (const child of childrenOf(node)) {
      if (blocks.test(child.name) || statements.test(child.name)) {
        this.#loops++;
        steps.push(...this.#steps(child, false));
        this.#loops--;
      } else before.push(...this.#steps(child, isAwaiting));
    }
    const loop: Step = { kind: 'loop', steps };
    if (node.name === 'DoStatement') return [loop, ...before];
    return [...before, { kind: 'branches', of: [[loop]], mayPass: true }];
  }

  #switch(node: SyntaxNode): Step[] {
    const body = node.getChild('SwitchBody') ?? node.getChild('MatchBody');
    const before = childrenOf(node)
      .filter((child) => child.from !== body?.from)
      .flatMap((child) => this.#steps(child, false));
    if (body === null) return before;
    const of: Step[][] = [];
    let isWhole = false;
    for (const child of childrenOf(body)) {
      if (child.name === 'MatchClause') {
        isWhole ||= /^case\s+_\s*:/.test(this.#text(child));
        of.push(this.#children(child));
      } else if (/^(?:CaseLabel|DefaultLabel)$/.test(child.name)) {
        isWhole ||= child.name === 'DefaultLabel';
        if (of.at(-1)?.length !== 0) of.push([]);
      } else if (of.length > 0) {
        const steps = this.#steps(child, false);
        const isListed = statements.test(child.name);
        of.at(-1)?.push(...(isListed ? [{ kind: 'statement', span: this.#span(child), steps } as const] : steps));
      }
    }
    return [...before, { kind: 'breakable', steps: [{ kind: 'branches', of, mayPass: !isWhole }] }];
  }

  #try(node: SyntaxNode): Step[] {
    const body: Step[] = [];
    const catches: Step[][] = [];
    const last: Step[] = [];
    let part = 'try';
    for (const child of childrenOf(node)) {
      if (/^(?:except|finally|else)$/.test(child.name)) part = child.name;
      else if (child.name === 'CatchClause') catches.push(this.#children(child));
      else if (child.name === 'FinallyClause') last.push(...this.#children(child));
      else if (part === 'except') {
        if (blocks.test(child.name)) catches.push(this.block(child));
      } else if (part === 'finally') last.push(...this.#steps(child, false));
      else body.push(...this.#steps(child, false));
    }
    return [{ kind: 'attempt', body, catches }, ...last];
  }

  /** `async with session.get(…) as response:` waits for the call. */
  #with(node: SyntaxNode): Step[] {
    const isAsync = node.getChild('async') !== null;
    return childrenOf(node).flatMap((child) => this.#steps(child, isAsync && !blocks.test(child.name)));
  }

  #call(node: SyntaxNode, awaited: boolean): Step[] {
    const { work, language, name } = this.#reading;
    const callee = node.firstChild;
    const list = node.getChild('ArgList');
    if (callee === null) return this.#children(node);
    const path = this.#path(callee);
    const [root = '', ...members] = path.split('.');
    const isOnInteraction = name !== '' && root === name && /^[\w$.]+$/.test(path);
    const word = members.at(-1) ?? '';
    const receiver = callee.name === 'MemberExpression' ? callee.firstChild : null;
    if (receiver !== null && chained.test(word) && language === 'javascript') {
      return this.#chain(receiver, list, awaited, word === 'then');
    }
    if (awaited && combining.test(path)) return this.#combined(list);
    const inner = [
      ...(isOnInteraction || receiver === null
        ? []
        : this.#steps(receiver, awaited && receiver.name === 'CallExpression')),
      ...(list === null ? [] : this.#arguments(list, path)),
    ];
    if (isOnInteraction && members.length > 0) {
      const meaning = meaningOf(members.join('.'), language);
      if (meaning === 'answer') return [...inner, this.#answer(node, callee, list, members.join('.'))];
      if (meaning !== 'harmless') return [...inner, { kind: meaning }];
    }
    if (isOnInteraction && members.length === 0) return [...inner, { kind: 'unknown' }];
    const weight = work.weightOf({ path, args: list === null ? '' : this.#text(list).slice(1, -1), awaited });
    if (weight === 0) return inner;
    const times = this.#loops > 0 ? turns : 1;
    return [...inner, { kind: 'slow', span: this.#span(node), callee: this.#text(callee), weight: weight * times }];
  }

  /** What is logged is not answered by it. */
  #arguments(list: SyntaxNode, path: string): Step[] {
    const steps = this.#children(list);
    return /^(?:console\.\w+|print|(?:this\.|self\.)?log(?:ger|ging)?\.\w+|isinstance|String|str|repr)$/.test(path)
      ? steps.filter(({ kind }) => kind !== 'unknown')
      : steps;
  }

  /** `fetch(…).then((answer) => interaction.reply(…))`: what runs then, runs after it. */
  #chain(receiver: SyntaxNode, list: SyntaxNode | null, awaited: boolean, isThen: boolean): Step[] {
    const first = this.#steps(receiver, true);
    const then: Step[] = childrenOf(list ?? receiver).flatMap((child) =>
      list !== null && functions.test(child.name)
        ? this.#functionBody(child)
        : list === null
          ? []
          : this.#steps(child, false),
    );
    const both: Step[] = isThen ? [...first, ...then] : [...first, { kind: 'branches', of: [then], mayPass: true }];
    const isDetached = !awaited && first.some(({ kind }) => kind === 'slow' || kind === 'detached');
    return isDetached
      ? [{ kind: 'detached', steps: both.flatMap((step) => (step.kind === 'detached' ? step.steps : [step])) }]
      : both;
  }

  #functionBody(node: SyntaxNode): Step[] {
    const block = node.getChild('Block') ?? node.getChild('Body');
    const last = node.lastChild;
    const steps = block !== null ? this.block(block) : last === null ? [] : this.#steps(last, true);
    // Its `return` leaves it alone.
    return [{ kind: 'breakable', steps: steps.map(withoutLeaving) }];
  }

  /** All that `Promise.all` or `asyncio.gather` waits for, in the functions that are mapped over too. */
  #combined(list: SyntaxNode | null): Step[] {
    const found: Step[] = [];
    const visit = (node: SyntaxNode): void => {
      if (functions.test(node.name)) {
        this.#loops++;
        found.push(...this.#functionBody(node));
        this.#loops--;
      } else if (node.name === 'CallExpression') {
        const isMap =
          node.firstChild?.name === 'MemberExpression' && /\.(?:map|flatMap)$/.test(this.#path(node.firstChild));
        const args = node.getChild('ArgList');
        if (isMap && args !== null) childrenOf(args).forEach(visit);
        else found.push(...this.#steps(node, true));
      } else if (
        /^(?:Array(?:Comprehension)?Expression|ArgList|Spread|ParenthesizedExpression|ComprehensionExpression)$/.test(
          node.name,
        )
      ) {
        childrenOf(node).forEach(visit);
      } else found.push(...this.#steps(node, true));
    };
    if (list !== null) visit(list);
    return found;
  }

  /** `new Promise((resolve) => setTimeout(resolve, 5000))`. */
  #new(node: SyntaxNode, awaited: boolean): Step[] {
    const text = this.#text(node);
    const duration = awaited
      ? /^new\s+Promise\b[\s\S]*?\bsetTimeout\(\s*[\w$]+\s*,([\s\S]*?)\)/.exec(text)?.[1]
      : undefined;
    if (duration === undefined) return this.#children(node);
    const weight = this.#reading.work.weightOf({ path: 'setTimeout', args: duration, awaited });
    return weight === 0 ? [] : [{ kind: 'slow', span: this.#span(node), callee: 'setTimeout', weight }];
  }

  #answer(node: SyntaxNode, callee: SyntaxNode, list: SyntaxNode | null, method: string): Answer {
    let outer = node;
    while (/^(?:AwaitExpression|ParenthesizedExpression)$/.test(outer.parent?.name ?? ''))
      outer = outer.parent ?? outer;
    // `.catch(…)` behind it makes no use of what it gives.
    while (outer.parent?.name === 'MemberExpression' && this.#text(outer.parent).endsWith('.catch')) {
      outer = outer.parent.parent ?? outer;
      while (outer.parent?.name === 'AwaitExpression') outer = outer.parent;
    }
    const statement = outer.parent;
    const isStatement = statement?.name === 'ExpressionStatement';
    const isAlone =
      isStatement && blocks.test(statement.parent?.name ?? '') && this.#text(outer).endsWith(this.#text(node));
    return {
      kind: 'answer',
      method,
      callee: this.#span(callee),
      span: this.#span(node),
      ...(isAlone ? { statement: this.#span(statement) } : {}),
      isUsed: !isStatement && statement?.name !== 'ReturnStatement' && statement?.name !== 'ArrowFunction',
      args: list === null ? [] : this.#argumentsOf(list),
    };
  }

  #argumentsOf(list: SyntaxNode): AnswerArgument[] {
    const found: AnswerArgument[] = [];
    const children = childrenOf(list).filter((child) => !/Comment$/.test(child.name));
    for (let index = 0; index < children.length; index++) {
      const child = children[index];
      if (child === undefined || /^[(),[\]{}]$/.test(child.name)) continue;
      const [sign, value] = [children[index + 1], children[index + 2]];
      if (/^(?:Spread|\*\*?)$/.test(child.name)) {
        found.push({ kind: 'spread', value: this.#span(child), span: this.#span(child), entries: [] });
        index++;
      } else if (sign?.name === 'AssignOp' && value !== undefined) {
        const span: Span = [this.#span(child)[0], this.#span(value)[1]];
        found.push({ ...this.#value(value), name: this.#text(child), span });
        index += 2;
      } else found.push(this.#value(child));
    }
    return found;
  }

  #value(node: SyntaxNode): AnswerArgument {
    const span = this.#span(node);
    const isText =
      /^(?:String|TemplateString|FormatString|ContinuedString)$/.test(node.name) ||
      (node.name === 'BinaryExpression' && /['"`]/.test(this.#text(node)) && /\+/.test(this.#text(node)));
    const entries =
      node.name === 'ObjectExpression' ? node.getChildren('Property').map((each) => this.#property(each)) : [];
    const kind = isText ? 'text' : node.name === 'ObjectExpression' ? 'object' : 'other';
    return { kind, value: span, span, entries };
  }

  #property(node: SyntaxNode): AnswerArgument {
    const span = this.#span(node);
    const [first] = childrenOf(node);
    const key = node.getChild('PropertyDefinition') ?? node.getChild('String');
    if (first?.name === 'Spread' || key === null) return { kind: 'spread', value: span, span, entries: [] };
    const value = node.lastChild ?? key;
    return { ...this.#value(value), name: this.#text(key).replace(/^(['"])(.*)\1$/, '$2'), span };
  }

  #path(node: SyntaxNode): string {
    switch (node.name) {
      case 'MemberExpression': {
        const [object, name] = [node.firstChild, node.lastChild];
        const isNamed = name !== null && /^(?:PropertyName|PrivatePropertyName)$/.test(name.name);
        return `${object === null ? '?' : this.#path(object)}.${isNamed ? this.#text(name) : '[]'}`;
      }
      case 'CallExpression':
        return node.firstChild === null ? '?' : `${this.#path(node.firstChild)}()`;
      case 'ParenthesizedExpression':
      case 'AwaitExpression':
      case 'NonNullExpression': {
        const inner = childrenOf(node).find(isOperand);
        return inner === undefined ? '?' : this.#path(inner);
      }
      case 'VariableName':
      case 'this':
      case 'super':
        return this.#text(node);
      default:
        return '?';
    }
  }

  #text(node: SyntaxNode): string {
    return this.#reading.code.slice(node.from, node.to);
  }

  #span(node: SyntaxNode): Span {
    return [node.from + this.#reading.shift, node.to + this.#reading.shift];
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function isOperand(node: SyntaxNode): boolean {
  return (
    (/^[A-Z]/.test(node.name) && !/(?:Op|Comment)$/.test(node.name)) || node.name === 'this' || node.name === 'null'
  );
}

/** Whether a bare name is only looked at: tested, compared, taken apart or defined. */
function isLookedAt(node: SyntaxNode): boolean {
  const parent = node.parent;
  if (parent === null) return true;
  if (/^(?:UnaryExpression|IfStatement|ParamList|TypeDef|TypeAnnotation)$/.test(parent.name)) return true;
  if (parent.name === 'ParenthesizedExpression') return parent.parent?.name === 'IfStatement';
  if (parent.name === 'BinaryExpression') return true;
  return parent.name === 'VariableDeclaration' && parent.getChild('ObjectPattern') !== null;
}

function withoutLeaving(step: Step): Step {
  switch (step.kind) {
    case 'leave':
      return { kind: 'break' };
    case 'statement':
    case 'loop':
    case 'breakable':
    case 'detached':
      return { ...step, steps: step.steps.map(withoutLeaving) };
    case 'branches':
      return { ...step, of: step.of.map((steps) => steps.map(withoutLeaving)) };
    case 'attempt':
      return {
        ...step,
        body: step.body.map(withoutLeaving),
        catches: step.catches.map((steps) => steps.map(withoutLeaving)),
      };
    default:
      return step;
  }
}
