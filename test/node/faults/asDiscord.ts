import { connect, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import type { Scene } from './fault.ts';
import { place } from './place.ts';
import { certificates } from './secure.ts';

/** A fault that shows itself at https://discord.com, to whoever goes by a proxy and trusts an authority. */
export interface Disguise {
  /** Address of the proxy. */
  readonly proxy: string;
  /** Certificate of the authority, PEM. */
  readonly authority: string;
  close(): Promise<void>;
}

/** Puts a proxy and the TLS of `discord.com` before a scene that speaks plain HTTP. */
export async function asDiscord(scene: Scene): Promise<Disguise> {
  const { authority, discord } = certificates();
  const { port } = new URL(scene.asked.url);
  const front = createTls(discord, (secured) => join(secured, connect(Number(port), '127.0.0.1')));
  front.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { port: behind } = front.address() as { port: number };
  const proxy = await place((socket) => {
    socket.once('data', () => {
      const onward = connect(behind, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        join(socket, onward);
      });
    });
  });
  return {
    proxy: proxy.origin,
    authority,
    close: async () => {
      await proxy.close();
      front.close();
      await scene.close();
    },
  };
}

/** Both ways, and an end with an error is one for the other side too. */
function join(one: Socket, other: Socket): void {
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
  one.on('close', () => other.destroy());
  one.pipe(other).pipe(one);
}
