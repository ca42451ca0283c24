import type { Clause, Statement } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';
import { TurnEdits } from './turnEdits.ts';
import { TurnReading } from './turnReading.ts';
import { type Fate, type Place, placeOf, type Turns, thrown } from './turns.ts';
import { countedName, isLog, isPause, isRetryable, readsWait } from './wording.ts';

/**
 * What a loop does in its last turn, the pauses and all that leads to another turn taken away: the same as all of its
 * turns, apart from sending again. The edits are not sure where that cannot be told.
 */
export class LastTurn {
  readonly edits: TurnEdits;
  usesExit = false;
  /** It comes to what is behind the loop by a `break`. */
  goesOnBehind = false;
  readonly #turns: Turns;
  readonly #reading: TurnReading;

  constructor(turns: Turns) {
    this.#turns = turns;
    this.edits = new TurnEdits(turns);
    this.#reading = new TurnReading(turns);
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
        return this.#reading.calls(text) ? this.#again(statement, place) : 'leaves';
      case 'throw':
        return 'leaves';
      case 'continue':
        return this.#again(statement, place);
      case 'break':
        this.goesOnBehind = true;
        if (!place.isTail || this.#turns.recursion !== undefined) this.edits.isSure = false;
        return this.#gone(span);
      case 'with': {
        const fates = statement.clauses.map(({ statements }) => this.block(statements, place));
        if (fates[0] === 'gone') this.edits.isSure = false;
        return fates[0] ?? 'stays';
      }
      case 'if':
        return this.#if(statement, place);
      case 'try':
        return this.#try(statement, place);
      case 'loop':
      case 'other':
        if (
          this.#reading.holdsCall(span) ||
          this.#reading.calls(text) ||
          (kind === 'other' && /\b(?:break|continue)\b/.test(text))
        )
          this.edits.isSure = false;
        return 'stays';
      default:
        return kind satisfies never;
    }
  }

