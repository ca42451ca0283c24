import { userTokenCode, userTokenMark } from '../../core/diagnose/localRefusal.ts';
import { userTokenSigns } from '../../core/request/credential.ts';
import { type Passing, sentEvent } from './relay.ts';

/**
 * Answers a request that is made as with a user's token, a bare one beside headers of Discord's own client, with the
 * reason, and does not hand it on. Whether that was so. A bare token alone passes: Discord answers it with 401.
 */
export function refuseUserToken(passing: Passing, say: (headers: string) => string): boolean {
  const { request, response, id, hear } = passing;
  const { rawHeaders } = request;
  const headers = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: rawHeaders[at + 1] ?? '' }] : []));
  const signs = userTokenSigns(headers);
  if (signs.length === 0) return false;
  const message = say(signs.join(', '));
  hear(sentEvent(passing));
  hear({ t: 'failed', id, after: 0, code: userTokenCode, message });
  request.resume();
  response.writeHead(403, { 'content-type': 'application/json', connection: 'close' });
  response.end(JSON.stringify({ message, code: 0, tracecord: userTokenMark }));
  return true;
}
