import { equal } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInIgnoredFolder, isMadeScript, overlongLines } from '../../../src/core/capture/madeFile.ts';
import { checkout } from '../../host/checkout.ts';

describe('a script that something else has written', () => {
  it('is known by its folder and its name', () => {
    for (const path of ['dist/bot.js', 'packages/a/build/index.mjs', '.next/server/app.js', 'bot.min.js', 'bundle.cjs'])
      equal(isMadeScript(path, 'send();\n'), true, path);
    for (const path of ['bot.js', 'src/distance.js', 'rebuild/bot.js', 'bundler.js', 'src/outer/bot.js'])
      equal(isMadeScript(path, 'send();\n'), false, path);
  });

  it('is known by the length of its lines', () => {
    const statement = `channel.send({ content: 'hello', embeds: [{ title: 'a' }] });`;
    equal(isMadeScript('bot.js', statement.repeat(100)), true);
    equal(isMadeScript('bot.js', `${statement}\n`.repeat(100)), false);
    const withData = `const icon = '${'x'.repeat(2000)}';\n${`${statement}\n`.repeat(50)}`;
    equal(isMadeScript('bot.js', withData), false);
    equal([...overlongLines(withData)].join(), '1');
  });

  it('is known by the name that a bundler puts in front, which is not its own', () => {
    equal(isMadeScript('bin/bot.js', '"use strict";\n\n// src/bot.ts\nsend();\n'), true);
    equal(isMadeScript('bin/bot.js', '#!/usr/bin/env node\n// bot.js\nsend();\n'), false);
    equal(isMadeScript('src/commands/ping.js', '// commands/ping.js\nsend();\n'), false);
    equal(isMadeScript('src/ping.js', '// like pong.js\nsend();\n'), false);
  });

  it('is none of those that people write: the fixtures and the scripts of this project', () => {
    const folders = ['test', 'test/fixtures/capture', 'test/sample/bot', '.'];
    const scripts = folders.flatMap((folder) =>
      readdirSync(join(checkout, folder))
        .filter((name) => /\.[cm]?js$/.test(name))
        .map((name) => join(checkout, folder, name)),
    );
    equal(scripts.length > 5, true);
    for (const file of scripts) equal(isMadeScript('bot.js', readFileSync(file, 'utf8')), false, file);
  });
});

describe('a folder that git leaves out', () => {
  const isIgnored = (path: string, ...lines: string[]) => isInIgnoredFolder(path, lines.join('\n'));

  it('is named at any depth, from the root, or by a pattern', () => {
    equal(isIgnored('lib/bot.js', '# made', '', 'lib/'), true);
    equal(isIgnored('packages/a/lib/bot.js', 'lib'), true);
    equal(isIgnored('packages/a/lib/bot.js', '/lib'), false);
    equal(isIgnored('lib/a/b/bot.js', '/lib/'), true);
    equal(isIgnored('packages/a/lib/bot.js', 'packages/*/lib/'), true);
    equal(isIgnored('packages/a/src/bot.js', 'packages/*/lib/'), false);
    equal(isIgnored('a/b/lib/bot.js', '**/lib/**'), true);
    equal(isIgnored('lib2/bot.js', 'lib?'), true);
    equal(isIgnored('lib/bot.js\r', 'lib/\r'), true);
  });

  it('is not a file, nor what is taken back', () => {
    equal(isIgnored('bot.js', 'bot.js', '*.js'), false);
    equal(isIgnored('src/bot.js', '!src/', '#src/', '/', '*.log'), false);
  });
});
