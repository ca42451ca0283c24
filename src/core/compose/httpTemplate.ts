import type { BodyFilePart } from '../request/draft.ts';
import type { Hole, Text } from '../request/text.ts';
import { fallbackOf } from './holeName.ts';
import { type Outgoing, type OutgoingBody, withQuotedValues } from './outgoing.ts';

/** Parts that no part holds. */
const boundary = 'tracecord-boundary';

/** A request of an .http file, for REST Client and its kin. */
export function composeHttp(outgoing: Outgoing): string {
  const { method, name, body } = outgoing;
  const url = write(outgoing.url, (piece) => piece.replaceAll('{{', '%7B%7B'));
  const lines = name === undefined ? [] : [`### ${name.replace(/\s+/g, ' ')}`];
  lines.push(`${method} ${url}`);
  if (body?.kind === 'multipart') lines.push(`Content-Type: multipart/form-data; boundary=${boundary}`);
  for (const header of outgoing.headers) lines.push(`${header.name}: ${write(header.value)}`.trimEnd());
  if (body !== null) lines.push('', writeBody(body));
  return lines.join('\n');
}

function writeBody(body: OutgoingBody): string {
  switch (body.kind) {
    case 'multipart':
      return [...body.parts.map(writePart), `--${boundary}--`].join('\n');
    case 'file':
      return `< ${write(body.path)}`;
    case 'json':
      return write(body.text, keepBraces);
    case 'form':
    case 'text':
      return write(body.text);
    default:
      return body satisfies never;
  }
}

function writePart({ name, filename, path, contentType, text }: BodyFilePart): string {
  const file = filename === undefined ? '' : `; filename="${filename}"`;
  const type = contentType === undefined ? '' : `Content-Type: ${contentType}\n`;
  const content =
    path === undefined ? write(text ?? [], name === 'payload_json' ? keepBraces : undefined) : `< ${path}`;
  return `--${boundary}\nContent-Disposition: form-data; name="${name}"${file}\n${type}\n${content}`;
}

/** Two braces would begin a variable; in a JSON string one of them can be an escape. */
function keepBraces(piece: string): string {
  return piece.replaceAll('{{', '\\u007b{');
}

function write(text: Text, convert: (piece: string) => string = (piece) => piece): string {
  return withQuotedValues(text)
    .map((piece) => (typeof piece === 'string' ? convert(piece) : reference(piece)))
    .join('');
}

/** `{{$processEnv NAME}}`, `{{name}}`; a default that the code knows is written out. */
function reference(hole: Hole): string {
  const fallback = fallbackOf(hole);
  if (fallback !== undefined) return fallback;
  const { source } = hole;
  const mark = hole.encoding === 'url-component' || hole.encoding === 'form-component' ? '%' : '';
  switch (source.kind) {
    case 'environment':
      return `{{$processEnv ${source.name}}}`;
    case 'variable':
      return `{{${mark}${source.name}}}`;
    case 'answer':
    case 'expression':
      return `{{${mark}${variableName(hole.expression)}}}`;
    default:
      return source satisfies never;
  }
}

/** A name for an expression: `interaction.channel.id` → `interaction_channel_id`. */
function variableName(expression: string): string {
  const name = expression.replace(/[^\w]+/g, '_').replace(/^_+|_+$/g, '');
  return name.slice(0, 40) || 'value';
}
