import type { Draft, DraftBody, DraftProblem, HeaderPart, Part } from '../request/draft.ts';
import type { Span } from '../request/text.ts';
import { type CurlOperation, type CurlSetting, readCurl } from './curlCommand.ts';
import { dataOptions, readCurlData, readUrlEncoded } from './curlData.ts';
import { readCurlForm } from './curlForm.ts';
import { curlHeadersOf } from './curlHeaders.ts';
import { refusedOptions } from './curlOptions.ts';
import { readCurlUrl } from './curlUrl.ts';
import type { ShellWord } from './shellCursor.ts';
import type { ShellOutput } from './shellOutput.ts';
import { SourceText } from './sourceText.ts';
import { bodyOf, fileBodyOf } from './textBody.ts';

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
  const operations = readCurl(call.words);
  return operations.flatMap((operation, index) => {
    const start = index === 0 ? call.span[0] : operation.span[0];
    const end = operations.length === 1 ? call.span[1] : operation.span[1];
    return draftsOf(operation, call, [start, end]);
  });
}

function draftsOf(operation: CurlOperation, call: CurlCall, span: Span): Draft[] {
  const { settings } = operation;
  const last = (name: string) => settings.findLast((setting) => setting.name === name);
  const isOn = (name: string) => settings.findLast(({ name: n }) => n === name || n === `no-${name}`)?.name === name;
  const problems: (DraftProblem | null)[] = [call.problem, operation.problem, refusalOf(settings)];
  const headers = curlHeadersOf(settings);
  problems.push(headers.problem);

  const data = settings.filter((setting) => dataOptions.has(setting.name));
  const form = settings.filter((setting) => setting.name === 'form' || setting.name === 'form-string');
  const queries = settings.flatMap((setting) => (setting.name === 'url-query' ? [queryOf(setting)] : []));
  let body: DraftBody | null = null;
  let method = isOn('head') ? 'HEAD' : 'GET';
  if (form.length > 0) {
    const reading = readCurlForm(form);
    if ('kind' in reading) body = reading;
    else problems.push(reading);
    method = 'POST';
  }
  if (data.length > 0) {
    const reading = readCurlData(data, call.stdin);
    if (reading.kind === 'refused') problems.push(reading.problem);
    if (isOn('get')) {
      if (reading.kind === 'text') queries.push(reading.text);
      if (reading.kind === 'file') problems.push(refusal(data[0]));
    } else {
      const contentType = headers.list.findLast((header) => header.name.toLowerCase() === 'content-type');
      const type = contentType === undefined ? 'application/x-www-form-urlencoded' : typeOf(contentType);
      if (reading.kind === 'text') body = bodyOf(reading.text, type);
      if (reading.kind === 'file') {
        body = { ...fileBodyOf(reading.path), ...(reading.stripsLineBreaks ? { stripsLineBreaks: true } : {}) };
      }
      method = 'POST';
    }
  }
  const kinds = [isOn('head') && 'head', form.length > 0 && 'form', data.length > 0 && !isOn('get') && 'data'];
  if (kinds.filter(Boolean).length > 1) problems.push(refusal(last('head') ?? form[0]));

  const request = last('request')?.argument;
  const scheme = last('proto-default')?.argument?.text;
  return operation.urls.map((written): Draft => {
    const url = readCurlUrl(written, { globOff: isOn('globoff'), pathAsIs: isOn('path-as-is'), scheme, queries });
    const at = written.place();
    const methodPart: Part = request
      ? { text: request.map((letter) => letter.toUpperCase()).toText(), span: request.place() }
      : { text: [method], span: [at[0], at[0]] };
    const problem = [...problems, methodProblemOf(request ?? null), url.problem].find((entry) => entry !== null);
    return {
      language: call.language,
      client: 'curl',
      span: body === null ? span : [Math.min(span[0], body.span[0]), Math.max(span[1], body.span[1])],
      method: methodPart,
      url: { text: url.text.toText(), span: at },
      headers: headers.list,
      ...(headers.removed.length > 0 ? { withoutHeaders: headers.removed } : {}),
      body,
      ...(problem ? { problem } : {}),
    };
  });
}

function typeOf(header: HeaderPart): string {
  return header.value.text.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
}

function queryOf({ argument, span }: CurlSetting): SourceText {
  if (argument === null) return SourceText.implied('', span[1]);
  return argument.text.startsWith('+') ? argument.slice(1) : (readUrlEncoded(argument) ?? argument);
}

/** The first option that changes the request in a way that cannot be followed. */
function refusalOf(settings: readonly CurlSetting[]): DraftProblem | null {
  const setting = settings.find(({ name }) => refusedOptions.has(name));
  return setting === undefined ? null : refusal(setting);
}

function refusal(setting: CurlSetting | undefined): DraftProblem | null {
  if (setting === undefined) return null;
  return { code: 'unsupported-option', option: setting.written, span: setting.span };
}

/** curl sends a method as it is written, and methods are case-sensitive (RFC 9110, 9.1). */
function methodProblemOf(request: SourceText | null): DraftProblem | null {
  if (request === null || /^[A-Z\uFDD0]+$/.test(request.text)) return null;
  return { code: 'invalid-method', method: request.written(), span: request.place() };
}
