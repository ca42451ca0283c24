/** A number with its thousands apart, in both languages: `1,874`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
