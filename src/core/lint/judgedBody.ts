import { routeOf } from '../discord/route.ts';
import type { MendId } from '../mend/mend.ts';
import type { Draft, DraftBody, JsonValue } from '../request/draft.ts';
import type { Payload } from '../request/payload.ts';
import { holesOf, literalOf, type Span } from '../request/text.ts';
import { scalarText } from '../scalar.ts';
import type { Finding } from './finding.ts';
import { type Complaint, Judge, type Reading } from './judge.ts';
import { payloadShapes } from './shapes/payloadShapes.ts';
import { messagePaths, routeShapes } from './shapes/routeShapes.ts';
import type { Shape, UploadedPart } from './shapes/shape.ts';

/** What has a body: a request, or what a high-level call hands over. */
type Subject = Draft | Payload;

/** A body held against what its operation, or its kind, takes. */
export interface JudgedBody {
  /** The path of the message that it creates, where it creates one. */
  readonly messagePath?: '' | 'data' | 'message' | undefined;
  readonly body: DraftBody;
  readonly value: JsonValue | undefined;
  readonly shape: Shape;
  readonly judge: Judge;
  readonly complaints: readonly Complaint[];
}

const judged = new WeakMap<Subject, JudgedBody | null>();

/** What there is to say about a body; null where there is none or where its operation is not known. Made once. */
export function judgedBody(subject: Subject): JudgedBody | null {
  const known = judged.get(subject);
  if (known !== undefined) return known;
  const result = judgeBody(subject);
  judged.set(subject, result);
  return result;
}

function judgeBody(subject: Subject): JudgedBody | null {
  const { body } = subject;
  const expected = body === null ? undefined : expectedOf(subject);
  if (body === null || expected === undefined) return null;
  const judge = new Judge(readingOf(subject, body));
  const value = body.kind === 'file' ? undefined : body.value;
  judge.judge(value, expected.shape, '');
  return { ...expected, body, value, judge, complaints: judge.complaints };
}

/** What the body of a subject may be; undefined where that is not known. */
function expectedOf(subject: Subject): Pick<JudgedBody, 'shape' | 'messagePath'> | undefined {
  if (isPayload(subject)) return payloadShapes[subject.kind];
  const operation = operationOf(subject);
  const shape = operation === null ? undefined : routeShapes[operation];
  return operation === null || shape === undefined ? undefined : { shape, messagePath: messagePaths[operation] };
}

/** Whether it is what a high-level call hands over. */
export function isPayload(subject: Subject): subject is Payload {
  return 'kind' in subject;
}

/** Whether a body without anything in it is refused. */
export function refusesNothing(shape: Shape): boolean {
  const judge = new Judge({
    holes: new Set(),
    isWhole: true,
    isForm: false,
    losesDigits: () => false,
    isWritten: () => true,
    files: [],
  });
  judge.judge({}, shape, '');
  return judge.complaints.length > 0;
}

/** `METHOD /template` of a request; null where its route depends on run time. */
export function operationOf({ method, url }: Pick<Draft, 'method' | 'url'>): string | null {
  const verb = literalOf(method.text);
  const address = url.text.map((piece) => (typeof piece === 'string' ? piece : '1')).join('');
  const route = verb === undefined ? null : routeOf(verb, address);
  return route?.documented === 'operation' ? `${verb} ${route.template}` : null;
}

function readingOf(subject: Subject, body: DraftBody): Reading {
  const isMultipart = body.kind === 'multipart';
  const isForm =
    body.kind === 'form' || (isMultipart && body.parts?.some(({ name }) => name === 'payload_json') !== true);
  const texts = [body.text, ...(body.parts ?? []).flatMap(({ text }) => (text === undefined ? [] : [text]))];
  const isRead = isPayload(subject) ? subject.isWhole : subject.problem === undefined;
  const isWhole = isRead && (isForm || isComplete(body));
  return {
    holes: new Set(texts.flatMap((text) => holesOf(text).map(({ expression }) => `{${expression}}`))),
    ...(/^(?:java|type)script/.test(subject.language) && !isForm ? { rounded: roundedIn(body) } : {}),
    isWhole,
    isForm,
    losesDigits: (value) => losesDigits(subject, body, value),
    isWritten: (path, value) => isWritten(subject, body, path, value),
    files: isWhole ? filesOf(body) : undefined,
    options: isPayload(subject) ? subject.options : undefined,
  };
}

