import type { DecodedWords } from '../decoded.ts';

/** The page about a decoded text in Japanese. */
export const decodedWords: DecodedWords = {
  reportedBy: (reporter) => `${reporter} の報告`,
  evidence: '根拠',
  rejected: '拒否されたフィールド',
  fixes: '直し方',
  retry: '再送信',
  confidence: '確度',
  where: '起きた場所',
  elsewhere: 'このワークスペースにはありません',
  more: (query) => `${query} の詳しい説明`,
};
