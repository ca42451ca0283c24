import { optionsOf } from './fetchTemplate.ts';
import { javascriptBody, readFileImport } from './javascriptBody.ts';
import { javascriptString } from './javascriptSource.ts';
import type { Outgoing } from './outgoing.ts';

/** JavaScript with `request` of undici. */
export function composeUndici(outgoing: Outgoing): string {
  const body = outgoing.body === null ? null : javascriptBody(outgoing.body);
  const options = optionsOf(outgoing, body?.value);
  const call = `request(${javascriptString(outgoing.url)}${options === '' ? '' : `, {\n${options}}`})`;
  return [
    ...(body?.reads ? [readFileImport] : []),
    `import { ${body?.value === 'form' ? 'FormData, request' : 'request'} } from 'undici';`,
    '',
    ...(body?.setup ?? []),
    `const { statusCode, body } = await ${call};`,
    'console.log(statusCode, await body.text());',
  ].join('\n');
}
