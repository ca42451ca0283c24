import { parseHttpUrl } from '../discord/host.ts';

/** Which of Discord's parts a component of the status page is, as far as it matters to HTTP requests. */
export type ComponentKind =
  /** The HTTP API. */
  | 'api'
  /** Cloudflare, which stands in front of it. */
  | 'edge'
  /** Gateway, media proxy, voice: none of them answers requests to `/api`. */
  | 'other';

/** A part of Discord as the status page has it. */
export interface StatusComponent {
  readonly name: string;
  readonly kind: ComponentKind;
  /** `operational`, `degraded_performance`, `partial_outage`, `major_outage`, `under_maintenance`, or a new word. */
  readonly status: string;
}

/** An incident or a maintenance. Times are milliseconds since the epoch; null where the page says none. */
export interface StatusIncident {
  readonly name: string;
  /** `none`, `minor`, `major`, `critical`, `maintenance`, or a new word. */
  readonly impact: string;
  /** `investigating`, `identified`, `monitoring`, `resolved`, `scheduled`, `in_progress`, …, or a new word. */
  readonly stage: string;
  readonly startedAt: number | null;
  readonly updatedAt: number | null;
  /** Of a maintenance. */
  readonly scheduledFor: number | null;
  readonly components: readonly Pick<StatusComponent, 'name' | 'kind'>[];
  /** Where to read about it: an address of the status page, or null. */
  readonly link: string | null;
}

/** What the status page says in short. */
export interface StatusSummary {
  readonly updatedAt: number | null;
  /** The page's own sentence, for example `All Systems Operational`. */
  readonly description: string;
  readonly components: readonly StatusComponent[];
  /** Those that are not resolved. */
  readonly incidents: readonly StatusIncident[];
  readonly maintenances: readonly StatusIncident[];
}

/** Of Discord's page at Statuspage. Source: discord-undoc.github.io, src/status_api.md (a capture of 2022). */
const pageId = 'srhpyqt94yxb';

/** The component "API" in the same capture. */
const apiComponentId = 'rhznvxg4v7yh';

/** Entries that are read of each list, and UTF-16 units of each text: the page is somebody else's. */
const mostEntries = 200;
const longestText = 200;

type Loose = { readonly [key: string]: unknown };

/**
 * Reads `summary.json` of a Statuspage (version 2 of its API), parsed. Null where it is not that of Discord; fields
 * that are not known are left alone, and entries of another shape are left out.
 */
export function readStatusSummary(value: unknown): StatusSummary | null {
  if (!isObject(value) || !isObject(value.page) || !isObject(value.status)) return null;
  if (value.page.id !== pageId && value.page.name !== 'Discord') return null;
  if (typeof value.status.indicator !== 'string' || !Array.isArray(value.components)) return null;
  return {
    updatedAt: timeOf(value.page.updated_at),
    description: textOf(value.status.description),
    components: objects(value.components).map((one) => ({ ...componentOf(one), status: textOf(one.status) })),
    incidents: objects(value.incidents).map(incidentOf),
    maintenances: objects(value.scheduled_maintenances).map(incidentOf),
  };
}

function componentOf(component: Loose): Pick<StatusComponent, 'name' | 'kind'> {
  const name = textOf(component.name);
  return { name, kind: kindOf(component.id ?? component.code, name) };
}

function kindOf(id: unknown, name: string): ComponentKind {
  if (id === apiComponentId || /^(?:rest |http )?api$/i.test(name)) return 'api';
  return /^cloud\s?flare$/i.test(name) ? 'edge' : 'other';
}

function incidentOf(incident: Loose): StatusIncident {
  return {
    name: textOf(incident.name),
    impact: textOf(incident.impact),
    stage: textOf(incident.status),
    startedAt: timeOf(incident.started_at) ?? timeOf(incident.created_at),
    updatedAt: timeOf(incident.updated_at),
    scheduledFor: timeOf(incident.scheduled_for),
    components: affectedBy(incident),
    link: linkOf(incident.shortlink),
  };
}

/** The components of an incident; where it lists none, those of its newest update. */
function affectedBy(incident: Loose): StatusIncident['components'] {
  const own = objects(incident.components);
  if (own.length > 0) return own.map(componentOf);
  const [newest] = objects(incident.incident_updates);
  return objects(newest?.affected_components).map(componentOf);
}

/** Only addresses of the status page are shown as links. */
function linkOf(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > longestText) return null;
  const url = parseHttpUrl(value);
  if (url === null || url.protocol !== 'https:' || url.username !== '') return null;
  return ['stspg.io', 'discordstatus.com', 'status.discord.com'].includes(url.host) ? url.href : null;
}

function objects(value: unknown): readonly Loose[] {
  return Array.isArray(value) ? value.slice(0, mostEntries).filter(isObject) : [];
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/\p{C}+/gu, ' ')
    .trim()
    .slice(0, longestText);
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
