/** UTF-16 units that an entry may have whose parts stand on lines of their own. */
const longestEntry = 1024 * 1024;

/** UTF-16 units in front of the JSON: a name, a moment, colours. */
const longestPrefix = 300;

/** What a line of a log ends. */
export type LoggedText =
  /** The text of a program, from its first brace to its last. `isBare`: nothing stood around it. */
  | { readonly kind: 'text'; readonly text: string; readonly isBare: boolean }
  /** It is a part of a text that goes on. */
  | { readonly kind: 'part' }
  /** It holds nothing in braces. */
  | { readonly kind: 'none' };

/**
 * Takes off what containers and build servers put around the lines of a program, and joins what they have cut: Docker's
 * json-file driver (one object a line, 16 KiB at most: https://docs.docker.com/engine/logging/drivers/json-file/), the
 * files of the Kubernetes runtimes (`<moment> stdout F …`), names of `docker compose logs` and moments of CI in front.
 */
export class LoggedLines {
  readonly #begun = new Map<string, string>();

  /** Takes the next line. */
  push(line: string): LoggedText {
    const { stream, text, isWhole } = entryOf(line);
    const begun = this.#begun.get(stream) ?? '';
    if (!isWhole) {
      this.#begun.set(stream, begun.length > longestEntry ? '' : begun + text);
      return { kind: 'part' };
    }
    this.#begun.delete(stream);
    const whole = braced(begun + text);
    return whole === undefined ? { kind: 'none' } : { kind: 'text', text: whole, isBare: whole === line.trim() };
  }
}

interface Entry {
  readonly stream: string;
  readonly text: string;
  readonly isWhole: boolean;
}

function entryOf(line: string): Entry {
  const [, stream = '', part, text = ''] = /^\S{10,40} (stdout|stderr) ([FP])(?::\S*)? (.*)$/s.exec(line) ?? [];
  if (part !== undefined) return { stream, text, isWhole: part === 'F' };
  return dockerEntry(line) ?? { stream: '', text: line, isWhole: true };
}

function dockerEntry(line: string): Entry | undefined {
  const text = braced(line);
  if (text === undefined || !/^\{\s*"(?:log|stream|time|attrs)"/.test(text)) return undefined;
  try {
    const { log, stream } = JSON.parse(text);
    if (typeof log !== 'string' || typeof stream !== 'string') return undefined;
    return { stream, text: log.replace(/\r?\n$/, ''), isWhole: log.endsWith('\n') };
  } catch {
    return undefined;
  }
}

function braced(line: string): string | undefined {
  const start = line.indexOf('{');
  const end = line.lastIndexOf('}');
  return start < 0 || start > longestPrefix || end < start ? undefined : line.slice(start, end + 1);
}
