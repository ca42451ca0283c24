import type { APIApplicationRoleConnectionMetadata } from 'discord-api-types/v10';
import { type Answer, json } from '../answer.ts';
import { roleConnections } from '../forms/application.ts';
import { demand, isRecord } from '../forms/form.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { demandOwnApplication } from './applications.ts';

const path = '/applications/{application_id}/role-connections/metadata';

/** Source: https://docs.discord.com/developers/resources/application-role-connection-metadata */
export const roleConnectionOperations: readonly Operation[] = [
  {
    method: 'GET',
    path,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, demandOwnApplication(call).roleConnections),
  },
  { method: 'PUT', path, auth: 'bot', accepts: 'json', limit: limits.applicationEdit, run: overwrite },
];

/** The form has looked at each; what it does not know is left out. */
function overwrite(call: Call): Answer {
  const application = demandOwnApplication(call);
  demand(roleConnections, call.body ?? []);
  const sent = Array.isArray(call.body) ? call.body.filter(isRecord) : [];
  application.roleConnections = sent.map(
    ({ type, key, name, description }) => ({ type, key, name, description }) as APIApplicationRoleConnectionMetadata,
  );
  return json(200, application.roleConnections);
}
