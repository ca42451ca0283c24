import * as z from 'zod/mini';
import type { FromBuckets } from './buckets.ts';
import type { FromRunner } from './runner.ts';

const id = z.string().check(z.minLength(1), z.maxLength(200));

/** A message that carries the run it is about and nothing else. */
const aboutRun = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type), run: id });

const fromRunner: z.ZodMiniType<FromRunner> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  aboutRun('cancel'),
  aboutRun('replay'),
  aboutRun('openRequest'),
  aboutRun('openBody'),
  aboutRun('openFullBody'),
  aboutRun('explain'),
  aboutRun('copyAsCurl'),
  z.strictObject({ type: z.literal('fix'), run: id, fix: id }),
  z.strictObject({ type: z.literal('openField'), run: id, path: z.string().check(z.maxLength(2000)) }),
  z.strictObject({
    type: z.literal('command'),
    command: z.enum(['chooseCredential', 'startSandbox', 'openWalkthrough']),
  }),
]);

const fromBuckets: z.ZodMiniType<FromBuckets> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('forget') }),
  z.strictObject({ type: z.literal('allowSendingAgain') }),
  z.strictObject({ type: z.literal('choose'), key: z.nullable(id) }),
  z.strictObject({ type: z.literal('copyBucket'), key: id }),
  z.strictObject({ type: z.literal('exportAll') }),
  z.strictObject({ type: z.literal('openSource'), key: id, exchange: id }),
]);

/** The message if the runner view can have sent it, else null: anything may post to a webview's host. */
export function parseFromRunner(message: unknown): FromRunner | null {
  return parsed(fromRunner, message);
}

/** The message if the bucket view can have sent it, else null. */
export function parseFromBuckets(message: unknown): FromBuckets | null {
  return parsed(fromBuckets, message);
}

function parsed<Message>(schema: z.ZodMiniType<Message>, message: unknown): Message | null {
  try {
    const result = schema.safeParse(message);
    return result.success ? result.data : null;
  } catch {
    // zod looks at the length of what is no text too, and compares it where it is an object.
    return null;
  }
}
