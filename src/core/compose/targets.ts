/** What a request can be written as. The labels are the tools' own names; `language` is VS Code's id. */
export const composeTargets = [
  { id: 'curl', label: 'cURL', language: 'shellscript' },
  { id: 'http', label: 'HTTP file', language: 'http' },
  { id: 'fetch', label: 'JavaScript fetch', language: 'javascript' },
  { id: 'undici', label: 'JavaScript undici', language: 'javascript' },
  { id: 'discord.js', label: 'JavaScript discord.js REST', language: 'javascript' },
  { id: 'python-requests', label: 'Python requests', language: 'python' },
] as const;

/** Identifies a tool or library that a request can be written for. */
export type ComposeTarget = (typeof composeTargets)[number]['id'];
