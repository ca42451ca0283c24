/** What a request can be written as. The labels are the tools' own names; `language` is VS Code's id. */
export const composeTargets = [
  { id: 'curl', label: 'cURL', language: 'shellscript' },
  { id: 'http', label: 'HTTP file', language: 'http' },
  { id: 'fetch', label: 'JavaScript fetch', language: 'javascript' },
  { id: 'undici', label: 'JavaScript undici', language: 'javascript' },
  { id: 'axios', label: 'JavaScript axios', language: 'javascript' },
  { id: 'discord.js', label: 'JavaScript discord.js REST', language: 'javascript' },
  { id: 'python-requests', label: 'Python requests', language: 'python' },
  { id: 'python-httpx', label: 'Python httpx', language: 'python' },
  { id: 'python-aiohttp', label: 'Python aiohttp', language: 'python' },
  { id: 'go', label: 'Go net/http', language: 'go' },
  { id: 'rust', label: 'Rust reqwest', language: 'rust' },
  { id: 'har', label: 'HAR', language: 'json' },
] as const;

/** Identifies a tool or library that a request can be written for. */
export type ComposeTarget = (typeof composeTargets)[number]['id'];
