import { isDefinition, type Use } from './nameUses.ts';
import type { Source } from './source.ts';

const functionHead = /^\s*(?:async\s+)?def\b/;
const loopHead = /^\s*(?:async\s+)?(?:for|while)\b/;

/** The left side of an assignment and brackets, or a method that keeps what it gets: what follows is held by two names. */
const keeping = /^\s*[\w.[\]"']+\s*(?:\+?=(?!=)\s*[[{(\s"'\w:,]*|\.(?:append|insert|extend)\([[{\s"'\w:,]*)$/;

/**
 * Whether a Python name, found to be defined at `from`, may stand for something else at `at`: it changes later in a loop
 * around, in another function, or under another name. `uses` are all places where it is defined or changed.
 */
export function isUncertain(source: Source, name: string, uses: readonly Use[], from: number, at: number): boolean {
  if (source.dialect.syntax.kind !== 'python') return false;
  return (
    changesInLoop(source, uses, from, at) ||
    changesElsewhere(source, name, uses, from, at) ||
    hasAlias(source, name, uses, from, at)
  );
}

/** The second turn of a loop begins with what the first has left. */
function changesInLoop(source: Source, uses: readonly Use[], from: number, at: number): boolean {
  const { layout } = source;
  for (const block of layout.ancestorsOf(layout.lineAt(at))) {
    if (!loopHead.test(source.lineText(block))) continue;
    const isInside = (offset: number): boolean => [...layout.ancestorsOf(layout.lineAt(offset))].includes(block);
    if (!isInside(from) && uses.some((use) => use.at > at && isInside(use.at))) return true;
  }
  return false;
}

/** What the module holds and a function changes. */
function changesElsewhere(source: Source, name: string, uses: readonly Use[], from: number, at: number): boolean {
  const { layout, dialect, text } = source;
  if (layout.parentOf(layout.lineAt(from)) >= 0) return false;
  const around = [...layout.ancestorsOf(layout.lineAt(at))];
  return uses.some((use) => {
    const block = [...layout.ancestorsOf(layout.lineAt(use.at))].findLast((line) =>
      functionHead.test(source.lineText(line)),
    );
    if (block === undefined || around.includes(block) || dialect.binds(source.lineText(block), name)) return false;
    const isOwn = uses.some(
      (other) => isDefinition(other) && [...layout.ancestorsOf(layout.lineAt(other.at))].includes(block),
    );
    if (!isOwn) return true;
    const body = text.slice(layout.startOf(block), use.at);
    return new RegExp(`\\n\\s*global\\b[^\\n]*\\b${name}\\b`).test(body);
  });
}

/** `data = { "embeds": [embed] }` before `embed` changes, and `other = data` before `other` does. */
function hasAlias(source: Source, name: string, uses: readonly Use[], from: number, at: number): boolean {
  const { layout, text } = source;
  const before = text.slice(layout.startOf(layout.lineAt(at)), at);
  const next = uses.find((use) => isDefinition(use) && use.at > at)?.at ?? Number.POSITIVE_INFINITY;
  // Numbers and texts are not changed but replaced.
  const start = valueStart(uses, from);
  if (!/^\s*(?:[[{(]|(?:dict|list)\()/.test(text.slice(start, start + 100))) return false;
  const changesLater = (): boolean => uses.some((use) => !isDefinition(use) && use.at > at && use.at < next);
  const isWhole = /^[ \t]*(?:[\])},;#\r\n]|$)/.test(text.slice(at + name.length, at + name.length + 20));
  if (isWhole && keeping.test(before) && changesLater()) return true;
  const alias = new RegExp(`^[ \\t]*(\\w+)[ \\t]*=[ \\t]*${name}[ \\t]*(?:#.*)?$`, 'gm');
  for (const { index, 1: other = '' } of text.slice(from, at).matchAll(alias)) {
    const isChanged = source.uses.of(other).some((use) => !isDefinition(use) && use.at > from + index && use.at < at);
    if (isChanged) return true;
  }
  return false;
}

function valueStart(uses: readonly Use[], from: number): number {
  const definition = uses.find((use) => use.at === from);
  return definition !== undefined && isDefinition(definition) ? definition.from : from;
}
