import type { CauseId } from '../cause.ts';
import type { Confidence, FailureClass } from '../diagnosis.ts';
import type { FixId } from '../fix.ts';
import { absent, header, present, type Reading } from '../reading.ts';
import { backoff, type Verdict } from '../verdict.ts';
import { oauthVerdict } from './oauth.ts';

/** Products that filter or inspect what leaves a network, by the words in their pages and headers. */
const filters =
  /zscaler|fortigu?ard|fortinet|bluecoat|blue coat|symantec web|squid|websense|forcepoint|umbrella|palo ?alto|barracuda|sophos|mcafee web|netskope|sonicwall|checkpoint|untangle|opendns|iboss|web filter|url filtering/i;

/** Discord's own hosts, as a redirect names them. */
const discordLocation = /^(?:\/(?!\/)|https?:\/\/(?:[\w-]+\.)*discord(?:app)?\.com(?:[:/?#]|$))/i;

/**
 * Pages and texts that are not Discord's: of Cloudflare without a code, of Google's front end before Discord's servers
 * (sleepy-discord#73), of a filter, a captive portal, or a host that answers in Discord's place. Null where the answer
 * can be Discord's own.
 */
export function middleboxVerdict(reading: Reading): Verdict | null {
  const { status, shape, text, throughEdge, fromOrigin, headersSeen } = reading;
  if (status === 407) return proxyLogin;
  if (status >= 300 && status < 400) return redirectVerdict(reading);
  if (shape === 'html') return pageVerdict(reading);
  if (filters.test(header(reading, 'server') ?? '') || (shape === 'text' && filters.test(text)))
    return box(reading, 'content-filter', 'likely');
  if (!headersSeen || fromOrigin || status < 400 || isLegacyOrOAuth(reading)) return null;
  if (throughEdge) return reading.object === undefined ? bareEdgeAnswer(reading) : null;
  return reading.meantForDiscord ? box(reading, 'foreign-answer', 'possible') : null;
}

/** No `Via`, no JSON: Cloudflare by itself (`error code: 502`), with a text or with nothing. */
function bareEdgeAnswer(reading: Reading): Verdict | null {
  if (reading.status >= 500) return badGateway(reading);
  return reading.status === 403 ? edgePage(reading, 'possible') : null;
}

/** 407 is a proxy's alone (RFC 9110, 15.5.8). */
const proxyLogin: Verdict = {
  class: 'transport/proxy',
  cause: 'proxy-wants-login',
  confidence: 'certain',
  fixes: ['check-proxy'],
};

function pageVerdict(reading: Reading): Verdict | null {
  const { status, title, text, throughEdge, fromOrigin, route, headersSeen } = reading;
  const drawn = `${title ?? ''} ${text}`;
  if (/\(Bad Request\)!!1/i.test(drawn)) return box(reading, 'google-front-end', 'likely');
  if (/\((?:Server Error|Service Unavailable)\)!!1|<h2>The server encountered/i.test(drawn)) return null;
  if (filters.test(drawn) && !/cloudflare/i.test(drawn)) return box(reading, 'content-filter', 'likely');
  const byCloudflare = /<center>cloudflare(?:-nginx)?<\/center>|cloudflare ray id|cf-error|cloudflare/i.test(drawn);
  if (byCloudflare) return cloudflarePage(reading);
  if (route === null && (throughEdge || !headersSeen) && (status < 300 || status === 404))
    return notApi(reading, 'not-an-api-path');
  if (fromOrigin && status >= 500) return null;
  if (throughEdge || fromOrigin) return status >= 500 ? badGateway(reading) : edgePage(reading, 'possible');
  if (status < 300) return box(reading, 'captive-portal', headersSeen ? 'likely' : 'possible');
  return box(reading, 'foreign-answer', headersSeen && reading.meantForDiscord ? 'likely' : 'possible');
}

function cloudflarePage(reading: Reading): Verdict | null {
  const { status } = reading;
  if (status === 400) {
    return { ...edgePage(reading, 'likely'), cause: 'malformed-for-edge', fixes: ['repair-request', 'check-proxy'] };
  }
  if (status >= 500) return badGateway(reading);
  return edgePage(reading, status === 403 ? 'likely' : 'possible');
}

function badGateway(reading: Reading): Verdict {
  return {
    ...edgePage(reading, 'likely'),
    class: 'edge/unreachable',
    cause: 'edge-bad-gateway',
    fixes: ['retry-with-backoff', 'check-status-page'],
    retry: backoff,
    check: 'status-page',
  };
}

function edgePage(reading: Reading, confidence: Confidence): Verdict {
  return {
    class: 'edge/blocked',
    cause: 'edge-page',
    confidence,
    evidence: [...present(reading, 'server'), ...present(reading, 'cf-ray'), ...absent(reading, 'via')],
    fixes: ['use-discord-user-agent', 'check-status-page', 'change-address'],
    check: 'control-request',
  };
}

function redirectVerdict(reading: Reading): Verdict | null {
  const location = header(reading, 'location');
  if (location === undefined) return null;
  const evidence = [{ fact: 'redirect', location: location.slice(0, 200) }] as const;
  if (discordLocation.test(location)) return { ...notApi(reading, 'redirected'), evidence };
  return { ...box(reading, 'captive-portal', reading.meantForDiscord ? 'likely' : 'possible'), evidence };
}

function notApi(reading: Reading, cause: CauseId): Verdict {
  return {
    class: 'missing/route',
    cause,
    confidence: 'likely',
    evidence: [...present(reading, 'content-type')],
    fixes: ['correct-route'],
  };
}

const boxFixes: Partial<Record<CauseId, readonly FixId[]>> = {
  'google-front-end': ['repair-request', 'check-proxy'],
  'captive-portal': ['check-network', 'check-proxy'],
};

function box(reading: Reading, cause: CauseId, confidence: Confidence): Verdict {
  const failureClass: FailureClass = 'edge/middlebox';
  return {
    class: failureClass,
    cause,
    confidence,
    evidence: [...present(reading, 'server'), ...present(reading, 'via'), ...absent(reading, 'cf-ray')],
    fixes: boxFixes[cause] ?? ['check-proxy', 'check-network'],
    check: 'control-request',
  };
}

/** JSON of Discord's that has neither code nor message: OAuth2's, and the form errors of API versions 6 and 7. */
function isLegacyOrOAuth(reading: Reading): boolean {
  return reading.object !== undefined && (reading.status === 400 || oauthVerdict(reading) !== null);
}
