import type { Source } from '../source.ts';
import type { HandlerHead } from './handlerHead.ts';

const head = /^([ \t]*)async[ \t]+def[ \t]+\w+[ \t]*\(/gm;

/** No head has its parameters further apart, in UTF-16 units. */
const longestHead = 2_000;

/** Decorators of commands that come as interactions; `@group.command` may also be one of those that come as messages. */
const commands =
  /@[\w.]*(?:slash_command|user_command|message_command|hybrid_command|context_menu)\b|@(?:[\w.]*tree|app_commands)\.command\b|@[\w.]+\.(?:sub_command|subcommand)\b/i;
const groups = /@[\w.]*group\w*\.command\b/i;

/** The coroutines of a text that take an interaction. */
export function pythonHeads(source: Source): HandlerHead[] {
  const { text, layout } = source;
  const found: HandlerHead[] = [];
  for (const match of text.matchAll(head)) {
    const open = match.index + match[0].length;
    const close = closingBehind(text, open);
    if (close === undefined || layout.isInComment(match.index)) continue;
    const line = layout.lineAt(match.index);
    const decorators = decoratorsAbove(text, match.index);
    const isCommand = commands.test(decorators) || groups.test(decorators);
    const name = interactionIn(text.slice(open, close), commands.test(decorators));
    if (name === undefined) continue;
    const from = match.index + (match[1]?.length ?? 0);
    const to = endOf(source, line, close);
    if (!source.spend(to - from)) break;
    found.push({ name, isAsync: true, isCommand, lead: '', code: text.slice(from, to), span: [from, to] });
  }
  return found;
}

/** The parameter that is an interaction: by its name or type, or because a command's context is one. */
function interactionIn(parameters: string, isCommand: boolean): string | undefined {
  return (
    /(?:^|[(,\s])(\w+)\s*:\s*["']?(?:[\w.]+\.)?\w*(?:Interaction|ApplicationContext)\b/.exec(parameters)?.[1] ??
    /(?:^|[,\s])(interaction|inter|itx)\s*(?=[,:]|$)/.exec(parameters)?.[1] ??
    (isCommand ? /^\s*(?:self\s*,\s*)?(\w+)/.exec(parameters)?.[1] : undefined)
  );
}

function decoratorsAbove(text: string, at: number): string {
  const lines: string[] = [];
  for (let end = at - 1; end > 0 && at - end < longestHead; ) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    if (line.trim() === '' || /^\s*(?:return|pass|async|def|class)\b/.test(line)) break;
    lines.unshift(line);
    end = start - 1;
  }
  return lines.join('\n');
}

function closingBehind(text: string, at: number): number | undefined {
  let depth = 0;
  for (let index = at; index < text.length && index - at < longestHead; index++) {
    const character = text[index] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth-- === 0) return index;
  }
  return undefined;
}

/** Up to the first line behind the parameters that is indented no more than the head. */
function endOf({ text, layout }: Source, first: number, close: number): number {
  const indent = layout.indentOf(first);
  for (let line = layout.lineAt(close) + 1; layout.startOf(line) < text.length; line++) {
    const columns = layout.indentOf(line);
    if (columns >= 0 && columns <= indent) return layout.startOf(line);
  }
  return text.length;
}
