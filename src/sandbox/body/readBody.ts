import type { FormError } from '../forms/errorTree.ts';
import type { Accepts } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { exactJson } from './exactJson.ts';
import { readMultipart, type UploadedFile } from './multipart.ts';
import { isTooDeep } from './nesting.ts';

/** What a request carried. */
export interface ReadBody {
  readonly value: unknown;
  readonly files: readonly UploadedFile[];
}

/** Bytes that one uploaded file may have. Source: developers/reference#uploading-files (10 MiB by default). */
export const fileLimit = 10 * 1024 * 1024;

const jsonType = 'application/json';
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', jsonType];

/**
 * Reads a body as its Content-Type says. Without a body the type does not matter: many clients name one all the same.
 *
 * @throws Refusal 50109 for broken JSON, 50035 for a type that the route does not take, 40005 for a file that is too large
 */
export function readBody(body: Buffer, contentType: string | undefined, accepts: Accepts): ReadBody {
  if (body.length === 0) return { value: undefined, files: [] };
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  const isUrlencoded = type === 'application/x-www-form-urlencoded';
  if (accepts === 'urlencoded' && !isUrlencoded) return { value: undefined, files: [] };
  if (type === jsonType) return { value: parse(body.toString('utf8'), 'invalidJson'), files: [] };
  if (accepts === 'form' && type === 'multipart/form-data') {
    const { fields, files } = readMultipart(body, contentType ?? '');
    if (files.some(({ size }) => size > fileLimit)) throw new Refusal('tooLarge');
    return { value: formValue(fields), files };
  }
  if (accepts !== 'json' && isUrlencoded) {
    return { value: formValue(Object.fromEntries(new URLSearchParams(body.toString('utf8')))), files: [] };
  }
  throw new Refusal('invalidForm', [wrongType(accepts === 'form' ? formTypes : [jsonType])]);
}

function formValue(fields: Readonly<Record<string, string>>): unknown {
  return fields.payload_json === undefined ? fields : parse(fields.payload_json, 'invalidForm');
}

function parse(text: string, otherwise: 'invalidJson' | 'invalidForm'): unknown {
  const refusal = () => new Refusal(otherwise, otherwise === 'invalidForm' ? [brokenPayload] : []);
  if (isTooDeep(text)) throw refusal();
  try {
    return exactJson(text);
  } catch {
    throw refusal();
  }
}

/** Seen in Vencord#824 (routes that take JSON only) and CrazyHackGUT/Discord#14 (routes that take forms). */
function wrongType(allowed: readonly string[]): FormError {
  const list = allowed.map((type) => `'${type}'`).join(', ');
  return { path: [], code: 'CONTENT_TYPE_INVALID', message: `Expected "Content-Type" header to be one of {${list}}.` };
}

/** The message is from discord-api-docs#4732; the code was not seen. */
const brokenPayload: FormError = {
  path: ['payload_json'],
  code: 'JSON_INVALID',
  message: 'Expected "payload_json" to be a valid JSON string.',
};
