import { deepEqual, equal } from 'node:assert/strict';
import type { Hole } from '../../../src/core/request/text.ts';
import { choicesOf } from '../../../src/core/values/choices.ts';
import type { Expected } from '../../../src/core/values/expected.ts';
import { filledValues, holesToFill } from '../../../src/core/values/filledValue.ts';
import {
  mayBeKept,
  type RecentId,
  type RememberedValue,
  recentIds,
  valueKey,
  valuesOf,
  withRecent,
  withValue,
} from '../../../src/core/values/remembered.ts';
import { cleanValue, valueProblem } from '../../../src/core/values/valueProblem.ts';
import { botToken, hole, sketch, webhookToken, webhookUrl } from '../request/drafts.ts';

const text: Expected = { form: 'text', within: {}, isSecret: false };
const channelId: Expected = { form: 'id', of: 'channel', within: {}, isSecret: false };
const variable = (name: string): Hole => ({
  expression: name,
  source: { kind: 'variable', name },
  encoding: 'plain',
  span: [0, 1],
});

describe('a remembered value', () => {
  const inHttp = { document: 'a.http', isHttp: true, realm: 'discord' } as const;
  const inCode = { document: 'a.ts', isHttp: false, realm: 'discord' } as const;

  it("is the workspace's in .http files and environments, the document's in code", () => {
    deepEqual(valueKey(variable('x'), text, inHttp), { name: 'x' });
    deepEqual(valueKey(variable('x'), text, inCode), { name: 'x', document: 'a.ts' });
    deepEqual(valueKey(hole('X'), text, inCode), { name: 'X' });
  });

  it('is of one kind of id, and of Discord or the sandbox', () => {
    const key = valueKey(variable('id'), channelId, inHttp);
    deepEqual(key, { name: 'id', of: 'channel', realm: 'discord' });
    const all = withValue([], { ...key, value: '1' });
    equal(valuesOf(all, key)[0]?.value, '1');
    equal(valuesOf(all, { ...key, realm: 'sandbox' }).length, 0);
    equal(valuesOf(all, { ...key, of: 'role' }).length, 0);
  });

  it('gives way to a newer one and is offered again', () => {
    let all: readonly RememberedValue[] = [{ name: 'other', value: 'o' }];
    for (const value of ['1', '2', '3', '2']) all = withValue(all, { name: 'x', value });
    deepEqual(
      valuesOf(all, { name: 'x' }).map(({ value }) => value),
      ['2', '3', '1'],
    );
    equal(valuesOf(all, { name: 'other' }).length, 1);
    for (let index = 0; index < 20; index++) all = withValue(all, { name: 'x', value: `n${index}` });
    equal(valuesOf(all, { name: 'x' }).length, 6);
    for (let index = 0; index < 400; index++) all = withValue(all, { name: `e${index}`, value: '1' });
    equal(all.length, 300);
  });

  it('never is a secret: by its place, its name, its scheme or its shape', () => {
    equal(mayBeKept('1213458536202371072', channelId), true);
    equal(mayBeKept('Hello there', text), true);
    equal(mayBeKept('anything', { ...text, isSecret: true }), false);
    for (const secret of [botToken, `Bot ${botToken}`, 'Bearer abc', webhookUrl, webhookToken, 'aB3'.repeat(10)]) {
      equal(mayBeKept(secret, text), false, secret.slice(0, 10));
      equal(mayBeKept(` ${secret} `, text), false, secret.slice(0, 10));
    }
  });
});

