/** What collectors of logs put before every line: containers' names, times, levels, hosts with process ids. */
const prefixes: readonly RegExp[] = [
  /^[\w.-]+ +\| ?/,
  /^\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?[ \t]+(?:(?:stdout|stderr) [FP] )?(?:(?:TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)[ \t]{1,2})?/,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?: ?/,
  /^\[\d\d:\d\d:\d\d [A-Z]+\]:? ?/,
];

/** A text without a prefix that nearly all of its lines have; a trace has its shape again then. */
export function withoutLogPrefix(text: string): string {
  let lines = text.split('\n');
  for (const prefix of prefixes) {
    const filled = lines.filter((line) => line.trim() !== '');
    const carrying = filled.filter((line) => prefix.test(line));
    if (filled.length < 2 || carrying.length < filled.length * 0.8) continue;
    lines = lines.map((line) => line.replace(prefix, ''));
  }
  return lines.join('\n');
}
