import { type DraftBody, type DraftProblem, type HeaderPart, headerPart } from '../request/draft.ts';
import { writeText } from '../request/text.ts';
import { encodedPairs } from './harPairs.ts';
import type { JsonNode } from './jsonNode.ts';
import { type MultipartPiece, multipartBodyOf } from './multipartBody.ts';
import { SourceText } from './sourceText.ts';
import { bodyOf } from './textBody.ts';

/** A body, and why it cannot be sent as the archive has it. */
export interface HarBody {
  readonly body: DraftBody | null;
  readonly problem?: DraftProblem;
}

/** Reads `postData` of a request: its `text`, which is what was sent, or else its `params`. */
export function readHarBody(request: JsonNode, headers: readonly HeaderPart[]): HarBody {
  const postData = request.get('postData');
  const header = headerPart({ headers }, 'content-type');
  const type = header === undefined ? postData.get('mimeType').text?.text : writeText(header.value.text);
  const text = postData.get('text').text;
  const params = postData.get('params').items;
  if (text !== undefined && text.length > 0) {
    const body = { ...bodyOf(text, type), encodedBy: 'code' as const };
    // Bytes that are no text are left out of archives, or written in base64.
    const encoding = ['encoding', '_encoding'].map((name) => postData.get(name)).find((node) => node.isThere);
    return encoding === undefined ? { body } : { body, problem: { code: 'unreadable-body', span: encoding.span } };
  }
  if (params.length === 0) return withoutText(request);
  const span = postData.get('params').span;
  if (/^multipart\//i.test(type ?? '')) return multipartOf(params, span);
  return { body: { ...bodyOf(encodedPairs(params, '+'), type ?? formType), span } };
}

/** Archives may be written without the bodies: what was sent cannot be sent again then. */
function withoutText(request: JsonNode): HarBody {
  const postData = request.get('postData');
  const isLeftOut = postData.isThere && (request.get('bodySize').number ?? 0) > 0;
  return isLeftOut ? { body: null, problem: { code: 'unreadable-body', span: postData.span } } : { body: null };
}

const formType = 'application/x-www-form-urlencoded';

/** A file of which the archive has the name only cannot be sent. */
function multipartOf(params: readonly JsonNode[], span: readonly [number, number]): HarBody {
  const pieces = params.flatMap((param) => pieceOf(param) ?? []);
  const absent = params.find((param) => param.get('fileName').isThere && !param.get('value').isThere);
  const body = multipartBodyOf(pieces, span);
  return absent === undefined ? { body } : { body, problem: { code: 'unreadable-body', span: absent.span } };
}

function pieceOf(param: JsonNode): MultipartPiece | undefined {
  const name = param.get('name').text;
  if (name === undefined) return undefined;
  const [filename, contentType] = [param.get('fileName').text?.text, param.get('contentType').text?.text];
  const source = param.get('value').text ?? SourceText.implied('', param.span[1]);
  return {
    name,
    ...(filename === undefined ? {} : { filename }),
    ...(contentType === undefined ? {} : { contentType }),
    content: { kind: 'text', source },
  };
}
