import * as z from 'zod/mini';

/** The version of the events that a bot's process writes. */
export const captureVersion = 1;

/** Bytes of UTF-8 that one line may have. */
export const longestLine = 256 * 1024;

const text = (most: number) => z.string().check(z.maxLength(most));
const count = z.int().check(z.minimum(0));
const path = text(4096);
const milliseconds = z.number().check(z.minimum(0));
/** Counted from 1; what is further away is in no file. */
const place = z.int().check(z.minimum(1), z.maximum(10_000_000));

const hello = z.object({
  v: z.literal(captureVersion),
  t: z.literal('hello'),
  secret: text(200),
  pid: count,
  thread: count,
  runtime: text(100),
  program: path,
  cwd: z.optional(path),
  /** When the process began, milliseconds since the epoch. */
  started: z.optional(milliseconds),
});

const frame = z.object({
  file: path,
  line: place,
  column: z.optional(place),
  endLine: z.optional(place),
  endColumn: z.optional(place),
  name: z.optional(text(400)),
});

const id = text(100).check(z.minLength(1));

const sent = z.object({
  t: z.literal('sent'),
  id,
  at: milliseconds,
  /** A token of HTTP (RFC 9110, 5.6.2). */
  method: text(40).check(z.regex(/^[\w!#$%&'*+.^`|~-]+$/)),
  url: text(8192),
  library: text(60),
  site: z.optional(z.object({ frames: z.array(frame).check(z.maxLength(64)), weak: z.optional(z.boolean()) })),
  auth: z.optional(z.object({ prefix: z.enum(['Bot', 'Bearer', 'none', 'other']), fingerprint: z.optional(text(8)) })),
  userAgent: z.optional(text(500)),
});

const answered = z.object({
  t: z.literal('answered'),
  id,
  after: milliseconds,
  status: z.int().check(z.minimum(100), z.maximum(999)),
  headers: z.array(z.tuple([text(100), text(4096)])).check(z.maxLength(64)),
  body: z.optional(
    z.object({
      base64: text(longestLine),
      /** As the header has it; empty where there is none. */
      encoding: text(100),
      truncated: z.boolean(),
    }),
  ),
});

const failed = z.object({
  t: z.literal('failed'),
  id,
  after: milliseconds,
  code: text(100),
  message: text(2000),
});

const cancelled = z.object({ t: z.literal('cancelled'), id, after: milliseconds });

const dropped = z.object({ t: z.literal('dropped'), count });

const event = z.discriminatedUnion('t', [sent, answered, failed, cancelled, dropped]);

/** The first line of a process (or of a thread of one). */
export type CaptureHello = z.infer<typeof hello>;

/** A place in a program, as its runtime names it: a path, or a `file:` address. */
export type CaptureFrame = z.infer<typeof frame>;

/** A request that left a bot. */
export type SentEvent = z.infer<typeof sent>;

/** What became of a request. */
export type EndEvent = z.infer<typeof answered> | z.infer<typeof failed> | z.infer<typeof cancelled>;

/** Everything that follows the first line. */
export type CaptureEvent = z.infer<typeof event>;

/**
 * What a line is. `other`: well formed, of a kind that a later version may know. `bad`: `field` is the first that is not as
 * it should be (`body.truncated`), empty where the line as a whole is not.
 */
export type ReadLine<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'other' }
  | { readonly kind: 'bad'; readonly field: string };

/** Reads the first line; what is no greeting of this version is bad. */
export function readHello(line: string): ReadLine<CaptureHello> {
  const read = checked(hello, parsed(line));
  return read.success ? { kind: 'read', value: read.data } : bad(read.error.issues);
}

/** Reads any line after the first. Fields that nobody knows are left out. */
export function readEvent(line: string): ReadLine<CaptureEvent> {
  const value = parsed(line);
  const read = checked(event, value);
  if (read.success) return { kind: 'read', value: read.data };
  return isOther(value) ? { kind: 'other' } : bad(read.error.issues);
}

/** What the schema says; it never throws. */
function checked<Value>(
  schema: z.ZodMiniType<Value>,
  value: unknown,
): ReturnType<(typeof schema)['safeParse']> | Unreadable {
  try {
    return schema.safeParse(value);
  } catch {
    // zod compares the length of what is no text too, also where it is an object.
    return { success: false, error: { issues: [] } };
  }
}

interface Unreadable {
  readonly success: false;
  readonly error: { readonly issues: readonly Issue[] };
}

interface Issue {
  readonly path: readonly PropertyKey[];
}

function bad([first]: readonly Issue[]): ReadLine<never> {
  return { kind: 'bad', field: first?.path.map(String).join('.') ?? '' };
}

const known: readonly string[] = ['hello', 'sent', 'answered', 'failed', 'cancelled', 'dropped'];

function isOther(value: unknown): boolean {
  const type = typeof value === 'object' && value !== null && 't' in value ? value.t : undefined;
  return typeof type === 'string' && !known.includes(type);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
