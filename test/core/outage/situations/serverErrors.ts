import {
  bothFine,
  error500,
  error503,
  error520,
  fine,
  gatewayFine,
  incident,
  page,
  parts,
  type Situation,
  selfFine,
} from '../situation.ts';

const big = { flags: 1 << 15, components: [{ type: 10, content: 'x'.repeat(12_000) }] };

/** Server errors: on one route or over unrelated ones, with and without a word of the status page. Pairs that look alike stand one after the other. */
export const serverErrors: readonly Situation[] = [
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
    allowed: ['yours likely'],
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
];
