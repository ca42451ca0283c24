/**
 * Every place where something is shown, stored or handed on. A secret may reach the wire and the secret storage, and
 * nothing else; a test holds this table against the sources in both directions, and the canaries are looked for in it.
 */

/** How something leaves the code. */
export type SurfaceKind =
  | 'diagnostic'
  | 'codeAction'
  | 'codeLens'
  | 'completion'
  | 'hover'
  | 'outline'
  | 'edit'
  | 'document'
  | 'editor'
  | 'webview'
  | 'tree'
  | 'notification'
  | 'statusBar'
  | 'progress'
  | 'quickInput'
  | 'clipboard'
  | 'command'
  | 'state'
  | 'secretStorage'
  | 'log'
  | 'terminal'
  | 'assistant'
  | 'file'
  | 'environment'
  /** What is written into the document of a view. */
  | 'page'
  /** What a program on this machine is told over a connection. */
  | 'socket'
  | 'wire';

/** What a surface may hold. */
export type SurfaceContent =
  /** Our own sentences, and names out of Discord's tables. */
  | 'words'
  /** Names that a person gave: of profiles, variables, files, requests. */
  | 'names'
  /** Last four characters of a credential. */
  | 'last four'
  /** A request as it was sent, every secret sealed. */
  | 'sealed request'
  /** An answer, redacted before it is kept. */
  | 'redacted answer'
  /** A request as the text has it, with placeholders for what is secret. */
  | 'composed request'
  /** A record of the journal: no token, no body, no value of a payload. */
  | 'safe record'
  /** The person's own text, where it stands already. */
  | 'own text'
  /** Ids of runs, codes and settings. */
  | 'ids'
  /** The secret itself. */
  | 'secret';

/** One place of one file where something leaves the code. */
export interface Surface {
  readonly kind: SurfaceKind;
  /** Below `src/`; what stands in `media/` with that name in front. */
  readonly module: string;
  readonly holds: readonly SurfaceContent[];
  /** In how many places of the module it is written; one where absent. */
  readonly places?: number;
}

