/** Whether a text can be the value of a header as it stands: visible ASCII and blanks between it. */
export function isHeaderText(text: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(text);
}
