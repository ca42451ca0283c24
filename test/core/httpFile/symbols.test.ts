import { deepEqual, equal } from 'node:assert/strict';
import { httpSymbols } from '../../../src/core/httpFile/symbols.ts';
import { sample } from './httpFileFixtures.ts';

describe('the outline of an .http file', () => {
  const symbols = httpSymbols(sample);

  it('has every variable and every request, with name, method and path', () => {
    deepEqual(
      symbols.map(({ kind, name, detail }) => [kind, name, detail]),
      [
        ['variable', '@api', 'https://discord.com/api/v10'],
        ['variable', '@general', '1213458536202371072'],
        ['variable', '@auth', 'Bot {{token}}'],
        ['variable', '@token', '••••-all'],
        ['request', 'whoAmI', 'GET /users/@me'],
        ['request', 'Send', 'POST /channels/{{general}}/messages'],
        ['request', 'DELETE /channels/1213458536202371072', ''],
      ],
    );
  });

  it('goes from the separator to the last line, and selects the line of the request', () => {
    const [, , , , , send] = symbols;
    const text = sample.slice(...(send?.span ?? [0, 0]));
    equal(text.startsWith('### Send\n'), true);
    equal(text.endsWith('%}'), true);
    equal(sample.slice(...(send?.selection ?? [0, 0])), 'POST {{api}}/channels/{{general}}/messages');
  });

  it('selects within what belongs to it', () => {
    for (const { span, selection } of symbols) equal(span[0] <= selection[0] && selection[1] <= span[1], true);
  });

  it('shows no token: of a webhook in the path, in a name, in a value', () => {
    const secret = 'made-up-token-of-a-webhook-0000000000000000';
    const shown = JSON.stringify(
      httpSymbols(
        `@hook = https://discord.com/api/webhooks/1213458536202371072/${secret}\n@short = Bot s3cret\n### ?token=${secret}\n` +
          `POST https://discord.com/api/webhooks/1213458536202371072/${secret}\n\n###\nPOST /api/v10/webhooks/1/abc\n`,
      ).map(({ name, detail }) => [name, detail]),
    );
    equal(shown.includes(secret.slice(0, -4)), false);
    equal(shown.includes('s3cret'), false);
    equal(shown.includes('abc'), false);
  });

  it('reads requests without separators, with CRLF, with a byte order mark, and half-written ones', () => {
    const names = (text: string) => httpSymbols(text).map(({ name }) => name);
    deepEqual(names('GET https://discord.com/api/v10/gateway\n\nPOST https://discord.com/api/v10/channels/1/typing'), [
      'GET /gateway',
      'POST /channels/1/typing',
    ]);
    deepEqual(names(`\uFEFF${sample.replaceAll('\n', '\r\n')}`), names(sample));
    deepEqual(names('### a\nGET '), ['a']);
    deepEqual(names(''), []);
  });
});
