import { isDefinition, type Use } from './nameUses.ts';
import type { Source } from './source.ts';

const loopHead = /^\s*(?:\}\s*)?(?:[\w$]+\s*:\s*)?(?:for|while|do)\b/;
const functionHead =
  /=>|\bfunction\b|^\s*(?!(?:if|for|while|switch|catch|with)\b)(?:[\w$]+\s+)*[#*]?[\w$]+\s*\([^;]*\)\s*(?::[^;]*)?\{\s*(?:\/\/.*)?$/;

/**
 * The places where a JavaScript name, found to be defined at `from`, is changed at a time that the order of the text does
 * not tell for `at`: in another function, behind the function that `at` stands in, or later in a loop around it. `uses` are
 * all places where the name is defined or changed.
 */
export function strayUses(source: Source, name: string, uses: readonly Use[], from: number, at: number): Use[] {
  if (source.dialect.syntax.kind !== 'javascript') return [];
  const others = uses.filter((use) => use.at !== from && !(isDefinition(use) && isDeclared(use)));
  if (others.length === 0) return [];
  const { layout } = source;
  const outside = new Set(layout.ancestorsOf(layout.lineAt(from)));
  const around = [...layout.ancestorsOf(layout.lineAt(at))].filter((block) => !outside.has(block));
  const closure = around.findLast((block) => functionHead.test(source.lineText(block)));
  const begin = layout.startOf(layout.lineAt(at));
  const isInline = from < begin && /=>|\bfunction\b/.test(source.text.slice(begin, at));
  const loop = around.findLast((block) => loopHead.test(source.lineText(block)));
  return others.filter((use) => {
    const blocks = [...layout.ancestorsOf(layout.lineAt(use.at))];
    const inner = blocks.filter((block) => !outside.has(block));
    if (!isSame(source, name, uses, inner, use)) return false;
    if (inner.some((block) => !around.includes(block) && functionHead.test(source.lineText(block)))) return true;
    if (use.at < at) return false;
    if (isInline && layout.lineAt(use.at) !== layout.lineAt(at)) return true;
    return (closure !== undefined && !inner.includes(closure)) || (loop !== undefined && inner.includes(loop));
  });
}

function isDeclared(use: Use): boolean {
  return use.kind === 'pick' || (use.kind === 'define' && use.declared);
}

/** Whether a name means the same where none of the blocks around its use binds or declares it anew. */
function isSame(source: Source, name: string, uses: readonly Use[], blocks: readonly number[], use: Use): boolean {
  const { layout, dialect } = source;
  const isOwn = (line: number): boolean => blocks.includes(layout.parentOf(line));
  if (uses.some((other) => isDefinition(other) && isDeclared(other) && isOwn(layout.lineAt(other.at)))) return false;
  const lines = [layout.lineAt(use.at), ...blocks];
  return !lines.some((line) => dialect.binds(source.lineText(line), name));
}
