import type { PermissionStepKind } from '../../core/discord/permissionSteps.ts';
import type { PermissionVerdict } from '../../core/permissions/permissionVerdict.ts';
import type { RankCheck } from '../../core/permissions/rankChecks.ts';
import type { NoFacts } from '../../core/permissions/readFacts.ts';
import type { PermissionWords, SaidObstacle, SaidRemedy, SaidSource, SaidVerdict } from '../permissions.ts';

function sources(by: readonly SaidSource[]): string {
  return by
    .map(({ of, name }) => (of === 'bot' ? 'the bot itself' : of === 'role' ? `role ${name}` : name))
    .join(' and ');
}

function permission(name: string, verdict: SaidVerdict, channel: string | null): SaidRemedy {
  const place = channel ?? 'the server';
  switch (verdict.kind) {
    case 'granted':
      return { says: `${name} is granted.`, change: '' };
    case 'denied':
      return {
        says: `${name} is denied in ${place} by the overwrite for ${sources(verdict.by)}.`,
        change: deniedChange(name, verdict.by, place),
      };
    case 'never': {
      const says = `No role of the bot gives ${name}${channel === null ? '' : `, and ${place} does not allow it`}.`;
      if (verdict.by.length > 0) {
        const beside = `The overwrite for ${sources(verdict.by)} denies it in ${place} beside: a permission in the server settings is not enough. `;
        return { says, change: `${beside}${deniedChange(name, verdict.by, place)}` };
      }
      const inChannel = channel === null ? '' : `, or allow it for the bot in the permissions of ${channel}`;
      return { says, change: `Give ${name} to a role of the bot in the server settings${inChannel}.` };
    }
    case 'implicit': {
      const inner = permission(verdict.lacking, verdict.because, channel);
      return { says: `${name} does nothing without ${verdict.lacking}: ${inner.says}`, change: inner.change };
    }
    case 'timeout':
      return {
        says: `The bot is timed out until ${verdict.until}: ${name} is taken until then.`,
        change: 'End the timeout of the bot, or wait until it is over.',
      };
    case 'two-factor':
      return {
        says: `${name} does not work: the server asks moderators for two-factor authentication, and the account that owns the app has none.`,
        change: 'Turn two-factor authentication on for the account that owns the app.',
      };
    default:
      return verdict satisfies never;
  }
}

function deniedChange(name: string, by: readonly SaidSource[], place: string): string {
  if (by.some(({ of }) => of === 'bot'))
    return `In the permissions of ${place}, take ${name} out of what is denied to the bot itself: nothing outweighs that overwrite.`;
  const outweighing = by.some(({ of }) => of === 'role')
    ? 'for another role of the bot or for the bot itself'
    : "for one of the bot's roles";
  return `In the permissions of ${place}, allow ${name} ${outweighing}, or take away the denial for ${sources(by)}.`;
}

function rank({ of, name, own, other, outcome }: RankCheck): SaidRemedy {
  const highest = `the bot's highest role, ${own.name} (position ${own.position})`;
  const move = 'Move a role of the bot above it in the server settings, under Roles.';
  switch (outcome) {
    case 'below':
    case 'as-owner':
      return { says: `${name} stands below the bot.`, change: '' };
    case 'same':
      return of === 'role'
        ? {
            says: `${name} is the bot's own highest role: only roles below it can be handled.`,
            change: 'Give the bot a role that stands higher.',
          }
        : {
            says: `${name} has the same highest role as the bot, ${own.name}.`,
            change: 'Give the bot a role that stands higher.',
          };
    case 'above':
      return of === 'role'
        ? { says: `Role ${name} (position ${other.position}) stands above ${highest}.`, change: move }
        : {
            says: `${name} has role ${other.name} (position ${other.position}), which stands above ${highest}.`,
            change: move,
          };
    case 'owner':
      return { says: `${name} owns the server: nobody can do this to the owner.`, change: 'Leave the owner out.' };
    case 'administrator':
      return {
        says: `${name} is an administrator: administrators cannot be timed out.`,
        change: 'Take ADMINISTRATOR from them first, or leave them out.',
      };
    default:
      return outcome satisfies never;
  }
}

function obstacle(said: SaidObstacle): SaidRemedy {
  switch (said.kind) {
    case 'permission':
      return permission(said.permission, said.verdict, said.channel);
    case 'one-of':
      return {
        says: `One of ${said.permissions.join(', ')} is needed, and the bot has none of them.`,
        change: said.first === null ? '' : obstacle(said.first).change,
      };
    case 'rank':
      return rank(said.check);
    case 'grant':
      return {
        says: `The ${said.by} of this request holds what the bot does not have itself: ${said.missing}.`,
        change: 'Leave that out of the request, or give it to the bot first.',
      };
    default:
      return said satisfies never;
  }
}

