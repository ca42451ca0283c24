import type { BodyFilePart } from '../request/draft.ts';
import type { Outgoing, OutgoingBody } from './outgoing.ts';
import { bytesOf, hasFunction, headersArgument, jsonValueOf, withImports } from './pythonCall.ts';
import { pythonString } from './pythonSource.ts';

/** Python with requests. */
export function composePythonRequests(outgoing: Outgoing): string {
  const { method, body } = outgoing;
  const json = jsonValueOf(outgoing, 1);
  const isShort = hasFunction(method);
  const lines = [
    ...(isShort ? [] : [pythonString([method])]),
    pythonString(outgoing.url),
    ...headersArgument(outgoing, json !== null, '    ', outgoing.withoutHeaders),
    ...(json === null ? (body === null ? [] : [bodyArgument(body)]) : [`json=${json}`]),
    'timeout=30',
  ];
  const call = `requests.${isShort ? method.toLowerCase() : 'request'}(\n${lines.map((line) => `    ${line},\n`).join('')})`;
  return withImports(['', `response = ${call}`, 'print(response.status_code, response.text)'].join('\n'), 'requests');
}

function bodyArgument(body: OutgoingBody): string {
  return body.kind === 'multipart' ? filesArgument(body.parts, '    ') : `data=${bytesOf(body)}`;
}

/** `files=[…]` of requests and httpx; a part without a file name is a field. */
export function filesArgument(parts: readonly BodyFilePart[], indent: string): string {
  return `files=[\n${parts.map((part) => `${indent}    ${partOf(part)},\n`).join('')}${indent}]`;
}

function partOf({ name, filename, path, contentType, text }: BodyFilePart): string {
  const file = filename === undefined ? 'None' : pythonString([filename]);
  const content = path === undefined ? pythonString(text ?? []) : `open(${pythonString([path])}, "rb")`;
  const type = contentType === undefined ? '' : `, ${pythonString([contentType])}`;
  return `(${pythonString([name])}, (${file}, ${content}${type}))`;
}
