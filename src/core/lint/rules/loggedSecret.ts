import { namesDiscord } from '../../extract/prefilter.ts';
import { authorizationPart, headerPart } from '../../request/draft.ts';
import { type Hole, holesOf, type Span } from '../../request/text.ts';
import { callTextAt } from '../callText.ts';
import { bracketAt } from '../codeText.ts';
import type { Finding, LintedText, TextRule } from '../finding.ts';

const javascriptLog =
  /(?<![\w.$])(?:console\.(?:log|info|warn|error|debug|trace)|Logger\.log|(?:this\.)?(?:logger|log)\.(?:info|debug|warn|error|trace|log))(?=\s*\()/g;
const pythonLog =
  /(?<![\w.])(?:print|(?:logging|logger|log|_log|LOG|self\.log(?:ger)?)\.(?:debug|info|warning|error|critical|exception))(?=\s*\()/g;
const shellLog = /^[ \t]*(?:echo|Write-Host|Write-Output)[ \t][^|<>;&\n]*$/gim;

/** A name that holds a secret: `token`, `DISCORD_TOKEN`, `accessToken`, `authorization`. */
const secretName = /(?:^|[a-z\d_])[tT](?:oken|OKEN)$|^TOKEN$|^[aA](?:uthorization|UTHORIZATION)$/;
const notSecret =
  /csrf|xsrf|page_?token|cancel|next_?token|sync|continuation|^(?:is|has|no|with|valid|parse|get)[A-Z_]/i;

/**
 * What is logged is read by whoever reads the logs; a bot's token in them is the bot (documentation, Reference,
 * Authentication). Only a name that is printed as it is counts: not its length, not a part of it. A warning where a
 * request of the text identifies itself with it, else a hint.
 */
export const loggedSecret: TextRule = (linted) => {
  const { text, language, drafts } = linted;
  if (drafts.length === 0 && !namesDiscord(text)) return [];
  if (language === 'python') return inCalls(linted, pythonLog);
  if (/^(?:javascript|typescript|vue|svelte)/.test(language)) return inCalls(linted, javascriptLog);
  return ['shellscript', 'zsh', 'powershell'].includes(language) ? inCommands(linted) : [];
};

/** So far behind its name a call is looked at, in UTF-16 units. */
const farthest = 400;

function inCalls(linted: LintedText, log: RegExp): Finding[] {
  const { text, language } = linted;
  return [...text.matchAll(log)].flatMap(({ index }) => {
    // Most calls log something else: they are not read.
    if (!/token|authorization|headers/i.test(text.slice(index, index + farthest)) || isCommentedOut(text, index))
      return [];
    const call = callTextAt(text, index, language);
    return (call?.args ?? []).flatMap((argument) => {
      if (isHeadersOf(linted, argument)) return [finding(linted, argument, true)];
      return secretsIn(text, argument, language === 'python').map((span) => finding(linted, span));
    });
  });
}

/** Whether the headers of a request are logged, its Authorization among them. */
function isHeadersOf({ text, drafts }: LintedText, argument: Span): boolean {
  const name = text.slice(...argument);
  if (!/^[A-Za-z_]*headers$/i.test(name)) return false;
  const [only, ...others] = text.matchAll(new RegExp(`(?<![\\w.$])${name}\\s*(?::[^=\\n]{1,60})?=\\s*\\{`, 'g'));
  if (only === undefined || others.length > 0) return false;
  const [start, end] = bracketAt(text, only.index + only[0].length - 1);
  return drafts.some((draft) => {
    const given = headerPart(draft, 'authorization')?.value.span;
    return given !== undefined && start <= given[0] && given[1] <= end;
  });
}

function isCommentedOut(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:\/\/|#|\*|<!--)|(?:^|\s)(?:\/\/|#)\s/.test(before) || /^[^'"]*(?:'[^']*|"[^"]*)$/.test(before);
}

const path = /^[A-Za-z_$][\w$]*[!?]*(?:\.[A-Za-z_$][\w$]*[!?]*|\[(?:"[\w-]+"|'[\w-]+')\])*$/;
const environment = /^os\.(?:getenv|environ\.get)\(\s*["'](\w+)["']\s*\)$/;

function secretsIn(text: string, [start, end]: Span, isPython: boolean): Span[] {
  const written = text.slice(start, end);
  if (isSecret(written)) return [[start, end]];
  // What stands between braces in a template or an f-string, and what is joined by `+`.
  const inner = isPython
    ? /^[rR]?[fF]/.test(written)
      ? /\{([^{}!:=]+)\}/g
      : undefined
    : written.startsWith('`')
      ? /\$\{([^{}]+)\}/g
      : undefined;
  const pieces = inner === undefined ? joinedPieces(written) : [...written.matchAll(inner)].map(bracedPiece);
  return pieces
    .filter(([from, to]) => isSecret(written.slice(from, to)))
    .map(([from, to]): Span => [start + from, start + to]);
}

function bracedPiece(match: RegExpExecArray): Span {
  const from = match.index + match[0].indexOf(match[1] ?? '');
  return [from, from + (match[1]?.length ?? 0)];
}

/** The operands of `'…' + token`. */
function joinedPieces(written: string): Span[] {
  const masked = written.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, (quoted) =>
    '"'.repeat(quoted.length),
  );
  if (!/["+]/.test(masked)) return [];
  return [...masked.matchAll(/(?<=^|\+\s*)[^\s+"][^+"]*?(?=\s*(?:\+|$))/g)].map(({ index, 0: piece }) => [
    index,
    index + piece.length,
  ]);
}

function isSecret(expression: string): boolean {
  const variable = environment.exec(expression)?.[1];
  if (variable === undefined && !path.test(expression)) return false;
  const name = variable ?? /([\w$-]+)(?:["']\])?[!?]*$/.exec(expression)?.[1] ?? '';
  return secretName.test(name) && !notSecret.test(name);
}

/** `echo "$DISCORD_TOKEN"`; not what goes on into a file or a command. */
function inCommands(linted: LintedText): Finding[] {
  return [...linted.text.matchAll(shellLog)].flatMap(({ index, 0: line }) =>
    [...line.matchAll(/\$(?:\{(\w+)\}|(?:env:)?(\w+))(?![\w:]*[([])/gi)]
      .filter((match) => isSecret(match[1] ?? match[2] ?? '') && !isSingleQuoted(line, match.index))
      .map((match) => finding(linted, [index + match.index, index + match.index + match[0].length])),
  );
}

function isSingleQuoted(line: string, at: number): boolean {
  return (
    (line
      .slice(0, at)
      .replace(/"[^"]*"/g, '')
      .match(/'/g)?.length ?? 0) %
      2 ===
    1
  );
}

function finding({ text, drafts }: LintedText, span: Span, isKnown = false): Finding {
  const expression = text.slice(...span);
  const certain =
    isKnown ||
    drafts.some((draft) =>
      holesOf(authorizationPart(draft)?.text ?? []).some(
        (hole) => hole.expression === expression || isGivenTo(expression, hole, text),
      ),
    );
  return {
    facts: { rule: 'auth/logged-secret', expression, certain },
    severity: certain ? 'warning' : 'hint',
    span,
    mends: [],
  };
}

/** Whether the name is the one that the value was given to: `const token = process.env.TOKEN`. */
function isGivenTo(name: string, { span }: Hole, text: string): boolean {
  const before = text.slice(Math.max(0, span[0] - 200), span[0]);
  return /(?<![\w$.])([A-Za-z_$][\w$]*)\s*(?::[^=\n;]{1,80})?=\s*$/.exec(before)?.[1] === name;
}
