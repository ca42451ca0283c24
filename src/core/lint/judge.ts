import type { JsonValue } from '../request/draft.ts';
import type { Breach, ValueKind } from './breach.ts';
import type { FindingFacts, Severity } from './finding.ts';
import { meantKey } from './meantKey.ts';
import { bounds, type ScalarShape, scalarFault } from './scalarFault.ts';
import {
  isNothing,
  isObject,
  type JsonObject,
  type Judging,
  type ListShape,
  type RecordShape,
  type Shape,
  type UploadedPart,
} from './shapes/shape.ts';

/** What is wrong with a body, at a path of it. */
export interface Complaint {
  readonly path: string;
  readonly at: 'value' | 'key';
  readonly facts: Extract<FindingFacts, { rule: 'body/limit' | 'body/type' | 'body/unknown-key' }>;
  readonly severity: Severity;
}

/** What is known of a body beside its value. */
export interface Reading {
  /** Texts such as `{process.env.X}` that stand for what only run time knows. */
  readonly holes: ReadonlySet<string>;
  /** Those that become numbers of JavaScript, which round an id: `Number(id)`. */
  readonly rounded?: ReadonlySet<string>;
  /** Nothing of the body is missing: no spread of an unknown object, no half-written JSON. */
  readonly isWhole: boolean;
  /** A form, where everything is text. */
  readonly isForm: boolean;
  /** Numbers beyond 2^53 lose digits on their way, and that is how the body's text has them. */
  readonly losesDigits: (value: number) => boolean;
  /**
   * Whether a value is written out in the request itself. What a variable holds may have been filled since: a list by
   * `push` in a loop, a text by what was added to it.
   */
  readonly isWritten: (path: string, value: JsonValue) => boolean;
  readonly files: readonly UploadedPart[] | undefined;
  /** Names that the body itself may have in the code, where those are not its fields. */
  readonly options?: readonly string[] | undefined;
}

/** Holes that are the time as a number, where Discord takes ISO 8601. */
const stamps =
  /^\{(?:Date\.now\(\)|\+?\(?new Date\([^()]*\)\)?(?:\.getTime\(\)|\.valueOf\(\))|(?:int\()?time\.time\(\)\)?)\}$/;

/** Walks a body along its shape and collects what Discord refuses. What is left to run time is not judged. */
export class Judge implements Judging {
  readonly complaints: Complaint[] = [];
  readonly files: Reading['files'];
  readonly #reading: Reading;

  constructor(reading: Reading) {
    this.#reading = reading;
    this.files = reading.files;
  }

