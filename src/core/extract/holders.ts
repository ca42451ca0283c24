import type { Source } from './source.ts';

/** What holds named constants, and where its line begins. */
export interface Holder {
  readonly kind: 'class' | 'enum';
  readonly at: number;
}

const words = ['class', 'namespace', 'module', 'enum'];
const head =
  /[ \t]*(?:(?:export|default|declare|abstract|const)[ \t]+)*(class|namespace|module|enum)[ \t]+([\w$]+)([^\n]*)/y;

/** The classes, namespaces and enums of a document by their names. What a member of a Python `Enum` is, its class decides. */
export function holdersIn({ text, layout, names }: Source): ReadonlyMap<string, Holder | 'several'> {
  const lines = words.flatMap((word) => names.placesOf(word, 0, text.length).map((at) => layout.lineAt(at)));
  const holders = new Map<string, Holder | 'several'>();
  for (const line of new Set(lines)) {
    const at = layout.startOf(line);
    head.lastIndex = at;
    const [, word, name = '', rest = ''] = head.exec(text) ?? [];
    if (word === undefined) continue;
    const isOpen = !(word === 'class' && /\bEnum\b|Enum\)/.test(rest));
    const holder: Holder = { kind: word === 'enum' ? 'enum' : 'class', at };
    holders.set(name, holders.has(name) || !isOpen ? 'several' : holder);
  }
  return holders;
}
