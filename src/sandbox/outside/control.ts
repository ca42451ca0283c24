import { discordEpoch } from '../../core/discord/snowflake.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, integer, isRecord, object, required, text } from '../forms/form.ts';
import { createInteraction } from '../interaction/createInteraction.ts';
import { signatureHeaders } from '../interaction/signature.ts';
import { scenarioEntries } from '../scenarios.ts';
import { advanceIncident, isOver, openIncident } from '../status/incident.ts';
import type { Impact } from '../status/statusPage.ts';
import type { OutsideCall, OutsideRoute } from './outside.ts';

/** What a person or a test asks of the sandbox itself, as no one can ask of Discord. */
export const controlRoutes: readonly OutsideRoute[] = [
  { method: 'POST', path: '/sandbox/interactions', run: interact },
  { method: 'GET', path: '/sandbox/scenario', run: tellScenario },
  { method: 'POST', path: '/sandbox/scenario', run: choose },
  { method: 'POST', path: '/sandbox/reset', run: reset },
  { method: 'GET', path: '/sandbox/state', run: exportState },
  { method: 'POST', path: '/sandbox/state', run: importState },
  { method: 'POST', path: '/sandbox/clock', run: pass },
  { method: 'POST', path: '/sandbox/incident', run: incident },
];

/**
 * Lets a user do something. The answer is what Discord would send to the application, body and signature headers, so
 * that it can be sent on to the application's own endpoint as it is.
 */
function interact({ sandbox: { world }, now, body }: OutsideCall): Answer {
  const answer = json(201, createInteraction(world, now, body));
  return { ...answer, headers: { ...answer.headers, ...signatureHeaders(world.application, now, answer.body) } };
}

function tellScenario({ sandbox }: OutsideCall): Answer {
  return json(200, { scenario: sandbox.scenario, scenarios: scenarioEntries });
}

/** `{"scenario": "latency=80, burst"}`. */
function choose({ sandbox, body }: OutsideCall): Answer {
  demand(object({ scenario: required(text()) }), body);
  sandbox.setScenario(String(isRecord(body) && body.scenario));
  return noContent;
}

function reset({ sandbox }: OutsideCall): Answer {
  sandbox.reset();
  return noContent;
}

function exportState({ sandbox }: OutsideCall): Answer {
  return { ...json(200, null), body: sandbox.exportState() };
}

/** Takes what `GET /sandbox/state` gave. */
function importState({ sandbox, text: state }: OutsideCall): Answer {
  sandbox.importState(state);
  return noContent;
}

/** The last moment, in milliseconds since the epoch, for which there are ids: those of later ones have more than 64 bits. */
const lastMoment = discordEpoch + 2 ** 42 - 1;

/** `{"pass": 900000}`: milliseconds; only for a sandbox whose clock stands still. */
function pass({ sandbox, now, body }: OutsideCall): Answer {
  demand(object({ pass: required(integer({ min: 0, max: lastMoment - now })) }), body);
  if (sandbox.pass(Number(isRecord(body) && body.pass))) return noContent;
  const message = 'The clock of this sandbox goes by itself. Start it with a clock that stands still to move it.';
  return json(400, { message, code: 0 });
}

const impacts: readonly Impact[] = ['minor', 'major', 'critical'];

/** `{"impact": "major"}` opens an incident of the API; without an impact the one that is open goes on a stage. */
function incident({ sandbox: { world }, now, body }: OutsideCall): Answer {
  const impact = impacts.find((one) => isRecord(body) && one === body.impact);
  if (impact !== undefined) return json(201, openIncident(world, now, impact));
  const open = world.statusPage.incidents.find((one) => !isOver(one));
  if (open === undefined)
    return json(404, { message: `No incident is open. Impacts: ${impacts.join(', ')}.`, code: 0 });
  advanceIncident(world, now, open);
  return json(200, open);
}
