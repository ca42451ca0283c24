import { routeOf } from '../discord/route.ts';
import type { BodyFilePart } from '../request/draft.ts';
import { literalOf, type Text, writeText } from '../request/text.ts';
import { javascriptBody, readFileImport } from './javascriptBody.ts';
import { javascriptHeaders, javascriptKey, javascriptString, javascriptValue } from './javascriptSource.ts';
import { headerOf, type Outgoing, type OutgoingBody } from './outgoing.ts';

/** Where a request goes, in the terms of discord.js' REST: base, version, route, query. */
interface RestAddress {
  /** Null for its own default, `https://discord.com/api`. */
  readonly api: string | null;
  readonly version: Text;
  /** As code. */
  readonly route: string;
  readonly query: Text;
}

/** JavaScript with `REST` of discord.js. Its version is 10 where the address names none: REST always sends one. */
export function composeDiscordJs(outgoing: Outgoing): string {
  const address = addressOf(outgoing.url, outgoing.method);
  const [scheme = '', ...credential] = headerOf(outgoing, 'authorization') ?? [];
  const prefix = typeof scheme === 'string' ? scheme.trim() : '';
  const isOwn = prefix === 'Bot' || prefix === 'Bearer';
  const rest = [
    `version: ${javascriptString(address.version)}`,
    ...(address.api === null ? [] : [`api: ${javascriptString([address.api])}`]),
    ...(prefix === 'Bearer' ? ["authPrefix: 'Bearer'"] : []),
  ];
  const token = isOwn ? `.setToken(${javascriptString(credential)})` : '';
  const body = outgoing.body === null ? { setup: [], options: [] } : restBody(outgoing.body, outgoing);
  const options = optionsOf(outgoing, address, isOwn, body.options);
  const method = outgoing.method.toLowerCase();
  const isShort = ['get', 'post', 'put', 'patch', 'delete'].includes(method);
  const lines = options.map((option) => `  ${option},\n`).join('');
  const { route } = address;
  const call = isShort
    ? `rest.${method}(${route}${lines === '' ? '' : `, {\n${lines}}`})`
    : `rest.request({\n  method: ${javascriptString([outgoing.method])},\n  fullRoute: ${route},\n${lines}})`;
  return [
    ...(lines.includes('readFile(') || body.setup.join('').includes('readFile(') ? [readFileImport] : []),
    "import { REST } from 'discord.js';",
    '',
    ...body.setup,
    `const rest = new REST({ ${rest.join(', ')} })${token};`,
    `const data = await ${call};`,
    'console.log(data);',
  ].join('\n');
}

function addressOf(url: Text, method: string): RestAddress {
  const [path, query] = splitQuery(url);
  const [first = '', ...more] = path;
  const isHole = typeof first !== 'string';
  const [start, behind] = isHole ? [more[0], more.slice(1)] : [first, more];
  const literal = typeof start === 'string' ? start : '';
  const match = /^((?:https?:\/\/[^/]+)?\/+api)?(?:\/v(\d+))?(?=\/|$)/i.exec(literal);
  const base = match?.[1];
  let version: Text = [match?.[2] ?? '10'];
  let rest: Text = typeof start === 'string' ? [start.slice(match?.[0].length ?? 0), ...behind] : path.slice(1);
  if (rest[0] === '/v' && rest[1] !== undefined) {
    version = [rest[1]];
    rest = rest.slice(2);
  }
  const isKnown = routeOf(method, `https://discord.com/api${writeText(rest)}`)?.documented !== 'none';
  if (isHole && !isKnown) {
    const route = `new URL(${javascriptString(path)}).pathname.replace(/^\\/api(?:\\/v\\d+)?/, '')`;
    return { api: null, version, route, query };
  }
  const isDefault = isHole || base === undefined || base === 'https://discord.com/api';
  return { api: isDefault ? null : base, version, route: javascriptString(rest), query };
}

function splitQuery(text: Text): [path: Text, query: Text] {
  const index = text.findIndex((piece) => typeof piece === 'string' && piece.includes('?'));
  const piece = text[index];
  if (typeof piece !== 'string') return [text, []];
  const mark = piece.indexOf('?');
  return [
    [...text.slice(0, index), piece.slice(0, mark)].filter((part) => part !== ''),
    [piece.slice(mark + 1), ...text.slice(index + 1)].filter((part) => part !== ''),
  ];
}

