import type { Draft, HeaderPart } from '../request/draft.ts';
import { type Span, writeText } from '../request/text.ts';
import type { Extraction } from './extraction.ts';
import { addressOf } from './httpAddress.ts';
import { basicCredentialOf } from './httpBasic.ts';
import { type HttpBlock, outlineOf } from './httpBlock.ts';
import { readHttpBody } from './httpBody.ts';
import { splitHeaderLine } from './httpHeaderLine.ts';
import { type Line, linesOf } from './httpLines.ts';
import { readHttpTarget } from './httpUrl.ts';
import { HttpVariables, maskReferences } from './httpVariables.ts';
import { readCurlCommand } from './shell.ts';
import type { ShellOutput } from './shellOutput.ts';
import { readShell } from './shellReader.ts';
import { SourceText } from './sourceText.ts';

/** The Discord requests in an .http or .rest file, in the dialects of REST Client and JetBrains. */
export function extractHttp(text: string): Extraction {
  const outline = outlineOf(linesOf(text));
  const variables = new HttpVariables(text, outline.definitions);
  const reader = new HttpReader(text, outline.blocks, variables);
  const drafts = outline.blocks.flatMap((block) => reader.read(block)).filter(concernsDiscord);
  return { drafts, incomplete: variables.isSpent };
}

/** A base that only run time knows is taken for Discord's: the file is one of requests, and Discord's are looked for. */
function concernsDiscord(draft: Draft): boolean {
  return addressOf(writeText(draft.method.text), draft.url.text).kind !== 'foreign';
}

class HttpReader {
  readonly #document: string;
  readonly #fill: (text: SourceText) => SourceText;
  /** The document with its references masked where a shell reads it. */
  readonly #masked: string;

  constructor(document: string, blocks: readonly HttpBlock[], variables: HttpVariables) {
    this.#document = document;
    this.#fill = (text) => variables.fill(text);
    this.#masked = maskReferences(
      document,
      blocks.flatMap(({ curl }) => (curl.length === 0 ? [] : [spanOf(curl)])),
    );
  }

  read(block: HttpBlock): Draft[] {
    if (block.curl.length > 0) return this.#curl(block);
    const headers = block.headers.map((line) => this.#header(line));
    const target = readHttpTarget(this.#document, block.request, headers, this.#fill);
    if (target === null) return [];
    const { body, problem: bodyProblem } = readHttpBody(this.#document, block.body, headers, this.#fill);
    const problem = target.problem ?? bodyProblem;
    const start = block.request[0]?.from ?? 0;
    const last = block.body.at(-1) ?? block.headers.at(-1) ?? block.request.at(-1);
    return [
      {
        language: 'http',
        client: 'http-file',
        ...(block.name === undefined ? {} : { name: block.name }),
        span: [start, last?.to ?? start],
        method: target.method,
        url: target.url,
        headers,
        body,
        ...(problem === null ? {} : { problem }),
      },
    ];
  }

  #header(line: Line): HeaderPart {
    const { name, nameSpan, value: written } = splitHeaderLine(this.#document, line);
    const value = this.#fill(written);
    const isCredential = name.toLowerCase() === 'authorization';
    const pair = isCredential ? basicPairOf(value) : null;
    return {
      name,
      nameSpan,
      value: { text: pair === null ? value.toText() : basicCredentialOf(pair), span: value.span() },
    };
  }

  #curl({ curl, name }: HttpBlock): Draft[] {
    const drafts: Draft[] = [];
    readShell(this.#masked, ...spanOf(curl), (command) => {
      const words = command.words.map((word) => ({ ...word, text: this.#fill(word.text) }));
      const filled = { ...command, words, stdin: () => fillOutput(command.stdin(), this.#fill) };
      for (const draft of readCurlCommand(filled, 'http')) {
        drafts.push(name === undefined || drafts.length > 0 ? draft : { ...draft, name });
      }
    });
    return drafts;
  }
}

function spanOf(lines: readonly Line[]): Span {
  return [lines[0]?.from ?? 0, lines.at(-1)?.to ?? 0];
}

function fillOutput(output: ShellOutput | null, fill: (text: SourceText) => SourceText): ShellOutput | null {
  switch (output?.kind) {
    case undefined:
      return null;
    case 'text':
      return { kind: 'text', text: fill(output.text) };
    case 'file':
      return { kind: 'file', path: fill(output.path) };
    case 'command':
      return output;
    default:
      return output satisfies never;
  }
}

const basicPair = /^Basic\s+(?:([^\s:]+)\s+(\S+)|(\S*:.*))$/i;

/** `user:password` or `user password` behind `Basic`, which is sent as base64; null for what is base64 already. */
function basicPairOf(value: SourceText): SourceText | null {
  const match = basicPair.exec(value.text);
  if (match === null) return null;
  const [, user, password, pair] = match;
  if (pair !== undefined) return value.slice(value.length - pair.length);
  const start = value.text.indexOf(user ?? '', 'Basic '.length);
  const end = start + (user?.length ?? 0);
  const colon = SourceText.implied(':', value.place(end)[0]);
  return SourceText.join([value.slice(start, end), colon, value.slice(value.length - (password?.length ?? 0))]);
}
