import type { PastedProblem } from '../../core/diagnose/pasted.ts';
import type { CommandLineWords, UsageFault } from '../commandLine.ts';
import { proxyWords } from './proxy.ts';
import { failures, waits } from './waiting.ts';

const usage = `tracecord: Discord's HTTP API, decoded

  tracecord extract [--language ID] FILE…             the requests of files, with ranges
  tracecord lint [--language ID] [--rules all] [--fix] FILE…
                                                      what Discord will refuse, and the edits that mend it
  tracecord diagnose [--locale en|ja] FILE…           what an exchange, trace, log or HAR means
  tracecord explain CODE|CLASS|WORDS                  the article about a code or class
  tracecord send FILE[#NAME|:LINE] [--token-env NAME | --sandbox [--scenario NAME]] 
                 [--set NAME=VALUE]… [--bare | --retry] [--yes] [--allow-files]
                                                      sends one request and decodes the answer
  tracecord permissions FILE[#NAME|:LINE] [--token-env NAME | --sandbox [--scenario NAME]] [--guild ID]
                        [--set NAME=VALUE]…           which permissions it needs, and what denies them, step by step
  tracecord check-credential [FOLDER] [--token-env NAME] [--sandbox [--scenario NAME]] [--offline]
                                                      what a credential is, whether it works, which intents are on
                                                      and asked for, and where else it stands
  tracecord compose --to TARGET FILE[#NAME|:LINE]     the request as text for another tool
  tracecord outage [--exchanges FILE.ndjson] [--token-env NAME | --sandbox [--scenario NAME]]
                   [--no-status-page] [--offline]     whose fault failures are: Discord's, yours, or the way between
  tracecord buckets FILE…                             the rate-limit buckets that logs (one exchange a line) or HARs tell of
  tracecord journal [--since TIME|2h] [--timeline | --rates] FILE…
                                                      what a journal or log holds: its lines, an incident, error rates
  tracecord proxy [--port N] [--path-env NAME] [--upstream URL [--allow-insecure URL]]
                                                      hands a bot's requests on to Discord and tells what came of them
  tracecord sandbox [--port N] [--scenario NAME] [--seed N] [--state FILE] [--clock TIME]
                                                      a local Discord to try every failure in

  FILE may be - for standard input (then --language says what it is). --format json prints JSON.
  A token comes from the environment variable that --token-env names, never from the command line.
  Exit status: 0 fine, 1 findings or a failed request, 2 bad usage or unreadable input.
`;

const expected: Readonly<Record<PastedProblem['expected'], string>> = {
  object: 'should be an object',
  text: 'should be text',
  status: 'should be an HTTP status (100 to 599)',
  headers: 'should be a list of [name, value] or an object',
  'list-of-names': 'should be a list of file names',
  'response-or-failure': 'is missing: there should be a response or a failure',
};

function problemText({ at, expected: what }: PastedProblem): string {
  return `${at === '' ? 'the document' : at} ${expected[what]}`;
}

