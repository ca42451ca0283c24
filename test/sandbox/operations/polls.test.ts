import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const poll = `/channels/${ids.slow}/polls/${ids.pollMessage}`;
const message = `/channels/${ids.slow}/messages/${ids.pollMessage}`;
const question = {
  question: { text: 'Tea?' },
  answers: [{ poll_media: { text: 'Yes' } }, { poll_media: { text: 'No' } }],
};

describe('a poll in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const ask = (line: string, json?: unknown) => {
    asker.clock.pass(10_000);
    return asker.ask(line, json === undefined ? {} : { json });
  };
  const codeOf = async (line: string, json?: unknown) => (await ask(line, json)).json?.code;
  const voters = async (query: string) =>
    (await ask(`GET ${poll}/answers/${query}`)).json.users.map(({ id }: { id: string }) => id);

  it('is sent with a message and runs for a day', async () => {
    const { status, json } = await ask(`POST /channels/${ids.text}/messages`, { poll: question });
    const { answers, expiry, allow_multiselect, layout_type, results } = json.poll;
    assert.deepEqual([status, json.poll.question.text, allow_multiselect, layout_type], [200, 'Tea?', false, 1]);
    assert.deepEqual(
      answers.map(({ answer_id, poll_media }: { answer_id: number; poll_media: { text: string } }) => [
        answer_id,
        poll_media.text,
      ]),
      [
        [1, 'Yes'],
        [2, 'No'],
      ],
    );
    assert.equal(Date.parse(expiry) - Date.parse(json.timestamp), 86_400_000);
    assert.deepEqual(results, { is_finalized: false, answer_counts: [] });
    const longer = await ask(`POST /channels/${ids.text}/messages`, { poll: { ...question, duration: 48 } });
    assert.equal(Date.parse(longer.json.poll.expiry) - Date.parse(longer.json.timestamp), 2 * 86_400_000);
  });

  it('has voters, listed by id in pages', async () => {
    assert.deepEqual(await voters('1'), [ids.owner, ids.member]);
    assert.deepEqual(await voters('1?limit=1'), [ids.owner]);
    assert.deepEqual(await voters(`1?after=${ids.owner}`), [ids.member]);
    assert.deepEqual(await voters('2'), []);
    assert.equal(await codeOf(`GET ${poll}/answers/1?limit=101`), 50035);
    assert.equal((await ask(`GET ${message}`)).json.poll.results.answer_counts[0].count, 2);
  });

  it('is ended once', async () => {
    const { status, json } = await ask(`POST ${poll}/expire`);
    assert.equal(status, 200);
    assert.equal(Date.parse(json.poll.expiry), asker.clock.now());
    assert.deepEqual(json.poll.results, {
      is_finalized: true,
      answer_counts: [{ id: 1, count: 2, me_voted: false }],
    });
    assert.equal(await codeOf(`POST ${poll}/expire`), 520001);
  });

  it('is ended by who began it, and only if there is one', async () => {
    assert.equal(await codeOf(`POST /channels/${ids.text}/polls/${ids.botMessage}/expire`), 520006);
    assert.equal(await codeOf(`POST /channels/${ids.text}/polls/1300000000000000000/expire`), 10008);
    const wire = asker.sandbox.world.channels.get(ids.slow)?.messages.get(ids.pollMessage);
    const member = asker.sandbox.world.users.get(ids.member);
    assert.ok(wire && member);
    wire.author = member;
    assert.equal(await codeOf(`POST ${poll}/expire`), 50013);
  });

  it('cannot be edited', async () => {
    assert.equal(await codeOf(`PATCH ${message}`, { content: 'x' }), 520003); // resources/poll#poll-endpoints
  });
});
