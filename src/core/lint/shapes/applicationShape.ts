import { any, dataUri, listOf, named, oneOf, record, snowflake, text, usually, whole } from './shape.ts';

/** Source: https://docs.discord.com/developers/resources/application#edit-current-application */
export const applicationChange = record({
  custom_install_url: any,
  description: text(400),
  role_connections_verification_url: any,
  install_params: any,
  integration_types_config: any,
  flags: named('ApplicationFlags', whole(0)),
  icon: dataUri,
  cover_image: dataUri,
  interactions_endpoint_url: any,
  tags: listOf(text(20), 5),
  event_webhooks_url: any,
  event_webhooks_status: named('ApplicationWebhookEventStatus', usually(1, 2)),
  event_webhooks_types: listOf(text()),
});

/** Source: https://docs.discord.com/developers/resources/application-role-connection-metadata */
export const roleConnections = listOf(
  record(
    {
      type: named('ApplicationRoleConnectionMetadataType', oneOf(1, 2, 3, 4, 5, 6, 7, 8)),
      key: text(50, 1),
      name: text(100, 1),
      name_localizations: any,
      description: text(200, 1),
      description_localizations: any,
    },
    ['type', 'key', 'name', 'description'],
  ),
  5,
);

/** Source: https://docs.discord.com/developers/resources/entitlement#create-test-entitlement */
export const testEntitlement = record({ sku_id: snowflake, owner_id: snowflake, owner_type: oneOf(1, 2) }, [
  'sku_id',
  'owner_id',
  'owner_type',
]);

/** Source: https://docs.discord.com/developers/resources/user#modify-current-user */
export const ownUser = record({ username: text(32, 2), avatar: dataUri, banner: dataUri });
