import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { defaultSeed } from '../../../src/sandbox/world/defaultSeed.ts';

/** The local Discord behind a door that remembers whom it answered, and can keep the next one waiting. */
export interface Door {
  readonly url: string;
  /** The value of `n` in the address of each request whose answer has left, in their order. */
  readonly answered: readonly number[];
  /** Lets so many more answers out; what comes after waits. */
  holdAfter(more: number): void;
  /** Opens it again. */
  release(): void;
  close(): Promise<void>;
}

/** Milliseconds that each answer takes, so that there is a middle in which something can happen. */
const paceMs = 50;

/** Starts the local Discord and its door. */
export async function startDoor(): Promise<Door> {
  const sandbox: Sandbox = await startSandbox({ port: 0, seed: defaultSeed });
  const answered: number[] = [];
  const waiting: (() => void)[] = [];
  let room = Number.POSITIVE_INFINITY;
  const server = createServer((asked, response) => {
    const { method, url = '', headers } = asked;
    const n = new URL(url, sandbox.url).searchParams.get('n');
    const pass = () => {
      if (n !== null && room <= 0) return waiting.push(pass);
      if (n !== null) room -= 1;
      const forwarded = request(`${sandbox.url}${url}`, { method, headers }, (answer) => {
        if (n !== null) response.once('finish', () => answered.push(Number(n)));
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(response);
      });
      forwarded.once('error', () => response.destroy());
      return asked.pipe(forwarded);
    };
    setTimeout(pass, paceMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    holdAfter: (more) => {
      room = more;
    },
    release: () => {
      room = Number.POSITIVE_INFINITY;
      for (const pass of waiting.splice(0)) pass();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await sandbox.close();
    },
  };
}
