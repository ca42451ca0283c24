import { transportCodeIn, transportMeaning } from '../diagnose/transportCode.ts';
import { transportPhase } from '../diagnose/transportPhase.ts';
import type { AnswerBody, Exchange, Failure, Vantage } from '../exchange.ts';
import { type CredentialFacts, noCredential } from '../request/credentialFacts.ts';
import type { Client } from '../request/draft.ts';
import { redact, sealSecrets } from '../request/redaction.ts';
import { Vault } from '../request/seal.ts';
import type { Wire } from '../request/wire.ts';
import type { EndEvent, SentEvent } from './captureEvent.ts';

/** Which client a library is to us, by the name that the hook gives it. */
const clients: readonly (readonly [RegExp, Client])[] = [
  [/^(?:discord\.js|@discordjs\/)/, 'discord.js'],
  [/^(?:eris|dysnomia)/, 'eris'],
  [/^oceanic/, 'oceanic'],
  [/^(?:discord\.py|pycord|nextcord|disnake)/, 'discord.py'],
  [/^undici/, 'undici'],
  [/^axios/, 'axios'],
  [/^got/, 'got'],
  [/^ky\b/, 'ky'],
  [/^superagent/, 'superagent'],
  [/^node:https?/, 'node-http'],
  [/^requests/, 'python-requests'],
  [/^(?:urllib|http\.client)/, 'python-urllib'],
  [/^httpx/, 'python-httpx'],
  [/^aiohttp/, 'python-aiohttp'],
];

/** The client of a library; one that nobody knows is a `fetch`, which queues nothing by itself. */
export function clientOf(library: string): Client {
  return clients.find(([name]) => name.test(library))?.[1] ?? 'fetch';
}

/** What stands in place of tokens and texts that were cut out of an address before it left the bot. */
const cutOut = /\{(?:token|value|name)\}/g;

/**
 * A request of a bot and what came of it, in the form that every source of exchanges has. `body`: what was decoded of
 * the answer's body, null where none was captured.
 */
export function botExchange(
  sent: SentEvent,
  end: Exclude<EndEvent, { t: 'cancelled' }>,
  body: AnswerBody | null,
  vantage: Vantage,
): Exchange {
  return {
    id: sent.id,
    startedAt: sent.at,
    wire: botWire(sent),
    credential: credentialOf(sent),
    outcome:
      end.t === 'failed'
        ? failureOf(end.code, redact(end.message))
        : {
            kind: 'answer',
            status: end.status,
            statusText: '',
            headers: end.headers.map(([name, value]) => [name.toLowerCase(), redact(value)]),
            body: body ?? { text: '', bytes: 0, truncated: false, binary: false },
          },
    timings: { total: end.after },
    origin: 'bot',
    vantage,
  };
}

/** The request as far as it is known. The bot has cut secrets out already; whatever looks like one is sealed again. */
export function botWire({ method, url, library, userAgent }: SentEvent): Wire {
  const vault = new Vault();
  const masked = url.replace(cutOut, (mark) => vault.seal(mark));
  return {
    method: method.toUpperCase(),
    url: sealSecrets(masked, vault),
    headers:
      userAgent === undefined ? [] : [{ name: 'User-Agent', value: sealSecrets(userAgent, vault), assumed: false }],
    body: null,
    client: clientOf(library),
  };
}

/** What may be known of the credential: its scheme and its last four characters. */
export function credentialOf({ auth, url }: Pick<SentEvent, 'auth' | 'url'>): CredentialFacts {
  // Without a scheme and with a fingerprint, however little that shows, there was a bare token.
  if (auth === undefined || (auth.prefix === 'none' && auth.fingerprint === undefined))
    return inUrl(url) ?? noCredential;
  const { prefix, fingerprint = '' } = auth;
  const scheme = prefix === 'other' || prefix === 'none' ? null : prefix;
  return { origin: 'literal', scheme, shape: 'unknown', blemishes: [], lastFour: fingerprint.slice(-4) };
}

/** The token of a webhook or an interaction stands in the address, or did. */
function inUrl(url: string): CredentialFacts | undefined {
  const [, kind] = /\/(webhooks|interactions)\/\d+\/(?:\{token\}|[\w-]{20,})/i.exec(url) ?? [];
  if (kind === undefined) return undefined;
  return {
    origin: 'url',
    scheme: null,
    shape: kind.toLowerCase() === 'webhooks' ? 'webhook-token' : 'interaction-token',
    blemishes: [],
    lastFour: '',
  };
}

/** Whether nobody can say which Authorization went: the bot's process did not tell. */
export function isCredentialUnseen({ auth }: Pick<SentEvent, 'auth'>): boolean {
  return auth === undefined;
}

function failureOf(code: string, message: string): Failure {
  const known = transportMeaning(code) === undefined ? (transportCodeIn(message) ?? code) : code;
  return { kind: 'failure', code: known, message, phase: transportPhase(known) };
}

/** The host of a request with its port; empty where the address cannot be read. */
export function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
