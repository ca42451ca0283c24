import assert from 'node:assert/strict';
import { type ReadBody, readBody } from '../../../src/sandbox/body/readBody.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker } from '../ask.ts';

const multipart = 'multipart/form-data; boundary=b';
const urlencoded = 'application/x-www-form-urlencoded';

/** A form with files of so many bytes each. */
function filesOf(...sizes: readonly number[]): Buffer {
  const parts = sizes.map(
    (size, index) =>
      `--b\r\nContent-Disposition: form-data; name="files[${index}]"; filename="a"\r\n\r\n${'x'.repeat(size)}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--b--\r\n`);
}

describe('a body', () => {
  const read = (body: string, type: string | undefined, accepts: 'json' | 'form' | 'urlencoded'): ReadBody =>
    readBody(Buffer.from(body), type, accepts);
  const nothing: ReadBody = { value: undefined, files: [] };

  it('that is empty is none, whatever its type', () => {
    for (const accepts of ['json', 'form', 'urlencoded'] as const) {
      for (const type of ['application/json', multipart, urlencoded, 'text/plain', undefined]) {
        assert.deepEqual(read('', type, accepts), nothing);
      }
    }
  });

  it('is read as its type says, in any case and with parameters', () => {
    // RFC 9110, 8.3.1
    for (const type of ['application/json', 'Application/JSON; charset=utf-8', ' application/json ;x']) {
      assert.deepEqual(read('{"a":1}', type, 'json'), { value: { a: 1 }, files: [] }, type);
      assert.deepEqual(read('{"a":1}', type, 'form'), { value: { a: 1 }, files: [] }, type);
    }
    assert.deepEqual(read('a=1&b=%20', urlencoded.toUpperCase(), 'form'), { value: { a: '1', b: ' ' }, files: [] });
    assert.deepEqual(read('a=1', urlencoded, 'urlencoded'), { value: { a: '1' }, files: [] });
  });

  it('of a form is its payload_json, where there is one', () => {
    // developers/reference#uploading-files
    assert.deepEqual(read(`payload_json=${encodeURIComponent('{"a":1}')}&b=2`, urlencoded, 'form').value, { a: 1 });
  });

  it('that is no form of the old kind counts as none where only that goes', () => {
    // developers/topics/oauth2: JSON is not read there (discord-api-docs#5249)
    for (const type of ['application/json', multipart, 'text/plain', undefined]) {
      assert.deepEqual(read('{"a":1}', type, 'urlencoded'), nothing);
    }
  });

  describe('over HTTP', () => {
    let asker: Asker;
    before(async () => {
      asker = await Asker.start();
    });
    after(() => asker.sandbox.close());

    const messages = `POST /channels/${ids.text}/messages`;
    const send = (line: string, body: string | Buffer, type: string) => {
      asker.clock.pass(60_000);
      return asker.ask(line, { body, headers: { 'content-type': type } });
    };

    it('is refused as a form with files where only JSON goes', async () => {
      // Vencord#824
      const { status, json } = await send(`PATCH /channels/${ids.text}`, filesOf(1), multipart);
      const message = 'Expected "Content-Type" header to be one of {\'application/json\'}.';
      assert.deepEqual([status, json.errors], [400, { _errors: [{ code: 'CONTENT_TYPE_INVALID', message }] }]);
    });

    it('is refused where one of its files is above 10 MiB', async () => {
      // developers/reference#uploading-files
      const size = 10 * 1024 * 1024;
      assert.equal((await send(messages, filesOf(1, size), multipart)).status, 200);
      assert.equal((await send(messages, filesOf(1, size + 1), multipart)).json.code, 40005);
    });

    it('is refused where it is too large as a whole, and only where it would be read', async () => {
      const huge = Buffer.alloc(30 * 1024 * 1024 + 1, ' ');
      const { status, json } = await send(messages, huge, 'application/json');
      assert.deepEqual([status, json], [413, { message: 'Request entity too large', code: 40005 }]);
      assert.equal((await send(`POST /channels/${ids.text}/typing`, huge, 'application/json')).status, 204);
      assert.equal((await send('GET /users/@me', huge, 'text/plain')).status, 200);
    });

    it('is refused at payload_json where that is broken', async () => {
      // The message is from discord-api-docs#4732; its code is not established.
      const { json } = await send(messages, 'payload_json={', urlencoded);
      assert.deepEqual(json.errors, {
        payload_json: {
          _errors: [{ code: 'JSON_INVALID', message: 'Expected "payload_json" to be a valid JSON string.' }],
        },
      });
    });

    it('that is broken is said after the limit, like any other mistake', async () => {
      const replies = [];
      asker.clock.pass(60_000);
      for (let time = 0; time < 6; time++) {
        replies.push(await asker.ask(messages, { body: '{', headers: { 'content-type': 'application/json' } }));
      }
      assert.deepEqual(
        replies.map(({ status }) => status),
        [400, 400, 400, 400, 400, 429],
      );
    });
  });
});
