import { equal } from 'node:assert/strict';
import { libraryInManifest, libraryInRequirements } from '../../../src/core/capture/botLibrary.ts';

describe('the Discord library of a project', () => {
  it('is found in what a package.json needs', () => {
    equal(libraryInManifest('{"dependencies":{"left-pad":"1","discord.js":"^14"}}'), 'discord.js');
    equal(libraryInManifest('{"devDependencies":{"eris":"*"}}'), 'Eris');
    for (const text of [
      '{"name":"discord.js"}',
      '{"dependencies":{"discord.js-docs":"1"}}',
      '{',
      'null',
      '{"dependencies":[]}',
    ])
      equal(libraryInManifest(text), undefined, text);
  });

  it('is found in what Python needs', () => {
    for (const text of [
      'discord.py==2.4.0',
      '# bot\nrequests\nDiscord.py[voice]>=2 ; python_version > "3.8"\n',
      '[project]\ndependencies = ["aiohttp", "discord.py>=2"]',
      '[tool.poetry.dependencies]\npython = "^3.11"\n"discord.py" = "^2"\n',
    ])
      equal(libraryInRequirements(text), 'discord.py', text);
    equal(libraryInRequirements('py_cord~=2.6'), 'Pycord');
    equal(libraryInRequirements('[tool.poetry.dependencies]\nhikari = "^2"'), 'hikari');
    for (const text of ['discord.py-stubs', '# discord.py is great', 'requests', 'name = "my discord.py bot"'])
      equal(libraryInRequirements(text), undefined, text);
  });
});
