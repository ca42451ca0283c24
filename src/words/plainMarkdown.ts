/** Text that came from elsewhere, without a meaning in Markdown, on one line. */
export function plainMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

/** The same where the text is also read as it is, in a terminal: only what would have a meaning is escaped. */
export function quietMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<>|~]|(?<!\w)_|_(?!\w)/g, '\\$&');
}
