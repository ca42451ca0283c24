import type { Draft } from '../request/draft.ts';
import type { Dialect } from './dialect.ts';
import type { Extraction } from './extraction.ts';
import { isObviouslyDiscord } from './httpAddress.ts';
import type { PowerShellCommand, PowerShellCursor } from './powershellCursor.ts';
import { convertedToJson } from './powershellJson.ts';
import { nativeCommandOf } from './powershellNative.ts';
import { readStatements } from './powershellReader.ts';
import { isWebAlias, isWebCmdlet, readWebCmdlet } from './powershellWeb.ts';
import { mayHoldRequest } from './prefilter.ts';
import { Resolver } from './resolver.ts';
import { readCurlCommand } from './shell.ts';
import { ShellBudget } from './shellCursor.ts';
import { Source } from './source.ts';
import type { Value } from './value.ts';

/**
 * The Discord requests in PowerShell: Invoke-RestMethod, Invoke-WebRequest, and calls of curl.exe. The script is read
 * once from top to bottom, so that a variable has the value that stands above. What is true of PowerShell here is what
 * Microsoft's documentation of 7.4 says; it was not executed.
 */
export function extractPowerShell(text: string): Extraction {
  if (!mayHoldRequest(text)) return { drafts: [], incomplete: false };
  const resolver = new Resolver(new Source(text, dialect));
  const drafts: Draft[] = [];
  const budget = new ShellBudget(text.length);
  const cursor: PowerShellCursor = {
    document: text,
    position: 0,
    end: text.length,
    variables: new Map(),
    budget,
    unfinished: false,
    depth: 0,
    visit: (command) => {
      drafts.push(...requestsOf(command, resolver));
      return printedBy(command);
    },
  };
  readStatements(cursor, '');
  drafts.sort((left, right) => left.span[0] - right.span[0]);
  return { drafts, incomplete: budget.isSpent || resolver.source.isIncomplete };
}

function requestsOf(command: PowerShellCommand, resolver: Resolver): readonly Draft[] {
  if (isWebCmdlet(command.name) || isWebAlias(command)) {
    const draft = readWebCmdlet(command, resolver);
    return draft === undefined ? [] : [draft];
  }
  if (!/curl(?:\.exe)?$/i.test(command.name)) return [];
  return readCurlCommand(nativeCommandOf(command, resolver), 'powershell').filter(isObviouslyDiscord);
}

/** What a command gives to the next one, where that can be told. */
function printedBy(command: PowerShellCommand): Value | null {
  const name = command.name.toLowerCase();
  const values = command.args.flatMap((argument) => (argument.kind === 'value' ? [argument] : []));
  const first = values.find(({ isBare, value }) => !(isBare && value.kind === 'string' && value.text.startsWith('-')));
  switch (name) {
    case 'convertto-json':
      return convertedToJson(command);
    case 'convertto-securestring':
    case 'write-output':
    case 'echo':
      return first?.value ?? command.input;
    case 'get-content':
    case 'gc':
    case 'cat':
    case 'type':
      return first === undefined ? null : fileValue('Get-Content', first.value, command);
    case 'get-item':
    case 'gi':
      return first === undefined ? null : fileValue('file', first.value, command);
    default:
      return null;
  }
}

function fileValue(name: string, path: Value, { span }: PowerShellCommand): Value {
  return { kind: 'call', callee: { kind: 'name', name, span }, args: [path], named: [], isNew: false, later: [], span };
}

/** Every name as itself, so that the resolver does not search the lines above for what has been read already. */
class OwnNames extends Map<string, string> {
  override get(name: string): string {
    return name;
  }
}

const never = /(?!)/g;

/** Names are resolved while the script is read: nothing is left for the resolver to look up. */
const dialect: Dialect = {
  syntax: { kind: 'python', statement: never, perhapsStatement: never, nextEntry: never, continuation: never },
  skipped: never,
  comment: never,
  commentsOut: never,
  self: [],
  branch: never,
  passage: never,
  parse: ({ span }) => ({ kind: 'unknown', span }),
  readImports: () => new OwnNames(),
  mayUse: () => false,
  readUse: () => undefined,
  binds: () => false,
  print: (value) => (value === true ? 'True' : value === false ? 'False' : ''),
  reducePath: (name, span) => ({ kind: 'name', name, span }),
  reduceCall: () => undefined,
  reduceArithmetic: () => undefined,
  textOf: () => undefined,
};
