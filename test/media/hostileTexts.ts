/** Texts that would act if any of them became markup, an attribute or a template of ours. */
export const hostileTexts = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  "' onfocus='window.pwned=1' autofocus='",
  'javascript:window.pwned=1',
  '</td></tr></table><iframe srcdoc="<script>parent.pwned=1</script>">',
  '{0}{1}{{window.pwned=1}}',
  '\u202Egnp.exe\u2066',
] as const;
