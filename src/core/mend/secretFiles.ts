/** The text of an environment file with the variable set: added, or filled where it was empty. */
export function environmentFileWith(text: string, name: string, value: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=)[ \\t]*(.*?)[ \\t]*$`, 'm');
  const there = line.exec(text);
  if (there !== null) return there[2] === '' ? text.replace(line, (_, head: string) => `${head}${value}`) : text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${name}=${value}${newline}`;
}

/** The text of a .gitignore that names the file; as it was where it does already, by its name or `.env*`. */
export function ignoreFileWith(text: string, file: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/).map((line) => line.trim().replace(/^(?:\*\*)?\//, ''));
  const name = file.split('/').at(-1) ?? file;
  if ([file, name, '.env*', '*.env', '.env.*'].some((pattern) => lines.includes(pattern) && covers(pattern, name)))
    return text;
  return `${text}${text === '' || text.endsWith('\n') ? '' : newline}${file}${newline}`;
}

function covers(pattern: string, name: string): boolean {
  const expression = pattern
    .split('/')
    .at(-1)
    ?.replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*');
  return new RegExp(`^${expression}$`).test(name);
}
