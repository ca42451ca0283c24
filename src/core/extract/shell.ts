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

/** The Discord requests in a bash or zsh script: its calls of curl. */
export function extractShell(text: string): Extraction {
  const { drafts, incomplete } = scriptDrafts(text, [0, text.length], new Map(), 0);
  return { drafts: drafts.toSorted((left, right) => left.span[0] - right.span[0]), incomplete };
}

function scriptDrafts(
  document: string,
  [from, to]: Span,
  values: ReadonlyMap<string, ShellValue>,
  depth: number,
): { readonly drafts: readonly Draft[]; readonly incomplete: boolean } {
  const drafts: Draft[] = [];
  let isWhole = true;
  const visit = (command: ShellCommand): void => {
    drafts.push(...readCurlCommand(command, 'shellscript', document).filter(isObviouslyDiscord));
    const runner = programIn(command, document, shellName);
    const script = runner === null ? null : innerScriptOf(runner.words, document);
    if (runner === null || script === null || depth >= deepestScript) return;
    const isFollowed = script.isHere && script.place !== null && runner.feeder === undefined;
    const inner = isFollowed
      ? scriptDrafts(document, script.place, valuesFor(runner.words, script, command.values?.()), depth + 1)
      : scriptDrafts(script.word.text.text, [0, script.word.text.length], new Map(), depth + 1);
    isWhole &&= !inner.incomplete;
    const name =
      runner.feeder === undefined ? (runner.words[0]?.text.written() ?? '') : runner.feeder.word.text.written();
    drafts.push(...(isFollowed ? inner.drafts : inner.drafts.map((draft) => refusedDraft(draft, script.word, name))));
  };
  const { incomplete } = readShell(document, from, to, visit, values);
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
  return readCurlCall({
    language,
    words: call.words.slice(1),
    stdin: call.feeder === undefined ? command.stdin() : null,
    span: command.span,
    problem,
  });
}

/** What curl is called in a shell of Unix, and in one of Windows. */
const unixName = /^(?:.*\/)?curl(?:\.exe)?$/;
const windowsName = /^(?:.*[/\\])?curl(?:\.exe)?$/i;
