/** An address as people may see it: without the user and password that it may hold. */
export function withoutPassword(address: string): string {
  const url = address.includes('@') ? URL.parse(address) : null;
  if (url === null || (url.username === '' && url.password === '')) return address;
  url.username = '';
  url.password = '';
  return url.href;
}
