import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eventually } from '../eventually.ts';
import { pageText } from './pageText.ts';
import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** Of the right shape and nobody's: put together here, so that no search for tokens finds it in the sources. */
const token = [Buffer.from('123456789012345678').toString('base64'), 'FaKe00', 'no-ToKeN-'.repeat(4)].join('.');

/** More than the cap of 0.1 MiB takes. */
const members = JSON.stringify(Array.from({ length: 4000 }, (_, index) => ({ user: { id: `${index}` }, nick: 'n' })));

/** A server on this machine that the person allowed, in place of Discord: it is no sandbox, so everything is asked. */
async function startDiscord(): Promise<{ server: Server; origin: string; received: string[]; bodies: string[] }> {
  const received: string[] = [];
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    received.push(`${request.method} ${request.url}`);
    bodies.push(await text(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end(members);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, bodies };
}

const file = 'asked.http';
const requestsTo = (origin: string) => `@api = ${origin}/api/v10

### members
GET {{api}}/guilds/1213455767961731072/members?limit=1000
Authorization: Bot x.y.z

### told
POST {{api}}/channels/1213458536202371072/messages
Authorization: Bot x.y.z
Content-Type: application/json

{ "content": "{{$dotenv DISCORD_TOKEN}}" }

### header
GET {{api}}/users/@me
Authorization: Bot x.y.z
X-Any: {{$dotenv DISCORD_TOKEN}}

### ban
PUT {{api}}/guilds/1213455767961731072/%62ans/1213455767961731073
Authorization: Bot x.y.z

### owner
PATCH {{api}}/guilds/1213455767961731072
Authorization: Bot x.y.z
Content-Type: application/json

< ./owner.json
`;

describe('What is asked before it is sent', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  let discord: Awaited<ReturnType<typeof startDiscord>>;
  before(async () => {
    discord = await startDiscord();
    session = await startSession({
      settings: { 'tracecord.allowedOrigins': [discord.origin], 'tracecord.bodyCap': 0.1 },
      prepare: async (folder) => {
        await writeFile(join(folder, file), requestsTo(discord.origin));
        await writeFile(join(folder, '.env'), `DISCORD_TOKEN=${token}\n`);
        await writeFile(join(folder, 'owner.json'), '{ "owner\\u005fid": "1213455767961731073" }\n');
        return undefined;
      },
    });
    panel = new TracecordPanel(session.workbench);
  });
  after(async () => {
    await session?.end();
    discord?.server.close();
  });

  async function send(name: string): Promise<void> {
    const line = requestsTo(discord.origin).split(`### ${name}\n`)[0]?.split('\n').length ?? 0;
    await panel.sendAt({ file, line: line + 1, column: 1 });
  }

  /** What the modal question says. */
  async function question(): Promise<string> {
    await session.workbench.dialog.waitFor();
    return session.workbench.dialog.innerText();
  }

  const times = (start: string) => discord.received.filter((one) => one.startsWith(start)).length;

  it('is a GET that is sent again for its whole body', async () => {
    const { workbench } = session;
    const path = 'GET /api/v10/guilds/1213455767961731072/members';
    await send('members');
    const runner = await panel.outcome('200 OK', '/members');
    const again = runner.getByRole('button', { name: 'Send again for the full body…' });
    await again.scrollIntoViewIfNeeded();
    await again.click();
    const asked = await question();
    assert.match(asked, /Send this GET again to read the whole answer\?/);
    assert.match(asked, /What did not fit was not kept, so the request is sent a second time\.(?! It takes effect)/);
    await workbench.screenshot('asked-01-full-body');
    await workbench.answerDialog('Cancel');
    assert.equal(times(path), 1);
    await again.click();
    await workbench.answerDialog('Send');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /200 .*\.json/ })
      .waitFor();
    await eventually(async () => assert.match(await workbench.editor.text(), /"nick": "n"/));
    assert.equal(times(path), 2);
    await workbench.runCommand('View: Close Editor');
  });

  it('is a token in a body, by its place; Enter sends nothing', async () => {
    const { workbench } = session;
    await send('told');
    const asked = await question();
    assert.match(asked, /Send POST \/channels\/\{channel_id\}\/messages\?/);
    assert.match(
      asked,
      /The body holds what looks like a bot token \(••••KeN-\) at content; everyone who reads the channel could use it\./,
    );
    await workbench.screenshot('asked-02-token');
    await workbench.page.keyboard.press('Enter');
    await workbench.dialog.waitFor({ state: 'hidden' });
    await workbench.runCommand('Tracecord: Focus on Runner View');
    await panel.outcome('Cancelled. Nothing was sent.');
    assert.equal(times('POST'), 0);
    await send('told');
    await question();
    await workbench.answerDialog('Send the Token');
    await panel.outcome('200 OK', '/messages');
    assert.equal(times('POST'), 1);
    assert.ok(discord.bodies.some((body) => body.includes(token)));
    assert.ok(!(await pageText(workbench.page)).includes(token));
  });

  it('is not asked but refused where it is a token in a header', async () => {
    const { workbench } = session;
    await send('header');
    await workbench
      .notification(/Nothing was sent: the header "X-Any" holds what looks like a bot token \(••••KeN-\)/)
      .locator('.monaco-button')
      .first()
      .waitFor();
    await workbench.screenshot('asked-03-header');
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.equal(times('GET /api/v10/users'), 0);
  });

  it('is what destroys, however it is spelt and wherever it stands', async () => {
    const { workbench } = session;
    await send('ban');
    assert.match(await question(), /It bans a member\./);
    await workbench.answerDialog('Cancel');
    await send('owner');
    assert.match(await question(), /It gives the server to another owner\./);
    await workbench.screenshot('asked-04-owner');
    await workbench.answerDialog('Cancel');
    assert.deepEqual([times('PUT'), times('PATCH')], [0, 0]);
  });
});