/** Holes that stand bare in JSON: numbers that the code makes, such as `Number(id)`. */
function roundedIn({ kind, text }: DraftBody): ReadonlySet<string> {
  const numbers = kind === 'json' ? text.filter((piece, index) => isBare(piece, text[index - 1])) : [];
  return new Set(numbers.map((piece) => (typeof piece === 'string' ? '' : `{${piece.expression}}`)));
}

function isBare(piece: DraftBody['text'][number], before: DraftBody['text'][number] | undefined): boolean {
  return (
    typeof piece !== 'string' && piece.encoding === 'plain' && typeof before === 'string' && /[:[,]\s*$/.test(before)
  );
}

/** JSON that is written to its end, whatever stands for the holes. */
function isComplete({ text }: DraftBody): boolean {
  try {
    JSON.parse(text.map((piece) => (typeof piece === 'string' ? piece : '1')).join(''));
    return true;
  } catch {
    return false;
  }
}

/**
 * JavaScript knows whole numbers up to 2^53: a larger one is rounded before it is sent. Other languages, and JSON that is
 * written as text, keep all digits.
 */
function losesDigits({ language }: Subject, { text }: DraftBody, value: number): boolean {
  if (!/^(?:java|type)script/.test(language)) return false;
  return text.some((piece) => typeof piece === 'string' && piece.includes(scalarText(value)));
}

/** In the request, and (for a text) as no more than its quotes and characters. */
function isWritten({ span }: Subject, body: DraftBody, path: string, value: JsonValue): boolean {
  const [start, end] = placeIn(body, path);
  const longest = typeof value === 'string' ? 2 * value.length + 6 : Number.POSITIVE_INFINITY;
  return span[0] <= start && end <= span[1] && end - start <= longest;
}

function filesOf(body: DraftBody): readonly UploadedPart[] | undefined {
  if (body.kind !== 'multipart') return [];
  const files = (body.parts ?? []).filter(({ filename, path }) => filename !== undefined || path !== undefined);
  const named = files.map(({ name, filename = '' }) => ({ field: name, filename }));
  return named.some(({ field, filename }) => filename === '' || /[{}]/.test(field + filename)) ? undefined : named;
}

/** Where a value of a body stands, or what holds it; the key where that is asked for. */
export function placeIn(body: DraftBody, path: string, at: 'value' | 'key' = 'value'): Span {
  for (let rest = path; rest !== ''; rest = rest.replace(/(?:^|\.|\[)[^.[]*$/, '')) {
    const field = body.fields.get(rest);
    if (field !== undefined)
      return (rest === path && at === 'key' ? field.key : undefined) ?? field.head ?? field.value;
  }
  const whole = body.fields.get('');
  return whole?.head ?? whole?.value ?? body.span;
}

/** The names of keys as a person has written them, or as the library would have them. */
function inItsWords(facts: Complaint['facts'], { names, client }: Payload): Complaint['facts'] {
  // discord.js' polls have no `poll_media` around an answer.
  const own = (path: string): string =>
    path
      .replace(client === 'discord.js' ? /\.poll_media\b/g : /(?!)/, '')
      .replace(/[a-z]+(?:_[a-z]+)+/g, (name) => names.get(name) ?? (client === 'discord.js' ? camelCase(name) : name));
  const path = own(facts.path);
  if (facts.rule !== 'body/limit') return { ...facts, path };
  const { breach } = facts;
  switch (breach.kind) {
    case 'missing':
      return { ...facts, path, breach: { ...breach, key: own(breach.key) } };
    case 'duplicate':
      return { ...facts, path, breach: { ...breach, first: own(breach.first) } };
    case 'conflict':
    case 'above':
      return { ...facts, path, breach: { ...breach, other: own(breach.other) } };
    default:
      return { ...facts, path };
  }
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The complaints of one rule as findings, where they stand. */
export function findingsOf<Id extends Complaint['facts']['rule']>(
  subject: Subject,
  rule: Id,
  mendsOf: (facts: Extract<Complaint['facts'], { rule: Id }>) => readonly MendId[],
): Finding[] {
  const found = judgedBody(subject);
  if (found === null) return [];
  return found.complaints.flatMap(({ facts, severity, path, at }) => {
    if (facts.rule !== rule) return [];
    const mends = mendsOf(facts as Extract<Complaint['facts'], { rule: Id }>);
    return [
      {
        facts: isPayload(subject) ? inItsWords(facts, subject) : facts,
        severity,
        span: placeIn(found.body, path, at),
        mends,
      },
    ];
  });
}
