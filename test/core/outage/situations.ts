import type { StepId, UnprovenId } from '../../../src/core/outage/outage.ts';
import type { OutageCase } from '../../../src/core/outage/scene.ts';
import {
  ban,
  blocked,
  control,
  dns,
  edge,
  error500,
  error503,
  error520,
  failed,
  fine,
  foreign,
  incident,
  limit429,
  origin,
  page,
  parts,
  silence,
  skipped,
} from './situation.ts';

/** What happened, what has to come of it, and what must not be said. */
export interface Situation {
  readonly name: string;
  readonly given: Partial<OutageCase>;
  /** `verdict confidence`; several where the facts allow more than one. */
  readonly allowed: readonly string[];
  readonly says?: readonly UnprovenId[];
  readonly steps?: readonly StepId[];
  readonly not?: readonly StepId[];
}

const gatewayFine = control('gateway', fine('GET', 'gateway', { ago: 0, token: null }));
const selfFine = control('read', fine('GET', 'me', { ago: 0 }));
const channelFine = control('read', fine('GET', 'channel', { ago: 0, bucket: 'c1' }));
const bothFine = [gatewayFine, channelFine];
const noPage = { kind: 'unread', reason: 'no-answer', detail: 'ENOTFOUND' } as const;
const big = { flags: 1 << 15, components: [{ type: 10, content: 'x'.repeat(12_000) }] };
const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36';
const html1015 =
  '<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head><body>Error 1015 Ray ID: 8c1f</body></html>';
const unauthorized = (path: 'me' | 'guild' | 'channel', token?: string) =>
  origin('GET', path, 401, { message: '401: Unauthorized', code: 0 }, token === undefined ? {} : { token });

