import { type Answer, withHeaders } from './answer.ts';
import { Refusal, refusalAnswer } from './refusal.ts';

/** Characters of what went wrong that are told; it stands in a header. */
const longest = 500;

/** The answer where the sandbox itself fails: a 500 that says in a header of its own what went wrong, without its stack. */
export function bugAnswer(error: unknown): Answer {
  const said = (error instanceof Error ? error.message : String(error)).slice(0, longest);
  const bug = encodeURIComponent(Buffer.from(said).toString('utf8')); // halves of characters do not survive the buffer
  return withHeaders(refusalAnswer(new Refusal('serverError'), 10), { 'x-sandbox-bug': bug });
}
