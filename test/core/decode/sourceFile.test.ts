import { equal } from 'node:assert/strict';
import { sourceFileOf } from '../../../src/core/decode/sourceFile.ts';

describe('the file of a trace', () => {
  const files = ['/home/aki/bot/commands/ban.js', '/home/aki/bot/legacy/ban.js', '/home/aki/bot/index.js'];

  it('is the one whose path ends most alike, wherever the code ran', () => {
    equal(sourceFileOf('/app/commands/ban.js', files), files[0]);
    equal(sourceFileOf('C:\\bot\\legacy\\ban.js', files), files[1]);
    equal(sourceFileOf('file:///srv/index.js', files), files[2]);
    equal(sourceFileOf('./index.js', files), files[2]);
  });

  it('is none where two agree equally far, or none has the name', () => {
    equal(sourceFileOf('ban.js', files), undefined);
    equal(sourceFileOf('/app/kick.js', files), undefined);
  });
});
