import type { Span } from '../request/text.ts';
import type { ShellCursor } from './shellCursor.ts';
import type { ShellCommand } from './shellReader.ts';

/**
 * The first thing between the cursor and `to` that zsh does not pass on as it stands: it looks for the names of files
 * that match, or (`=name` at the beginning of a word) for the path of a command, and does not run the command where there
 * are none (zshexpn(1), Filename Generation and Filename Expansion). `to` is behind a stretch outside quotes.
 */
export function zshPattern({ document, position }: ShellCursor, wordStart: number, to: number): Span | null {
  const text = document.slice(position, to);
  if (position === wordStart && /^=[\w.-]/.test(text)) return [position, to];
  const at = text.search(/[*?[]/);
  return at < 0 ? null : [position + at, position + at + 1];
}

/** Whether zsh still does so after a command: `setopt nonomatch` and `setopt noglob` leave patterns as they are. */
export function zshStopsAtPatterns({ words }: Pick<ShellCommand, 'words'>, before: boolean): boolean {
  const [command, ...options] = words.map((word) => word.text.text);
  if (command !== 'setopt' && command !== 'unsetopt') return before;
  return options.reduce((stops, option) => {
    const name = /^(no)?(?:nomatch|glob)$/.exec(option.toLowerCase().replaceAll('_', ''));
    return name === null ? stops : (command === 'setopt') === (name[1] === undefined);
  }, before);
}
