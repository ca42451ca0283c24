import { deepEqual, match } from 'node:assert/strict';
import { inspect } from '../../src/core/inspect/inspect.ts';
import type { Inspected } from '../../src/core/inspect/inspected.ts';
import { loadInspectedWords, speakInspected } from '../../src/words/inspected.ts';
import type { Locale } from '../../src/words/locale.ts';

const now = Date.parse('2026-04-30T11:18:26Z');

async function said(line: string, column: number, locale: Locale): Promise<readonly string[]> {
  const found = inspect(line, column, now) as Exclude<Inspected, { kind: 'code' }>;
  return speakInspected(found, await loadInspectedWords(locale), locale, now);
}

describe('what a hover says', () => {
  it('of an id is when it was made and how long ago', async () => {
    deepEqual(await said("'175928847299117063'", 4, 'en'), [
      'Discord id made 2016-04-30 11:18:25.796 UTC (9 years ago)',
      'worker 1, process 0, number 7',
    ]);
    match((await said("'175928847299117063'", 4, 'ja')).join(), /作成: 2016-04-30 11:18:25\.796 UTC（9 年前）/);
  });

  it('of permissions and intents is their names, what is privileged, and what nobody knows', async () => {
    deepEqual(await said('"permissions": "3072"', 17, 'en'), ['2 permissions', '`VIEW_CHANNEL` · `SEND_MESSAGES`']);
    deepEqual(await said('intents: 294912', 12, 'en'), [
      '1 Gateway intent',
      '`MESSAGE_CONTENT`',
      'Privileged: MESSAGE_CONTENT. Each has to be switched on in the developer portal, or the Gateway closes with 4014.',
      'No name is known for: 1 << 18. The Gateway and the API may refuse the number.',
    ]);
  });
});
