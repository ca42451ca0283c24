import { diagnose } from '../../../src/core/diagnose/diagnose.ts';
import { readPasted } from '../../../src/core/diagnose/pasted.ts';
import type { Control, ControlId, SkipReason } from '../../../src/core/outage/control.ts';
import { type Observation, observationOf } from '../../../src/core/outage/observation.ts';
import type { StepId, UnprovenId } from '../../../src/core/outage/outage.ts';
import type { OutageCase } from '../../../src/core/outage/scene.ts';
import type { StatusReading } from '../../../src/core/outage/statusPage.ts';
import { readStatusSummary } from '../../../src/core/outage/statusSummary.ts';

/** The moment at which somebody asks. */
export const now = Date.parse('2026-11-29T12:00:00Z');

export const minute = 60_000;

const channel = '1213458787860611072';
const other = '1213458787860611073';
const guild = '1213458787860611074';

/** Paths that situations speak of. */
export const paths = {
  messages: `/channels/${channel}/messages`,
  otherMessages: `/channels/${other}/messages`,
  channel: `/channels/${channel}`,
  guild: `/guilds/${guild}`,
  members: `/guilds/${guild}/members`,
  me: '/users/@me',
  gateway: '/gateway',
  commands: `/applications/${guild}/commands`,
} as const;

type Path = keyof typeof paths;

