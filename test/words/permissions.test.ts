import assert from 'node:assert/strict';
import type { NoFacts } from '../../src/core/permissions/readFacts.ts';
import { loadPermissionWords } from '../../src/words/permissions.ts';
import { permissionsJson } from '../../src/words/permissionsJson.ts';
import { noPermissionsPage, permissionsPage } from '../../src/words/permissionsPage.ts';
import { explained, makeWorld } from '../core/permissions/discordWorld.ts';
import { situations } from '../core/permissions/situations/situations.ts';

const ends: readonly NoFacts[] = [
  { why: 'no-place' },
  { why: 'token-in-path' },
  { why: 'direct-message' },
  { why: 'unknown-channel', id: '1' },
  { why: 'guild-closed', id: '1' },
  { why: 'channel-not-in-guild', id: '1', guild: 'A | B' },
  { why: 'unexpected', path: '/guilds/1' },
];

for (const locale of ['en', 'ja'] as const) {
  describe(`a page about permissions (${locale})`, () => {
    for (const { what, world: spec, request, body, hasFiles, obstacles } of Object.values(situations).flat()) {
      it(`says what is so and what to change: ${what}, ${request}`, async () => {
        const words = await loadPermissionWords(locale);
        const explanation = explained(makeWorld(spec, !request.includes(' guilds/')), request, body, hasFiles);
        const page = permissionsPage(request, 4, explanation, words);
        assert.doesNotMatch(page, /undefined|\[object|NaN/);
        assert.ok(page.startsWith(`# ${words.title[obstacles.length === 0 ? 'allowed' : 'refused']}\n`));
        const rows = page.split('\n').filter((line) => line.startsWith('| '));
        assert.ok(rows.every((row) => row.endsWith(' |')));
        const said = JSON.parse(JSON.stringify(permissionsJson({ method: '', route: '' }, 4, explanation, words)));
        assert.equal(said.obstacles.length, obstacles.length);
        for (const { says, change } of said.obstacles)
          assert.ok(says !== '' && change !== '', JSON.stringify(said.obstacles));
      });
    }

    it('says why there is nothing to calculate', async () => {
      const words = await loadPermissionWords(locale);
      for (const end of ends) {
        const page = noPermissionsPage('GET /x', end, '', words);
        assert.doesNotMatch(page, /undefined|A \| B/, end.why);
      }
    });

    it('takes names out of Markdown', async () => {
      const words = await loadPermissionWords(locale);
      const world = makeWorld({
        roles: { '[x](https://example.com) | **<b>\n# `': [] },
        bot: ['[x](https://example.com) | **<b>\n# `'],
        overwrites: [['[x](https://example.com) | **<b>\n# `', [], ['SEND_MESSAGES']]],
      });
      const page = permissionsPage('POST /x', 4, explained(world, 'POST channels/channel/messages', {}), words);
      assert.doesNotMatch(page, /\[x\]\(https|<b>/);
      const columns = page.split('\n').filter((line) => line.startsWith('| 2 |'));
      assert.deepEqual(
        columns.map((row) => row.replaceAll('\\|', '').split('|').length),
        [7],
      );
    });
  });
}
