import type { BodyFilePart } from '../request/draft.ts';
import { javascriptString, javascriptValue } from './javascriptSource.ts';
import type { OutgoingBody } from './outgoing.ts';

/** A body in JavaScript: what has to stand in front of the call, and the value itself. */
export interface JavascriptBody {
  readonly reads: boolean;
  readonly setup: readonly string[];
  readonly value: string;
}

/** The body for `fetch` and undici: a string, a file's contents, or a `FormData`. */
export function javascriptBody(body: OutgoingBody): JavascriptBody {
  switch (body.kind) {
    case 'json': {
      const value = javascriptValue(body.text, 1);
      const text = value === null ? javascriptString(body.text) : `JSON.stringify(${value})`;
      return { reads: false, setup: [], value: text };
    }
    case 'form':
    case 'text':
      return { reads: false, setup: [], value: javascriptString(body.text) };
    case 'file': {
      const path = javascriptString(body.path);
      const value = body.stripsLineBreaks
        ? `(await readFile(${path}, 'utf8')).replace(/[\\r\\n]/g, '')`
        : `await readFile(${path})`;
      return { reads: true, setup: [], value };
    }
    case 'multipart': {
      const setup = ['const form = new FormData();', ...body.parts.map(appendPart), ''];
      return { reads: body.parts.some(({ path }) => path !== undefined), setup, value: 'form' };
    }
    default:
      return body satisfies never;
  }
}

function appendPart({ name, filename, path, contentType, text }: BodyFilePart): string {
  const key = javascriptString([name]);
  if (filename === undefined) {
    const value =
      path === undefined ? javascriptString(text ?? []) : `await readFile(${javascriptString([path])}, 'utf8')`;
    return `form.append(${key}, ${value});`;
  }
  const content = path === undefined ? javascriptString(text ?? []) : `await readFile(${javascriptString([path])})`;
  const type = contentType === undefined ? '' : `, { type: ${javascriptString([contentType])} }`;
  return `form.append(${key}, new Blob([${content}]${type}), ${javascriptString([filename])});`;
}

/** The import that a body with files needs. */
export const readFileImport = "import { readFile } from 'node:fs/promises';";
