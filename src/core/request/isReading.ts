/** Whether a method only reads (RFC 9110, 9.2.1, of those that Discord's API answers). Upper-case as sent. */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
