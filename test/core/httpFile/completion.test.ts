import { deepEqual, equal, ok } from 'node:assert/strict';
import { httpCompletions, type OutsideNames, wantsVariables } from '../../../src/core/httpFile/completion.ts';
import { atCursor, sample } from './httpFileFixtures.ts';

const nothing: OutsideNames = { file: [], environment: [] };

function items(marked: string, outside = nothing) {
  const { text, offset } = atCursor(marked);
  return httpCompletions(text, offset, outside);
}

function labels(marked: string, outside = nothing): string[] {
  return items(marked, outside).map(({ label }) => label);
}

/** The text after an item was chosen, with `<…>` around what is still to be filled in. */
function chosen(marked: string, label: string): string | undefined {
  const { text } = atCursor(marked);
  const item = items(marked).find((candidate) => candidate.label === label);
  if (item === undefined) return undefined;
  const put = item.insert.map((piece) => (typeof piece === 'string' ? piece : `<${piece.placeholder}>`)).join('');
  return text.slice(0, item.span[0]) + put + text.slice(item.span[1]);
}

describe('completion in an .http file', () => {
  it('offers variables: of the file, of the environment file, of the environment', () => {
    const outside: OutsideNames = { file: ['DISCORD_TOKEN'], environment: ['HOME'] };
    deepEqual(labels('@api = x\nGET {{|\n', outside), [
      'api',
      'DISCORD_TOKEN',
      '$dotenv DISCORD_TOKEN',
      '$processEnv HOME',
    ]);
    ok(labels('GET /\n\n{"a": "{{x}} {{|"}').includes('x'));
  });

  it('closes the braces once, and replaces what is typed', () => {
    equal(chosen('@api = x\nGET {{a|', 'api'), '@api = x\nGET {{api}}');
    equal(chosen('@api = x\nGET {{a|p}}/y', 'api'), '@api = x\nGET {{api}}/y');
    equal(chosen('@api = x\nGET {{%a|', 'api'), '@api = x\nGET {{%api}}');
  });

  it('knows where a variable is wanted', () => {
    const wants = (marked: string) => wantsVariables(atCursor(marked).text, atCursor(marked).offset);
    deepEqual(['{{|', '{{a|}}', '{{a}}|', '{|', '{{\n|'].map(wants), [true, true, false, false, false]);
  });

  it('offers methods where a request begins', () => {
    for (const marked of ['|', '###\n|', 'P|', '### a\n# @name b\nPO|', '@a = 1\n\n|']) {
      ok(labels(marked).includes('POST'), marked);
    }
    equal(chosen('###\nPO|', 'POST'), '###\nPOST ');
  });

  it('offers names that have no value yet behind @', () => {
    equal(chosen('@|\nGET {{api}}/{{$guid}}\n', '@api'), '@api = <value>\nGET {{api}}/{{$guid}}\n');
    ok(!labels('@|\n@api = 1\nGET {{api}}\n').includes('@api'));
  });

  it('offers # @name', () => {
    equal(chosen('# @|\nGET /', '@name'), '# @name <name>\nGET /');
    equal(chosen('// @na|\nGET /', '@name'), '// @name <name>\nGET /');
    deepEqual(labels('# no|'), []);
  });

  it('offers header names, and the usual values of each', () => {
    ok(labels('GET /\n|').includes('Authorization'));
    ok(labels('GET /\nAccept: a\nCo|').includes('Content-Type'));
    equal(
      chosen('GET /\nauthorization: |', 'Bot {{$dotenv DISCORD_TOKEN}}'),
      'GET /\nauthorization: Bot {{<$dotenv DISCORD_TOKEN>}}',
    );
    deepEqual(labels('GET /\nContent-Type: app|'), [
      'application/json',
      'multipart/form-data; boundary=boundary',
      'application/x-www-form-urlencoded',
    ]);
    deepEqual(labels('GET /\nX-Own: |'), []);
  });

  it('offers the address of the API, and variables that hold one', () => {
    deepEqual(labels('@api = https://discord.com/api/v10\nGET |'), ['https://discord.com/api/v10', '{{api}}']);
    equal(chosen('GET htt|', 'https://discord.com/api/v10'), 'GET https://discord.com/api/v10/');
  });

  it('offers the routes of the method, ids to be filled in', () => {
    equal(
      chosen('POST https://discord.com/api/v10/ch|', '/channels/{channel_id}/messages'),
      'POST https://discord.com/api/v10/channels/<{{channel_id}}>/messages',
    );
    ok(!labels('POST https://discord.com/api/v10/ch|').includes('/channels/{channel_id}'));
    ok(labels('GET https://discord.com/api/v10/|').length > 80);
  });

  it('keeps the ids that stand there', () => {
    equal(
      chosen('GET {{api}}/channels/{{general}}/me|', '/channels/{channel_id}/messages/{message_id}'),
      'GET {{api}}/channels/{{general}}/messages/<{{message_id}}>',
    );
    const [item] = items('GET /channels/12/messages/pi|');
    equal(item?.filter, '/channels/12/messages/pins');
  });

  it('offers no route below an address that is not Discord, in a query, or in a body', () => {
    deepEqual(labels('GET https://example.com/api/v1/ch|'), []);
    deepEqual(labels('@x = https://example.com\nGET {{x}}/ch|'), []);
    deepEqual(labels('GET /gateway?a=/|'), []);
    deepEqual(labels('POST /a\n\n{\n  "|\n}'), []);
    deepEqual(labels('curl https://discord.com/api/v10/|'), []);
  });

  it('replaces only what stands on the line of the cursor, anywhere in a file', () => {
    for (let offset = 0; offset <= sample.length; offset++) {
      for (const { span } of httpCompletions(sample, offset, nothing)) {
        ok(span[0] <= offset && offset <= span[1] && !sample.slice(...span).includes('\n'), `${offset}`);
      }
    }
  });
});
