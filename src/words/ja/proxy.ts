import type { CaptureProxyWords } from '../capture.ts';

/** キャプチャプロキシの日本語。エディターでもターミナルでも使う。 */
export const proxyWords: CaptureProxyWords = {
  unreachable: (host, code) => `Tracecord のプロキシから ${host} に接続できませんでした: ${code}`,
  notHere: 'ここは Tracecord のプロキシです。パスは、示されたとおりに始め、続けて /api を書いてください。',
  userToken: (headers) =>
    `Tracecord のプロキシはこのリクエストを送信しませんでした。Authorization の先頭に「Bot 」も「Bearer 」もなく、Discord のクライアントだけが送るヘッダー (${headers}) が一緒にあります。ユーザーのトークンである可能性が高く、プログラムからの使用は許されていません。ボットなら先頭に「Bot 」を付け、それらのヘッダーを外してください。`,
  plain: (host) =>
    `TLS なし: トークンはそのまま ${host} へ送られ、途中にいる誰もが読めます。プライベートネットワークの中だけで使ってください。`,
};
