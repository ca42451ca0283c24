import { ok } from 'node:assert/strict';
import { longestLine, readEvent } from '../../src/core/capture/captureEvent.ts';
import { Vault } from '../../src/core/request/seal.ts';
import { type BodyReader, cappedReader, sinkReader } from '../../src/node/answerBody.ts';
import { LineReader } from '../../src/node/capture/lineReader.ts';
import { bodies, cap, inPieces, secret, sizesOf, types } from './bodies.ts';
import { damagedBytes, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

/** Gives damaged bodies to what reads them, in pieces that end anywhere. */
function ofBodies(name: string, read: (reading: Reading) => Promise<unknown>): Reader {
  return {
    name,
    make: (chance) => {
      const all = bodies();
      return () => {
        const { bytes, encoding } = oneOf(all, chance);
        const input = damagedBytes(bytes, chance);
        const head = { contentEncoding: encoding, contentType: oneOf(types, chance) };
        const sizes = sizesOf(chance);
        const draw = chance();
        return { input, read: () => read({ input, head, sizes, draw }) };
      };
    },
  };
}

interface Reading {
  readonly input: Buffer;
  readonly head: { readonly contentEncoding: string; readonly contentType: string };
  readonly sizes: readonly number[];
  readonly draw: number;
}

async function pushAll(reader: BodyReader, { input, sizes }: Reading): Promise<void> {
  for (const piece of inPieces(input, sizes)) {
    if (reader.push(piece)) continue;
    if (reader.isFull) return;
    await reader.whenReady();
  }
}

/** Streams of bytes that others cut, compress and name as they like. */
export const streamReaders: readonly Reader[] = [
  ofBodies('bodies of answers', async (reading) => {
    const reader = cappedReader(reading.head, cap, new Vault());
    await pushAll(reader, reading);
    const { text, bytes } = await reader.end();
    ok(bytes <= cap && text.length <= cap, `${bytes} bytes, ${text.length} characters`);
  }),
  ofBodies('bodies of answers that are handed on', async (reading) => {
    const vault = new Vault();
    vault.seal(secret);
    const written: Buffer[] = [];
    const sink = { write: async (piece: Uint8Array) => void written.push(Buffer.from(piece)) };
    const reader = sinkReader(reading.head, cap, vault, sink);
    await pushAll(reader, reading);
    // A connection may die in the middle.
    if (reading.draw < 0.2) reader.destroy(new Error('gone'));
    const { text } = await reader.end().catch(() => ({ text: '' }));
    ok(text.length <= cap && !text.includes(secret));
    const isText = !reading.head.contentType.startsWith('image/');
    if (isText) ok(!Buffer.concat(written).includes(secret), 'a secret went on');
  }),
  {
    name: 'bytes of a bot, in pieces',
    make: (chance) => {
      const lines = [
        '{"v":1,"t":"hello","secret":"ab","pid":7,"thread":0,"runtime":"node 22.1.0","program":"/w/bot.js"}',
        '{"t":"sent","id":"1","at":1,"method":"GET","url":"https://discord.com/api/v10/gateway","library":"Größe"}',
        '{"t":"dropped","count":3}',
      ];
      const whole = Buffer.from(`${lines.join('\n')}\n`);
      return () => {
        const input = damagedBytes(whole, chance);
        const sizes = sizesOf(chance);
        const most = chance() < 0.5 ? longestLine : 120;
        const read = () => {
          const reader = new LineReader(most);
          for (const piece of inPieces(input, sizes)) {
            const got = reader.push(piece);
            if (got === null) return;
            for (const line of got) {
              ok(!line.includes('\n') && Buffer.byteLength(line) <= most);
              readEvent(line);
            }
          }
        };
        return { input, read };
      };
    },
  },
];
