import {
  bothFine,
  control,
  error503,
  fine,
  gatewayFine,
  incident,
  origin,
  page,
  parts,
  type Situation,
  skipped,
} from '../situation.ts';

const unauthorized = (path: 'me' | 'guild' | 'channel', token?: string) =>
  origin('GET', path, 401, { message: '401: Unauthorized', code: 0 }, token === undefined ? {} : { token });

/** Refusals, times that mislead, a page that is no help, and nothing at all. Pairs that look alike stand one after the other. */
export const theRest: readonly Situation[] = [
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
    name: '404 for a message that is gone while others work: it may be a race, or what an outage lost',
    given: {
      recent: [
        origin('GET', 'messages', 404, { message: 'Unknown Message', code: 10008 }, { bucket: 'm' }),
        origin('GET', 'messages', 404, { message: 'Unknown Message', code: 10008 }, { bucket: 'm' }),
      ],
      controls: bothFine,
    },
    allowed: ['yours likely'],
  },
  {
    name: 'interactions that came too late, which an outage makes too (discord-api-docs#5558)',
    given: {
      recent: [
        origin('POST', 'commands', 404, { message: 'Unknown interaction', code: 10062 }),
        origin('POST', 'commands', 404, { message: 'Unknown interaction', code: 10062 }),
      ],
      controls: bothFine,
    },
    allowed: ['yours likely', 'yours possible'],
    not: ['tell-users'],
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
    name: 'the workspace is not trusted, so that only what was seen before counts',
    given: {
      status: { kind: 'unread', reason: 'untrusted' },
      controls: [skipped('gateway', 'untrusted'), skipped('read', 'untrusted')],
      recent: [fine('GET', 'guild', { bucket: 'g' })],
    },
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
