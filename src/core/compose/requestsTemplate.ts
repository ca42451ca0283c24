import type { BodyFilePart } from '../request/draft.ts';
import type { Outgoing, OutgoingBody, OutgoingHeader } from './outgoing.ts';
import { pythonString, pythonValue } from './pythonSource.ts';

const shortMethods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** Python with requests. */
export function composePythonRequests(outgoing: Outgoing): string {
  const { method, body } = outgoing;
  const json = body?.kind === 'json' ? pythonValue(body.text, 1) : null;
  const isShort = shortMethods.has(method);
  const lines = [
    ...(isShort ? [] : [pythonString([method])]),
    pythonString(outgoing.url),
    ...headerLines(outgoing, json !== null),
    ...(json === null ? (body === null ? [] : [bodyArgument(body)]) : [`json=${json}`]),
    'timeout=30',
  ];
  const call = `requests.${isShort ? method.toLowerCase() : 'request'}(\n${lines.map((line) => `    ${line},\n`).join('')})`;
  const code = [`response = ${call}`, 'print(response.status_code, response.text)'].join('\n');
  return `${importsFor(code)}\n${code}`;
}

function importsFor(code: string): string {
  const quotes = ['quote', 'quote_plus'].filter((name) => code.includes(`${name}(`));
  const lines = [
    ...(code.includes('json.dumps(') ? ['import json'] : []),
    ...(code.includes('os.environ') ? ['import os'] : []),
    ...(code.includes('re.sub(') ? ['import re'] : []),
    ...(code.includes('Path(') ? ['from pathlib import Path'] : []),
    ...(quotes.length > 0 ? [`from urllib.parse import ${quotes.join(', ')}`] : []),
  ];
  return [...lines, ...(lines.length > 0 ? [''] : []), 'import requests', ''].join('\n');
}

/** requests writes `application/json` by itself for `json=`; a name that is None is not sent. */
function headerLines(outgoing: Outgoing, isJson: boolean): string[] {
  const headers = outgoing.headers.filter(({ name, value }) => {
    return !(isJson && name.toLowerCase() === 'content-type' && value.length === 1 && value[0] === 'application/json');
  });
  const merged = new Map<string, OutgoingHeader>();
  for (const { name, value } of headers) {
    const before = merged.get(name.toLowerCase());
    merged.set(name.toLowerCase(), { name, value: before === undefined ? value : [...before.value, ', ', ...value] });
  }
  const entries = [
    ...[...merged.values()].map(({ name, value }) => `${pythonString([name])}: ${pythonString(value)}`),
    ...outgoing.withoutHeaders.map((name) => `${pythonString([name])}: None`),
  ];
  if (entries.length === 0) return [];
  return [`headers={\n${entries.map((entry) => `        ${entry},\n`).join('')}    }`];
}

function bodyArgument(body: OutgoingBody): string {
  switch (body.kind) {
    case 'json':
    case 'form':
    case 'text':
      return `data=${pythonString(body.text)}.encode()`;
    case 'file': {
      const path = `Path(${pythonString(body.path)})`;
      return `data=${body.stripsLineBreaks ? `re.sub(rb"[\\r\\n]", b"", ${path}.read_bytes())` : `${path}.read_bytes()`}`;
    }
    case 'multipart':
      return `files=[\n${body.parts.map((part) => `        ${partOf(part)},\n`).join('')}    ]`;
    default:
      return body satisfies never;
  }
}

function partOf({ name, filename, path, contentType, text }: BodyFilePart): string {
  const file = filename === undefined ? 'None' : pythonString([filename]);
  const content = path === undefined ? pythonString(text ?? []) : `Path(${pythonString([path])}).read_bytes()`;
  const type = contentType === undefined ? '' : `, ${pythonString([contentType])}`;
  return `(${pythonString([name])}, (${file}, ${content}${type}))`;
}
