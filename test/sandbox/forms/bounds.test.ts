import assert from 'node:assert/strict';
import { interactionToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';
import { atMost, between, findings, many, x } from './formErrors.ts';

const messages = `POST /channels/${ids.text}/messages`;
const commands = `POST /applications/${ids.application}/commands`;
const callback = `POST /interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;

const inModal = (...components: readonly unknown[]) => ({ type: 9, data: { custom_id: 'm', title: 't', components } });
const labelled = (component: object) => inModal({ type: 18, label: 'l', component });
const input = (more: object) => ({ type: 4, custom_id: 'a', style: 1, ...more });
const group = (type: number, more: object, option: object = {}) =>
  labelled({ type, custom_id: 'g', options: many(10, (n) => ({ label: 'l', value: `${n}`, ...option })), ...more });
const slash = (more: object) => ({ name: 'a', description: 'd', ...more });
const option = (type: number, more: object) => slash({ options: [{ type, name: 'o', description: 'd', ...more }] });
const poll = (emoji: object) => ({
  poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a', emoji } }] },
});

const theme = (more: object) => ({
  shared_client_theme: { colors: ['ff0000'], gradient_angle: 0, base_mix: 0, ...more },
});

const least = (path: string, min: number) =>
  `${path}[NUMBER_TYPE_MIN]: int value should be greater than or equal to ${min}.`;
const most = (path: string, max: number) =>
  `${path}[NUMBER_TYPE_MAX]: int value should be less than or equal to ${max}.`;
const place = 'data.components.0.component';

/** What is just accepted, what is not any more, and how that is said; one body each. */
const bounds: readonly (readonly [
  line: string,
  name: string,
  body: (value: unknown) => unknown,
  good: unknown,
  bad: unknown,
  finding: string,
])[] = [
  // components/reference#text-input
  [
    callback,
    'a least length',
    (min_length) => labelled(input({ min_length })),
    4000,
    4001,
    most(`${place}.min_length`, 4000),
  ],
  [
    callback,
    'a greatest length',
    (max_length) => labelled(input({ max_length })),
    1,
    0,
    least(`${place}.max_length`, 1),
  ],
  [
    callback,
    'the label of an input',
    (label) => inModal({ type: 1, components: [input({ label })] }),
    x(45),
    x(46),
    between('data.components.0.components.0.label', 1, 45),
  ],
  // #radio-group, #checkbox-group
  [callback, 'a label of an option', (label) => group(21, {}, { label }), x(100), x(101), atMostEach('label')],
  [
    callback,
    'a description of an option',
    (description) => group(22, {}, { description }),
    x(100),
    x(101),
    atMostEach('description'),
  ],
  [
    callback,
    'a value of an option',
    (value) =>
      labelled({
        type: 21,
        custom_id: 'g',
        options: [
          { label: 'l', value },
          { label: 'l', value: 'v' },
        ],
      }),
    x(100),
    x(101),
    atMost(`${place}.options.0.value`, 100),
  ],
  [
    callback,
    'boxes to tick at least',
    (min_values) => group(22, { min_values, required: false }),
    0,
    -1,
    least(`${place}.min_values`, 0),
  ],
  [
    callback,
    'boxes to tick at least',
    (min_values) => group(22, { min_values }),
    10,
    11,
    most(`${place}.min_values`, 10),
  ],
  [callback, 'boxes to tick at most', (max_values) => group(22, { max_values }), 1, 0, least(`${place}.max_values`, 1)],
  [
    callback,
    'boxes to tick at most',
    (max_values) => group(22, { max_values }),
    10,
    11,
    most(`${place}.max_values`, 10),
  ],
  // #file-upload
  [
    callback,
    'files to upload at least',
    (min_values) => labelled({ type: 19, custom_id: 'f', required: false, min_values }),
    0,
    -1,
    least(`${place}.min_values`, 0),
  ],
  [
    callback,
    'files to upload at least',
    (min_values) => labelled({ type: 19, custom_id: 'f', min_values }),
    10,
    11,
    most(`${place}.min_values`, 10),
  ],
  [
    callback,
    'files to upload at most',
    (max_values) => labelled({ type: 19, custom_id: 'f', max_values }),
    1,
    0,
    least(`${place}.max_values`, 1),
  ],
  [
    callback,
    'types of files',
    (file_types) => labelled({ type: 19, custom_id: 'f', file_types }),
    many(10, (n) => `.${n}`),
    many(11, (n) => `.${n}`),
    atMost(`${place}.file_types`, 10),
  ],
  [
    callback,
    'a type of file',
    (type) => labelled({ type: 19, custom_id: 'f', file_types: [type] }),
    x(16),
    x(17),
    between(`${place}.file_types.0`, 1, 16),
  ],
  [
    callback,
    'a type of file',
    (type) => labelled({ type: 19, custom_id: 'f', file_types: [type] }),
    'x',
    '',
    between(`${place}.file_types.0`, 1, 16),
  ],
  // interactions/application-commands#application-command-object-application-command-option-structure
  [
    commands,
    'a least length',
    (min_length) => option(3, { min_length }),
    6000,
    6001,
    most('options.0.min_length', 6000),
  ],
  [
    commands,
    'types of files',
    (file_types) => option(11, { file_types }),
    many(10, (n) => `.${n}`),
    many(11, (n) => `.${n}`),
    atMost('options.0.file_types', 10),
  ],
  [
    commands,
    'a type of file',
    (type) => option(11, { file_types: [type] }),
    x(16),
    x(17),
    between('options.0.file_types.0', 1, 16),
  ],
  [
    commands,
    'a type of file',
    (type) => option(11, { file_types: [type] }),
    'x',
    '',
    between('options.0.file_types.0', 1, 16),
  ],
  [commands, 'contexts', (contexts) => slash({ contexts }), [0], [], between('contexts', 1, 3)],
  [commands, 'contexts', (contexts) => slash({ contexts }), [0, 1, 2], [0, 1, 2, 0], between('contexts', 1, 3)],
  [
    commands,
    'ways to install',
    (integration_types) => slash({ integration_types }),
    [0],
    [],
    between('integration_types', 1, 2),
  ],
  [
    commands,
    'ways to install',
    (integration_types) => slash({ integration_types }),
    [0, 1],
    [0, 1, 0],
    between('integration_types', 1, 2),
  ],
  [
    commands,
    'what an activity is for',
    (description) => ({ type: 4, name: 'Launch', description }),
    x(100),
    x(101),
    atMost('description', 100),
  ],
  [
    commands,
    'what a context menu is for',
    (description) => ({ type: 2, name: 'Look', description }),
    '',
    x(101),
    atMost('description', 100),
  ],
  // resources/poll, resources/message; the name of an emoji is from the API's own description
  [
    messages,
    'an emoji of an answer',
    (name) => poll({ name }),
    x(32),
    x(33),
    atMost('poll.answers.0.poll_media.emoji.name', 32),
  ],
  [
    messages,
    'roles to notify',
    (roles) => ({ content: 'x', allowed_mentions: { roles } }),
    many(100, String),
    many(101, String),
    atMost('allowed_mentions.roles', 100),
  ],
  [
    messages,
    'the colour of a container',
    (accent_color) => ({ flags: 1 << 15, components: [{ type: 17, accent_color, components: [{ type: 14 }] }] }),
    0,
    -1,
    least('components.0.accent_color', 0),
  ],
  // resources/message#shared-client-theme-object
  [
    messages,
    'colours of a theme',
    (colors) => theme({ colors }),
    ['ff0000'],
    [],
    between('shared_client_theme.colors', 1, 5),
  ],
  [
    messages,
    'colours of a theme',
    (colors) => theme({ colors }),
    many(5, () => 'ff0000'),
    many(6, () => 'ff0000'),
    between('shared_client_theme.colors', 1, 5),
  ],
  [
    messages,
    'a colour of a theme',
    (color) => theme({ colors: [color] }),
    'ff0000',
    'ff00000',
    between('shared_client_theme.colors.0', 6, 6),
  ],
  [
    messages,
    'an angle',
    (gradient_angle) => theme({ gradient_angle }),
    360,
    361,
    most('shared_client_theme.gradient_angle', 360),
  ],
  [
    messages,
    'an angle',
    (gradient_angle) => theme({ gradient_angle }),
    0,
    -1,
    least('shared_client_theme.gradient_angle', 0),
  ],
  [messages, 'a mix', (base_mix) => theme({ base_mix }), 100, 101, most('shared_client_theme.base_mix', 100)],
  [messages, 'a mix', (base_mix) => theme({ base_mix }), 0, -1, least('shared_client_theme.base_mix', 0)],
];

/** All ten options of the group are too long alike. */
function atMostEach(field: string): string {
  return many(10, (n) => atMost(`${place}.options.${n}.${field}`, 100)).join('\n');
}

describe('a bound in a form', () => {
  for (const [line, name, body, good, bad, finding] of bounds) {
    it(`is for ${name}: ${finding.split('\n')[0]}`, async () => {
      const asker = await Asker.start();
      assert.deepEqual(await findings(asker, line, { json: body(good) }), []);
      asker.sandbox.reset();
      assert.deepEqual(await findings(asker, line, { json: body(bad) }), finding.split('\n'));
      await asker.sandbox.close();
    });
  }

  // resources/message#attachment-object-attachment-request-structure; those without a number there are from the API's own description
  const told: readonly (readonly [field: string, max: number, finding: string])[] = [
    ['filename', 1024, between('attachments.0.filename', 1, 1024)],
    ['title', 1024, atMost('attachments.0.title', 1024)],
    ['description', 1024, atMost('attachments.0.description', 1024)],
    ['waveform', 400, atMost('attachments.0.waveform', 400)],
  ];
  for (const [field, max, finding] of told) {
    it(`is for what is told of a file: ${finding}`, async () => {
      const asker = await Asker.start();
      const part = (head: string, content: string) =>
        `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
      const send = (length: number) => {
        const payload = JSON.stringify({ attachments: [{ id: 0, [field]: x(length) }] });
        const body = `${part('name="payload_json"', payload)}${part('name="files[0]"; filename="a"', 'x')}--b--\r\n`;
        return findings(asker, messages, { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } });
      };
      assert.deepEqual(await send(max), []);
      assert.deepEqual(await send(max + 1), [finding]);
      await asker.sandbox.close();
    });
  }
});
