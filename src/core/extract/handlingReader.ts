import type { SyntaxNode, Tree } from '@lezer/common';
import type { Branch, CodePiece, Handling } from '../request/handling.ts';
import type { Span } from '../request/text.ts';
import { isCountedExit } from './countedExit.ts';
import { type FunctionHead, functionsAround } from './functionHead.ts';
import { matchesAt } from './lines.ts';
import type { Source } from './source.ts';
import { statementsIn } from './statementReader.ts';
import { waitsIn } from './waitCalls.ts';

/** Code outside of functions is read in windows of this size, and half as much before and behind, in UTF-16 units. */
const farthest = 6_000;

/** Functions longer than this are not looked at, in UTF-16 units. */
const longest = 30_000;

/** What code that sends again shows somewhere. */
const trace =
  /\b429\b|retry[_-]?after|too_?many_?requests|\b(?:while|for)\b[\s\S]*(?:\b(?:catch|except)\b|\.ok\b|\bstatus)|(?:\bcatch\b|\.ok\b|\bstatus)[\s\S]*\bwhile\b/i;

/** A piece of a document, parsed. */
export interface Region {
  readonly tree: Tree;
  /** What was parsed, and where its first character stands in the document. */
  readonly code: string;
  readonly shift: number;
  /** The function that it is, where it is one with a name. */
  readonly name?: string;
}

/** How the code around a request treats its answer; undefined where nothing tells that it sends again. */
export function readHandling(source: Source, [start, end]: Span): Handling | undefined {
  const region = regionAround(source, start);
  return region && new HandlingReader(source, region, [start - region.shift, end - region.shift]).read();
}

/** The innermost function with a name around an offset, or the code around it where there is none. */
function regionAround(source: Source, at: number): Region | undefined {
  const [head] = functionsAround(source, at);
  const [from, to] = head === undefined ? codeOutside(source, at) : [head.from, head.to];
  if (to - from > longest) return undefined;
  return source.region(from, to, (code) => trace.test(code) || callsItself(code, head), head?.name);
}

/** Lines that begin what is defined on its own: it says nothing of the code around it. */
const definition =
  /(?:(?:export|default|declare|abstract|async|const)\s+)*(?:function|class|interface|enum|namespace|type|def)\b|@|import\b|from\b/y;

/**
 * What stands around an offset outside of functions with names, up to the next definitions. Requests that are near
 * each other share it.
 */
function codeOutside({ layout, text }: Source, at: number): Span {
  const window = Math.floor(at / farthest) * farthest;
  const line = layout.lineAt(at);
  const outermost = [...layout.ancestorsOf(line)].at(-1) ?? line;
  let first = outermost;
  for (let above = outermost - 1; layout.startOf(above) >= window - farthest / 2 && above >= 0; above--) {
    if (layout.indentOf(above) !== 0) continue;
    if (matchesAt(definition, text, layout.startOf(above))) break;
    if (!/[)\]}]/.test(text[layout.startOf(above)] ?? '')) first = above;
  }
  let last = outermost + 1;
  const end = Math.min(text.length, window + farthest * 1.5);
  while (layout.startOf(last) < end) {
    if (layout.indentOf(last) === 0 && matchesAt(definition, text, layout.startOf(last))) break;
    last++;
  }
  return [layout.startOf(first), Math.min(layout.startOf(last), end)];
}

/** Whether a function calls itself, and looks at what went wrong. */
function callsItself(code: string, head: FunctionHead | undefined): boolean {
  if (head === undefined || !/\b(?:catch|except)\b|\.ok\b|\bstatus/.test(code)) return false;
  return code.slice(head.body - head.from).includes(`${head.name}(`);
}

const functions =
  /^(?:FunctionDeclaration|FunctionExpression|ArrowFunction|MethodDeclaration|FunctionDefinition|Script)$/;
const loops = /^(?:ForStatement|WhileStatement|DoStatement)$/;
const exits = /^(?:ReturnStatement|BreakStatement|ThrowStatement|RaiseStatement)$/;

class HandlingReader {
  readonly #source: Source;
  readonly #region: Region;
  readonly #call: Span;
  readonly #function: SyntaxNode;
  readonly #loop: SyntaxNode | undefined;

