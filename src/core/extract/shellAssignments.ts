/** Where a command may begin. */
const begin = String.raw`(?:^|[;&|({\n\u0060]|\b(?:do|then|else|elif|if|while|until)(?=\s))[ \t]*`;
const assignment = new RegExp(String.raw`${begin}((?:[A-Za-z_]\w*(?:\[[^\]\n]{0,80}\])?\+?=[^\s;]*[ \t]*)+)`, 'g');
const declaration = new RegExp(
  String.raw`${begin}(?:local|export|declare|typeset|readonly|read|mapfile|readarray|getopts|let|unset|printf[ \t]+-v)\b([^\n;&|]*)`,
  'g',
);
const arithmetic = /\(\(([^\n]{0,200}?)\)\)/g;
const loopWord = new RegExp(String.raw`${begin}(?:(for|while|until|select)\b|(done)\b)`, 'g');
const loopName = new RegExp(String.raw`${begin}(?:for|select)[ \t]+(\w+)`, 'g');

/** Where a script may give values to names, as its text suggests: some of the places may be none. */
export class ShellAssignments {
  readonly #document: string;
  #places: ReadonlyMap<string, readonly number[]> | undefined;
  #loops: ReadonlyMap<number, number> | undefined;

  constructor(document: string) {
    this.#document = document;
  }

  /** The names that a stretch may give a value to. */
  *namesIn(from: number, to: number): Generator<string> {
    this.#places ??= placesIn(this.#document);
    for (const [name, places] of this.#places) {
      if ((places[indexFrom(places, from)] ?? to) < to) yield name;
    }
  }

  /** Where the loop whose word ends at `at` has its `done`. */
  endOfLoop(at: number): number {
    this.#loops ??= loopsIn(this.#document);
    return this.#loops.get(at) ?? this.#document.length;
  }

  /** Where the function ends whose body opens at `at`: its bracket stands under its first line, or in it. */
  endOfFunction(at: number): number {
    const document = this.#document;
    const start = document.lastIndexOf('\n', at) + 1;
    const lineEnd = document.indexOf('\n', at);
    if (lineEnd >= 0 && /\}[ \t;]*$/.test(document.slice(at + 1, lineEnd))) return lineEnd;
    const margin = /[ \t]*/y;
    margin.lastIndex = start;
    const end = document.indexOf(`\n${margin.exec(document)?.[0] ?? ''}}`, at);
    return end < 0 ? document.length : end + 1;
  }
}

function placesIn(text: string): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  const add = (at: number, list: string): void => {
    for (const [name] of list.matchAll(/(?<![\w$-])[A-Za-z_]\w*/g)) {
      const known = places.get(name);
      if (known === undefined) places.set(name, [at]);
      else known.push(at);
    }
  };
  for (const { index, 1: list = '' } of text.matchAll(assignment)) add(index, list.replace(/=\S*/g, ''));
  for (const { index, 1: list = '' } of text.matchAll(declaration)) add(index, list.replace(/=\S*/g, ' '));
  for (const { index, 1: name = '' } of text.matchAll(loopName)) add(index, name);
  for (const { index, 1: sum = '' } of text.matchAll(arithmetic)) {
    if (/\+\+|--|(?<![=!<>])=(?!=)/.test(sum)) add(index, sum);
  }
  for (const known of places.values()) known.sort((left, right) => left - right);
  return places;
}

/** The index of the first place that is not before `from`. */
function indexFrom(places: readonly number[], from: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each loop ends, by where its first word does. */
function loopsIn(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  for (const { index, 0: whole, 1: word } of text.matchAll(loopWord)) {
    if (word !== undefined) open.push(index + whole.length);
    else {
      const start = open.pop();
      if (start !== undefined) ends.set(start, index);
    }
  }
  return ends;
}
