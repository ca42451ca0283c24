import type { Clause, Statement } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';
import { applyEdits } from '../applyEdits.ts';
import type { Edit } from '../mend.ts';
import { dedents, removal, type Unwrapping, unwrapping } from './lineEdits.ts';
import { countedName, isLog, isPause, isRetryable, mentions } from './wording.ts';

/** A loop, or a function that calls itself, which sends the same request until it succeeds. */
export interface Turns {
  readonly text: string;
  readonly language: 'javascript' | 'python';
  readonly call: Span;
  /** It ends by itself after so many turns; what goes on without end gives up with an error. */
  readonly isBounded: boolean;
  /** It is a function that calls itself by this name. */
  readonly recursion?: string;
  /** What the code does behind it, where that is one statement that leaves: `throw new Error('gave up')`. */
  readonly exit?: string;
  /** That comes behind all turns alone, and not behind a `break`: Python's `else`. */
  readonly isExitOwn?: true;
  /** What counts its turns and pauses, and has no other use. */
  readonly counters: ReadonlySet<string>;
  /** The expression that reads the status of an answer of that name. */
  readonly statusOf: (answer: string) => string;
}

interface Place {
  /** Nothing runs behind it in this turn. */
  readonly isTail: boolean;
  /** It runs after a failure only, so that a pause in it is one before the next turn. */
  readonly isFailure: boolean;
  /** The error that is handled, where it has a name. */
  readonly error?: string;
  readonly isCatch?: true;
}

/** What is left of a statement: nothing, something that goes on, or something that always leaves. */
type Fate = 'gone' | 'stays' | 'leaves';

/**
 * What a loop does in its last turn, the pauses and all that leads to another turn taken away: the same as all of its
 * turns, apart from sending again. `isSure` is false where that cannot be told.
 */
export class LastTurn {
  isSure = true;
  usesExit = false;
  /** It comes to what is behind the loop by a `break`. */
  goesOnBehind = false;
  readonly #turns: Turns;
  #edits: Edit[] = [];
  readonly #unwrapped: Unwrapping[] = [];

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** All that changes: what lies in something that is taken away is none. */
  edits(): readonly Edit[] | null {
    const isInside = ([a, b]: Span, [from, to]: Span): boolean =>
      from <= a && b <= to && a < to && (from < a || b < to);
    const kept = this.#edits.filter(({ span }) => !this.#edits.some((other) => isInside(span, other.span)));
    const moved = dedents(this.#turns.text, this.#unwrapped, (at) =>
      kept.some(({ span }) => span[0] <= at && at < span[1]),
    );
    if (moved === null) return null;
    return [...kept, ...moved].toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  }