  constructor(source: Source, region: Region, call: Span) {
    this.#source = source;
    this.#region = region;
    this.#call = call;
    const around = ancestorsOf(region.tree.resolveInner(call[0], 1));
    this.#function = around.find((node) => functions.test(node.name) && isBlock(node)) ?? region.tree.topNode;
    const inside = around.slice(0, around.indexOf(this.#function));
    this.#loop = inside.find((node) => loops.test(node.name) && this.#isRetry(node));
  }

  read(): Handling | undefined {
    const branches: Branch[] = [];
    this.#function.cursor().iterate((ref) => {
      if (
        ref.from !== this.#function.from &&
        /^(?:FunctionDeclaration|MethodDeclaration|FunctionDefinition|ClassDeclaration)$/.test(ref.name)
      )
        return ref.from <= this.#call[0] && this.#call[1] <= ref.to;
      if (ref.name === 'IfStatement') branches.push(...this.#ifsOf(ref.node));
      if (ref.name === 'TryStatement') branches.push(...this.#catchesOf(ref.node));
      return true;
    });
    const { from, to } = this.#function;
    const waits = waitsIn(this.#source, this.#region, this.#function);
    if (this.#loop === undefined && branches.length === 0 && waits.length === 0) return undefined;
    const name = this.#region.name ?? this.#nameOf(this.#function);
    return {
      code: this.#piece(from, to),
      ...(name === undefined ? {} : { name }),
      statements: statementsIn(this.#region, blockOf(this.#function)),
      ...(this.#loop === undefined ? {} : { loop: this.#span(this.#loop.from, this.#loop.to) }),
      ...this.#conditionOf(this.#loop),
      branches,
      waits,
    };
  }

  /** A loop that ends once the request went well, and whose turns all send the same. */
  #isRetry(loop: SyntaxNode): boolean {
    const head = this.#headOf(loop);
    if (loop.getChild('ForOfSpec') !== null || loop.getChild('ForInSpec') !== null) return false;
    const isPython = this.#source.dialect.syntax.kind === 'python';
    if (isPython && loop.name === 'ForStatement' && !/\bin\s+(?:range|count|itertools\.count)\s*\(/.test(head))
      return false;
    const counter = isPython ? /\bfor\s+(\w+)\s+in\b/.exec(head)?.[1] : /\(\s*(?:let|var)\s+([\w$]+)/.exec(head)?.[1];
    if (counter !== undefined && mentions(this.#text(...this.#call), counter)) return false;
    const body = bodyOf(loop);
    if (body === undefined) return false;
    // It goes until something holds that is set in it: `while (!done)`, `while (response.status === 429)`.
    const tested = loop.name === 'ForStatement' ? [] : [...head.matchAll(/[A-Za-z_$][\w$]*/g)].map(([name]) => name);
    const text = this.#text(body.from, body.to);
    if (tested.some((name) => new RegExp(`(?<![\\w$.])${escaped(name)}\\s*=(?!=)`).test(text))) return true;
    return this.#leaves(body, true);
  }

  #conditionOf(loop: SyntaxNode | undefined): Pick<Handling, 'condition'> {
    if (loop === undefined || loop.name === 'ForStatement') return {};
    const own = loop.getChild('ParenthesizedExpression');
    const test = own ?? childrenOf(loop).find(({ name }) => /(?:Expression|Name)$/.test(name));
    if (test === undefined) return {};
    const [from, to] = own === null ? [test.from, test.to] : [test.from + 1, test.to - 1];
    return { condition: this.#piece(from, to) };
  }

  #headOf(loop: SyntaxNode): string {
    const body = bodyOf(loop);
    if (loop.name === 'DoStatement') return this.#text(body?.to ?? loop.to, loop.to);
    return this.#text(loop.from, body?.from ?? loop.to);
  }

  /** Whether a node returns, throws or breaks; where `well`, by a return or break that is in no `catch`. */
  #leaves(node: SyntaxNode, well = false): boolean {
    let found = false;
    node.cursor().iterate((ref) => {
      if (found || (ref.from !== node.from && (functions.test(ref.name) || ref.name === 'LambdaExpression')))
        return false;
      if (ref.name === 'IfStatement' && isCountedExit(this.#text(ref.from, ref.to), this.#region.code)) return false;
      if (well && (ref.name === 'CatchClause' || (ref.name === 'Body' && isExcept(ref.node)))) return false;
      if (!exits.test(ref.name)) return true;
      // What is returned by calling oneself comes back.
      const isRecursion = this.#isRecursive(this.#text(ref.from, ref.to));
      if (!isRecursion && !(well && /^(?:Throw|Raise)/.test(ref.name))) found = true;
      return false;
    });
    return (
      found || (!well && /\b(?:process\.exit|sys\.exit|exit|quit|reject)\s*\(/.test(this.#text(node.from, node.to)))
    );
  }

  #ifsOf(statement: SyntaxNode): Branch[] {
    const found: Branch[] = [];
    let test: SyntaxNode | undefined;
    let isTest = false;
    for (const child of childrenOf(statement)) {
      if (child.name === 'else') break;
      if (child.name === 'if' || child.name === 'elif') isTest = true;
      else if (isTest) [test, isTest] = [child, false];
      else if (test !== undefined) {
        const inner = test.name === 'ParenthesizedExpression' ? [test.from + 1, test.to - 1] : [test.from, test.to];
        const whole = this.#isRemovable(statement) ? { whole: this.#span(statement.from, statement.to) } : {};
        found.push({ ...this.#branch('if', this.#piece(inner[0] ?? 0, inner[1] ?? 0), child, statement), ...whole });
        test = undefined;
      }
    }
    return found;
  }

  /** One branch without another, in a block that has more statements. */
  #isRemovable(statement: SyntaxNode): boolean {
    const words = childrenOf(statement).filter(({ name }) => name === 'elif' || name === 'else');
    const block = statement.parent;
    if (words.length > 0 || block === null || !/^(?:Block|Body|Script)$/.test(block.name)) return false;
    return childrenOf(block).filter(({ name }) => /Statement$|Declaration$|Definition$/.test(name)).length > 1;
  }

  #catchesOf(statement: SyntaxNode): Branch[] {
    const found: Branch[] = [];
    const clause = statement.getChild('CatchClause');
    if (clause !== null) {
      const body = clause.getChild('Block');
      if (body !== null) found.push(this.#branch('catch', this.#head(clause.from, body.from), body, statement));
      return found;
    }
    let from: number | undefined;
    for (const child of childrenOf(statement)) {
      if (child.name === 'except') from = child.from;
      else if (child.name === 'Body' && from !== undefined) {
        found.push(this.#branch('catch', this.#head(from, child.from), child, statement));
        from = undefined;
      } else if (child.name === 'finally' || child.name === 'else') from = undefined;
    }
    return found;
  }

  #branch(kind: Branch['kind'], test: CodePiece, body: SyntaxNode, statement: SyntaxNode): Branch {
    const text = this.#text(body.from, body.to);
    const leaves = this.#leaves(body);
    const loop = this.#loop;
    const isInLoop = loop !== undefined && loop.from <= body.from && body.to <= loop.to;
    const [from, to] = this.#call;
    const surrounds = kind === 'catch' ? statement.from <= from && to <= body.from : from < statement.to;
    const isRecursive = this.#isRecursive(text);
    const sendsAgain = isRecursive || (isInLoop && (/\bcontinue\b/.test(text) || !leaves)) || this.#repeats(text);
    const rest = isInLoop ? this.#restOf(statement, loop) : undefined;
    return {
      kind,
      test,
      body: this.#piece(body.from, body.to),
      sendsAgain,
      isRecursive,
      leaves,
      surrounds,
      ...(rest && { rest }),
    };
  }

  /** What runs behind a statement before its loop begins anew. */
  #restOf(statement: SyntaxNode, loop: SyntaxNode): Branch['rest'] {
    const nodes: SyntaxNode[] = [];
    for (let node: SyntaxNode = statement; node.parent !== null && node.from > loop.from; node = node.parent) {
      if (node.name === 'CatchClause') continue;
      // What a loop of Python does behind all of its turns stands beside its body.
      if (node.parent.from === loop.from && node.parent.to === loop.to) break;
      for (let next = node.nextSibling; next !== null && next.to <= loop.to; next = next.nextSibling) nodes.push(next);
    }
    const text = nodes.map((node) => this.#text(node.from, node.to)).join('\n');
    return { text, leaves: nodes.some((node) => exits.test(node.name) || this.#leaves(node)) };
  }

  #isRecursive(text: string): boolean {
    const name = this.#region.name ?? this.#nameOf(this.#function);
    return name !== undefined && new RegExp(`(?<![\\w$])(?:this\\.|self\\.)?${escaped(name)}\\s*\\(`).test(text);
  }

  /** Whether the call stands in the code once more, its blanks aside. */
  #repeats(text: string): boolean {
    const [from, to] = this.#call;
    return to > from && text.replace(/\s+/g, '').includes(this.#text(from, to).replace(/\s+/g, ''));
  }

  #nameOf(node: SyntaxNode): string | undefined {
    const own =
      node.getChild('VariableDefinition') ?? node.getChild('VariableName') ?? node.getChild('PropertyDefinition');
    const named =
      own ?? (node.parent?.name === 'VariableDeclaration' ? node.parent.getChild('VariableDefinition') : null);
    return named === null ? undefined : this.#text(named.from, named.to);
  }

  #head(from: number, to: number): CodePiece {
    return this.#piece(from, from + this.#text(from, to).trimEnd().length);
  }

  #piece(from: number, to: number): CodePiece {
    return { text: this.#text(from, to), span: this.#span(from, to) };
  }

  #text(from: number, to: number): string {
    return this.#region.code.slice(from, to);
  }

  #span(from: number, to: number): Span {
    return [from + this.#region.shift, to + this.#region.shift];
  }
}

/** A function whose body is one expression belongs to the function around it. */
function isBlock(node: SyntaxNode): boolean {
  return node.name !== 'ArrowFunction' || node.getChild('Block') !== null;
}

function blockOf(around: SyntaxNode): SyntaxNode {
  return around.getChild('Block') ?? around.getChild('Body') ?? around;
}

function isExcept(body: SyntaxNode): boolean {
  for (let node = body.prevSibling; node !== null; node = node.prevSibling) {
    if (node.name === 'Body') return false;
    if (node.name === 'except') return true;
  }
  return false;
}

function bodyOf(loop: SyntaxNode): SyntaxNode | undefined {
  return childrenOf(loop).find((child) => child.name === 'Block' || child.name === 'Body');
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function ancestorsOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at: SyntaxNode | null = node; at !== null; at = at.parent) found.push(at);
  return found;
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${escaped(name)}(?![\\w$])`).test(text);
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
