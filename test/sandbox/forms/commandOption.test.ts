import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, type Case, findings, many, missing, x } from './formErrors.ts';

const commands = `/applications/${ids.application}/commands`;
const slash = (more: object = {}) => ({ name: 'a', description: 'd', ...more });
const option = (type: number, more: object = {}) => ({ type, name: 'o', description: 'd', ...more });
const options = (...list: readonly unknown[]) => slash({ options: list });
const choice = (value: unknown, more: object = {}) => ({ name: 'n', value, ...more });
const mixed = (path: string) =>
  `${path}[APPLICATION_COMMAND_OPTIONS_TYPE_INVALID]: Sub-command and sub-command group option types are mutually exclusive to all other types`;
const notInt = (path: string, value: unknown) => `${path}[NUMBER_TYPE_COERCE]: Value "${value}" is not int.`;
const invalidName = (path: string) => `${path}[APPLICATION_COMMAND_INVALID_NAME]: Command name is invalid`;

describe('a form for commands and their options', () => {
  let asker: Asker;
  before(async () => {
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  const groups: Readonly<Record<string, readonly Case[]>> = {
    // interactions/application-commands#application-command-object-application-command-option-structure
    values: [
      ['each type', options(...many(9, (index) => option(index + 3, { name: `o${index}` })))],
      // gonzyui/Discord-Template-V13#8
      [
        'types that are names',
        { ...options(option(3, { type: 'STRING' })), type: 'CHAT_INPUT' },
        notInt('type', 'CHAT_INPUT'),
        notInt('options.0.type', 'STRING'),
      ],
      ['a type that is a name', options(option(3, { type: 'STRING' })), notInt('options.0.type', 'STRING')],
      ['no type', options({ name: 'o', description: 'd' }), missing('options.0.type')],
      ['the bounds of a length', options(option(3, { min_length: 0, max_length: 6000 }))],
      [
        'a length beyond them',
        options(option(3, { min_length: -1, max_length: 6001 })),
        'options.0.min_length[NUMBER_TYPE_MIN]: int value should be greater than or equal to 0.',
        'options.0.max_length[NUMBER_TYPE_MAX]: int value should be less than or equal to 6000.',
      ],
      [
        'no length at all',
        options(option(3, { max_length: 0 })),
        'options.0.max_length[NUMBER_TYPE_MIN]: int value should be greater than or equal to 1.',
      ],
      ['fractions for a number', options(option(10, { min_value: 0.5, max_value: 1.5 }))],
      ['fractions for a whole number', options(option(4, { min_value: 0.5 })), notInt('options.0.min_value', '0.5')],
      [
        'more at least than at most',
        options(option(4, { min_value: 2, max_value: 1 })),
        'options.0.min_value[APPLICATION_COMMAND_OPTIONS_RANGE_INVALID]: min_value must be less than or equal to max_value',
      ],
      ['kinds of channels', options(option(7, { channel_types: [0, 5] }))],
      [
        'a kind that there is not',
        options(option(7, { channel_types: ['text'] })),
        'options.0.channel_types.0[BASE_TYPE_CHOICES]: Value must be one of (0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16).',
      ],
      ['types of files', options(option(11, { file_types: ['image', '.pdf'] }))],
      // discord-api-docs#4964
      [
        'a name twice',
        options(option(3), option(4)),
        'options.1[APPLICATION_COMMAND_OPTIONS_NAME_INVALID]: Option name o is already used in these options',
      ],
      [
        'all that are required too late',
        options(option(3), option(3, { name: 'p', required: true }), option(3, { name: 'q', required: true })),
        ...[1, 2].map(
          (index) =>
            `options.${index}[APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]: Required options must be placed before non-required options`,
        ),
      ],
    ],
    choices: [
      ['25', options(option(3, { choices: many(25, (index) => choice('v', { name: `n${index}` })) }))],
      ['26', options(option(3, { choices: many(26, () => choice('v')) })), atMost('options.0.choices', 25)],
      [
        'texts, whole numbers and fractions',
        options(
          option(3, { choices: [choice('v')] }),
          option(4, { name: 'p', choices: [choice(1)] }),
          option(10, { name: 'q', choices: [choice(0.5)] }),
        ),
      ],
      // discord-api-docs#3900
      [
        'a number among texts',
        options(option(3, { choices: [choice(1)] })),
        'options.0.choices.0.value[STRING_TYPE_CONVERT]: Could not interpret "1" as string.',
      ],
      // Discord4J/discord-json#97
      [
        'a text among numbers',
        options(option(4, { choices: [choice('1')] })),
        notInt('options.0.choices.0.value', '1'),
      ],
      [
        'a fraction among whole numbers',
        options(option(4, { choices: [choice(0.5)] })),
        notInt('options.0.choices.0.value', '0.5'),
      ],
      ['no value', options(option(3, { choices: [{ name: 'n' }] })), missing('options.0.choices.0.value')],
      [
        'a long name',
        options(option(3, { choices: [choice('v', { name: x(101) })] })),
        between('options.0.choices.0.name', 1, 100),
      ],
      ['a long value', options(option(3, { choices: [choice(x(101))] })), atMost('options.0.choices.0.value', 100)],
      [
        'a name twice',
        options(option(3, { choices: [choice('a'), choice('b')] })),
        'options.0.choices.1[APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_INVALID]: Option choice name n is already used in these choices',
      ],
      [
        'what is typed beside them',
        options(option(3, { choices: [choice('v')], autocomplete: true })),
        'options.0.autocomplete[APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID]: Autocomplete cannot be used with choices',
      ],
      ['what is typed without them', options(option(3, { choices: [], autocomplete: true }))],
      // discord-api-docs#3611
      [
        'those of a boolean',
        options(option(5, { choices: [choice('v')] })),
        'options.0.choices[APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID]: Choices cannot be configured for this type of option',
      ],
    ],
    subcommands: [
      [
        'alone and in groups',
        options(option(1), option(2, { name: 'g', options: [option(1, { options: [option(3)] })] })),
      ],
      // discord.js#7648, discord-api-docs#7617
      ['one after values', options(option(4), option(1, { name: 's' })), mixed('options.1')],
      ['a value after one', options(option(1), option(4, { name: 'v' })), mixed('options.1')],
      ['one in another', options(option(1, { options: [option(1)] })), mixed('options.0.options.0')],
      ['a group in a group', options(option(2, { options: [option(2)] })), mixed('options.0.options.0')],
      ['a value in a group', options(option(2, { options: [option(3)] })), mixed('options.0.options.0')],
      ['26 of them', options(...many(26, (index) => option(1, { name: `s${index}` }))), atMost('options', 25)],
      [
        '26 options of one',
        options(option(1, { options: many(26, (index) => option(3, { name: `o${index}` })) })),
        atMost('options.0.options', 25),
      ],
    ],
    // #localization, reference#locales
    'other languages': [
      [
        'some',
        slash({
          name_localizations: { de: 'befehl', 'zh-TW': '命令', ja: null },
          description_localizations: { fr: 'd' },
        }),
      ],
      ['none', slash({ name_localizations: null, description_localizations: {} })],
      [
        'one that there is not',
        slash({ name_localizations: { en: 'a' } }),
        'name_localizations.en[BASE_TYPE_CHOICES]: Value must be one of the available locales.',
      ],
      ['a name with capitals', slash({ name_localizations: { de: 'Befehl' } }), invalidName('name_localizations.de')],
      [
        'a long description',
        slash({ description_localizations: { de: x(101) } }),
        between('description_localizations.de', 1, 100),
      ],
      [
        'those of an option',
        options(option(3, { name_localizations: { de: 'Groß' } })),
        invalidName('options.0.name_localizations.de'),
      ],
      [
        'those of a choice',
        options(option(3, { choices: [choice('v', { name_localizations: { de: x(101) } })] })),
        between('options.0.choices.0.name_localizations.de', 1, 100),
      ],
      [
        'text',
        slash({ name_localizations: 'de' }),
        'name_localizations[DICT_TYPE_CONVERT]: Only dictionaries may be used in a DictType',
      ],
      [
        'a key that is no key of ours',
        slash({ name_localizations: JSON.parse('{"__proto__":"a"}') }),
        'name_localizations.__proto__[BASE_TYPE_CHOICES]: Value must be one of the available locales.',
      ],
    ],
    'the rest of it': [
      [
        'everything',
        slash({
          type: 1,
          nsfw: true,
          default_member_permissions: '8',
          dm_permission: false,
          contexts: [0, 1, 2],
          integration_types: [0, 1],
        }),
      ],
      ['nothing', slash({ default_member_permissions: null, contexts: null })],
      ['permissions as a number', slash({ default_member_permissions: 8 })],
      [
        'permissions as names',
        slash({ default_member_permissions: 'BAN_MEMBERS' }),
        notInt('default_member_permissions', 'BAN_MEMBERS'),
      ],
      ['another context', slash({ contexts: [3] }), 'contexts.0[BASE_TYPE_CHOICES]: Value must be one of (0, 1, 2).'],
      [
        'another way to install it',
        slash({ integration_types: [2] }),
        'integration_types.0[BASE_TYPE_CHOICES]: Value must be one of (0, 1).',
      ],
      ['a fifth type', slash({ type: 5 }), 'type[BASE_TYPE_CHOICES]: Value must be one of (1, 2, 3, 4).'],
    ],
    'context menus and activities': [
      ['a name of 32', { type: 2, name: x(32) }],
      ['a name of 33', { type: 3, name: x(33) }, between('name', 1, 32)],
      // discord-api-docs#3629 and #5836
      [
        'a description',
        { type: 2, name: 'Look', description: 'd' },
        'description[APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID]: Context menu commands cannot have description',
      ],
      ['an empty description', { type: 2, name: 'Look', description: '' }],
      ['a name in other languages', { type: 2, name: 'Look', name_localizations: { de: 'Ansehen Bitte' } }],
      ['an activity', { type: 4, name: 'Launch', description: 'd', handler: 2 }],
      [
        'an activity of nobody',
        { type: 4, name: 'Launch', handler: 3 },
        'handler[BASE_TYPE_CHOICES]: Value must be one of (1, 2).',
      ],
    ],
  };
  for (const [group, cases] of Object.entries(groups)) {
    describe(`with ${group}`, () => {
      for (const [name, body, ...expected] of cases) {
        it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
          assert.deepEqual(await findings(asker, `POST ${commands}`, { json: body }), expected);
          asker.sandbox.world.commandCreates.clear();
        });
      }
    });
  }

  it('counts of a text in several languages only the longest', async () => {
    // interactions/application-commands#slash-commands
    const translated = { name_localizations: { de: 'n'.repeat(100), fr: 'n'.repeat(100) } };
    const choices = many(25, (index) => choice('v'.repeat(100), { name: `n${index}`, ...translated }));
    const big = (last: number) =>
      options(option(3, { choices }), option(3, { name: 'p', choices: choices.slice(0, last) }));
    assert.deepEqual(await findings(asker, `POST ${commands}`, { json: big(14) }), []);
    assert.deepEqual(await findings(asker, `POST ${commands}`, { json: big(15) }), [
      '[APPLICATION_COMMAND_TOO_LARGE]: Command exceeds maximum size (8000)',
    ]);
  });

  it('takes a name once for each type where all come at once', async () => {
    // albertgmz/BeatDock#103
    const list = [slash(), { type: 2, name: 'a' }, slash({ name: 'b' }), slash()];
    assert.deepEqual(await findings(asker, `PUT ${commands}`, { json: list }), [
      '3[APPLICATION_COMMANDS_DUPLICATE_NAME]: Application command names must be unique',
    ]);
    assert.deepEqual(await findings(asker, `PUT ${commands}`, { json: list.slice(0, 3) }), []);
  });

  it('takes 15 commands of each kind of context menu', async () => {
    const menu = (length: number) => many(length, (index) => ({ type: 3, name: `m${index}` }));
    assert.deepEqual(await findings(asker, `PUT ${commands}`, { json: menu(15) }), []);
    assert.deepEqual(await findings(asker, `PUT ${commands}`, { json: menu(16) }), ['400 30032']);
  });

  it('goes for changes, of which none is needed', async () => {
    asker.clock.pass(60_000);
    const { json } = await asker.ask(`POST ${commands}`, { json: slash({ name: 'changeable' }) });
    const line = `PATCH ${commands}/${json.id}`;
    assert.deepEqual(await findings(asker, line, { json: {} }), []);
    assert.deepEqual(await findings(asker, line, { json: { name: 'Bad', description: '' } }), [
      invalidName('name'),
      between('description', 1, 100),
    ]);
    const changed = await asker.ask(line, { json: { description: 'new', id: '1' } });
    assert.deepEqual([changed.json.id, changed.json.name, changed.json.description], [json.id, 'changeable', 'new']);
  });
});
