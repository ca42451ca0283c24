import assert from 'node:assert/strict';
import { interactionToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, type Case, findings, found, many, missing, x } from './formErrors.ts';

const callback = (id: string) => `POST /interactions/${id}/${interactionToken(id)}/callback`;
const kinds = {
  command: callback(ids.interaction),
  component: callback(ids.componentInteraction),
  autocomplete: callback(ids.autocompleteInteraction),
  modal: callback(ids.modalInteraction),
};
const wrongType = (allowed: string) => `type[BASE_TYPE_CHOICES]: Value must be one of {${allowed}}.`;

const message = { type: 4, data: { content: 'x' } };
const dialog = (more: object = {}) => ({ custom_id: 'm', title: 't', components: [label()], ...more });
const label = (component: object = { type: 4, custom_id: 'a', style: 1 }, more: object = {}) => ({
  type: 18,
  label: 'l',
  component,
  ...more,
});
const withComponents = (...components: readonly unknown[]) => ({ type: 9, data: dialog({ components }) });
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'l', value: 'v' }], ...more });
const options = (length: number) => many(length, (index) => ({ label: 'l', value: `v${index}` }));
const at = 'data.components.0.component';

/** Accepted answers spend their interaction, so each case has a sandbox of its own. */
async function answer(line: string, json: unknown): Promise<string[]> {
  const asker = await Asker.start();
  const result = await findings(asker, line, { json });
  await asker.sandbox.close();
  return result;
}

function table(line: string, cases: readonly Case[]): void {
  for (const [name, body, ...expected] of cases) {
    it(`${expected.length === 0 ? 'takes' : 'does not take'} ${name}`, async () => {
      assert.deepEqual(await answer(line, body), expected);
    });
  }
}

