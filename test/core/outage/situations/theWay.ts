import {
  bothFine,
  control,
  dns,
  failed,
  foreign,
  incident,
  ownProxy,
  page,
  parts,
  type Situation,
  silence,
} from '../situation.ts';

const noPage = { kind: 'unread', reason: 'no-answer', detail: 'ENOTFOUND' } as const;

/** Failures of the way to Discord, and silence, where either end may be the reason. Pairs that look alike stand one after the other. */
export const theWay: readonly Situation[] = [
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
  {
    name: 'a proxy of one’s own answers 500 on every route, and nothing shows that Discord was asked',
    given: {
      recent: [
        ownProxy('GET', 'guild', 500, 'Internal Server Error'),
        ownProxy('POST', 'messages', 500, 'Internal Server Error'),
      ],
    },
    allowed: ['network possible', 'unclear possible'],
    not: ['tell-users'],
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
    name: 'no answers on any route for the bot’s host, while the same works from here',
    given: {
      recent: [silence('POST', 'messages', { from: 'host' }), silence('GET', 'guild', { from: 'host' })],
      controls: bothFine,
    },
    allowed: ['network likely', 'network possible'],
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
];

function observedFilter() {
  return foreign('GET', 'guild', 403, '<html><head><title>Blocked by policy</title></head></html>');
}
