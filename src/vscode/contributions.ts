/**
 * Every name that the manifest knows, in one place. A test holds this table against package.json in both directions.
 */

/** Command ids without the prefix `tracecord.`. */
export const commandIds = [
  'sendRequest',
  'sendToSandbox',
  'sendAll',
  'burst',
  'cancel',
  'chooseCredential',
  'addCredential',
  'removeCredential',
  'manageCredentials',
  'checkCredential',
  'copyCredentialReport',
  'chooseEnvironment',
  'changeValue',
  'forgetValues',
  'showBuckets',
  'forgetBuckets',
  'startSandbox',
  'stopSandbox',
  'chooseScenario',
  'openScenarios',
  'resetSandbox',
  'showSandboxState',
  'clearAnswers',
  'clearHistory',
  'filterHistory',
  'clearHistoryFilter',
  'exportHistory',
  'deleteHistory',
  'showErrorRates',
  'incidentTimeline',
  'showOperations',
  'showSamples',
  'diffAnswers',
  'openRecord',
  'replay',
  'openRequest',
  'copyRequestAs',
  'pasteAsRequest',
  'explainErrorCode',
  'decodeText',
  'checkOutage',
  'copyOutageNotice',
  'explainPermissions',
  'allowSendingAgain',
  'watchBot',
  'stopWatching',
  'startProxy',
  'stopProxy',
  'followLog',
  'stopFollowing',
  'showWatched',
  'sendAgainFromHere',
  'openWalkthrough',
  'openBody',
  'showRun',
  'copyRunAs',
  'moveSecret',
  'revokeWebhook',
  'excludeFromLint',
] as const;

/** A command of ours. */
export type CommandId = (typeof commandIds)[number];

/** Those that are about what the history lists. The table above is no part of what is loaded; this one is. */
export const historyCommandIds = [
  'filterHistory',
  'clearHistoryFilter',
  'exportHistory',
  'deleteHistory',
  'showErrorRates',
  'incidentTimeline',
  'showOperations',
  'showSamples',
  'diffAnswers',
  'openRecord',
  'replay',
  'openRequest',
] as const satisfies readonly CommandId[];

/** One of them. */
export type HistoryCommandId = (typeof historyCommandIds)[number];

/** The full id of a command. */
export function commandName(id: CommandId): `tracecord.${CommandId}` {
  return `tracecord.${id}`;
}

/** Our views and their types. */
export const viewIds = {
  runner: 'tracecord.runner',
  buckets: 'tracecord.buckets',
  history: 'tracecord.history',
} as const;

/** Context keys that `when` clauses use. */
export const contextKeys = {
  hasRequests: 'tracecord.hasRequests',
  sending: 'tracecord.sending',
  sandboxRunning: 'tracecord.sandboxRunning',
  stopped: 'tracecord.stopped',
  historyFiltered: 'tracecord.historyFiltered',
  watching: 'tracecord.watching',
  proxying: 'tracecord.proxying',
  following: 'tracecord.following',
} as const;

/** Settings below `tracecord.` and the type of each. */
export interface Settings {
  'codeLens.enabled': boolean;
  'codeLens.yieldToOthers': boolean;
  'sendAll.stopOnFailure': boolean;
  language: 'auto' | 'en' | 'ja';
  environmentFile: string;
  environment: string;
  'lint.severity': Readonly<Record<string, string>>;
  'lint.exclude': readonly string[];
  confirmDestructive: boolean;
  /** Milliseconds. */
  'timeout.connect': number;
  /** Milliseconds. */
  'timeout.headers': number;
  /** Milliseconds. */
  'timeout.body': number;
  /** MiB. */
  bodyCap: number;
  'journal.enabled': boolean;
  /** MiB. */
  'journal.maxSize': number;
  /** Days. */
  'journal.maxAge': number;
  allowedOrigins: readonly string[];
  /** Of any shape: it is checked where it is used. */
  'tls.allowSelfSigned': unknown;
  'statusPage.enabled': boolean;
  'sandbox.port': number;
  'sandbox.url': string;
  /** An origin. */
  'proxy.upstream': string;
  /** 0: any free one. */
  'proxy.port': number;
}

/** The settings again as values, complete by construction. */
export const settingNames = Object.keys({
  'codeLens.enabled': null,
  'codeLens.yieldToOthers': null,
  'sendAll.stopOnFailure': null,
  language: null,
  environmentFile: null,
  environment: null,
  'lint.severity': null,
  'lint.exclude': null,
  confirmDestructive: null,
  'timeout.connect': null,
  'timeout.headers': null,
  'timeout.body': null,
  bodyCap: null,
  'journal.enabled': null,
  'journal.maxSize': null,
  'journal.maxAge': null,
  allowedOrigins: null,
  'tls.allowSelfSigned': null,
  'statusPage.enabled': null,
  'sandbox.port': null,
  'sandbox.url': null,
  'proxy.upstream': null,
  'proxy.port': null,
} satisfies Record<keyof Settings, null>);

/** Languages whose files are searched for requests; `activationEvents` lists them without the quiet ones. */
export const requestLanguages = [
  'http',
  'shellscript',
  'bat',
  'powershell',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'vue',
  'svelte',
  'json',
  'plaintext',
] as const;

/** Of these, those that are in every workspace: they are read once something else has woken us, and wake nobody. */
export const quietLanguages: readonly string[] = ['json', 'plaintext'];

/** What wakes us besides: programs that are debugged, and terminals, whose bots are watched where a person wants it. */
export const startEvents = [
  'onDebugResolve:node',
  'onDebugResolve:pwa-node',
  'onDebugResolve:node-terminal',
  'onDebugResolve:debugpy',
  'onTerminal:*',
] as const;

/** The language of .http and .rest files, whose files alone get the editor's help. */
export const httpLanguage = 'http';

/** Schemes of our virtual documents. */
export const schemes = { explain: 'tracecord-explain', body: 'tracecord-body', made: 'tracecord-page' } as const;

/** The walkthrough's full id is `tracecord.tracecord#start`. */
export const walkthroughId = 'tracecord.tracecord#start';

/** The tool for language models. */
export const assistantTool = 'tracecord_explain';
