/** Walks back from a word over `a.b?.c(…)[0].` to where the callee begins. */
export function calleeStart(text: string, word: number): number {
  let start = word;
  while (word - start < 2000) {
    const dot = /(?:\?\.|!\.|\.)\s*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0];
    if (dot === undefined) return withNew(text, start);
    const operandEnd = trimmedEnd(text, start - dot.length);
    const operand = operandStart(text, operandEnd);
    if (operand === operandEnd) return start;
    start = operand;
  }
  return start;
}

/** The start of the name, call or index that ends at `end`. */
function operandStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && (text[at - 1] === ')' || text[at - 1] === ']')) {
    const open = openerBefore(text, at);
    if (open < 0) return end;
    at = trimmedEnd(text, open);
  }
  const name = /[\w$#]+!?$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? '';
  return at - name.length;
}

/** The bracket that closes before `end` opens here, or -1; strings are not looked into. */
function openerBefore(text: string, end: number): number {
  let depth = 0;
  for (let at = end - 1; at >= 0 && end - at < 1500; at--) {
    const character = text[at] ?? '';
    if (')]}'.includes(character)) depth++;
    else if ('([{'.includes(character) && --depth === 0) return at;
  }
  return -1;
}

function withNew(text: string, start: number): number {
  const word = /\bnew\s+$/.exec(text.slice(Math.max(0, start - 20), start))?.[0];
  return word === undefined ? start : start - word.length;
}

function trimmedEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at--;
  return at;
}
