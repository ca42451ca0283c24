import type { Evidence } from '../../core/diagnose/diagnosis.ts';

const shapes: Readonly<Record<Extract<Evidence, { fact: 'body-shape' }>['shape'], string>> = {
  json: 'The body is JSON',
  html: 'The body is a web page',
  text: 'The body is plain text',
  empty: 'The body is empty',
  truncated: 'The body is JSON that breaks off',
  binary: 'The body is not text',
  'legacy-form': 'The body has the form errors of old API versions, without a code',
};

const credentials: Readonly<Record<Extract<Evidence, { fact: 'credential' }>['state'], string>> = {
  absent: 'No Authorization was sent',
  unprefixed: 'The Authorization has no "Bot " or "Bearer "',
  blemished: 'The Authorization holds characters that do not belong there',
  'wrong-scheme': 'Prefix and shape of the Authorization do not belong together',
  'well-formed': 'The Authorization has the right form',
};

/** One fact in English. */
export function evidence(fact: Evidence): string {
  switch (fact.fact) {
    case 'status':
      return `Status ${fact.status}`;
    case 'code':
      return `Discord's code ${fact.code}`;
    case 'message':
      return `Discord's words: "${fact.message}"`;
    case 'header-present':
      return `${fact.name}: ${fact.value}`;
    case 'header-absent':
      return `The answer has no ${fact.name}`;
    case 'body-shape':
      return shapes[fact.shape];
    case 'edge-code':
      return `Cloudflare's error ${fact.code}`;
    case 'page-title':
      return `The page is titled "${fact.title}"`;
    case 'user-agent':
      return userAgent(fact);
    case 'credential':
      return `${credentials[fact.state]}${fact.lastFour === '' ? '' : ` (ends in ${fact.lastFour})`}`;
    case 'route':
      return `Route ${fact.route}`;
    case 'needs-permission':
      return `${fact.route} needs ${fact.permissions.join(', ')}`;
    case 'unversioned-url':
      return 'The address has no API version, which counts as version 6';
    case 'placeholder-in-url':
      return `The address holds "${fact.text}"`;
    case 'retry-after':
      return `Wait of ${fact.seconds} s, from the ${fact.source}`;
    case 'scope':
      return `Scope of the limit: ${fact.scope}`;
    case 'remaining':
      return `${fact.remaining} of ${fact.limit} requests were left`;
    case 'transport':
      return `${fact.code === '' ? 'No error code' : fact.code}${fact.phase === 'unknown' ? '' : ` (phase: ${fact.phase})`}`;
    case 'workspace-file':
      return `The workspace has ${fact.file}`;
    case 'rejected-field':
      return `${fact.path === '' ? 'The whole body' : fact.path}${fact.code === '' ? ' was refused' : `: ${fact.code}`}`;
    case 'code-as-text':
      return 'The code stands as text where Discord sends a number';
    case 'mislabelled':
      return `The body is not what its content type says (${fact.contentType})`;
    case 'undecodable':
      return `The body cannot be decoded (${fact.encoding})`;
    case 'oauth-error':
      return `OAuth2 error ${fact.error}${fact.description === '' ? '' : `: ${fact.description}`}`;
    case 'method':
      return `${fact.method} was sent${fact.documented.length === 0 ? '' : `; documented: ${fact.documented.join(', ')}`}`;
    case 'route-undocumented':
      return `${fact.path} is not in the documentation`;
    case 'api-version':
      return `The address names API version ${fact.version}`;
    case 'redirect':
      return `Redirects to ${fact.location}`;
    case 'request-header':
      return `The request has the header ${fact.name}`;
    case 'request-content-type':
      return fact.value === null ? 'The request has no Content-Type' : `Content-Type of the request: ${fact.value}`;
    case 'request-body':
      return fact.state === 'absent' ? 'The request has no body' : 'The body of the request is not valid JSON';
    case 'request-size':
      return `The body of the request has ${fact.bytes.toLocaleString('en')} bytes`;
    case 'request-key':
      return `The body has "${fact.key}" and no "${fact.meant}"`;
    case 'interaction-age':
      return `The interaction was ${fact.seconds} s old`;
    case 'implausible-id':
      return `${fact.parameter} is ${fact.value}`;
    case 'same-route-succeeded':
      return `${fact.route} succeeded a short while ago with the same credential`;
    case 'sent-from':
      return fact.name === '' ? 'Sent from another machine' : `Sent from ${fact.name}`;
    default:
      return fact satisfies never;
  }
}

function userAgent(fact: Extract<Evidence, { fact: 'user-agent' }>): string {
  const whence = fact.assumed ? ", the client's default" : '';
  switch (fact.kind) {
    case 'missing':
      return 'No User-Agent was sent';
    case 'browser':
      return `The User-Agent is a browser's: "${fact.value}"${whence}`;
    case 'discord-bot':
      return `The User-Agent has Discord's form: "${fact.value}"`;
    case 'library':
      return `The User-Agent is a library's: "${fact.value}"${whence}`;
    case 'other':
      return `User-Agent: "${fact.value}"${whence}`;
    default:
      return fact.kind satisfies never;
  }
}
