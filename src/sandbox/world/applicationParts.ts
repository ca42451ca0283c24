import type { APIApplicationRoleConnectionMetadata, APIEmoji, APIEntitlement, APISKU } from 'discord-api-types/v10';

/** What an application has beside its name and owner. */
export interface ApplicationParts {
  readonly settings: ApplicationSettings;
  /** Whether its owner has two-factor authentication; the bot counts as having it if so (discord-api-docs#69). */
  ownerTwoFactor: boolean;
  readonly emojis: Map<string, APIEmoji & { id: string; name: string }>;
  readonly skus: Map<string, APISKU>;
  readonly entitlements: Map<string, APIEntitlement>;
  /** Milliseconds since the epoch at which the bot was renamed in the last hour. */
  readonly renames: number[];
  roleConnections: APIApplicationRoleConnectionMetadata[];
}

/** What can be set for an application, as it is sent. Source: developers/resources/application#application-object */
export interface ApplicationSettings {
  description: string;
  icon: string | null;
  cover_image: string | null;
  flags: number;
  tags: string[];
  custom_install_url: string | null;
  install_params: unknown;
  integration_types_config: unknown;
  interactions_endpoint_url: null;
  role_connections_verification_url: string | null;
  event_webhooks_url: string | null;
  event_webhooks_status: number;
  event_webhooks_types: string[];
}

/** The parts of an application as new, with these things to sell. */
export function newApplicationParts(description: string, skus: readonly APISKU[]): ApplicationParts {
  return {
    settings: {
      description,
      icon: null,
      cover_image: null,
      // The limited intents for members and the content of messages: what most bots have switched on.
      flags: (1 << 15) | (1 << 19),
      tags: [],
      custom_install_url: null,
      install_params: null,
      integration_types_config: {},
      interactions_endpoint_url: null,
      role_connections_verification_url: null,
      event_webhooks_url: null,
      event_webhooks_status: 1,
      event_webhooks_types: [],
    },
    ownerTwoFactor: false,
    emojis: new Map(),
    skus: new Map(skus.map((sku) => [sku.id, sku])),
    entitlements: new Map(),
    renames: [],
    roleConnections: [],
  };
}
