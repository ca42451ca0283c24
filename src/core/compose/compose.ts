import type { Draft } from '../request/draft.ts';
import { composeAiohttp } from './aiohttpTemplate.ts';
import { composeAxios } from './axiosTemplate.ts';
import { composeCurl } from './curlTemplate.ts';
import { composeDiscordJs } from './discordJsTemplate.ts';
import { composeFetch } from './fetchTemplate.ts';
import { composeGo } from './goTemplate.ts';
import { composeHar } from './harTemplate.ts';
import { composeHttp } from './httpTemplate.ts';
import { composeHttpx } from './httpxTemplate.ts';
import { type Outgoing, outgoingOf } from './outgoing.ts';
import { composePythonRequests } from './requestsTemplate.ts';
import { composeRust } from './rustTemplate.ts';
import type { ComposeTarget } from './targets.ts';
import { composeUndici } from './undiciTemplate.ts';

export { composeTargets } from './targets.ts';

/** How a request is written for each target. */
const templates: Readonly<Record<ComposeTarget, (outgoing: Outgoing) => string>> = {
  curl: composeCurl,
  http: composeHttp,
  fetch: composeFetch,
  undici: composeUndici,
  axios: composeAxios,
  'discord.js': composeDiscordJs,
  'python-requests': composePythonRequests,
  'python-httpx': composeHttpx,
  'python-aiohttp': composeAiohttp,
  go: composeGo,
  rust: composeRust,
  har: composeHar,
};

/**
 * The request as code for another tool. Every secret becomes a value from the environment in that tool's own idiom, and
 * so does everything that is known only at run time.
 */
export function compose(draft: Draft, target: ComposeTarget): string {
  return templates[target](outgoingOf(draft));
}
