import type { Draft, DraftProblem } from '../request/draft.ts';
import { readCurlCall } from './curl.ts';
import type { Extraction } from './extraction.ts';
import { isObviouslyDiscord } from './httpAddress.ts';
import { readShell, type ShellCommand } from './shellReader.ts';
import { zshStopsAtPatterns } from './zshPattern.ts';

/** The Discord requests in a script: its calls of curl. By bash's rules, unless its first line names zsh. */
export function extractShell(text: string): Extraction {
  return extractFrom(text, /^#!.*\bzsh\b/.test(text));
}

/** The Discord requests in a script of zsh, where a variable stays one word and `?` outside quotes is a pattern. */
export function extractZsh(text: string): Extraction {
  return extractFrom(text, true);
}

function extractFrom(text: string, isZsh: boolean): Extraction {
  const drafts: Draft[] = [];
  let patternsStop = true;
  const visit = (command: ShellCommand) => {
    patternsStop = zshStopsAtPatterns(command, patternsStop);
    const words = patternsStop ? command.words : command.words.map((word) => ({ ...word, pattern: null }));
    for (const draft of readCurlCommand({ ...command, words }, 'shellscript'))
      if (isObviouslyDiscord(draft)) drafts.push(draft);
  };
  const { incomplete } = readShell(text, 0, text.length, visit, isZsh);
  return { drafts: drafts.sort((left, right) => left.span[0] - right.span[0]), incomplete };
}

/** The requests of a command, if it calls curl: by name, by path, or behind `sudo`, `env` and the like. */
export function readCurlCommand(command: ShellCommand, language: string): Draft[] {
  const curl = language === 'bat' || language === 'powershell' ? windowsName : unixName;
  const names = command.words.slice(0, 8).map((word) => word.text.text);
  let index = 0;
  if (wrappers.has(names[0] ?? '')) index = names.findIndex((name, at) => at > 0 && curl.test(name));
  const word = command.words[index];
  if (word === undefined || !curl.test(word.text.text)) return [];
  const wrapper = command.words[0];
  let problem: DraftProblem | null = null;
  if (!command.finished) problem = { code: 'unfinished', span: command.span };
  if (wrapper !== undefined && names[0] === 'xargs') {
    problem = { code: 'unsupported-option', option: 'xargs', span: wrapper.span };
  }
  const words = command.words.slice(index + 1);
  const pattern = names.slice(0, index).includes('noglob') ? undefined : words.find((each) => each.pattern !== null);
  if (pattern?.pattern) problem ??= { code: 'unquoted-pattern', word: pattern.text.written(), span: pattern.pattern };
  return readCurlCall({
    language,
    words,
    stdin: command.stdin(),
    span: command.span,
    problem,
  });
}

/** Commands that run the command in their arguments. */
const wrappers: ReadonlySet<string> = new Set(
  'sudo doas env command builtin exec nohup nice time timeout retry watch xargs noglob nocorrect'.split(' '),
);

/** What curl is called in a shell of Unix, and in one of Windows. */
const unixName = /^(?:.*\/)?curl(?:\.exe)?$/;
const windowsName = /^(?:.*[/\\])?curl(?:\.exe)?$/i;
