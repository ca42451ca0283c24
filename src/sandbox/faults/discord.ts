import { permissionBits } from '../../core/discord/permission.ts';
import { json } from '../answer.ts';
import type { Fault, FaultTable } from './fault.ts';

/** Discord itself fails; the request may be in order. Source of the bodies: discord-api-docs#7691, #8554. */
export const discordFaults = {
  'server-error': failing(500, 'Internal Server Error'),
  'bad-gateway': failing(502, 'Bad Gateway'),
  unavailable: failing(503, 'Service Unavailable'),
  'gateway-timeout': failing(504, 'Gateway Timeout'),
  // An incident is rarely whole: every second request goes through, and the status page tells of it.
  incident: { ...failing(503, 'Service Unavailable', 2), incident: true },
  'missing-permission': { ceiling: permissionBits.VIEW_CHANNEL | permissionBits.READ_MESSAGE_HISTORY },
  'invalid-form-body': { form: true },
} as const satisfies FaultTable;

function failing(status: number, reason: string, every?: number): Fault {
  const answer = json(status, { message: `${status}: ${reason}`, code: 0 });
  return { origin: every === undefined ? { answer } : { answer, every } };
}
