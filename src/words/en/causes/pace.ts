import { type CauseTable, cut, type Said } from '../../said.ts';

/** Causes in how much and when: state, limits of resources, rate limits, the platform; and success. */
export const paceCauses = {
  'state-forbids': (said) => ({
    summary: `The thing's state does not allow this${said.message === '' ? '' : `: "${cut(said.message, 70)}"`}.`,
    cause: `Request and rights are in order; code ${said.code} speaks of what the thing is or already was. Change its state, or do not do it twice.`,
  }),
  'thread-archived': {
    summary: 'The thread is archived.',
    cause:
      'Nothing can be changed in it until it is unarchived. Sending a message does that by itself, unless the thread is locked.',
  },
  'thread-locked': {
    summary: 'The thread is locked.',
    cause: 'Only members with MANAGE_THREADS can unlock it. An archived thread that is not locked would be 50083.',
  },
  'conflict-unsaid': {
    summary: 'The request collides with the present state of the thing.',
    cause:
      'The status says so and there is no code. Somebody else is changing the same thing, or it already is as wanted.',
  },
  'limit-reached': (said) => ({
    summary: `A maximum is reached${said.message === '' ? '' : `: "${cut(said.message, 80)}"`}.`,
    cause: 'This is a limit on how many there may be, not on how fast requests may come: waiting does not help.',
  }),
  'quota-reached': (said) => ({
    summary: `A quota for some time is used up${said.message === '' ? '' : `: "${cut(said.message, 70)}"`}.`,
    cause: 'Discord counts this action over a longer time than its buckets. It frees itself; how soon is not said.',
  }),
  'command-creates': {
    summary: 'The limit on application commands is reached.',
    cause:
      'Each server takes 200 new commands a day, and a fixed number in all. Registering every command at each start uses that up; changes to existing ones do not count as new.',
  },
  'follow-ups-spent': {
    summary: 'This interaction has no follow-up messages left.',
    cause: 'The number of follow-ups to one interaction is limited. Further messages have to go through the channel.',
  },
  'bucket-spent': (said) => ({
    summary: `The bucket of this route is empty${waitOf(said)}.`,
    cause:
      'Remaining is 0: the requests of this route and resource used up what the headers had announced. Whoever uses the same token shares it.',
  }),
  'bucket-unsaid': (said) => ({
    summary: `Discord limits this route${waitOf(said)}.`,
    cause:
      'The answer has no X-RateLimit headers, so a spent bucket and a limit behind it cannot be told apart. The wait is the same.',
  }),
  'shared-limit': (said) => ({
    summary: `The resource is limited for everybody${waitOf(said)}.`,
    cause:
      'The scope is "shared": others use up the same limit. It does not count as an invalid request of yours, and remaining may be above 0.',
  }),
  'service-limit': (said) => ({
    summary: `A service behind Discord's API is limited at the moment${waitOf(said)}.`,
    cause:
      'Code 40062 is a limit of the resource, not of a bucket that you can count along. Others may have used it up.',
  }),
  'global-limit': (said) => ({
    summary: `The global limit is reached${waitOf(said)}: nothing of this bot may be sent.`,
    cause:
      'All routes together passed 50 requests a second (per bot; without a token, per address). Several processes with one token add up.',
  }),
  'hidden-limit': (said) => ({
    summary: `A limit behind the bucket was reached${waitOf(said)}.`,
    cause:
      'Remaining was above 0, so the bucket in the headers is not the one that ran out. Discord has such limits by contents or age and does not document them.',
  }),
  'channel-rename-limit': (said) => ({
    summary: `Name or topic of a channel changed too often${waitOf(said)}.`,
    cause:
      'Two changes of name or topic are possible in ten minutes for each channel. The headers show another, larger bucket, so they do not warn of it.',
  }),
  'write-limit': (said) => ({
    summary: `${said.message === '' ? 'A limit on this action was reached' : `"${cut(said.message, 60)}"`}${waitOf(said)}.`,
    cause: `Code ${said.code} names a limit of the channel, server or person, such as slow mode. It is not the bucket in the headers.`,
  }),
  'index-not-ready': (said) => ({
    summary: `Discord is still preparing the data${waitOf(said)}.`,
    cause:
      'The status is a success and the body is not the result: it will be there later. Libraries that look at the status alone take it for one.',
  }),
  'internal-error': {
    summary: 'Discord failed while it worked on the request.',
    cause:
      'Its own servers answered 500. Nothing says that the request is wrong; one that always fails so is most likely a case that Discord does not handle.',
  },
  'large-payload': (said) => ({
    summary: `Discord failed, possibly because of the size of the request (${said.bytes.toLocaleString('en')} bytes).`,
    cause:
      'Messages with components above some 10 KB have been answered 500 instead of a validation error. A smaller one that passes would settle it.',
  }),
  unavailable: (said) => ({
    summary: `Discord's servers did not have an answer in time (${said.status}).`,
    cause:
      'The status comes from Discord’s side and speaks of its state, not of the request. It may have been carried out all the same.',
  }),
  overloaded: {
    summary: 'Discord is overloaded at this point.',
    cause: 'The code says that it passes by itself. This is not a rate limit of yours.',
  },
  'upstream-error': {
    summary: 'A server inside Discord did not answer the one in front of it.',
    cause:
      'The text is that of the load balancer before Discord’s servers. The request reached Discord and broke there.',
  },
  'switched-off': {
    summary: 'Discord has switched this feature off for the time being.',
    cause:
      'The code says so for everybody or for this server. Trying again and again does not help; it comes back by itself.',
  },
  answered: {
    summary: 'It worked.',
    cause: 'Discord carried out the request and answered.',
  },
  'nothing-returned': {
    summary: 'It worked; there is nothing to return.',
    cause: 'Discord carried out the request and answers without a body.',
  },
  'not-modified': {
    summary: 'Nothing has changed.',
    cause: 'The answer is 304: what the client holds is still right.',
  },
  'unknown-code-missing': (said) =>
    unknownCode(said, 'Codes from 10000 on speak of things that do not exist: look at the ids first.'),
  'unknown-code-restricted': (said) =>
    unknownCode(said, 'Codes from 20000 on speak of what an account or a place may not do.'),
  'unknown-code-limit': (said) => unknownCode(said, 'Codes from 30000 on speak of maximum numbers that are reached.'),
  'unknown-code-conflict': (said) =>
    unknownCode(said, 'Codes from 40000 on speak of states and of protection against abuse.'),
  'unknown-code-request': (said) => unknownCode(said, 'Codes from 50000 on speak of the request and of rights.'),
  'unknown-code-other': (said) => unknownCode(said, 'Its number belongs to no family that is known here.'),
  'unknown-status': (said) => ({
    summary: `This answer (${said.status}) is not known here.`,
    cause: 'It has no code of Discord, and its status says nothing particular. What the body says is all there is.',
  }),
} satisfies CauseTable;

function waitOf({ seconds }: Said): string {
  return seconds === '' ? '' : `; wait ${seconds} s`;
}

function unknownCode({ code, message }: Said, family: string) {
  const words = message === '' ? '' : ` Discord's words: "${message}".`;
  return {
    summary: `Code ${code} is not documented and not known here.`,
    cause: `${family} That is only its family, not its meaning.${words}`,
  };
}
