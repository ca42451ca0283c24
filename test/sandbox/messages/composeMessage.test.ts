import assert from 'node:assert/strict';
import { interactionToken } from '../../../src/sandbox/token.ts';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Sent } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;

/** A form with a message and files of three bytes each. */
function form(message: unknown, ...names: readonly string[]): Sent {
  const parts = [
    `Content-Disposition: form-data; name="payload_json"\r\n\r\n${JSON.stringify(message)}`,
    ...names.map(
      (name, index) =>
        `Content-Disposition: form-data; name="files[${index}]"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\nabc`,
    ),
  ];
  const body = `${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`;
  return { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body };
}

describe('a message in the sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  it('describes its files as the list in it does', async () => {
    // developers/reference#uploading-files: entries belong to files by the number in the field's name
    const attachments = [{ id: 1, description: 'the second' }, { id: 0 }];
    const { json } = await asker.ask(`POST ${messages}`, form({ attachments }, 'a.txt', 'b.txt'));
    assert.deepEqual(
      json.attachments.map(({ filename, description, size, content_type }: Record<string, unknown>) => [
        filename,
        description,
        size,
        content_type,
      ]),
      [
        ['a.txt', undefined, 3, 'text/plain'],
        ['b.txt', 'the second', 3, 'text/plain'],
      ],
    );
  });

  it('keeps the files that a change lists, and all if it lists none', async () => {
    // developers/reference#editing-message-attachments
    const { json } = await asker.ask(`POST ${messages}`, form({ content: 'x' }, 'a.txt', 'b.txt'));
    const change = async (sent: Sent) => {
      const answer = await asker.ask(`PATCH ${messages}/${json.id}`, sent);
      return answer.json.attachments.map(({ filename }: { filename: string }) => filename);
    };
    assert.deepEqual(await change({ json: { content: 'y' } }), ['a.txt', 'b.txt']);
    const kept = [{ id: json.attachments[1].id }, { id: '0', filename: 'new.txt' }];
    assert.deepEqual(await change(form({ attachments: kept }, 'new.txt')), ['b.txt', 'new.txt']);
    assert.deepEqual(await change({ json: { attachments: [] } }), []);
    const nothing = await asker.ask(`PATCH ${messages}/${json.id}`, { json: { content: '', attachments: [] } });
    assert.equal(nothing.json.code, 50006);
  });

  it('has components with ids of their own, counted where none was given', async () => {
    // developers/components/reference#anatomy-of-a-component
    const button = { type: 2, style: 1, label: 'x', custom_id: 'x' };
    const components = [
      { type: 10, content: 'one' },
      { type: 17, components: [{ type: 10, id: 2, content: 'two' }, { type: 14 }, { type: 1, components: [button] }] },
    ];
    const { json } = await asker.ask(`POST ${messages}`, { json: { flags: 1 << 15, components } });
    const [text, container] = json.components;
    assert.deepEqual([text.id, container.id, container.accent_color, container.spoiler], [1, 3, null, false]);
    const [inner, separator, row] = container.components;
    assert.deepEqual([inner.id, separator.id, row.id, row.components[0].id], [2, 4, 5, 6]);
    assert.deepEqual([separator.spacing, separator.divider], [1, true]);
  });

  it('shows an uploaded file as media under its own address', async () => {
    const components = [
      { type: 13, file: { url: 'attachment://a.txt' } },
      { type: 12, items: [{ media: { url: 'https://example.com/b.png' } }] },
    ];
    const { json } = await asker.ask(`POST ${messages}`, form({ flags: 1 << 15, components }, 'a.txt'));
    const [file, gallery] = json.components;
    assert.deepEqual([file.name, file.size, file.file.url], ['a.txt', 3, json.attachments[0].url]);
    assert.equal(file.file.attachment_id, json.attachments[0].id);
    assert.equal(gallery.items[0].media.url, 'https://example.com/b.png');
  });

  it('writes times as Discord does, however they were sent', async () => {
    // developers/reference#iso-8601-date-time
    const embeds = [{ title: 'x', timestamp: '2026-11-20T13:00:00+01:00' }];
    const { json } = await asker.ask(`POST ${messages}`, { json: { embeds } });
    assert.equal(json.embeds[0].timestamp, '2026-11-20T12:00:00.000000+00:00');
  });

  it('lets a moderator hide the embeds of others', async () => {
    // developers/resources/message#edit-message: SUPPRESS_EMBEDS is 1 << 2
    const one = `${messages}/${ids.memberMessage}`;
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { flags: 4 } })).json.flags, 4);
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { flags: 0 } })).json.flags, 0);
    assert.equal((await asker.ask(`PATCH ${one}`, { json: { flags: 64 } })).json.flags, 0);
  });

  it('no longer loads once the bot has written it', async () => {
    // developers/resources/message#message-object-message-flags: LOADING is 1 << 7
    const token = interactionToken(ids.interaction);
    await asker.ask(`POST /interactions/${ids.interaction}/${token}/callback`, { json: { type: 5 } });
    const original = `/webhooks/${ids.application}/${token}/messages/@original`;
    assert.equal((await asker.ask(`GET ${original}`)).json.flags, 128);
    assert.equal((await asker.ask(`PATCH ${original}`, { json: { content: 'done' } })).json.flags, 0);
  });
});
