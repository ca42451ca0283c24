import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

/** What Discord's own description of its API says of one operation. */
export interface DescribedOperation {
  /** `GET /users/{user_id}`, with the names of parameters as they stand there. */
  readonly name: string;
  /** By status, as the description writes it (`200`, `4XX`); null where the body is empty. */
  readonly answers: ReadonlyMap<string, z.ZodMiniType | null>;
}

/** A method and a path by which operations are compared: names of parameters differ (`{code}`, `{invite_code}`). */
export function shapeOf(name: string): string {
  return name.replace(/\{\w+\}/g, '{}');
}

/** Answers that the description forgot, and where they are documented. */
const missingAnswers: Readonly<Record<string, { readonly type: string; readonly source: string }>> = {
  'GET /channels/{channel_id}': { type: 'ThreadResponse', source: 'developers/resources/channel#get-channel' },
  'PATCH /channels/{channel_id}': { type: 'ThreadResponse', source: 'developers/resources/channel#modify-channel' },
  'DELETE /channels/{channel_id}': {
    type: 'ThreadResponse',
    source: 'developers/resources/channel#deleteclose-channel',
  },
};

/** The package has no declarations for its schemas, and its types are not of this project's dialect. */
const specModule: string = 'discord-api-spec';
const schemaModule: string = 'discord-api-spec/zod';

/**
 * Reads the description (npm `discord-api-spec`, made of github.com/discord/discord-api-spec): routes from its list of
 * paths, and which schema an answer has from its interface `Paths`. By `shapeOf` their names.
 */
export async function readDescription(): Promise<ReadonlyMap<string, DescribedOperation>> {
  const { pathsList } = (await import(specModule)) as { pathsList: Readonly<Record<string, readonly string[]>> };
  const schemas = (await import(schemaModule)) as Readonly<Record<string, z.ZodMiniType>>;
  const file = fileURLToPath(import.meta.resolve(specModule)).replace(/\.js$/, '.ts');
  const types = answerTypes(readFileSync(file, 'utf8'));
  const described = new Map<string, DescribedOperation>();
  for (const [method, paths] of Object.entries(pathsList)) {
    for (const path of paths) {
      const name = `${method.toUpperCase()} ${path}`;
      const answers = new Map<string, z.ZodMiniType | null>();
      for (const [status, type] of types.get(name) ?? []) {
        const more = status.startsWith('2') ? missingAnswers[name]?.type : undefined;
        answers.set(status, schemaOf(more === undefined ? type : `${type} | ${more}`, schemas));
      }
      described.set(shapeOf(name), { name, answers });
    }
  }
  return described;
}

/** The type of each answer by operation and status, as text. */
function answerTypes(source: string): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  const begin = source.indexOf('export interface Paths {');
  let path = '';
  let name = '';
  let open: { status: string; text: string } | undefined;
  for (const line of source.slice(begin).split('\n')) {
    if (line === '}') break;
    path = /^ {2}"(.+)": \{$/.exec(line)?.[1] ?? path;
    const method = /^ {4}(\w+): \{$/.exec(line)?.[1];
    if (method !== undefined) name = `${method.toUpperCase()} ${path}`;
    const answer = /^ {8}"(\w{3})":(.*)$/.exec(line);
    if (answer !== null) open = { status: answer[1] ?? '', text: '' };
    if (open === undefined) continue;
    open.text += answer === null ? line : (answer[2] ?? '');
    if (!/;$/.test(line) || (/^ {9,}/.test(line) && opens(open.text))) continue;
    const answers = found.get(name) ?? new Map<string, string>();
    found.set(name, answers.set(open.status, open.text.trim().replace(/;$/, '')));
    open = undefined;
  }
  return found;
}

/** Whether an object is still open. */
function opens(text: string): boolean {
  return text.split('{').length > text.split('}').length;
}

/** Null for `unknown`, by which the description means that there is no body. */
function schemaOf(type: string, schemas: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType | null {
  if (type === 'unknown') return null;
  const tokens = type.match(/\[key: string\]|\[\]|[A-Za-z0-9_]+|[|(){};:]/g) ?? [];
  const read = union(tokens, schemas);
  if (tokens.length > 0) throw new Error(`The type "${type}" was not understood from "${tokens.join(' ')}" on.`);
  return read;
}

function union(tokens: string[], schemas: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType {
  if (tokens[0] === '|') tokens.shift();
  const members = [list(tokens, schemas)];
  while (tokens[0] === '|') {
    tokens.shift();
    members.push(list(tokens, schemas));
  }
  const [only] = members;
  return members.length === 1 && only !== undefined ? only : z.union(members);
}

function list(tokens: string[], schemas: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType {
  let item = single(tokens, schemas);
  while (tokens[0] === '[]') {
    tokens.shift();
    item = z.array(item);
  }
  return item;
}

function single(tokens: string[], schemas: Readonly<Record<string, z.ZodMiniType>>): z.ZodMiniType {
  const token = tokens.shift();
  switch (token) {
    case '(': {
      const inner = union(tokens, schemas);
      expect(tokens, ')');
      return inner;
    }
    case '{': {
      for (const next of ['[key: string]', ':']) expect(tokens, next);
      const value = union(tokens, schemas);
      for (const next of [';', '}']) expect(tokens, next);
      return z.record(z.string(), value);
    }
    case 'string':
      return z.string();
    case 'number':
      return z.number();
    case 'null':
      return z.null();
    default: {
      const schema = schemas[`${token}Schema`];
      if (schema === undefined) throw new Error(`The description has no schema "${token}".`);
      return schema;
    }
  }
}

function expect(tokens: string[], wanted: string): void {
  const token = tokens.shift();
  if (token !== wanted) throw new Error(`"${wanted}" was expected, not "${token}".`);
}
