/** A place in a batch file where a name gets a value. */
interface Setting {
  readonly name: string;
  readonly at: number;
}

/** A jump to a label, or a call of one. */
interface Jump {
  readonly label: string;
  readonly at: number;
}

const line = /^[ \t@]*(?!::|rem\b)([^\r\n]*)/gim;
const setting = /\bset\s+(?:\/[ap]\s+)?"?([^="\s%!/][^="%!]*?)\s*[-+*/%&|^]?=/gi;
const jump = /\bgoto\s+:?\s*([^\s:;&|()]+)|\bcall\s+:([^\s&|()]+)/gi;
const label = /^[ \t]*:([^\s:+;&|()]+)/;
/** Behind this, nothing runs up to the next label. */
const leaving = /^(?:goto\b|exit\b)/i;

/**
 * Which names may have several values where a batch file's labels are reached: `goto` and `call` lead there from
 * elsewhere (Microsoft, "goto", "call"). Jumps to a name that is a variable are taken to reach every label.
 */
export class BatchFlow {
  readonly #settings: Setting[] = [];
  readonly #jumps: Jump[] = [];
  /** Names that are set behind the first label. */
  readonly #behindLabels = new Set<string>();

  constructor(document: string) {
    let isDead = false;
    let hasLabel = false;
    for (const { index, 0: whole, 1: code = '' } of document.matchAll(line)) {
      if (label.test(whole)) {
        isDead = false;
        hasLabel = true;
        continue;
      }
      if (isDead || code === '') continue;
      for (const { 1: name = '' } of code.matchAll(setting)) {
        this.#settings.push({ name: name.toLowerCase(), at: index });
        if (hasLabel) this.#behindLabels.add(name.toLowerCase());
      }
      for (const { 1: target, 2: called } of code.matchAll(jump)) {
        const name = (target ?? called ?? '').toLowerCase();
        if (name !== 'eof') this.#jumps.push({ label: name, at: index });
      }
      isDead = leaving.test(code);
    }
  }

  /** The names that nobody knows the value of where the label on a line is reached. */
  unknownAt(line: string, at: number): readonly string[] {
    const name = label.exec(line)?.[1]?.toLowerCase();
    const jumps = this.#jumps.filter((each) => each.label === name || /[%!]/.test(each.label));
    if (jumps.length === 0) return [];
    const names = new Set(this.#settings.map((each) => each.name));
    return [...names].filter((each) => {
      const settings = this.#settings.filter((one) => one.name === each);
      const [only] = settings;
      if (settings.length > 1 || only === undefined) return true;
      return only.at > at || jumps.some((from) => from.at < only.at);
    });
  }

  /** The names that the code behind a label may have set once it has been called. */
  get setByCalls(): Iterable<string> {
    return this.#behindLabels;
  }
}

/** Where code stands that nothing leads to: behind a `goto` or an `exit`, up to the next label. */
export function endsFlow(command: string): boolean {
  return leaving.test(command);
}
