import assert from 'node:assert/strict';
import {
  advanceIncident,
  openIncident,
  resolveIncident,
  scheduleMaintenance,
} from '../../src/sandbox/status/incident.ts';
import { Asker, type Reply } from './ask.ts';

const minute = 60_000;

describe('the status page of the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const page = (name: string): Promise<Reply> => asker.ask(`GET /status/api/v2/${name}.json`);
  const api = async () =>
    (await page('components')).json.components.find(({ id }: { id: string }) => id === 'rhznvxg4v7yh').status;

  it('is another host: no limits, nothing of Discord’s servers, no faults', async () => {
    asker.sandbox.setScenario('origin-unreachable');
    const { status, headers } = await page('summary');
    assert.equal(status, 200);
    assert.equal(headers['x-sandbox'], '1');
    assert.equal(headers['content-type'], 'application/json');
    for (const name of ['via', 'cf-ray', 'server', 'x-ratelimit-bucket']) assert.equal(headers[name], undefined, name);
    assert.equal((await asker.ask('POST /status/api/v2/summary.json')).status, 405);
    assert.equal((await page('nothing')).status, 404);
  });

  // Keys as in the capture of 2022 (discord-undoc.github.io, src/status_api.md).
  const keys: readonly (readonly [string, readonly string[]])[] = [
    ['summary', ['page', 'components', 'incidents', 'scheduled_maintenances', 'status']],
    ['status', ['page', 'status']],
    ['components', ['page', 'components']],
    ['incidents', ['page', 'incidents']],
    ['incidents/unresolved', ['page', 'incidents']],
    ['scheduled-maintenances', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/upcoming', ['page', 'scheduled_maintenances']],
    ['scheduled-maintenances/active', ['page', 'scheduled_maintenances']],
  ];
  for (const [name, expected] of keys) {
    it(`has the parts of ${name}.json`, async () => {
      const { json } = await page(name);
      assert.deepEqual(Object.keys(json), expected);
      assert.deepEqual([json.page.id, json.page.name], ['srhpyqt94yxb', 'Discord']);
    });
  }

  it('says that all is well in the beginning', async () => {
    const { json } = await page('summary');
    assert.deepEqual(json.status, { indicator: 'none', description: 'All Systems Operational' });
    assert.deepEqual([json.incidents, json.scheduled_maintenances], [[], []]);
    assert.deepEqual(Object.keys(json.components[0]).sort(), [
      'created_at',
      'description',
      'group',
      'group_id',
      'id',
      'name',
      'only_show_if_degraded',
      'page_id',
      'position',
      'showcase',
      'start_date',
      'status',
      'updated_at',
    ]);
  });

  for (const [impact, status] of [
    ['minor', 'degraded_performance'], // as in the capture
    ['major', 'partial_outage'],
    ['critical', 'major_outage'],
  ] as const) {
    it(`tells of a ${impact} incident from stage to stage`, async () => {
      const { world } = asker.sandbox;
      const incident = openIncident(world, asker.clock.now(), impact);
      const stages: unknown[] = [];
      for (let stage = 0; stage < 4; stage++) {
        const [shown] = (await page('incidents')).json.incidents;
        const open = (await page('incidents/unresolved')).json.incidents.length;
        stages.push([shown.status, await api(), (await page('status')).json.status.indicator, open]);
        asker.clock.pass(5 * minute);
        advanceIncident(world, asker.clock.now(), incident);
      }
      assert.deepEqual(stages, [
        ['investigating', status, impact, 1],
        ['identified', status, impact, 1],
        ['monitoring', 'operational', impact, 1],
        ['resolved', 'operational', 'none', 0],
      ]);
      const { json } = await page('incidents');
      const [told] = json.incidents;
      assert.deepEqual(
        told.incident_updates.map((update: Reply['json']) => [update.status, update.created_at]),
        [
          ['resolved', '2026-11-20T12:15:00.000Z'],
          ['monitoring', '2026-11-20T12:10:00.000Z'],
          ['identified', '2026-11-20T12:05:00.000Z'],
          ['investigating', '2026-11-20T12:00:00.000Z'],
        ],
      );
      assert.deepEqual(
        [told.monitoring_at, told.resolved_at],
        ['2026-11-20T12:10:00.000Z', '2026-11-20T12:15:00.000Z'],
      );
      const [affected] = told.incident_updates[3].affected_components;
      assert.deepEqual([affected.name, affected.old_status, affected.new_status], ['API', 'operational', status]);
      assert.equal(json.page.updated_at, '2026-11-20T12:15:00.000Z');
      assert.deepEqual(Object.keys(told).sort(), [
        'components',
        'created_at',
        'id',
        'impact',
        'incident_updates',
        'monitoring_at',
        'name',
        'page_id',
        'resolved_at',
        'shortlink',
        'started_at',
        'status',
        'updated_at',
      ]);
    });
  }

  it('is the page of Discord, told in UTC', async () => {
    // Shape and names as in the capture; there the zone is America/Tijuana, and the sandbox tells no other than UTC.
    assert.deepEqual((await page('status')).json.page, {
      id: 'srhpyqt94yxb',
      name: 'Discord',
      url: 'https://discordstatus.com',
      time_zone: 'Etc/UTC',
      updated_at: '2026-11-20T12:00:00.000Z',
    });
  });

  for (const [impact, description] of [
    ['minor', 'Partially Degraded Service'],
    ['major', 'Partial System Outage'],
    ['critical', 'Major Service Outage'],
  ] as const) {
    it(`describes what is ${impact}, in the words of Statuspage`, async () => {
      openIncident(asker.sandbox.world, asker.clock.now(), impact);
      assert.deepEqual((await page('status')).json.status, { indicator: impact, description });
    });
  }

  it('lists the last fifty incidents, each with the component that it concerns', async () => {
    const { world } = asker.sandbox;
    for (let index = 0; index < 51; index++) openIncident(world, asker.clock.now(), 'minor', `Incident ${index}`);
    const { incidents } = (await page('incidents')).json;
    assert.deepEqual([incidents.length, incidents[0].name, incidents[49].name], [50, 'Incident 50', 'Incident 1']);
    assert.ok(world.statusPage.components.length > 1);
    assert.deepEqual(
      incidents[0].components.map(({ id }: { id: string }) => id),
      ['rhznvxg4v7yh'],
    );
    assert.equal((await page('incidents/unresolved')).json.incidents.length, 51);
  });

  it('shows the worst of several, and ends one at once', async () => {
    const { world } = asker.sandbox;
    openIncident(world, asker.clock.now(), 'minor');
    const worst = openIncident(world, asker.clock.now(), 'critical', 'Messages fail');
    const { json } = await page('summary');
    assert.deepEqual(json.status, { indicator: 'critical', description: 'Major Service Outage' });
    assert.deepEqual([json.incidents.length, json.incidents[0].name], [2, 'Messages fail']);
    resolveIncident(world, asker.clock.now(), worst);
    resolveIncident(world, asker.clock.now(), worst);
    assert.equal(worst.incident_updates.length, 2);
    assert.equal((await page('status')).json.status.indicator, 'minor');
  });

  it('announces a maintenance and shows it under way', async () => {
    const { world } = asker.sandbox;
    const from = asker.clock.now() + 60 * minute;
    const maintenance = scheduleMaintenance(world, asker.clock.now(), from, from + 30 * minute);
    const counts = async () => [
      maintenance.status,
      await api(),
      (await page('scheduled-maintenances/upcoming')).json.scheduled_maintenances.length,
      (await page('scheduled-maintenances/active')).json.scheduled_maintenances.length,
      (await page('summary')).json.scheduled_maintenances.length,
    ];
    const seen: unknown[] = [await counts()];
    for (let stage = 0; stage < 3; stage++) {
      advanceIncident(world, asker.clock.now(), maintenance);
      seen.push(await counts());
    }
    assert.deepEqual(seen, [
      ['scheduled', 'operational', 1, 0, 1],
      ['in_progress', 'under_maintenance', 0, 1, 1],
      ['verifying', 'operational', 0, 1, 1],
      ['completed', 'operational', 0, 0, 0],
    ]);
    const [shown] = (await page('scheduled-maintenances')).json.scheduled_maintenances;
    assert.deepEqual(
      [shown.scheduled_for, shown.scheduled_until],
      ['2026-11-20T13:00:00.000Z', '2026-11-20T13:30:00.000Z'],
    );
    assert.deepEqual((await page('incidents')).json.incidents, []);
  });

  it('comes back with an exported state, and goes on', async () => {
    const { sandbox, clock } = asker;
    openIncident(sandbox.world, clock.now(), 'major');
    sandbox.importState(sandbox.exportState());
    const [incident] = sandbox.world.statusPage.incidents;
    assert.ok(incident !== undefined);
    resolveIncident(sandbox.world, clock.now(), incident);
    const [told] = (await page('incidents')).json.incidents;
    assert.deepEqual([told.status, told.components[0].status, await api()], ['resolved', 'operational', 'operational']);
  });

  it('is quiet again after a reset', async () => {
    openIncident(asker.sandbox.world, asker.clock.now(), 'major');
    asker.sandbox.reset();
    assert.equal((await page('status')).json.status.indicator, 'none');
  });
});
