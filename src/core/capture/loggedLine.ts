/** UTF-16 units that an entry may have whose parts stand on lines of their own. */
const longestEntry = 1024 * 1024;

/** UTF-16 units in front of the JSON: a name, a moment, colours. */
const longestPrefix = 300;

/**
 * Takes off what containers and build servers put around the lines of a program, and joins what they have cut: Docker's
 * json-file driver (one object a line, 16 KiB at most: https://docs.docker.com/engine/logging/drivers/json-file/), the
 * files of the Kubernetes runtimes (`<moment> stdout F …`), names of `docker compose logs` and moments of CI in front.
 */
export class LoggedLines {
  readonly #begun = new Map<string, string>();

  /** The text of a program that this line ends, from its first brace to its last; undefined where it ends none. */
  push(line: string): string | undefined {
    const { stream, text, isWhole } = entryOf(line);
    const begun = this.#begun.get(stream) ?? '';
    if (!isWhole) {
      this.#begun.set(stream, begun.length > longestEntry ? '' : begun + text);
      return undefined;
    }
    this.#begun.delete(stream);
    return braced(begun + text);
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
