import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const commands = `/applications/${ids.application}/commands`;

describe('a command form', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  async function errors(json: unknown, line = `POST ${commands}`) {
    asker.clock.pass(60_000);
    const reply = await asker.ask(line, { json });
    return reply.status < 300 ? undefined : (reply.json.errors ?? reply.json);
  }

  const at = (path: readonly (string | number)[], ...found: readonly (readonly [string, string])[]) => {
    const leaf: unknown = { _errors: found.map(([code, message]) => ({ code, message })) };
    return path.reduceRight((tree, key) => ({ [key]: tree }), leaf);
  };
  const invalidName = ['APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid'] as const;
  const noMatch = ['STRING_TYPE_REGEX', 'String value did not match validation regex.'] as const;
  const required = ['BASE_TYPE_REQUIRED', 'This field is required'] as const;
  const option = (more: object = {}) => ({ type: 3, name: 'o', description: 'd', ...more });
  const withOptions = (...options: readonly unknown[]) => ({ name: 'a', description: 'd', options });

  // interactions/application-commands#application-command-object-application-command-naming
  it('takes names in lower case, in any script, with dashes', async () => {
    for (const name of ['a', 'under_score', 'da-sh', 'ünïcode', '日本語', 'x'.repeat(32), "it's"]) {
      assert.equal(await errors({ name, description: 'd' }), undefined, name);
    }
  });

  it('does not take names with capitals or blanks', async () => {
    assert.deepEqual(await errors({ name: 'joinVoice', description: 'd' }), at(['name'], invalidName));
    assert.deepEqual(await errors({ name: 'two words', description: 'd' }), at(['name'], noMatch, invalidName));
  });

  it('lets names of context menus be as they like', async () => {
    assert.equal(await errors({ name: 'Report This', type: 3 }), undefined);
    assert.equal(await errors({ name: 'Look At', type: 2 }), undefined);
    assert.deepEqual(await errors({ name: 'a', type: 1 }), at(['description'], required));
  });

  it('has limits', async () => {
    const between = (max: number) => ['BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${max} in length.`] as const;
    assert.deepEqual(await errors({ name: 'x'.repeat(33), description: 'd' }), at(['name'], between(32)));
    assert.equal(await errors({ name: 'a', description: 'x'.repeat(100) }), undefined);
    assert.deepEqual(await errors({ name: 'a', description: 'x'.repeat(101) }), at(['description'], between(100)));
    assert.deepEqual(await errors({ name: 'a', description: '' }), at(['description'], required));
    assert.deepEqual(await errors({ description: 'd' }), at(['name'], required));
    const many = Array.from({ length: 26 }, (_, index) => option({ name: `o${index}` }));
    assert.equal(await errors(withOptions(...many.slice(1))), undefined);
    assert.deepEqual(
      await errors(withOptions(...many)),
      at(['options'], ['BASE_TYPE_MAX_LENGTH', 'Must be 25 or fewer in length.']),
    );
  });

  it('may have 8000 characters in all', async () => {
    // developers/reference#error-messages has this very error as an example
    const choices = Array.from({ length: 25 }, (_, index) => ({
      name: String(index).padStart(100, 'n'),
      value: 'v'.repeat(100),
    }));
    const big = [option({ choices }), option({ name: 'p', choices: choices.slice(0, 15) })];
    assert.deepEqual(
      await errors(withOptions(...big)),
      at([], ['APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)']),
    );
    assert.equal(await errors(withOptions(big[0])), undefined);
  });

  it('looks into its options, and theirs', async () => {
    assert.deepEqual(await errors(withOptions(option({ name: 'Bad' }))), at(['options', 0, 'name'], invalidName));
    const group = {
      type: 2,
      name: 'g',
      description: 'd',
      options: [{ type: 1, name: 's', description: 'd', options: [{ type: 3, name: 'x' }] }],
    };
    assert.deepEqual(
      await errors(withOptions(group)),
      at(['options', 0, 'options', 0, 'options', 0, 'description'], required),
    );
    assert.deepEqual(
      await errors(withOptions(option({ type: 12 }))),
      at(['options', 0, 'type'], ['BASE_TYPE_CHOICES', 'Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).']),
    );
  });

  it('wants required options before the others', async () => {
    const [must, may] = [option({ name: 'must', required: true }), option({ name: 'may' })];
    assert.equal(await errors(withOptions(must, may)), undefined);
    assert.deepEqual(
      await errors(withOptions(may, must)),
      at(
        ['options', 1],
        ['APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before non-required options'],
      ),
    );
  });

  it('names the index where all commands come at once', async () => {
    const list = [
      { name: 'fine', description: 'd' },
      { name: 'Bad', description: 'd' },
    ];
    assert.deepEqual(await errors(list, `PUT ${commands}`), at([1, 'name'], invalidName));
  });

  it('counts two hundred new ones a day', async () => {
    // discord-api-docs#6188
    const fresh = await Asker.start();
    const batch = (from: number) =>
      Array.from({ length: 100 }, (_, index) => ({ name: `c${from + index}`, description: 'd' }));
    const put = async (from: number) => {
      fresh.clock.pass(60_000);
      return (await fresh.ask(`PUT ${commands}`, { json: batch(from) })).json;
    };
    assert.equal((await put(0)).length, 100);
    assert.equal((await put(0)).length, 100); // none of them is new
    assert.equal((await put(100)).length, 100);
    assert.deepEqual(await put(200), {
      message: 'Max number of daily application command creates has been reached (200)',
      code: 30034,
    });
    fresh.clock.pass(86_400_000);
    assert.equal((await put(200)).length, 100);
    await fresh.sandbox.close();
  });
});
