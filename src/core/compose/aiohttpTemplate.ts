import type { BodyFilePart } from '../request/draft.ts';
import { headerOf, type Outgoing } from './outgoing.ts';
import { bytesOf, hasFunction, headersArgument, jsonValueOf, withImports } from './pythonCall.ts';
import { pythonString } from './pythonSource.ts';

const indent = ' '.repeat(12);

/** Python with aiohttp. */
export function composeAiohttp(outgoing: Outgoing): string {
  const { method } = outgoing;
  const isShort = hasFunction(method);
  const lines = argumentsOf(outgoing, isShort).map((line) => `${indent}${line},\n`);
  const call = `session.${isShort ? method.toLowerCase() : 'request'}(\n${lines.join('')}        )`;
  const form = outgoing.body?.kind === 'multipart' ? formOf(outgoing.body.parts) : [];
  const code = [
    '',
    '',
    'async def main():',
    ...form.map((line) => `    ${line}`),
    '    async with aiohttp.ClientSession() as session:',
    `        async with ${call} as response:`,
    '            print(response.status, await response.text())',
    '',
    '',
    'asyncio.run(main())',
  ];
  return withImports(code.join('\n'), 'aiohttp');
}

function argumentsOf(outgoing: Outgoing, isShort: boolean): string[] {
  const { method, url, body } = outgoing;
  const json = jsonValueOf(outgoing, 3);
  const data = body === null ? [] : [`data=${body.kind === 'multipart' ? 'form' : bytesOf(body)}`];
  return [
    ...(isShort ? [] : [pythonString([method])]),
    pythonString(url),
    ...headersArgument(outgoing, json !== null, indent),
    ...leftOut(outgoing, json !== null),
    ...(json === null ? data : [`json=${json}`]),
  ];
}

/** aiohttp gives every text a Content-Type, unless it is told not to. */
function leftOut(outgoing: Outgoing, isJson: boolean): string[] {
  const { body, withoutHeaders } = outgoing;
  const isUntyped = body !== null && body.kind !== 'multipart' && headerOf(outgoing, 'content-type') === undefined;
  const names = new Map(
    [...withoutHeaders, ...(isUntyped && !isJson ? ['Content-Type'] : [])].map((name) => [name.toLowerCase(), name]),
  );
  if (names.size === 0) return [];
  return [`skip_auto_headers=[${[...names.values()].map((name) => pythonString([name])).join(', ')}]`];
}

/** Names go out as they are, as Discord reads `files[0]`. */
function formOf(parts: readonly BodyFilePart[]): string[] {
  const isPlain = parts.every(({ filename, contentType }) => filename === undefined && contentType === undefined);
  const [first, ...others] = parts;
  // Fields alone would go out as a form. A type makes it multipart in every aiohttp 3; this one each text has anyway.
  const typed =
    isPlain && first !== undefined ? [{ ...first, contentType: 'text/plain; charset=utf-8' }, ...others] : parts;
  return ['form = aiohttp.FormData(quote_fields=False)', ...typed.map(fieldOf)];
}

function fieldOf({ name, filename, path, contentType, text }: BodyFilePart): string {
  const open = `open(${pythonString([path ?? ''])}, "rb")`;
  const content =
    path === undefined ? pythonString(text ?? []) : filename === undefined ? `${open}.read().decode()` : open;
  const options = [
    ...(contentType === undefined ? [] : [`content_type=${pythonString([contentType])}`]),
    ...(filename === undefined ? [] : [`filename=${pythonString([filename])}`]),
  ];
  return `form.add_field(${[pythonString([name]), content, ...options].join(', ')})`;
}
