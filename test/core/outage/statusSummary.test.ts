import { deepEqual, equal, ok } from 'node:assert/strict';
import { readStatusSummary } from '../../../src/core/outage/statusSummary.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';

/** The least that is a summary; shapes of discord-undoc.github.io, src/status_api.md. */
const least = {
  page: { id: 'srhpyqt94yxb', name: 'Discord', updated_at: '2022-02-01T04:05:06.007-08:00' },
  components: [] as unknown[],
  status: { indicator: 'none', description: 'All Systems Operational' },
};

describe('a summary of the status page', () => {
  it('is read with times in any zone', () => {
    const summary = readStatusSummary(least);
    deepEqual(
      [summary?.updatedAt, summary?.description],
      [Date.UTC(2022, 1, 1, 12, 5, 6, 7), 'All Systems Operational'],
    );
  });

  it('is none where the shape is another, or the page is not that of Discord', () => {
    for (const value of [
      null,
      [],
      'text',
      12,
      {},
      { ...least, page: undefined },
      { ...least, status: 'none' },
      { ...least, status: {} },
      { ...least, components: {} },
      { ...least, page: { id: 'other', name: 'Somebody else' } },
    ]) {
      equal(readStatusSummary(value), null, JSON.stringify(value));
    }
  });

  it('knows the API by its id or its name, Cloudflare by its name, and takes the rest for something else', () => {
    const summary = readStatusSummary({
      ...least,
      components: [
        { id: 'rhznvxg4v7yh', name: 'Schnittstelle', status: 'operational' },
        { id: 'new', name: 'API', status: 'partial_outage' },
        { id: 'z', name: 'CloudFlare', status: 'operational' },
        { id: 'y', name: 'Gateway', status: 'a new word' },
        { name: 'Media Proxy' },
        null,
        'text',
        7,
      ],
    });
    deepEqual(
      summary?.components.map(({ kind, status }) => [kind, status]),
      [
        ['api', 'operational'],
        ['api', 'partial_outage'],
        ['edge', 'operational'],
        ['other', 'a new word'],
        ['other', ''],
      ],
    );
  });

  it('takes the components of an incident from its newest update where it lists none itself', () => {
    const update = (name: string) => ({ affected_components: [{ code: 'x', name, new_status: 'partial_outage' }] });
    const summary = readStatusSummary({
      ...least,
      incidents: [
        { name: 'A', impact: 'minor', status: 'identified', incident_updates: [update('API'), update('Voice')] },
      ],
    });
    deepEqual(summary?.incidents[0]?.components, [{ name: 'API', kind: 'api' }]);
    deepEqual([summary?.incidents[0]?.startedAt, summary?.incidents[0]?.link], [null, null]);
  });

  it('shows only links to the status page', () => {
    const link = (shortlink: unknown) =>
      readStatusSummary({ ...least, incidents: [{ shortlink }] })?.incidents[0]?.link;
    equal(link('https://stspg.io/abc'), 'https://stspg.io/abc');
    for (const bad of [
      'https://evil.example/',
      'http://stspg.io/a',
      'command:x',
      'https://u:p@stspg.io/a',
      'javascript:1',
      7,
    ])
      equal(link(bad), null, String(bad));
  });

  it('is bounded and holds no control characters, whatever the page sends', () => {
    const name = `A\u0000\u202E\n${'b'.repeat(5_000)}`;
    const summary = readStatusSummary({
      ...least,
      incidents: Array.from({ length: 5_000 }, () => ({ name, started_at: 'yesterday' })),
    });
    ok((summary?.incidents.length ?? 0) <= 200);
    const shown = summary?.incidents[0]?.name ?? '';
    ok(shown.length <= 200 && !/\p{C}/u.test(shown), shown);
    equal(summary?.incidents[0]?.startedAt, null);
  });

  it('is what the sandbox sends, incidents and maintenances among it', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1, scenario: 'incident' });
    try {
      const read = async () =>
        readStatusSummary(await (await fetch(`${sandbox.url}/status/api/v2/summary.json`)).json());
      const summary = await read();
      equal(summary?.components.find(({ kind }) => kind === 'api')?.status, 'partial_outage');
      deepEqual(
        summary?.incidents.map(({ impact, stage, components }) => [impact, stage, components.map(({ kind }) => kind)]),
        [['major', 'investigating', ['api']]],
      );
    } finally {
      await sandbox.close();
    }
  });
});
