import { Chance } from '../chance.ts';
import type { World } from '../world/world.ts';
import {
  apiComponentId,
  type ComponentStatus,
  type Impact,
  type Incident,
  incidentStages,
  type Maintenance,
  maintenanceStages,
  pageId,
  type Stage,
  type StatusComponent,
  type StatusPage,
  statusTime,
} from './statusPage.ts';

/** What an incident does to the API as long as it lasts. That a minor one degrades it is in the capture of 2022. */
const outages: Readonly<Record<Impact, ComponentStatus>> = {
  minor: 'degraded_performance',
  major: 'partial_outage',
  critical: 'major_outage',
};

/** Incidents beyond which the oldest are forgotten, so that memory stays flat; the page lists fewer. */
const incidentsKept = 100;

const words: Readonly<Record<Stage, string>> = {
  investigating: 'Requests to the API fail more often than usual. The cause is being looked for.',
  identified: 'The cause is known and a fix is on its way.',
  monitoring: 'The fix is in place and the results are being watched.',
  resolved: 'The incident is over.',
  scheduled: 'The API will be under maintenance.',
  in_progress: 'The maintenance has begun.',
  verifying: 'The maintenance is done and is being checked.',
  completed: 'The maintenance is over.',
};

/** Opens an incident of the API, which begins as `investigating`. `now` in milliseconds since the epoch. */
export function openIncident(world: World, now: number, impact: Impact, name = 'API outage'): Incident {
  const page = world.statusPage;
  const incident = newIncident(page, now, impact, name);
  page.incidents.unshift(incident);
  page.incidents.splice(incidentsKept);
  say(page, incident, now, 'investigating', outages[impact]);
  return incident;
}

/** Announces a maintenance of the API; times in milliseconds since the epoch. It begins as `scheduled`. */
export function scheduleMaintenance(world: World, now: number, from: number, until: number): Maintenance {
  const page = world.statusPage;
  const times = { scheduled_for: statusTime(from), scheduled_until: statusTime(until) };
  const maintenance = { ...newIncident(page, now, 'maintenance', 'API maintenance'), ...times };
  page.maintenances.unshift(maintenance);
  say(page, maintenance, now, 'scheduled', 'operational');
  return maintenance;
}

/**
 * Takes an incident or a maintenance to its next stage; at the last one nothing happens. The API works again from
 * `monitoring` on, as in the capture.
 */
export function advanceIncident(world: World, now: number, incident: Incident): void {
  const stages: readonly Stage[] = incident.impact === 'maintenance' ? maintenanceStages : incidentStages;
  const stage = stages[stages.indexOf(incident.status) + 1];
  if (stage === undefined) return;
  say(world.statusPage, incident, now, stage, statusAt(incident.impact, stage));
}

/** Ends an incident or a maintenance at once. */
export function resolveIncident(world: World, now: number, incident: Incident): void {
  if (isOver(incident)) return;
  say(world.statusPage, incident, now, incident.impact === 'maintenance' ? 'completed' : 'resolved', 'operational');
}

/** Whether it has ended. */
export function isOver({ status }: Incident): boolean {
  return status === 'resolved' || status === 'completed';
}

function statusAt(impact: Incident['impact'], stage: Stage): ComponentStatus {
  if (impact === 'maintenance') return stage === 'in_progress' ? 'under_maintenance' : 'operational';
  return stage === 'investigating' || stage === 'identified' ? outages[impact] : 'operational';
}

function newIncident(page: StatusPage, now: number, impact: Incident['impact'], name: string): Incident {
  const at = statusTime(now);
  const id = newId(page);
  return {
    id,
    name,
    status: 'investigating',
    created_at: at,
    updated_at: at,
    monitoring_at: null,
    resolved_at: null,
    impact,
    shortlink: `https://stspg.io/${id}`,
    started_at: at,
    page_id: pageId,
    incident_updates: [],
  };
}

function say(page: StatusPage, incident: Incident, now: number, stage: Stage, status: ComponentStatus): void {
  const at = statusTime(now);
  incident.incident_updates.unshift({
    id: newId(page),
    status: stage,
    body: words[stage],
    incident_id: incident.id,
    created_at: at,
    updated_at: at,
    display_at: at,
    affected_components: page.components
      .filter(isApi)
      .map(({ id, name, status: old_status }) => ({ code: id, name, old_status, new_status: status })),
    deliver_notifications: true,
    custom_tweet: null,
    tweet_id: null,
  });
  for (const component of page.components.filter(isApi)) Object.assign(component, { status, updated_at: at });
  Object.assign(incident, { status: stage, updated_at: at });
  if (stage === 'monitoring' || stage === 'verifying') incident.monitoring_at = at;
  if (isOver(incident)) incident.resolved_at = at;
  page.updatedAt = at;
}

/** Whether a component is the API itself. */
export function isApi({ id }: StatusComponent): boolean {
  return id === apiComponentId;
}

/** Twelve letters and digits, as ids of Statuspage are. */
function newId(page: StatusPage): string {
  page.made += 1;
  return new Chance(`status:${page.made}`).text(12, 'abcdefghijklmnopqrstuvwxyz0123456789');
}