  #plain({ span, text }: Statement, { isFailure }: Place): Fate {
    const code = text.trim();
    if (this.#reading.holdsCall(span)) return 'stays';
    if (this.#reading.calls(code)) {
      this.edits.isSure = false;
      return 'stays';
    }
    const counted = countedName(code) ?? /^(?:const|let|var)?\s*([\w$]+)(?:\s*:\s*\w+)?\s*=/.exec(code)?.[1];
    if (counted !== undefined && this.#turns.counters.has(counted)) return this.#gone(span);
    const isBehind = span[0] > this.#turns.call[0];
    if ((isFailure || isBehind) && isPause(code)) return this.#gone(span);
    if (isLog(code) && this.#reading.counts(code)) return this.#gone(span);
    return code === 'pass' ? this.#gone(span) : 'stays';
  }

  /** Another turn: in the last one what is behind the loop follows, or what handles an error fails with it. */
  #again({ span }: Statement, { isTail, isCatch }: Place): Fate {
    const { isBounded, exit, isExitOwn } = this.#turns;
    if (isTail && isExitOwn !== true && (isBounded || isCatch === true)) return this.#gone(span);
    if (!isBounded || exit === undefined) {
      this.edits.isSure = false;
      return 'stays';
    }
    this.usesExit = true;
    this.edits.replace(span, exit);
    return 'leaves';
  }

  #if(statement: Statement, place: Place): Fate {
    const { clauses, span } = statement;
    const [only] = clauses;
    if (clauses.length === 1 && only !== undefined && this.#reading.counts(only.test.text))
      return this.#countedIf(statement, only, place);
    if (clauses.some(({ test }) => this.#reading.counts(test.text))) this.edits.isSure = false;
    const outcomes = clauses.map((clause) => this.#clause(clause, place));
    if (outcomes.every(({ isRetry, fate }) => isRetry || fate === 'gone')) return this.#gone(span);
    // Without a branch for what went well, that would go on to the others.
    if (outcomes.some(({ isRetry, fate }, index) => !isRetry && fate === 'gone' && index + 1 < clauses.length))
      this.edits.isSure = false;
    const [, otherwise] = clauses;
    if (clauses.length === 2 && otherwise?.kind === 'else' && outcomes[0]?.isRetry) {
      this.edits.unwrap(span, otherwise.block);
      return outcomes[1]?.fate ?? 'stays';
    }
    for (const [index, { isRetry, fate }] of outcomes.entries()) {
      if (isRetry || fate === 'gone') this.edits.withoutClause(clauses, index);
    }
    const isComplete = clauses.at(-1)?.kind === 'else';
    const left = outcomes.filter(({ isRetry }) => !isRetry);
    return isComplete && left.every(({ fate }) => fate === 'leaves') ? 'leaves' : 'stays';
  }

  /** `isRetry`: all that it does is done by the helper. */
  #clause(clause: Clause, place: Place): { readonly isRetry: boolean; readonly fate: Fate } {
    const { statements, test, kind } = clause;
    if (kind !== 'if' || !this.#reading.comesAgain(statements, place.isTail && this.#turns.recursion === undefined))
      return { isRetry: false, fate: this.block(statements, place) };
    const { isBounded, exit, isExitOwn } = this.#turns;
    const endsTurns = isBounded && place.isTail && isExitOwn !== true;
    const retryable = isRetryable(test.text);
    const onlyWaits = statements.every(
      (each) =>
        each.kind === 'continue' ||
        this.#reading.isAgain(each) ||
        this.#reading.isIdle(each.text.trim()) ||
        (retryable && readsWait(each.text.trim())),
    );
    if (!onlyWaits) {
      const fate = this.block(statements, { ...place, isTail: place.isTail && isBounded, isFailure: true });
      return { isRetry: false, fate };
    }
    // What follows the pause runs after every answer, or the helper's last answer takes the way of any other.
    const goesOn = !statements.some((each) => each.kind === 'continue' || this.#reading.isAgain(each));
    if ((goesOn && !place.isTail) || endsTurns || (!isBounded && retryable)) return { isRetry: true, fate: 'gone' };
    if (isBounded && exit !== undefined) {
      this.usesExit = true;
      this.edits.fill(clause, exit);
      return { isRetry: false, fate: 'leaves' };
    }
    const error = isBounded ? undefined : this.#failure(test.text, place);
    if (error === undefined) this.edits.isSure = false;
    else this.edits.fill(clause, error);
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
    const idle = statements.every((each) => this.#reading.isIdle(each.text.trim()));
    if (!hasOr && (idle || this.#reading.comesAgain(statements, false))) return this.#gone(span);
    if (hasAnd || this.block(statements, place) !== 'leaves') {
      this.edits.isSure = false;
      return 'stays';
    }
    const [first, last] = [statements[0], statements.at(-1)];
    const written = this.#turns.text.slice(...block).trim();
    if (written.includes('\n')) this.edits.unwrap(span, block);
    else if (first !== undefined && last !== undefined) {
      const inside = this.#turns.text.slice(first.span[0], last.span[1]).trimEnd();
      const whole = this.#turns.text.slice(...span).trimEnd().length;
      this.edits.replace([span[0], span[0] + whole], inside);
    }
    return 'leaves';
  }

  #try(statement: Statement, place: Place): Fate {
    const { clauses, span } = statement;
    const [body, ...handlers] = clauses;
    const catches = handlers.filter(({ kind }) => kind === 'catch');
    if (body === undefined || handlers.some(({ kind }) => kind === 'else')) {
      this.edits.isSure = false;
      return 'stays';
    }
    const hasFinally = handlers.length > catches.length;
    const inner = this.block(body.statements, { ...place, isTail: place.isTail && !hasFinally });
    for (const { kind, statements } of handlers) {
      if (kind === 'finally') this.block(statements, { ...place, isTail: false });
    }
    const tried = this.#turns.text.slice(...body.block);
    const isRefusal = this.#turns.isThrowing || /\b(?:throw|raise|raise_for_status|assert)\b/.test(tried);
    const isVacuous = catches.map((clause) => this.#catch(clause, place, isRefusal));
    if (!hasFinally && isVacuous.every((fate) => fate === 'vacuous')) {
      this.edits.unwrap(span, body.block);
      return inner;
    }
    for (const [index, clause] of catches.entries()) {
      if (isVacuous[index] === 'vacuous') this.edits.fill(clause, this.#failure('', placeOf(clause)) ?? '');
    }
    if (inner === 'gone') this.edits.isSure = false;
    return inner === 'leaves' && isVacuous.every((fate) => fate !== 'stays') ? 'leaves' : 'stays';
  }

  /** `vacuous`: what it catches goes on as if it did not. */
  #catch(clause: Clause, { isTail }: Place, isRefusal: boolean): 'vacuous' | 'stays' | 'leaves' {
    const { statements, test } = clause;
    const isLoop = this.#turns.recursion === undefined;
    const again = this.#reading.comesAgain(statements, isTail && isLoop);
    const place: Place = { ...placeOf(clause), isTail, isFailure: again };
    const { isBounded, exit, isExitOwn } = this.#turns;
    const isNetwork = /Timeout|Connect|URLError\b(?!.*HTTPError)|OSError|socket|Network|Transport/i.test(test.text);
    if (again && (isNetwork || !isRefusal)) this.edits.isSure = false;
    const fate = this.block(statements, place);
    const left = this.edits.left(clause);
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
      this.edits.isSure = false;
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
      if (fate === 'stays' && isExitOwn === true) this.edits.isSure = false;
      return fate;
    }
    if (exit === undefined) {
      this.edits.fill(clause, this.#turns.language === 'python' ? 'pass' : '');
      return 'stays';
    }
    this.usesExit = true;
    this.edits.fill(clause, exit);
    return 'leaves';
  }

  #gone(span: Span): Fate {
    this.edits.remove(span);
    return 'gone';
  }
}
