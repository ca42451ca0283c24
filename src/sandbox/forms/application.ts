import type { FormError, Path } from './errorTree.ts';
import { anything, type Check, choice, integer, list, object, type Report, required, text, url } from './form.ts';
import { imageData } from './image.ts';

/** An address of the application; Discord takes those with TLS only. */
const address: Check = (value, path, report) => {
  const before = report.length;
  text({ max: 2048 })(value, path, report);
  if (report.length === before) url(['https'])(value, path, report);
};

/** What Discord says of an endpoint that did not answer as it should (discord-example-app#16, discord-api-docs#6976). */
export const unverifiedEndpoint: FormError = {
  path: ['interactions_endpoint_url'],
  code: 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
  message: 'The specified interactions endpoint url could not be verified.',
};

/** An address to which interactions would be sent. It is never good here, since the sandbox calls nobody. */
function endpoint(value: unknown, path: Path, report: Report): void {
  const before = report.length;
  if (value !== '') address(value, path, report);
  if (value === '' || report.length > before) return;
  report.push({ ...unverifiedEndpoint, path });
}

/**
 * Changes to an application; lengths are those of Discord's OpenAPI description.
 * Source: https://docs.discord.com/developers/resources/application#edit-current-application
 */
export const applicationChange = object({
  description: text({ max: 400 }),
  icon: imageData,
  cover_image: imageData,
  flags: integer({ min: 0 }),
  tags: list(text({ max: 20 }), { max: 5 }),
  custom_install_url: address,
  install_params: object({ scopes: list(text()), permissions: text() }),
  integration_types_config: anything,
  interactions_endpoint_url: endpoint,
  role_connections_verification_url: address,
  event_webhooks_url: address,
  event_webhooks_status: choice([1, 2]),
  event_webhooks_types: list(text()),
});

/** Source: https://docs.discord.com/developers/resources/application-role-connection-metadata */
export const roleConnections = list(
  object({
    type: required(choice([1, 2, 3, 4, 5, 6, 7, 8])),
    key: required(text({ min: 1, max: 50 })),
    name: required(text({ min: 1, max: 100 })),
    description: required(text({ min: 1, max: 200 })),
  }),
  { max: 5 },
);

/** Source: https://docs.discord.com/developers/resources/entitlement#create-test-entitlement */
export const testEntitlement = object({
  sku_id: required(text()),
  owner_id: required(text()),
  owner_type: required(choice([1, 2])),
});
