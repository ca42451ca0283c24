import type {
  APIAutoModerationRule,
  APIGuildIntegration,
  APISoundboardSound,
  APIStageInstance,
  APISticker,
  APITemplate,
} from 'discord-api-types/v10';
import type { AuditLogEntry } from '../auditLog.ts';

/** What a guild has beside its roles, members and channels. */
export interface GuildParts {
  readonly settings: GuildSettings;
  /** Oldest first. */
  readonly auditLog: AuditLogEntry[];
  readonly stickers: Map<string, APISticker>;
  readonly scheduledEvents: Map<string, ScheduledEvent>;
  /** By channel id. */
  readonly stageInstances: Map<string, StageInstance>;
  readonly autoModerationRules: Map<string, APIAutoModerationRule>;
  /** By sound id. */
  readonly sounds: Map<string, APISoundboardSound>;
  /** By code. */
  readonly templates: Map<string, APITemplate>;
  /** By user id. */
  readonly voiceStates: Map<string, VoiceState>;
  readonly integrations: Map<string, APIGuildIntegration>;
  readonly widget: { enabled: boolean; channel_id: string | null };
  /** Until when invites and direct messages are closed (ISO 8601). */
  readonly incidents: { invites_disabled_until: string | null; dms_disabled_until: string | null };
  readonly welcomeScreen: { enabled: boolean; description: string | null; welcome_channels: unknown[] };
  readonly onboarding: { enabled: boolean; mode: number; prompts: unknown[]; default_channel_ids: string[] };
}

/** What is set for a guild as a whole, as it is sent. Source: developers/resources/guild#guild-object-guild-structure */
export interface GuildSettings {
  icon: string | null;
  splash: string | null;
  discovery_splash: string | null;
  banner: string | null;
  description: string | null;
  region: string;
  afk_channel_id: string | null;
  /** Seconds. */
  afk_timeout: number;
  verification_level: number;
  default_message_notifications: number;
  explicit_content_filter: number;
  /** 1: who moderates needs two-factor authentication. */
  mfa_level: 0 | 1;
  preferred_locale: string;
  system_channel_id: string | null;
  system_channel_flags: number;
  rules_channel_id: string | null;
  public_updates_channel_id: string | null;
  safety_alerts_channel_id: string | null;
  premium_progress_bar_enabled: boolean;
  features: string[];
}

/** A live stage. Without an event Discord sends null, which the type does not have. */
export type StageInstance = Omit<APIStageInstance, 'guild_scheduled_event_id'> & {
  guild_scheduled_event_id: string | null;
};

/** An event of a guild. Source: developers/resources/guild-scheduled-event#guild-scheduled-event-object */
export interface ScheduledEvent {
  readonly id: string;
  readonly guild_id: string;
  readonly creator_id: string;
  channel_id: string | null;
  name: string;
  description: string | null;
  scheduled_start_time: string;
  scheduled_end_time: string | null;
  privacy_level: number;
  /** 1 scheduled, 2 active, 3 completed, 4 cancelled. */
  status: number;
  /** 1 stage, 2 voice, 3 elsewhere. */
  entity_type: number;
  entity_id: string | null;
  entity_metadata: { readonly location?: string } | null;
  image: string | null;
  recurrence_rule: unknown;
  user_count: number;
}

/** Somebody in a voice channel. Source: developers/resources/voice#voice-state-object */
export interface VoiceState {
  readonly guild_id: string;
  readonly user_id: string;
  readonly session_id: string;
  channel_id: string | null;
  deaf: boolean;
  mute: boolean;
  self_deaf: boolean;
  self_mute: boolean;
  self_stream: boolean;
  self_video: boolean;
  suppress: boolean;
  request_to_speak_timestamp: string | null;
}

/** The parts of a guild for which nothing was set. */
export function emptyGuildParts(): GuildParts {
  return {
    settings: {
      icon: null,
      splash: null,
      discovery_splash: null,
      banner: null,
      description: null,
      region: 'deprecated',
      afk_channel_id: null,
      afk_timeout: 300,
      verification_level: 0,
      default_message_notifications: 0,
      explicit_content_filter: 0,
      mfa_level: 0,
      preferred_locale: 'en-US',
      system_channel_id: null,
      system_channel_flags: 0,
      rules_channel_id: null,
      public_updates_channel_id: null,
      safety_alerts_channel_id: null,
      premium_progress_bar_enabled: false,
      features: [],
    },
    auditLog: [],
    stickers: new Map(),
    scheduledEvents: new Map(),
    stageInstances: new Map(),
    autoModerationRules: new Map(),
    sounds: new Map(),
    templates: new Map(),
    voiceStates: new Map(),
    integrations: new Map(),
    widget: { enabled: false, channel_id: null },
    incidents: { invites_disabled_until: null, dms_disabled_until: null },
    welcomeScreen: { enabled: false, description: null, welcome_channels: [] },
    onboarding: { enabled: false, mode: 0, prompts: [], default_channel_ids: [] },
  };
}
