import { resultOf } from '../../lint/handled.ts';
import { throwing } from '../../lint/rules/blindRetry.ts';
import type { Draft } from '../../request/draft.ts';
import type { Handling, Statement } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';
import type { Edit } from '../mend.ts';
import { LastTurn } from './lastTurn.ts';
import { tidied } from './tidied.ts';
import { type Turns, thrown } from './turns.ts';
import { computedName, countedName, mentions } from './wording.ts';

/**
 * The edits that leave of a loop (or of a function that calls itself) around a request what its last turn does, for who
 * sends through something that waits by itself; `none` where there is no such loop, null where it cannot be told that
 * nothing but the sending again is taken away.
 */
export function withoutTurns(text: string, draft: Draft, call: Span): readonly Edit[] | 'none' | null {
  const { handling } = draft;
  if (handling === undefined) return 'none';
  const found = handling.loop === undefined ? undefined : pathTo(handling.statements, handling.loop);
  const edits =
    found === undefined
      ? withoutRecursion(text, draft, handling, call)
      : withoutLoop(text, draft, handling, call, found);
  if (edits === 'none' || edits === null) return handling.loop === undefined ? edits : null;
  return edits.some(({ span }) => span[0] < call[1] && call[0] < span[1]) ? null : edits;
}

/** The blocks around a loop, from the outermost, each with the place of what leads to it. */
type Path = readonly { readonly statements: readonly Statement[]; readonly index: number }[];

function pathTo(statements: readonly Statement[], span: Span): Path | undefined {
  const index = statements.findIndex((each) => each.span[0] <= span[0] && span[0] < each.span[1]);
  const around = statements[index];
  if (around === undefined) return undefined;
  if (around.kind === 'loop' && around.span[0] === span[0]) return [{ statements, index }];
  for (const clause of around.clauses) {
    const rest = pathTo(clause.statements, span);
    if (rest !== undefined) return [{ statements, index }, ...rest];
  }
  return undefined;
}

function withoutLoop(text: string, draft: Draft, handling: Handling, call: Span, path: Path): readonly Edit[] | null {
  const { statements, index } = path.at(-1) ?? { statements: [], index: 0 };
  const loop = statements[index];
  const [body, otherwise] = loop?.clauses ?? [];
  if (loop === undefined || body === undefined) return null;
  const isPython = draft.language === 'python';
  const head = body.test.text.trim();
  const behind = otherwise?.statements ?? statements.slice(index + 1);
  const isLast = path.slice(0, -1).every(({ statements: all, index: at }) => at === all.length - 1);
  const isFunction = /\b(?:def|function)\b|=>|^\s*(?:async\s+)?[\w$#]+\s*\([^()]*\)[^{]*\{/.test(
    handling.code.text.slice(0, 300),
  );
  const [only] = behind;
  const leaves = only !== undefined && behind.length === 1 && /^(?:return|throw)$/.test(only.kind);
  const exit = leaves
    ? only.text.trim()
    : behind.length === 0 && isLast && isFunction && handling.name !== undefined
      ? isPython
        ? 'return'
        : 'return;'
      : undefined;
  const counters = countersOf(head, body.statements, isPython);
  const turns: Turns = {
    text,
    language: isPython ? 'python' : 'javascript',
    call,
    isBounded: !isEndless(head, isPython),
    ...(exit === undefined ? {} : { exit }),
    ...(otherwise === undefined ? {} : { isExitOwn: true }),
    counters,
    statusOf: statusOf(draft),
    isThrowing: throwing.has(draft.client),
  };
  const turn = new LastTurn(turns);
  const fate = turn.block(body.statements, { isTail: true, isFailure: false });
  // What went on for ever did not come to what is behind it.
  const isLeft = turns.isBounded || fate === 'leaves' || turn.goesOnBehind || flagOf(head) !== undefined;
  const answer = isLeft ? undefined : resultOf(draft);
  if (!isLeft && answer === undefined) return null;
  turn.edits.unwrap(loop.span, body.block, answer === undefined ? '' : thrown(turns.statusOf(answer), turns.language));
  if (otherwise !== undefined) {
    // What runs once all turns failed stands where they do; no other way may lead out of the turn.
    if (!turn.usesExit || !endsByLeaving(body.statements)) return null;
  } else if (leaves && fate === 'leaves' && turns.isBounded && only !== undefined) turn.edits.remove(only.span);
  if (!turn.edits.isSure || fate === 'gone') return null;
  return tidied(text, handling, turn, counters, keptErrors(exit), statements.slice(0, index));
}

/** Whether what went well ends with a statement that leaves the loop, and by no other `break`. */
function endsByLeaving(statements: readonly Statement[]): boolean {
  const last = statements.at(-1);
  const inner = last?.kind === 'try' || last?.kind === 'with' ? last.clauses[0] : undefined;
  if (inner !== undefined) return endsByLeaving(inner.statements);
  const breaks = flat(statements).filter(({ kind }) => kind === 'break');
  return /^(?:return|throw|break)$/.test(last?.kind ?? '') && breaks.every((each) => each === last);
}

