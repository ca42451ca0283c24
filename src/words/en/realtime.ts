import type { RealtimeWords } from '../realtime.ts';

/** The codes of Discord's sockets in English. */
export const realtimeWords: RealtimeWords = {
  scopeName: {
    'gateway-close': 'Gateway close code',
    'voice-close': 'Voice close code',
    'rpc-close': 'RPC close code',
    'rpc-error': 'RPC error code',
    'gateway-opcode': 'Gateway opcode',
    'voice-opcode': 'Voice opcode',
  },
  reconnect(how) {
    switch (how) {
      case 'resume':
        return 'Connect again and resume; if that is answered with opcode 9, identify anew.';
      case 'new-session':
        return 'The session is gone: connect again and identify instead of resuming.';
      case 'never':
        return 'Connecting again does not help and only costs session starts. Mend the cause first.';
      default:
        return how satisfies never;
    }
  },
  sender(who) {
    switch (who) {
      case 'client':
        return 'The bot sends it.';
      case 'server':
        return 'Discord sends it.';
      case 'both':
        return 'Either side sends it.';
      default:
        return who satisfies never;
    }
  },
  notHttp:
    'This comes over a socket, not from the HTTP API: it is no answer to a request, and requests can go on working while the socket is down. Look at heartbeats and sessions, not at routes.',
  elsewhere: 'The same number elsewhere',
  texts: {
    'gateway-close/4000': [
      'Discord does not say what went wrong.',
      'If it returns at every start, look at the last payload sent.',
    ],
    'gateway-close/4001': [
      'A payload had an opcode that the Gateway does not know, or a wrong shape for its opcode.',
      'Look at hand-written payloads; libraries send none of these.',
    ],
    'gateway-close/4002': [
      'A payload could not be read: broken JSON or ETF, or more than 4,096 bytes.',
      'Log the payload before it; presence updates with long texts are the usual one.',
    ],
    'gateway-close/4003': [
      'Something was sent before Identify, or on a session that had been invalidated.',
      'Wait for Hello, then identify, before anything else goes out.',
    ],
    'gateway-close/4004': [
      'The token in Identify is wrong: mistyped, cut off, or reset since.',
      'Compare the last four characters with the portal. The same token gives 401 over HTTP.',
    ],
    'gateway-close/4005': [
      'Identify was sent twice on one connection.',
      'Start the client once: a second login() in a ready handler does this.',
    ],
    'gateway-close/4007': [
      'Resume named a sequence number that the session never reached.',
      'Keep the number of the last event of this very session.',
    ],
    'gateway-close/4008': [
      'More than 120 events went out in 60 seconds.',
      'Presence changes and member requests in a loop are the usual cause; queue them.',
    ],
    'gateway-close/4009': [
      'The session was too old to be resumed, or heartbeats did not arrive in time.',
      'Look for work that blocks the event loop longer than a heartbeat interval.',
    ],
    'gateway-close/4010': [
      'The shard id is not below the number of shards.',
      'Ids run from 0 to the number of shards less one.',
    ],
    'gateway-close/4011': [
      'The bot is in more guilds than one connection may serve (2,500).',
      'Switch sharding on, with the number that GET /gateway/bot recommends.',
    ],
    'gateway-close/4012': [
      'The address asks for a version of the Gateway that is gone.',
      'Use v=10; update the library.',
    ],
    'gateway-close/4013': [
      'The number of intents has bits that mean nothing.',
      'Hover the number to see which intents it names.',
    ],
    'gateway-close/4014': [
      'The bot asks for a privileged intent that is not switched on for the application.',
      'Switch GUILD_MEMBERS, GUILD_PRESENCES or MESSAGE_CONTENT on in the portal, or take it out of the intents. In 100 guilds or more it has to be granted first.',
    ],

    'voice-close/4001': [
      'The voice server does not know the opcode.',
      'Voice opcodes are numbered differently from those of the Gateway.',
    ],
    'voice-close/4002': [
      'The payload of the voice connection could not be read.',
      'Check Identify: server_id, user_id, session_id and token.',
    ],
    'voice-close/4003': ['Something was sent before Identify.', 'Identify first.'],
    'voice-close/4004': [
      "The voice token is wrong. It is not the bot's token, but that of the Voice Server Update.",
      'Take the token of the latest Voice Server Update; a moved channel brings a new one.',
    ],
    'voice-close/4005': ['Identify was sent twice.', 'Open a new connection for a new session.'],
    'voice-close/4006': [
      'The voice session has ended: the bot was moved or its Gateway session was replaced.',
      'Join anew with a Voice State Update.',
    ],
    'voice-close/4009': [
      'The voice session timed out.',
      'Send voice heartbeats in the interval of Hello, then join anew.',
    ],
    'voice-close/4011': [
      'There is no such voice server: the endpoint is an old one.',
      'Wait for the Voice Server Update and take its endpoint.',
    ],
    'voice-close/4012': ['Select Protocol named a protocol that is not udp or webrtc.', 'Send "udp".'],
    'voice-close/4014': [
      'The bot was disconnected by a person, its channel was deleted, or its Gateway session ended.',
      'Do not come back by yourself.',
    ],
    'voice-close/4015': ['The voice server crashed.', 'Resume; nothing on your side is at fault.'],
    'voice-close/4016': [
      'The encryption mode is not one that the server offered.',
      'Choose from the modes in Ready; the old xsalsa20 ones are gone since November 2024.',
    ],
    'voice-close/4017': [
      'The channel demands end-to-end encryption and the library does not speak DAVE.',
      'Update the library; DAVE is compulsory in non-stage calls since March 2026.',
    ],
    'voice-close/4020': ['A voice payload had a wrong shape.', 'Look at the payload sent last.'],
    'voice-close/4021': [
      'The voice connection was closed for sending too much.',
      'Do not reconnect at once; find what repeats.',
    ],
    'voice-close/4022': [
      'The call ended for everybody: the channel was deleted or its server changed.',
      'Do not come back by yourself.',
    ],

    'rpc-close/4000': [
      'The desktop client was given a client id that is no application.',
      'Use the application id, not the id of the bot user of an old application.',
    ],
    'rpc-close/4001': [
      "The origin is not among the application's RPC origins.",
      'Add it in the portal, or connect over IPC.',
    ],
    'rpc-close/4002': ['Too many RPC connections or commands.', 'Wait, and keep one connection.'],
    'rpc-close/4003': ['The OAuth2 token of the connection was revoked.', 'Authorize again.'],
    'rpc-close/4004': ['The version in the address is not one that the client speaks.', 'Use v=1.'],
    'rpc-close/4005': ['The encoding in the address is unknown.', 'Use json.'],

    'rpc-error/1000': ['The desktop client does not say what went wrong.'],
    'rpc-error/4000': [
      'The payload is not one of the form cmd, args, nonce.',
      'Compare it with the documentation of the command.',
    ],
    'rpc-error/4002': ['There is no command of this name.', 'Names are written in capitals, such as SET_ACTIVITY.'],
    'rpc-error/4003': ['The guild id names no guild that this user is in.', 'List them with GET_GUILDS.'],
    'rpc-error/4004': [
      'There is no event of this name to subscribe to.',
      'Check the name, and that the scope of the token covers it.',
    ],
    'rpc-error/4005': ['The channel id names no channel that this user sees.', 'List them with GET_CHANNELS.'],
    'rpc-error/4006': [
      'The token does not cover this command, or the user may not do it.',
      'Ask for the scope in AUTHORIZE; rpc scopes need approval.',
    ],
    'rpc-error/4007': ['The client id of AUTHORIZE is no application.', 'Use the application id.'],
    'rpc-error/4008': ['The origin is not one of the application.', 'Add it in the portal.'],
    'rpc-error/4009': ['The access token of AUTHENTICATE is wrong or expired.', 'Exchange a new code.'],
    'rpc-error/4010': ['The user id names nobody that this client knows.', 'Check the id.'],
    'rpc-error/5000': ['OAuth2 itself failed; data holds its error.', 'Read data.error: it is the same as over HTTP.'],
    'rpc-error/5001': ['The user did not answer in time which channel to join.', 'Ask again when the user acts.'],
    'rpc-error/5002': ['The guild did not load in time.', 'Try again with a longer timeout.'],
    'rpc-error/5003': ['The user is in a voice channel already.', 'Send force: true only after asking the user.'],
    'rpc-error/5004': ['A shortcut is being captured already.', 'Stop the first capture.'],

    'gateway-opcode/0': ['An event; t names it and s counts it.', 'Keep s: heartbeats and Resume need it.'],
    'gateway-opcode/1': ['A heartbeat. Discord may ask for one out of turn.', 'Answer at once with the last s.'],
    'gateway-opcode/2': [
      'Begins a session with token, intents and shard.',
      'At most once in 5 seconds per concurrency bucket; usually 1,000 a day.',
    ],
    'gateway-opcode/3': ["Changes the bot's presence."],
    'gateway-opcode/4': ['Joins, moves or leaves a voice channel.'],
    'gateway-opcode/6': [
      'Continues a session that was cut off.',
      'Connect to resume_gateway_url, not to the usual address.',
    ],
    'gateway-opcode/7': [
      'Discord asks the bot to reconnect; nothing is wrong.',
      'Close with a code other than 1000 and 1001, and resume.',
    ],
    'gateway-opcode/8': ['Asks for members of a guild.', 'Without a query it needs the GUILD_MEMBERS intent.'],
    'gateway-opcode/9': [
      'The session is invalid; d says whether it can be resumed.',
      'With d false wait 1 to 5 seconds, then identify.',
    ],
    'gateway-opcode/10': [
      'The first message; it holds the heartbeat interval.',
      'Wait a random part of the interval before the first heartbeat.',
    ],
    'gateway-opcode/11': [
      'Discord received a heartbeat.',
      'If it is missing at the next beat, the connection is dead: close it and resume.',
    ],
    'gateway-opcode/31': ['Asks for the soundboard sounds of guilds.'],
    'gateway-opcode/43': ['Asks for passing data of channels, such as the status of a voice channel.'],

    'voice-opcode/0': ['Begins a voice session.'],
    'voice-opcode/1': ['Chooses protocol and encryption.'],
    'voice-opcode/2': ['The server accepted Identify; it holds SSRC, address and modes.'],
    'voice-opcode/3': ['A voice heartbeat.'],
    'voice-opcode/4': ['The key and mode of the session.'],
    'voice-opcode/5': ['Who is speaking.', 'Send it before the first audio packet.'],
    'voice-opcode/6': ['The voice server received a heartbeat.'],
    'voice-opcode/7': ['Continues a voice session.'],
    'voice-opcode/8': ['The first message; it holds the heartbeat interval.'],
    'voice-opcode/9': ['The session goes on.'],
    'voice-opcode/11': ['Others connected to the channel.'],
    'voice-opcode/13': ['Somebody left the channel.'],
    'voice-opcode/21': ['The call will leave the DAVE protocol.'],
    'voice-opcode/22': ['The announced change of protocol happens now.'],
    'voice-opcode/23': ['The client is ready for the announced change.'],
    'voice-opcode/24': ['The DAVE version or group will change.'],
    'voice-opcode/25': ['Credential and key of the external sender of the group.'],
    'voice-opcode/26': ['The key package with which the client wants to join.'],
    'voice-opcode/27': ['Members to be added to or taken from the group.'],
    'voice-opcode/28': ["The client's commit, with a welcome for those who join."],
    'voice-opcode/29': ['The commit that takes effect with the next change.'],
    'voice-opcode/30': ['The welcome to the group.'],
    'voice-opcode/31': ['The client could not use a commit or welcome and asks to be added anew.'],
  },
};
