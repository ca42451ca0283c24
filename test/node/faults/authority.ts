import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate with its key, PEM. */
export interface Issued {
  readonly key: string;
  readonly cert: string;
}

const settings = `
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index.txt
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
email_in_dn = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
`;

const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Somebody who signs certificates, made by openssl when needed: none is kept in the project. */
export class Authority {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tracecord-authority-'));
  /** Its own certificate, PEM. */
  readonly cert: string;

  constructor() {
    writeFileSync(join(this.#folder, 'settings'), settings);
    writeFileSync(join(this.#folder, 'index.txt'), '');
    const shape = ['-subj', '/CN=Tracecord test authority', '-addext', 'basicConstraints=critical,CA:TRUE'];
    this.#openssl(['req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', ...shape]);
    this.cert = this.#read('ca.pem');
  }

  /** A certificate for a name or address, valid now unless `from` and `to` (as in 20200131000000Z) say otherwise. */
  issue(host: string, from?: string, to?: string): Issued {
    const name = /^[\d.]+$/.test(host) ? `IP:${host}` : `DNS:${host}`;
    const asked = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=${name}`, '-config', 'settings'];
    this.#openssl(['req', '-new', ...ec, '-keyout', 'leaf.key', '-out', 'leaf.csr', ...asked]);
    const span = from === undefined || to === undefined ? ['-days', '2'] : ['-startdate', from, '-enddate', to];
    const by = ['-config', 'settings', '-cert', 'ca.pem', '-keyfile', 'ca.key', '-notext'];
    this.#openssl(['ca', '-batch', ...by, ...span, '-in', 'leaf.csr', '-out', 'leaf.pem']);
    return { key: this.#read('leaf.key'), cert: this.#read('leaf.pem') };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #openssl(call: readonly string[]): void {
    execFileSync('openssl', call, { cwd: this.#folder, stdio: 'ignore' });
  }

  #read(name: string): string {
    return readFileSync(join(this.#folder, name), 'utf8');
  }
}
