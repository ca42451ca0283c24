import type { HostProblem } from '../../core/discord/host.ts';
import type { RouteAuth } from '../../core/discord/route.ts';
import type { DraftProblem } from '../../core/request/draft.ts';
import type { GuardRefusal, Refusal } from '../../core/request/refusal.ts';
import type { RefusalWords } from '../refusal.ts';
import { sizeText } from '../size.ts';
import { exposure, strayToken } from './strayToken.ts';

const headerProblems = {
  name: 'is not a valid header name',
  'line-break': 'has a line break in its value',
  'control-character': 'has a control character in its value',
  'not-latin1': 'has characters in its value that HTTP headers cannot carry; percent-encode them',
} as const;

const accepted: Readonly<Record<RouteAuth, string>> = {
  bot: 'a bot token',
  'bot-or-bearer': 'a bot token or an OAuth2 bearer token',
  bearer: 'an OAuth2 bearer token',
  'bot-or-anonymous': 'a bot token, or none',
  'url-token': 'the token in its URL',
  basic: 'client id and secret',
  unknown: 'a credential',
};

function problem(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `Nothing was sent: the option ${problem.option} cannot be honoured. Remove it, or run the command in a terminal.`;
    case 'missing-url':
      return 'Nothing was sent: the request has no URL.';
    case 'invalid-url':
      return `Nothing was sent: "${problem.url}" is not a URL.`;
    case 'invalid-method':
      return `Nothing was sent: "${problem.method}" is not an HTTP method.`;
    case 'unfinished':
      return 'Nothing was sent: the request is not finished; a bracket or quote is still open.';
    case 'unquoted-pattern':
      return `Nothing was sent: zsh takes "${problem.word}" for a pattern, and does not run the command where no file matches. Put it in quotes.`;
    case 'unreadable-body':
      return 'Nothing was sent: the body cannot be worked out from the text. Write it as an object or a string.';
    default:
      return problem satisfies never;
  }
}

function host(problem: HostProblem, name: string): string {
  switch (problem) {
    case 'invalid-url':
      return 'Nothing was sent: the address cannot be read. Check the URL.';
    case 'credential-in-url':
      return `Nothing was sent: the address of ${name} holds a user name or password. Take it out.`;
    case 'not-discord':
      return `Nothing was sent: ${name} is not Discord's API. If it is a proxy of yours, allow it in the user setting "tracecord.allowedOrigins".`;
    case 'insecure':
      return `Nothing was sent: ${name} would be reached without TLS. Use https://.`;
    default:
      return problem satisfies never;
  }
}

function answer({ problem, request, expression, status }: Extract<Refusal, { reason: 'answer' }>): string {
  switch (problem) {
    case 'not-sent':
      return `${expression} comes from the answer to "${request}", which was not sent yet. Send "${request}" first.`;
    case 'no-value':
      return `the last answer to "${request}" (${status}) has no value for ${expression}. Correct the path, or send "${request}" again.`;
    case 'masked':
      return `${expression} is a secret in the answer to "${request}", and those are not kept. Store it as a credential, or put it into .env.`;
    default:
      return problem satisfies never;
  }
}

function bodyFile({ problem, path, code }: Extract<Refusal, { reason: 'body-file' }>): string {
  switch (problem) {
    case 'missing':
      return `the body's file ${path} does not exist. Correct the path; it counts from the folder of the request's file.`;
    case 'not-a-file':
      return `${path}, which the body names, is a folder, a pipe or a device. Only regular files are read: name one.`;
    case 'unreadable':
      return `the body's file ${path} cannot be looked at (${code}). Check who may read it and its folders.`;
    case 'other-host':
      return `the body's file ${path} is on another computer, and even a look at it would sign in there. Copy it into the folder that is open; "tracecord send" reads it with --allow-files.`;
    case 'no-folder':
      return `the body's file ${path} is relative, and this document lies in no folder of this computer (it is not saved yet, or virtual). Save it beside the file, or write the whole path.`;
    case 'outside':
      return `the body's file ${path} lies neither in the working directory nor beside the request's file. Look at what it holds, and add --allow-files to send it.`;
    default:
      return problem satisfies never;
  }
}

function refusal(refusal: Refusal | GuardRefusal): string {
  switch (refusal.reason) {
    case 'untrusted-workspace':
      return 'Nothing was sent: this workspace is in Restricted Mode. Trust it first.';
    case 'draft-problem':
      return problem(refusal.problem);
    case 'unresolved':
      return `Nothing was sent: ${refusal.holes.map((hole) => hole.expression).join(', ')} has no value. Set it in .env or the environment, or type it when asked.`;
    case 'answer':
      return `Nothing was sent: ${answer(refusal)}`;
    case 'seal-marks':
      return 'Nothing was sent: the text holds private-use characters (U+E0F0, U+E0F1) that Tracecord needs to hide secrets. Remove them.';
    case 'invalid-method':
      return `Nothing was sent: "${refusal.method}" is not an HTTP method.`;
    case 'host':
      return host(refusal.problem, refusal.host);
    case 'invalid-header':
      return `Nothing was sent: the header "${refusal.name}" ${headerProblems[refusal.problem]}.`;
    case 'unprefixed-token':
      return `Nothing was sent: the Authorization (••••${refusal.lastFour}) stands there without "Bot " or "Bearer " in front. Such a token may be a user's, and those are never sent${
        refusal.clientHeaders.length === 0
          ? ''
          : ` (headers of Discord's own client beside it: ${refusal.clientHeaders.join(', ')})`
      }. For a bot, add "Bot ".`;
    case 'stray-token':
      return strayToken(refusal);
    case 'missing-credential':
      return `Nothing was sent: this request takes its credential from run time and needs ${accepted[refusal.accepts]}. Choose one with "Tracecord: Choose Credential", or send it to the sandbox.`;
    case 'body-not-allowed':
      return `Nothing was sent: ${refusal.method} cannot carry a body with this client.`;
    case 'body-file':
      return `Nothing was sent: ${bodyFile(refusal)}`;
    case 'body-too-big':
      return `Nothing was sent: the body has ${sizeText(refusal.bytes)}, the limit is ${sizeText(refusal.limit)}.`;
    case 'tls-exception':
      return `Nothing was sent: the user setting "tracecord.tls.allowSelfSigned" names ${refusal.origin}, which is not this machine. Certificates of other machines are always verified: take it out.`;
    case 'read-only':
      return `Nothing was sent: "${refusal.profile}" only reads, and this is ${refusal.method}. Choose another credential, or let it write with "Tracecord: Manage Credentials…".`;
    case 'edge-ban':
      return 'Nothing was sent: Discord\'s edge has blocked this address for a while, and every further request makes it longer. Wait, find what caused it, then run "Tracecord: Allow Sending Again".';
    case 'unauthorized':
      return `Nothing was sent: Discord has answered 401 to this credential (••••${refusal.lastFour}), and every further 401 counts towards a block of the address. Replace the credential, or run "Tracecord: Allow Sending Again".`;
    case 'too-many-invalid':
      return `Nothing was sent: ${refusal.count.toLocaleString('en')} invalid requests in ten minutes, as far as this window has seen; at ${refusal.limit.toLocaleString('en')} Discord blocks the address. Wait ten minutes.`;
    default:
      return refusal satisfies never;
  }
}

/** The words in English. */
export const refusalWords: RefusalWords = {
  refusal,
  exposure,
  keepToken: 'Do Not Send',
  sendToken: 'Send the Token',
};
