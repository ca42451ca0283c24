import type { Holdup } from '../core/buckets/planner.ts';
import type { RetryReason } from '../core/buckets/retryPolicy.ts';
import type { HttpItemKind } from '../core/httpFile/httpItem.ts';
import type { FindingFacts, RuleId } from '../core/lint/finding.ts';
import type { MendId } from '../core/mend/mend.ts';
import type { Profile } from '../core/profiles/profile.ts';
import type { CredentialFacts } from '../core/request/credentialFacts.ts';
import type { Destruction } from '../core/request/destructive.ts';
import type { Client, DraftProblem } from '../core/request/draft.ts';
import type { ValueOrigin } from '../core/request/knownValue.ts';
import type { WireNote } from '../core/request/refusal.ts';
import type { FilledValue } from '../core/values/filledValue.ts';
import type { AuthoringWords } from './authoring.ts';
import type { Locale } from './locale.ts';

/** What the editor says outside of decoded answers: commands, prompts, lenses, findings, messages. */
export interface ShellWords {
  // credentials
  readonly noCredential: string;
  readonly sandboxCredential: string;
  readonly lostSecret: (name: string) => string;
  /** What stands behind the name of a profile wherever it is shown: empty for development, at Discord, without more. */
  readonly profileMarks: (profile: Pick<Profile, 'environment' | 'isReadOnly' | 'base'>) => string;
  /** `folder`: the folder that is bound to it. `production`: its requests ask before they change something. */
  readonly statusTooltip: (
    name: string,
    more: { readonly folder?: string | undefined; readonly isProduction: boolean; readonly isReadOnly: boolean },
  ) => string;
  // requests
  readonly sendLens: (credential: string) => string;
  readonly sendLensTooltip: string;
  readonly copyLens: string;
  readonly copyLensTooltip: string;
  readonly noRequestHere: string;
  /** A text in which nothing of Discord's failed. */
  readonly nothingDecoded: (fromClipboard: boolean) => string;
  readonly chooseRequest: string;
  readonly noEditor: string;
  readonly untrusted: string;
  readonly sending: (method: string, route: string) => string;
  readonly confirmTitle: (method: string, route: string) => string;
  /** What the request destroys: one sentence. */
  readonly destruction: (destruction: Destruction) => string;
  /** That the request goes with a production profile: one sentence. */
  readonly inProduction: (profile: string) => string;
  /** That the body takes files from outside of the open folders, with their paths. */
  readonly filesOutside: (paths: readonly string[]) => string;
  /** That the request changes something in production, short, for a list. */
  readonly changesProduction: string;
  readonly confirmSend: string;
  /** Asked before a request is sent once more to read the rest of its answer. */
  readonly confirmAgainTitle: (method: string) => string;
  /** `reads`: the request changes nothing. */
  readonly confirmAgainDetail: (reads: boolean) => string;
  readonly alreadySending: string;
  /** Called off before it left. */
  readonly cancelledBefore: string;
  /** Called off after it had left: it may have been carried out. */
  readonly cancelledUnderWay: string;
  readonly cancelledShort: string;
  readonly requestGone: string;
  readonly nothingToMend: string;
  readonly copied: (target: string) => string;
  readonly chooseTarget: string;
  readonly nothingToPaste: string;
  readonly noPasteDialect: (language: string) => string;
  /** What a pasted source said that the request in the text does not say. */
  readonly unreadInPaste: (problem: DraftProblem) => string;
  readonly moreToPaste: (count: number) => string;
  readonly sentFrom: (vantage: string) => string;
  readonly thisMachine: string;
  readonly client: (client: Client) => string;
  /** Which credential went, and who decided. */
  readonly credentialNote: (facts: CredentialFacts) => string;
  /** What was done to the request on its way to the wire. */
  readonly wireNote: (note: WireNote) => string;
  readonly assumedDefaults: (client: string) => string;
  /** The button of a message. */
  readonly remedy: (kind: 'choose-credential' | 'manage-trust' | 'open-setting' | 'show-runner') => string;
  // help in .http files
  /** What a completion is; `detail`: the methods of a route, the header of a value. */
  readonly httpItem: (kind: HttpItemKind, detail: string) => string;
  readonly authoring: AuthoringWords;
  readonly definedInLine: (line: number) => string;
  /** Where the value of an expression comes from; `file`: the file that holds it; `name`: what the id is called. */
  readonly valueOrigin: (expression: string, origin: ValueOrigin, file: string, name?: string) => string;
  /** With what an expression was filled in a request that was sent; `name`: what the id is called. */
  readonly valueFilled: (filled: FilledValue) => string;
  readonly valueAsked: (expression: string) => string;
  // many of one request
  readonly burstTitle: string;
  readonly burstPrompt: (most: number) => string;
  /** `outcomes` such as `5 × 200, 5 × 429`. */
  readonly burstSent: (count: number, outcomes: string) => string;
  // all requests of a file
  readonly sendingAll: string;
  readonly sendingNth: (index: number, count: number, request: string) => string;
  /** Why nothing goes at the moment, and for how many seconds. */
  readonly waitsForRoom: (seconds: number, reason: Exclude<Holdup['reason'], 'answer'>) => string;
  readonly waitsForAnswer: string;
  /** The `attempt`-th attempt of a request, and why the last one was not enough. */
  readonly triesAgain: (attempt: number, reason: RetryReason) => string;
  readonly longWait: (seconds: number) => string;
  readonly keepWaiting: string;
  readonly stop: string;
  readonly allSent: (count: number, failed: number) => string;
  readonly stoppedAt: (index: number, count: number, request: string) => string;
  readonly allCancelled: (sent: number, count: number) => string;
  readonly sendRest: string;
  readonly noRequestsInFile: string;
  readonly confirmAllTitle: (count: number) => string;
  // guards
  readonly allowedAgain: string;
  readonly manyInvalid: (count: number) => string;
  // findings and mends
  readonly finding: (facts: FindingFacts) => string;
  readonly mend: (id: MendId) => string;
  readonly explainPermissions: string;
  /** Writes a comment that silences a rule for the next line. */
  readonly silenceOnce: (rule: RuleId) => string;
  /** Adds the file to the setting `tracecord.lint.exclude`. */
  readonly silenceFile: string;
  /** `mend`: the title of the mend that is made everywhere. */
  /** For a mend that also takes the loop around the request away. */
  readonly mendOfLoop: (mend: string) => string;
  readonly mendAll: (mend: string) => string;
  /** Deletes the webhook whose URL stands in the text. */
  readonly revokeWebhook: string;
  readonly revokeTitle: (lastFour: string) => string;
  /** What it does; where the sandbox is chosen, that it happens there. */
  readonly revokeDetail: (inSandbox: boolean) => string;
  readonly revokeConfirm: string;
  readonly webhookRevoked: string;
  readonly webhookGone: string;
  readonly secretMoved: (name: string, file: string) => string;
  /** It was not moved, because a file could not be written, for the system's reason. */
  readonly secretStays: (file: string, reason: string) => string;
  /** The editor could not write a setting, for its own reason, a sentence. */
  readonly settingStays: (setting: string, reason: string) => string;
  readonly storeSecret: string;
  readonly chooseCredential: string;
  readonly sendAgain: string;
  /** Opens the request of a bot, to send it by hand. */
  readonly sendAgainFromHere: string;
  readonly explainCode: (code: string) => string;
  readonly isItDiscord: string;
  // explain
  readonly explainPrompt: string;
  readonly explainPlaceholder: string;
  readonly nothingToExplain: (query: string) => string;
  // sandbox
  readonly sandboxStarted: (url: string) => string;
  readonly sandboxStopped: string;
  readonly sandboxPortInUse: (port: number) => string;
  readonly sandboxFailed: (reason: string) => string;
  readonly sandboxUrlUnusable: string;
  readonly chooseScenario: string;
  readonly scenarioHint: string;
  readonly scenarioRequestsTitle: string;
  readonly useScenario: (written: string) => string;
  readonly scenarioChosen: (label: string) => string;
  readonly sandboxReset: string;
  // history and bodies
  readonly inProgress: string;
  readonly refusedShort: string;
  readonly failedShort: (code: string) => string;
  readonly historyItem: (parts: { method: string; path: string; status: string; classTitle: string }) => string;
  readonly noBody: string;
  /** `size` as in `4.2 KiB`. */
  readonly binaryBody: (size: string) => string;
  readonly place: (file: string, line: number) => string;
  readonly bug: (message: string) => string;
}

/** Loads the words of one language. */
export async function loadShellWords(locale: Locale): Promise<ShellWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/shell.ts')).shell;
    case 'ja':
      return (await import('./ja/shell.ts')).shell;
    default:
      return locale satisfies never;
  }
}
