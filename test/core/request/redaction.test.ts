import { deepEqual, equal } from 'node:assert/strict';
import {
  findSecrets,
  hasScheme,
  maskWhole,
  namesSecret,
  redact,
  sealSecrets,
} from '../../../src/core/request/redaction.ts';
import { show, Vault } from '../../../src/core/request/seal.ts';

const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${'x'.repeat(34)}TAIL`].join('.');

describe('redact', () => {
  it('masks a token wherever it stands and keeps its scheme', () => {
    equal(redact(`Authorization: Bot ${token}`), 'Authorization: Bot ••••TAIL');
    equal(redact(`curl -H "Authorization: Bot ${token}" https://x`), 'curl -H "Authorization: Bot ••••TAIL" https://x');
    equal(redact(`login failed for ${token}.`), 'login failed for ••••TAIL.');
  });

  it('masks an Authorization that is not token-shaped', () => {
    equal(redact('authorization: Bearer short'), 'authorization: Bearer ••••');
    equal(redact('"Authorization": "Basic aWQ6c2VjcmV0aXZl"'), '"Authorization": "Basic ••••aXZl"');
  });

  it('masks what Discord hands out in JSON and leaves the rest of the document as it is', () => {
    const body = JSON.stringify({
      id: '1',
      token: 'w'.repeat(68),
      access_token: 'short',
      code: 50035,
      token_type: 'x',
    });
    equal(
      redact(body),
      JSON.stringify({ id: '1', token: '••••wwww', access_token: '••••', code: 50035, token_type: 'x' }),
    );
  });

  it('masks a value that is cut off by the cap of the body', () => {
    equal(redact('{"a":1,"refresh_token":"abcdefgh'), '{"a":1,"refresh_token":"••••');
  });

  it('masks JSON inside JSON, and single quotes', () => {
    equal(redact(JSON.stringify(JSON.stringify({ token: 'abc' }))), JSON.stringify(JSON.stringify({ token: '••••' })));
    equal(redact("{'client_secret': 'hello', 'b': 1}"), "{'client_secret': '••••', 'b': 1}");
  });

  it('masks a value with escaped quotation marks to its end', () => {
    equal(redact(JSON.stringify({ password: 'a"b"c', next: 1 })), JSON.stringify({ password: '••••', next: 1 }));
  });

  it('masks forms and queries', () => {
    equal(redact('grant_type=authorization_code&code=abcdef&x=1'), 'grant_type=authorization_code&code=••••&x=1');
    equal(redact('?client_secret=abc#top'), '?client_secret=••••#top');
  });

  it('masks cookies', () => {
    equal(redact('set-cookie: __dcfduid=abc; Path=/'), 'set-cookie: __dcfduid=••••; Path=••••');
  });

  it('leaves error answers alone', () => {
    const body =
      '{"message":"Invalid Webhook Token","code":50027,"errors":{"token":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"This field is required"}]}}}';
    equal(redact(body), body);
  });

  it('masks known secrets literally, unless they are too short to be told from words', () => {
    equal(redact('the answer echoes hunter2hunter2', ['hunter2hunter2']), 'the answer echoes ••••ter2');
    equal(redact('a bot', ['bot']), 'a bot');
  });

  it('is idempotent', () => {
    const once = redact(`{"token":"${token}","url":"https://discord.com/api/webhooks/1/${'w'.repeat(68)}"}`);
    equal(redact(once), once);
  });
});

describe('findSecrets', () => {
  it('gives ordered places without overlaps', () => {
    const text = `{"token":"${token}","b":"${token}"}`;
    deepEqual(
      findSecrets(text, [token, 'xxxxxxTAIL']).map(({ start, end }) => text.slice(start, end)),
      [token, token],
    );
  });
});

describe('sealSecrets', () => {
  it('puts the secret into the vault and only the vault brings it back', () => {
    const vault = new Vault();
    const sealed = sealSecrets(`Bot ${token}`, vault);
    equal(sealed.includes('xxxx'), false);
    equal(show(sealed), 'Bot ••••TAIL');
    equal(vault.open(sealed), `Bot ${token}`);
  });
});

describe('namesSecret', () => {
  it('goes by what people call secrets', () => {
    deepEqual(['DISCORD_TOKEN', 'clientSecret', 'WEBHOOK_URL', 'CHANNEL_ID', 'content'].map(namesSecret), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a value that is a secret as a whole', () => {
  it('keeps its scheme and its last four characters', () => {
    equal(maskWhole(`Bot ${token}`), 'Bot ••••TAIL');
    equal(maskWhole('a-long-made-up-value'), '••••alue');
  });

  it('keeps nothing of a short one', () => {
    equal(maskWhole('hunter2'), '••••');
    equal(maskWhole('Bearer abc'), 'Bearer ••••');
  });

  it('leaves a scheme alone behind which nothing stands', () => {
    equal(maskWhole('Bot '), 'Bot ');
    equal(maskWhole(''), '');
  });

  it('is told by its scheme', () => {
    deepEqual(['Bot x', 'bearer x', 'Basic x', 'Robot x', 'Bottle'].map(hasScheme), [true, true, true, false, false]);
  });
});
