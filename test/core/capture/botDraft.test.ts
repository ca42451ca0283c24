import { deepEqual, equal, ok } from 'node:assert/strict';
import { botDraft } from '../../../src/core/capture/botDraft.ts';
import { compose } from '../../../src/core/compose/compose.ts';
import { extractHttp } from '../../../src/core/extract/http.ts';
import { literalOf, writeText } from '../../../src/core/request/text.ts';

const api = 'https://discord.com/api/v10';

function written(method: string, url: string): string {
  return compose(botDraft({ method, url }), 'http');
}

describe('the request of a bot, to send by hand', () => {
  it('is written with what is known, and with an empty body to fill in', () => {
    equal(
      written('post', `${api}/channels/1/messages`),
      `POST ${api}/channels/1/messages\nContent-Type: application/json\n\n{}`,
    );
    equal(written('GET', `${api}/gateway/bot`), `GET ${api}/gateway/bot`);
  });

  it('asks for what was cut out of its address', () => {
    const text = written('POST', `${api}/webhooks/2/{token}?thread_id=1&q={value}`);
    ok(text.startsWith(`POST ${api}/webhooks/2/{{token}}?thread_id=1&q={{value}}\n`), text);
    const token = `fake-token-${'x'.repeat(60)}`;
    ok(!written('POST', `${api}/webhooks/222222222222222222/${token}`).includes(token));
  });

  it('has the body that the code gives', () => {
    const source = `PATCH ${api}/channels/1\nContent-Type: application/json\n\n{"name": "a"}`;
    const [draft] = extractHttp(source).drafts;
    ok(draft);
    const text = compose(botDraft({ method: 'PATCH', url: `${api}/channels/9` }, draft.body), 'http');
    equal(text, `PATCH ${api}/channels/9\nContent-Type: application/json\n\n{"name": "a"}`);
  });

  it('is addressed to Discord where it went to the local one', () => {
    const draft = botDraft({ method: 'GET', url: 'http://127.0.0.1:4711/api/v10/users/@me' });
    equal(literalOf(draft.url.text), `${api}/users/@me`);
  });

  it('is read again as what it is', () => {
    const [draft] = extractHttp(written('DELETE', `${api}/webhooks/2/{token}`)).drafts;
    ok(draft);
    deepEqual([writeText(draft.method.text), writeText(draft.url.text)], ['DELETE', `${api}/webhooks/2/{token}`]);
  });
});
