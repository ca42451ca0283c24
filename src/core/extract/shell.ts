import type { Draft, DraftProblem } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { readCurlCall } from './curl.ts';
import type { Extraction } from './extraction.ts';
import { isObviouslyDiscord } from './httpAddress.ts';
import { readShell, type ShellCommand } from './shellReader.ts';
import { programIn } from './shellRunners.ts';
import { innerScriptOf, refusedDraft, shellName, valuesFor } from './shellScript.ts';
import type { ShellValue } from './shellVariables.ts';

/** Scripts in scripts in scripts are not read. */
const deepestScript = 3;

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
  const { drafts, incomplete } = scriptDrafts(text, [0, text.length], new Map(), isZsh, 0);
  return { drafts: drafts.toSorted((left, right) => left.span[0] - right.span[0]), incomplete };
}

function scriptDrafts(
  document: string,
  [from, to]: Span,
  values: ReadonlyMap<string, ShellValue>,
  isZsh: boolean,
  depth: number,
): { readonly drafts: readonly Draft[]; readonly incomplete: boolean } {
  const drafts: Draft[] = [];
  let isWhole = true;
  let patternsStop = true;
  const visit = (command: ShellCommand): void => {
    patternsStop = zshStopsAtPatterns(command, patternsStop);
    const read = patternsStop ? command.words : command.words.map((word) => ({ ...word, pattern: null }));
    drafts.push(...readCurlCommand({ ...command, words: read }, 'shellscript', document).filter(isObviouslyDiscord));
    const runner = programIn(command, document, shellName);
    const script = runner === null ? null : innerScriptOf(runner.words, document);
    if (runner === null || script === null || depth >= deepestScript) return;
    const isInnerZsh = isZsh && /^(?:.*\/)?(?:zsh|eval|trap)$/.test(runner.words[0]?.text.text ?? '');
    const isFollowed = script.isHere && script.place !== null && runner.feeder === undefined;
    const inner = isFollowed
      ? scriptDrafts(document, script.place, valuesFor(runner.words, script, command.values?.()), isInnerZsh, depth + 1)
      : scriptDrafts(script.word.text.text, [0, script.word.text.length], new Map(), isInnerZsh, depth + 1);
    isWhole &&= !inner.incomplete;
    const name =
      runner.feeder === undefined ? (runner.words[0]?.text.written() ?? '') : runner.feeder.word.text.written();
    drafts.push(...(isFollowed ? inner.drafts : inner.drafts.map((draft) => refusedDraft(draft, script.word, name))));
  };
  const { incomplete } = readShell(document, from, to, visit, isZsh, values);
  return { drafts, incomplete: incomplete || !isWhole };
}

/** The requests of a command, if it calls curl: by name, by path, or behind `sudo`, `env` and the like. */
export function readCurlCommand(command: ShellCommand, language: string, document = ''): Draft[] {
  const curl = language === 'bat' || language === 'powershell' ? windowsName : unixName;
  const call = programIn(command, document, curl);
  if (call === null) return [];
  let problem: DraftProblem | null = null;
  if (!command.finished) problem = { code: 'unfinished', span: command.span };
  if (call.feeder?.isPlaced === false) {
    const { text, span } = call.feeder.word;
    problem = { code: 'unsupported-option', option: text.written(), span };
  }
  const words = call.words.slice(1);
  const pattern = call.isPlain ? undefined : words.find((each) => each.pattern !== null);
  if (pattern?.pattern) problem ??= { code: 'unquoted-pattern', word: pattern.text.written(), span: pattern.pattern };
  return readCurlCall({
    language,
    words,
    stdin: call.feeder === undefined ? command.stdin() : null,
    span: command.span,
    problem,
  });
}

/** What curl is called in a shell of Unix, and in one of Windows. */
const unixName = /^(?:.*\/)?curl(?:\.exe)?$/;
const windowsName = /^(?:.*[/\\])?curl(?:\.exe)?$/i;
