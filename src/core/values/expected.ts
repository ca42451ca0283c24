import { type Route, routeOf } from '../discord/route.ts';
import { isSnowflake } from '../discord/snowflake.ts';
import { authorizationPart, type Draft, type JsonValue } from '../request/draft.ts';
import { namesSecret } from '../request/redaction.ts';
import { encodeValue, type Hole, holesOf, type Text, type Values, writeText } from '../request/text.ts';
import { tokenInUrl } from '../request/wireUrl.ts';
import { type IdKind, type IdName, idOfField, idOfParameter, idOfQuery } from './idKind.ts';

/** Ids that a request says already; they tell where others are to be found. */
export interface IdContext {
  readonly guild?: string;
  readonly channel?: string;
  readonly application?: string;
}

/** What the place of a value asks for. */
export interface Expected {
  readonly form: 'id' | 'whole-number' | 'json' | 'text';
  /** What an id is the id of, where something lists such ids. */
  readonly of?: IdKind;
  readonly within: IdContext;
  /** The value is a secret: by its place, or by its name. */
  readonly isSecret: boolean;
}

/** Stand for the value in question and for others that nobody knows; no URL holds them. */
const asked = '\uE010';
const unknown = '\uE011';

/** What the value of an expression has to be, by where it stands in a request: the most telling place counts. */
export function expectedOf(draft: Draft, expression: string, values: Values): Expected {
  const { text } = draft.url;
  const url = text.map((piece) => (typeof piece === 'string' ? piece : markOf(piece, expression, values))).join('');
  const route = routeOf(writeText(draft.method.text), url);
  const body = bodyPlace(draft, expression, route?.template ?? '');
  const secret = secretByPlace(draft, expression, url, body?.path ?? '');
  const within = route === null ? {} : contextOf(route, draft.body?.value, draft, values);
  const place = { within, isSecret: secret || looksSecret(expression) };
  const id = (route === null ? undefined : (pathId(route) ?? queryId(route, url))) ?? body?.id;
  if (id !== undefined) return { form: 'id', ...place, ...(id.of === null ? {} : { of: id.of }) };
  if (isWholeNumber(url)) return { form: 'whole-number', ...place };
  return { form: body?.isRaw ? 'json' : 'text', ...place };
}

/**
 * Whether a value says something at its place. An empty id does not: `process.env.CHANNEL_ID ?? ''` pleases a compiler,
 * and `CHANNEL_ID=` waits to be filled in.
 */
export function saysSomething(value: string | undefined, { form }: Pick<Expected, 'form'>): value is string {
  return value !== undefined && (value !== '' || form !== 'id');
}

/** Whether the name alone says that a value is secret; also of environments, which hold other secrets than Discord's. */
export function looksSecret(expression: string): boolean {
  return namesSecret(expression) || /(?:key|pwd|auth)\W*$/i.test(expression);
}

function markOf(hole: Hole, expression: string, values: Values): string {
  if (hole.expression === expression) return asked;
  const value = values(hole);
  return value === undefined ? unknown : encodeValue(value, hole.encoding);
}

interface Id {
  readonly of: IdName;
}

function pathId({ parameters, template }: Route): Id | undefined {
  const name = Object.keys(parameters).find((one) => parameters[one] === asked);
  const of = name === undefined ? undefined : idOfParameter(name, template);
  return of === undefined ? undefined : { of };
}

function queryId({ template }: Route, url: string): Id | undefined {
  const name = queryName(url);
  const of = name === undefined ? undefined : idOfQuery(name, template);
  return of === undefined ? undefined : { of };
}

/** The query's parameter whose whole value is in question. */
function queryName(url: string): string | undefined {
  return new RegExp(`[?&]([^=&#]+)=${asked}(?=[&#]|$)`).exec(url)?.[1];
}

/** Counts in a query, and the number of an answer to a poll. */
function isWholeNumber(url: string): boolean {
  return /^(?:limit|days|offset)$/.test(queryName(url) ?? '') || url.includes(`/answers/${asked}`);
}

interface BodyPlace {
  readonly path: string;
  readonly id?: Id;
  /** It enters the JSON as it is, without quotes around it. */
  readonly isRaw: boolean;
}

function bodyPlace({ body }: Draft, expression: string, template: string): BodyPlace | undefined {
  if (body?.value === undefined) return undefined;
  const path = pathOf(body.value, `{${expression}}`);
  if (path === undefined) return undefined;
  const of = idOfField(path, template);
  return {
    path,
    ...(of === undefined ? {} : { id: { of } }),
    isRaw: body.kind === 'json' && isRaw(body.text, expression),
  };
}

/** Where a value stands in the data of a body, such as `embeds[0].title`. */
function pathOf(value: JsonValue, wanted: string, path = ''): string | undefined {
  if (value === wanted) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    const name = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = pathOf(inner, wanted, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRaw(text: Text, expression: string): boolean {
  return text.some((piece, index) => {
    if (typeof piece === 'string' || piece.expression !== expression || piece.encoding !== 'plain') return false;
    const before = text[index - 1];
    return typeof before !== 'string' || !before.endsWith('"');
  });
}

function secretByPlace(draft: Draft, expression: string, url: string, bodyPath: string): boolean {
  const isIn = (text: Text) => holesOf(text).some((hole) => hole.expression === expression);
  const authorization = authorizationPart(draft);
  if (authorization !== undefined && isIn(authorization.text)) return true;
  if (draft.headers.some(({ name, value }) => (namesSecret(name) || /cookie/i.test(name)) && isIn(value.text)))
    return true;
  const last = /[^.[\]]*$/.exec(bodyPath)?.[0] ?? '';
  return tokenInUrl(url)?.includes(asked) === true || namesSecret(last) || namesSecret(queryName(url) ?? '');
}

/** The ids that route and body name: of a channel, a guild and an application. */
function contextOf(route: Route, body: JsonValue | undefined, draft: Draft, values: Values): IdContext {
  const known = (id: string | undefined) => (id !== undefined && isSnowflake(id) ? id : undefined);
  const written = new Map(holesOf(draft.body?.text ?? []).map((hole) => [`{${hole.expression}}`, hole]));
  const field = (path: readonly string[]) => {
    const value = path.reduce<JsonValue | undefined>(inside, body);
    if (typeof value !== 'string') return undefined;
    const hole = written.get(value);
    return known(hole === undefined ? value : values(hole));
  };
  const { channel_id, guild_id, application_id } = route.parameters;
  const guild = known(guild_id) ?? field(['message_reference', 'guild_id']) ?? field(['guild_id']);
  const channel = field(['message_reference', 'channel_id']) ?? known(channel_id) ?? field(['channel_id']);
  const application = known(application_id);
  return {
    ...(guild === undefined ? {} : { guild }),
    ...(channel === undefined ? {} : { channel }),
    ...(application === undefined ? {} : { application }),
  };
}

function inside(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return (value as { readonly [key: string]: JsonValue })[key];
}
