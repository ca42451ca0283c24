import { deepEqual, equal } from 'node:assert/strict';
import { itemsNamed, readItems } from '../../../src/core/values/idItem.ts';

const named = (names: readonly { name: string }[]) => names.map(({ name }) => name);

/** As Discord hands channels out: in no order. Types: https://docs.discord.com/developers/resources/channel */
const channels = [
  { id: '30', type: 2, name: 'Lounge', position: 0, parent_id: '10' },
  { id: '32', type: 0, name: 'second', position: 2, parent_id: '10' },
  { id: '31', type: 0, name: 'first', position: 1, parent_id: '10' },
  { id: '20', type: 4, name: 'Later', position: 1, parent_id: null },
  { id: '10', type: 4, name: 'Text', position: 0, parent_id: null },
  { id: '40', type: 15, name: 'questions', position: 5, parent_id: '20' },
  { id: '50', type: 0, name: 'rules', position: 7, parent_id: null },
];
const threads = { threads: [{ id: '60', type: 11, name: 'notes', parent_id: '31' }], members: [] };

describe('what can be picked', () => {
  it('stands as in a client: without a category first, text before voice, threads below their channel', () => {
    deepEqual(named(readItems('channel', [channels, threads])), [
      'rules',
      'Text',
      'first',
      'notes',
      'second',
      'Lounge',
      'Later',
      'questions',
    ]);
    const [, , first, notes] = readItems('channel', [channels, threads]);
    deepEqual(first, { id: '31', name: 'first', look: 'text', group: 'Text' });
    deepEqual(notes, { id: '60', name: 'notes', look: 'thread', group: 'Text', by: 'first' });
  });

  it('leaves out channels that hold no messages where messages are meant, and all but categories where those are', () => {
    deepEqual(named(readItems('message-channel', [channels, threads])), [
      'rules',
      'first',
      'notes',
      'second',
      'Lounge',
    ]);
    deepEqual(named(readItems('category', [channels])), ['Text', 'Later']);
  });

  it('has the highest role first', () => {
    const roles = [
      { id: '1', name: '@everyone', position: 0 },
      { id: '3', name: 'Admin', position: 2 },
      { id: '2', name: 'Bot', position: 1, managed: true },
    ];
    deepEqual(readItems('role', [roles]), [
      { id: '3', name: 'Admin', look: 'role' },
      { id: '2', name: 'Bot', look: 'managed-role' },
      { id: '1', name: '@everyone', look: 'role' },
    ]);
  });

  it('calls members as people see them', () => {
    const members = [
      { nick: 'Boss', user: { id: '1', username: 'mika', global_name: 'Mika' } },
      { nick: null, user: { id: '2', username: 'ren', global_name: 'Ren' } },
      { nick: null, user: { id: '3', username: 'helper', global_name: null, bot: true } },
    ];
    const items = readItems('member', [members]);
    deepEqual(items, [
      { id: '1', name: 'Boss', look: 'member', by: 'mika' },
      { id: '2', name: 'Ren', look: 'member', by: 'ren' },
      { id: '3', name: 'helper', look: 'bot' },
    ]);
    deepEqual(named(itemsNamed(items, 'MIK')), ['Boss']);
  });

  it('shows the first words of a message, who wrote it and when; no words without the intent', () => {
    // The example of https://docs.discord.com/developers/reference#convert-snowflake-to-datetime: 1462015105796 ms.
    const id = '175928847299117063';
    const author = { username: 'ren', global_name: 'Ren' };
    const [long, empty] = readItems('message', [
      [
        { id, content: `one\ntwo ${'x'.repeat(100)}`, author },
        { id, content: '', author },
      ],
    ]);
    deepEqual(long, { id, name: `one two ${'x'.repeat(72)}…`, look: 'message', at: 1462015105796, by: 'Ren' });
    deepEqual(empty, { id, name: '', look: 'message', at: 1462015105796, by: 'Ren' });
  });

  it('is read out of every form of list', () => {
    deepEqual(named(readItems('application-emoji', [{ items: [{ id: '1', name: 'a' }] }])), ['a']);
    deepEqual(readItems('sound', [{ items: [{ sound_id: '1', name: 'quack' }] }]), [
      { id: '1', name: 'quack', look: 'sound' },
    ]);
    deepEqual(readItems('application', [{ id: '1', name: 'My app' }]), [
      { id: '1', name: 'My app', look: 'application' },
    ]);
  });

  it('holds nothing that has no id, whatever came back', () => {
    for (const answer of [null, 'text', 7, { message: '401: Unauthorized' }, [null, {}, { id: 5 }, { id: 'x' }]]) {
      for (const kind of ['guild', 'channel', 'role', 'member', 'message'] as const) {
        equal(readItems(kind, [answer]).length, 0);
      }
    }
  });
});
