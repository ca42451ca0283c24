import type { Span } from '../../request/text.ts';
import type { Source } from '../source.ts';
import type { StringValue } from '../value.ts';

/** Decorators whose commands are described by the first line of the docstring, however long it is. */
const described: ReadonlySet<string> = new Set(['hybrid_command', 'hybrid_group', 'slash_command', 'sub_command']);

/**
 * What a command without a description is described by, where that is its docstring: hybrid commands of discord.py
 * (ext/commands/hybrid.py, short_doc), commands of py-cord (commands/core.py) and disnake (utils.py, parse_docstring).
 * discord.py's other commands and nextcord cut it to what Discord takes. `at` is where the function's name stands.
 */
export function descriptionBelow(decorator: string, at: number, source: Source): StringValue | undefined {
  const { text, layout } = source;
  if (!described.has(decorator) || /^[ \t]*(?:from|import)[ \t]+nextcord\b/m.test(text)) return undefined;
  const head = source.headAt(layout.lineAt(at));
  const code = head && text.slice(head.body, Math.min(head.to, head.body + 1000));
  const opened = /^[^\n]*:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*\r?\n)*[ \t]*("""|''')\s*/.exec(code ?? '');
  if (head === undefined || code === undefined || opened === null) return undefined;
  const line =
    code
      .slice(opened[0].length)
      .split(/"""|'''|\r?\n/)[0]
      ?.trimEnd() ?? '';
  if (line === '' || line.includes('\\')) return undefined;
  const start = head.body + opened[0].length;
  const span: Span = [start, start + line.length];
  return { kind: 'string', text: line, inside: span, span };
}
