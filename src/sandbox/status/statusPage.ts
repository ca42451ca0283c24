/**
 * Discord's status page, which Statuspage runs: another host, with shapes of its own. What goes out is kept as it is
 * sent. Source of the shapes: discord-undoc.github.io, src/status_api.md (a capture of 2022).
 */
export interface StatusPage {
  /** When anything changed last (ISO 8601). */
  updatedAt: string;
  readonly components: StatusComponent[];
  /** Newest first, like maintenances. */
  readonly incidents: Incident[];
  readonly maintenances: Maintenance[];
  /** Incidents and updates made so far: ids follow from it. */
  made: number;
}

/** State of a part of Discord. */
export type ComponentStatus =
  | 'operational'
  | 'degraded_performance'
  | 'partial_outage'
  | 'major_outage'
  | 'under_maintenance';

/** A part of Discord. */
export interface StatusComponent {
  readonly id: string;
  readonly name: string;
  status: ComponentStatus;
  readonly created_at: string;
  updated_at: string;
  readonly position: number;
  readonly description: string | null;
  readonly showcase: boolean;
  readonly start_date: null;
  readonly group_id: null;
  readonly page_id: string;
  readonly group: false;
  readonly only_show_if_degraded: false;
}

/** How bad an incident is. */
export type Impact = 'minor' | 'major' | 'critical';

/** Stages of an incident, in order. */
export const incidentStages = ['investigating', 'identified', 'monitoring', 'resolved'] as const;

/** Stages of a maintenance, in order. */
export const maintenanceStages = ['scheduled', 'in_progress', 'verifying', 'completed'] as const;

/** A stage of either. */
export type Stage = (typeof incidentStages)[number] | (typeof maintenanceStages)[number];

/** Something that went wrong with the API, and what was said of it. The component is added when it is sent. */
export interface Incident {
  readonly id: string;
  readonly name: string;
  status: Stage;
  readonly created_at: string;
  updated_at: string;
  monitoring_at: string | null;
  resolved_at: string | null;
  readonly impact: Impact | 'maintenance';
  readonly shortlink: string;
  readonly started_at: string;
  readonly page_id: string;
  /** Newest first. */
  readonly incident_updates: IncidentUpdate[];
}

/** A maintenance is an incident with a time. */
export interface Maintenance extends Incident {
  readonly scheduled_for: string;
  readonly scheduled_until: string;
}

/** What was said at a stage. */
export interface IncidentUpdate {
  readonly id: string;
  readonly status: Stage;
  readonly body: string;
  readonly incident_id: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly display_at: string;
  readonly affected_components: readonly {
    readonly code: string;
    readonly name: string;
    readonly old_status: ComponentStatus;
    readonly new_status: ComponentStatus;
  }[];
  readonly deliver_notifications: true;
  readonly custom_tweet: null;
  readonly tweet_id: null;
}

/** Id of Discord's page. */
export const pageId = 'srhpyqt94yxb';

/** Id of the component "API" (2022). */
export const apiComponentId = 'rhznvxg4v7yh';

/** A page on which all is well, at `now` (milliseconds since the epoch). Discord's has more components. */
export function quietStatusPage(now: number): StatusPage {
  const at = statusTime(now);
  const component = (id: string, name: string, position: number): StatusComponent => ({
    id,
    name,
    status: 'operational',
    created_at: '2015-07-31T01:55:43.739Z',
    updated_at: at,
    position,
    description: null,
    showcase: true,
    start_date: null,
    group_id: null,
    page_id: pageId,
    group: false,
    only_show_if_degraded: false,
  });
  return {
    updatedAt: at,
    // The ids of the last two are the sandbox's own.
    components: [
      component(apiComponentId, 'API', 1),
      component('sandboxmedia', 'Media Proxy', 2),
      component('sandboxcloud', 'CloudFlare', 3),
    ],
    incidents: [],
    maintenances: [],
    made: 0,
  };
}

/** A time in milliseconds since the epoch as a page in UTC writes it; Discord's writes that of Tijuana. */
export function statusTime(now: number): string {
  return new Date(now).toISOString();
}
