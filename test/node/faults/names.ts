import { createSocket } from 'node:dgram';
import type { AddressInfo } from 'node:net';
import type { Fault, Scene } from './fault.ts';
import { eachHead, json, path, place, say } from './place.ts';
import { certificates } from './secure.ts';

const host = 'discord.example';

/** What a name server says to a question, as the bytes after the question's own; null: nothing at all. */
type Reply = (question: Buffer, isIpv6: boolean) => Buffer | null;

/** Header flags of an answer with a code (RFC 1035, 4.1.1). */
function reply(question: Buffer, code: number, answers: readonly Buffer[] = []): Buffer {
  const head = Buffer.from(question.subarray(0, 12));
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt32BE(0, 8);
  // The question ends after its name (a zero byte), type and class; what follows (EDNS) is not repeated.
  const end = question.indexOf(0, 12) + 5;
  return Buffer.concat([head, question.subarray(12, end), ...answers]);
}

/** A record that points back to the question's name; it may be kept for no second. */
function record(address: readonly number[]): Buffer {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(address.length === 4 ? 1 : 28, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(0, 6);
  head.writeUInt16BE(address.length, 10);
  return Buffer.concat([head, Buffer.from(address)]);
}

const loopback6 = [...Array<number>(15).fill(0), 1];

/** A name server on loopback, and a web server that answers well. */
async function named(say6: Reply): Promise<Scene> {
  const { authority, other } = certificates();
  const at = await place(eachHead(say(`HTTP/1.1 200 OK\r\n${json}Content-Length: 2\r\n\r\n{}`)), other);
  const server = createSocket('udp4');
  server.on('message', (question, from) => {
    const type = question.readUInt16BE(question.indexOf(0, 12) + 1);
    const said = say6(question, type === 28);
    if (said !== null) server.send(said, from.port, from.address);
  });
  await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
  return {
    ...at,
    asked: {
      url: `https://${host}:${at.port}${path}`,
      nameServer: (server.address() as AddressInfo).port,
      trusted: [authority],
    },
    close: async () => {
      await new Promise<void>((resolve) => server.close(resolve));
      await at.close();
    },
  };
}

const ipv4 =
  (address: readonly number[]): Reply =>
  (question, isIpv6) =>
    reply(question, 0, isIpv6 ? [] : [record(address)]);

const dns = (codes: readonly string[], cause: string) =>
  ({ codes, phase: 'dns', class: 'transport/dns', cause }) as const;

/** Names that do not lead where they should, by a name server of our own. */
export const nameFaults: readonly Fault[] = [
  {
    name: 'a name as it should be',
    start: () => named(ipv4([127, 0, 0, 1])),
    expected: { status: 200, class: 'success', text: '{}' },
  },
  {
    name: 'a name that does not exist (NXDOMAIN)',
    start: () => named((question) => reply(question, 3)),
    expected: dns(['ENOTFOUND'], 'name-not-found'),
  },
  {
    name: 'a name without an address',
    start: () => named((question) => reply(question, 0)),
    expected: dns(['ENODATA', 'ENOTFOUND'], 'name-not-found'),
  },
  {
    name: 'a name server that fails (SERVFAIL)',
    start: () => named((question) => reply(question, 2)),
    expected: dns(['ESERVFAIL', 'EAI_AGAIN'], 'name-server-silent'),
  },
  {
    name: 'a name server that refuses',
    start: () => named((question) => reply(question, 5)),
    expected: dns(['EREFUSED', 'EAI_AGAIN'], 'name-server-silent'),
  },
  {
    name: 'a name server that says nonsense',
    start: () =>
      named((question) => Buffer.concat([question.subarray(0, 2), Buffer.from([0x81, 0x80, 0xff, 0xff, 0xff])])),
    expected: dns(['EBADRESP', 'ETIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ESERVFAIL'], 'name-server-silent'),
  },
  {
    name: 'a name server that says nothing',
    start: () => named(() => null),
    expected: dns(['UND_ERR_CONNECT_TIMEOUT', 'ETIMEOUT'], 'name-server-silent'),
  },
  {
    name: 'a dead IPv6 address beside a living IPv4 address',
    start: () => named((question, isIpv6) => reply(question, 0, [record(isIpv6 ? loopback6 : [127, 0, 0, 1])])),
    expected: { status: 200, class: 'success', text: '{}' },
  },
  {
    name: 'only a dead IPv6 address',
    start: () => named((question, isIpv6) => reply(question, 0, isIpv6 ? [record(loopback6)] : [])),
    expected: {
      codes: ['ECONNREFUSED', 'EADDRNOTAVAIL', 'ENETUNREACH'],
      phase: 'connect',
      class: 'transport/refused',
    },
  },
  {
    name: 'an address that belongs to nobody',
    start: () => named(ipv4([0, 0, 0, 1])),
    expected: {
      codes: ['ENETUNREACH', 'EHOSTUNREACH', 'EINVAL', 'ECONNREFUSED', 'UND_ERR_CONNECT_TIMEOUT', 'EADDRNOTAVAIL'],
      phase: 'connect',
      class: 'transport/refused',
    },
  },
];
