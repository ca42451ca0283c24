import type { HttpItemKind } from '../../core/httpFile/httpItem.ts';
import type { FindingFacts } from '../../core/lint/finding.ts';
import type { MendId } from '../../core/mend/mend.ts';
import type { CredentialFacts, CredentialKind } from '../../core/request/credentialFacts.ts';
import type { Destruction } from '../../core/request/destructive.ts';
import type { Client, DraftProblem } from '../../core/request/draft.ts';
import type { ValueOrigin } from '../../core/request/knownValue.ts';
import type { WireNote } from '../../core/request/refusal.ts';
import type { ShellWords } from '../shell.ts';
import { authoringWords } from './authoring.ts';
import { bodyFinding } from './bodyFindings.ts';
import { requestFinding } from './requestFindings.ts';

const kinds: Readonly<Record<CredentialKind, string>> = {
  bot: 'Bot token',
  bearer: 'OAuth2 bearer token',
  webhook: 'Webhook URL',
};

const mends: Readonly<Record<MendId, string>> = {
  'use-discord-user-agent': "Use Discord's User-Agent format",
  'add-bot-prefix': 'Add "Bot " prefix',
  'add-retry-after': 'Add retry_after handling',
  'clip-to-limit': 'Clip to limit',
  'send-id-as-string': 'Send the id as a string',
  'add-content-type': 'Add Content-Type',
  'rename-to-embeds': 'Rename to embeds',
  'encode-emoji': 'Encode emoji',
  'move-token': 'Move token to an environment variable',
  'move-webhook': 'Move webhook URL to an environment variable',
  'insert-version': 'Insert /v10',
  'use-discord-host': 'Use discord.com',
  'add-timeout': 'Add timeout',
  'convert-retry-after': 'Convert retry_after to the unit of the pause',
  'add-nonce': 'Add nonce and enforce_nonce',
  'watch-rate-limits': 'Tell of rate limits (the library waits by itself)',
  'wrap-retry-after': 'Add retry_after handling to this call alone',
};

function finding(facts: FindingFacts): string {
  switch (facts.rule) {
    case 'user-agent/browser':
      return 'A browser User-Agent with a bot token is blocked at the edge of Discord: 403, code 40333, on most routes. Use "DiscordBot (url, version)".';
    case 'auth/missing-prefix':
      return facts.certain
        ? 'The token has no "Bot " (or "Bearer ") in front: Discord answers 401.'
        : 'If the variable holds only the token, "Bot " is missing in front and Discord answers 401.';
    case 'auth/hard-coded-token':
      return `A bot token (••••${facts.lastFour}) stands in the text. Whoever reads the file can be the bot; take it from an environment variable.`;
    case 'body/limit':
    case 'body/type':
    case 'body/empty-message':
    case 'body/unknown-key':
    case 'body/content-type':
    case 'body/bigint':
    case 'header/audit-log-reason':
    case 'url/unencoded-emoji':
      return bodyFinding(facts);
    case 'rate/ignores-retry-after':
      return 'After a 429 it is sent again without a look at retry_after. Sent too early it is refused again, and 10,000 invalid requests in 10 minutes lead to a ban.';
    case 'rate/fixed-sleep':
      return `After a 429 it always waits the same (${facts.written}). The answer says in retry_after how long; sent earlier it is refused again.`;
    case 'rate/milliseconds':
      return `retry_after is in ${facts.told === 's' ? 'seconds' : 'milliseconds'} in this version of the API; the pause takes ${facts.takes === 's' ? 'seconds' : 'milliseconds'}.`;
    case 'retry/blind':
      return 'It sends again whatever the answer was: what Discord refuses with 400, 401, 403 or 404 it refuses again, and 401 and 403 count towards a ban.';
    case 'retry/not-idempotent':
      return 'A message that is sent again after a failure may be posted twice. With nonce and enforce_nonce Discord gives back the first one.';
    default:
      return requestFinding(facts, (client) => clients[client]);
  }
}

const clients: Readonly<Record<Client, string>> = {
  'http-file': 'Tracecord (for .http files)',
  har: 'what the HTTP archive recorded',
  curl: 'curl',
  powershell: "PowerShell's web cmdlets",
  fetch: "Node's fetch",
  undici: 'undici',
  axios: 'axios',
  got: 'got',
  ky: 'ky',
  superagent: 'superagent',
  'node-http': "Node's http",
  'apps-script': 'Google Apps Script',
  'discord.js': 'discord.js',
  eris: 'Eris',
  oceanic: 'Oceanic',
  'discord.py': 'discord.py',
  'python-requests': "Python's requests",
  'python-urllib': "Python's urllib",
  'python-httpx': 'httpx',
  'python-aiohttp': 'aiohttp',
};