function none(end: NoFacts, meant: string): SaidRemedy {
  switch (end.why) {
    case 'no-place':
      return {
        says: 'This request concerns no server: there are no roles and overwrites to look at.',
        change: 'Look at the code of the answer instead.',
      };
    case 'token-in-path':
      return {
        says: 'Whoever has the token in this address may do what it is for: roles and overwrites do not count.',
        change: 'Look at the code of the answer instead.',
      };
    case 'direct-message':
      return {
        says: 'This is a direct message: there are no roles and overwrites in it.',
        change: 'Look at the code of the answer instead.',
      };
    case 'unknown-channel':
      return {
        says: `There is no channel ${end.id} (10003). That is not a permission: a hidden channel answers 50001.`,
        change: 'Correct the id of the channel.',
      };
    case 'guild-closed':
      return {
        says: `The bot is not in server ${end.id}, or there is no such server.`,
        change: 'Add the bot to the server, correct the id, or choose another credential.',
      };
    case 'channel-not-in-guild':
      return {
        says: `${end.guild} has no channel ${end.id}. A private or archived thread that the bot is not in looks the same.`,
        change: 'Choose another server, correct the id, or add the bot to the thread.',
      };
    case 'unread':
      return {
        says: `GET ${end.path} could not be read, and the calculation needs it. ${meant}`,
        change: 'Mend that first.',
      };
    case 'unexpected':
      return {
        says: `An answer about ${end.path} does not hold what Discord documents.`,
        change: 'Look whether the address is that of Discord.',
      };
    case 'cancelled':
      return { says: 'Called off.', change: '' };
    default:
      return end satisfies never;
  }
}

const verdicts: Readonly<Record<PermissionVerdict['kind'], string>> = {
  granted: 'granted',
  denied: 'denied',
  never: 'never given',
  implicit: 'lost with another',
  timeout: 'lost by timeout',
  'two-factor': 'not usable',
};

function step(kind: PermissionStepKind, name: string, channel: string, lacking: string): string {
  switch (kind) {
    case 'owner':
      return 'Owner of the server: everything';
    case 'everyone':
      return `Base: ${name}`;
    case 'role':
      return `Role ${name}`;
    case 'administrator':
      return 'ADMINISTRATOR: everything, whatever channels say';
    case 'everyone-overwrite':
      return `${channel}: overwrite for ${name}`;
    case 'role-denial':
      return `${channel}: denied to role ${name}`;
    case 'role-allowance':
      return `${channel}: allowed to role ${name}`;
    case 'member-overwrite':
      return `${channel}: overwrite for the bot itself`;
    case 'timeout':
      return 'Timeout';
    case 'implicit':
      return `Without ${lacking}`;
    case 'two-factor':
      return 'Owner of the app without two-factor authentication';
    default:
      return kind satisfies never;
  }
}

const outcomes: Readonly<Record<RankCheck['outcome'], string>> = {
  below: 'below the bot: fine',
  'as-owner': 'the bot owns the server: fine',
  same: 'the same role: refused',
  above: 'above the bot: refused',
  owner: 'owner of the server: refused',
  administrator: 'administrator: refused',
};

const situations: Readonly<Record<string, string>> = {
  thread: 'if it changes more than its maker may',
  'not-connected': 'if the bot is not in the voice channel',
  own: 'if it is its own',
  'of-others': "if it is somebody else's",
  'stage-event': 'if it is an event on a stage',
  'voice-event': 'if it is an event in a voice channel',
  'community-feature': 'if the Community feature changes',
  'screen-disabled': 'if the welcome screen is off',
  'unless-inviter': "unless it is the bot's own invite",
  'first-of-its-kind': 'if nobody has reacted with this emoji yet',
  'unless-own-webhook': "unless it is the app's own webhook",
};

/** Permissions in English. */
export const permissionWords: PermissionWords = {
  title: {
    refused: 'This request is refused',
    allowed: 'This request is allowed',
    unknown: 'The permissions of this request',
  },
  as: (bot, server, channel) => `as ${bot} · server ${server}${channel === null ? '' : ` · ${channel}`}`,
  readings: (count) => `read with ${count} GET requests`,
  hidden:
    'Discord hides this channel from the bot (50001). It was found in the list of the server, which names hidden channels too.',
  change: 'What to change',
  obstacle,
  none,
  allowed: {
    says: 'By what was read just now, nothing stands in the way of this request.',
    change:
      'If Discord refused it, something has changed since, or its code is about a rule and not about a permission.',
  },
  twoFactorUnknown:
    'The server asks moderators for two-factor authentication. Whether the account that owns the app has it, this credential does not tell.',
  headings: {
    needs: 'What the request needs',
    ranks: 'Rank',
    steps: 'Step by step',
    result: 'What the bot may do in the end',
    others: 'What else stands in the way',
  },
  columns: {
    permission: 'Permission',
    bit: 'Bit',
    verdict: 'Result',
    when: 'Needed',
    step: 'Step',
    takes: 'Takes',
    gives: 'Gives',
    left: 'Leaves',
    who: 'Member or role',
    own: "The bot's highest role",
    other: 'Their highest role',
  },
  verdict: (kind) => verdicts[kind],
  step,
  outcome: (outcome) => outcomes[outcome],
  always: 'always',
  oneOf: 'one of these',
  situation: (situation = '') => situations[situation] ?? 'perhaps',
  nothing: 'nothing',
  more: (count) => `and ${count} more`,
  unnamed: 'without a name',
  reading: 'Reading roles and overwrites…',
};