/** `throw lastError`: the name is used for nothing else. */
function keptErrors(exit: string | undefined): string[] {
  const name = /^(?:throw|raise)\s+([\w$]+)\s*;?$/.exec(exit ?? '')?.[1];
  return name === undefined ? [] : [name];
}

function withoutRecursion(text: string, draft: Draft, handling: Handling, call: Span): readonly Edit[] | 'none' | null {
  const { name, statements, branches } = handling;
  if (name === undefined || !branches.some(({ isRecursive, sendsAgain }) => isRecursive && sendsAgain)) return 'none';
  const code = handling.code.text;
  const parameters =
    /\(([^()]*)\)/
      .exec(code)?.[1]
      ?.split(',')
      .map((each) => each.trim()) ?? [];
  const names = parameters
    .map((each) => /^\.{0,3}\*{0,2}([\w$]*)/.exec(each)?.[1] ?? '')
    .filter((each) => !/^(?:self|cls|)$/.test(each));
  const counters = new Set<string>();
  const local = name.replaceAll('$', '\\$');
  const calls = [...code.slice(code.indexOf(')')).matchAll(new RegExp(`(?<![\\w$])${local}\\s*\\(([^()]*)\\)`, 'g'))];
  for (const [, list = ''] of calls) {
    const given = list
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
    for (const [index, value] of given.entries()) {
      const parameter = /^(\w+)\s*=(?!=)/.exec(value)?.[1] ?? names[index];
      const bare = value.replace(/^\w+\s*=(?!=)\s*/, '');
      if (parameter === undefined) return null;
      if (bare === parameter) continue;
      if (new RegExp(`^${parameter.replaceAll('$', '\\$')}\\s*[-+*]\\s*\\d+$`).test(bare)) counters.add(parameter);
      else return null;
    }
    // What is left out would be what it was at first.
    if (names.slice(given.length).some((each) => mentions(text.slice(...call), each))) return null;
  }
  const all = new Set([...counters, ...computed(statements, counters)]);
  const turn = new LastTurn({
    text,
    language: draft.language === 'python' ? 'python' : 'javascript',
    call,
    isBounded: false,
    recursion: name,
    counters: all,
    statusOf: statusOf(draft),
    isThrowing: throwing.has(draft.client),
  });
  const fate = turn.block(statements, { isTail: true, isFailure: false });
  if (!turn.edits.isSure || fate === 'gone') return null;
  return tidied(text, handling, turn, all, [], []);
}

/** A loop that no count ends: `while (true)`, `for (;;)`, `while (!done)`. */
function isEndless(head: string, isPython: boolean): boolean {
  if (isPython) return /^while\s+(?:True|1|not\s+\w+)\s*$|\bin\s+(?:itertools\.)?count\s*\(/.test(head);
  return /^while\s*\(\s*(?:true|1|!\s*[\w$]+)\s*\)$|^for\s*\([^;]*;\s*;[^;]*\)$/.test(head);
}

/** `while (!done)`. */
function flagOf(head: string): string | undefined {
  return /^while\s*\(?\s*(?:!|not\s+)\s*([\w$]+)\s*\)?$/.exec(head)?.[1];
}

function countersOf(head: string, statements: readonly Statement[], isPython: boolean): Set<string> {
  const found = new Set<string>();
  const own = isPython ? /^for\s+(\w+)\s+in\b/.exec(head)?.[1] : /^for\s*\(\s*(?:let|var)\s+([\w$]+)/.exec(head)?.[1];
  if (own !== undefined && own !== '_') found.add(own);
  const flag = flagOf(head);
  if (flag !== undefined) found.add(flag);
  const counted = /^while\s*\(?\s*([\w$]+)(?:--)?\s*(?:[<>]=?\s*[\w$.]+)?\s*\)?$/.exec(head)?.[1];
  if (counted !== undefined && !/^(?:true|True|1)$/.test(counted)) found.add(counted);
  for (const { text } of flat(statements)) {
    const name = countedName(text.trim());
    if (name !== undefined) found.add(name);
  }
  return new Set([...found, ...computed(statements, found)]);
}

/** Names that are made of the count: `const wait = 2 ** attempt`. */
function computed(statements: readonly Statement[], counters: ReadonlySet<string>): string[] {
  return flat(statements).flatMap(({ kind, text }) => {
    const made = kind === 'plain' ? computedName(text.trim()) : undefined;
    return made !== undefined && [...counters].some((name) => mentions(made.from, name)) ? [made.name] : [];
  });
}

function flat(statements: readonly Statement[]): Statement[] {
  return statements.flatMap((each) => [each, ...each.clauses.flatMap((clause) => flat(clause.statements))]);
}

function statusOf({ client }: Draft): (answer: string) => string {
  const word =
    client === 'undici' || client === 'got' || client === 'node-http'
      ? 'statusCode'
      : client === 'python-requests' || client === 'python-httpx'
        ? 'status_code'
        : 'status';
  return (answer) => `${answer}.${word}`;
}
