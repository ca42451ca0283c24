import assert from 'node:assert/strict';
import { IncidentReader } from '../../../src/core/journal/incidentReader.ts';
import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { failureFor, recordFor } from './records.ts';

const start = Date.UTC(2026, 10, 29, 8, 0, 0);
const second = 1000;
const minute = 60 * second;

/** A 429 of some scope. */
function limited(id: string, at: number, scope: string): SafeRecord {
  return failureFor(id, at, {
    outcome: {
      kind: 'answer',
      status: 429,
      headers: [['x-ratelimit-scope', scope]],
      bytes: 50,
      body: { retry_after: 1 },
    },
    diagnosis: { ...failureFor('', 0).diagnosis, class: 'rate/bucket', code: null },
  });
}

/** The edge's ban: no limit header, no JSON (discord-api-docs, topics/rate-limits). */
function banned(id: string, at: number): SafeRecord {
  return failureFor(id, at, {
    outcome: { kind: 'answer', status: 429, headers: [['retry-after', '3600']], bytes: 16, body: {} },
    diagnosis: { ...failureFor('', 0).diagnosis, class: 'edge/banned', code: null },
  });
}

function read(entries: readonly Parameters<IncidentReader['add']>[0][]) {
  const reader = new IncidentReader();
  for (const entry of entries) reader.add(entry);
  return reader.incident();
}

describe('the timeline of an incident', () => {
  it('says what began when, who sent, what was limited and what went again', () => {
    const rotated = { origin: 'profile', scheme: 'Bot', lastFour: 'zz99', profile: { id: 'p1', name: 'Shop bot' } };
    const story = [
      ...Array.from({ length: 20 }, (_, index) => recordFor(`ok${index}`, start + index * 10 * second)),
      failureFor('first', start + 5 * minute),
      failureFor('again', start + 5 * minute + 2 * second),
      failureFor('elsewhere', start + 5 * minute + 3 * second, { place: { file: 'src/other.ts', line: 3 } }),
      limited('l1', start + 6 * minute, 'user'),
      limited('l2', start + 6 * minute + second, 'shared'),
      banned('b1', start + 7 * minute),
      banned('b2', start + 7 * minute + second),
      {
        kind: 'outage',
        version: 1,
        at: start + 8 * minute,
        verdict: 'yours',
        cause: 'address-banned',
        incidents: [],
      } as const,
      recordFor('fine', start + 9 * minute, { identity: '123456789012345678' }),
      recordFor('rotated', start + 10 * minute, { credential: rotated, identity: '223456789012345678' }),
    ];
    const incident = read(story);
    assert.deepEqual(
      incident.events.map(({ kind, at }) => [kind, (at - start) / second]),
      [
        ['first-failure', 300],
        ['class-began', 360],
        ['ban-began', 420],
        ['class-began', 420],
        ['outage-asked', 480],
        ['ban-over', 540],
        ['works-again', 540],
        ['token-changed', 600],
        ['identity-changed', 600],
      ],
    );
    assert.deepEqual([incident.requests, incident.failures], [29, 7]);
    assert.deepEqual(incident.limited, { user: 1, shared: 1, global: 0, edge: 2 });
    assert.deepEqual(
      incident.classes.map(({ class: name, count }) => [name, count]),
      [
        ['permission/missing', 3],
        ['rate/bucket', 2],
        ['edge/banned', 2],
      ],
    );
    // The second failure at the same place and all that came from there after it; the other file failed once.
    assert.deepEqual(
      incident.resent.map(({ route, times }) => [route, times]),
      [['POST /channels/{channel_id}/messages', 6]],
    );
    const token = incident.events.find(({ kind }) => kind === 'token-changed');
    assert.deepEqual(token, {
      kind: 'token-changed',
      at: start + 10 * minute,
      profile: 'Shop bot',
      from: '9f3k',
      to: 'zz99',
    });
  });

  it('lists spikes among the events', () => {
    const records = Array.from({ length: 300 }, (_, index) => {
      const at = start + index * 6 * second;
      return index >= 200 && index < 210 ? failureFor(`f${index}`, at) : recordFor(`r${index}`, at);
    });
    const spikes = read(records).events.filter(({ kind }) => kind === 'spike');
    // Ten requests a minute: the 21st minute failed as a whole.
    assert.deepEqual(
      spikes.map(({ at }) => at),
      [start + 20 * minute],
    );
  });

  it('stays bounded and says what it leaves out', () => {
    const records = Array.from({ length: 3000 }, (_, index) =>
      recordFor(`r${index}`, start + index, {
        credential: {
          origin: 'profile',
          scheme: 'Bot',
          lastFour: `${1000 + index}`,
          profile: { id: 'p', name: 'Bot' },
        },
      }),
    );
    const { events, leftOut } = read(records);
    assert.deepEqual([events.length, leftOut], [400, 2599]);
  });

  it('has nothing to say of nothing', () => {
    const { requests, events, rates } = read([]);
    assert.deepEqual([requests, events, rates.rows], [0, [], []]);
  });
});