/** All of them. The name is what a person would call it. */
export const surfaces = {
  // in the text
  findings: { kind: 'diagnostic', module: 'vscode/editor/findings.ts', holds: ['words', 'last four'] },
  answers: { kind: 'diagnostic', module: 'vscode/editor/answers.ts', holds: ['words', 'redacted answer'] },
  lightbulb: { kind: 'codeAction', module: 'vscode/editor/codeActions.ts', holds: ['words'], places: 5 },
  'lightbulb of an answer': { kind: 'codeAction', module: 'vscode/editor/answerActions.ts', holds: ['words'] },
  lenses: { kind: 'codeLens', module: 'vscode/editor/codeLenses.ts', holds: ['words', 'names'] },
  'names to complete': {
    kind: 'completion',
    module: 'vscode/editor/httpFile/completions.ts',
    holds: ['words', 'names'],
  },
  /** What is typed of an address is put in again. */
  'routes, headers and properties': {
    kind: 'completion',
    module: 'vscode/editor/authoring.ts',
    holds: ['words', 'own text'],
  },
  'routes and properties': { kind: 'hover', module: 'vscode/editor/authoring.ts', holds: ['words'] },
  'value of a variable': {
    kind: 'hover',
    module: 'vscode/editor/httpFile/variableHover.ts',
    holds: ['words', 'names', 'own text', 'last four'],
  },
  'tool for language models': {
    kind: 'assistant',
    module: 'vscode/assistantTool.ts',
    holds: ['words', 'sealed request', 'redacted answer'],
  },
  'codes, ids and bitfields': { kind: 'hover', module: 'vscode/editor/codeHover.ts', holds: ['words', 'own text'] },
  'value in code': {
    kind: 'hover',
    module: 'vscode/editor/valueHover.ts',
    holds: ['words', 'names', 'own text', 'last four'],
  },
  'outline of a file': {
    kind: 'outline',
    module: 'vscode/editor/httpFile/outline.ts',
    holds: ['names', 'own text', 'last four'],
  },
  'revoked webhook': {
    kind: 'notification',
    module: 'vscode/send/webhookRevocation.ts',
    holds: ['words', 'last four'],
    places: 4,
  },
  'moved secret': { kind: 'edit', module: 'vscode/editor/secretMove.ts', holds: ['words', 'names', 'own text'] },
  'secret moved': { kind: 'notification', module: 'vscode/editor/secretMove.ts', holds: ['words', 'names'], places: 3 },
  // Among it the person's own secret, from one file of theirs into another that git ignores.
  'environment file and exported history': {
    kind: 'file',
    module: 'vscode/editor/writtenFile.ts',
    holds: ['own text', 'safe record', 'last four', 'names'],
  },
  'file not written': { kind: 'notification', module: 'vscode/editor/writtenFile.ts', holds: ['words', 'names'] },
  'setting not written': { kind: 'notification', module: 'vscode/settings.ts', holds: ['words', 'names'] },
  mends: { kind: 'edit', module: 'vscode/editor/codeActions.ts', holds: ['words', 'names', 'own text'] },
  'pasted request': { kind: 'edit', module: 'vscode/editor/pasteAs.ts', holds: ['composed request'] },
  'fix of the panel': { kind: 'edit', module: 'vscode/panel/runnerWishes.ts', holds: ['words', 'names', 'own text'] },

  // in editors of their own
  'page that was made': { kind: 'command', module: 'vscode/editor/madeDocuments.ts', holds: ['ids'] },
  'source of a trace': { kind: 'editor', module: 'vscode/editor/decodeText.ts', holds: ['own text'] },
  'nothing to decode': { kind: 'notification', module: 'vscode/editor/decodeText.ts', holds: ['words'] },
  /** Decoded texts, permissions with the names of roles, channels and members, and reports on credentials. */
  'pages that were made': {
    kind: 'document',
    module: 'vscode/editor/madeDocuments.ts',
    holds: ['words', 'names', 'ids', 'redacted answer', 'safe record', 'last four'],
  },
  explanations: { kind: 'document', module: 'vscode/editor/explainDocuments.ts', holds: ['words'] },
  'bodies of answers': { kind: 'document', module: 'vscode/editor/bodyDocuments.ts', holds: ['redacted answer'] },
  'body tab': { kind: 'editor', module: 'vscode/editor/bodyDocuments.ts', holds: ['ids'] },
  'request in its file': { kind: 'editor', module: 'vscode/editor/showWhereOpen.ts', holds: ['own text'] },

  /** Tokens in it are the sandbox's own and open nothing else. */
  'documents of the sandbox': { kind: 'editor', module: 'vscode/sandboxHost.ts', holds: ['words', 'ids'], places: 2 },

  // in the panel
  runner: {
    kind: 'webview',
    module: 'vscode/panel/runnerView.ts',
    holds: ['words', 'names', 'last four', 'sealed request', 'redacted answer'],
    places: 2,
  },
  buckets: { kind: 'webview', module: 'vscode/panel/bucketsView.ts', holds: ['words'] },
  /** Route templates, places in files, names of profiles; no path and no answer. */
  'what fills the buckets': {
    kind: 'webview',
    module: 'vscode/panel/liveBuckets.ts',
    holds: ['words', 'names', 'last four', 'ids'],
  },
  'exported buckets': {
    kind: 'editor',
    module: 'vscode/panel/liveBuckets.ts',
    holds: ['names', 'last four', 'ids'],
  },
  history: { kind: 'tree', module: 'vscode/history/historyTree.ts', holds: ['words', 'names'] },
  'runs and records': {
    kind: 'tree',
    module: 'vscode/history/historyNodes.ts',
    holds: ['words', 'sealed request', 'safe record'],
    places: 5,
  },
  /** Two bodies that are in memory, or two records. */
  'answers side by side': { kind: 'command', module: 'vscode/history/recordActions.ts', holds: ['ids', 'safe record'] },
  'sample of a failure': { kind: 'editor', module: 'vscode/history/recordActions.ts', holds: ['safe record'] },

  // said
  failures: { kind: 'notification', module: 'vscode/commands.ts', holds: ['words', 'redacted answer'] },
  'check of a credential': { kind: 'command', module: 'vscode/credentials/profileMenu.ts', holds: ['ids'] },
  'buttons of messages': { kind: 'command', module: 'vscode/remedy.ts', holds: ['ids'], places: 4 },
  'sandbox messages': { kind: 'notification', module: 'vscode/sandboxHost.ts', holds: ['words', 'ids'], places: 4 },
  'credential messages': {
    kind: 'notification',
    module: 'vscode/credentials/credentialPrompts.ts',
    holds: ['words'],
  },
  'no credential to check': {
    kind: 'notification',
    module: 'vscode/credentials/checkCredential.ts',
    holds: ['words', 'names'],
  },
  'new credentials': {
    kind: 'notification',
    module: 'vscode/credentials/newCredential.ts',
    holds: ['words', 'names'],
    places: 4,
  },
  /** Ids of bots stand in it. */
  'changed credentials': {
    kind: 'notification',
    module: 'vscode/credentials/profileEdits.ts',
    holds: ['words', 'names', 'ids'],
    places: 3,
  },
  'lost secrets': { kind: 'notification', module: 'vscode/send/preparation.ts', holds: ['words', 'names'] },
  refusals: { kind: 'notification', module: 'vscode/send/delivery.ts', holds: ['words', 'names', 'last four'] },
  confirmation: {
    kind: 'notification',
    module: 'vscode/send/confirmation.ts',
    holds: ['words', 'names', 'last four', 'sealed request'],
    places: 3,
  },
  'request not found': { kind: 'notification', module: 'vscode/send/requestPicker.ts', holds: ['words'], places: 2 },
  'what a paste left out': {
    kind: 'notification',
    module: 'vscode/editor/pasteAs.ts',
    holds: ['words', 'own text'],
    places: 3,
  },
  'sending messages': { kind: 'notification', module: 'vscode/send/sender.ts', holds: ['words'], places: 2 },
  'many invalid requests': { kind: 'notification', module: 'vscode/send/runCarrier.ts', holds: ['words'] },
  'messages of a whole file': {
    kind: 'notification',
    module: 'vscode/send/sendAll.ts',
    holds: ['words', 'names'],
    places: 3,
  },
  'long wait': { kind: 'notification', module: 'vscode/send/shownTurn.ts', holds: ['words'] },
  'no environments': {
    kind: 'notification',
    module: 'vscode/credentials/environments.ts',
    holds: ['words'],
    places: 2,
  },
  'no values to change': { kind: 'notification', module: 'vscode/send/valueCommands.ts', holds: ['words'] },
  'messages of the history': {
    kind: 'notification',
    module: 'vscode/history/historyExport.ts',
    holds: ['words'],
    places: 3,
  },
  'journal not writable': { kind: 'notification', module: 'vscode/history/journalRecorder.ts', holds: ['words'] },
  'values were not kept': {
    kind: 'notification',
    module: 'vscode/history/recordActions.ts',
    holds: ['words'],
    places: 2,
  },
  'panel messages': { kind: 'notification', module: 'vscode/panel/runnerWishes.ts', holds: ['words'] },
  'active credential': {
    kind: 'statusBar',
    module: 'vscode/credentials/credentialStatus.ts',
    holds: ['words', 'names'],
    places: 2,
  },
  'credential stored': {
    kind: 'statusBar',
    module: 'vscode/credentials/newCredential.ts',
    holds: ['words', 'names'],
  },
  'report copied': { kind: 'statusBar', module: 'vscode/credentials/checkCredential.ts', holds: ['words'] },
  'credential changed': {
    kind: 'statusBar',
    module: 'vscode/credentials/profileEdits.ts',
    holds: ['words', 'names'],
    places: 3,
  },
  'folder let go': { kind: 'statusBar', module: 'vscode/credentials/credentialPrompts.ts', holds: ['words', 'names'] },
  'folder bound': { kind: 'statusBar', module: 'vscode/credentials/profileBinding.ts', holds: ['words', 'names'] },
  'environment file outside': {
    kind: 'notification',
    module: 'vscode/credentials/environmentOutside.ts',
    holds: ['words', 'names'],
    places: 2,
  },
  'environment in use': {
    kind: 'statusBar',
    module: 'vscode/credentials/environmentStatus.ts',
    holds: ['words', 'names'],
  },
  'value changed': { kind: 'statusBar', module: 'vscode/send/valueCommands.ts', holds: ['words', 'names'], places: 2 },
  'bucket copied': { kind: 'statusBar', module: 'vscode/panel/liveBuckets.ts', holds: ['words'] },
  'what is waited for': { kind: 'statusBar', module: 'vscode/panel/holdupStatus.ts', holds: ['words'] },
  copied: { kind: 'statusBar', module: 'vscode/editor/copyAs.ts', holds: ['words'] },
  'sandbox state': { kind: 'statusBar', module: 'vscode/sandboxHost.ts', holds: ['words'], places: 3 },
  'sending allowed': { kind: 'statusBar', module: 'vscode/send/sender.ts', holds: ['words'], places: 2 },
  'notice copied': { kind: 'statusBar', module: 'vscode/outage/outageCheck.ts', holds: ['words'], places: 2 },
  'burst sent': { kind: 'statusBar', module: 'vscode/send/burst.ts', holds: ['words'] },
  'whole file sent': { kind: 'statusBar', module: 'vscode/send/sendAll.ts', holds: ['words'], places: 3 },
  'credential under way': { kind: 'progress', module: 'vscode/credentials/checkCredential.ts', holds: ['words'] },
  'history deleted': { kind: 'statusBar', module: 'vscode/history/historyExport.ts', holds: ['words'] },
  'question under way': { kind: 'progress', module: 'vscode/outage/outageCheck.ts', holds: ['words'] },
  'burst under way': { kind: 'progress', module: 'vscode/send/burst.ts', holds: ['words'] },
  'file under way': { kind: 'progress', module: 'vscode/send/sendAll.ts', holds: ['words', 'names'] },
  'permissions under way': {
    kind: 'progress',
    module: 'vscode/send/requestPermissions.ts',
    holds: ['words'],
    places: 2,
  },
  'request under way': { kind: 'progress', module: 'vscode/inStatusBar.ts', holds: ['words'] },

  // asked
  'credential questions': {
    kind: 'quickInput',
    module: 'vscode/credentials/steps.ts',
    holds: ['words', 'names', 'last four', 'ids'],
    places: 2,
  },
  'value questions': {
    kind: 'quickInput',
    module: 'vscode/send/valueQuestions.ts',
    holds: ['words', 'names', 'own text'],
    places: 2,
  },
  'how many times': { kind: 'quickInput', module: 'vscode/send/burst.ts', holds: ['words'] },
  'guild to look in': { kind: 'quickInput', module: 'vscode/send/requestPermissions.ts', holds: ['words', 'names'] },
  /** Names and first words of messages out of redacted answers. */
  'ids to pick': {
    kind: 'quickInput',
    module: 'vscode/send/idList.ts',
    holds: ['words', 'names', 'ids', 'redacted answer'],
  },
  'value to change': {
    kind: 'quickInput',
    module: 'vscode/send/valueCommands.ts',
    holds: ['words', 'names', 'own text', 'last four'],
  },
  'which environment': { kind: 'quickInput', module: 'vscode/credentials/environments.ts', holds: ['words', 'names'] },
  'which request': { kind: 'quickInput', module: 'vscode/send/requestPicker.ts', holds: ['words', 'names'] },
  'which tool': { kind: 'quickInput', module: 'vscode/editor/copyAs.ts', holds: ['words'] },
  'which article': { kind: 'quickInput', module: 'vscode/editor/explainPicker.ts', holds: ['words'] },
  'language of a notice': { kind: 'quickInput', module: 'vscode/outage/outageCheck.ts', holds: ['words'] },
  'what the history shows': {
    kind: 'quickInput',
    module: 'vscode/history/historyFilter.ts',
    holds: ['words', 'names', 'own text', 'safe record'],
    places: 2,
  },
  'how to export': { kind: 'quickInput', module: 'vscode/history/historyExport.ts', holds: ['words'], places: 3 },
  'which span or profile': {
    kind: 'quickInput',
    module: 'vscode/history/journalReports.ts',
    holds: ['words', 'names', 'own text', 'safe record'],
    places: 3,
  },
  'answer to compare with': {
    kind: 'quickInput',
    module: 'vscode/history/recordActions.ts',
    holds: ['words', 'safe record'],
  },
  'which scenario': { kind: 'quickInput', module: 'vscode/scenarioPicker.ts', holds: ['words'] },

  // handed on
  clipboard: { kind: 'clipboard', module: 'vscode/editor/copyAs.ts', holds: ['composed request'] },
  'copied bucket': {
    kind: 'clipboard',
    module: 'vscode/panel/liveBuckets.ts',
    holds: ['names', 'last four', 'ids'],
  },
  /** As the page that was made. */
  'report on a credential': {
    kind: 'clipboard',
    module: 'vscode/credentials/checkCredential.ts',
    holds: ['words', 'names', 'ids', 'redacted answer', 'last four'],
  },
  'notice for users': { kind: 'clipboard', module: 'vscode/outage/outageCheck.ts', holds: ['words'] },
  'context keys': { kind: 'command', module: 'vscode/contextKey.ts', holds: ['ids'] },
  'commands of commands': { kind: 'command', module: 'extension/showing.ts', holds: ['ids'], places: 2 },
  'commands of the panel': { kind: 'command', module: 'vscode/panel/runnerWishes.ts', holds: ['ids'], places: 7 },
  'panel to the front': { kind: 'command', module: 'vscode/panel/runnerView.ts', holds: ['ids'] },
  'explanation to the front': { kind: 'command', module: 'vscode/editor/explainDocuments.ts', holds: ['ids'] },

  // kept
  /** Profiles with their addresses, and which folder is bound to which. */
  profiles: {
    kind: 'state',
    module: 'vscode/credentials/profileWrites.ts',
    holds: ['names', 'last four', 'ids'],
    places: 7,
  },
  /** Nothing that is a secret by its place, its name or its shape. */
  'values that were given': {
    kind: 'state',
    module: 'vscode/send/valueStore.ts',
    holds: ['names', 'own text', 'ids'],
    places: 4,
  },
  journal: { kind: 'file', module: 'node/journal/segmentFile.ts', holds: ['safe record', 'last four', 'names'] },
  'active profile': { kind: 'state', module: 'vscode/credentials/profiles.ts', holds: ['ids'] },
  /** Tokens, and passwords of proxies. */
  secrets: { kind: 'secretStorage', module: 'vscode/credentials/profileWrites.ts', holds: ['secret'], places: 4 },
  /** The part of the capture proxy's address that nobody can guess. */
  'address of the proxy': { kind: 'secretStorage', module: 'vscode/capture/proxyAddress.ts', holds: ['secret'] },
  'port of the proxy': { kind: 'state', module: 'vscode/capture/proxyAddress.ts', holds: ['ids'] },
  'log channel': { kind: 'log', module: 'extension/host.ts', holds: ['words'] },
  'lists that were read': { kind: 'log', module: 'vscode/send/listReader.ts', holds: ['words', 'last four', 'ids'] },
  'sent requests': { kind: 'log', module: 'vscode/send/sender.ts', holds: ['words', 'last four', 'ids'] },
  'control requests': { kind: 'log', module: 'vscode/outage/outageCheck.ts', holds: ['words', 'last four', 'ids'] },
  'failures in full': { kind: 'log', module: 'vscode/commands.ts', holds: ['words', 'redacted answer'] },

  // the command line
  'output of a command': {
    kind: 'terminal',
    module: 'cli.ts',
    holds: ['words', 'own text', 'composed request', 'sealed request', 'redacted answer', 'last four'],
    places: 5,
  },
  /** The sandbox's own token is no secret: it is the same for everybody. */
  'sandbox address': { kind: 'terminal', module: 'cli/sandbox.ts', holds: ['words', 'ids'], places: 2 },
  'waits of a command': { kind: 'terminal', module: 'cli/runWithRetries.ts', holds: ['words'] },
  /** Where in a body the token stands that `--yes` sends. */
  'token in a body': { kind: 'terminal', module: 'cli/send.ts', holds: ['words', 'names', 'last four'] },
  'proxy messages': { kind: 'notification', module: 'vscode/capture/proxyHost.ts', holds: ['words'], places: 2 },
  'proxy in use': { kind: 'statusBar', module: 'vscode/capture/proxyHost.ts', holds: ['words', 'ids'], places: 2 },
  'traffic went wrong': { kind: 'log', module: 'vscode/capture/apartTraffic.ts', holds: ['words'] },
  'log to follow': { kind: 'quickInput', module: 'vscode/capture/logFollower.ts', holds: ['words'] },
  'log in use': { kind: 'statusBar', module: 'vscode/capture/logFollower.ts', holds: ['words', 'names'], places: 2 },
  'log messages': {
    kind: 'notification',
    module: 'vscode/capture/logFollower.ts',
    holds: ['words', 'names'],
    places: 3,
  },
  'address and answers of the proxy': {
    kind: 'terminal',
    module: 'cli/proxy.ts',
    holds: ['words', 'sealed request', 'redacted answer', 'last four'],
    places: 2,
  },
  'mended files': { kind: 'file', module: 'cli/lint.ts', holds: ['own text'], places: 3 },

  // for bots that are watched
  /** Also in files that are not open. */
  'failures of bots': {
    kind: 'diagnostic',
    module: 'vscode/capture/botFailures.ts',
    holds: ['words', 'names', 'redacted answer'],
  },
  'request of a bot': {
    kind: 'editor',
    module: 'vscode/capture/sendAgain.ts',
    holds: ['words', 'names', 'composed request'],
  },
  'watched processes': { kind: 'statusBar', module: 'vscode/capture/watchStatus.ts', holds: ['words'], places: 2 },
  'list of processes': { kind: 'quickInput', module: 'vscode/capture/watchStatus.ts', holds: ['words', 'names'] },
  'program of a process': { kind: 'editor', module: 'vscode/capture/watchStatus.ts', holds: ['own text'] },
  'end of watching': { kind: 'command', module: 'vscode/capture/watchStatus.ts', holds: ['ids'] },
  'offer to watch': { kind: 'notification', module: 'vscode/capture/watchAtStart.ts', holds: ['words'] },
  'whether it was offered': { kind: 'state', module: 'vscode/capture/watchAtStart.ts', holds: ['ids'] },
  'whether bots are watched': { kind: 'state', module: 'vscode/capture/botWatch.ts', holds: ['ids'], places: 2 },
  'messages of watching': { kind: 'notification', module: 'vscode/capture/botWatch.ts', holds: ['words'], places: 6 },
  'watching ended': { kind: 'statusBar', module: 'vscode/capture/botWatch.ts', holds: ['words'] },
  'failed requests of bots': {
    kind: 'log',
    module: 'vscode/capture/botTraffic.ts',
    holds: ['words', 'names', 'last four', 'ids'],
    places: 3,
  },
  'hosts that could not be told': { kind: 'log', module: 'vscode/capture/botWatch.ts', holds: ['words'] },
  'copies of the hooks': { kind: 'file', module: 'node/capture/hookFiles.ts', holds: ['words'], places: 3 },
  /** Paths of the hooks and of the file that says where the listener is. */
  'environment of terminals': { kind: 'environment', module: 'vscode/capture/terminals.ts', holds: ['ids'], places: 3 },
  'environment of debugged programs': {
    kind: 'environment',
    module: 'vscode/capture/debugStarts.ts',
    holds: ['ids', 'own text'],
  },
  /** Where the listener is, and the word that it wants to hear: both last as long as it does, and open nothing else. */
  'address of the listener': { kind: 'file', module: 'node/capture/configFile.ts', holds: ['ids'], places: 2 },

  /** What it takes out of an address and an error is taken out inside of the bot. */
  'what a hook tells': {
    kind: 'socket',
    module: 'capture/node/connection.ts',
    holds: ['names', 'ids', 'redacted answer'],
  },
  'last words of a bot': {
    kind: 'file',
    module: 'capture/node/connection.ts',
    holds: ['names', 'ids', 'redacted answer'],
  },
  /** The bot gets its own answer, as it is. */
  'answer that is handed back': { kind: 'socket', module: 'node/capture/relay.ts', holds: ['own text'], places: 5 },
  'refusal of the proxy': { kind: 'socket', module: 'node/capture/refuseUserToken.ts', holds: ['words'], places: 2 },
  'no such address of the proxy': {
    kind: 'socket',
    module: 'node/capture/captureProxy.ts',
    holds: ['words'],
    places: 2,
  },
  /** Who asks gets back what it sent, and tokens of the sandbox's own. */
  'answers of the sandbox': { kind: 'socket', module: 'sandbox/deliver.ts', holds: ['ids', 'own text'], places: 8 },
  'sandbox under a wrong address': { kind: 'socket', module: 'sandbox/misaddressed.ts', holds: ['words'] },
  'headers that the sandbox cannot read': { kind: 'socket', module: 'sandbox/server.ts', holds: ['words'] },

  // in the documents of the views, below `media/`
  'elements of a view': {
    kind: 'page',
    module: 'media/dom.ts',
    holds: ['words', 'names', 'last four', 'sealed request', 'redacted answer'],
    places: 3,
  },
  'elements that changed': {
    kind: 'page',
    module: 'media/morph.ts',
    holds: ['words', 'names', 'last four', 'sealed request', 'redacted answer'],
    places: 3,
  },
  /** Route templates, numbers and states of buckets. */
  'details of a bucket': {
    kind: 'page',
    module: 'media/buckets/detailsView.ts',
    holds: ['words', 'names', 'last four', 'ids'],
  },
  'buckets of the view': { kind: 'page', module: 'media/buckets/main.ts', holds: ['words'] },
  'row of a bucket': {
    kind: 'page',
    module: 'media/buckets/rowView.ts',
    holds: ['words', 'names', 'last four', 'ids'],
    places: 3,
  },
  'tools above the buckets': { kind: 'page', module: 'media/buckets/toolsView.ts', holds: ['words', 'own text'] },
  'rows in sight': { kind: 'page', module: 'media/buckets/windowedRows.ts', holds: ['ids'] },
  /** What was pressed, and of which run or row. */
  'wishes of a view': { kind: 'webview', module: 'media/host.ts', holds: ['ids'] },
  /** How its table is sorted and filtered. */
  'state of a view': { kind: 'state', module: 'media/host.ts', holds: ['ids', 'own text'] },

  // the way out
  /** A bot's own request, as it came. */
  'request that is handed on': { kind: 'wire', module: 'node/capture/relay.ts', holds: ['secret'] },
  /** Of a profile's own proxy. */
  'login at a proxy': { kind: 'wire', module: 'node/connector.ts', holds: ['secret'] },
  'head of a request': { kind: 'wire', module: 'node/undiciTransport.ts', holds: ['secret'], places: 2 },
  'body of a request': { kind: 'wire', module: 'node/requestBody.ts', holds: ['secret'], places: 2 },
} as const satisfies Readonly<Record<string, Surface>>;

/** What a surface is called. */
export type SurfaceName = keyof typeof surfaces;
