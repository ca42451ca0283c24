let known: number | undefined;

/** Which thread of its process this is: 0 is the main one. */
export function threadId(): number {
  known ??= (require('node:worker_threads') as typeof import('node:worker_threads')).threadId;
  return known;
}
