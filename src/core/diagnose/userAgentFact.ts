import { userAgentKind } from '../discord/userAgent.ts';
import type { Exchange } from '../exchange.ts';
import { show } from '../request/seal.ts';
import type { Evidence } from './diagnosis.ts';

/** The User-Agent as evidence. */
export type UserAgentFact = Extract<Evidence, { readonly fact: 'user-agent' }>;

/**
 * The User-Agent that was sent. Undefined where nobody can know: a pasted request without that header, or one
 * of a bot, may have been sent with a default that was not written down.
 */
export function userAgentFact({ wire, origin }: Exchange): UserAgentFact | undefined {
  const header = wire.headers.findLast(({ name }) => name.toLowerCase() === 'user-agent');
  if (header === undefined && (origin === 'pasted' || origin === 'bot')) return undefined;
  const value = header === undefined ? '' : show(header.value);
  return {
    fact: 'user-agent',
    kind: userAgentKind(value),
    value: value.slice(0, 200),
    assumed: header?.assumed ?? true,
  };
}

/** Libraries whose own User-Agent has been refused; python-requests, curl and Ruby were accepted (discord-api-docs#4908, #1504). */
const refused = /^(?:Python-urllib|Java|libwww-perl|WindowsPowerShell)\b/i;

/** Whether this library's own User-Agent is known to be refused. */
export function isRefusedLibrary(fact: UserAgentFact): boolean {
  return fact.kind === 'library' && refused.test(fact.value);
}
