import { json } from '../answer.ts';
import { isApi, isOver } from '../status/incident.ts';
import { type Impact, type Incident, pageId, type StatusPage } from '../status/statusPage.ts';
import type { OutsideRoute } from './outside.ts';

type Part = (page: StatusPage) => Readonly<Record<string, unknown>>;

/** Incidents that the list shows. */
const incidentsShown = 50;

/** Words for the worst impact; those for `none` are from the capture, the others Statuspage's own of other pages. */
const descriptions: Readonly<Record<Impact, string>> = {
  minor: 'Partially Degraded Service',
  major: 'Partial System Outage',
  critical: 'Major Service Outage',
};

const worstFirst: readonly Impact[] = ['critical', 'major', 'minor'];

const status: Part = (page) => ({ status: overall(page) });
const components: Part = (page) => ({ components: page.components });
const incidents: Part = (page) => ({ incidents: page.incidents.slice(0, incidentsShown).map(shownOn(page)) });
const unresolved: Part = (page) => ({ incidents: page.incidents.filter((one) => !isOver(one)).map(shownOn(page)) });
const planned = maintenances((one) => !isOver(one));

/** Version 2 of the API of discordstatus.com, below `/status`. Source: discord-undoc.github.io, src/status_api.md */
export const statusRoutes: readonly OutsideRoute[] = [
  at('summary', (page) => ({ ...components(page), ...unresolved(page), ...planned(page), ...status(page) })),
  at('status', status),
  at('components', components),
  at('incidents', incidents),
  at('incidents/unresolved', unresolved),
  at(
    'scheduled-maintenances',
    maintenances(() => true),
  ),
  at(
    'scheduled-maintenances/upcoming',
    maintenances(({ status: stage }) => stage === 'scheduled'),
  ),
  at(
    'scheduled-maintenances/active',
    maintenances(({ status: stage }) => stage === 'in_progress' || stage === 'verifying'),
  ),
];

function maintenances(isShown: (maintenance: Incident) => boolean): Part {
  return (page) => ({ scheduled_maintenances: page.maintenances.filter(isShown).map(shownOn(page)) });
}

/** With the component that it concerns, as that is now. */
function shownOn(page: StatusPage) {
  return (incident: Incident) => ({ ...incident, components: page.components.filter(isApi) });
}

function at(name: string, part: Part): OutsideRoute {
  return {
    method: 'GET',
    path: `/status/api/v2/${name}.json`,
    run: ({
      sandbox: {
        world: { statusPage },
      },
    }) => json(200, { page: head(statusPage), ...part(statusPage) }),
  };
}

function head({ updatedAt }: StatusPage) {
  return {
    id: pageId,
    name: 'Discord',
    url: 'https://discordstatus.com',
    time_zone: 'Etc/UTC',
    updated_at: updatedAt,
  };
}

/** The worst of what is not over. A maintenance under way counts as nothing here; what Discord's page says is not established. */
function overall({ incidents }: StatusPage) {
  const open = incidents.filter((one) => !isOver(one));
  const worst = worstFirst.find((impact) => open.some((one) => one.impact === impact));
  if (worst === undefined) return { indicator: 'none', description: 'All Systems Operational' };
  return { indicator: worst, description: descriptions[worst] };
}
