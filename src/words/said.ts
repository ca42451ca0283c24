import type { CauseId } from '../core/diagnose/cause.ts';
import { type Diagnosis, evidenceOf } from '../core/diagnose/diagnosis.ts';
import type { CauseWords } from './diagnosis.ts';

/** What explanations may mention of a diagnosis, as text; what it does not have is empty. */
export interface Said {
  readonly code: string;
  /** Discord's own sentence. */
  readonly message: string;
  /** `PUT /guilds/{guild_id}/bans/{user_id}`. */
  readonly route: string;
  readonly permissions: readonly string[];
  readonly userAgent: string;
  /** The scheme that was sent, `Bot` or `Bearer`. */
  readonly scheme: string;
  readonly file: string;
  readonly placeholder: string;
  readonly version: string;
  /** A key of the request's body and what was meant by it. */
  readonly key: string;
  readonly meant: string;
  readonly method: string;
  readonly methods: readonly string[];
  readonly oauthError: string;
  readonly oauthDescription: string;
  /** Seconds between an interaction and its answer. */
  readonly age: string;
  readonly id: string;
  readonly location: string;
  readonly transport: string;
  readonly bytes: number;
  readonly status: string;
  readonly edgeCode: string;
  readonly fields: Diagnosis['fields'];
  /** Seconds to wait, rounded up to a tenth; empty where nobody says. */
  readonly seconds: string;
}

/** One explanation: fixed, or made of what the diagnosis rests on. */
export type CauseText = CauseWords | ((said: Said) => CauseWords);

/** The explanations of some causes. All tables of a language together must have every cause. */
export type CauseTable = Partial<Record<CauseId, CauseText>>;

/** Picks out of a diagnosis what explanations may mention. */
export function saidOf(diagnosis: Diagnosis): Said {
  const fact = <Kind extends Parameters<typeof evidenceOf>[1]>(kind: Kind) => evidenceOf(diagnosis, kind);
  const method = fact('method');
  return {
    code: diagnosis.code === null ? '' : String(diagnosis.code),
    message: fact('message')?.message ?? '',
    route: fact('route')?.route ?? fact('needs-permission')?.route ?? '',
    permissions: diagnosis.permissions,
    userAgent: cut(fact('user-agent')?.value ?? '', 60),
    scheme: fact('credential')?.scheme ?? '',
    file: fact('workspace-file')?.file ?? '',
    placeholder: cut(fact('placeholder-in-url')?.text ?? '', 40),
    version: String(fact('api-version')?.version ?? ''),
    key: fact('request-key')?.key ?? '',
    meant: fact('request-key')?.meant ?? '',
    method: method?.method ?? '',
    methods: method?.documented ?? [],
    oauthError: fact('oauth-error')?.error ?? '',
    oauthDescription: fact('oauth-error')?.description ?? '',
    age: String(fact('interaction-age')?.seconds ?? ''),
    id: fact('implausible-id')?.value ?? '',
    location: cut(fact('redirect')?.location ?? '', 80),
    transport: fact('transport')?.code ?? '',
    bytes: fact('request-size')?.bytes ?? 0,
    status: String(fact('status')?.status ?? ''),
    edgeCode: String(fact('edge-code')?.code ?? ''),
    fields: diagnosis.fields,
    seconds: diagnosis.retry.when === 'after' ? String(Math.ceil(diagnosis.retry.afterMs / 100) / 10) : '',
  };
}

/** Text of at most `length` UTF-16 units, with an ellipsis where something is left out. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