/** What is out of the ordinary about an exchange. */
export interface Traits {
  /** Minutes before `now`; one where absent. Null: nobody wrote it down. */
  readonly ago?: number | null;
  readonly bucket?: string;
  readonly token?: string | null;
  readonly from?: string;
  readonly userAgent?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer of Discord's own: its servers add `Via: 1.1 google` (discord-api-docs#1463). */
export function origin(method: string, path: Path, status: number, body: unknown, traits: Traits = {}): Observation {
  const limits = traits.bucket === undefined ? {} : { 'x-ratelimit-bucket': traits.bucket };
  return observed(method, path, traits, {
    response: {
      status,
      headers: {
        'content-type': 'application/json',
        via: '1.1 google',
        server: 'cloudflare',
        'cf-ray': '8c1f-AMS',
        ...limits,
        ...traits.headers,
      },
      body,
    },
  });
}

/** An answer that Cloudflare gave by itself. */
export function edge(method: string, path: Path, status: number, body: unknown, traits: Traits = {}): Observation {
  const type = typeof body === 'string' ? (body.startsWith('<') ? 'text/html' : 'text/plain') : 'application/json';
  return observed(method, path, traits, {
    response: {
      status,
      headers: { 'content-type': type, server: 'cloudflare', 'cf-ray': '8c1f-AMS', ...traits.headers },
      body,
    },
  });
}

/** An answer of somebody on the way, without a header of Discord's or of Cloudflare's. */
export function foreign(method: string, path: Path, status: number, body: string, traits: Traits = {}): Observation {
  const headers = { 'content-type': 'text/html', server: 'FilterBox' };
  return observed(method, path, traits, { response: { status, headers, body } });
}

/** An answer of a proxy of one's own, which stands where Discord's address would be. */
export function ownProxy(method: string, path: Path, status: number, body: string, traits: Traits = {}): Observation {
  const headers = { 'content-type': 'text/plain' };
  return observed(method, path, traits, { response: { status, headers, body } }, 'http://127.0.0.1:8080');
}

/** No answer. */
export function failed(
  method: string,
  path: Path,
  code: string,
  message: string,
  traits: Traits = {},
  phase?: string,
): Observation {
  return observed(method, path, traits, { failure: { code, message, ...(phase === undefined ? {} : { phase }) } });
}

function observed(
  method: string,
  path: Path,
  traits: Traits,
  outcome: object,
  origin = 'https://discord.com',
): Observation {
  const {
    ago = 1,
    token = 'Bot fake-token-one',
    from,
    userAgent = 'DiscordBot (https://example.org, 1.0)',
    body,
  } = traits;
  const headers = {
    'User-Agent': userAgent,
    ...(token === null ? {} : { Authorization: token }),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
  const request = { method, url: `${origin}/api/v10${paths[path]}`, headers, body };
  const pasted = readPasted({ request, ...outcome });
  if (pasted.kind === 'invalid') throw new Error(JSON.stringify(pasted.problems));
  const exchange = {
    ...pasted.exchange,
    startedAt: ago === null ? 0 : now - ago * minute,
    vantage: from === undefined ? ({ kind: 'local' } as const) : ({ kind: 'remote', name: from } as const),
  };
  return observationOf(exchange, diagnose(exchange, pasted.surroundings));
}

/** 500 of Discord's servers (body: discord-api-docs#8554). */
export const error500 = (method: string, path: Path, traits: Traits = {}) =>
  origin(method, path, 500, { message: '500: Internal Server Error', code: 0 }, traits);

/** 503 of Discord's servers. */
export const error503 = (method: string, path: Path, traits: Traits = {}) =>
  origin(method, path, 503, { message: '503: Service Unavailable', code: 0 }, traits);

/** Cloudflare does not reach Discord (discord-api-docs#7016). */
export const error520 = (method: string, path: Path, traits: Traits = {}) =>
  edge(
    method,
    path,
    520,
    '<html><head><title>discord.com | 520: Web server is returning an unknown error</title></head></html>',
    traits,
  );

/** A bucket is used up (discord-api-docs, topics/rate-limits). */
export const limit429 = (method: string, path: Path, traits: Traits & { readonly bucket: string }) =>
  origin(
    method,
    path,
    429,
    { message: 'You are being rate limited.', retry_after: 4.2, global: false },
    {
      ...traits,
      headers: {
        'x-ratelimit-limit': '5',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': '4.2',
        'x-ratelimit-scope': 'user',
        'retry-after': '5',
        ...traits.headers,
      },
    },
  );

/** The ban that Cloudflare serves (discord-api-docs#5810). */
export const ban = (method: string, path: Path, traits: Traits = {}) =>
  edge(
    method,
    path,
    429,
    {
      message:
        'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently. Please read our docs at https://discord.com/developers/docs/topics/rate-limits to prevent this moving forward.',
      code: 0,
    },
    traits,
  );

/** 40333 (discord-api-docs#6473). */
export const blocked = (method: string, path: Path, traits: Traits = {}) =>
  edge(method, path, 403, { message: 'internal network error', code: 40333 }, traits);

export const dns = (method: string, path: Path, traits: Traits = {}) =>
  failed(method, path, 'ENOTFOUND', 'getaddrinfo ENOTFOUND discord.com', traits, 'dns');

/** The headers did not come in time. */
export const silence = (method: string, path: Path, traits: Traits = {}) =>
  failed(method, path, 'UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error', traits, 'headers');

export const fine = (method: string, path: Path, traits: Traits = {}) => origin(method, path, 200, { id: '1' }, traits);

/** A control request that was answered. */
export function control(id: ControlId, observation: Observation): Control {
  return { id, kind: 'answered', observation };
}

export function skipped(id: ControlId, reason: SkipReason): Control {
  return { id, kind: 'skipped', reason };
}

const api = { id: 'rhznvxg4v7yh', name: 'API' };
const media = { id: 'x', name: 'Media Proxy' };
const gatewayPart = { id: 'y', name: 'Gateway' };

/** Parts that situations speak of. */
export const parts = { api, media, gateway: gatewayPart, cloudflare: { id: 'z', name: 'CloudFlare' } };

/** An incident as the page writes it (shapes: discord-undoc.github.io, src/status_api.md). */
export function incident(
  affected: readonly { readonly id: string; readonly name: string }[],
  traits: { readonly ago?: number; readonly stage?: string; readonly impact?: string } = {},
) {
  const { ago = 20, stage = 'investigating', impact = 'major' } = traits;
  const at = new Date(now - ago * minute).toISOString();
  return {
    id: 'abc',
    name: 'Elevated errors',
    status: stage,
    impact,
    created_at: at,
    started_at: at,
    updated_at: at,
    shortlink: 'https://stspg.io/abc',
    incident_updates: [],
    components: affected.map((one) => ({ ...one, status: 'partial_outage' })),
  };
}

/** A page with incidents, maintenances, and components that are not well. */
export function page(
  content: {
    readonly incidents?: readonly object[];
    readonly maintenances?: readonly object[];
    readonly ill?: Readonly<Record<string, string>>;
    readonly clockAhead?: number;
  } = {},
): StatusReading {
  const { incidents = [], maintenances = [], ill = {}, clockAhead = 0 } = content;
  const raw = {
    page: {
      id: 'srhpyqt94yxb',
      name: 'Discord',
      url: 'https://discordstatus.com',
      time_zone: 'America/Tijuana',
      updated_at: '2026-11-29T03:00:00.000-08:00',
    },
    components: Object.values(parts).map((one) => ({ ...one, status: ill[one.name] ?? 'operational' })),
    incidents,
    scheduled_maintenances: maintenances,
    status: { indicator: 'none', description: 'All Systems Operational' },
  };
  const summary = readStatusSummary(JSON.parse(JSON.stringify(raw)));
  if (summary === null) throw new Error('not a summary');
  return { kind: 'read', summary, clockAhead };
}

/** A case with what a situation leaves out: a green page, controls that were not sent. */
export function caseOf(given: Partial<OutageCase>): OutageCase {
  return {
    now,
    status: page(),
    controls: [skipped('gateway', 'offline'), skipped('read', 'offline')],
    recent: [],
    ...given,
  };
}

/** What happened, what has to come of it, and what must not be said. */
export interface Situation {
  readonly name: string;
  readonly given: Partial<OutageCase>;
  /** `verdict confidence`; several where the facts allow more than one. */
  readonly allowed: readonly string[];
  readonly says?: readonly UnprovenId[];
  readonly steps?: readonly StepId[];
  readonly not?: readonly StepId[];
}

/** Control requests that were answered well. */
export const gatewayFine = control('gateway', fine('GET', 'gateway', { ago: 0, token: null }));
export const selfFine = control('read', fine('GET', 'me', { ago: 0 }));
const channelFine = control('read', fine('GET', 'channel', { ago: 0, bucket: 'c1' }));
export const bothFine = [gatewayFine, channelFine];
