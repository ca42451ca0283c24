import type { InspectedWords } from '../inspected.ts';

/** What a hover says in Japanese. */
export const inspectedWords: InspectedWords = {
  made: (iso, ago) => `Discord の ID。作成: ${iso}（${ago}）`,
  snowflakeParts: (worker, process, increment) => `worker ${worker}、process ${process}、連番 ${increment}`,
  permissions: (count) => `権限 ${count} 個`,
  intents: (count) => `Gateway インテント ${count} 個`,
  privileged: (names) => `特権インテント: ${names}。開発者ポータルで有効にしないと、Gateway は 4014 で接続を閉じます。`,
  unknownBits: (bits) => `名前のないビット: ${bits}。Gateway や API に拒否されることがあります。`,
  explain: (query) => `${query} の説明を開く`,
};