const destructions: Readonly<Record<Destruction, string>> = {
  'delete-guild': 'It deletes the whole server.',
  'leave-guild': 'It makes the bot leave the server.',
  'delete-channel': 'It deletes the channel with everything in it.',
  'delete-message': 'It deletes a message.',
  'bulk-delete-messages': 'It deletes many messages at once.',
  'delete-role': 'It deletes a role and takes it from everyone who has it.',
  'delete-webhook': 'It deletes the webhook; its URL stops working everywhere.',
  'delete-command': 'It deletes an application command.',
  'delete-other': 'It deletes something that cannot be brought back.',
  ban: 'It bans a member.',
  unban: 'It lifts a ban.',
  'bulk-ban': 'It bans many users at once.',
  kick: 'It removes a member from the server.',
  prune: 'It removes every member who was inactive for some days.',
  'transfer-ownership': 'It gives the server to another owner.',
  'overwrite-commands': 'It replaces all commands; those that are not in the body are deleted.',
  'overwrite-metadata': 'It replaces all role connection metadata.',
  'overwrite-onboarding': 'It replaces the whole onboarding.',
};

function wireNote(note: WireNote): string {
  switch (note.note) {
    case 'to-sandbox':
      return `It went to the sandbox in place of ${note.from}.`;
    case 'header-dropped':
      return `The header ${note.name} was left out: it is set by the connection itself.`;
    case 'header-trimmed':
      return `Blanks around the value of ${note.name} were taken off, as this client does.`;
    case 'scheme-assumed':
      return `${note.expression} was taken to hold "${note.scheme} " as well; if it holds the token alone, your code gets 401.`;
    case 'webhook-from-profile':
      return `The webhook's id and token came from "${note.profile}".`;
    case 'credential-left-out':
      return 'Sent without the credential that the code takes from run time, as you chose.';
    default:
      return note satisfies never;
  }
}

function credentialNote(facts: CredentialFacts): string {
  const tail = facts.lastFour === '' ? '' : ` (••••${facts.lastFour})`;
  switch (facts.origin) {
    case 'literal':
      return `Credential: the one written in the text${tail}, exactly as written.`;
    case 'profile':
      return `Credential: ${facts.profile ?? ''}${tail}, because the code takes it from run time.`;
    case 'profile-by-default':
      return `Credential: ${facts.profile ?? ''}${tail}, because the route needs one and the request names none.`;
    case 'url':
      return `Credential: the token in the URL${tail}.`;
    case 'none':
      return 'Credential: none was sent.';
    default:
      return facts.origin satisfies never;
  }
}

function unreadInPaste(problem: DraftProblem): string {
  switch (problem.code) {
    case 'unsupported-option':
      return `Left out, because it cannot be followed: ${problem.option}.`;
    case 'missing-url':
      return 'What was copied has no URL.';
    case 'invalid-url':
      return `"${problem.url}" is not a URL.`;
    case 'invalid-method':
      return `"${problem.method}" is not an HTTP method.`;
    case 'unfinished':
      return 'What was copied is not finished: a bracket or quote is still open, so something may be missing.';
    case 'unquoted-pattern':
      return `"${problem.word}" is not in quotes, so zsh takes it for a pattern and does not run the command.`;
    case 'unreadable-body':
      return 'The body could not be worked out from what was copied.';
    default:
      return problem satisfies never;
  }
}

const remedies = {
  'choose-credential': 'Choose Credential',
  'manage-trust': 'Manage Trust',
  'open-setting': 'Open Setting',
  'show-runner': 'Show in Runner',
} as const;

function httpItem(kind: HttpItemKind, detail: string): string {
  switch (kind) {
    case 'variable':
      return 'variable of this file';
    case 'environment':
      return 'from the environment';
    case 'method':
      return 'method';
    case 'header':
      return 'header';
    case 'value':
      return `usual value of ${detail}`;
    case 'address':
      return 'address of the API';
    case 'route':
      return detail;
    case 'comment':
      return 'name of the request below';
    default:
      return kind satisfies never;
  }
}

const origins = (file: string): Readonly<Record<ValueOrigin, string>> => ({
  typed: 'given in this window, not written to disk',
  remembered: 'given before, remembered for this workspace',
  file: `from ${file}`,
  environment: "from the editor's environment",
  code: 'the fallback in the code',
});

