import type { PowerShellArgument, PowerShellCommand } from './powershellCursor.ts';
import { fileIn } from './powershellWeb.ts';
import type { Resolver } from './resolver.ts';
import { ShellBudget, type ShellWord } from './shellCursor.ts';
import { holeTextOf } from './shellExpansion.ts';
import type { ShellOutput } from './shellOutput.ts';
import type { ShellCommand } from './shellReader.ts';
import { SourceText } from './sourceText.ts';
import { sourceTextOf } from './sourceTextOf.ts';
import type { Value } from './value.ts';
import { readWindowsArguments, type WindowsArguments } from './windowsArguments.ts';

/**
 * A call of a program with the words that it gets. PowerShell hands quotes inside an argument on since 7.3
 * (about_Preference_Variables, `$PSNativeCommandArgumentPassing`); before, it put the arguments one after the other as
 * they were, so that quotes had to be written `\"`. Where one is written so, it is read as it was meant.
 */
export function nativeCommandOf(command: PowerShellCommand, resolver: Resolver): ShellCommand {
  const { span } = command;
  const name = SourceText.of(resolver.source.text, span[0], span[0] + command.name.length);
  const words = command.args.flatMap((argument) => wordsOf(argument, resolver));
  const isLegacy = words.some(({ text }) => text.text.includes('\\"'));
  const passed = isLegacy ? passedBefore73(words) : { words, finished: true };
  return {
    words: [
      { text: named(name, command.name), span: [span[0], span[0]], braces: null, pattern: null },
      ...passed.words,
    ],
    stdin: () => stdinOf(command.input, resolver),
    span,
    finished: command.finished && passed.finished,
  };
}

/** The name without the quotes that may stand around it. */
function named(written: SourceText, name: string): SourceText {
  return written.text === name ? written : SourceText.implied(name, written.place()[0]);
}

function wordsOf(argument: PowerShellArgument, resolver: Resolver): readonly ShellWord[] {
  if (argument.kind === 'verbatim') return verbatimWords(argument.span, resolver);
  const { value, span } = argument;
  const items = value.kind === 'array' ? value.items : [value];
  return items.map((item) => ({ text: sourceTextOf(item, resolver), span, braces: null, pattern: null }));
}

/** Behind `--%` only `%NAME%` is filled in (about_Parsing). */
function verbatimWords([from, to]: readonly [number, number], resolver: Resolver): readonly ShellWord[] {
  const { text } = resolver.source;
  const pieces: SourceText[] = [];
  let at = from;
  for (const { 0: whole, 1: name = '', index } of text.slice(from, to).matchAll(/%(\w+)%/g)) {
    const start = from + index;
    pieces.push(SourceText.of(text, at, start));
    pieces.push(holeTextOf(text, [start, start + whole.length], { kind: 'environment', name }));
    at = start + whole.length;
  }
  return argumentsOf(SourceText.join([...pieces, SourceText.of(text, at, to)])).words;
}

/** One command line: an argument with blanks in quotes, everything else as it is. */
function passedBefore73(words: readonly ShellWord[]): WindowsArguments {
  const pieces = words.flatMap(({ text }) => {
    const [start, end] = text.place();
    const isQuoted = /\s/.test(text.text) && !text.text.startsWith('"');
    const quote = (at: number) => SourceText.implied(isQuoted ? '"' : '', at);
    return [quote(start), text, quote(end), SourceText.implied(' ', end)];
  });
  return argumentsOf(SourceText.join(pieces));
}

function argumentsOf(line: SourceText): WindowsArguments {
  return readWindowsArguments(line, new ShellBudget(line.length));
}

/** What is piped in: PowerShell ends it with a line end. */
function stdinOf(input: Value | null, resolver: Resolver): ShellOutput | null {
  if (input === null) return null;
  const path = fileIn(input, resolver);
  if (path !== undefined) return { kind: 'file', path: sourceTextOf(path, resolver) };
  if (input.kind === 'unknown') {
    return { kind: 'command', command: holeTextOf(resolver.source.text, input.span, { kind: 'expression' }) };
  }
  const text = sourceTextOf(input, resolver);
  return { kind: 'text', text: SourceText.join([text, SourceText.implied('\r\n', text.place()[1])]) };
}
