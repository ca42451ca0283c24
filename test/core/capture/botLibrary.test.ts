import { equal } from 'node:assert/strict';
import { libraryInManifest, libraryInRequirements } from '../../../src/core/capture/botLibrary.ts';

describe('the Discord library of a project', () => {
  it('is found in what a package.json needs', () => {
    equal(libraryInManifest('{"dependencies":{"left-pad":"1","discord.js":"^14"}}'), 'discord.js');
    equal(libraryInManifest('{"devDependencies":{"eris":"*"}}'), 'Eris');
    equal(libraryInManifest('{"dependencies":{"@discordeno/bot":"21"}}'), 'Discordeno');
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
      'discord-py==2.3',
      'discord_py',
      'discord.py # note',
      'discord.py\t# note\r\n',
      'git+https://github.com/Rapptz/discord.py',
      'git+https://github.com/Rapptz/discord.py.git@v2.3.2\n',
      '-e git+ssh://git@github.com/Rapptz/discord.py#egg=discord.py',
      'git+https://example.com/fork.git#egg=discord-py&subdirectory=x',
      'discord.py @ git+https://github.com/Rapptz/discord.py',
    ])
      equal(libraryInRequirements(text), 'discord.py', text);
    equal(libraryInRequirements('py_cord~=2.6'), 'Pycord');
    equal(libraryInRequirements('[tool.poetry.dependencies]\nhikari = "^2"'), 'hikari');
    equal(libraryInRequirements('interactions.py>=5'), 'interactions.py');
    equal(libraryInRequirements('git+https://github.com/Pycord-Development/pycord'), 'Pycord');
    for (const text of [
      'discord.py-stubs',
      '# discord.py is great',
      '# git+https://github.com/Rapptz/discord.py',
      '#egg=discord.py',
      'requests',
      'name = "my discord.py bot"',
    ])
      equal(libraryInRequirements(text), undefined, text);
  });
});