/** What REST writes by itself is left out, its User-Agent too; a reason has an option of its own, which encodes it. */
function optionsOf(outgoing: Outgoing, address: RestAddress, hasToken: boolean, body: readonly string[]): string[] {
  const options: string[] = [];
  const reason = headerOf(outgoing, 'x-audit-log-reason');
  const isJson = outgoing.body?.kind === 'json' && valueFor(outgoing.body.text, outgoing) !== null;
  const headers = outgoing.headers.filter(({ name }) => {
    const lower = name.toLowerCase();
    if (lower === 'authorization') return !hasToken;
    if (lower === 'content-type') return !isJson;
    return lower !== 'x-audit-log-reason' && lower !== 'user-agent';
  });
  if (address.query.length > 0) options.push(`query: new URLSearchParams(${javascriptString(address.query)})`);
  options.push(...body);
  if (reason !== undefined) options.push(`reason: ${reasonOf(reason)}`);
  if (headers.length > 0) options.push(`headers: ${javascriptHeaders(headers, '  ')}`);
  if (!hasToken) options.push('auth: false');
  return options;
}

function reasonOf(reason: Text): string {
  const text = literalOf(reason);
  if (text === undefined) return `decodeURIComponent(${javascriptString(reason)})`;
  try {
    return javascriptString([decodeURIComponent(text)]);
  } catch {
    return javascriptString([text]);
  }
}

interface RestBody {
  /** What has to stand in front of the call. */
  readonly setup: readonly string[];
  readonly options: readonly string[];
}

function restBody(body: OutgoingBody, outgoing: Outgoing): RestBody {
  switch (body.kind) {
    case 'json': {
      const value = valueFor(body.text, outgoing);
      return value === null ? passedThrough(body) : { setup: [], options: [`body: ${value}`] };
    }
    case 'form':
    case 'text':
    case 'file':
      return passedThrough(body);
    case 'multipart': {
      const options = multipartOptions(body.parts);
      return options === null ? passedThrough(body) : { setup: [], options };
    }
    default:
      return body satisfies never;
  }
}

/** A value that REST writes as JSON, always as `application/json`; it takes null for no body. */
function valueFor(text: Text, outgoing: Outgoing): string | null {
  const type = literalOf(headerOf(outgoing, 'content-type') ?? []);
  const value = type?.toLowerCase() === 'application/json' ? javascriptValue(text, 1) : null;
  return value === 'null' ? null : value;
}

function passedThrough(body: OutgoingBody): RestBody {
  const { setup, value } = javascriptBody(body);
  const text = body.kind === 'json' ? javascriptString(body.text) : value;
  return { setup, options: [`body: ${text}`, 'passThroughBody: true'] };
}

/**
 * Files with a payload or with fields, in REST's own terms, or a payload alone, which it sends as plain JSON; null for
 * anything else: it would leave parts out.
 */
function multipartOptions(parts: readonly BodyFilePart[]): string[] | null {
  const files = parts.filter(({ filename }) => filename !== undefined);
  const payload = parts.find(({ name, text }) => name === 'payload_json' && text !== undefined);
  const fields = parts.filter((part) => part.filename === undefined && part !== payload);
  if (fields.length > 0 && (payload !== undefined || files.length === 0)) return null;
  const value = payload?.text === undefined ? undefined : javascriptValue(payload.text, 1);
  if (value === null) return null;
  const options = value === undefined ? [] : [`body: ${value}`];
  if (fields.length > 0) {
    const entries = fields.map((field) => `${javascriptKey([field.name])}: ${fieldValue(field)}`);
    options.push(`body: { ${entries.join(', ')} }`, 'appendToFormData: true');
  }
  if (files.length > 0) options.push(`files: [\n${files.map((file) => `    ${fileOf(file)},\n`).join('')}  ]`);
  return options;
}

function fieldValue({ path, text }: BodyFilePart): string {
  return path === undefined ? javascriptString(text ?? []) : `await readFile(${javascriptString([path])}, 'utf8')`;
}

function fileOf({ name, filename = '', path, contentType, text }: BodyFilePart): string {
  const data = path === undefined ? javascriptString(text ?? []) : `await readFile(${javascriptString([path])})`;
  const type = contentType === undefined ? '' : `, contentType: ${javascriptString([contentType])}`;
  return `{ key: ${javascriptString([name])}, name: ${javascriptString([filename])}, data: ${data}${type} }`;
}
