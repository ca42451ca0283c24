import type { BodyFilePart } from '../request/draft.ts';
import { literalOf, type Text } from '../request/text.ts';
import { headerOf, type Outgoing, type OutgoingBody, takesAway } from './outgoing.ts';
import { shellWord } from './shellQuoting.ts';

/** A call of curl for bash and zsh; every argument is quoted, and there is no here-document. */
export function composeCurl(outgoing: Outgoing): string {
  const { method, body } = outgoing;
  const implied = body === null || (body.kind === 'multipart' && body.parts.length === 0) ? 'GET' : 'POST';
  const url = outgoing.url;
  const first = ['curl'];
  if (method === 'HEAD' && body === null) first.push('--head');
  else if (method !== implied) first.push('-X', shellWord([method]));
  if (url.some((piece) => typeof piece === 'string' && /[[\]{}]/.test(piece))) first.push('--globoff');
  first.push(shellWord(url));
  const options = [
    ...outgoing.headers.map(
      ({ name, value }) => `-H ${shellWord(isEmpty(value) ? [`${name};`] : [`${name}: `, ...value])}`,
    ),
    ...outgoing.withoutHeaders.map((name) => `-H ${shellWord([`${name}:`])}`),
    ...(body === null ? [] : bodyOptions(body, outgoing)),
  ];
  return [first.join(' '), ...options].join(' \\\n  ');
}

function isEmpty(value: Text): boolean {
  return literalOf(value)?.trim() === '';
}

function bodyOptions(body: OutgoingBody, outgoing: Outgoing): string[] {
  switch (body.kind) {
    case 'multipart':
      return body.parts.map(formOption);
    case 'file':
      return [
        ...untyped(outgoing),
        `${body.stripsLineBreaks ? '-d' : '--data-binary'} ${shellWord(['@', ...body.path])}`,
      ];
    default:
      return [...untyped(outgoing), `--data-raw ${shellWord(body.text)}`];
  }
}

/** curl gives every body the type of a form, unless it is told not to. */
function untyped(outgoing: Outgoing): string[] {
  const isSaid = headerOf(outgoing, 'content-type') !== undefined || takesAway(outgoing, 'content-type');
  return isSaid ? [] : ["-H 'Content-Type:'"];
}

/** One part. curl reads the argument itself too: in its double quotes `\\` and `\"` are escapes. */
function formOption({ name, filename, path, contentType, text }: BodyFilePart): string {
  const type = contentType === undefined ? '' : `;type=${contentType}`;
  if (path !== undefined) {
    const mark = filename === undefined ? '<' : '@';
    const renamed =
      filename === undefined || filename === path.replace(/^.*\//s, '') ? '' : `;filename=${quoted(filename)}`;
    return `-F ${shellWord([`${name}=${mark}${/[;,"\s]/.test(path) ? quoted(path) : path}${renamed}${type}`])}`;
  }
  if (type === '' && filename === undefined) return `--form-string ${shellWord([`${name}=`, ...(text ?? [])])}`;
  const file = filename === undefined ? '' : `;filename=${quoted(filename)}`;
  const value = (text ?? []).map((piece) => (typeof piece === 'string' ? escaped(piece) : piece));
  return `-F ${shellWord([`${name}="`, ...value, `"${file}${type}`])}`;
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

function escaped(text: string): string {
  return text.replace(/["\\]/g, '\\$&');
}