/** Pairs that look alike stand one after the other. */
export const situations: readonly Situation[] = [
  // the same 500, on one route or over unrelated ones
  {
    name: '500 again and again on one route, while another works',
    given: {
      recent: [
        error500('POST', 'messages', { bucket: 'm', body: {} }),
        error500('POST', 'messages', { bucket: 'm', body: {} }),
        error500('POST', 'messages', { bucket: 'm', body: {} }),
        fine('GET', 'guild', { bucket: 'g' }),
      ],
      controls: bothFine,
    },
    allowed: ['yours possible', 'unclear possible'],
    says: ['route-fault-looks-the-same'],
    steps: ['vary-the-request'],
    not: ['tell-users', 'pause-writes'],
  },
  {
    name: '500 over unrelated routes',
    given: {
      recent: [
        error500('POST', 'messages', { bucket: 'm' }),
        error500('GET', 'guild', { bucket: 'g' }),
        error500('GET', 'commands', { bucket: 'a' }),
      ],
    },
    allowed: ['discord likely'],
    says: ['green-page-lags'],
    steps: ['cap-retries', 'stop-bulk', 'tell-users', 'ask-elsewhere'],
    not: ['find-second-process'],
  },
  {
    name: '500 for the same broken body on two routes of one kind',
    given: {
      recent: [
        error500('POST', 'messages', { bucket: 'm', body: {} }),
        error500('POST', 'otherMessages', { bucket: 'n', body: {} }),
      ],
      controls: bothFine,
    },
    allowed: ['yours possible', 'unclear possible'],
  },
  {
    name: '500 for the same broken body on routes of two kinds, all with bodies',
    given: {
      recent: [
        error500('POST', 'messages', { bucket: 'm', body: {} }),
        error500('POST', 'commands', { bucket: 'a', body: {} }),
      ],
      controls: bothFine,
    },
    allowed: ['yours possible', 'unclear possible'],
  },
  {
    name: '500 for a Components V2 message above 10 KB (discord-api-docs#8554)',
    given: {
      recent: [
        error500('POST', 'messages', { bucket: 'm', body: big }),
        error500('POST', 'messages', { bucket: 'm', body: big }),
      ],
      controls: bothFine,
    },
    allowed: ['yours likely', 'yours possible'],
    not: ['tell-users'],
  },
  {
    name: 'one 500 and nothing else',
    given: { recent: [error500('GET', 'guild')] },
    allowed: ['unclear possible'],
    says: ['few-exchanges', 'one-place-only'],
  },
  {
    name: 'one 500, and only GET /gateway and /users/@me work, which acquit nobody (centaur#768)',
    given: { recent: [error500('GET', 'guild')], controls: [gatewayFine, selfFine] },
    allowed: ['unclear possible'],
    says: ['gateway-acquits-nobody', 'self-acquits-nobody'],
  },
  // 5xx and what the page says
  {
    name: '503 over unrelated routes while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord certain'],
    steps: ['tell-users', 'tell-owners', 'change-no-code', 'follow-page'],
  },
  {
    name: '503 over unrelated routes while the page is green: it lags',
    given: { recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })] },
    allowed: ['discord likely'],
    says: ['green-page-lags'],
  },
  {
    name: '503 over unrelated routes while the page tells of the media proxy',
    given: {
      status: page({ incidents: [incident([parts.media])] }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord likely'],
    says: ['incident-concerns-other-part'],
  },
  {
    name: '503 over unrelated routes while an incident of the API has been open for a week',
    given: {
      status: page({ incidents: [incident([parts.api], { ago: 7 * 24 * 60, impact: 'minor' })] }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord likely'],
    says: ['incident-may-be-another'],
  },
  {
    name: '503 on one route while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [error503('POST', 'messages', { bucket: 'm' })],
      controls: bothFine,
    },
    allowed: ['discord likely', 'discord possible'],
    says: ['incident-may-be-another'],
  },
  {
    name: '500 on one route while others work and the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [error500('POST', 'messages', { bucket: 'm', body: {} })],
      controls: bothFine,
    },
    allowed: ['discord possible', 'unclear possible'],
  },
  {
    name: '503 on one route while others work and the page is green',
    given: {
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('POST', 'messages', { bucket: 'm' })],
      controls: bothFine,
    },
    allowed: ['unclear possible', 'yours possible'],
    says: ['route-fault-looks-the-same'],
  },
  {
    name: '503 over unrelated routes while the fix of an incident is watched',
    given: {
      status: page({ incidents: [incident([parts.api], { stage: 'monitoring' })] }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord likely'],
  },
  {
    name: '503 over unrelated routes during a maintenance of the API',
    given: {
      status: page({
        maintenances: [
          {
            ...incident([parts.api], { stage: 'in_progress', impact: 'maintenance' }),
            scheduled_for: '2026-11-29T11:30:00Z',
          },
        ],
      }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord certain', 'discord likely'],
  },
  {
    name: '503 on one route while a maintenance of next week is announced',
    given: {
      status: page({
        maintenances: [
          {
            ...incident([parts.api], { stage: 'scheduled', impact: 'maintenance' }),
            scheduled_for: '2026-12-06T11:30:00Z',
          },
        ],
      }),
      recent: [error503('POST', 'messages', { bucket: 'm' })],
      controls: bothFine,
    },
    allowed: ['unclear possible'],
    says: ['green-page-lags'],
  },
  {
    name: '503 over unrelated routes while the API is called a major outage and no incident is written yet',
    given: {
      status: page({ ill: { API: 'major_outage' } }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord certain', 'discord likely'],
  },
  {
    name: 'Cloudflare does not reach Discord, on unrelated routes',
    given: { recent: [error520('POST', 'messages'), error520('GET', 'guild')] },
    allowed: ['discord likely'],
  },
  {
    name: 'Cloudflare does not reach Discord, once, while others work',
    given: { recent: [error520('POST', 'messages')], controls: bothFine },
    allowed: ['unclear possible', 'discord possible'],
    says: ['works-again'],
  },
  {
    name: 'every second request fails on unrelated routes: an outage is rarely whole',
    given: {
      recent: [
        error503('POST', 'messages', { bucket: 'm' }),
        fine('GET', 'channel', { bucket: 'c' }),
        error503('GET', 'guild', { bucket: 'g' }),
        fine('GET', 'members', { bucket: 'x' }),
      ],
    },
    allowed: ['discord likely'],
  },
  // limits
  {
    name: '429 of one bucket while others work',
    given: {
      recent: [
        limit429('POST', 'messages', { bucket: 'm' }),
        limit429('POST', 'messages', { bucket: 'm' }),
        fine('GET', 'guild', { bucket: 'g' }),
      ],
      controls: bothFine,
    },
    allowed: ['yours certain'],
    steps: ['honour-retry-after', 'show-buckets'],
    not: ['tell-users', 'follow-page', 'ask-elsewhere'],
  },
  {
    name: '429 of several buckets, each its own limit',
    given: {
      recent: [
        limit429('POST', 'messages', { bucket: 'm' }),
        limit429('GET', 'guild', { bucket: 'g' }),
        limit429('GET', 'members', { bucket: 'x' }),
      ],
    },
    allowed: ['yours likely'],
    not: ['tell-users'],
  },
  {
    name: '429 of one bucket while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [limit429('POST', 'messages', { bucket: 'm' }), fine('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['yours likely', 'yours possible'],
  },
  {
    name: '429 with scope global on every route',
    given: {
      recent: [
        origin(
          'POST',
          'messages',
          429,
          { message: 'You are being rate limited.', retry_after: 1, global: true },
          { headers: { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global', 'retry-after': '1' } },
        ),
        origin(
          'GET',
          'guild',
          429,
          { message: 'You are being rate limited.', retry_after: 1, global: true },
          { headers: { 'x-ratelimit-global': 'true', 'x-ratelimit-scope': 'global', 'retry-after': '1' } },
        ),
      ],
    },
    allowed: ['yours likely', 'yours certain'],
    steps: ['find-second-process'],
  },
  {
    name: '429 with scope shared: others use the resource',
    given: {
      recent: [
        limit429('POST', 'messages', {
          bucket: 'm',
          headers: { 'x-ratelimit-scope': 'shared', 'x-ratelimit-remaining': '3' },
        }),
      ],
      controls: bothFine,
    },
    allowed: ['yours likely', 'yours possible'],
  },
  {
    name: 'many 429 of one bucket and one stray 500',
    given: {
      recent: [
        ...Array.from({ length: 9 }, () => limit429('POST', 'messages', { bucket: 'm' })),
        error500('GET', 'members', { bucket: 'x' }),
      ],
      controls: bothFine,
    },
    allowed: ['yours likely', 'yours certain'],
  },
  // the ban, and what looks like it
  {
    name: 'the JSON ban of the address on every route: it looks like an outage',
    given: {
      recent: [ban('POST', 'messages'), ban('GET', 'guild')],
      controls: [skipped('gateway', 'edge-ban'), skipped('read', 'edge-ban')],
    },
    allowed: ['network certain'],
    says: ['ban-hides-discord'],
    steps: ['stop-everything', 'wait-out-ban', 'find-invalid-requests'],
    not: ['ask-with-other-credential', 'send-one-bare'],
  },
  {
    name: 'error 1015 as a page',
    given: { recent: [edge('GET', 'guild', 429, html1015), edge('GET', 'me', 429, html1015)] },
    allowed: ['network certain', 'network likely'],
    steps: ['stop-everything'],
  },
  {
    name: 'a ban of half an hour ago that asked for an hour',
    given: { recent: [edge('GET', 'guild', 429, 'error code: 1015', { ago: 30, headers: { 'retry-after': '3600' } })] },
    allowed: ['network certain', 'network likely'],
    not: ['send-one-bare'],
  },
  {
    name: 'a ban of half an hour ago, and since then all works',
    given: {
      recent: [
        ban('GET', 'guild', { ago: 30 }),
        fine('GET', 'guild', { ago: 5, bucket: 'g' }),
        fine('GET', 'channel', { ago: 4, bucket: 'c' }),
      ],
      controls: bothFine,
    },
    allowed: ['unclear possible'],
    not: ['stop-everything'],
  },
  {
    name: 'a ban while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [ban('POST', 'messages'), ban('GET', 'guild')],
    },
    allowed: ['network certain', 'network likely'],
    says: ['ban-hides-discord'],
  },
  // 40333
  {
    name: '40333 with the User-Agent of a browser',
    given: {
      recent: [blocked('GET', 'guild', { userAgent: browser }), blocked('POST', 'messages', { userAgent: browser })],
    },
    allowed: ['yours likely', 'yours possible'],
    steps: ['set-user-agent'],
    not: ['tell-users'],
  },
  {
    name: '40333 on everything although the User-Agent is right (nirn-proxy#14)',
    given: {
      recent: [blocked('GET', 'guild'), blocked('POST', 'messages')],
      controls: [
        control('gateway', blocked('GET', 'gateway', { ago: 0, token: null })),
        control('read', blocked('GET', 'channel', { ago: 0 })),
      ],
    },
    allowed: ['unclear possible', 'discord possible'],
    says: ['blocked-means-either'],
    steps: ['ask-elsewhere', 'follow-page'],
    not: ['tell-users'],
  },
  {
    name: '40333 on guild routes with the right User-Agent while /users/@me works (centaur#768)',
    given: { recent: [blocked('GET', 'guild'), blocked('GET', 'members')], controls: [gatewayFine, selfFine] },
    allowed: ['unclear possible', 'yours possible'],
    says: ['gateway-acquits-nobody', 'self-acquits-nobody'],
  },
  {
    name: '40333 on everything while the page tells of Cloudflare',
    given: {
      status: page({ incidents: [incident([parts.cloudflare])] }),
      recent: [blocked('GET', 'guild'), blocked('POST', 'messages')],
    },
    allowed: ['discord likely', 'discord possible'],
  },
  {
    name: '40333 from a hosted worker while the same works from here',
    given: {
      recent: [
        blocked('GET', 'guild', { from: 'worker' }),
        blocked('GET', 'members', { from: 'worker' }),
        fine('GET', 'guild', { bucket: 'g' }),
      ],
    },
    allowed: ['network likely', 'network possible'],
  },
  {
    name: '40333 from two places at once',
    given: { recent: [blocked('GET', 'guild', { from: 'berlin' }), blocked('POST', 'messages', { from: 'tokyo' })] },
    allowed: ['discord possible', 'unclear possible'],
    not: ['tell-users'],
  },
  // the way
  {
    name: 'the name is not resolved, and neither is that of the status page',
    given: {
      status: noPage,
      recent: [dns('GET', 'guild')],
      controls: [
        control('gateway', dns('GET', 'gateway', { ago: 0, token: null })),
        control('read', dns('GET', 'guild', { ago: 0 })),
      ],
    },
    allowed: ['network certain', 'network likely'],
    steps: ['check-names'],
    not: ['tell-users'],
  },
  {
    name: 'the name is not resolved, while the status page is there and green',
    given: { recent: [dns('GET', 'guild'), dns('POST', 'messages')] },
    allowed: ['network likely'],
  },
  {
    name: 'the name was not resolved five minutes ago, and all works since',
    given: { recent: [dns('GET', 'guild', { ago: 5 })], controls: bothFine },
    allowed: ['network possible', 'unclear possible'],
    says: ['works-again'],
  },
  {
    name: 'the name is resolved from no place',
    given: { recent: [dns('GET', 'guild', { from: 'berlin' }), dns('GET', 'guild', { from: 'tokyo' })] },
    allowed: ['unclear possible'],
  },
  {
    name: 'the name is not resolved while the page tells of Cloudflare',
    given: { status: page({ incidents: [incident([parts.cloudflare])] }), recent: [dns('GET', 'guild')] },
    allowed: ['network possible', 'unclear possible'],
  },
  {
    name: 'the proxy wants a login',
    given: {
      recent: [
        failed('GET', 'guild', 'UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling', {}, 'proxy'),
      ],
    },
    allowed: ['network certain', 'network likely'],
    steps: ['check-proxy'],
  },
  {
    name: 'a certificate that is not trusted',
    given: {
      recent: [
        failed('GET', 'guild', 'SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain', {}, 'tls'),
      ],
    },
    allowed: ['network likely'],
    steps: ['check-certificates'],
  },
  {
    name: 'connections are refused',
    given: { recent: [failed('GET', 'guild', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:443', {}, 'connect')] },
    allowed: ['network likely'],
  },
  {
    name: 'a company filter answers in place of Discord',
    given: { recent: [observedFilter(), observedFilter()] },
    allowed: ['network likely', 'network possible'],
    steps: ['check-proxy'],
  },
  // silence
  {
    name: 'no answers on unrelated routes while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [silence('POST', 'messages'), silence('GET', 'guild')],
    },
    allowed: ['discord likely'],
  },
  {
    name: 'no answers on unrelated routes while the page is green',
    given: { recent: [silence('POST', 'messages'), silence('GET', 'guild')] },
    allowed: ['discord possible', 'unclear possible'],
    not: ['tell-users'],
  },
  {
    name: 'no answers from Discord, and none from the status page',
    given: {
      status: { kind: 'unread', reason: 'no-answer', detail: 'UND_ERR_CONNECT_TIMEOUT' },
      recent: [silence('POST', 'messages'), silence('GET', 'guild')],
    },
    allowed: ['network likely', 'network possible'],
  },
  {
    name: 'no answers from Discord, and a proxy that would not have the status page',
    given: {
      status: { kind: 'unread', reason: 'no-answer', detail: 'ERR_PROXY_TUNNEL' },
      recent: [silence('POST', 'messages'), silence('GET', 'guild')],
    },
    allowed: ['unclear possible', 'discord possible'],
  },
  {
    name: 'one request without an answer while others work',
    given: { recent: [silence('POST', 'messages')], controls: bothFine },
    allowed: ['unclear possible'],
    says: ['works-again'],
  },
  // refusals
  {
    name: '401 everywhere: a token that was reset, not an outage',
    given: {
      recent: [unauthorized('guild'), unauthorized('channel')],
      controls: [gatewayFine, control('read', unauthorized('channel'))],
    },
    allowed: ['yours likely'],
    steps: ['check-credential'],
    not: ['tell-users'],
  },
  {
    name: '401 with one credential while another works',
    given: {
      recent: [
        unauthorized('guild'),
        unauthorized('channel'),
        fine('GET', 'guild', { token: 'Bot fake-token-two', bucket: 'g' }),
      ],
    },
    allowed: ['yours certain', 'yours likely'],
  },
  {
    name: '403 and 400 on several routes: the requests, not an outage',
    given: {
      recent: [
        origin('POST', 'messages', 403, { message: 'Missing Permissions', code: 50013 }, { bucket: 'm' }),
        origin('GET', 'guild', 403, { message: 'Missing Access', code: 50001 }, { bucket: 'g' }),
      ],
      controls: bothFine,
    },
    allowed: ['yours certain', 'yours likely'],
    not: ['tell-users', 'pause-writes', 'follow-page'],
  },
  {
    name: '401 while the page tells of the API',
    given: {
      status: page({ incidents: [incident([parts.api])] }),
      recent: [unauthorized('guild'), unauthorized('channel')],
    },
    allowed: ['yours possible'],
  },
  // nothing
  {
    name: 'nothing fails and the page is green',
    given: { recent: [fine('GET', 'guild', { bucket: 'g' })], controls: bothFine },
    allowed: ['unclear possible'],
    says: ['gateway-acquits-nobody', 'green-page-lags'],
  },
  {
    name: 'nothing is known and nothing was asked',
    given: { status: { kind: 'unread', reason: 'off' } },
    allowed: ['unclear possible'],
    says: ['page-not-read'],
  },
  {
    name: 'the page tells of the API, and all works here',
    given: { status: page({ incidents: [incident([parts.api])] }), controls: bothFine },
    allowed: ['unclear possible', 'discord possible'],
    not: ['pause-writes'],
  },
  {
    name: 'the page tells of the API, and nothing is known from here',
    given: { status: page({ incidents: [incident([parts.api])] }) },
    allowed: ['discord possible', 'unclear possible'],
    not: ['tell-users', 'pause-writes'],
  },
  {
    name: 'the page tells of the Gateway alone, which answers no HTTP request',
    given: { status: page({ incidents: [incident([parts.gateway], { impact: 'critical' })] }), controls: bothFine },
    allowed: ['unclear possible'],
    says: ['incident-concerns-other-part'],
  },
  // clocks
  {
    name: '503 over unrelated routes two hours ago, and all works now',
    given: {
      recent: [
        error503('POST', 'messages', { ago: 120, bucket: 'm' }),
        error503('GET', 'guild', { ago: 121, bucket: 'g' }),
      ],
      controls: bothFine,
    },
    allowed: ['unclear possible'],
    steps: ['keep-timeline'],
  },
  {
    name: '503 over unrelated routes at times that nobody wrote down',
    given: {
      recent: [
        error503('POST', 'messages', { ago: null, bucket: 'm' }),
        error503('GET', 'guild', { ago: null, bucket: 'g' }),
      ],
    },
    allowed: ['discord likely'],
    says: ['times-not-comparable'],
  },
  {
    name: 'a clock that is an hour ahead of the page',
    given: {
      status: page({ incidents: [incident([parts.api], { ago: 80 })], clockAhead: 3_600_000 }),
      recent: [error503('POST', 'messages', { bucket: 'm' }), error503('GET', 'guild', { bucket: 'g' })],
    },
    allowed: ['discord certain', 'discord likely'],
    says: ['times-not-comparable'],
  },
  {
    name: 'failures that lie in the future, by a bot whose clock is ahead',
    given: {
      recent: [
        error503('POST', 'messages', { ago: -10, bucket: 'm' }),
        error503('GET', 'guild', { ago: -11, bucket: 'g' }),
      ],
    },
    allowed: ['discord likely'],
  },
  // the page is no help
  ...(['not-json', 'too-large', 'status', 'redirect', 'not-summary', 'no-answer'] as const).map((reason) => ({
    name: `503 on one route and a page that is no help: ${reason}`,
    given: {
      status: { kind: 'unread', reason, detail: '500' } as const,
      recent: [error503('POST', 'messages', { bucket: 'm' })],
    },
    allowed: ['unclear possible'],
    says: ['page-not-read'] as const,
  })),
];

function observedFilter() {
  return foreign('GET', 'guild', 403, '<html><head><title>Blocked by policy</title></head></html>');
}