  knows(value: JsonValue | undefined): boolean {
    const { holes } = this.#reading;
    if (holes.size === 0 || value === undefined || value === null) return true;
    if (typeof value === 'string') return !this.#holds(value);
    if (typeof value !== 'object') return true;
    return Array.isArray(value)
      ? value.every((one) => this.knows(one as JsonValue))
      : Object.entries(value).every(([key, one]) => !this.#holds(key) && this.knows(one as JsonValue));
  }

  isWhole(value: JsonObject): boolean {
    return this.#reading.isWhole && !Object.keys(value).some((key) => this.#holds(key));
  }

  refuse(path: string, breach: Breach, doubtful = false): void {
    const at = path.replace(/\.$/, '');
    const facts = { rule: 'body/limit', path: at, breach } as const;
    const isOpen = breach.kind === 'missing' && !this.isWritten(at, {});
    this.#complain(at, facts, isOpen ? 'hint' : doubtful ? 'warning' : 'error');
  }

  isWritten(path: string, value: JsonValue): boolean {
    return this.#reading.isWritten(path, value);
  }

  /** Holds a value against a shape. */
  judge(value: JsonValue | undefined, shape: Shape, path: string): void {
    if (value === undefined || value === null) return;
    if (typeof value === 'string' && shape.kind !== 'text' && this.#holds(value)) {
      if (shape.kind === 'snowflake' && this.#reading.rounded?.has(value))
        this.#wrongType(path, 'snowflake', 0, 'warning');
      return;
    }
    switch (shape.kind) {
      case 'any':
        break;
      case 'either':
        this.judge(value, typeof value === 'string' ? shape.text : shape.other, path);
        break;
      case 'all':
        for (const one of shape.of) this.judge(value, one, path);
        break;
      case 'depends':
        if (isObject(value)) this.judge(value, shape.on(value, this) ?? { kind: 'any' }, path);
        else this.#notAnObject(value, path);
        break;
      case 'text':
      case 'integer':
      case 'number':
      case 'boolean':
      case 'snowflake':
      case 'choice':
        this.#judgeScalar(value, shape, path);
        break;
      case 'list':
        this.#judgeList(value, shape, path);
        break;
      case 'map':
        if (!isObject(value)) this.#notAnObject(value, path);
        else for (const [key, one] of Object.entries(value)) this.judge(one, shape.of, join(path, key));
        break;
      case 'record':
        if (isObject(value)) this.#judgeRecord(value, shape, path);
        else this.#notAnObject(value, path);
        break;
      default:
        shape satisfies never;
    }
  }

  #judgeScalar(value: JsonValue, shape: ScalarShape, path: string): void {
    if (typeof value === 'string' && this.#holds(value)) {
      const isTime = shape.kind === 'text' && shape.pattern?.name === 'time';
      if (isTime && stamps.test(value)) this.#wrongType(path, 'text', 0, 'warning');
      return;
    }
    // discord.js throws where the content is no text (MessagePayload.js), which Discord would make one.
    if (this.#reading.options !== undefined && path === 'content' && typeof value === 'number') {
      this.#wrongType(path, 'text', value);
      return;
    }
    const fault = scalarFault(value, shape, this.#reading.losesDigits);
    if (fault === null) return;
    if ('breach' in fault) {
      const { breach, doubtful } = fault;
      const isShort = breach.kind === 'length' && breach.actual < (breach.min ?? 0);
      if (!isShort || this.isWritten(path, value)) this.refuse(path, breach, doubtful);
    } else if (fault.sent === undefined)
      this.#wrongType(path, fault.expected, value, fault.doubtful ? 'warning' : 'error');
    else {
      const { expected, sent } = fault;
      this.#complain(path, { rule: 'body/type', path, expected, actual: 'number', sent }, 'warning');
    }
  }

  #judgeList(value: JsonValue, { of, min = 0, max, also }: ListShape, path: string): void {
    if (!Array.isArray(value)) {
      if (!this.#reading.isForm) this.#wrongType(path, 'list', value);
      return;
    }
    const items: readonly JsonValue[] = value;
    const actual = items.length;
    const isShort = actual < min && this.#reading.isWhole && this.isWritten(path, value);
    if (isShort || (max !== undefined && actual > max))
      this.refuse(path, { kind: 'items', actual, ...bounds(min, max) });
    for (const [index, one] of items.slice(0, max).entries()) {
      if (one !== null) this.judge(one, of, `${path}[${index}]`);
      else if (of.kind !== 'any') this.#wrongType(`${path}[${index}]`, kindOfShape(of), one, 'warning');
    }
    also?.(items, this);
  }

  #judgeRecord(value: JsonObject, { fields, required = [], also = [], isPart }: RecordShape, path: string): void {
    const isWhole = this.isWhole(value);
    for (const key of required) {
      const found = value[key];
      if (found === '') {
        if (this.isWritten(join(path, key), found)) this.refuse(join(path, key), { kind: 'missing', key });
      } else if (isWhole && (found === undefined || found === null)) this.refuse(path, { kind: 'missing', key });
    }
    for (const [key, one] of Object.entries(value)) {
      const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
      if (shape === undefined) {
        if (isPart !== true && !this.#reading.isForm && !this.#holds(key))
          this.#unknownKey(key, Object.keys(fields), value, path);
      } else if (one !== '' || !required.includes(key)) this.judge(one, shape, join(path, key));
    }
    const prefix = path === '' ? '' : `${path}.`;
    for (const check of also) check(value, prefix, this);
  }

  #notAnObject(value: JsonValue, path: string): void {
    if (!this.#reading.isForm) this.#wrongType(path, 'object', value);
  }

  #unknownKey(key: string, fields: readonly string[], value: JsonObject, path: string): void {
    const known = (path === '' ? this.#reading.options : undefined) ?? fields;
    if (known.includes(key)) return;
    const meant = meantKey(
      key,
      known.filter((one) => isNothing(value[one])),
    );
    if (meant === undefined) return;
    const at = join(path, key);
    const facts = { rule: 'body/unknown-key', path: at, key, meant: meant.key } as const;
    this.#complain(at, facts, meant.isCertain ? 'warning' : 'hint', 'key');
  }

  /** An empty text may be taken as nothing. */
  #wrongType(path: string, expected: ValueKind, value: JsonValue, said: Severity = 'error'): void {
    const severity = value === '' ? 'warning' : said;
    const facts = { rule: 'body/type', path, expected, actual: kindOf(value) } as const;
    this.#complain(path, facts, severity);
  }

  #complain(path: string, facts: Complaint['facts'], severity: Severity, at: Complaint['at'] = 'value'): void {
    this.complaints.push({ path, at, facts, severity });
  }

  #holds(text: string): boolean {
    const { holes } = this.#reading;
    if (holes.size === 0 || !text.includes('{')) return false;
    for (const hole of holes) if (text.includes(hole)) return true;
    return false;
  }
}

/** What is expected of a shape, roughly. */
function kindOfShape({ kind }: Shape): ValueKind {
  switch (kind) {
    case 'text':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'snowflake':
    case 'list':
      return kind;
    case 'choice':
      return 'text';
    case 'any':
    case 'either':
    case 'map':
    case 'record':
    case 'all':
    case 'depends':
      return 'object';
    default:
      return kind satisfies never;
  }
}

function kindOf(value: JsonValue): ValueKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'object';
  }
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
