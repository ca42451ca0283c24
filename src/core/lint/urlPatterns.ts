/** `/api` of a Discord address that goes on without a version. */
export const unversionedApi = /\bhttps?:\/\/(?:(?:canary|ptb)\.)?discord(?:app)?\.com\/*(\/api)(?![\w-])(?!\/+v\d)/gi;

/** That version in a Discord address. */
export function apiVersion(version: number): RegExp {
  return new RegExp(`\\bhttps?://(?:(?:canary|ptb)\\.)?discord(?:app)?\\.com/+api/+(v${version})(?![\\w-])`, 'gi');
}

/** The old domain, where the API is meant. */
export const legacyDomain = /(?<![\w.-])((?:(?:canary|ptb)\.)?discordapp\.com)(?![\w.-])/gi;
