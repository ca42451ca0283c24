import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';

/**
 * Where to connect for events. The sandbox has no gateway: the address leads back to it and refuses, so that no client
 * is sent to the real one. Source: https://docs.discord.com/developers/events/gateway#get-gateway
 */
export const gatewayOperations: readonly Operation[] = [
  { method: 'GET', path: '/gateway', auth: 'none', limit: null, run: (call) => json(200, { url: gatewayUrl(call) }) },
  {
    method: 'GET',
    path: '/gateway/bot',
    auth: 'bot',
    limit: limits.gatewayBot,
    run: (call) =>
      json(200, {
        url: gatewayUrl(call),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
      }),
  },
];

function gatewayUrl(call: Call): string {
  return call.origin.replace(/^http/, 'ws');
}
