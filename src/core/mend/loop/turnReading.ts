import type { Statement } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';
import type { Turns } from './turns.ts';
import { countedName, isLog, isPause, mentions } from './wording.ts';

/** What the statements of a turn are, as far as they can be told. */
export class TurnReading {
  readonly #turns: Turns;

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** Pauses, tells, counts. */
  isIdle(code: string): boolean {
    const name = countedName(code) ?? /^(?:const|let|var)?\s*([\w$]+)(?:\s*:\s*\w+)?\s*=/.exec(code)?.[1];
    return isPause(code) || isLog(code) || code === 'pass' || (name !== undefined && this.#turns.counters.has(name));
  }

  /** Whether a block comes to another turn; `falls`: by its end. */
  comesAgain(statements: readonly Statement[], falls: boolean): boolean {
    const inner = statements.some(
      (each) =>
        each.kind === 'continue' ||
        this.isAgain(each) ||
        (each.kind === 'if' && each.clauses.some((clause) => this.comesAgain(clause.statements, false))),
    );
    return inner || (falls && !/^(?:return|throw|break)$/.test(statements.at(-1)?.kind ?? ''));
  }

  /** A call of the function by itself, which is handed out. */
  isAgain({ kind, text }: Statement): boolean {
    return kind === 'return' && this.calls(text);
  }

  /** Whether code calls the function that it is in. */
  calls(text: string): boolean {
    const { recursion } = this.#turns;
    return recursion !== undefined && mentions(text.replaceAll(/\b(?:this|self)\./g, ''), recursion);
  }

  /** Whether code mentions what counts the turns. */
  counts(text: string): boolean {
    return [...this.#turns.counters].some((name) => mentions(text, name));
  }

  /** Whether the request is in there. */
  holdsCall([from, to]: Span): boolean {
    return from <= this.#turns.call[0] && this.#turns.call[1] <= to;
  }
}
