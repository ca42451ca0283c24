/** A place in somebody's code that a stack trace names. */
export interface Frame {
  /** As written: absolute, relative or a `file:` URL. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column?: number;
}

/** How the traces of Node, Python, Java and Kotlin, .NET, Go and Rust name a place. */
const forms: readonly RegExp[] = [
  /\bat (?:async )?(?:[^\n(]*\()?([^\n()]+?\.[cm]?[jt]sx?):(\d+):(\d+)\)?/g,
  /\bFile "([^"\n]+\.(?:py|[cm]?[jt]s))", line (\d+)/g,
  /\bat [\w.$/]+\(([\w$]+\.(?:java|kt|scala|groovy)):(\d+)\)/g,
  /\bin ([^\n]*?\.(?:cs|fs|vb)):line (\d+)/g,
  /^\s+(\/?[^\s:]+\.go):(\d+)(?: |$)/gm,
  /(?:\bat |', )([^\s:']*\.rs):(\d+):(\d+)/g,
  /\bsource=(\S+\.go):(\d+)/g,
];

/** Go's log says where a line was written, the failure last. */
const logLine = /^(?:\d{4}\/\d\d\/\d\d [\d:.]+ )?([\w./-]+\.go):(\d+): /gm;

/** Code of libraries and of the runtime itself; nobody can mend anything there. */
const foreign =
  /\bat (?:net\.dv8tion|discord4j|reactor|org\.javacord|org\.springframework|org\.apache|javax?\.|java\.base|jdk\.|sun\.|kotlinx?\.|okhttp3|io\.netty)|(?:\(|\bat )internal\/|node_modules|site-packages|dist-packages|\bnode:|\/lib\/python\d|\.cargo\/registry|\/rustc\/|\/go\/pkg\/mod\/|\/usr\/lib\//;

/**
 * The places in a stack trace that are the person's own code, each once: the innermost first, which is where the call
 * stands. Python writes a trace the other way round, and the first failure of a chain first.
 */
export function framesOf(text: string): readonly Frame[] {
  const found = text
    .split(/^(?=Traceback \(most recent call last\))/m)
    .flatMap((trace) => (trace.startsWith('Traceback') ? placesIn(trace).reverse() : placesIn(trace)));
  const seen = new Set<string>();
  return found.filter(({ file, line }) => {
    const key = `${file}:${line}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function placesIn(trace: string): Frame[] {
  const written = [...trace.matchAll(logLine)].reverse();
  return [written, ...forms.map((form) => [...trace.matchAll(form)])].flatMap((found) =>
    found.flatMap(([whole, file = '', line = '', column]) => {
      if (foreign.test(whole)) return [];
      return [{ file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) }];
    }),
  );
}
