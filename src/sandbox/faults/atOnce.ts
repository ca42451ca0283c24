import type { Fault } from './fault.ts';

/** One request has no history: a limit or a ban that is asked for it refuses at once. */
export function atOnce(fault: Fault): Fault {
  const { limit, origin, invalidRequests } = fault;
  return {
    ...fault,
    ...(limit === undefined ? {} : { limit: { ...limit, exhausted: 'always' as const } }),
    ...(origin === undefined ? {} : { origin: { answer: origin.answer } }),
    ...(invalidRequests === undefined ? {} : { invalidRequests: 0 }),
  };
}
