/**
 * The options of curl, by their long names. Facts from `curl --help all` of 7.88 and the option list of the manual up
 * to 8.17. `-x name`: the short form.
 */

/** Options that take an argument. What stands after one of them is never a URL. */
const withArgument = `
abstract-unix-socket alt-svc aws-sigv4 cacert capath cert:E cert-type ciphers config:K connect-timeout connect-to
continue-at:C cookie:b cookie-jar:c create-file-mode crlfile curves data:d data-ascii data-binary data-raw
data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header:D ech egd-file
engine etag-compare etag-save expect100-timeout form:F form-string ftp-account ftp-alternative-to-user ftp-method
ftp-port:P ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header:H help:h hostpubmd5 hostpubsha256 hsts
interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate
local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time:m netrc-file noproxy
oauth2-bearer output:o output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto proto-default
proto-redir proxy:x proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header
proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
proxy-tlspassword proxy-tlsuser proxy-user:U proxy1.0 pubkey quote:Q random-file range:r rate referer:e request:X
request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5
socks5-gssapi-service socks5-hostname speed-limit:Y speed-time:y stderr telnet-option:t tftp-blksize time-cond:z
tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file:T
upload-flags url url-query user:u user-agent:A variable vlan-priority write-out:w
`;

/** Options without an argument. */
const flags = `
anyauth append:a basic ca-native cert-status compressed compressed-ssh create-dirs crlf digest disable:q disable-eprt
disable-epsv disallow-username-in-url doh-cert-status doh-insecure dump-ca-embed eprt epsv fail:f fail-early
fail-with-body false-start follow form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc
ftp-ssl-control get:G globoff:g haproxy-protocol head:I http0.9 http1.0:0 http1.1 http2 http2-prior-knowledge http3
http3-only ignore-content-length include:i insecure:k ipv4:4 ipv6:6 junk-session-cookies:j list-only:l location:L
location-trusted mail-rcpt-allowfails manual:M metalink mptcp negotiate netrc:n netrc-optional next:: no-alpn
no-buffer:N no-clobber no-keepalive no-npn no-progress-meter no-sessionid ntlm ntlm-wb out-null parallel:Z
parallel-immediate path-as-is post301 post302 post303 progress-bar:# proxy-anyauth proxy-basic proxy-ca-native
proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast
proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel:p raw remote-header-name:J remote-name:O remote-name-all
remote-time:R remove-on-error retry-all-errors retry-connrefused sasl-ir show-error:S show-headers silent:s
skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke
ssl-reqd ssl-revoke-best-effort sslv2:2 sslv3:3 styled-output suppress-connect-headers tcp-fastopen tcp-nodelay
tftp-no-options tls-earlydata tlsv1:1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time use-ascii:B
verbose:v version:V xattr
`;

/**
 * Options that change what goes over the wire, or to whom, in a way that only curl, a file, another way through the net
 * or another protocol step can tell; and those with which curl sends nothing at all. A request with one of them is not
 * sent.
 */
export const refusedOptions: ReadonlySet<string> = new Set(
  `abstract-unix-socket alt-svc anyauth aws-sigv4 cert config connect-to continue-at crlf digest dump-ca-embed
  etag-compare form-escape haproxy-protocol haproxy-clientip help hsts key manual negotiate netrc netrc-file
  netrc-optional ntlm ntlm-wb preproxy proxy proxy1.0 resolve skip-existing socks4 socks4a socks5 socks5-hostname
  time-cond unix-socket variable version`.split(/\s+/),
);

interface CurlOption {
  readonly name: string;
  readonly takesArgument: boolean;
}

const byName = new Map<string, CurlOption>();
const byLetter = new Map<string, CurlOption>();

function register(list: string, takesArgument: boolean): void {
  for (const entry of list.trim().split(/\s+/)) {
    const [, name = entry, letter] = /^(.+?)(?::(.))?$/.exec(entry) ?? [];
    const option = { name, takesArgument };
    byName.set(name, option);
    if (letter !== undefined) byLetter.set(letter, option);
  }
}

register(withArgument, true);
register(flags, false);

/** The option of a letter, as in `-X`. */
export function optionOfLetter(letter: string): CurlOption | undefined {
  return byLetter.get(letter);
}

/**
 * The option of a long name, or of the only one that begins so, as curl finds it. `no-name` switches a flag off; it is
 * found as itself.
 */
export function optionOfName(name: string): CurlOption | undefined {
  const known = byName.get(name);
  if (known !== undefined) return known;
  const positive = name.startsWith('no-') ? byName.get(name.slice(3)) : undefined;
  if (positive?.takesArgument === false) return { name, takesArgument: false };
  if (name.length < 2) return undefined;
  const matches = [...byName.values()].filter((option) => option.name.startsWith(name));
  return matches.length === 1 ? matches[0] : undefined;
}