  /** Takes away what stands around a block; `ending` comes behind it. */
  unwrap(statement: Span, block: Span, ending = ''): void {
    const found = unwrapping(this.#turns.text, statement, block, ending);
    if (found === null) {
      this.isSure = false;
      return;
    }
    this.#edits.push(...found.removed);
    this.#unwrapped.push(found);
  }

  remove(span: Span): void {
    this.#edits.push(removal(this.#turns.text, span));
  }

  block(statements: readonly Statement[], place: Place): Fate {
    let isRestGone = true;
    let leaves = false;
    for (const statement of statements.toReversed()) {
      const fate = this.#statement(statement, { ...place, isTail: place.isTail && isRestGone });
      if (fate === 'leaves') leaves = true;
      if (fate !== 'gone') isRestGone = false;
    }
    if (isRestGone) return 'gone';
    return leaves ? 'leaves' : 'stays';
  }

  #statement(statement: Statement, place: Place): Fate {
    const { kind, span, text } = statement;
    switch (kind) {
      case 'plain':
        return this.#plain(statement, place);
      case 'return':
        return this.#calls(text) ? this.#again(statement, place) : 'leaves';
      case 'throw':
        return 'leaves';
      case 'continue':
        return this.#again(statement, place);
      case 'break':
        this.goesOnBehind = true;
        if (!place.isTail || this.#turns.recursion !== undefined) this.isSure = false;
        return this.#gone(span);
      case 'with': {
        const fates = statement.clauses.map(({ statements }) => this.block(statements, place));
        if (fates[0] === 'gone') this.isSure = false;
        return fates[0] ?? 'stays';
      }
      case 'if':
        return this.#if(statement, place);
      case 'try':
        return this.#try(statement, place);
      case 'loop':
      case 'other':
        if (this.#holdsCall(span) || this.#calls(text) || (kind === 'other' && /\b(?:break|continue)\b/.test(text)))
          this.isSure = false;
        return 'stays';
      default:
        return kind satisfies never;
    }
  }

  #plain({ span, text }: Statement, { isFailure }: Place): Fate {
    const code = text.trim();
    if (this.#holdsCall(span)) return 'stays';
    if (this.#calls(code)) {
      this.isSure = false;
      return 'stays';
    }
    const counted = countedName(code) ?? /^(?:const|let|var)?\s*([\w$]+)(?:\s*:\s*\w+)?\s*=/.exec(code)?.[1];
    if (counted !== undefined && this.#turns.counters.has(counted)) return this.#gone(span);
    const isBehind = span[0] > this.#turns.call[0];
    if ((isFailure || isBehind) && isPause(code)) return this.#gone(span);
    if (isLog(code) && this.#counts(code)) return this.#gone(span);
    return code === 'pass' ? this.#gone(span) : 'stays';
  }

  /** Another turn: in the last one what is behind the loop follows, or what handles an error fails with it. */
  #again({ span }: Statement, { isTail, isCatch }: Place): Fate {
    const { isBounded, exit, isExitOwn } = this.#turns;
    if (isTail && isExitOwn !== true && (isBounded || isCatch === true)) return this.#gone(span);
    if (!isBounded || exit === undefined) {
      this.isSure = false;
      return 'stays';
    }
    this.usesExit = true;
    this.#edits.push({ span, text: exit });
    return 'leaves';
  }

  #if(statement: Statement, place: Place): Fate {
    const { clauses, span } = statement;
    const [only] = clauses;
    if (clauses.length === 1 && only !== undefined && this.#counts(only.test.text))
      return this.#countedIf(statement, only, place);
    if (clauses.some(({ test }) => this.#counts(test.text))) this.isSure = false;
    const outcomes = clauses.map((clause) => this.#clause(clause, place));
    if (outcomes.every(({ isRetry, fate }) => isRetry || fate === 'gone')) return this.#gone(span);
    // Without a branch for what went well, that would go on to the others.
    if (outcomes.some(({ isRetry, fate }, index) => !isRetry && fate === 'gone' && index + 1 < clauses.length))
      this.isSure = false;
    const [, otherwise] = clauses;
    if (clauses.length === 2 && otherwise?.kind === 'else' && outcomes[0]?.isRetry) {
      this.unwrap(span, otherwise.block);
      return outcomes[1]?.fate ?? 'stays';
    }
    for (const [index, { isRetry, fate }] of outcomes.entries()) {
      if (isRetry || fate === 'gone') this.#withoutClause(clauses, index);
    }
    const isComplete = clauses.at(-1)?.kind === 'else';
    const left = outcomes.filter(({ isRetry }) => !isRetry);
    return isComplete && left.every(({ fate }) => fate === 'leaves') ? 'leaves' : 'stays';
  }

  /** `isRetry`: all that it does is done by the helper. */
  #clause(clause: Clause, place: Place): { readonly isRetry: boolean; readonly fate: Fate } {
    const { statements, test, kind } = clause;
    if (kind !== 'if' || !this.#comesAgain(statements, place.isTail && this.#turns.recursion === undefined))
      return { isRetry: false, fate: this.block(statements, place) };
    const { isBounded, exit, isExitOwn } = this.#turns;
    const endsTurns = isBounded && place.isTail && isExitOwn !== true;
    const retryable = isRetryable(test.text);
    const onlyWaits = statements.every(
      (each) => each.kind === 'continue' || this.#isAgain(each) || this.#isIdle(each.text.trim()),
    );
    if (!onlyWaits) {
      const fate = this.block(statements, { ...place, isTail: place.isTail && isBounded, isFailure: true });
      return { isRetry: false, fate };
    }
    // What follows the pause runs after every answer, or the helper's last answer takes the way of any other.
    const goesOn = !statements.some((each) => each.kind === 'continue' || this.#isAgain(each));
    if ((goesOn && !place.isTail) || endsTurns || (!isBounded && retryable)) return { isRetry: true, fate: 'gone' };
    if (isBounded && exit !== undefined) {
      this.usesExit = true;
      this.#fill(clause, exit);
      return { isRetry: false, fate: 'leaves' };
    }
    const error = isBounded ? undefined : this.#failure(test.text, place);
    if (error === undefined) this.isSure = false;
    else this.#fill(clause, error);
    return { isRetry: false, fate: 'leaves' };
  }

  /** What goes on for ever has to end with something: the error that is handled, or one that tells the status. */
  #failure(test: string, { error, isCatch }: Place): string | undefined {
    const isPython = this.#turns.language === 'python';
    if (isCatch === true) return isPython ? 'raise' : error === undefined ? undefined : `throw ${error};`;
    const [, called] = /([\w$.]+\.getResponseCode\(\))/.exec(test) ?? [];
    const [, answer] = /([\w$]+)\.(?:ok|status|statusCode|status_code|is_success|is_error)\b/.exec(test) ?? [];
    const status = called ?? (answer === undefined ? undefined : this.#turns.statusOf(answer));
    return status === undefined ? undefined : thrown(status, this.#turns.language);
  }

  /** A test on the number of turns: in the last one it leaves, and does not come again. */
  #countedIf({ span }: Statement, clause: Clause, place: Place): Fate {
    const { test, statements, block } = clause;
    const hasAnd = /&&|\band\b/.test(test.text);
    const hasOr = /\|\||\bor\b/.test(test.text);
    const idle = statements.every((each) => this.#isIdle(each.text.trim()));
    if (!hasOr && (idle || this.#comesAgain(statements, false))) return this.#gone(span);
    if (hasAnd || this.block(statements, place) !== 'leaves') {
      this.isSure = false;
      return 'stays';
    }
    const [first, last] = [statements[0], statements.at(-1)];
    if (
      this.#turns.text
        .slice(...block)
        .trim()
        .includes('\n')
    )
      this.unwrap(span, block);
    else if (first !== undefined && last !== undefined) {
      const inside = this.#turns.text.slice(first.span[0], last.span[1]).trimEnd();
      const whole = this.#turns.text.slice(...span).trimEnd().length;
      this.#edits.push({ span: [span[0], span[0] + whole], text: inside });
    }
    return 'leaves';
  }

  #try(statement: Statement, place: Place): Fate {
    const { clauses, span } = statement;
    const [body, ...handlers] = clauses;
    const catches = handlers.filter(({ kind }) => kind === 'catch');
    if (body === undefined || handlers.some(({ kind }) => kind === 'else')) {
      this.isSure = false;
      return 'stays';
    }
    const hasFinally = handlers.length > catches.length;
    const inner = this.block(body.statements, { ...place, isTail: place.isTail && !hasFinally });
    for (const { kind, statements } of handlers) {
      if (kind === 'finally') this.block(statements, { ...place, isTail: false });
    }
    const isVacuous = catches.map((clause) => this.#catch(clause, place));
    if (!hasFinally && isVacuous.every((fate) => fate === 'vacuous')) {
      this.unwrap(span, body.block);
      return inner;
    }
    for (const [index, clause] of catches.entries()) {
      if (isVacuous[index] === 'vacuous') this.#fill(clause, this.#failure('', placeOf(clause)) ?? '');
    }
    if (inner === 'gone') this.isSure = false;
    return inner === 'leaves' && isVacuous.every((fate) => fate !== 'stays') ? 'leaves' : 'stays';
  }

  /** `vacuous`: what it catches goes on as if it did not. */
  #catch(clause: Clause, { isTail }: Place): 'vacuous' | 'stays' | 'leaves' {
    const { statements, test } = clause;
    const isLoop = this.#turns.recursion === undefined;
    const again = this.#comesAgain(statements, isTail && isLoop);
    const place: Place = { ...placeOf(clause), isTail, isFailure: again };
    const { isBounded, exit, isExitOwn } = this.#turns;
    const isNetwork = /Timeout|Connect|URLError\b(?!.*HTTPError)|OSError|socket|Network|Transport/i.test(test.text);
    if (again && isNetwork) this.isSure = false;
    const fate = this.block(statements, place);
    const left = this.#left(clause);
    const thrown = place.error ?? '';
    const rethrows = new RegExp(`^(?:raise(?:\\s+${thrown})?|throw\\s+${thrown || '(?!)'};?)$`);
    if (rethrows.test(left)) return 'vacuous';
    if (!again) return fate === 'leaves' ? 'leaves' : 'stays';
    if (!isBounded && fate !== 'leaves') {
      const lines = left.split('\n').map((line) => line.trim());
      const conditional = new RegExp(
        `^(?:if\\s*\\(.*\\)\\s*\\{?\\s*throw\\s+${thrown || '(?!)'};?\\s*\\}?|if\\b.*:(?:\\s*raise)?|raise|throw\\s+${thrown || '(?!)'};?|\\})$`,
      );
      if (lines.every((line) => line === '' || isLog(line) || conditional.test(line))) return 'vacuous';
      this.isSure = false;
      return 'stays';
    }
    // `lastError = error`, which is thrown behind the loop.
    const kept = /^([\w$]+)\s*=\s*([\w$]+)\s*;?$/.exec(left);
    if (exit !== undefined && kept !== null && kept[2] === thrown) {
      if (new RegExp(`^(?:throw|raise)\\s+${kept[1]}\\s*;?$`).test(exit.trim())) {
        this.usesExit = true;
        return 'vacuous';
      }
    }
    if (fate !== 'gone') {
      if (fate === 'stays' && isExitOwn === true) this.isSure = false;
      return fate;
    }
    if (exit === undefined) {
      this.#fill(clause, this.#turns.language === 'python' ? 'pass' : '');
      return 'stays';
    }
    this.usesExit = true;
    this.#fill(clause, exit);
    return 'leaves';
  }

  /** What is left of a block, without its brackets and comments. */
  #left({ block }: Clause): string {
    const { text } = this.#turns;
    const inside = this.edits()?.filter(({ span }) => block[0] <= span[0] && span[1] <= block[1]) ?? [];
    const moved = inside.map(({ span, text: put }) => ({
      span: [span[0] - block[0], span[1] - block[0]] as const,
      text: put,
    }));
    return applyEdits(text.slice(...block), moved)
      .trim()
      .replace(/^[{:]|\}$/g, '')
      .replaceAll(/^[ \t]*(?:\/\/|#).*$/gm, '')
      .trim();
  }

  /** Puts code in the place of the statements of a clause. */
  #fill({ statements, block }: Clause, code: string): void {
    const [first, last] = [statements[0], statements.at(-1)];
    const { text } = this.#turns;
    if (first === undefined || last === undefined) {
      if (code !== '' || text[block[0]] !== '{') this.isSure = false;
      return;
    }
    const [start, end] = [first.span[0], last.span[0] + text.slice(...last.span).trimEnd().length];
    this.#edits = this.#edits.filter(({ span }) => span[1] <= start || end <= span[0]);
    this.#edits.push({ span: [start, end], text: code });
  }

  /** Takes a branch out of a chain. */
  #withoutClause(clauses: readonly Clause[], index: number): void {
    const [clause, next] = [clauses[index], clauses[index + 1]];
    const before = clauses[index - 1];
    const { text, language } = this.#turns;
    if (clause === undefined) return;
    if (before !== undefined) {
      const from = before.span[0] + text.slice(...before.span).trimEnd().length;
      const to = clause.span[0] + text.slice(...clause.span).trimEnd().length;
      this.#edits.push({ span: [from, to], text: '' });
    } else if (next?.kind === 'if') {
      const word = language === 'python' ? 'elif' : 'else';
      const at = text.indexOf(word, next.span[0]);
      const to = language === 'python' ? at + 2 : at + (/^else\s*/.exec(text.slice(at))?.[0].length ?? 0);
      this.#edits.push({ span: [clause.span[0], to], text: '' });
    } else this.isSure = false;
  }

  #gone(span: Span): Fate {
    this.remove(span);
    return 'gone';
  }

  /** Pauses, tells, counts. */
  #isIdle(code: string): boolean {
    const name = countedName(code) ?? /^(?:const|let|var)?\s*([\w$]+)(?:\s*:\s*\w+)?\s*=/.exec(code)?.[1];
    return isPause(code) || isLog(code) || code === 'pass' || (name !== undefined && this.#turns.counters.has(name));
  }

  /** Whether a block comes to another turn; `falls`: by its end. */
  #comesAgain(statements: readonly Statement[], falls: boolean): boolean {
    const inner = statements.some(
      (each) =>
        each.kind === 'continue' ||
        this.#isAgain(each) ||
        (each.kind === 'if' && each.clauses.some((clause) => this.#comesAgain(clause.statements, false))),
    );
    return inner || (falls && !/^(?:return|throw|break)$/.test(statements.at(-1)?.kind ?? ''));
  }

  #isAgain({ kind, text }: Statement): boolean {
    return kind === 'return' && this.#calls(text);
  }

  #calls(text: string): boolean {
    const { recursion } = this.#turns;
    return recursion !== undefined && mentions(text.replaceAll(/\b(?:this|self)\./g, ''), recursion);
  }

  #counts(text: string): boolean {
    return [...this.#turns.counters].some((name) => mentions(text, name));
  }

  #holdsCall([from, to]: Span): boolean {
    return from <= this.#turns.call[0] && this.#turns.call[1] <= to;
  }
}

/** A statement that fails with the status of an answer. */
export function thrown(status: string, language: Turns['language']): string {
  return language === 'python'
    ? `raise RuntimeError(f"Discord answered {${status}}")`
    : `throw new Error(\`Discord answered \${${status}}\`);`;
}

function placeOf({ test }: Clause): Place {
  const error = /catch\s*\(\s*([\w$]+)/.exec(test.text)?.[1] ?? /\bas\s+(\w+)/.exec(test.text)?.[1];
  return { isTail: false, isFailure: true, isCatch: true, ...(error === undefined ? {} : { error }) };
}
