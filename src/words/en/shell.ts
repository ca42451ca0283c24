import type { HttpItemKind } from '../../core/httpFile/httpItem.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { ValueOrigin } from '../../core/request/knownValue.ts';
import type { ShellWords } from '../shell.ts';
import { authoringWords } from './authoring.ts';
import { clients, finding, mends } from './findings.ts';
import { credentialNote, destructions, unreadInPaste, wireNote } from './sendNotes.ts';
import { failures, waits } from './waiting.ts';

const environmentMarks: Readonly<Record<Environment, string>> = {
  development: '',
  staging: ' · staging',
  production: ' · production',
};

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

/** Where requests go that do not go to Discord. */
function baseMark(base: string): string {
  if (base === 'discord') return '';
  return ` → ${base === 'sandbox' ? 'Sandbox' : base.replace(/^https?:\/\//, '')}`;
}

/** The shell's words in English. */
export const shell: ShellWords = {
  noCredential: 'no credential',
  sandboxCredential: 'Sandbox',
  lostSecret: (name) => `The secret storage no longer has "${name}". Store it again.`,
  profileMarks: ({ environment, isReadOnly, base }) =>
    `${environmentMarks[environment]}${isReadOnly ? ' · read-only' : ''}${baseMark(base)}`,
  statusTooltip: (name, { folder, isProduction, isReadOnly }) =>
    [
      `Tracecord sends with: ${name}${folder === undefined ? '' : ` (bound to the folder "${folder}")`}.`,
      ...(isReadOnly ? ['Only GET and HEAD go.'] : isProduction ? ['You are asked before everything but GET.'] : []),
      'Click to choose another.',
    ].join(' '),
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
  inProduction: (profile) => `"${profile}" is a production profile: what this changes is real.`,
  filesOutside: (paths) =>
    `The body is read from outside of the folders that are open: ${paths.join(', ')}. Send it only if you know what is in it. A yes holds for this document until the window closes.`,
  changesProduction: 'changes something in production',
  confirmSend: 'Send',
  confirmAgainTitle: (method) => `Send this ${method} again to read the whole answer?`,
  confirmAgainDetail: (reads) =>
    `What did not fit was not kept, so the request is sent a second time.${reads ? '' : ' It takes effect a second time.'}`,
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
  burstTitle: 'Burst to the Sandbox',
  burstPrompt: (most) => `How many times, from 1 to ${most}? They go to the sandbox, never to Discord.`,
  burstSent: (count, outcomes) => `${count} sent: ${outcomes}.`,
  sendingAll: 'Sending all requests of the file',
  sendingNth: (index, count, request) => `${index} of ${count}: ${request}`,
  waitsForRoom: (seconds, reason) => `${waits[reason]} Goes on in ${seconds} s.`,
  triesAgain: (attempt, reason) => `Attempt ${attempt}: ${failures[reason]}`,
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
    count === 1
      ? 'Send all? One request deletes, overwrites or changes production.'
      : `Send all? ${count} requests delete, overwrite or change production.`,
  allowedAgain: 'Sending is allowed again.',
  manyInvalid: (count) =>
    `${count.toLocaleString('en')} invalid requests (401, 403, 429) in ten minutes, as far as this window has seen. At 10,000 Discord blocks the address.`,
  finding,
  mend: (id) => mends[id],
  explainPermissions: 'Explain permissions',
  silenceOnce: (rule) => `Silence ${rule} here`,
  silenceFile: 'Leave this file out of the findings',
  mendOfLoop: (mend) => `${mend}, instead of the loop`,
  mendAll: (mend) => `${mend}: everywhere in this file`,
  revokeWebhook: 'Revoke leaked webhook',
  revokeTitle: (lastFour) => `Delete the webhook whose token ends in ${lastFour}?`,
  revokeDetail: (inSandbox) =>
    `This cannot be undone. Its URL stops working at once, and so does everything that uses it.${inSandbox ? ' The sandbox is chosen: the webhook is deleted there, not on Discord.' : ''}`,
  revokeConfirm: 'Delete Webhook',
  webhookRevoked:
    'The webhook is deleted: nobody can use its URL any more. Keep the URL of the next one out of the code.',
  webhookGone: 'Discord does not know this webhook: it is deleted already, or its URL is misspelt.',
  secretMoved: (name, file) => `${name} stands in ${file} now, which git ignores. Load it where the code runs.`,
  secretStays: (file, reason) => `The secret stays where it is: ${file} could not be written (${reason}).`,
  settingStays: (setting, reason) => `The setting "${setting}" stays as it was: ${reason}`,
  storeSecret: 'Store as a Credential',
  chooseCredential: 'Choose another credential',
  sendAgain: 'Send again',
  sendAgainFromHere: 'Send again from here',
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
