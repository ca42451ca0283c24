import { json } from '../answer.ts';
import { limits } from '../limits/rules.ts';
import { type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** Source: https://docs.discord.com/developers/resources/user; `@me` is in currentUser.ts. */
export const userOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/users/{user_id}',
    auth: 'bot',
    limit: limits.read,
    run: (call) => {
      const user = call.world.users.get(param(call, 'user_id'));
      if (user === undefined) throw new Refusal('unknownUser');
      return json(200, user);
    },
  },
];
