import * as vscode from 'vscode';
import type { StartProxy } from './core/capture/listening.ts';
import type { MendId } from './core/mend/mend.ts';
import type { Passage, Transport } from './core/ports.ts';
import type { NetworkSettings } from './node/proxyChoice.ts';
import { systemClock } from './node/systemClock.ts';
import type { UndiciTransport } from './node/undiciTransport.ts';
import { registerAssistantTool } from './vscode/assistantTool.ts';
import { guardWith, registerCommands } from './vscode/commands.ts';
import { type HistoryCommandId, historyCommandIds, walkthroughId } from './vscode/contributions.ts';
import { Profiles } from './vscode/credentials/profiles.ts';
import { Answers } from './vscode/editor/answers.ts';
import { AuthoringHelp } from './vscode/editor/authoringHelp.ts';
import { BodyDocuments } from './vscode/editor/bodyDocuments.ts';
import { CodeActions } from './vscode/editor/codeActions.ts';
import { CodeHovers } from './vscode/editor/codeHovers.ts';
import { CodeLenses } from './vscode/editor/codeLenses.ts';
import { ExplainDocuments } from './vscode/editor/explainDocuments.ts';
import { Findings } from './vscode/editor/findings.ts';
import { HttpFileHelp } from './vscode/editor/httpFile/httpFileHelp.ts';
import { MadeDocuments } from './vscode/editor/madeDocuments.ts';
import { RequestIndex } from './vscode/editor/requestIndex.ts';
import type { KnownAt, ValuePlace } from './vscode/editor/valueHover.ts';
import { valueHovers } from './vscode/editor/valueHovers.ts';
import type { HistoryNodes } from './vscode/history/historyNodes.ts';
import type { HistoryParts } from './vscode/history/historyParts.ts';
import { HistoryTree } from './vscode/history/historyTree.ts';
import { Journal, type RunRecord } from './vscode/history/journal.ts';
import type { RecordExchange } from './vscode/history/journalRecorder.ts';
import { StandingRequests } from './vscode/history/standingRequests.ts';
import { lazily } from './vscode/lazily.ts';
import { Lifetime } from './vscode/lifetime.ts';
import { networkSettings } from './vscode/networkSettings.ts';
import { BucketLedger } from './vscode/panel/bucketLedger.ts';
import { BucketsView } from './vscode/panel/bucketsView.ts';
import type { OpenSource } from './vscode/panel/liveBuckets.ts';
import { RunnerView, type RunnerWish } from './vscode/panel/runnerView.ts';
import { type RunningSandbox, SandboxHost } from './vscode/sandboxHost.ts';
import { Delivery } from './vscode/send/delivery.ts';
import { Sender } from './vscode/send/sender.ts';
import { Speech } from './vscode/speech.ts';
import { vantageOf } from './vscode/vantage.ts';

