import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../eventually.ts';
import { previewOf } from './preview.ts';
import { placeOf } from './samplePlace.ts';
import { type Session, startSession } from './session.ts';
import { japanese, TracecordPanel, untranslated } from './tracecordPanel.ts';

/** Sends again whatever the answer was. */
const blind = `import time

import requests


def load():
    for attempt in range(5):
        try:
            response = requests.get("https://discord.com/api/v10/gateway")
            response.raise_for_status()
            return response.json()
        except requests.RequestException as error:
            print(f"失敗 {attempt}: {error}")
            time.sleep(1)
    raise RuntimeError("あきらめました")
`;

describe('a Japanese editor', function () {
  this.timeout(60_000);
  let session: Session;
  let panel: TracecordPanel;
  before(async () => {
    session = await startSession({ locale: 'ja' });
    await writeFile(join(session.folder, 'loop.py'), blind);
    panel = new TracecordPanel(session.workbench, japanese);
  });
  after(() => session?.end());

  it('says 送信 above every request', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    await eventually(async () => {
      const lenses = await workbench.editor.lenses();
      assert.ok(lenses.length >= 2 && lenses.every((lens) => /送信 · 認証情報なし$/.test(lens)), lenses.join(' | '));
    });
  });

  it('asks for the credential in Japanese', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: 認証情報を選択');
    assert.equal(await workbench.quickInput.question(), 'このワークスペースのリクエストに使う認証情報を選んでください');
    await workbench.screenshot('japanese-01-credential');
    await workbench.quickInput.dismiss();
    await panel.useSandbox();
  });

  it('says in Japanese what Discord would refuse', async () => {
    const { workbench } = session;
    await workbench.openFile('message.http');
    const found = await panel.problemsIn('message.http');
    assert.deepEqual(
      found
        .map(({ message, code }) => [
          code,
          /Discord は 401 を返します。$|(?:を使って|と書いて)ください。$|必要です。$|以下です。$/.test(message),
        ])
        .sort(),
      [
        ['auth/missing-prefix', true],
        ['body/empty-message', true],
        ['body/limit', true],
        ['body/limit', true],
        ['url/unversioned', true],
        ['user-agent/browser', true],
      ],
    );
  });

  it('offers in Japanese to take a loop away', async () => {
    const { workbench } = session;
    await workbench.openFile('loop.py');
    const line = blind.split('\n').findIndex((each) => each.includes('except')) + 1;
    await workbench.goTo(line, 10);
    const title = 'retry_after の処理を追加する (ループは取り除く)';
    await eventually(async () => {
      const offered = await workbench.editor.quickFixes();
      assert.ok(offered.includes(title), offered.join(', '));
    });
    await workbench.screenshot('japanese-08-loop');
    await workbench.editor.quickFix(title);
    await eventually(async () => {
      await workbench.save();
      assert.doesNotMatch(await readFile(join(session.folder, 'loop.py'), 'utf8'), /for attempt in range/);
    });
  });

  it('decodes an answer in Japanese: runner, history, squiggle', async () => {
    const { workbench } = session;
    const place = await placeOf('message.http', 'POST', '# @name longTitle');
    await panel.sendAt(place);
    const runner = await panel.outcome('400 Bad Request', 'サンドボックス');
    const decoded = await runner.locator('.decoded').innerText();
    for (const words of ['確度: 確実', 'コード 50035', '拒否されたフィールド', '直し方', '原因', '根拠', '値を直す']) {
      assert.ok(decoded.includes(words), `${words} is not in: ${decoded}`);
    }
    await workbench.screenshot('japanese-02-50035');
    const problem = (await panel.problemsIn('message.http')).find(({ code }) => code === '50035');
    assert.match(problem?.message ?? '', /^長すぎます。上限は 256 です。/);
    const title = await placeOf('message.http', '"A title may', '# @name longTitle');
    assert.deepEqual([problem?.line, problem?.column], [title.line, title.column]);
  });

  it('offers its fixes in Japanese', async () => {
    const { workbench } = session;
    const { file, line } = await placeOf('message.http', 'User-Agent: Mozilla');
    await panel.sendAt({ file, line, column: 15 });
    const runner = await panel.outcome('403 Forbidden');
    assert.match(await runner.locator('.class').innerText(), /Cloudflare による遮断: User-Agent/);
    await workbench.screenshot('japanese-03-40333');
    const offered = await workbench.editor.quickFixes();
    assert.deepEqual(offered.slice(0, 4), [
      'Discord 形式の User-Agent を使う',
      'もう一度送信',
      'Discord の障害か調べる',
      '40333 の説明を開く',
    ]);
    await workbench.screenshot('japanese-04-lightbulb');
    await workbench.editor.quickFix('Discord 形式の User-Agent を使う');
    await eventually(async () => assert.match(await workbench.editor.text(), /^User-Agent: DiscordBot \(/m));
  });

  it('offers the scenarios of the sandbox in Japanese', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: サンドボックスのシナリオを選択…');
    assert.equal(await workbench.quickInput.question(), 'サンドボックスの動作を選んでください');
    const labels = await workbench.quickInput.choices();
    assert.ok(labels.includes('バースト') && labels.includes('リーキーバケット'), labels.join(', '));
    await workbench.screenshot('japanese-06-scenarios');
    await workbench.quickInput.dismiss();
    await workbench.runCommand('Tracecord: サンドボックスのシナリオのリクエスト集を開く');
    await workbench.page
      .locator('.tab.active')
      .filter({ hasText: /Untitled-\d+/ })
      .waitFor();
    await eventually(async () => assert.match(await workbench.editor.text(), /各バケットは 10 秒に 2 件まで/));
    await workbench.editor.lenses();
    await workbench.screenshot('japanese-07-scenario-requests');
  });

  it('shows the buckets in Japanese', async () => {
    const { workbench } = session;
    await panel.chooseScenario('バースト');
    await panel.goTo(await placeOf('message.http', 'POST', '# @name burst'));
    await workbench.runCommand('Tracecord: 連続送信… (サンドボックス専用)');
    assert.equal(await workbench.quickInput.question(), 'サンドボックスへの連続送信');
    await workbench.quickInput.type('10');
    await panel.history.filter({ hasText: '429' }).first().click();
    const runner = await panel.outcome('429 Too Many Requests');
    assert.match(await runner.locator('[data-key="retry"] p').innerText(), /^[\d.]+ 秒後に送り直してください。$/);
    const buckets = await panel.buckets();
    const row = buckets.locator('tr').filter({ hasText: '/channels/{channel_id}/messages' });
    await row.filter({ hasText: /制限中|使い切り/ }).waitFor();
    await buckets.getByText('無効なリクエスト').filter({ visible: true }).first().waitFor();
    await workbench.screenshot('japanese-05-buckets');
  });

  it('explains in Japanese', async () => {
    const { workbench } = session;
    await workbench.runCommand('Tracecord: エラーコードを調べる…');
    assert.equal(await workbench.quickInput.question(), 'エラーコード、ステータス、分類、または語句');
    await workbench.quickInput.pick('50035', '50035');
    const preview = await previewOf(workbench, '50035.md');
    await preview.getByRole('heading', { name: 'よくある原因' }).waitFor();
    await workbench.screenshot('japanese-06-explain');
  });

  it('asks for ids and values in Japanese', async () => {
    const { workbench } = session;
    const { quickInput } = workbench;
    await writeFile(
      join(session.folder, 'values.http'),
      'GET https://discord.com/api/v10/channels/{{room}}/messages?limit={{count}}\n',
    );
    await panel.sendAt({ file: 'values.http', line: 1, column: 1 });
    await eventually(async () => assert.equal(await quickInput.question(), 'room: サーバーを選んでください (1/2)'));
    await quickInput.pick('Sandbox', 'Sandbox');
    await eventually(async () => assert.equal(await quickInput.question(), 'room: チャンネルを選んでください (2/2)'));
    await quickInput.widget.locator('.monaco-list-row').filter({ hasText: 'テキストチャンネル' }).first().waitFor();
    await workbench.screenshot('japanese-07-channels');
    await quickInput.pick('general', 'general');
    await eventually(async () => assert.equal(await quickInput.question(), 'このリクエストでの count の値'));
    await quickInput.type('x');
    assert.match(await quickInput.refusal(), /整数を入力してください/);
    await workbench.screenshot('japanese-08-value');
    await quickInput.type('1');
    await panel.outcome('200 OK', '/messages');
  });

  it('speaks no English sentence in the panel', async () => {
    const { workbench } = session;
    await workbench.runCommand('View: Close All Editor Groups');
    for (const view of [await panel.runner(), await panel.buckets()]) {
      const said = await view.locator('body').evaluate((body) => {
        const quoted = body.cloneNode(true) as HTMLElement;
        // What was sent, what came back, and what Discord says are not ours to translate.
        for (const element of quoted.querySelectorAll('pre, code, table, .evidence, .title, .outcome'))
          element.remove();
        const titles = [...body.querySelectorAll('[title]')].map((element) => element.getAttribute('title'));
        return [quoted.innerText, ...titles].join('\n');
      });
      assert.doesNotMatch(said, untranslated);
    }
  });
});
