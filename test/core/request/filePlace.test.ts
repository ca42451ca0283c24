import { equal } from 'node:assert/strict';
import { hostOfPath, isInsideFolder } from '../../../src/core/request/filePlace.ts';

describe('the place of a file', () => {
  it('is another computer where its path names one', () => {
    // Microsoft, "File path formats on Windows systems": UNC paths, and device paths with and without UNC.
    for (const [path, host] of [
      ['\\\\Server\\share\\a.json', 'server'],
      ['\\\\10.0.0.1@80\\share', '10.0.0.1@80'],
      ['\\\\?\\UNC\\server\\share\\a.json', 'server'],
      ['\\\\.\\UNC\\server\\share', '.'],
      ['\\\\.\\pipe\\docker_engine', '.'],
      ['\\\\?\\C:\\a.json', '?'],
    ] as const) {
      equal(hostOfPath(path, true), host, path);
      equal(hostOfPath(path, false), host, path);
    }
    for (const path of ['//server/share', '/\\server/share', '//server']) {
      equal(hostOfPath(path, true), 'server', path);
      equal(hostOfPath(path, false), undefined, path);
    }
    for (const path of ['C:\\a.json', '\\a.json', '/a.json', 'a.json', './\\\\server\\a', '', 'C:\\a\\\\server'])
      equal(hostOfPath(path, true), undefined, path);
  });

  it('is inside a folder only below it', () => {
    for (const [path, folder, isInside] of [
      ['/shop/a.json', '/shop', true],
      ['/shop/b/a.json', '/shop/', true],
      ['/shop', '/shop', false],
      ['/shopper/a.json', '/shop', false],
      ['/a.json', '/shop', false],
      // A backslash is a letter there.
      ['/shop\\a.json', '/shop', false],
      ['C:\\work\\a.json', 'C:\\work', true],
      ['C:\\worker\\a.json', 'C:\\work', false],
      ['\\\\server\\share\\a.json', '\\\\server\\share', true],
      ['/a.json', '/', true],
    ] as const)
      equal(isInsideFolder(path, folder), isInside, `${path} in ${folder}`);
  });
});