describe('the last choices', () => {
  const recent = (id: string, within?: string): RecentId => ({
    id,
    name: `#${id}`,
    of: 'channel',
    realm: 'discord',
    ...(within === undefined ? {} : { within }),
  });
  const channels = { of: 'channel', realm: 'discord' } as const;

  it('are the newest five of a kind, each once', () => {
    let all: readonly RecentId[] = [{ ...recent('0'), of: 'role' }];
    for (const id of ['1', '2', '3', '1', '4', '5', '6']) all = withRecent(all, recent(id));
    deepEqual(
      recentIds(all, channels).map(({ id }) => id),
      ['6', '5', '4', '1', '3'],
    );
    equal(recentIds(all, { ...channels, of: 'role' }).length, 1);
    equal(recentIds(all, { ...channels, realm: 'sandbox' }).length, 0);
  });

  it('are those of one guild where that is known', () => {
    const all = [recent('1', 'g'), recent('2', 'h')];
    equal(recentIds(all, channels).length, 2);
    deepEqual(
      recentIds(all, { ...channels, within: 'g' }).map(({ id }) => id),
      ['1'],
    );
  });

  it('come first, and nothing stands in the list twice', () => {
    const items = [
      { id: '1', name: 'rules', look: 'text' },
      { id: '2', name: 'general', look: 'text', group: 'Text' },
      { id: '3', name: 'random', look: 'text', group: 'Text' },
    ] as const;
    const rows = choicesOf(items, [recent('3'), recent('9')], '').map((row) => {
      if (row.kind === 'heading') return `${row.of}:${row.name}`;
      return row.kind === 'item' ? row.item.id : row.kind === 'recent' ? `again ${row.recent.id}` : `typed ${row.id}`;
    });
    deepEqual(rows, ['last:', '3', 'again 9', 'others:', '1', 'group:Text', '2']);
    deepEqual(
      choicesOf(items, [], '').map(({ kind }) => kind),
      ['item', 'heading', 'item', 'item'],
    );
  });

  it('stand below an id that was pasted, where that is a whole one and not in the list', () => {
    const item = { id: '1213458536202371072', name: 'general', look: 'text' } as const;
    equal(choicesOf([item], [], ' 1213459039518851072 ')[0]?.kind, 'typed');
    equal(choicesOf([item], [], item.id)[0]?.kind, 'item');
    equal(choicesOf([item], [], '12134')[0]?.kind, 'item');
  });
});

describe('a typed value', () => {
  it('is held against its place', () => {
    // Ids of January 2015 have 17 digits, the largest 64-bit number has 20.
    deepEqual(
      ['80351110224678912', ' 1213458536202371072 ', '0', '1234', 'general', '99999999999999999999', ''].map((value) =>
        valueProblem(value, 'id'),
      ),
      [null, null, null, 'no-id', 'no-id', 'no-id', 'no-id'],
    );
    deepEqual([valueProblem('50', 'whole-number'), valueProblem('-1', 'whole-number')], [null, 'no-whole-number']);
    deepEqual([valueProblem('"a"', 'json'), valueProblem('a', 'json')], [null, 'no-json']);
    equal(valueProblem('', 'text'), null);
  });

  it('loses the blanks of copying only where blanks mean nothing', () => {
    deepEqual([cleanValue(' 5 ', 'id'), cleanValue(' 5 ', 'text')], ['5', ' 5 ']);
  });
});

describe('the values that a request was filled with', () => {
  const draft = sketch({
    method: 'POST',
    url: ['https://discord.com/api/v10/channels/', hole('CHANNEL'), '/messages'],
    headers: { Authorization: ['Bot ', hole('DISCORD_TOKEN')] },
    body: ['{"content":"', hole('WORDS', 'json-string'), '","nonce":"', hole('API_KEY', 'json-string'), '"}'],
  });

  it('are all but the credential, secrets masked', () => {
    deepEqual(
      holesToFill(draft).map(({ expression }) => expression),
      ['process.env.CHANNEL', 'process.env.WORDS', 'process.env.API_KEY'],
    );
    const known: Readonly<Record<string, string>> = {
      CHANNEL: '12',
      WORDS: 'w'.repeat(90),
      API_KEY: 'abcdefghijklmnop',
    };
    const filled = filledValues(draft, ({ source }) =>
      source.kind === 'environment' ? { value: known[source.name] ?? '', origin: 'file', file: '.env' } : undefined,
    );
    deepEqual(
      filled.map(({ shown }) => shown),
      ['12', `${'w'.repeat(80)}…`, '••••mnop'],
    );
    equal(JSON.stringify(filled).includes('abcdefghijkl'), false);
  });
});
