import type { IntentSwitch } from '../discord/applicationFlags.ts';
import type { PrivilegedIntent } from '../discord/intent.ts';
import type { PermissionName } from '../discord/permission.ts';
import type { ApiAnswer } from '../request/readApi.ts';
import type { AskedIntent, CodePlace } from './intentSurvey.ts';
import type { ReadingId } from './readCredential.ts';
import type { SecretFacts } from './secretFacts.ts';
import type { ComparedPlace } from './secretPlaces.ts';

/** How a line of the report is to be taken. */
export type RowState =
  | 'fine'
  /** Worth knowing, nothing to mend. */
  | 'note'
  | 'problem'
  /** Nobody knows: it could not be read, or only run time says. */
  | 'unknown';

/** The parts of the report, in their order. */
export const reportSections = ['secret', 'account', 'application', 'intents', 'gateway', 'webhook', 'places'] as const;

/** A part of the report. */
export type ReportSection = (typeof reportSections)[number];

/** A page of an application in the Developer Portal. */
export type PortalPage = 'information' | 'bot' | 'installation' | 'oauth2';

/** What is known of a credential, one thing a fact; words/ makes sentences of them. */
export type CredentialFact =
  | { readonly fact: 'shape'; readonly stored: SecretFacts }
  | { readonly fact: 'blemishes'; readonly blemishes: SecretFacts['blemishes'] }
  /** The account in a bot token, or a webhook's id. Times are milliseconds since the epoch, ages milliseconds. */
  | {
      readonly fact: 'id';
      readonly of: 'account' | 'webhook';
      readonly id: string;
      readonly madeAt: number;
      readonly age: number;
    }
  | { readonly fact: 'other-account'; readonly inToken: string; readonly answered: string }
  | { readonly fact: 'user'; readonly id: string; readonly name: string }
  /** `botId` where it is another one than the application's. */
  | { readonly fact: 'application'; readonly id: string; readonly name: string; readonly botId: string | null }
  | { readonly fact: 'owner'; readonly of: 'team' | 'user'; readonly name: string }
  | { readonly fact: 'installable'; readonly byEverybody: boolean; readonly needsCodeGrant: boolean }
  | { readonly fact: 'guilds'; readonly guilds: number; readonly users: number | null }
  | {
      readonly fact: 'install';
      readonly to: 'guild' | 'user';
      readonly scopes: readonly string[];
      readonly permissions: readonly PermissionName[];
    }
  | { readonly fact: 'no-install' }
  /** `host` of the endpoint that interactions are sent to; null where they come over the Gateway. */
  | { readonly fact: 'interactions'; readonly host: string | null }
  | ({ readonly fact: 'intent'; readonly intent: PrivilegedIntent; readonly switched: IntentSwitch } & AskedIntent)
  | {
      readonly fact: 'survey';
      readonly files: number;
      readonly isComplete: boolean;
      readonly speaksOfIntents: boolean;
      readonly unread: readonly CodePlace[];
    }
  /** `resetAfter` in milliseconds. */
  | { readonly fact: 'sessions'; readonly total: number; readonly remaining: number; readonly resetAfter: number }
  | { readonly fact: 'shards'; readonly shards: number; readonly atOnce: number }
  | { readonly fact: 'scopes'; readonly scopes: readonly string[] }
  | { readonly fact: 'expires'; readonly at: number; readonly left: number }
  | { readonly fact: 'webhook'; readonly name: string; readonly type: number }
  | { readonly fact: 'webhook-place'; readonly channel: string | null; readonly guild: string | null }
  | { readonly fact: 'webhook-owner'; readonly application: string | null }
  | ({ readonly fact: 'place' } & ComparedPlace)
  | {
      readonly fact: 'unread';
      readonly id: ReadingId;
      readonly shown: string;
      readonly answer: Exclude<ApiAnswer, { kind: 'read' }>;
    }
  /** Read, and not what Discord's documentation says. */
  | { readonly fact: 'unexpected'; readonly shown: string }
  | { readonly fact: 'not-asked'; readonly shown: readonly string[] };

/** One line of the report. */
export interface ReportRow {
  readonly section: ReportSection;
  readonly state: RowState;
  readonly fact: CredentialFact;
  /** Where it is changed. */
  readonly portal?: PortalPage;
}
