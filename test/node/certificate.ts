import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A key and a self-signed certificate, made by openssl when they are needed: none is kept in the project. */
export function selfSigned(host: string, days = 2): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'tracecord-certificate-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const name = /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
    const made = [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
    ];
    const shape = [
      '-out',
      cert,
      '-days',
      String(days),
      '-subj',
      '/CN=tracecord test',
      '-addext',
      `subjectAltName=${name}`,
    ];
    execFileSync('openssl', [...made, ...shape], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
