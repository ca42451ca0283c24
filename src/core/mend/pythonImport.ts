import type { Edit } from './mend.ts';

/** The import of a module where it is missing: above the first import, else below the comment and text that open a file. */
export function pythonImport(text: string, module: string): readonly Edit[] {
  if (new RegExp(`^import[ \\t](?:.*,[ \\t]*)?${module}(?=[ \\t]*(?:,|#|$))`, 'm').test(text)) return [];
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const first = /^(?:import|from(?![ \t]+__future__))[ \t]/m.exec(text);
  const future = [...text.matchAll(/^from[ \t]+__future__.*(?:\r?\n|$)/gm)].at(-1);
  const opening = /^(?:[ \t]*#.*(?:\r?\n|$)|[ \t]*\r?\n)*(?:[rRuU]?("""|''')[\s\S]*?\1[ \t]*(?:\r?\n|$))?/.exec(text);
  const at = first?.index ?? (future === undefined ? (opening?.[0].length ?? 0) : future.index + future[0].length);
  return [{ span: [at, at], text: `import ${module}${newline}` }];
}
