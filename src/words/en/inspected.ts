import type { InspectedWords } from '../inspected.ts';

/** What a hover says in English. */
export const inspectedWords: InspectedWords = {
  made: (iso, ago) => `Discord id made ${iso} (${ago})`,
  snowflakeParts: (worker, process, increment) => `worker ${worker}, process ${process}, number ${increment}`,
  permissions: (count) => (count === 1 ? '1 permission' : `${count} permissions`),
  intents: (count) => (count === 1 ? '1 Gateway intent' : `${count} Gateway intents`),
  privileged: (names) =>
    `Privileged: ${names}. Each has to be switched on in the developer portal, or the Gateway closes with 4014.`,
  unknownBits: (bits) => `No name is known for: ${bits}. The Gateway and the API may refuse the number.`,
  explain: (query) => `Explain ${query}`,
};
