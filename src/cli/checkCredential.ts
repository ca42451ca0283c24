import { credentialReport } from '../core/credentials/credentialReport.ts';
import { environmentIn } from '../core/credentials/environmentName.ts';
import { credentialQuestions, readCredential } from '../core/credentials/readCredential.ts';
import { secretFacts } from '../core/credentials/secretFacts.ts';
import { comparePlaces, type PlacedSecret, secretsIn } from '../core/credentials/secretPlaces.ts';
import { controlLimits } from '../core/outage/control.ts';
import type { Cancel } from '../core/ports.ts';
import type { ActiveProfile } from '../core/request/toWire.ts';
import { saltedFingerprint } from '../node/saltedFingerprint.ts';
import { systemClock } from '../node/systemClock.ts';
import { credentialJson } from '../words/credentialJson.ts';
import { credentialPage } from '../words/credentialPage.ts';
import { loadCredentialReportWords, speakReport } from '../words/credentialReport.ts';
import type { Locale } from '../words/locale.ts';
import { ApiReader } from './apiReader.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { type CredentialFolder, readCredentialFolder } from './credentialFiles.ts';
import { profileOf, startLocal, transportTo } from './sending.ts';
import { version } from './version.ts';

interface CheckOptions {
  readonly json: boolean;
  readonly locale: Locale;
  /** Ask the local Discord: with its own token, or with that of the variable where one is named. */
  readonly sandbox: boolean;
  readonly scenario?: string;
  readonly tokenVariable?: string;
  /** Ask nobody. */
  readonly offline: boolean;
}

/** Milliseconds for all questions together. */
const longest = 60_000;

/** `tracecord check-credential`: what a credential is, whether it works, and where it stands. Exit status 1 for problems. */
export async function checkCredentialCommand(
  operands: readonly string[],
  options: CheckOptions,
): Promise<CommandResult> {
  const { sandbox, scenario, tokenVariable, offline, json, locale } = options;
  const [folder = '.', ...more] = operands;
  if (more.length > 0) throw new UsageError({ code: 'one-file-only', command: 'check-credential' });
  if (!sandbox && tokenVariable === undefined) throw new UsageError({ code: 'which-credential' });
  const local = sandbox ? await startLocal(scenario) : null;
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  try {
    const profile = profileOf(tokenVariable) ?? local?.profile;
    if (profile === undefined) throw new UsageError({ code: 'which-credential' });
    const { kind, secret, name } = profile;
    const found = await readCredentialFolder(folder, cancel.signal);
    const report = credentialReport({
      secret: secretFacts(kind, secret),
      readings: offline
        ? []
        : await ask(profile, local, AbortSignal.any([cancel.signal, AbortSignal.timeout(longest)])),
      survey: kind === 'bot' ? found.survey : null,
      places: await comparePlaces(placesOf(profile, tokenVariable, found), saltedFingerprint()),
      now: systemClock.now(),
    });
    const words = await loadCredentialReportWords(locale);
    const rows = await speakReport(report, words, locale);
    const output = json
      ? `${JSON.stringify(credentialJson(name, report, rows, words), null, 2)}\n`
      : credentialPage(report, { name, sandbox, words, rows });
    const isFine = report.rows.every(({ state }) => state !== 'problem');
    return { output, status: isFine && (offline || report.verdict === 'works') ? 0 : 1 };
  } finally {
    await local?.close();
  }
}

async function ask(profile: ActiveProfile, local: Awaited<ReturnType<typeof startLocal>> | null, cancel: Cancel) {
  const transport = transportTo(local);
  try {
    const reader = new ApiReader({
      url: 'https://discord.com/api/v10',
      surroundings: {
        values: () => undefined,
        profile,
        allowedOrigins: [],
        trusted: true,
        versions: { tracecord: version },
        ...(local === null ? {} : { sandboxOrigin: local.origin }),
      },
      transport,
      limits: controlLimits,
      life: cancel,
    });
    return await readCredential(credentialQuestions(profile.kind, profile.secret), (path) => reader.read(path, cancel));
  } finally {
    await transport.close();
  }
}

/** The environment, the environment files, and the credential in question, wherever that stands. */
function placesOf(
  { name, secret }: ActiveProfile,
  variable: string | undefined,
  { environments }: CredentialFolder,
): readonly PlacedSecret[] {
  const known = new Set([secret]);
  const own = new Map(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const checked: PlacedSecret = {
    place: variable === undefined ? { of: 'profile', name } : { of: 'process', name },
    secret,
    environment: variable === undefined ? null : environmentIn(own),
    isChecked: true,
  };
  return [
    checked,
    ...secretsIn(own, null, known).filter(({ place }) => place.name !== variable),
    ...[...environments].flatMap(([file, variables]) => secretsIn(variables, file, known)),
  ];
}
