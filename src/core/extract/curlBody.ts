import { type DraftBody, type DraftProblem, type HeaderPart, headerPart } from '../request/draft.ts';
import { writeText } from '../request/text.ts';
import { type CurlSetting, isOn, refusalOf } from './curlCommand.ts';
import { dataOptions, readCurlData, readUrlEncoded } from './curlData.ts';
import { readCurlForm } from './curlForm.ts';
import { readCurlUpload } from './curlUpload.ts';
import type { ShellOutput } from './shellOutput.ts';
import { SourceText } from './sourceText.ts';
import { bodyOf, fileBodyOf } from './textBody.ts';

/** What data and forms make of a request. */
export interface CurlBody {
  readonly body: DraftBody | null;
  /** Where no `-X` says another one. */
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  /** What is added to the query: `--url-query`, and data under `-G`. */
  readonly queries: readonly SourceText[];
  readonly problem: DraftProblem | null;
}

/** Reads `-d`, `-F`, `-G`, `-I` and their kin. */
export function readCurlBody(
  settings: readonly CurlSetting[],
  headers: readonly HeaderPart[],
  stdin: ShellOutput | null,
): CurlBody {
  const queries = settings.flatMap((setting) => (setting.name === 'url-query' ? [queryOf(setting)] : []));
  const head = settings.find(({ name }) => name === 'head');
  const isHead = isOn(settings, 'head');
  const form = settings.filter(({ name }) => name === 'form' || name === 'form-string');
  const data = settings.filter(({ name }) => dataOptions.has(name));
  const isQuery = data.length > 0 && isOn(settings, 'get');
  const upload = readCurlUpload(settings);
  const kinds = [isHead, form.length > 0, data.length > 0 && !isQuery, upload !== null].filter(Boolean).length;
  const conflict = kinds > 1 ? (isHead ? head : (form[0] ?? data[0])) : undefined;
  const clash = conflict === undefined ? null : refusalOf({ ...conflict, argument: null });
  const method = isHead ? 'HEAD' : 'GET';

  if (upload !== null && !isQuery) return { ...upload, method: 'PUT', queries, problem: clash ?? upload.problem };
  if (data.length > 0) {
    const reading = readCurlData(data, stdin);
    const problem = clash ?? reading.problem;
    if (!isQuery) return { body: dataBodyOf(reading.data, headers), method: 'POST', queries, problem };
    if (reading.data.kind === 'text') return { body: null, method, queries: [...queries, reading.data.text], problem };
    return { body: null, method, queries, problem: problem ?? (data[0] ? refusalOf(data[0]) : null) };
  }
  if (form.length === 0) return { body: null, method, queries, problem: null };
  const { body, problem } = readCurlForm(form);
  return { body, method: 'POST', queries, problem: clash ?? problem };
}

function dataBodyOf(data: ReturnType<typeof readCurlData>['data'], headers: readonly HeaderPart[]): DraftBody {
  if (data.kind === 'file') {
    return { ...fileBodyOf(data.path), ...(data.stripsLineBreaks ? { stripsLineBreaks: true } : {}) };
  }
  const contentType = headerPart({ headers }, 'content-type');
  return bodyOf(data.text, contentType ? writeText(contentType.value.text) : 'application/x-www-form-urlencoded');
}

function queryOf({ argument, span }: CurlSetting): SourceText {
  if (argument === null) return SourceText.implied('', span[1]);
  return argument.text.startsWith('+') ? argument.slice(1) : (readUrlEncoded(argument) ?? argument);
}
