import type { Draft, DraftProblem } from '../request/draft.ts';
import { readCurlCall } from './curl.ts';
import type { Extraction } from './extraction.ts';
import { isObviouslyDiscord } from './httpAddress.ts';
import { readShell, type ShellCommand } from './shellReader.ts';

/** The Discord requests in a bash or zsh script: its calls of curl. */
export function extractShell(text: string): Extraction {
  const drafts: Draft[] = [];
  const { incomplete } = readShell(text, 0, text.length, (command) => {
    for (const draft of readCurlCommand(command, 'shellscript')) if (isObviouslyDiscord(draft)) drafts.push(draft);
  });
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
  return readCurlCall({
    language,
    words: command.words.slice(index + 1),
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
