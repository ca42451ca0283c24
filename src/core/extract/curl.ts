import type { Draft, DraftProblem, HeaderPart } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { readCurlBody } from './curlBody.ts';
import { type CurlOperation, type CurlSetting, isOn, readCurl, refusalOf } from './curlCommand.ts';
import { expandUrl } from './curlGlob.ts';
import { type CurlHeaders, curlHeadersOf } from './curlHeaders.ts';
import { refusedOptions } from './curlOptions.ts';
import { readCurlUrl } from './curlUrl.ts';
import { basicCredentialOf } from './httpBasic.ts';
import type { ShellWord } from './shellCursor.ts';
import type { ShellOutput } from './shellOutput.ts';
import type { SourceText } from './sourceText.ts';

/** A call of curl, whatever shell it was read from. */
export interface CurlCall {
  /** VS Code's language id of the document. */
  readonly language: string;
  /** What stands after `curl`. */
  readonly words: readonly ShellWord[];
  readonly stdin: ShellOutput | null;
  readonly span: Span;
  /** Why the shell cannot run the call as it stands. */
  readonly problem: DraftProblem | null;
}

/** The requests that a call of curl sends, one for each of its URLs. */
export function readCurlCall(call: CurlCall): Draft[] {
  const operations = readCurl(call.words, call.stdin);
  // Options and headers that are read from a pipe stand in front of the call.
  const isPiped = operations.some(({ readsConfig, settings }) => readsConfig || settings.some(isHeaderInput));
  const piped = isPiped && call.stdin?.kind === 'text' ? call.stdin.text.place() : call.span;
  return operations.flatMap((operation, index) => {
    const start = index === 0 ? Math.min(call.span[0], piped[0]) : operation.span[0];
    const end = operations.length === 1 ? Math.max(call.span[1], piped[1]) : operation.span[1];
    return draftsOf(operation, call, [start, end]);
  });
}

function isHeaderInput({ name, argument }: CurlSetting): boolean {
  return name === 'header' && argument?.text === '@-';
}

function draftsOf(operation: CurlOperation, call: CurlCall, span: Span): Draft[] {
  const { settings } = operation;
  const headers = curlHeadersOf(settings, call.stdin);
  const { body, method, queries, problem } = readCurlBody(settings, headers.list, call.stdin);
  const request = settings.findLast(({ name }) => name === 'request')?.argument ?? null;
  const refused = settings.find(({ name }) => refusedOptions.has(name));
  const problems = [
    call.problem,
    operation.problem,
    refused === undefined ? null : refusalOf({ ...refused, argument: null }),
    headers.problem,
    problem,
    methodProblemOf(request),
  ];
  const target = settings.findLast(({ name }) => name === 'request-target');
  const isPath = target?.argument?.text.startsWith('/') === true;
  if (target !== undefined && !isPath) problems.push(refusalOf(target));
  const globOff = isOn(settings, 'globoff');
  const urlOptions = {
    globOff,
    pathAsIs: isOn(settings, 'path-as-is'),
    scheme: settings.findLast(({ name }) => name === 'proto-default')?.argument?.text,
    queries,
    target: isPath ? (target?.argument ?? null) : null,
  };
  return operation.urls.flatMap((written): Draft[] => {
    const at = written.place();
    return ((globOff ? null : expandUrl(written)) ?? [written]).map((each) => {
      const url = readCurlUrl(each, urlOptions);
      const first = [...problems, url.problem].find((entry) => entry !== null);
      return {
        language: call.language,
        client: 'curl',
        span: body === null ? span : [Math.min(span[0], body.span[0]), Math.max(span[1], body.span[1])],
        method:
          request === null
            ? { text: [method], span: [at[0], at[0]] }
            : { text: request.map((letter) => letter.toUpperCase()).toText(), span: request.place() },
        url: { text: url.text.toText(), span: written.span() },
        headers: withCredential(headers, url.pair),
        ...(headers.removed.length > 0 ? { withoutHeaders: headers.removed } : {}),
        body,
        ...(first ? { problem: first } : {}),
      };
    });
  });
}

/** The user name and password of a URL as a header, where no option says another one. */
function withCredential({ list, removed }: CurlHeaders, pair: SourceText | null): readonly HeaderPart[] {
  const names = [...list.map(({ name }) => name), ...removed].map((name) => name.toLowerCase());
  if (pair === null || names.includes('authorization')) return list;
  const span = pair.place();
  return [...list, { name: 'Authorization', nameSpan: span, value: { text: basicCredentialOf(pair), span } }];
}

/** curl sends a method as it is written, and methods are case-sensitive (RFC 9110, 9.1). */
function methodProblemOf(request: SourceText | null): DraftProblem | null {
  if (request === null || /^[A-Z\uFDD0]+$/.test(request.text)) return null;
  return { code: 'invalid-method', method: request.written(), span: request.place() };
}