/** The whole extension: makes the parts, hands them to each other, registers the commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const lifetime = new Lifetime();
  context.subscriptions.push(lifetime);
  const own = lifetime.own.bind(lifetime);
  const extension = context.extensionUri;
  const vantage = vantageOf(vscode.env.remoteName);
  const version = String(context.extension.packageJSON.version);

  const log = own(vscode.window.createOutputChannel('Tracecord', { log: true }));
  const speech = own(await Speech.load());
  const profiles = own(new Profiles(context));
  const credentials = { profiles, speech, environment: process.env, platform: process.platform };
  const prompts = lazily(async () => {
    const { CredentialPrompts } = await import('./vscode/credentials/credentialPrompts.ts');
    return new CredentialPrompts(credentials);
  });
  const sandbox = own(new SandboxHost(startSandbox, sandboxToken, speech));
  const ledger = own(new BucketLedger(systemClock));
  own(sandbox.onDidChange(() => ledger.forgetSandbox()));
  const journal = own(new Journal());

  const index = own(new RequestIndex());
  const answers = own(new Answers());
  const bodies = own(new BodyDocuments(journal, speech));
  const explanations = own(new ExplainDocuments(speech));
  const made = own(new MadeDocuments());
  const copyAs = lazily(async () => {
    const { CopyAs } = await import('./vscode/editor/copyAs.ts');
    return new CopyAs(index, speech);
  });
  own(new Findings(index, answers, speech));
  own(new CodeLenses(index, profiles, speech));
  own(new CodeActions(index, speech));
  own(new CodeHovers(speech, () => systemClock.now()));
  own(new AuthoringHelp(index, speech));
  own(registerAssistantTool(speech));
  const credentialStatus = lazily(async () => {
    const { CredentialStatus } = await import('./vscode/credentials/credentialStatus.ts');
    return own(new CredentialStatus(profiles, sandbox, speech));
  });
  const environmentStatus = lazily(async () => {
    const { EnvironmentStatus } = await import('./vscode/credentials/environmentStatus.ts');
    return own(new EnvironmentStatus(speech));
  });
  const recorder = lazily(async () => {
    const [{ openJournal }, { FileJournal }] = await Promise.all([
      import('./vscode/history/openJournal.ts'),
      import('./node/journal/fileJournal.ts'),
    ]);
    return own(openJournal(context, FileJournal, profiles, speech));
  });
  const guard = guardWith(log, speech);
  const record: RecordExchange = guard(async (...seen) => (await recorder()).record(...seen));
  const historyNodes = lazily(async (): Promise<HistoryNodes> => {
    const { HistoryNodes } = await import('./vscode/history/historyNodes.ts');
    const parts = { journal, recorder: await recorder(), speech, view: history.view };
    return own(new HistoryNodes({ ...parts, refresh: () => history.refresh() }));
  });
  const history = own(new HistoryTree(historyNodes));
  own(
    index.onDidChange((document) => {
      if (!index.current(document)?.length) return;
      void credentialStatus();
      void environmentStatus();
    }),
  );

  const transport = transportWith((url) => {
    const proxy = sandbox.proxyFor(url);
    return proxy === undefined ? networkSettings() : { proxy };
  });
  const values = lazily(async () => {
    const { RuntimeValues } = await import('./vscode/send/runtimeValues.ts');
    return new RuntimeValues(context.workspaceState, process.env, speech);
  });
  const reading = { ledger, clock: systemClock, vantage, speech, log, transport, record };
  const preparer = lazily(async () => {
    const { Preparer } = await import('./vscode/send/preparation.ts');
    return new Preparer({ profiles, prompts, values: await values(), sandbox, journal, speech, reading });
  });
  const known: KnownAt = async (document, offset) =>
    (await import('./vscode/editor/valueHover.ts')).knownAt(document, offset, index, await preparer());
  own(new HttpFileHelp(values, known, speech));
  own(valueHovers(index, known, speech));
  const standing = own(new StandingRequests(index));
  const delivery = new Delivery(answers, standing, journal, speech);
  const sender = own(
    new Sender({
      index,
      preparer,
      delivery,
      ledger,
      journal,
      standing,
      speech,
      log,
      transport,
      clock: systemClock,
      vantage,
      record,
    }),
  );
  const wholeFiles = lazily(async () => {
    const { SendAll } = await import('./vscode/send/sendAll.ts');
    return new SendAll({ sender, index, ledger, profiles, speech, clock: systemClock });
  });
  const sendAll = async (uri?: vscode.Uri, toSandbox?: unknown) => (await wholeFiles()).run(uri, toSandbox === true);
  const outage = lazily(async () => {
    const { OutageCheck } = await import('./vscode/outage/outageCheck.ts');
    return new OutageCheck({
      documents: made,
      journal,
      recorder: await recorder(),
      ledger,
      profiles,
      sandbox,
      speech,
      log,
      transport,
      clock: systemClock,
      vantage,
      version,
      onDidCancelAll: sender.onDidCancelAll,
    });
  });
  const check = lazily(async () => {
    const { CredentialCheck } = await import('./vscode/credentials/checkCredential.ts');
    const { saltedFingerprint } = await import('./node/saltedFingerprint.ts');
    return new CredentialCheck({
      documents: made,
      profiles,
      prompts,
      sandbox,
      reading,
      fingerprint: saltedFingerprint(),
      environment: process.env,
      onDidCancelAll: sender.onDidCancelAll,
    });
  });
  const wishes = lazily(async () => {
    const { RunnerWishes } = await import('./vscode/panel/runnerWishes.ts');
    return new RunnerWishes({ journal, sender, bodies, copyAs: await copyAs(), standing, speech });
  });
  const historyParts = lazily(async (): Promise<HistoryParts> => {
    const [recording, nodes] = await Promise.all([recorder(), historyNodes()]);
    const parts = { journal, recorder: recording, nodes, bodies, documents: made, index, sender, speech, version };
    return { ...parts, wishes: await wishes() };
  });
  const inHistory = (id: HistoryCommandId) => async (item: unknown, selected: unknown) =>
    (await import('./vscode/history/historyCommands.ts')).runInHistory(id, await historyParts(), item, selected);
  const fromHistory = Object.fromEntries(historyCommandIds.map((id) => [id, inHistory(id)])) as Record<
    HistoryCommandId,
    ReturnType<typeof inHistory>
  >;
  const shown = lazily(async () => {
    const { ShownRuns } = await import('./vscode/panel/shownRun.ts');
    return new ShownRuns(speech, vantage, systemClock, standing);
  });
  const capture = lazily(async () => ({
    context,
    ports: async (roots: () => readonly string[]) =>
      (await import('./node/capture/capturePorts.ts')).capturePorts(roots),
    record: (await import('./vscode/capture/botJournal.ts')).recordIn(journal, record),
    ledger,
    delivery,
    index,
    answers,
    journal,
    sandbox,
    speech,
    log,
    clock: systemClock,
    vantage,
  }));
  const watch = lazily(async () => {
    const { BotWatch } = await import('./vscode/capture/botWatch.ts');
    return own(new BotWatch(await capture()));
  });
  const proxy = lazily(async () => {
    const { ProxyHost } = await import('./vscode/capture/proxyHost.ts');
    const { startCaptureProxy } = await import('./node/capture/captureProxy.ts');
    const start: StartProxy = (options) =>
      startCaptureProxy({ ...options, clock: systemClock, network: networkSettings, environment: process.env });
    return own(new ProxyHost({ ...(await capture()), documents: made, start }));
  });
  const logs = lazily(async () => {
    const { LogFollower } = await import('./vscode/capture/logFollower.ts');
    const { followLog } = await import('./node/capture/exchangeLog.ts');
    return own(new LogFollower({ ...(await capture()), follow: followLog }));
  });
  const carryOut = guard(async (wish: RunnerWish) => (await wishes()).carryOut(wish));
  const runner = own(new RunnerView(extension, journal, shown, speech, carryOut));
  own({ dispose: () => void wire?.then((sending) => sending.close()) });
  own(sender.onDidStart(() => runner.reveal()));
  const openSource: OpenSource = async (request, from) => {
    const run = journal.find(request);
    if (run !== undefined) return (await wishes()).openRequest(run);
    return (await import('./vscode/editor/openLine.ts')).openLine(from).catch(() => sender.sayGone());
  };
  own(new BucketsView(extension, ledger, speech, openSource));
  const holdups = lazily(async () => {
    const { HoldupStatus } = await import('./vscode/panel/holdupStatus.ts');
    return own(new HoldupStatus(ledger, speech));
  });
  own(ledger.onDidWait(async () => (await holdups()).look()));

  own(
    registerCommands(
      {
        sendRequest: (uri?: vscode.Uri, range?: vscode.Range) => sender.send({ uri, range }),
        sendToSandbox: (uri?: vscode.Uri, range?: vscode.Range) => sender.send({ uri, range, toSandbox: true }),
        sendAll,
        burst: async () => (await import('./vscode/send/burst.ts')).burst({ sender, index, speech }),
        cancel: () => sender.cancelAll(),
        chooseCredential: async () => (await prompts()).choose(),
        addCredential: async () => (await prompts()).add(),
        removeCredential: async () => (await prompts()).remove(),
        manageCredentials: async () =>
          (await import('./vscode/credentials/profileMenu.ts')).manageCredentials(credentials),
        checkCredential: async () => (await check()).run(),
        copyCredentialReport: async () => (await check()).copy(),
        chooseEnvironment: async () => (await environmentStatus()).choose(),
        changeValue: async (place?: ValuePlace) => {
          const { changeValue } = await import('./vscode/send/valueCommands.ts');
          return sender.mayStart() && changeValue(index, await preparer(), speech, place);
        },
        forgetValues: async () => {
          const { forgetValues } = await import('./vscode/send/valueCommands.ts');
          return forgetValues(await values(), speech);
        },
        showBuckets: () => vscode.commands.executeCommand('tracecord.buckets.focus'),
        forgetBuckets: () => ledger.forget(),
        startSandbox: () => sandbox.start(),
        stopSandbox: () => sandbox.stop(),
        chooseScenario: () => sandbox.chooseScenario(),
        openScenarios: () => sandbox.openScenarios(),
        resetSandbox: () => sandbox.reset(),
        showSandboxState: () => sandbox.showState(),
        clearAnswers: () => answers.clear(),
        clearHistory: () => journal.clear(),
        ...fromHistory,
        copyRequestAs: async (uri?: vscode.Uri, range?: vscode.Range) => (await copyAs()).run(uri, range),
        pasteAsRequest: async () => (await import('./vscode/editor/pasteAs.ts')).pasteAsRequest(speech),
        explainErrorCode: async (query?: unknown) =>
          (await import('./vscode/editor/explainPicker.ts')).explainErrorCode(explanations, speech, query),
        decodeText: async () => {
          const { decode } = await import('./vscode/editor/decodeText.ts');
          return decode({ documents: made, explanations, answers, speech });
        },
        explainPermissions: async (uri?: vscode.Uri, range?: vscode.Range, run?: unknown) => {
          if (!sender.mayStart()) return;
          const { explainRequest } = await import('./vscode/send/requestPermissions.ts');
          const toSandbox = typeof run === 'string' && journal.find(run)?.toSandbox === true;
          const parts = { index, delivery, documents: made, speech, clock: systemClock };
          await explainRequest({ ...parts, preparer: await preparer() }, { uri, range, toSandbox });
        },
        checkOutage: async (from?: { readonly run?: string }) => (await outage()).run(from?.run),
        copyOutageNotice: async () => (await outage()).copyNotice(),
        allowSendingAgain: () => sender.allowAgain(),
        watchBot: async () => (await watch()).start(),
        stopWatching: async () => (await watch()).stop(),
        startProxy: async () => (await proxy()).start(),
        stopProxy: async () => (await proxy()).stop(),
        followLog: async () => (await logs()).start(),
        stopFollowing: async () => (await logs()).stop(),
        showWatched: async () => (await watch()).show(),
        sendAgainFromHere: async (run?: unknown) => (await watch()).sendAgain(run),
        openWalkthrough: () => vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthroughId),
        openBody: (run: { id: string }) => bodies.open(run.id),
        showRun: (run: { id: string }) => {
          journal.select(run.id);
          return runner.reveal();
        },
        copyRunAs: async (run: RunRecord) => (await copyAs()).copy(run.draft),
        moveSecret: async (uri: vscode.Uri, id: MendId, offset: number) =>
          (await import('./vscode/editor/secretMove.ts')).moveSecret({ index, profiles, speech }, uri, id, offset),
        revokeWebhook: async (uri: vscode.Uri, offset: number) => {
          const { revokeWebhook } = await import('./vscode/send/webhookRevocation.ts');
          return revokeWebhook({ index, profiles, sender, speech }, uri, offset);
        },
        excludeFromLint: async (uri: vscode.Uri) =>
          (await import('./vscode/editor/secretMove.ts')).excludeFromLint(uri),
      },
      guard,
    ),
  );
  const atStart = guard(async () =>
    (await import('./vscode/capture/watchAtStart.ts')).watchAtStart(context, speech, watch),
  );
  own(vscode.workspace.onDidGrantWorkspaceTrust(atStart));
  void atStart();
}

let wire: Promise<UndiciTransport> | undefined;

/** undici is loaded by the first request that is sent. */
function transportWith(network: (url: URL) => NetworkSettings): (passage?: Passage) => Promise<Transport> {
  return async (passage) => {
    wire ??= import('./node/undiciTransport.ts').then(
      (module) => new module.UndiciTransport({ clock: systemClock, network, environment: process.env }),
    );
    const sending = await wire;
    return passage === undefined ? sending : sending.by(passage);
  };
}

async function startSandbox(port: number): Promise<RunningSandbox> {
  const { startSandbox: start } = await import('./sandbox/server.ts');
  const { defaultSeed } = await import('./sandbox/world/defaultSeed.ts');
  const { healthy, isScenario, scenarioEntries } = await import('./sandbox/scenarios.ts');
  const sandbox = await start({ port, seed: defaultSeed });
  return {
    url: sandbox.url,
    get address() {
      return sandbox.address;
    },
    get token() {
      return sandbox.token;
    },
    scenarios: {
      entries: scenarioEntries,
      get current() {
        return sandbox.scenario;
      },
      get isHealthy() {
        return sandbox.scenario === healthy;
      },
      knows: isScenario,
    },
    scenarioRequests: async (title, say) =>
      (await import('./sandbox/scenarioRequests.ts')).scenarioRequests(title, say),
    setScenario: (written) => sandbox.setScenario(written),
    reset: () => sandbox.reset(),
    exportState: () => sandbox.exportState(),
    close: () => sandbox.close(),
  };
}

async function sandboxToken(): Promise<string> {
  return (await import('./sandbox/world/defaultSeed.ts')).defaultToken();
}