describe('a form for answers to interactions', () => {
  // interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
  describe('to a command', () => {
    table(kinds.command, [
      ['a message', message],
      ['a deferred message', { type: 5 }],
      ['a dialog', { type: 9, data: dialog() }],
      ['no type', {}, missing('type')],
      ['a deferred update', { type: 6 }, wrongType('4, 5, 9, 10, 12')],
      ['an update', { type: 7, data: { content: 'x' } }, wrongType('4, 5, 9, 10, 12')],
      ['choices', { type: 8, data: { choices: [] } }, wrongType('4, 5, 9, 10, 12')],
      ['a type that is a name', { type: 'MODAL' }, 'type[NUMBER_TYPE_COERCE]: Value "MODAL" is not int.'],
      ['a message without data', { type: 4 }, missing('data')],
      ['a dialog without data', { type: 9 }, missing('data')],
      ['an empty message', { type: 4, data: {} }, '400 50006'],
      ['a list for data', { type: 4, data: [] }, 'data[MODEL_TYPE_CONVERT]: Expected an object/dictionary.'],
      ['a list', [], '[MODEL_TYPE_CONVERT]: Expected an object/dictionary.'],
      ['long content', { type: 4, data: { content: x(2001) } }, atMost('data.content', 2000)],
      [
        'content with components of the second kind',
        { type: 4, data: { content: 'x', flags: 32_768, components: [{ type: 10, content: 'x' }] } },
        "data.content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]: The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
      ],
    ]);
  });

  describe('to a component', () => {
    table(kinds.component, [
      ['a message', message],
      ['a deferred update', { type: 6 }],
      ['a dialog', { type: 9, data: dialog() }],
      ['choices', { type: 8, data: { choices: [] } }, wrongType('4, 5, 6, 7, 9, 10, 12')],
      ['an update without data', { type: 7 }, missing('data')],
      ['an update with long content', { type: 7, data: { content: x(2001) } }, atMost('data.content', 2000)],
    ]);

    it('updates the message that the component is on', async () => {
      const asker = await Asker.start();
      const line = kinds.component.replace('/callback', '/callback?with_response=true');
      const { status } = await asker.ask(line, { json: { type: 7, data: { content: 'updated' } } });
      assert.equal(status, 200);
      const { json } = await asker.ask(`GET /channels/${ids.text}/messages/${ids.botMessage}`);
      assert.equal(json.content, 'updated');
      await asker.sandbox.close();
    });
  });

  describe('to a dialog', () => {
    table(kinds.modal, [
      ['a message', message],
      ['a deferred update', { type: 6 }],
      // discord.py#10010 has this list
      ['another dialog', { type: 9, data: dialog() }, wrongType('4, 5, 6, 7, 10, 12')],
    ]);
  });

  describe('to what is being typed', () => {
    const choice = (more: object = {}) => ({ name: 'n', value: 'v', ...more });
    const choices = (...list: readonly unknown[]) => ({ type: 8, data: { choices: list } });
    table(kinds.autocomplete, [
      ['no choices', choices()],
      ['25 choices', choices(...many(25, (index) => choice({ name: `n${index}` })))],
      ['26 choices', choices(...many(26, () => choice())), atMost('data.choices', 25)],
      ['numbers', choices(choice({ value: 1 }), choice({ value: 1.5 }))],
      // Cog-Creators/Red-DiscordBot#6374
      ['a message', message, wrongType('8')],
      ['no data', { type: 8 }, missing('data')],
      ['data without choices', { type: 8, data: {} }, missing('data.choices')],
      ['a choice without a name', choices({ value: 'v' }), missing('data.choices.0.name')],
      ['a choice without a value', choices({ name: 'n' }), missing('data.choices.0.value')],
      ['a long name', choices(choice({ name: x(101) })), between('data.choices.0.name', 1, 100)],
      ['a long value', choices(choice({ value: x(101) })), atMost('data.choices.0.value', 100)],
      [
        'a value that is true',
        choices(choice({ value: true })),
        'data.choices.0.value[NUMBER_TYPE_COERCE]: Value "true" is not float.',
      ],
    ]);
  });

  it('looks at the form before it says that an interaction is answered already', async () => {
    const asker = await Asker.start();
    assert.deepEqual(await findings(asker, kinds.command, { json: message }), []);
    assert.deepEqual(found(await asker.ask(kinds.command, { json: message })), ['400 40060']);
    await asker.sandbox.close();
  });

  it('keeps of a deferred message only that it is ephemeral, and that it waits until it is changed', async () => {
    const asker = await Asker.start();
    const line = `${kinds.command}?with_response=true`;
    const { json } = await asker.ask(line, { json: { type: 5, data: { flags: 64 | 4, content: 'x' } } });
    assert.deepEqual([json.resource.message.flags, json.resource.message.content], [64 | 128, '']);
    const original = `/webhooks/${ids.application}/${interactionToken(ids.interaction)}/messages/@original`;
    const components = [{ type: 10, content: 'x' }];
    const edited = await asker.ask(`PATCH ${original}`, { json: { flags: 1 << 15, components } });
    assert.deepEqual([edited.json.flags, edited.json.components], [64 | (1 << 15), [{ id: 1, ...components[0] }]]);
    await asker.sandbox.close();
  });
});

