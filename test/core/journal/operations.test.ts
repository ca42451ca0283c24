import assert from 'node:assert/strict';
import { CredentialWatch } from '../../../src/core/journal/credentialChanges.ts';
import { IncidentReader } from '../../../src/core/journal/incidentReader.ts';
import { matches, noFilter } from '../../../src/core/journal/journalFilter.ts';
import { readLine, writeLine } from '../../../src/core/journal/journalLine.ts';
import { ProfileNames } from '../../../src/core/journal/profileNames.ts';
import type { SafeRecord } from '../../../src/core/journal/safeRecord.ts';
import { recordFor } from './records.ts';

/** A request that went with a profile: its id, its name then, the last four of its token. */
function sent(id: string, name: string, lastFour: string, changes: Partial<SafeRecord['credential']> = {}): SafeRecord {
  const profile = name === '' ? {} : { profile: { id, name } };
  return recordFor(`${id}${lastFour}`, 1000, {
    credential: { origin: 'profile', scheme: 'Bot', lastFour, ...profile, ...changes },
  });
}

/** What is said to have changed, in short. */
function changesOf(records: readonly SafeRecord[], watch = new CredentialWatch()): string[] {
  return records.flatMap((record) =>
    watch.next(record).map((change) => `${change.kind} ${change.from} → ${change.to}`),
  );
}

describe('what changed about who sends', () => {
  it('is not the token where two profiles have the same name', () => {
    const records = [sent('a', 'Bot token', 'aaaa'), sent('b', 'Bot token', 'bbbb'), sent('a', 'Bot token', 'aaaa')];
    assert.deepEqual(
      changesOf(records).filter((change) => change.startsWith('token')),
      [],
    );
  });

  it('is the token where a profile was renamed and rotated, and not the profile', () => {
    assert.deepEqual(changesOf([sent('a', 'Old', 'aaaa'), sent('a', 'New', 'bbbb')]), ['token-changed aaaa → bbbb']);
  });

  it('is the token of a webhook as well', () => {
    const webhook = (lastFour: string) => sent('w', 'Alerts', lastFour, { origin: 'url', scheme: null });
    assert.deepEqual(changesOf([webhook('aaaa'), webhook('aaaa'), webhook('bbbb')]), ['token-changed aaaa → bbbb']);
    // Of addresses in the text nothing is said: they are nobody's.
    const text = (lastFour: string) => sent('', '', lastFour, { origin: 'url', scheme: null });
    assert.deepEqual(changesOf([text('aaaa'), text('bbbb')]), []);
  });

  it('is the profile where one without a credential takes over', () => {
    const none = sent('n', 'Nobody', '', { origin: 'none', scheme: null });
    assert.deepEqual(changesOf([sent('a', 'Shop', 'aaaa'), none]), ['profile-changed Shop → Nobody']);
  });

  it('is not the token where a profile goes to the sandbox and back, with the token of that', () => {
    const sandbox = { ...sent('a', 'Shop', 'sand'), origin: 'sandbox' };
    assert.deepEqual(changesOf([sent('a', 'Shop', 'aaaa'), sandbox, sent('a', 'Shop', 'aaaa'), sandbox]), []);
  });

  it('is read by name in lines without an id', () => {
    const [before, after] = [sent('', 'Shop', 'aaaa'), sent('', 'Shop', 'bbbb')].map((record) => {
      const read = readLine(writeLine(record).replace('"id":"","name"', '"name"'));
      assert.ok(read.kind === 'entry' && read.entry.kind === 'exchange');
      return read.entry;
    });
    assert.ok(before !== undefined && after !== undefined);
    assert.deepEqual(changesOf([before, after]), ['token-changed aaaa → bbbb']);
  });
});

describe('who sent, in a timeline and in a filter', () => {
  it('are two where two profiles have one name, and one where it was renamed', () => {
    const reader = new IncidentReader();
    for (const record of [
      sent('a', 'Bot token', 'aaaa'),
      sent('b', 'Bot token', 'bbbb'),
      sent('b', 'Shop', 'bbbb'),
      sent('b', 'Shop', 'bbbb'),
    ]) {
      reader.add(record);
    }
    assert.deepEqual(reader.incident().senders, [
      ['Shop', 3],
      ['Bot token', 1],
    ]);
  });

  it('are chosen by what they are, and found by what they were called', () => {
    const record = sent('b', 'Bot token', 'bbbb');
    assert.equal(matches(record, { ...noFilter, profiles: ['b'] }), true);
    assert.equal(matches(record, { ...noFilter, profiles: ['a'] }), false);
    assert.equal(matches(record, { ...noFilter, text: 'bot token' }), true);
  });
});

describe('the names of profiles', () => {
  const current = [
    { id: 'a', name: 'Shop' },
    { id: 'b', name: 'Shop' },
    { id: 'c', name: 'Live' },
  ];
  const names = new ProfileNames(() => current);

  it('are those of today, of one that is gone the last, and of a line without an id what stands there', () => {
    const gone = sent('z', 'Was here', 'zzzz');
    assert.deepEqual(
      [sent('c', 'Staging', 'cccc'), gone, sent('', 'Nobody knows', 'yyyy')].map((record) => names.of(record)),
      [{ name: 'Live', earlier: 'Staging' }, { name: 'Was here' }, { name: 'Nobody knows' }],
    );
    assert.equal(names.lastFourOf(names.keyOf(gone)), 'zzzz');
  });

  it('lead a line without an id to the only profile of its name, and to none where there are two', () => {
    assert.deepEqual(
      [sent('', 'Live', 'cccc'), sent('', 'Shop', 'aaaa'), sent('', '', '')].map((record) => names.keyOf(record)),
      ['c', 'Shop', ''],
    );
  });
});
