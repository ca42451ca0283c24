import { type Answer, answerHeader } from '../exchange.ts';
import { valueAtPath } from './jsonPath.ts';
import type { Refusal } from './refusal.ts';
import type { Hole, Values } from './text.ts';

/** The last answer that a request of that name in the same document got, or undefined where it was not sent yet. */
export type Answers = (request: string) => Answer | undefined;

/** What a hole refers to in an answer, or why it gives nothing. */
type Reading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'none'; readonly problem: AnswerProblem; readonly status?: number };

type AnswerProblem = Extract<Refusal, { reason: 'answer' }>['problem'];

/** Values of holes such as `{{created.response.body.$.id}}` from the answers, all others from `values`. */
export function withAnswers(values: Values, answers: Answers): Values {
  return (hole) => {
    const reading = readAnswer(hole, answers);
    if (reading === undefined) return values(hole);
    return reading.kind === 'value' ? reading.value : undefined;
  };
}

/** The refusal again, or the one that says which request to send first where that is what is missing. */
export function namingRequest(refusal: Refusal, answers: Answers): Refusal {
  if (refusal.reason !== 'unresolved') return refusal;
  for (const hole of refusal.holes) {
    const reading = readAnswer(hole, answers);
    if (reading?.kind !== 'none' || hole.source.kind !== 'answer') continue;
    const { problem, status } = reading;
    const { expression, span } = hole;
    const facts = { reason: 'answer', problem, request: hole.source.name, expression, span } as const;
    return status === undefined ? facts : { ...facts, status };
  }
  return refusal;
}

function readAnswer({ source }: Hole, answers: Answers): Reading | undefined {
  if (source.kind !== 'answer') return undefined;
  const answer = answers(source.name);
  if (answer === undefined) return { kind: 'none', problem: 'not-sent' };
  const { status } = answer;
  const value = source.part === 'headers' ? answerHeader(answer, source.path) : bodyValue(answer, source.path);
  if (value === undefined || value === '') return { kind: 'none', problem: 'no-value', status };
  // Secrets that Discord hands out are masked in what is kept of an answer.
  return value.includes('••••') ? { kind: 'none', problem: 'masked', status } : { kind: 'value', value };
}

/** Of a body that was not read to its end nothing is taken: the value may be cut. */
function bodyValue({ body }: Answer, path: string): string | undefined {
  if (body.truncated || body.binary) return undefined;
  return path === '*' ? body.text : valueAtPath(body.text, path.replace(/^#json\./, ''));
}
