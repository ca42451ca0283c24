import { deepEqual } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { filledValues } from '../../../src/core/values/filledValue.ts';

const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${'canaryF'.repeat(5)}xyzTAIF`].join(
  '.',
);

describe('values that a request was filled with', () => {
  it('say what was asked for without the secret that the code falls back to', async () => {
    const code = `await fetch('https://discord.com/api/v10/channels/1/messages?around=' + (process.env.ROOM ?? '${token}'));`;
    const [draft] = (await extract(code, 'javascript')).drafts;
    const filled = draft === undefined ? [] : filledValues(draft, () => ({ value: token, origin: 'code' }));
    deepEqual(filled, [{ expression: "process.env.ROOM ?? '••••TAIF'", shown: '••••TAIF', origin: 'code' }]);
  });
});
