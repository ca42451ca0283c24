import { extractHttp } from '../extract/http.ts';
import { requestMethod } from '../extract/httpBlock.ts';
import { hasScheme, maskWhole, redact } from '../request/redaction.ts';
import { type Span, writeText } from '../request/text.ts';
import { definedNameSpan } from './definedName.ts';
import { type HttpFile, type HttpRequestPlace, readHttpFile } from './httpFile.ts';
import { secretVariables } from './secretVariables.ts';

/** One entry in the outline of an .http file. No secret stands in it. */
export interface HttpSymbol {
  readonly kind: 'request' | 'variable';
  readonly name: string;
  readonly detail: string;
  /** Everything that belongs to it. */
  readonly span: Span;
  /** What is selected when a person goes to it; lies within `span`. */
  readonly selection: Span;
}

/** The requests and variables of an .http file, in the order of the file. */
export function httpSymbols(text: string): HttpSymbol[] {
  const file = readHttpFile(text);
  const symbols = [...requestSymbols(file), ...variableSymbols(file)];
  return symbols.sort((a, b) => a.selection[0] - b.selection[0]);
}

function requestSymbols(file: HttpFile): HttpSymbol[] {
  const { lines, requests, text } = file;
  const drafts = requests.some(({ block }) => block.curl.length > 0) ? extractHttp(text).drafts : [];
  return requests.map((place) => {
    const span: Span = [lines[place.first]?.from ?? 0, lines[place.last]?.to ?? 0];
    const line = lines[place.line];
    const draft = drafts.find((candidate) => span[0] <= candidate.span[0] && candidate.span[1] <= span[1]);
    const title =
      place.block.curl.length === 0
        ? titleOf(place)
        : draft === undefined
          ? 'curl'
          : `${writeText(draft.method.text)} ${pathOf(writeText(draft.url.text))}`;
    const { name } = place.block;
    return {
      kind: 'request',
      name: name === undefined ? title : redact(name),
      detail: name === undefined ? '' : title,
      span,
      selection: [line?.from ?? span[0], line?.to ?? span[1]],
    };
  });
}

function variableSymbols(file: HttpFile): HttpSymbol[] {
  const isSecret = secretVariables(file);
  return file.outline.definitions.map((definition) => {
    const value = file.text.slice(definition.from, definition.to);
    const selection = definedNameSpan(file.text, definition);
    const isReference = /^(?:(?:Bot|Bearer|Basic)\s+)?(?:\{\{[^{}]*\}\}\s*)+$/i.test(value);
    const isHidden = !isReference && (isSecret(definition.name) || hasScheme(value));
    return {
      kind: 'variable',
      name: `@${definition.name}`,
      detail: isHidden ? maskWhole(value) : redact(value),
      span: [selection[0] - 1, definition.to],
      selection,
    };
  });
}

/** `POST /channels/{{general}}/messages`, as it is written. */
function titleOf({ block }: HttpRequestPlace): string {
  const [first, ...more] = block.request;
  const written = first?.text ?? '';
  const match = requestMethod.exec(written);
  const url = written.slice(match?.[0].length ?? 0).replace(/\s+HTTP(?:\/[\d.]*)?\s*$/, '');
  const path = pathOf([url, ...more.map(({ text }) => text)].map((text) => text.trim()).join(''));
  return `${(match?.[1] ?? 'GET').toUpperCase()} ${path}`;
}

/** The part of a URL by which a person knows the route: no host, no version, no query, no token. */
function pathOf(url: string): string {
  const path = url
    .replace(/^(?:https?:\/\/[^/?#]*|\{\{[^{}]*\}\})(?=[/?#]|$)/, '')
    .replace(/^\/api(?:\/v\d+)?(?=\/)/, '')
    .replace(/[?#].*$/, '');
  return redact(path.replace(/^(\/(?:webhooks|interactions)\/[^/]+\/)(?!\{\{|@)([^/]+)/, hideToken)) || '/';
}

function hideToken(_: string, start: string, token: string): string {
  return start + maskWhole(token);
}
