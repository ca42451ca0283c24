import { isHeaderText } from '../../core/profiles/headerText.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { originIn, proxyIn } from '../../core/profiles/profileAddress.ts';
import type { CredentialWords } from '../../words/credentials.ts';
import { allowedOrigins } from '../settings.ts';
import type { EditEnd } from './profileEdits.ts';
import type { Profiles } from './profiles.ts';
import { back, lineStep, pickStep } from './steps.ts';

/** Asks where requests go: Discord, the sandbox, an origin that is allowed already, or another, asked about when sending. */
export async function changeBase(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const allowed = allowedOrigins();
  const others = [...new Set([...allowed, ...(isNamed(profile.base) ? [] : [profile.base])])];
  const items = [
    ...(['discord', 'sandbox'] as const).map((base) => ({
      label: words.baseName(base),
      detail: words.baseDetail(base),
      base,
    })),
    ...others.map((base) => ({
      label: base,
      description: allowed.includes(base) ? '' : words.baseNotAllowed,
      base,
    })),
    { label: words.baseOther, base: undefined },
  ];
  const active = items.find(({ base }) => base === profile.base);
  for (;;) {
    const picked = await pickStep({ title: words.baseTitle(profile.name), items, active, hasBack: true });
    if (picked === undefined || picked === back) return picked;
    const base = picked.item.base ?? (await askOrigin(profile, words));
    if (base === undefined) return undefined;
    if (base === back) continue;
    await profiles.change(profile.id, { base });
    return back;
  }
}

function isNamed(base: string): boolean {
  return base === 'discord' || base === 'sandbox';
}

async function askOrigin(profile: Profile, words: CredentialWords): Promise<string | EditEnd> {
  const typed = await lineStep({
    title: words.baseTitle(profile.name),
    prompt: words.basePrompt,
    value: isNamed(profile.base) ? '' : profile.base,
    hasBack: true,
    problem: (value) => (originIn(value) === null ? words.baseInvalid : undefined),
  });
  return typeof typed === 'string' ? (originIn(typed) ?? undefined) : typed;
}

/** Asks for a proxy. Its password is not shown: where none is typed it is asked for, and an empty answer keeps the old one. */
export async function changeProxy(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const title = words.stepsTitle(profile.name);
  let value = profile.proxy === undefined ? '' : writeProxy(profile.proxy);
  for (;;) {
    const typed = await lineStep({
      title,
      prompt: words.proxyPrompt,
      value,
      hasBack: true,
      problem: (text) => (text.trim() !== '' && proxyIn(text) === null ? words.proxyInvalid : undefined),
    });
    if (typeof typed !== 'string') return typed;
    const read = typed.trim() === '' ? null : proxyIn(typed);
    if (read?.proxy.user === undefined || read.password !== '') {
      await profiles.setProxy(profile.id, read?.proxy, read?.password ?? '');
      return back;
    }
    value = writeProxy(read.proxy);
    const { user } = read.proxy;
    const password = await lineStep({ title, prompt: words.proxyPasswordPrompt(user), isSecret: true, hasBack: true });
    if (password === undefined) return undefined;
    if (password === back) continue;
    await profiles.setProxy(profile.id, read.proxy, password);
    return back;
  }
}

/** As a person types it, without the password. */
function writeProxy({ address, user }: NonNullable<Profile['proxy']>): string {
  return user === undefined ? address : address.replace('://', `://${encodeURIComponent(user)}@`);
}

/** Asks for a User-Agent; an empty answer takes it away. */
export async function changeUserAgent(profile: Profile, profiles: Profiles, words: CredentialWords): Promise<EditEnd> {
  const typed = await lineStep({
    title: words.stepsTitle(profile.name),
    prompt: words.userAgentPrompt,
    value: profile.userAgent ?? '',
    hasBack: true,
    problem: (text) => (text.trim() !== '' && !isHeaderText(text.trim()) ? words.userAgentInvalid : undefined),
  });
  if (typeof typed !== 'string') return typed;
  await profiles.change(profile.id, { userAgent: typed.trim() === '' ? undefined : typed.trim() });
  return back;
}
