import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { placeOf, type SamplePlace } from './samplePlace.ts';
import { type SandboxSession, startSandboxSession } from './sandboxSession.ts';
import type { TracecordPanel } from './tracecordPanel.ts';

/** One request that fails in a file of the sample: where it stands, what comes back, and what is underlined for it. */
interface Failing {
  readonly what: string;
  readonly request: () => Promise<SamplePlace>;
  readonly code: string;
  readonly underlined: () => Promise<SamplePlace>;
  /** The whole text that is underlined, or how it begins where it is wider than the window. */
  readonly text: string | RegExp;
  readonly says: RegExp;
}

const failing: readonly Failing[] = [
  {
    what: 'a property of a JSON body in a .http file',
    request: () => placeOf('message.http', 'POST', '# @name longTitle'),
    code: '50035',
    underlined: () => placeOf('message.http', '"A title may', '# @name longTitle'),
    text: /^"A title may have 256 characters/,
    says: /256.*\(BASE_TYPE_MAX_LENGTH\)/,
  },
  {
    what: 'a property of a JavaScript object',
    request: () => placeOf('fetch.ts', "fetch('", 'askTwice'),
    code: '50035',
    underlined: () => placeOf('fetch.ts', "'answer'", "label: 'No'"),
    text: "'answer'",
    says: /COMPONENT_CUSTOM_ID_DUPLICATED/,
  },
  {
    what: 'an empty value of a Python dict',
    request: () => placeOf('message.py', 'requests.post', 'def empty_field'),
    code: '50035',
    underlined: () => placeOf('message.py', '""}]', 'def empty_field'),
    text: '""',
    says: /BASE_TYPE_REQUIRED/,
  },
  {
    what: 'an empty value in the data of a curl command',
    request: () => placeOf('message.sh', 'curl', '# The value of a field'),
    code: '50035',
    underlined: () => placeOf('message.sh', '"" }', '# The value of a field'),
    text: '""',
    says: /BASE_TYPE_REQUIRED/,
  },
  {
    what: 'a table that ConvertTo-Json of PowerShell cut off',
    request: () => placeOf('message.ps1', 'Invoke-RestMethod', '# Without -Depth'),
    code: '50035',
    underlined: () => placeOf('message.ps1', "@(@{ name = 'Result'", '# Without -Depth'),
    text: "@(@{ name = 'Result'; value = 'ok' })",
    says: /iterables/,
  },
  {
    what: 'the User-Agent of a command that a browser copied for cmd',
    request: () => placeOf('message.bat', 'curl', 'rem Copied from a browser'),
    code: '40333',
    underlined: () => placeOf('message.bat', 'Mozilla/5.0', 'rem Copied from a browser'),
    text: /^Mozilla\/5\.0/,
    says: /browser/,
  },
  {
    what: 'the Authorization that Discord does not know',
    request: () => placeOf('fetch.ts', "fetch('", 'whoAmI'),
    code: 'auth/malformed',
    underlined: () => placeOf('fetch.ts', 'not-a-real-token'),
    text: 'not-a-real-token',
    says: /Bot/,
  },
  {
    what: 'the id of a message that is not there, in a route of discord.js',
    request: () => placeOf('bot.ts', 'rest.delete', 'deleteMessage'),
    code: '10008',
    underlined: () => placeOf('bot.ts', '1214499999999999999'),
    text: /1214499999999999999/,
    says: /message/i,
  },
  {
    what: 'the channel in which the bot may not write',
    request: () => placeOf('bot.ts', 'rest.post', 'function announce'),
    code: '50013',
    underlined: () => placeOf('bot.ts', 'Routes.channelMessages(announcements)'),
    text: 'Routes.channelMessages(announcements)',
    says: /SEND_MESSAGES/,
  },
];

describe('an answer', function () {
  this.timeout(60_000);
  let session: SandboxSession;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSandboxSession();
    panel = session.panel;
  });
  after(() => session?.end());

  for (const [index, { what, request, code, underlined, text, says }] of failing.entries()) {
    it(`underlines ${what}`, async () => {
      const { workbench } = session;
      const sent = await request();
      await panel.sendAt(sent);
      await panel.outcome(/^4\d\d /, `${sent.file}:${sent.line}`);
      const place = await underlined();
      const problem = await eventually(async () => {
        const all = await panel.problemsIn(place.file);
        const found = all.filter((each) => each.source === 'discord' && each.code === code);
        assert.equal(found.length, 1, JSON.stringify(all));
        return found[0];
      });
      assert.deepEqual([problem?.line, problem?.column], [place.line, place.column]);
      assert.match(problem?.message ?? '', says);
      await workbench.openFile(place.file);
      await workbench.goTo(place.line, place.column);
      const marks = await workbench.editor.squiggles();
      const mark = marks.find(({ severity, line }) => severity === 'error' && line === place.line);
      if (typeof text === 'string') assert.equal(mark?.text, text);
      else assert.match(mark?.text ?? '', text);
      await workbench.screenshot(`kinds-${String(index + 1).padStart(2, '0')}`);
    });
  }
});
