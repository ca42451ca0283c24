import { json } from '../answer.ts';
import { createInteraction } from '../interaction/createInteraction.ts';
import { signatureHeaders } from '../interaction/signature.ts';
import type { OutsideCall, OutsideRoute } from './outside.ts';

/** What a person or a test asks of the sandbox itself, as no one can ask of Discord. */
export const controlRoutes: readonly OutsideRoute[] = [
  { method: 'POST', path: '/sandbox/interactions', run: interact },
];

/**
 * Lets a user do something. The answer is what Discord would send to the application, body and signature headers, so
 * that it can be sent on to the application's own endpoint as it is.
 */
function interact({ world, now, body }: OutsideCall) {
  const answer = json(201, createInteraction(world, now, body));
  return { ...answer, headers: { ...answer.headers, ...signatureHeaders(world.application, now, answer.body) } };
}