const waits = {
  bucket: 'The bucket is empty.',
  shared: 'The limit shared with others is used up.',
  global: 'The global limit is used up.',
} as const;

/** The shell's words in English. */
export const shell: ShellWords = {
  noCredential: 'no credential',
  sandboxCredential: 'Sandbox',
  credentialKind: (kind) => kinds[kind],
  storeToken: 'Store a bot token…',
  storeTokenDetail: "Goes to the editor's secret storage",
  storeBearer: 'Store an OAuth2 bearer token…',
  storeWebhook: 'Store a webhook URL…',
  readEnvironment: 'Take one from .env or the environment…',
  readEnvironmentDetail: 'Pick a variable; its value is stored as a profile',
  trySandbox: 'Try it in the sandbox',
  trySandboxDetail: 'A local Discord: no account, no token, no network',
  sendWithout: 'Send without a credential',
  chooseCredentialTitle: 'Which credential goes with requests of this workspace?',
  removeCredentialTitle: 'Which stored credential should be removed?',
  nothingToRemove: 'No credential is stored.',
  namePrompt: 'A name for it, for example "My bot, staging"',
  nameEmpty: 'Give it a name.',
  secretPrompt: (kind) =>
    kind === 'webhook'
      ? 'Webhook URL, as copied from the channel settings'
      : `${kinds[kind]}, without "Bot " or "Bearer " in front`,
  secretEmpty: 'Nothing was pasted.',
  secretBlanks: 'There is white space or a line break in it: copy it again.',
  secretNotWebhook: 'This is not a webhook URL of Discord (https://discord.com/api/webhooks/…).',
  secretPrefixed: 'Leave out "Bot " or "Bearer "; it is added when the request is sent.',
  chooseVariable: 'Which variable holds the token?',
  noVariables: 'No variable that looks like a token in .env or the environment.',
  stored: (name) => `"${name}" is stored and active in this workspace.`,
  notPersistent: 'In a browser the secret storage may last only until the page is reloaded.',
  lostSecret: (name) => `The secret storage no longer has "${name}". Store it again.`,
  statusTooltip: (name) => `Tracecord sends with: ${name}. Click to choose another.`,
  sendLens: (credential) => `$(play) Send · ${credential}`,
  sendLensTooltip: 'Send this request and decode the answer',
  copyLens: '$(copy) Copy as',
  copyLensTooltip: 'Copy this request for another tool, with a placeholder for the token',
  nothingDecoded: (fromClipboard) =>
    `${fromClipboard ? 'Nothing is selected, and the clipboard' : 'The selection'} holds no failure of Discord's API. Select or copy a stack trace, a log line, an HTTP answer or its JSON.`,
  noRequestHere:
    'No Discord request at the cursor. Put the cursor into one (.http, curl, fetch, undici, discord.js REST, Python requests).',
  chooseRequest: 'Which request?',
  noEditor: 'Open a file with a Discord request first.',
  untrusted:
    'Nothing is sent and nothing is started in Restricted Mode. Trust this workspace first; decoding works without.',
  sending: (method, route) => `Sending ${method} ${route}`,
  confirmTitle: (method, route) => `Send ${method} ${route}?`,
  destruction: (destruction) => destructions[destruction],
  confirmSend: 'Send',
  confirmAgainTitle: (method) => `Send this ${method} once more to read the whole answer?`,
  confirmAgainDetail: 'What did not fit was not kept. The request takes effect a second time.',
  alreadySending: 'This request is still on its way.',
  cancelledBefore: 'Cancelled. Nothing was sent.',
  cancelledUnderWay: 'Cancelled. It had left already and may have taken effect.',
  cancelledShort: 'cancelled',
  requestGone: 'This request is gone: its file or its text was removed.',
  nothingToMend: 'The text needs no change for this any more. Send it again.',
  copied: (target) => `Copied as ${target}, with a placeholder for the token.`,
  chooseTarget: 'Copy the request as…',
  nothingToPaste: 'No request for Discord in the clipboard. Copy a curl command or an entry of a HAR first.',
  noPasteDialect: (language) =>
    `Requests are not written in "${language}". Paste into an .http file, a shell script, JavaScript, TypeScript, Python, Go or Rust.`,
  unreadInPaste,
  moreToPaste: (count) =>
    count === 1
      ? 'One more request was copied; only the first is pasted.'
      : `${count} more requests were copied; only the first is pasted.`,
  sentFrom: (vantage) => `Sent from ${vantage}; Discord's edge judges that address and its TLS fingerprint.`,
  thisMachine: 'this machine',
  client: (client) => clients[client],
  credentialNote,
  remedy: (kind) => remedies[kind],
  wireNote,
  assumedDefaults: (client) => `Headers marked as added are those that ${client} sends by itself.`,
  httpItem,
  authoring: authoringWords,
  definedInLine: (line) => `Defined in line ${line} of this file`,
  valueOrigin: (expression, origin, file, name) =>
    `${expression}${name === undefined ? '' : ` (${name})`}: ${origins(file)[origin]}`,
  valueFilled: ({ expression, shown, origin, file = '', name }) =>
    `${expression} = ${shown}${name === undefined ? '' : ` (${name})`}: ${origins(file)[origin]}.`,
  valueAsked: (expression) => `${expression}: no value yet; it is asked for when the request is sent`,
  sendingAll: 'Sending all requests of the file',
  sendingNth: (index, count, request) => `${index} of ${count}: ${request}`,
  waitsForRoom: (seconds, reason) => `${waits[reason]} Goes on in ${seconds} s.`,
  waitsForAnswer: 'Waits for the answers of other requests in the same bucket.',
  longWait: (seconds) => `The next request may go in ${seconds.toLocaleString('en')} s. Wait for it?`,
  keepWaiting: 'Wait',
  stop: 'Stop',
  allSent: (count, failed) =>
    failed === 0 ? `All ${count} requests were answered with success.` : `${failed} of ${count} requests failed.`,
  stoppedAt: (index, count, request) => `Stopped at ${index} of ${count}: ${request}. The runner says why.`,
  allCancelled: (sent, count) => `Cancelled after ${sent} of ${count} requests.`,
  sendRest: 'Send the Rest',
  noRequestsInFile: 'There is no Discord request in this file.',
  confirmAllTitle: (count) =>
    count === 1 ? 'Send all? One request deletes or overwrites.' : `Send all? ${count} requests delete or overwrite.`,
  allowedAgain: 'Sending is allowed again.',
  manyInvalid: (count) =>
    `${count.toLocaleString('en')} invalid requests (401, 403, 429) in ten minutes, as far as this window has seen. At 10,000 Discord blocks the address.`,
  finding,
  mend: (id) => mends[id],
  explainPermissions: 'Explain permissions',
  silenceOnce: (rule) => `Silence ${rule} here`,
  silenceFile: 'Leave this file out of the findings',
  mendAll: (mend) => `${mend}: everywhere in this file`,
  secretMoved: (name, file) => `${name} stands in ${file} now, which git ignores. Load it where the code runs.`,
  storeSecret: 'Store as a Credential',
  sendAgain: 'Send again',
  explainCode: (code) => `Explain ${code}`,
  isItDiscord: 'Is it Discord?',
  explainPrompt: 'Error code, status, class or words',
  explainPlaceholder: '50035, 429, rate/shared, missing permissions',
  nothingToExplain: (query) => `# ${query}\n\nThere is nothing about this code or class yet.\n`,
  sandboxStarted: (url) =>
    `The sandbox runs at ${url}. Choose "Sandbox" as the credential, or use "Send Request to Sandbox".`,
  sandboxStopped: 'The sandbox has stopped.',
  sandboxPortInUse: (port) =>
    `Port ${port} is in use. Set "tracecord.sandbox.port" to 0 for a free one, or stop what uses it.`,
  sandboxFailed: (reason) => `The sandbox could not start: ${reason}`,
  sandboxUrlUnusable:
    'The setting "tracecord.sandbox.url" must be the address of a sandbox, such as http://127.0.0.1:8787. Correct it, or empty it to use the built-in one.',
  chooseScenario: 'How should the sandbox behave?',
  useScenario: (written) => `Use "${written}"`,
  scenarioRequestsTitle:
    'A request for each scenario of the sandbox: choose the credential "Sandbox" and press "Send". Limits are used up at once here.',
  scenarioHint: 'A name, with an amount (slow=2.5), or several with commas (latency=80, burst)',
  sandboxReset: 'The sandbox begins again as it was at its start.',
  scenarioChosen: (label) => `Sandbox: ${label}`,
  inProgress: 'sending…',
  refusedShort: 'not sent',
  failedShort: (code) => `no answer (${code})`,
  historyItem: ({ method, path, status, classTitle }) => `${method} ${path}, ${status}, ${classTitle}`,
  binaryBody: (size) => `The body is not text (${size}); it is not shown.`,
  noBody: 'The answer has no body.',
  place: (file, line) => `${file}:${line}`,
  bug: (message) => `Tracecord failed: ${message}. Details are in the output "Tracecord".`,
};
