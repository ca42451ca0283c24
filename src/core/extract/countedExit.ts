const head = /^if\s*\(?\s*([\w$]+)\s*(?:[<>]=?|===?)\s*(?:[A-Za-z_$][\w$.]*|\d{1,2})(?:\s*-\s*1)?\s*\)?\s*(?=[:{]|\w)/;

/** Whether an `if` asks only how often something was tried, which the code around it counts: `if (tries >= 5) throw error`. */
export function isCountedExit(statement: string, around: string): boolean {
  const name = head.exec(statement)?.[1];
  if (name === undefined || name === 'if') return false;
  const local = name.replaceAll('$', '\\$');
  return new RegExp(
    `(?<![\\w$.])${local}\\s*(?:\\+\\+|--|[-+]=)|(?:\\+\\+|--)${local}\\b|\\bfor\\s+${local}\\s+in\\s+range\\b`,
  ).test(around);
}
