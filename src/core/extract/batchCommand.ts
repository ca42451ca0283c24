import { SourceText } from './sourceText.ts';

/** What may stand in front of a command on its line. */
const prefix =
  /^[ \t@,;=]*(?:(?:if\s+(?:\/i\s+)?(?:not\s+)?(?:exist\s+(?:"[^"]*"|[^\s"]+)|(?:defined|errorlevel|cmdextversion)\s+\S+|(?:"[^"]*"|[^\s"=]+)\s*(?:==|\s(?:equ|neq|lss|leq|gtr|geq)\s)\s*(?:"[^"]*"|[^\s"(]+))\s*|else\b\s*|for\s+(?:\/\w\s+(?:"[^"]*"\s+|[^\s"%]+\s+)?)?[%\uFDD0]\S*\s+in\s*\([^)]*\)\s*do\b\s*|call\s+|start\s+(?:"[^"]*"\s+)?(?:\/\w+\s+)*)[@ \t]*)*/i;

/** A command of a batch file while it is read. */
export class CommandText {
  readonly pieces: SourceText[];
  stdin: SourceText | null = null;
  isQuoted = false;
  /** How many brackets are open that are not blocks: `in ( … )`. */
  brackets = 0;

  constructor(start: SourceText) {
    this.pieces = [start];
  }

  /** Without what stands in front of it. */
  text(): SourceText {
    const whole = SourceText.join(this.pieces);
    return whole.slice(prefix.exec(whole.text)?.[0].length ?? 0);
  }

  /** Whether a condition or a loop stands in front of it. */
  mayNotRun(): boolean {
    return /\b(?:if|else|for)\b/i.test(this.#front());
  }

  /** Whether it stands behind `if not defined name`. */
  isForLackOf(name: string): boolean {
    return /\bif\s+(?:\/i\s+)?not\s+defined\s+(\S+)/i.exec(this.#front())?.[1]?.toLowerCase() === name;
  }

  #front(): string {
    return prefix.exec(SourceText.join(this.pieces).text)?.[0] ?? '';
  }

  /** The command that `for /f … in ('command') do` takes the output of; its carets have been read already. */
  captured(): SourceText | null {
    if (!this.isLoop()) return null;
    const whole = SourceText.join(this.pieces);
    const start = /^\s*@?for\s+\/f\s[^(]*\bin\s*\(\s*'/i.exec(whole.text)?.[0].length;
    if (start === undefined) return null;
    const rest = whole.text.slice(start);
    const end = /'\s*\)\s*do\b|'\s*\)?\s*$/i.exec(rest)?.index ?? rest.length;
    // Its own cmd reads it: a bare `|` or `&` ends the first command.
    const length = /^(?:[^"|&]|"[^"]*(?:"|$))*/.exec(rest.slice(0, end))?.[0].length ?? end;
    return whole.slice(start, start + length);
  }

  isOnlyPrefix(): boolean {
    return this.#isShort() && this.text().text.trim() === '';
  }

  isLoop(): boolean {
    return this.#isShort() && /^[\s@]*for\s/i.test(SourceText.join(this.pieces).text);
  }

  /** What stands in front of a command is short. */
  #isShort(): boolean {
    return this.pieces.length < 100;
  }

  /** Takes away the `2` of `2>`. */
  cutHandle(): void {
    const last = this.pieces.at(-1);
    if (last === undefined || !/(?:^|\s)\d$/.test(last.text)) return;
    this.pieces[this.pieces.length - 1] = last.slice(0, last.length - 1);
  }
}