function fault(fault: UsageFault): string {
  switch (fault.code) {
    case 'no-command':
      return 'Say what to do.';
    case 'unknown-command':
      return `There is no command "${fault.command}".`;
    case 'unknown-option':
      return fault.reason;
    case 'no-files':
      return 'Name at least one file, or - for standard input.';
    case 'one-file-only':
      return `"${fault.command}" takes exactly one file.`;
    case 'unreadable':
      return `${fault.file} cannot be read: ${fault.reason}`;
    case 'unnamed-language':
      return 'Standard input has no name: say what it is with --language ID, for example --language http.';
    case 'unknown-language':
      return `${fault.file}: the language does not follow from the name. Say it with --language ID.`;
    case 'not-json':
      return `${fault.file} is neither JSON (${fault.reason}) nor a text that tells of a failure of Discord's.`;
    case 'not-an-exchange':
      return `${fault.file} is not an exchange: ${fault.problems.map(problemText).join('; ')}.`;
    case 'bad-exchange':
      return `${fault.file}:${fault.line} is not an exchange${fault.problems.length === 0 ? '' : `: ${fault.problems.map(problemText).join('; ')}`}.`;
    case 'close-code':
      return `${fault.file} tells of a closed socket, not of an HTTP request. See: tracecord explain ${fault.query}`;
    case 'no-exchanges':
      return `${fault.file} holds no exchange (looked at up to line ${fault.line}). It takes one JSON document a line, as "tracecord diagnose" reads them, or an HTTP Archive (.har).`;
    case 'no-query':
      return 'Name a code (50035), a class (rate/bucket) or words.';
    case 'nothing-to-explain':
      return `Nothing is known about "${fault.query}".`;
    case 'no-request':
      return fault.selector === ''
        ? `${fault.file} holds no Discord request.`
        : `${fault.file} holds no request at ${fault.selector}.`;
    case 'several-requests':
      return `${fault.file} holds several requests; say which with #NAME or :LINE: ${fault.names.join(', ')}`;
    case 'unknown-target':
      return `There is no target "${fault.target}". Targets: ${fault.targets.join(', ')}.`;
    case 'empty-variable':
      return `The environment variable ${fault.name} is empty or not set.`;
    case 'secret-as-name':
      return `${fault.option} takes the name of an environment variable, not the token itself. A command line stands in the shell's history and in lists of processes: take it out there, or reset the token.`;
    case 'bad-path-key':
      return `${fault.name} has to hold 16 to 128 letters, digits, "-" and "_": the part of the proxy's address that nobody can guess.`;
    case 'which-credential':
      return 'Say which credential: --token-env NAME for the variable that holds it, or --sandbox.';
    case 'bad-number':
      return `${fault.option} takes a whole number, not "${fault.value}".`;
    case 'bad-time':
      return `${fault.option} takes a time such as 2026-11-20T12:00:00Z, not "${fault.value}".`;
    case 'bad-origin':
      return `${fault.option} takes an origin alone, such as http://127.0.0.1:8080: no path, no login.`;
    case 'insecure-origin':
      return `${fault.option}: ${fault.origin} would be reached without TLS, and whoever is on the way could read your bots' tokens. Use https://. If it is inside a private network of yours, name it a second time: ${fault.acceptedBy} ${fault.origin}`;
    case 'insecure-discord':
      return `${fault.option}: Discord is reached over https:// only.`;
    case 'unusable-proxy':
      return `The proxy that the environment names (HTTPS_PROXY) cannot be used: ${fault.reason}`;
    case 'unusable-state':
      return `${fault.file}: ${fault.reason}`;
    case 'port-in-use':
      return `Port ${fault.port} is in use. Take another with --port, or --port 0 for a free one.`;
    case 'unknown-scenario':
      return `There is no scenario "${fault.name}". Scenarios: ${fault.scenarios.join(', ')}.`;
    case 'needs-yes':
      return [
        fault.exposure,
        fault.destroys ? `${fault.method} ${fault.path} changes or deletes something that cannot be brought back.` : '',
        'Nothing was sent; add --yes to send it.',
      ]
        .filter((sentence) => sentence !== '')
        .join(' ');
    case 'unresolved':
      return `Nothing was sent: ${fault.names.join(', ')} ${fault.names.length === 1 ? 'has' : 'have'} no value. Set it in the environment, or with --set NAME=VALUE.`;
    case 'bad-set':
      return '--set takes NAME=VALUE, for example --set channelId=1213458536202371072.';
    case 'secret-set':
      return `--set ${fault.name}: secrets come from the environment, never from the command line. Set the variable, or name it with --token-env.`;
    case 'no-api-path':
      return `${fault.path} is no path of Discord's API: there are no permissions to look at.`;
    case 'which-guild':
      return `Which server is meant does not follow from the request. Say it with --guild ID: ${fault.guilds.join(', ')}`;
    case 'refused':
      return fault.reason;
    default:
      return fault satisfies never;
  }
}

/** The command line's words in English. */
export const commandLine: CommandLineWords = {
  usage,
  fault,
  sendsToken: (exposure) => `${exposure} It is sent because of --yes.`,
  listening: (url) => `listening on ${url}`,
  sandboxHint: (token) =>
    `A local Discord, not the real one. API: <address>/api/v10 · Authorization: Bot ${token}\nCtrl+C ends it.`,
  sandboxProxy: (url) => `To see this scenario, take ${url} as the proxy.`,
  proxy: {
    listening: (api, host) =>
      `A proxy to ${host}. Bots take this instead of https://discord.com/api:\n\n  ${api}\n\nIt works for this machine only, sends everything once, and changes nothing. In your library:\n`,
    ending: '\nCtrl+C ends it.',
    ...proxyWords,
  },
  waits: (seconds, reason) => `${waits[reason]} Goes on in ${seconds} s.`,
  triesAgain: (attempt, reason) => `Attempt ${attempt}: ${failures[reason]}`,
  confidence: 'Confidence',
  evidence: 'Evidence',
  fixes: 'Fixes',
  retry: 'Retry',
};
