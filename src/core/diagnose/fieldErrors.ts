import type { Route } from '../discord/route.ts';
import type { JsonValue } from '../request/draft.ts';
import type { JsonObject } from './answerBody.ts';
import type { RejectedField } from './diagnosis.ts';

/** No real answer rejects more; a hostile one shall not fill the editor. */
const mostFields = 200;
const deepest = 40;

/**
 * Flattens the `errors` tree of a 50035 (discord-api-docs, reference, "Error messages"): arrays are objects with numeric
 * keys, leaves are `_errors: [{code, message}]`, and the root may have one too. Paths read `embeds[0].fields[2].value`,
 * as discord.js writes them, and are Discord's own: a leading `data` stays.
 */
export function flattenErrors(errors: JsonValue | undefined): RejectedField[] {
  const fields: RejectedField[] = [];
  if (isObject(errors)) collect(errors, '', 0, fields);
  return fields;
}

function collect(tree: JsonObject, path: string, depth: number, fields: RejectedField[]): void {
  if (depth > deepest) return;
  for (const [key, value] of Object.entries(tree)) {
    if (fields.length >= mostFields) return;
    if (key === '_errors') {
      if (Array.isArray(value)) for (const leaf of value) addLeaf(leaf, path, fields);
    } else if (isObject(value)) {
      collect(value, step(path, key), depth + 1, fields);
    } else if (typeof value === 'string') {
      fields.push({ path: step(path, key), code: '', message: value.slice(0, 300) });
    }
  }
}

function addLeaf(leaf: JsonValue, path: string, fields: RejectedField[]): void {
  if (fields.length >= mostFields) return;
  if (typeof leaf === 'string') fields.push({ path, code: '', message: leaf.slice(0, 300) });
  if (!isObject(leaf)) return;
  const { code, message } = leaf;
  fields.push({
    path,
    code: typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 100) : '',
    message: typeof message === 'string' ? message.slice(0, 300) : '',
  });
}

/**
 * Reads the form errors of API versions 6 and 7 (`{"embeds": ["0"]}`, python-discord-webhook#118), which have no code:
 * a key and a list of sentences, or of the indexes of bad items. Null where the object is something else.
 */
export function readLegacyForm(object: JsonObject): RejectedField[] | null {
  const fields: RejectedField[] = [];
  const entries = Object.entries(object);
  if (entries.length === 0 || entries.length > mostFields) return null;
  for (const [key, value] of entries) {
    if (!collectLegacy(value, key === '_misc' ? '' : step('', key), 0, fields)) return null;
  }
  return fields.length === 0 ? null : fields;
}

function collectLegacy(value: JsonValue, path: string, depth: number, fields: RejectedField[]): boolean {
  if (depth > deepest || fields.length >= mostFields) return false;
  if (Array.isArray(value)) {
    if (value.length === 0 || !value.every((item) => typeof item === 'string')) return false;
    for (const text of value.slice(0, mostFields)) {
      const isIndex = /^\d{1,4}$/.test(text);
      fields.push({ path: isIndex ? step(path, text) : path, code: '', message: isIndex ? '' : text.slice(0, 300) });
    }
    return true;
  }
  if (!isObject(value)) return false;
  const children = Object.entries(value);
  return (
    children.length > 0 && children.every(([key, child]) => collectLegacy(child, step(path, key), depth + 1, fields))
  );
}

function step(path: string, key: string): string {
  if (/^\d{1,6}$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The path of a rejected field in the body that was sent. On the callback of an interaction Discord's path begins with
 * `data`, and so does the body; elsewhere a leading `data` is Discord's own wrapping and not in the body.
 */
export function bodyPathOf(field: RejectedField, route: Route | null): string {
  if (route?.template.endsWith('/callback') === true) return field.path;
  return field.path === 'data' ? '' : field.path.replace(/^data\.(?=.)|^data(?=\[)/, '');
}
