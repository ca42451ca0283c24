import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived on the wire. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  /** Which of the cases sent it, by the first folder of its path. */
  readonly index: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A server on loopback that answers everything with `{}` and keeps what arrived, in order. */
export class Recorder {
  readonly arrived: Arrived[] = [];
  readonly #server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const body = Buffer.concat(chunks).toString('utf8');
      const [, index = '', path = ''] = /^\/case(\d+)(.*)$/s.exec(request.url ?? '') ?? [];
      this.arrived.push({ method: request.method ?? '', path, index: Number(index), headers, body });
      response.setHeader('Content-Type', 'application/json');
      response.end('{}');
    });
  });

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** The parts of a multipart body by name, as header lines and content. */
export function partsOf({
  headers,
  body,
}: Arrived): Record<string, { type?: string; filename?: string; content: string }> {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).slice(1, -1);
  return Object.fromEntries(
    parts.map((part) => {
      const end = part.indexOf('\r\n\r\n');
      const head = part.slice(2, end);
      const type = /^Content-Type: (.*)$/im.exec(head)?.[1];
      const filename = /filename="([^"]*)"/.exec(head)?.[1];
      const content = part.slice(end + 4, -2);
      return [
        /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '',
        { ...(type === undefined ? {} : { type }), ...(filename === undefined ? {} : { filename }), content },
      ];
    }),
  );
}
