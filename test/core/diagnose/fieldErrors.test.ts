import { deepEqual, equal, ok } from 'node:assert/strict';
import { bodyPathOf, flattenErrors, readLegacyForm } from '../../../src/core/diagnose/fieldErrors.ts';
import { fieldKind } from '../../../src/core/diagnose/fieldKind.ts';
import { routeOf } from '../../../src/core/discord/route.ts';

const leaf = (code: string, message = '') => ({ _errors: [{ code, message }] });
const paths = (errors: object) => flattenErrors(errors as never).map(({ path }) => path);

describe('errors of a form', () => {
  it('have paths as people write them: numeric keys are indexes', () => {
    deepEqual(paths({ embeds: { 0: { fields: { 12: { value: leaf('A') } } } } }), ['embeds[0].fields[12].value']);
    deepEqual(paths({ 3: { options: { 0: { name: leaf('A') } } } }), ['[3].options[0].name']);
  });

  it('may stand at the root, and be several at one place', () => {
    deepEqual(
      flattenErrors({
        _errors: [
          { code: 'A', message: 'a' },
          { code: 'B', message: 'b' },
        ],
      }),
      [
        { path: '', code: 'A', message: 'a' },
        { path: '', code: 'B', message: 'b' },
      ],
    );
  });

  it('keep the message and take a code that is a number', () => {
    deepEqual(flattenErrors({ a: { _errors: [{ code: 50035, message: 'm' }] } }), [
      { path: 'a', code: '50035', message: 'm' },
    ]);
  });

  it('end somewhere, however deep and wide they are', () => {
    let deep: object = leaf('A');
    for (let depth = 0; depth < 500; depth++) deep = { a: deep };
    deepEqual(flattenErrors(deep as never), []);
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, leaf('A')]));
    equal(flattenErrors(wide).length, 200);
  });

  it('are nothing in anything else', () => {
    for (const value of [undefined, null, 'text', 7, [], { a: { _errors: 'no list' } }, { a: null }])
      deepEqual(flattenErrors(value as never), []);
  });

  it('lead into the body: data is in it on a callback only', () => {
    const field = { path: 'data.components[0]', code: '', message: '' };
    const callback = routeOf('POST', 'https://discord.com/api/v10/interactions/1/token-token-token-token/callback');
    equal(bodyPathOf(field, callback), 'data.components[0]');
    equal(bodyPathOf(field, routeOf('POST', 'https://discord.com/api/v10/channels/1/messages')), 'components[0]');
    equal(bodyPathOf({ ...field, path: 'database' }, null), 'database');
    equal(bodyPathOf({ ...field, path: 'data' }, null), '');
  });
});

describe('form errors of old versions', () => {
  it('name a field and the index of a bad item', () => {
    deepEqual(readLegacyForm({ embeds: ['0'] }), [{ path: 'embeds[0]', code: '', message: '' }]);
  });

  it('name nested fields, and the whole as _misc', () => {
    deepEqual(readLegacyForm({ embed: { description: ['This field is required'] }, _misc: ['Bad'] }), [
      { path: 'embed.description', code: '', message: 'This field is required' },
      { path: '', code: '', message: 'Bad' },
    ]);
  });

  it('are not what other objects are taken for', () => {
    for (const object of [{}, { error: 'invalid_grant' }, { content: [] }, { id: 1 }, { a: [1] }])
      equal(readLegacyForm(object), null);
  });
});

describe('kind of a rejected field', () => {
  const kind = (code: string, message: string) => fieldKind({ path: 'a', code, message });

  it('follows from the code; limits come from the sentence', () => {
    deepEqual(kind('BASE_TYPE_MAX_LENGTH', 'Must be 1024 or fewer in length.'), {
      kind: 'length',
      min: null,
      max: 1024,
    });
    deepEqual(kind('BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.'), { kind: 'length', min: 1, max: 32 });
    deepEqual(kind('NUMBER_TYPE_MAX', 'int value should be less than or equal to 21600.'), {
      kind: 'range',
      min: null,
      max: '21600',
    });
  });

  it('follows from the ending where the code itself is not known', () => {
    equal(kind('SOME_NEW_THING_REQUIRED', '')?.kind, 'required');
    equal(kind('COMPONENT_CUSTOM_ID_DUPLICATED', '')?.kind, 'duplicate');
    equal(kind('BUTTON_COMPONENT_INVALID_EMOJI', '')?.kind, 'emoji');
  });

  it('is its own for required options, which are not a missing field', () => {
    equal(kind('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', '')?.kind, 'required-options-first');
  });

  it('is open where the code says nothing', () => {
    equal(kind('SOMETHING_ELSE', ''), null);
    ok(kind('', '') === null);
  });
});
