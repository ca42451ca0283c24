import { headerLine } from './httpHeaderLine.ts';
import { isBlank, type Line } from './httpLines.ts';

/** One request of an .http file, as lines. */
export interface HttpBlock {
  /** By `# @name x`, else what stands behind `###`. */
  readonly name: string | undefined;
  /** The request line and the lines that carry on its URL. */
  readonly request: readonly Line[];
  readonly headers: readonly Line[];
  /** Without comments, and without blank lines around it. */
  readonly body: readonly Line[];
  /** The lines of a `curl` command, which another reader takes apart; then everything above but the name is empty. */
  readonly curl: readonly Line[];
}

/** `@name = value`. */
export interface Definition {
  readonly name: string;
  /** Where the value stands. */
  readonly from: number;
  readonly to: number;
}

/** What an .http file consists of. */
export interface HttpOutline {
  readonly blocks: readonly HttpBlock[];
  readonly definitions: readonly Definition[];
}

/** Methods of HTTP and WebDAV; other words in front of a URL are taken for one only in capitals. */
const methods =
  'GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE|LOCK|UNLOCK|PROPFIND|PROPPATCH|COPY|MOVE|MKCOL|SEARCH';

const knownMethods: ReadonlySet<string> = new Set(methods.split('|'));

/** Whether the word is a method of HTTP or WebDAV. */
export function isKnownMethod(word: string): boolean {
  return knownMethods.has(word.toUpperCase());
}

/** The method of a request line, if it has one: `GET url`, `get url`, `ODD https://…`. */
export const requestMethod = new RegExp(
  `^\\s*((?:${methods}|${methods.toLowerCase()})(?=\\s|$)|[A-Z]+(?=\\s+(?:https?:|\\{\\{|/)))\\s*`,
);

/** `### title`, the line between two requests; the title is its first group. */
export const separator = /^\s*#{3,}\s*(.*?)\s*$/;
/** The start of a comment, which a separator is too. */
export const comment = /^\s*(?:#|\/\/)/;
const naming = /^\s*(?:#+|\/\/+)\s*@name\s*=?\s*(\S.*?)\s*$/;
/** `@name = value`: both are groups. */
export const definition = /^\s*@([^\s=:]+)\s*:?=\s*(.*?)\s*$/;
const anotherRequest = new RegExp(`^(?:${methods})\\s+(?:https?://|\\{\\{)`);
const directive = /^(?:(?:import|run)\s|<\s)\s*\S/;
const scriptStart = /^<\s*\{%/;
const scriptEnd = /%\}/;
const blockStart = /^\{\{(?!.*\}\})/;
const blockEnd = /^\}\}/;
const curlStart = /^\s*curl\s/;
const queryStart = /^\s*(?:\?(?!\?\s)|&)/;
const indentedPath = /^\s+(?:\/|\{\{)/;
const indented = /^\s/;
/** What may follow a request: handlers, redirections, assertions, a stored answer. */
const epilogue = /^(?:>\s*\{%|>\s+\S|>>!?\s|<>\s|\?\?\s|HTTP\/\d)/;

/** Parts a file into requests. Scripts, handlers, imports and stored answers are passed over. */
export function outlineOf(lines: readonly Line[]): HttpOutline {
  const reader = new OutlineReader(lines);
  reader.read();
  return { blocks: reader.blocks, definitions: reader.definitions };
}

class OutlineReader {
  readonly blocks: HttpBlock[] = [];
  readonly definitions: Definition[] = [];
  readonly #lines: readonly Line[];
  #index = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  read(): void {
    let title: string | undefined;
    let name: string | undefined;
    for (let line = this.#line(); line !== undefined; line = this.#line()) {
      const { text } = line;
      const parting = separator.exec(text);
      if (parting !== null) {
        title = parting[1] || undefined;
        name = undefined;
        this.#index++;
      } else if (comment.test(text)) {
        name = naming.exec(text)?.[1] ?? name;
        this.#index++;
      } else if (isBlank(line)) this.#index++;
      else if (scriptStart.test(text)) this.#skipTo(scriptEnd);
      else if (this.#define(line) || directive.test(text)) this.#index++;
      else if (blockStart.test(text)) this.#skipTo(blockEnd);
      else if (epilogue.test(text)) this.#skipEpilogue();
      else {
        this.#block(name ?? title);
        name = undefined;
      }
    }
  }

  #line(): Line | undefined {
    return this.#lines[this.#index];
  }

  /** Goes behind the line that matches, or in front of the next separator. */
  #skipTo(end: RegExp): void {
    for (let line = this.#line(), isFirst = true; line !== undefined; line = this.#line(), isFirst = false) {
      if (!isFirst && separator.test(line.text)) return;
      this.#index++;
      if (end.test(isFirst ? line.text.replace(/^\{\{/, '') : line.text)) return;
    }
  }

  #skipEpilogue(): void {
    while (this.#line() !== undefined && !separator.test(this.#line()?.text ?? '')) this.#index++;
  }

  #define(line: Line): boolean {
    const [, name, value] = definition.exec(line.text) ?? [];
    if (name === undefined || value === undefined) return false;
    const to = line.from + line.text.trimEnd().length;
    this.definitions.push({ name, from: to - value.length, to });
    return true;
  }

  #block(name: string | undefined): void {
    if (curlStart.test(this.#line()?.text ?? '')) {
      const curl = this.#take((line) => !separator.test(line.text));
      this.blocks.push({ name, request: [], headers: [], body: [], curl });
      return;
    }
    const start = this.#index++;
    this.#skip(continuesRequest);
    const request = this.#lines.slice(start, this.#index);
    const headers = this.#take(continuesHead);
    this.#skip(isBlank);
    const body = onlyThose(this.#take(continuesBody), isNoComment);
    this.blocks.push({
      name,
      request: onlyThose(request, isNoComment),
      headers: onlyThose(headers, isHeader),
      body: body.slice(0, body.findLastIndex((line) => !isBlank(line)) + 1),
      curl: [],
    });
    if (epilogue.test(this.#line()?.text ?? '')) this.#skipEpilogue();
  }

  #take(belongs: (line: Line) => boolean): Line[] {
    const start = this.#index;
    this.#skip(belongs);
    return this.#lines.slice(start, this.#index);
  }

  #skip(belongs: (line: Line) => boolean): void {
    for (let line = this.#line(); line !== undefined && belongs(line); line = this.#line()) this.#index++;
  }
}

function continuesHead(line: Line): boolean {
  return !isBlank(line) && !separator.test(line.text) && !epilogue.test(line.text);
}

function continuesBody({ text }: Line): boolean {
  return !separator.test(text) && !epilogue.test(text) && !anotherRequest.test(text);
}

function isHeader(line: Line): boolean {
  return headerLine.test(line.text) && isNoComment(line);
}

function isNoComment({ text }: Line): boolean {
  return !comment.test(text);
}

/** The lines that are wanted; the list itself where that is all of them, as in most blocks. */
function onlyThose(lines: readonly Line[], isWanted: (line: Line) => boolean): readonly Line[] {
  return lines.every(isWanted) ? lines : lines.filter(isWanted);
}

/** Lines that begin with `?` or `&`, and indented ones that look like more of the URL, carry it on. */
function continuesRequest({ text }: Line): boolean {
  return queryStart.test(text) || indentedPath.test(text) || (indented.test(text) && comment.test(text));
}
