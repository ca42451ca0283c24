import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Expected, Fault } from './fault.ts';
import { eachHead, json, place, sceneAt } from './place.ts';

const unread: Expected = {
  codes: ['ERR_BODY_FILE'],
  phase: 'request',
  class: 'transport/protocol',
  cause: 'body-file-unreadable',
};
const noSuchHere = () => (process.platform === 'linux' ? undefined : 'there is no such file on this system');

/** A file that a body names; `make` gets a path in an empty folder and gives the path of what it made. */
function bodyFile(
  name: string,
  make: (path: string) => Promise<string> | string,
  expected: Expected,
  impossible?: Fault['impossible'],
): Fault {
  return {
    name,
    expected,
    requests: 'codes' in expected ? 0 : 1,
    ...(impossible === undefined ? {} : { impossible }),
    start: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tracecord-fault-'));
      const file = await make(join(folder, 'body'));
      const answer = eachHead((socket) => socket.write(`HTTP/1.1 200 OK\r\n${json}Content-Length: 2\r\n\r\n{}`));
      const scene = sceneAt(await place(answer), { method: 'POST', bodyFile: file });
      const close = async () => {
        await scene.close();
        await rm(folder, { recursive: true, force: true });
      };
      return { ...scene, close };
    },
  };
}

/** What stands where a file should: nothing of it may be waited for, nor fill the memory. */
export const bodyFileFaults: readonly Fault[] = [
  bodyFile(
    'the body is a pipe that nobody writes to',
    (path) => {
      execFileSync('mkfifo', [path]);
      return path;
    },
    unread,
    () => (process.platform === 'win32' ? 'there are no named pipes in folders' : undefined),
  ),
  bodyFile('the body is a device without end', () => '/dev/zero', unread, noSuchHere),
  bodyFile(
    'the body is a folder',
    async (path) => {
      await mkdir(path);
      return path;
    },
    unread,
  ),
  bodyFile(
    'the body is a file of 8 GB',
    async (path) => {
      await writeFile(path, '');
      await truncate(path, 8 * 1024 ** 3);
      return path;
    },
    unread,
  ),
  bodyFile('the body is a file that is gone', (path) => path, unread),
  bodyFile(
    'the body is a file of as many bytes as may go',
    async (path) => {
      await writeFile(path, '');
      await truncate(path, 32 * 1024 ** 2);
      return path;
    },
    { status: 200, class: 'success' },
  ),
  bodyFile(
    'the body is a file that says it has no bytes',
    () => '/proc/self/status',
    { status: 200, class: 'success' },
    noSuchHere,
  ),
];
