import assert from 'node:assert/strict';
import { readMultipart } from '../../../src/sandbox/body/multipart.ts';

const type = 'multipart/form-data; boundary=b';

function form(...parts: readonly string[]): Buffer {
  return Buffer.from(`${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`);
}

describe('a form with files', () => {
  it('has fields and files, each as it came', () => {
    // RFC 7578, 4.2 to 4.4
    const body = form(
      'Content-Disposition: form-data; name="payload_json"\r\nContent-Type: application/json\r\n\r\n{"content":"ä"}',
      'Content-Disposition: form-data; name="files[0]"; filename="a.txt"\r\nContent-Type: text/plain; charset=utf-8 \r\n\r\nline\r\n\r\nline',
      'Content-Disposition: form-data; name="files[1]"; filename=""\r\n\r\n',
    );
    assert.deepEqual(readMultipart(body, type), {
      fields: { payload_json: '{"content":"ä"}' },
      files: [
        { field: 'files[0]', filename: 'a.txt', contentType: 'text/plain; charset=utf-8', size: 12 },
        // RFC 7578, 4.4 has a default for text only; what Discord takes a file without a type for is not established.
        { field: 'files[1]', filename: '', contentType: 'application/octet-stream', size: 0 },
      ],
    });
  });

  it('counts bytes, not characters', () => {
    const [file] = readMultipart(form('Content-Disposition: form-data; name="f"; filename="ä"\r\n\r\n🔥'), type).files;
    assert.deepEqual([file?.filename, file?.size], ['ä', 4]);
  });

  it('reads names whatever their case', () => {
    // RFC 2045, 5.1: names of parameters; RFC 9110, 5.1: names of headers
    const body = form('CONTENT-DISPOSITION: form-data; NAME="f"; FILENAME="a"\r\nCONTENT-TYPE: text/plain\r\n\r\nx');
    const [file] = readMultipart(body, 'multipart/form-data; BOUNDARY=b').files;
    assert.deepEqual(file, { field: 'f', filename: 'a', contentType: 'text/plain', size: 1 });
  });

  it('takes the type from its own header alone', () => {
    const head = 'Content-Disposition: form-data; name="f"; filename="a"\r\nX-Content-Type: text/html';
    assert.equal(readMultipart(form(`${head}\r\n\r\nx`), type).files[0]?.contentType, 'application/octet-stream');
  });

  it('has a boundary, which may be quoted or stand before others', () => {
    // RFC 2046, 5.1.1
    const body = Buffer.from('--a b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--a b--\r\n');
    assert.deepEqual(readMultipart(body, 'multipart/form-data; boundary="a b"').fields, { x: '1' });
    const simple = form('Content-Disposition: form-data; name="x"\r\n\r\n1');
    assert.deepEqual(readMultipart(simple, 'multipart/form-data; boundary=b; charset=utf-8').fields, { x: '1' });
    assert.deepEqual(readMultipart(simple, 'multipart/form-data; boundary=c').fields, {});
  });

  it('may begin with text that is no part of it', () => {
    // RFC 2046, 5.1.1: the preamble
    const body = Buffer.concat([Buffer.from('hello\r\n'), form('Content-Disposition: form-data; name="x"\r\n\r\n1')]);
    assert.deepEqual(readMultipart(body, type).fields, { x: '1' });
  });

  it('is empty without a boundary, and leaves out parts that are broken', () => {
    const empty = { fields: {}, files: [] };
    const part = 'Content-Disposition: form-data; name="x"\r\n\r\n1';
    assert.deepEqual(readMultipart(Buffer.from(`--\r\n${part}\r\n----\r\n`), 'multipart/form-data'), empty);
    assert.deepEqual(readMultipart(Buffer.from(`--b\r\n${part}\r\n`), type), empty);
    assert.deepEqual(readMultipart(form('Content-Disposition: form-data\r\n\r\n1'), type), empty);
    assert.deepEqual(readMultipart(form('Content-Disposition: form-data; name="x"'), type), empty);
    assert.deepEqual(readMultipart(form('Content-Disposition: form-data; filename="x"\r\n\r\n1'), type), empty);
    assert.deepEqual(readMultipart(Buffer.from('nothing'), type), empty);
  });
});
