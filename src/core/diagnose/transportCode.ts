import type { CauseId } from './cause.ts';
import type { FailureClass } from './diagnosis.ts';

/** What an error code of Node, undici or TLS says. */
export interface TransportMeaning {
  readonly class: Extract<FailureClass, `transport/${string}`>;
  readonly cause: CauseId;
}

/**
 * Error codes by meaning: Node's system errors and `ERR_…` codes, c-ares' and getaddrinfo's, undici's `UND_ERR_…`,
 * llhttp's `HPE_…` (by prefix, below), zlib's, and OpenSSL's verification codes as Node names them.
 */
const codesByCause: readonly (readonly [TransportMeaning['class'], CauseId, string])[] = [
  ['transport/dns', 'name-not-found', 'ENOTFOUND EAI_NONAME EAI_NODATA ENODATA ENONAME EBADNAME'],
  [
    'transport/dns',
    'name-server-silent',
    'EAI_AGAIN EAI_FAIL EAI_MEMORY EAI_SYSTEM ESERVFAIL ETIMEOUT EREFUSED EFORMERR ENOTIMP EBADRESP ECANCELLED',
  ],
  ['transport/refused', 'connection-refused', 'ECONNREFUSED'],
  [
    'transport/refused',
    'network-unreachable',
    'ENETUNREACH EHOSTUNREACH ENETDOWN EHOSTDOWN EADDRNOTAVAIL EAFNOSUPPORT ENONET ENETRESET',
  ],
  ['transport/refused', 'connection-blocked', 'EACCES EPERM ERR_ACCESS_DENIED'],
  ['transport/reset', 'connection-reset', 'ECONNRESET EPIPE ECONNABORTED ENOTCONN ESHUTDOWN ERR_STREAM_DESTROYED'],
  ['transport/reset', 'closed-by-server', 'UND_ERR_SOCKET'],
  ['transport/timeout', 'connect-timeout', 'UND_ERR_CONNECT_TIMEOUT ETIMEDOUT ERR_TLS_HANDSHAKE_TIMEOUT'],
  ['transport/timeout', 'headers-timeout', 'UND_ERR_HEADERS_TIMEOUT ERR_HTTP_REQUEST_TIMEOUT'],
  ['transport/timeout', 'body-timeout', 'UND_ERR_BODY_TIMEOUT ESOCKETTIMEDOUT ERR_SOCKET_CONNECTION_TIMEOUT'],
  ['transport/timeout', 'deadline-passed', 'TimeoutError'],
  [
    'transport/tls',
    'issuer-untrusted',
    `UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY SELF_SIGNED_CERT_IN_CHAIN DEPTH_ZERO_SELF_SIGNED_CERT
    UNABLE_TO_VERIFY_LEAF_SIGNATURE CERT_UNTRUSTED CERT_SIGNATURE_FAILURE INVALID_CA`,
  ],
  [
    'transport/tls',
    'certificate-expired',
    `CERT_HAS_EXPIRED CERT_NOT_YET_VALID CRL_HAS_EXPIRED CRL_NOT_YET_VALID ERROR_IN_CERT_NOT_BEFORE_FIELD
    ERROR_IN_CERT_NOT_AFTER_FIELD ERROR_IN_CRL_LAST_UPDATE_FIELD ERROR_IN_CRL_NEXT_UPDATE_FIELD`,
  ],
  ['transport/tls', 'certificate-other-host', 'ERR_TLS_CERT_ALTNAME_INVALID HOSTNAME_MISMATCH'],
  [
    'transport/tls',
    'certificate-refused',
    `CERT_REVOKED CERT_REJECTED CERT_CHAIN_TOO_LONG PATH_LENGTH_EXCEEDED INVALID_PURPOSE UNABLE_TO_GET_CRL
    CRL_SIGNATURE_FAILURE UNABLE_TO_DECRYPT_CERT_SIGNATURE UNABLE_TO_DECRYPT_CRL_SIGNATURE
    UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY ERR_TLS_CERT_ALTNAME_FORMAT`,
  ],
  [
    'transport/tls',
    'tls-not-spoken',
    'ERR_SSL_WRONG_VERSION_NUMBER ERR_SSL_PACKET_LENGTH_TOO_LONG ERR_SSL_HTTP_REQUEST ERR_SSL_UNKNOWN_PROTOCOL',
  ],
  ['transport/tls', 'tls-failed', 'EPROTO ERR_TLS_INVALID_PROTOCOL_VERSION ERR_TLS_REQUIRED_SERVER_NAME'],
  [
    'transport/aborted',
    'cancelled',
    'UND_ERR_ABORTED UND_ERR_ABORT ABORT_ERR AbortError ERR_CANCELED ERR_ABORTED ECANCELED',
  ],
  ['transport/aborted', 'client-closed', 'UND_ERR_DESTROYED UND_ERR_CLOSED'],
  ['transport/proxy', 'proxy-failed', 'UND_ERR_PRX_TLS ERR_PROXY_TUNNEL ERR_PROXY_INVALID_CONFIG'],
  [
    'transport/protocol',
    'request-unsendable',
    `UND_ERR_INVALID_ARG UND_ERR_NOT_SUPPORTED UND_ERR_REQ_CONTENT_LENGTH_MISMATCH ERR_INVALID_URL ERR_INVALID_CHAR
    ERR_INVALID_HTTP_TOKEN ERR_INVALID_PROTOCOL ERR_INVALID_ARG_TYPE ERR_INVALID_ARG_VALUE ERR_UNESCAPED_CHARACTERS
    ERR_HTTP_INVALID_HEADER_VALUE`,
  ],
  // Our own: of a file that the body names.
  ['transport/protocol', 'body-file-unreadable', 'ERR_BODY_FILE'],
  [
    'transport/protocol',
    'answer-cut-short',
    `UND_ERR_RES_CONTENT_LENGTH_MISMATCH ERR_STREAM_PREMATURE_CLOSE UND_ERR_REQ_RETRY HPE_INVALID_EOF_STATE
    HPE_CLOSED_CONNECTION ERR_CONTENT_LENGTH_MISMATCH`,
  ],
  ['transport/protocol', 'answer-undecodable', 'Z_DATA_ERROR Z_BUF_ERROR Z_STREAM_ERROR Z_NEED_DICT Z_MEM_ERROR'],
  [
    'transport/protocol',
    'answer-too-large',
    'UND_ERR_HEADERS_OVERFLOW HPE_HEADER_OVERFLOW HPE_CHUNK_EXTENSIONS_OVERFLOW UND_ERR_RES_EXCEEDED_MAX_SIZE',
  ],
  ['transport/protocol', 'answer-not-http', 'HTTPParserError UND_ERR_RESPONSE UND_ERR_INFO'],
];

