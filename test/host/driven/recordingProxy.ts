import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that goes nowhere and remembers who wanted where: every request that leaves the editor is seen here. */
export async function startProxy(): Promise<{ proxy: HttpServer; port: number; wanted: string[] }> {
  const wanted: string[] = [];
  const proxy = createServer((request, response) => {
    wanted.push(request.url ?? '');
    response.writeHead(502).end();
  });
  proxy.on('connect', (request, socket) => {
    wanted.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return { proxy, port: (proxy.address() as AddressInfo).port, wanted };
}
