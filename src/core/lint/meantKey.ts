/** Names that other versions or libraries have for a key. */
const otherNames: Readonly<Record<string, string>> = {
  embed: 'embeds',
  component: 'components',
  file: 'files',
  ephemeral: 'flags',
};

/** The known key that an unknown one likely means. `isCertain`: it is another spelling of it, not only similar. */
export function meantKey(
  key: string,
  known: readonly string[],
): { readonly key: string; readonly isCertain: boolean } | undefined {
  const other = otherNames[key];
  if (other !== undefined && known.includes(other)) return { key: other, isCertain: true };
  const plain = plainOf(key);
  const same = known.find((one) => plainOf(one) === plain);
  if (same !== undefined) return { key: same, isCertain: true };
  const close =
    key.length < 4
      ? undefined
      : (known.find((one) => one.length >= 4 && isOneEditApart(key, one)) ??
        known.find((one) => key.length >= 8 && one.length >= 8 && areTwoEditsApart(key, one)));
  return close === undefined ? undefined : { key: close, isCertain: false };
}

/** `customId`, `custom-id` and `custom_id` are the same. */
function plainOf(key: string): string {
  return key.replace(/[_\-\s]/g, '').toLowerCase();
}

/** Of a long word two letters may be wrong: `ephermal` for `ephemeral`. */
function areTwoEditsApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2 || a[0] !== b[0]) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    isOneEditApart(restA.slice(1), restB.slice(1)) ||
    isOneEditApart(restA.slice(1), restB) ||
    isOneEditApart(restA, restB.slice(1)) ||
    isOneEditApart(`${restA.charAt(1)}${restA.charAt(0)}${restA.slice(2)}`, restB)
  );
}

/** One letter more, less or other, or two neighbours changed. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
