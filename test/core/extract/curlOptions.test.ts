import { deepEqual } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { optionOfLetter, optionOfName, refusedOptions } from '../../../src/core/extract/curlOptions.ts';
import { extractShell } from '../../../src/core/extract/shell.ts';

/** Options that change what is sent, and are read: each stands in test/fixtures/curl/corpus. */
const honoured =
  `
  basic compressed cookie data data-ascii data-binary data-raw data-urlencode form form-string get globoff head
  header json next oauth2-bearer path-as-is proto-default range referer request request-target tr-encoding upload-file url
  url-query user user-agent
`.match(/\S+/g) ?? [];

/**
 * Options that leave method, URL, headers, body and destination of the one request as they are: what curl prints and
 * keeps, how long it waits and how often it tries, redirects, the versions of HTTP and TLS, which certificates it trusts,
 * how names are looked up, what only proxies see, and everything about other protocols.
 */
const withoutEffect =
  `
  append cacert capath cert-status cert-type ciphers compressed-ssh connect-timeout cookie-jar create-dirs
  create-file-mode crlfile curves delegation disable disable-eprt disable-epsv disallow-username-in-url
  dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-cert-status doh-insecure doh-url dump-header egd-file
  engine etag-save expect100-timeout fail fail-early fail-with-body false-start ftp-account ftp-alternative-to-user
  ftp-create-dirs ftp-method ftp-pasv ftp-port ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-ccc-mode
  ftp-ssl-control happy-eyeballs-timeout-ms hostpubmd5 hostpubsha256 http0.9 http1.0 http1.1 http2
  http2-prior-knowledge http3 http3-only ignore-content-length include insecure interface ipv4 ipv6
  junk-session-cookies keepalive-time key-type krb libcurl limit-rate list-only local-port location location-trusted
  login-options mail-auth mail-from mail-rcpt mail-rcpt-allowfails max-filesize max-redirs max-time metalink no-alpn
  no-buffer no-clobber no-keepalive no-npn no-progress-meter no-sessionid noproxy output output-dir parallel
  parallel-immediate parallel-max pass pinnedpubkey post301 post302 post303 progress-bar proto proto-redir
  proxy-anyauth proxy-basic proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile
  proxy-digest proxy-header proxy-insecure proxy-key proxy-key-type proxy-negotiate proxy-ntlm proxy-pass
  proxy-pinnedpubkey proxy-service-name proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tls13-ciphers
  proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-tlsv1 proxy-user proxytunnel pubkey quote random-file rate
  raw remote-header-name remote-name remote-name-all remote-time remove-on-error retry retry-all-errors
  retry-connrefused retry-delay retry-max-time sasl-authzid sasl-ir service-name show-error silent socks5-basic
  socks5-gssapi socks5-gssapi-nec socks5-gssapi-service speed-limit speed-time ssl ssl-allow-beast
  ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 stderr styled-output
  suppress-connect-headers tcp-fastopen tcp-nodelay telnet-option tftp-blksize tftp-no-options tls-max tls13-ciphers
  tlsauthtype tlspassword tlsuser tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 trace trace-ascii trace-time use-ascii
  verbose write-out xattr
`.match(/\S+/g) ?? [];

const url = 'https://discord.com/api/v10/gateway';

describe('the options of curl', () => {
  it('are read, without effect, or named: one of the three', () => {
    const all = [...honoured, ...withoutEffect, ...refusedOptions];
    deepEqual(
      all.filter((name, index) => all.indexOf(name) !== index || optionOfName(name) === undefined),
      [],
    );
  });

  it('are all those of the curl that is installed', function () {
    const { stdout, status } = spawnSync('curl', ['--help', 'all'], { encoding: 'utf8' });
    if (status !== 0) this.skip();
    const known = new Set([...honoured, ...withoutEffect, ...refusedOptions]);
    const listed = [...stdout.matchAll(/^ *(?:-., )?--(\S+)/gm)].map(([, name = '']) => name);
    deepEqual(
      listed.filter((name) => !known.has(name)),
      [],
    );
  });

  it('stand in the corpus where they are read', () => {
    const folder = 'test/fixtures/curl/corpus';
    const corpus = readdirSync(folder)
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .join('\n');
    const short = [...corpus.matchAll(/(?<=\s)-([A-Za-z])/g)].map(([, letter = '']) => optionOfLetter(letter)?.name);
    deepEqual(
      honoured.filter((name) => !new RegExp(`--${name}(?![\\w-])`).test(corpus) && !short.includes(name)),
      [],
    );
  });

  for (const name of refusedOptions) {
    it(`names --${name}`, () => {
      const argument = optionOfName(name)?.takesArgument ? ' x' : '';
      const [draft] = extractShell(`curl --${name}${argument} ${url}`).drafts;
      const problem = draft?.problem;
      deepEqual(problem?.code === 'unsupported-option' ? problem.option : problem, `--${name}`);
    });
  }

  it('change nothing where they have no effect', () => {
    const [plain] = extractShell(`curl ${url}`).drafts;
    const changed = withoutEffect.filter((name) => {
      const argument = optionOfName(name)?.takesArgument ? ' x' : '';
      const [draft] = extractShell(`curl ${url} --${name}${argument}`).drafts;
      return JSON.stringify({ ...draft, span: 0 }) !== JSON.stringify({ ...plain, span: 0 });
    });
    deepEqual(changed, []);
  });
});
