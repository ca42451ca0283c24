import { type Text, writeText } from '../request/text.ts';
import { fallbackOf, holeName } from './holeName.ts';
import { headerOf, type Outgoing, type OutgoingBody, withQuotedValues } from './outgoing.ts';

/**
 * An HTTP Archive (HAR 1.2) with one request and no answer. It has no variables of its own: `{{NAME}}` is what the
 * programs that import it fill in. A file is named in the comment, since an archive can hold contents only.
 */
export function composeHar(outgoing: Outgoing): string {
  const { body } = outgoing;
  const url = write(outgoing.url);
  const request = {
    method: outgoing.method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: outgoing.headers.map(({ name, value }) => ({ name, value: write(value) })),
    queryString: queryOf(url),
    ...(body === null ? {} : { postData: postDataOf(body, outgoing) }),
    headersSize: -1,
    bodySize: -1,
  };
  const response = {
    status: 0,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: '' },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
  };
  const entry = {
    startedDateTime: '1970-01-01T00:00:00.000Z',
    time: 0,
    request,
    response,
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  };
  const log = { version: '1.2', creator: { name: 'Tracecord', version: '' }, entries: [entry] };
  return JSON.stringify({ log }, null, 2);
}

function queryOf(url: string): { name: string; value: string }[] {
  const query = /\?([^#]*)/.exec(url)?.[1] ?? '';
  return [...query.matchAll(/([^&=]+)=?([^&]*)/g)].map(([, name = '', value = '']) => ({ name, value }));
}

function postDataOf(body: OutgoingBody, outgoing: Outgoing): object {
  const mimeType = write(headerOf(outgoing, 'content-type') ?? []);
  switch (body.kind) {
    case 'json':
    case 'form':
    case 'text':
      return { mimeType, text: write(body.text) };
    case 'file':
      return { mimeType, text: '', comment: `< ${write(body.path)}` };
    case 'multipart':
      return {
        mimeType: 'multipart/form-data',
        params: body.parts.map(({ name, filename, path, contentType, text }) => ({
          name,
          ...(path === undefined ? { value: write(text ?? []) } : { comment: `< ${path}` }),
          ...(filename === undefined ? {} : { fileName: filename }),
          ...(contentType === undefined ? {} : { contentType }),
        })),
      };
    default:
      return body satisfies never;
  }
}

function write(text: Text): string {
  return writeText(
    withQuotedValues(text).map((piece) =>
      typeof piece === 'string' ? piece : (fallbackOf(piece) ?? `{{${holeName(piece)}}}`),
    ),
  );
}
