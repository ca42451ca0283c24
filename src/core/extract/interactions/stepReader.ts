import type { SyntaxNode } from '@lezer/common';
import type { Step } from '../../request/interactionHandler.ts';
import { guardOf, meaningOf } from './answerMethods.ts';
import { answerOf } from './answerReader.ts';
import { blocks, type CodeView, childrenOf, functions, isLookedAt, isOperand, statements } from './codeView.ts';
import { withoutLeaving } from './withoutLeaving.ts';
import { type Work, waits } from './work.ts';

/** What is read: a parsed function, and what its calls cost. */
export interface Reading {
  readonly language: 'javascript' | 'python';
  /** What the interaction is called; empty where there is none. */
  readonly name: string;
  readonly view: CodeView;
  readonly work: Work;
}

const chained = /^(?:then|catch|finally)$/;
const combining = /^(?:Promise\.(?:all|allSettled|race|any)|asyncio\.(?:gather|wait|wait_for|as_completed))$/;

/** Nesting beyond this is not followed. */
const deepest = 120;

/** How often the body of a loop counts. */
const turns = 3;

/** Reads what a function does, in order: its answers, and what is waited for. The grammars' node names are alike. */
export class StepReader {
  readonly #reading: Reading;
  readonly #view: CodeView;
  /** What a statement shows that is of any interest; most are passed over. */
  readonly #trace: RegExp;
  #loops = 0;
  #depth = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.#view = reading.view;
    const { language, name } = reading;
    const local = name === '' ? '' : `|(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`;
    this.#trace = new RegExp(`${waits[language].source}|\\b(?:return|break|continue|throw|raise)\\b${local}`);
  }

  /** The steps of a block: each statement with its place. */
  block(node: SyntaxNode): Step[] {
    return childrenOf(node).flatMap((child): Step[] => {
      if (!statements.test(child.name)) return this.#steps(child, false);
      if (!this.#trace.test(this.#view.text(child))) return [];
      return [{ kind: 'statement', span: this.#view.span(child), steps: this.#steps(child, false) }];
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
      if (name === '' || answers || ref.name !== 'VariableName' || this.#view.text(ref.node) !== name) return !answers;
      const member = this.#view.memberOf(ref.node);
      const meaning = member === undefined ? 'unknown' : meaningOf(member, language);
      if (member === undefined ? !isLookedAt(ref.node) : meaning === 'answer' || meaning === 'unknown') answers = true;
      return true;
    });
    return answers ? [{ kind: 'unknown' }] : [];
  }

  #name(node: SyntaxNode): Step[] {
    const { name, language } = this.#reading;
    if (name === '' || this.#view.text(node) !== name) return [];
    const member = this.#view.memberOf(node);
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
        guard ??= guardOf(this.#view.text(child));
        before.push(...this.#steps(child, false));
        isTest = false;
      } else of.push(this.#steps(child, false));
    }
    return guard !== undefined ? [{ kind: guard }] : [...before, { kind: 'branches', of, mayPass: !isLast }];
  }

  #conditional(node: SyntaxNode, awaited: boolean): Step[] {
    const guard = guardOf(this.#view.text(node));
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
    const guard = guardOf(this.#view.text(left));
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
        isWhole ||= /^case\s+_\s*:/.test(this.#view.text(child));
        of.push(this.#children(child));
      } else if (/^(?:CaseLabel|DefaultLabel)$/.test(child.name)) {
        isWhole ||= child.name === 'DefaultLabel';
        if (of.at(-1)?.length !== 0) of.push([]);
      } else if (of.length > 0) {
        const steps = this.#steps(child, false);
        const isListed = statements.test(child.name);
        of.at(-1)?.push(...(isListed ? [{ kind: 'statement', span: this.#view.span(child), steps } as const] : steps));
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
    const path = this.#view.path(callee);
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
      if (meaning === 'answer') return [...inner, answerOf(this.#view, node, callee, members.join('.'))];
      if (meaning !== 'harmless') return [...inner, { kind: meaning }];
    }
    if (isOnInteraction && members.length === 0) return [...inner, { kind: 'unknown' }];
    const weight = work.weightOf({ path, args: list === null ? '' : this.#view.text(list).slice(1, -1), awaited });
    if (weight === 0) return inner;
    const times = this.#loops > 0 ? turns : 1;
    return [
      ...inner,
      { kind: 'slow', span: this.#view.span(node), callee: this.#view.text(callee), weight: weight * times },
    ];
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

  /** All that `Promise.all` or `asyncio.gather` waits for, at once: what takes longest counts. */
  #combined(list: SyntaxNode | null): Step[] {
    const of: Step[][] = [];
    const visit = (node: SyntaxNode): void => {
      const args = node.name === 'CallExpression' ? node.getChild('ArgList') : null;
      if (functions.test(node.name)) of.push(this.#functionBody(node));
      else if (args !== null && /\.(?:map|flatMap)$/.test(this.#view.path(node.firstChild ?? node))) visit(args);
      else if (/^(?:ArgList|Spread|ParenthesizedExpression|\w*(?:Array|Comprehension)\w*)$/.test(node.name)) {
        childrenOf(node).forEach(visit);
      } else of.push(this.#steps(node, true));
    };
    if (list !== null) visit(list);
    return of.some((steps) => steps.length > 0) ? [{ kind: 'branches', of, mayPass: true }] : [];
  }

  /** `new Promise((resolve) => setTimeout(resolve, 5000))`. */
  #new(node: SyntaxNode, awaited: boolean): Step[] {
    const text = this.#view.text(node);
    const duration = awaited
      ? /^new\s+Promise\b[\s\S]*?\bsetTimeout\(\s*[\w$]+\s*,([\s\S]*?)\)/.exec(text)?.[1]
      : undefined;
    if (duration === undefined) return this.#children(node);
    const weight = this.#reading.work.weightOf({ path: 'setTimeout', args: duration, awaited });
    return weight === 0 ? [] : [{ kind: 'slow', span: this.#view.span(node), callee: 'setTimeout', weight }];
  }
}
