import type { RealtimeWords } from '../realtime.ts';

/** The codes of Discord's sockets in Japanese. */
export const realtimeWords: RealtimeWords = {
  scopeName: {
    'gateway-close': 'Gateway のクローズコード',
    'voice-close': 'ボイスのクローズコード',
    'rpc-close': 'RPC のクローズコード',
    'rpc-error': 'RPC のエラーコード',
    'gateway-opcode': 'Gateway の opcode',
    'voice-opcode': 'ボイスの opcode',
  },
  reconnect(how) {
    switch (how) {
      case 'resume':
        return '再接続して Resume します。opcode 9 が返ったら Identify からやり直します。';
      case 'new-session':
        return 'セッションは失われています。再接続し、Resume ではなく Identify します。';
      case 'never':
        return '再接続しても直りません。セッション開始回数を減らすだけなので、先に原因を直します。';
      default:
        return how satisfies never;
    }
  },
  sender(who) {
    switch (who) {
      case 'client':
        return 'ボットが送ります。';
      case 'server':
        return 'Discord が送ります。';
      case 'both':
        return 'どちらも送ります。';
      default:
        return who satisfies never;
    }
  },
  notHttp:
    'これはソケットから来るもので、HTTP API の応答ではありません。ソケットが切れていても HTTP のリクエストは通ることがあります。ルートではなく、ハートビートとセッションを調べます。',
  elsewhere: '同じ番号の別の意味',
  texts: {
    'gateway-close/4000': [
      '原因を Discord が示していません。',
      '起動のたびに出るなら、直前に送ったペイロードを確認します。',
    ],
    'gateway-close/4001': [
      'Gateway にない opcode か、opcode に合わない形のペイロードを送りました。',
      '手書きのペイロードを確認します。ライブラリはこれを送りません。',
    ],
    'gateway-close/4002': [
      'ペイロードを読み取れません。JSON や ETF の誤り、または 4,096 バイト超過です。',
      '直前のペイロードを記録します。長い文のプレゼンス更新がよくある原因です。',
    ],
    'gateway-close/4003': [
      'Identify の前、または無効になったセッションで何かを送りました。',
      'Hello を待って Identify し、その後にほかを送ります。',
    ],
    'gateway-close/4004': [
      'Identify のトークンが違います。打ち間違い、途中で切れたもの、またはリセット前の古いものです。',
      '末尾 4 文字をポータルと比べます。同じトークンは HTTP では 401 になります。',
    ],
    'gateway-close/4005': [
      '1 つの接続で Identify を 2 回送りました。',
      'クライアントの起動は 1 回だけにします。ready の中の login() が原因になります。',
    ],
    'gateway-close/4007': [
      'Resume のシーケンス番号に、そのセッションは達していません。',
      'そのセッションで最後に受けたイベントの番号を使います。',
    ],
    'gateway-close/4008': [
      '60 秒に 120 件を超えて送りました。',
      'ループ内のプレゼンス変更やメンバー要求が原因です。キューに入れます。',
    ],
    'gateway-close/4009': [
      'セッションが古くて再開できないか、ハートビートが届きませんでした。',
      'ハートビート間隔より長くイベントループを止める処理を探します。',
    ],
    'gateway-close/4010': ['シャード ID がシャード数以上です。', 'ID は 0 から（シャード数 − 1）までです。'],
    'gateway-close/4011': [
      '1 接続で扱えるサーバー数（2,500）を超えています。',
      'GET /gateway/bot が勧める数でシャーディングを有効にします。',
    ],
    'gateway-close/4012': [
      '廃止されたバージョンの Gateway を指定しています。',
      'v=10 を使い、ライブラリを更新します。',
    ],
    'gateway-close/4013': [
      'インテントの数値に意味のないビットがあります。',
      '数値にカーソルを合わせると、どのインテントか分かります。',
    ],
    'gateway-close/4014': [
      'アプリで有効にしていない特権インテントを要求しています。',
      'ポータルで GUILD_MEMBERS、GUILD_PRESENCES、MESSAGE_CONTENT を有効にするか、要求から外します。100 サーバー以上では承認が必要です。',
    ],

    'voice-close/4001': ['ボイスサーバーが知らない opcode です。', 'ボイスの opcode は Gateway と番号が違います。'],
    'voice-close/4002': [
      'ボイス接続のペイロードを読み取れません。',
      'Identify の server_id、user_id、session_id、token を確認します。',
    ],
    'voice-close/4003': ['Identify の前に何かを送りました。', '先に Identify します。'],
    'voice-close/4004': [
      'ボイス用トークンが違います。ボットのトークンではなく、Voice Server Update のものです。',
      '最新の Voice Server Update のトークンを使います。チャンネルを移ると新しくなります。',
    ],
    'voice-close/4005': ['Identify を 2 回送りました。', '新しいセッションには新しい接続を使います。'],
    'voice-close/4006': [
      'ボイスセッションが終わりました。移動されたか、Gateway セッションが替わりました。',
      'Voice State Update で入り直します。',
    ],
    'voice-close/4009': ['ボイスセッションが時間切れです。', 'Hello の間隔でハートビートを送り、入り直します。'],
    'voice-close/4011': [
      'ボイスサーバーが見つかりません。endpoint が古いものです。',
      'Voice Server Update を待ち、その endpoint を使います。',
    ],
    'voice-close/4012': ['Select Protocol が udp でも webrtc でもありません。', '"udp" を送ります。'],
    'voice-close/4014': [
      '誰かが切断したか、チャンネルが削除されたか、Gateway セッションが終わりました。',
      '自動では戻らないでください。',
    ],
    'voice-close/4015': ['ボイスサーバーが落ちました。', 'Resume します。こちら側の問題ではありません。'],
    'voice-close/4016': [
      'サーバーが提示していない暗号化モードです。',
      'Ready のモードから選びます。古い xsalsa20 系は 2024 年 11 月に廃止されました。',
    ],
    'voice-close/4017': [
      'このチャンネルはエンドツーエンド暗号化が必須で、ライブラリが DAVE に対応していません。',
      'ライブラリを更新します。2026 年 3 月からステージ以外の通話で必須です。',
    ],
    'voice-close/4020': ['ボイスのペイロードの形が違います。', '最後に送ったペイロードを確認します。'],
    'voice-close/4021': [
      '送りすぎのため、ボイス接続が閉じられました。',
      'すぐに再接続せず、繰り返しているものを探します。',
    ],
    'voice-close/4022': [
      '通話が全員に対して終わりました。チャンネルの削除かサーバーの変更です。',
      '自動では戻らないでください。',
    ],

    'rpc-close/4000': [
      'クライアント ID がアプリのものではありません。',
      '古いアプリのボットユーザーの ID ではなく、アプリケーション ID を使います。',
    ],
    'rpc-close/4001': ['この origin はアプリの RPC origin にありません。', 'ポータルで追加するか、IPC で接続します。'],
    'rpc-close/4002': ['RPC の接続やコマンドが多すぎます。', '待ってから、接続を 1 つに保ちます。'],
    'rpc-close/4003': ['接続の OAuth2 トークンが取り消されました。', 'もう一度認可します。'],
    'rpc-close/4004': ['アドレスのバージョンにクライアントが対応していません。', 'v=1 を使います。'],
    'rpc-close/4005': ['アドレスのエンコーディングが不明です。', 'json を使います。'],

    'rpc-error/1000': ['原因をデスクトップクライアントが示していません。'],
    'rpc-error/4000': ['ペイロードが cmd、args、nonce の形ではありません。', 'コマンドのドキュメントと比べます。'],
    'rpc-error/4002': ['この名前のコマンドはありません。', 'SET_ACTIVITY のように大文字で書きます。'],
    'rpc-error/4003': ['このユーザーがいるサーバーの ID ではありません。', 'GET_GUILDS で一覧を取ります。'],
    'rpc-error/4004': ['購読できるイベントにこの名前はありません。', '名前と、トークンのスコープを確認します。'],
    'rpc-error/4005': ['このユーザーに見えるチャンネルの ID ではありません。', 'GET_CHANNELS で一覧を取ります。'],
    'rpc-error/4006': [
      'トークンの範囲外か、ユーザーに許されていません。',
      'AUTHORIZE でスコープを求めます。rpc 系のスコープは承認が必要です。',
    ],
    'rpc-error/4007': [
      'AUTHORIZE のクライアント ID がアプリのものではありません。',
      'アプリケーション ID を使います。',
    ],
    'rpc-error/4008': ['この origin はアプリのものではありません。', 'ポータルで追加します。'],
    'rpc-error/4009': ['AUTHENTICATE のアクセストークンが違うか、期限切れです。', '新しいコードを交換します。'],
    'rpc-error/4010': ['このクライアントが知るユーザーの ID ではありません。', 'ID を確認します。'],
    'rpc-error/5000': [
      'OAuth2 自体が失敗しました。data にそのエラーがあります。',
      'data.error を読みます。HTTP の場合と同じものです。',
    ],
    'rpc-error/5001': [
      '入るチャンネルをユーザーが時間内に選びませんでした。',
      'ユーザーの操作の後にもう一度尋ねます。',
    ],
    'rpc-error/5002': ['サーバーの読み込みが間に合いませんでした。', 'timeout を長くして試します。'],
    'rpc-error/5003': ['ユーザーはすでにボイスチャンネルにいます。', 'ユーザーに確認してから force: true を送ります。'],
    'rpc-error/5004': ['ショートカットの記録がすでに動いています。', '先の記録を止めます。'],

    'gateway-opcode/0': [
      'イベントです。t が名前、s が番号です。',
      's を保存します。ハートビートと Resume に使います。',
    ],
    'gateway-opcode/1': [
      'ハートビートです。Discord が臨時に求めることもあります。',
      '最後の s を付けてすぐに返します。',
    ],
    'gateway-opcode/2': [
      'トークン、インテント、シャードでセッションを始めます。',
      '同じ並行枠では 5 秒に 1 回、1 日に通常 1,000 回までです。',
    ],
    'gateway-opcode/3': ['ボットのプレゼンスを変えます。'],
    'gateway-opcode/4': ['ボイスチャンネルに入る、移る、出る操作です。'],
    'gateway-opcode/6': ['切れたセッションを続けます。', '通常のアドレスではなく resume_gateway_url につなぎます。'],
    'gateway-opcode/7': [
      'Discord が再接続を求めています。異常ではありません。',
      '1000 と 1001 以外のコードで閉じ、Resume します。',
    ],
    'gateway-opcode/8': ['サーバーのメンバーを要求します。', 'query がない場合は GUILD_MEMBERS インテントが必要です。'],
    'gateway-opcode/9': [
      'セッションが無効です。d が再開できるかを示します。',
      'd が false なら 1〜5 秒待って Identify します。',
    ],
    'gateway-opcode/10': [
      '最初のメッセージです。ハートビート間隔が入っています。',
      '最初のハートビートまで、間隔のうちランダムな時間を待ちます。',
    ],
    'gateway-opcode/11': [
      'Discord がハートビートを受け取りました。',
      '次のハートビートまでに来なければ接続は切れています。閉じて Resume します。',
    ],
    'gateway-opcode/31': ['サーバーのサウンドボードの音を要求します。'],
    'gateway-opcode/43': ['ボイスチャンネルのステータスなど、チャンネルの一時的な情報を要求します。'],

    'voice-opcode/0': ['ボイスセッションを始めます。'],
    'voice-opcode/1': ['プロトコルと暗号化を選びます。'],
    'voice-opcode/2': ['Identify が受け入れられました。SSRC、アドレス、モードが入っています。'],
    'voice-opcode/3': ['ボイスのハートビートです。'],
    'voice-opcode/4': ['セッションの鍵とモードです。'],
    'voice-opcode/5': ['誰が話しているかです。', '最初の音声パケットの前に送ります。'],
    'voice-opcode/6': ['ボイスサーバーがハートビートを受け取りました。'],
    'voice-opcode/7': ['ボイスセッションを続けます。'],
    'voice-opcode/8': ['最初のメッセージです。ハートビート間隔が入っています。'],
    'voice-opcode/9': ['セッションが続きます。'],
    'voice-opcode/11': ['ほかの人がチャンネルに接続しました。'],
    'voice-opcode/13': ['誰かがチャンネルを出ました。'],
    'voice-opcode/21': ['通話が DAVE プロトコルを離れます。'],
    'voice-opcode/22': ['予告されたプロトコルの変更を行います。'],
    'voice-opcode/23': ['予告された変更の準備ができました。'],
    'voice-opcode/24': ['DAVE のバージョンかグループが変わります。'],
    'voice-opcode/25': ['グループの外部送信者の資格情報と鍵です。'],
    'voice-opcode/26': ['参加するクライアントの鍵パッケージです。'],
    'voice-opcode/27': ['グループに加える、または外すメンバーです。'],
    'voice-opcode/28': ['クライアントの commit と、参加者への welcome です。'],
    'voice-opcode/29': ['次の変更で有効になる commit です。'],
    'voice-opcode/30': ['グループへの welcome です。'],
    'voice-opcode/31': ['commit か welcome を使えなかったため、追加し直すよう求めます。'],
  },
};