/** What is true of every code that begins so. */
const prefixes: readonly (readonly [string, TransportMeaning['class'], CauseId])[] = [
  ['HPE_', 'transport/protocol', 'answer-not-http'],
  ['ERR_HTTP2_', 'transport/protocol', 'http2-failed'],
  ['ERR_SSL_', 'transport/tls', 'tls-failed'],
  ['ERR_TLS_', 'transport/tls', 'tls-failed'],
  ['ERR_OSSL_', 'transport/tls', 'tls-failed'],
  ['ERR_BROTLI_', 'transport/protocol', 'answer-undecodable'],
  ['ERR__ERROR_FORMAT_', 'transport/protocol', 'answer-undecodable'],
  ['ZSTD_', 'transport/protocol', 'answer-undecodable'],
  ['EAI_', 'transport/dns', 'name-server-silent'],
];

let meanings: ReadonlyMap<string, TransportMeaning> | undefined;

/** What a code says; undefined where nobody knows it. */
export function transportMeaning(code: string): TransportMeaning | undefined {
  meanings ??= new Map(
    codesByCause.flatMap(([failureClass, cause, codes]) =>
      codes.split(/\s+/).map((name): [string, TransportMeaning] => [name, { class: failureClass, cause }]),
    ),
  );
  const exact = meanings.get(code);
  if (exact !== undefined) return exact;
  const prefix = prefixes.find(([start]) => code.startsWith(start));
  return prefix === undefined ? undefined : { class: prefix[1], cause: prefix[2] };
}

/** What other languages say where Node has a code, the more particular first. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [
    /name or service not known|nodename nor servname|no such host|failed to resolve|could not resolve host/i,
    'ENOTFOUND',
  ],
  [/temporary failure in name resolution/i, 'EAI_AGAIN'],
  [
    /self[- ]signed certificate|unable to get local issuer|unknown authority|unable to find valid certification/i,
    'INVALID_CA',
  ],
  [/certificate (?:has|is) expired|certificate expired/i, 'CERT_HAS_EXPIRED'],
  [/hostname mismatch|doesn't match|certificate is valid for .{1,80}, not/i, 'HOSTNAME_MISMATCH'],
  [/certificate[_ ]verify[_ ]failed/i, 'INVALID_CA'],
  [/connection ?refused|actively refused|connect call failed/i, 'ECONNREFUSED'],
  [/connection reset|forcibly closed|connection aborted|broken pipe/i, 'ECONNRESET'],
  [/network is unreachable|no route to host/i, 'ENETUNREACH'],
  [/connect(?:ion)? (?:to .{1,80} )?timed out|connect timeout/i, 'UND_ERR_CONNECT_TIMEOUT'],
  [/read timed out|timeout was reached|timed out/i, 'UND_ERR_HEADERS_TIMEOUT'],
  [/wrong version number/i, 'ERR_SSL_WRONG_VERSION_NUMBER'],
];

/** A known code that stands somewhere in a sentence (`getaddrinfo ENOTFOUND discord.com`), or that the sentence means. */
export function transportCodeIn(message: string): string | undefined {
  const text = message.slice(0, 2000);
  return codeWordIn(text) ?? phrases.find(([phrase]) => phrase.test(text))?.[1];
}

function codeWordIn(text: string): string | undefined {
  return text
    .match(/\b(?:[A-Z][A-Z0-9]*_[A-Z0-9_]+|E[A-Z]{3,}|AbortError|TimeoutError)\b/g)
    ?.find((word) => transportMeaning(word) !== undefined);
}
