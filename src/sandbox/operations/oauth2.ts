import type { Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';

/** Who gave an access token. A bot token is none: 401, not 403 (discord-api-docs#3945). */
export const oauth2Operations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/oauth2/@me',
    auth: 'none',
    limit: null,
    run: () => {
      throw new Refusal('unauthorized');
    },
  },
];
