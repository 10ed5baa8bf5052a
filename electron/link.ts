/**
 * Where the host is, as the command line that opened the window said it: `--link=http://…`. Null
 * where it says none, or one that is not on this machine.
 */
export function linkFrom(args: readonly string[]): URL | null {
  const given = args.find((arg) => arg.startsWith(option))?.slice(option.length);
  const link = given === undefined ? null : URL.parse(given);
  return link?.protocol === 'http:' && loopback.includes(link.hostname) ? link : null;
}

const option = '--link=';
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];