describe('a form for dialogs', () => {
  // components/reference, and interactions/receiving-and-responding#interaction-response-object-modal
  const input = (more: object = {}) => ({ type: 4, custom_id: 'a', style: 1, ...more });
  const row = (...components: readonly unknown[]) => ({ type: 1, components });

  describe('as a whole', () => {
    table(kinds.command, [
      [
        'what it cannot do without',
        { type: 9, data: {} },
        missing('data.custom_id'),
        missing('data.title'),
        missing('data.components'),
      ],
      // discord-api-docs#7835
      ['an empty custom id', { type: 9, data: dialog({ custom_id: '' }) }, missing('data.custom_id')],
      ['a custom id of 100', { type: 9, data: dialog({ custom_id: x(100) }) }],
      ['a custom id of 101', { type: 9, data: dialog({ custom_id: x(101) }) }, between('data.custom_id', 1, 100)],
      ['a title of 45', { type: 9, data: dialog({ title: x(45) }) }],
      ['a title of 46', { type: 9, data: dialog({ title: x(46) }) }, between('data.title', 1, 45)],
      ['no components', withComponents(), between('data.components', 1, 5)],
      ['five', withComponents(...many(5, (index) => label(input({ custom_id: `a${index}` }))))],
      [
        'six',
        withComponents(...many(6, (index) => label(input({ custom_id: `a${index}` })))),
        between('data.components', 1, 5),
      ],
      ['text between', withComponents({ type: 10, content: 'x' }, label())],
      [
        'an id twice',
        withComponents(label(), label()),
        'data.components.1.component.custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom id cannot be duplicated',
      ],
      [
        'a button',
        withComponents({ type: 2, style: 1, label: 'x', custom_id: 'b' }),
        'data.components.0[UNION_TYPE_CHOICES]: Value of field "type" must be one of (1, 10, 18).',
      ],
    ]);
  });

  describe('of rows, the old way', () => {
    table(kinds.command, [
      ['inputs with labels', withComponents(row(input({ label: 'l' })))],
      ['an input without a label', withComponents(row(input())), missing('data.components.0.components.0.label')],
      [
        'two inputs in a row',
        withComponents(row(input({ label: 'l' }), input({ label: 'l', custom_id: 'b' }))),
        'data.components.0.components.1[COMPONENT_LAYOUT_WIDTH_EXCEEDED]: The specified component exceeds the maximum width',
      ],
      // discord.py#8355
      [
        'a select in a row',
        withComponents(row(select())),
        'data.components.0.components.0[UNION_TYPE_CHOICES]: Value of field "type" must be one of (4,).',
      ],
    ]);
  });

  describe('of labels', () => {
    const labelled = (component: object, more: object = {}) => withComponents(label(component, more));
    const groups = (type: number, length: number, more: object = {}) =>
      labelled({ type, custom_id: 'a', options: options(length), ...more });
    table(kinds.command, [
      ['a text of 45', labelled(input(), { label: x(45) })],
      ['a text of 46', labelled(input(), { label: x(46) }), between('data.components.0.label', 1, 45)],
      [
        'a description of 101',
        labelled(input(), { description: x(101) }),
        between('data.components.0.description', 1, 100),
      ],
      ['no component', withComponents({ type: 18, label: 'l' }), missing(at)],
      [
        'a text in a label',
        labelled({ type: 10, content: 'x' }),
        `${at}[UNION_TYPE_CHOICES]: Value of field "type" must be one of (3, 4, 5, 6, 7, 8, 19, 21, 22, 23).`,
      ],
      // discord-api-docs#7773
      [
        'an input with a label of its own',
        labelled(input({ label: 'l' })),
        `${at}.label[TEXT_INPUT_LABEL_NOT_ALLOWED]: A label cannot be specified within a label component`,
      ],
      [
        'the bounds of an input',
        labelled(input({ min_length: 0, max_length: 4000, value: x(4000), placeholder: x(100) })),
      ],
      [
        'an input beyond them',
        labelled(input({ min_length: -1, max_length: 4001, value: x(4001), placeholder: x(101) })),
        `${at}.min_length[NUMBER_TYPE_MIN]: int value should be greater than or equal to 0.`,
        `${at}.max_length[NUMBER_TYPE_MAX]: int value should be less than or equal to 4000.`,
        atMost(`${at}.value`, 4000),
        atMost(`${at}.placeholder`, 100),
      ],
      [
        'an input of no style',
        labelled(input({ style: 3 })),
        `${at}.style[BASE_TYPE_CHOICES]: Value must be one of (1, 2).`,
      ],
      [
        'selects of all kinds',
        withComponents(label(select()), ...[5, 6, 7, 8].map((type) => label({ type, custom_id: `c${type}` }))),
      ],
      [
        'a select that is disabled',
        labelled(select({ disabled: true })),
        `${at}.disabled[COMPONENT_DISABLED_NOT_ALLOWED]: Modals cannot have disabled components`,
      ],
      // discord-api-docs#8177
      [
        'a select that must be answered with nothing',
        labelled(select({ min_values: 0 })),
        `${at}.min_values[NUMBER_TYPE_MIN]: int value should be greater than or equal to 1.`,
      ],
      ['a select that may stay empty', labelled(select({ min_values: 0, required: false }))],
      [
        'an upload',
        labelled({ type: 19, custom_id: 'a', min_values: 1, max_values: 10, file_types: ['image', '.pdf'] }),
      ],
      [
        'an upload of eleven',
        labelled({ type: 19, custom_id: 'a', max_values: 11 }),
        `${at}.max_values[NUMBER_TYPE_MAX]: int value should be less than or equal to 10.`,
      ],
      ['two radio buttons', groups(21, 2)],
      ['one radio button', groups(21, 1), between(`${at}.options`, 2, 10)],
      ['ten checkboxes', groups(22, 10, { min_values: 1, max_values: 10 })],
      ['eleven checkboxes', groups(22, 11), between(`${at}.options`, 1, 10)],
      ['one checkbox', labelled({ type: 23, custom_id: 'a', default: true })],
    ]);
  });
});
