import type { Clause } from '../../request/handling.ts';
import type { Span } from '../../request/text.ts';
import { applyEdits } from '../applyEdits.ts';
import type { Edit } from '../mend.ts';
import { dedents, removal, type Unwrapping, unwrapping } from './lineEdits.ts';
import type { Turns } from './turns.ts';

/** The edits of a loop that is taken apart. `isSure` is false where one of them cannot be made. */
export class TurnEdits {
  isSure = true;
  readonly #turns: Turns;
  #edits: Edit[] = [];
  readonly #unwrapped: Unwrapping[] = [];

  constructor(turns: Turns) {
    this.#turns = turns;
  }

  /** All that changes: what lies in something that is taken away is none. */
  all(): readonly Edit[] | null {
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

  /** Takes a statement away. */
  remove(span: Span): void {
    this.#edits.push(removal(this.#turns.text, span));
  }

  /** Puts other code in the place of a statement. */
  replace(span: Span, text: string): void {
    this.#edits.push({ span, text });
  }

  /** What is left of a block, without its brackets and comments. */
  left({ block }: Clause): string {
    const { text } = this.#turns;
    const inside = this.all()?.filter(({ span }) => block[0] <= span[0] && span[1] <= block[1]) ?? [];
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
  fill({ statements, block }: Clause, code: string): void {
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
  withoutClause(clauses: readonly Clause[], index: number): void {
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
}
