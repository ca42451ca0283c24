/** A file with everything that the editor's help looks at. */
export const sample = `# Notes on the file
# over two lines

@api = https://discord.com/api/v10
@general = 1213458536202371072
@auth = Bot {{token}}
@token = not-a-real-token-at-all

### Who am I?
# @name whoAmI
GET {{api}}/users/@me HTTP/1.1
Authorization: {{auth}}

### Send
POST {{api}}/channels/{{general}}/messages
  ?wait=true
Content-Type: application/json

{
  "content": "{{greeting}}"
}

> {%
  client.log('done');
%}

###
curl -X DELETE https://discord.com/api/v10/channels/1213458536202371072 \\
  -H 'Authorization: Bot {{other}}'
`;

/** Text with the cursor at `|`, taken apart. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
