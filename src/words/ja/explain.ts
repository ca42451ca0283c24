import type { ExplainWords } from '../explainPage.ts';

/** What pages without an article say in Japanese. */
export const explainWords: ExplainWords = {
  noArticle: '詳しい記事はまだありません。以下は、この分類について分かっていることです。',
  unknownCode:
    'このコードは、ドキュメントにもライブラリにもない未知のものです。以下は、番号から推測できることだけです。',
  meaning: '意味',
  fixes: '試すこと',
  codes: 'この分類のコード',
  neighbours: '関連するコード',
  source: '出典',
  documentation: 'Discord のドキュメント: opcode とステータスコード',
  statusTitle: (status) => `HTTP ステータス ${status}`,
};
