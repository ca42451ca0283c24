/** What holds named constants, and where its line begins. */
export interface Holder {
  readonly kind: 'class' | 'enum';
  readonly at: number;
}

const head =
  /\b(class|namespace|module|enum)(?<=^[ \t]*(?:(?:export|default|declare|abstract|const)[ \t]+)*\1)[ \t]+([\w$]+)([^\n]*)/gm;

/** The classes, namespaces and enums of a document by their names. What a member of a Python `Enum` is, its class decides. */
export function holdersIn(text: string): ReadonlyMap<string, Holder | 'several'> {
  const holders = new Map<string, Holder | 'several'>();
  for (const { index, 1: word, 2: name = '', 3: rest = '' } of text.matchAll(head)) {
    const isOpen = !(word === 'class' && /\bEnum\b|Enum\)/.test(rest));
    const holder: Holder = { kind: word === 'enum' ? 'enum' : 'class', at: text.lastIndexOf('\n', index) + 1 };
    holders.set(name, holders.has(name) || !isOpen ? 'several' : holder);
  }
  return holders;
}
