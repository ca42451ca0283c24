import {
  ban,
  blocked,
  bothFine,
  control,
  edge,
  error500,
  fine,
  gatewayFine,
  incident,
  limit429,
  origin,
  page,
  parts,
  type Situation,
  selfFine,
  skipped,
} from '../situation.ts';

const browser = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0.0.0 Safari/537.36';
const html1015 =
  '<html><head><title>Access denied | discord.com used Cloudflare to restrict access</title></head><body>Error 1015 Ray ID: 8c1f</body></html>';

/** Limits, bans and blocks, which look like outages and mostly are none. Pairs that look alike stand one after the other. */
export const limitsAndBlocks: readonly Situation[] = [
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
];
