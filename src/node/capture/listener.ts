import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longestLine, readEvent, readHello } from '../../core/capture/captureEvent.ts';
import type { CaptureListener, ListenerOptions, WatchedProcess } from '../../core/capture/listening.ts';
import { deleteConfig, writeConfig } from './configFile.ts';
import { LineReader } from './lineReader.ts';
import { Pace } from './pace.ts';
import { isSameSecret } from './sameSecret.ts';

/** Processes and threads that are heard at once; more are turned away. */
const mostConnections = 64;

/** Events a second, of all processes together. Beyond, the processes are read more slowly and drop what they cannot keep. */
const mostEvents = 1000;

/** Lines in a row that nobody understands, after which a connection is taken for none of a hook. */
const mostBadLines = 20;

/** Milliseconds in which a connection has to say who it is. */
const greetingTime = 5000;

/** Starts to listen, and writes down where for the bots that are started from now on. */
export async function startListener({ configFile, hosts, hearer }: ListenerOptions): Promise<CaptureListener> {
  const secret = randomBytes(24).toString('hex');
  const place = await newPlace();
  const sockets = new Set<Socket>();
  const pace = new Pace(mostEvents, () => performance.now());
  let joined = 0;
  let hasStopped = false;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    joined += 1;
    void listen(socket, { secret, key: String(joined), pace, hearer, isStopped: () => hasStopped }).catch(() =>
      socket.destroy(),
    );
  });
  server.maxConnections = mostConnections;
  const stop = async () => {
    hasStopped = true;
    await deleteConfig(configFile);
    for (const socket of sockets) socket.destroy();
    await closed(server);
    if (place.folder !== undefined) await rm(place.folder, { recursive: true, force: true });
  };
  try {
    server.listen(place.address);
    await once(server, 'listening');
    if (place.folder !== undefined) await chmod(place.address, 0o600);
    const write = (allowed: readonly string[]) =>
      writeConfig(configFile, { address: place.address, secret, hosts: allowed });
    await write(hosts);
    return { allow: write, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A name that nobody can guess: a socket in a folder for the person alone, or a named pipe. */
async function newPlace(): Promise<{ readonly address: string; readonly folder?: string }> {
  const random = randomBytes(12).toString('hex');
  if (process.platform === 'win32') return { address: `\\\\.\\pipe\\tracecord-${random}` };
  // Made with the rights 0700. The path of a socket may have 103 characters on macOS, which storage folders exceed.
  const folder = await mkdtemp(join(tmpdir(), 'tracecord-'));
  return { address: join(folder, 'bot'), folder };
}

interface Listening {
  readonly secret: string;
  readonly key: string;
  readonly pace: Pace;
  readonly isStopped: () => boolean;
  readonly hearer: ListenerOptions['hearer'];
}

/**
 * Reads one connection to its end. Nothing is ever answered. A line that is not as it should be is passed over; a
 * connection with nothing else, or of what are no lines, is cut off.
 */
async function listen(socket: Socket, { secret, key, pace, hearer, isStopped }: Listening): Promise<void> {
  const reader = new LineReader(longestLine);
  let watched: WatchedProcess | undefined;
  let badLines = 0;
  const late = setTimeout(() => socket.destroy(), greetingTime);
  try {
    // A socket that is iterated is read only as fast as its events are dealt with.
    for await (const bytes of socket as AsyncIterable<Buffer>) {
      const lines = reader.push(bytes);
      if (lines === null) return;
      for (const line of lines) {
        if (watched === undefined) {
          watched = greeted(line, secret, key);
          if (watched === undefined) return;
          clearTimeout(late);
          hearer.joined(watched);
          continue;
        }
        await pace.turn();
        const read = readEvent(line);
        // What a program said before it ended is heard to its end; only who stops to listen leaves it.
        if (isStopped()) return;
        badLines = read.kind === 'bad' ? badLines + 1 : 0;
        if (badLines === mostBadLines) return;
        if (read.kind === 'bad') hearer.skipped(watched, read.field);
        if (read.kind === 'read') await hearer.heard(watched, read.value);
      }
    }
  } finally {
    clearTimeout(late);
    socket.destroy();
    if (watched !== undefined) hearer.left(watched);
  }
}

function greeted(line: string, secret: string, key: string): WatchedProcess | undefined {
  const read = readHello(line);
  if (read.kind !== 'read' || !isSameSecret(read.value.secret, secret)) return undefined;
  const { secret: _, ...hello } = read.value;
  const now = Date.now();
  return { key, hello, since: Math.min(hello.started ?? now, now) };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
