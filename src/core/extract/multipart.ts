import type { BodyFilePart, DraftBody } from '../request/draft.ts';
import { type BodyReading, readJsonBody } from './body.ts';
import { looksLikeJson, readJson } from './json.ts';
import { implied } from './options.ts';
import type { Resolver } from './resolver.ts';
import type { BodyShape, PartShape } from './shape.ts';
import { sourceTextOf } from './sourceTextOf.ts';
import { textOf } from './textWriter.ts';
import type { CallValue, Value } from './value.ts';

/** A multipart body: its parts, and the JSON of its `payload_json`. */
export function readMultipart(shape: Extract<BodyShape, { kind: 'multipart' }>, resolver: Resolver): BodyReading {
  const form = formDataParts(shape.value, resolver);
  const parts = [...shape.parts, ...form.parts];
  let unreadable = shape.unknown[0] ?? form.unknown;
  let payload: BodyReading | undefined;
  const read = parts.map((part): BodyFilePart => {
    if (part.name === 'payload_json') payload = readPayload(part.value, resolver);
    const content = contentOf(part.value, resolver);
    if (content === undefined) unreadable ??= part.value;
    const filename = resolver.literal(part.filename) ?? content?.filename;
    const contentType = resolver.literal(part.contentType) ?? content?.contentType;
    return {
      name: part.name,
      ...(filename === undefined ? {} : { filename }),
      ...(content?.path === undefined ? {} : { path: content.path }),
      ...(contentType === undefined ? {} : { contentType }),
      ...(content?.text === undefined ? {} : { text: content.text }),
    };
  });
  const body: DraftBody = {
    kind: 'multipart',
    text: payload?.body?.text ?? [],
    span: payload?.body?.span ?? resolver.reduce(shape.value).span,
    fields: payload?.body?.fields ?? new Map(),
    ...(payload?.body?.value === undefined ? {} : { value: payload.body.value }),
    parts: read,
  };
  return { body, unreadable: unreadable ?? payload?.unreadable };
}

function readPayload(value: Value, resolver: Resolver): BodyReading | undefined {
  const [inner = value] = blobParts(resolver.reduce(value), resolver) ?? [];
  const reduced = resolver.reduce(inner);
  if (reduced.kind === 'json') return readJsonBody(reduced.value, reduced.style, resolver, 'code');
  const text = sourceTextOf(inner, resolver);
  const reading = looksLikeJson(text) ? readJson(text) : null;
  return reading === null ? undefined : { body: { kind: 'json', text: text.toText(), span: text.place(), ...reading } };
}

interface FormParts {
  readonly parts: readonly PartShape[];
  /** The first change of the form that cannot be followed. */
  readonly unknown: Value | undefined;
}

/** `form.append(name, value, filename)`, `form.set(…)` in the place of the first of that name, `form.delete(name)`. */
function formDataParts(value: Value, resolver: Resolver): FormParts {
  const reduced = resolver.reduce(value);
  const isForm =
    reduced.kind === 'call' && reduced.isNew && /(?:^|\.)FormData$/.test(resolver.path(reduced.callee) ?? '');
  let parts: readonly PartShape[] = [];
  let unknown: Value | undefined;
  for (const change of isForm ? reduced.later : []) {
    const [first, value, filename] = change.kind === 'call' ? change.call.args : [];
    const name = resolver.literal(first);
    const method = change.kind === 'call' ? change.method : '';
    if (name === undefined || !['append', 'set', 'delete'].includes(method)) {
      unknown ??= { kind: 'unknown', span: change.span };
    } else if (method === 'delete') {
      parts = parts.filter((part) => part.name !== name);
    } else if (value !== undefined) {
      const part = { name, value, ...(filename === undefined ? {} : { filename }) };
      const at = method === 'set' ? parts.findIndex((other) => other.name === name) : -1;
      parts =
        at < 0 ? [...parts, part] : parts.with(at, part).filter((other, index) => index <= at || other.name !== name);
    }
  }
  return { parts, unknown };
}

type Content = Omit<BodyFilePart, 'name'>;

/** What a part holds: text, or a file that is opened by a literal path; undefined where only run time knows. */
function contentOf(value: Value, resolver: Resolver): Content | undefined {
  const reduced = resolver.reduce(value);
  if (reduced.kind !== 'call') {
    const isText = ['string', 'join', 'json', 'number', 'environment', 'query', 'encoded'].includes(reduced.kind);
    const isTruth = reduced.kind === 'literal' && typeof reduced.value === 'boolean';
    return isText || isTruth ? { text: textOf(value, resolver) } : undefined;
  }
  const pieces = blobParts(reduced, resolver);
  if (pieces !== undefined) return blobContent(reduced, pieces, resolver);
  const path = resolver.path(reduced.callee) ?? '';
  if (!/(?:^|\.)(?:open|readFileSync|readFile|createReadStream|openAsBlob|file)$/.test(path)) return undefined;
  const file = resolver.literal(reduced.args[0]);
  return file === undefined ? undefined : { path: file, filename: file.replace(/^.*[/\\]/, '') };
}

/** The pieces of `new Blob([…])`, `new File([…], name)` and `Buffer.from(text)`. */
function blobParts(value: Value, resolver: Resolver): readonly Value[] | undefined {
  if (value.kind !== 'call') return undefined;
  const path = resolver.path(value.callee) ?? '';
  const [first] = value.args;
  if (path === 'Buffer.from') return value.args.length === 1 && first !== undefined ? [first] : undefined;
  const isBlob = value.isNew && /^(?:Blob|File)$/.test(path);
  const list = isBlob && first !== undefined ? resolver.reduce(first) : undefined;
  return list?.kind === 'array' ? list.items : undefined;
}

function blobContent(call: CallValue, pieces: readonly Value[], resolver: Resolver): Content | undefined {
  const contents = pieces.map((piece) => contentOf(piece, resolver));
  const [only, ...more] = contents;
  const path = more.length === 0 ? only?.path : undefined;
  if (path === undefined && contents.some((content) => content?.text === undefined)) return undefined;
  const text = path === undefined ? pieces.flatMap((piece) => [...textOf(piece, resolver)]) : [];
  const isFile = resolver.path(call.callee) === 'File';
  const options = call.args[isFile ? 2 : 1];
  const settings = options === undefined ? undefined : resolver.reduce(options);
  const type = settings?.kind === 'object' ? resolver.literal(resolver.entry(settings, 'type')) : undefined;
  const filename = isFile ? resolver.literal(call.args[1] ?? implied('', call.span[1])) : undefined;
  return {
    ...(path === undefined ? { text } : { path }),
    ...(type === undefined ? {} : { contentType: type }),
    ...(filename === undefined ? {} : { filename }),
  };
}
