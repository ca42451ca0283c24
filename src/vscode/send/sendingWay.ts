import type { Passage } from '../../core/ports.ts';
import type { Environment } from '../../core/profiles/profile.ts';
import type { ProfileCare } from '../../core/request/caution.ts';
import type { ActiveProfile, ProfileWay } from '../../core/request/toWire.ts';
import type { Realm } from '../../core/values/remembered.ts';
import type { ActiveCredential, Profile, Profiles } from '../credentials/profiles.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import type { Speech } from '../speech.ts';

/** What a request's profile has a say in, its secret apart. */
export interface ProfileFacts {
  readonly care: ProfileCare;
  readonly environment: Environment;
  /** It may hold the password of a proxy. */
  readonly passage: Passage;
}

/** With what a request goes: Discord or the sandbox, and as whom; no profile where nothing is chosen. */
export interface SendingWay {
  readonly realm: Realm;
  readonly profile: ActiveProfile | null;
  /** The person chose to send without a credential. */
  readonly isWithout: boolean;
  readonly sandboxOrigin?: string;
  readonly way?: ProfileWay;
  readonly facts?: ProfileFacts;
}

/** Whether requests with a credential go to the sandbox. */
export function goesToSandbox(active: ActiveCredential): boolean {
  return active.kind === 'sandbox' || (active.kind === 'profile' && active.profile.base === 'sandbox');
}

/** What of the active credential asks for care; undefined where it is no profile. */
export function careOf(active: ActiveCredential): ProfileCare | undefined {
  return active.kind === 'profile' ? careOfProfile(active.profile) : undefined;
}

function careOfProfile({ name, environment, isReadOnly }: Profile): ProfileCare {
  return { profile: name, isProduction: environment === 'production', isReadOnly };
}

/** The sandbox as a profile that is always there; its id is none that a stored one has. */
export function sandboxProfile({ shell }: Speech): { readonly id: string; readonly name: string } {
  return { id: 'sandbox', name: shell.sandboxCredential };
}

/** What deciding the way needs. */
export interface WayParts {
  readonly profiles: Profiles;
  readonly sandbox: SandboxHost;
  readonly speech: Speech;
}

/** The way of a credential: `lost` where its secret is gone, `no-sandbox` where that could not start, which it said. */
export async function sendingWay(
  active: ActiveCredential,
  parts: WayParts,
): Promise<SendingWay | 'lost' | 'no-sandbox'> {
  const toSandbox = goesToSandbox(active);
  const local = toSandbox ? await parts.sandbox.address() : undefined;
  if (toSandbox && local === undefined) return 'no-sandbox';
  const sandboxOrigin = local === undefined ? {} : { sandboxOrigin: local.origin };
  const realm = toSandbox ? 'sandbox' : 'discord';
  if (active.kind === 'none') return { realm, profile: null, isWithout: active.chosen };
  if (active.kind === 'sandbox') {
    const profile = { ...sandboxProfile(parts.speech), kind: 'bot' as const, secret: local?.token ?? '' };
    return { realm, profile, isWithout: false, ...sandboxOrigin };
  }
  const { profile } = active;
  const secret = await secretFor(profile, local?.token, parts.profiles);
  if (secret === undefined) return 'lost';
  const sent = profile.kind === 'none' ? null : { id: profile.id, name: profile.name, kind: profile.kind, secret };
  return {
    realm,
    profile: sent,
    isWithout: profile.kind === 'none',
    ...sandboxOrigin,
    way: wayOf(profile),
    facts: {
      care: careOfProfile(profile),
      environment: profile.environment,
      passage: toSandbox ? { name: profile.id } : await parts.profiles.passageOf(profile),
    },
  };
}

/** A bot's own token never goes to the sandbox, which knows only its own; what it issued itself does. */
async function secretFor(profile: Profile, local: string | undefined, profiles: Profiles): Promise<string | undefined> {
  if (profile.kind === 'none') return '';
  return profile.kind === 'bot' && local !== undefined ? local : profiles.secretOf(profile);
}

function wayOf({ id, name, base, userAgent }: Profile): ProfileWay {
  return {
    profile: name,
    id,
    ...(base === 'discord' || base === 'sandbox' ? {} : { baseOrigin: base }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}
