import { definition, requestMethod } from '../extract/httpBlock.ts';
import type { Span } from '../request/text.ts';
import { headerNames, headerValues } from './headerValues.ts';
import { type HttpFile, lineIndexAt, readHttpFile } from './httpFile.ts';
import type { HttpItem, HttpItemKind } from './httpItem.ts';
import { referencesIn } from './references.ts';
import { addressItems } from './routeCompletion.ts';

/** Names that have a value outside of the file. */
export interface OutsideNames {
  /** Of the environment file. */
  readonly file: readonly string[];
  /** Of the editor's environment. */
  readonly environment: readonly string[];
}

/** Whether a variable is being written at an offset, so that the names outside of the file are wanted. */
export function wantsVariables(text: string, offset: number): boolean {
  return openReference(text, offset) !== null;
}

/** What can stand at an offset of an .http file; nothing in bodies but variables. */
export function httpCompletions(text: string, offset: number, outside: OutsideNames): HttpItem[] {
  const file = readHttpFile(text);
  const reference = openReference(text, offset);
  if (reference !== null) return variableItems(file, reference, outside);
  const index = lineIndexAt(file, offset);
  const line = file.lines[index];
  const start = line === undefined || line.to < offset ? offset : line.from;
  const typed = text.slice(start, offset);
  const comment = /^\s*(?:#|\/\/)\s*(@\w*)$/.exec(typed)?.[1];
  if (comment !== undefined) {
    const span: Span = [offset - comment.length, offset];
    return [{ kind: 'comment', label: '@name', insert: ['@name ', { placeholder: 'name' }], span }];
  }
  if (/^\s*(?:#|\/\/)/.test(typed)) return [];
  switch (placeAt(file, index, start)) {
    case 'request':
      // What begins with an @ was taken for a URL.
      if (/^\s*@/.test(typed)) return definitionItems(file, typed, offset);
      return requestItems(file, typed, offset);
    case 'header':
      return headerItems(typed, offset);
    case 'free':
      return [...definitionItems(file, typed, offset), ...requestItems(file, typed, offset)];
    default:
      return [];
  }
}

/** The part of a reference in front of the cursor, or null where none is open. */
function openReference(text: string, offset: number): { readonly span: Span; readonly isClosed: boolean } | null {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const typed = /\{\{%?([^{}]*)$/.exec(line)?.[1];
  if (typed === undefined) return null;
  const rest = /^([\w.$-]*)(\s*\}\})?/.exec(text.slice(offset, offset + 300));
  const start = offset - typed.trimStart().length;
  return { span: [start, offset + (rest?.[1]?.length ?? 0)], isClosed: rest?.[2] !== undefined };
}

function variableItems(
  file: HttpFile,
  { span, isClosed }: { readonly span: Span; readonly isClosed: boolean },
  outside: OutsideNames,
): HttpItem[] {
  const end = isClosed ? '' : '}}';
  const item = (kind: HttpItemKind, label: string): HttpItem => ({ kind, label, insert: [label + end], span });
  const defined = definedNames(file);
  const used = usedNames(file, ([start, to]) => to <= span[0] || span[1] < start);
  const own = new Set([...defined, ...outside.file, ...used]);
  return [
    ...[...own].map((name) => {
      const isOutside = !defined.has(name) && outside.file.includes(name);
      return item(isOutside ? 'environment' : 'variable', name);
    }),
    ...outside.file.map((name) => item('environment', `$dotenv ${name}`)),
    ...outside.environment.map((name) => item('environment', `$processEnv ${name}`)),
  ];
}

/** Names that the file defines, also below a line that is half-written and swallows what follows. */
function definedNames({ lines, roles }: HttpFile): Set<string> {
  const names = lines.flatMap(({ text }, index) => {
    const role = roles[index];
    return role === 'body' || role === 'curl' ? [] : (definition.exec(text)?.[1] ?? []);
  });
  return new Set(names);
}

/** Plain names that are referred to at places that count. */
function usedNames({ text }: HttpFile, counts: (span: Span) => boolean): string[] {
  return referencesIn(text)
    .filter(({ name, span }) => counts(span) && /^[A-Za-z_][\w.-]*$/.test(name))
    .map(({ name }) => name);
}

/** Names that are used in the file and have no value in it. */
function definitionItems(file: HttpFile, typed: string, offset: number): HttpItem[] {
  const word = /^\s*(@?[\w.-]*)$/.exec(typed)?.[1];
  if (word === undefined) return [];
  const defined = definedNames(file);
  const missing = new Set(usedNames(file, () => true).filter((name) => !defined.has(name)));
  const span: Span = [offset - word.length, offset];
  const items = [...missing].map(
    (name): HttpItem => ({
      kind: 'variable',
      label: `@${name}`,
      insert: [`@${name} = `, { placeholder: 'value' }],
      span,
    }),
  );
  const any: HttpItem = {
    kind: 'variable',
    label: '@variable',
    insert: ['@', { placeholder: 'name' }, ' = ', { placeholder: 'value' }],
    span,
  };
  return [...items, any];
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

function requestItems(file: HttpFile, typed: string, offset: number): HttpItem[] {
  const word = /^\s*([A-Za-z]*)$/.exec(typed)?.[1];
  if (word !== undefined) {
    const span: Span = [offset - word.length, offset];
    return methods.map((label) => ({ kind: 'method', label, insert: [`${label} `], span }));
  }
  const match = requestMethod.exec(typed);
  const url = typed.slice(match?.[0].length ?? 0).trimStart();
  return /\s|[?#]/.test(url) ? [] : addressItems(file, match?.[1]?.toUpperCase(), url, offset);
}

function headerItems(typed: string, offset: number): HttpItem[] {
  const value = /^\s*([\w-]+)\s*:\s*(.*)$/.exec(typed);
  if (value === null) {
    const word = /^\s*([\w-]*)$/.exec(typed)?.[1];
    if (word === undefined) return [];
    const span: Span = [offset - word.length, offset];
    return headerNames.map((label) => ({ kind: 'header', label, insert: [`${label}: `], span }));
  }
  const [, name = '', written = ''] = value;
  const span: Span = [offset - written.length, offset];
  return headerValues(name).map((insert) => ({
    kind: 'value',
    label: insert.map((piece) => (typeof piece === 'string' ? piece : piece.placeholder)).join(''),
    insert,
    span,
    detail: name,
  }));
}

/** What a line is for: the request's first line, a header, a place where anything may begin, or none of these. */
function placeAt({ lines, roles }: HttpFile, index: number, start: number): 'request' | 'header' | 'free' | 'none' {
  const line = lines[index];
  const role = line?.from === start ? roles[index] : 'other';
  if (role === 'request' || role === 'header') return role;
  if (role === 'body' || role === 'curl') return 'none';
  let isNext = true;
  for (let at = line?.from === start ? index - 1 : index; at >= 0; at--) {
    const above = roles[at];
    if (above === 'separator') return 'free';
    if (above === 'curl' || above === 'body') return 'none';
    if (above === 'request' || above === 'header') return isNext ? 'header' : 'none';
    if (lines[at]?.text.trim() === '') isNext = false;
  }
  return 'free';
}
