/** Whether a call is sent through a helper already, or stands in a loop that was written around it alone. */
export function isWrapped(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 200), start);
  return (
    /\w*with_?retry_?after\((?:[\w$.]+, )?(?:(?:async )?\([\w$]*\) => |lambda: )(?:[\w.]+\()?$/i.test(before) ||
    /for \(let \w+ = 1, \w+ = 0; ; \w+ \+= 1\) \{\s*(?:try \{\s*return|const \w+ =) (?:await )?$/.test(before) ||
    /for \w+ in range\(1, 6\):\s*(?:try:\s*)?\w+ = (?:await )?(?:[\w.]+\()?$/.test(before)
  );
}
