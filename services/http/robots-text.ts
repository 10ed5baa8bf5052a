/** RFC 9309, 2.5: at least 500 KiB must be read; what follows is cut. */
const maxLength = 500 * 1_024;

/** Whom the agents named last are: us, all who are not named, both or neither. */
type Audience = { isUs: boolean; isAll: boolean };

/**
 * The part of a robots.txt that is for a program, in lines that its parser reads rightly (RFC
 * 9309): cut at a whole line, since half a rule is another one; the agents of a group together,
 * whatever stands between them; paths in one spelling. A `Crawl-delay` is for those named before it.
 */
export function robotsFor(product: string, text: string): string {
  const ours: string[] = [];
  const others: string[] = [];
  let group: Audience = { isUs: false, isAll: false };
  let isNamed = false;
  let hasRules = true;
  for (const line of linesOf(text)) {
    const [, field = '', value = ''] = /^\s*([a-z-]+)\s*:(.*)$/i.exec(line) ?? [];
    const name = field.toLowerCase();
    if (name === 'user-agent') {
      if (hasRules) group = { isUs: false, isAll: false };
      hasRules = false;
      group.isUs ||= productOf(value) === product.toLowerCase();
      group.isAll ||= value.trim() === '*';
      isNamed ||= group.isUs;
    }
    const isRule = name === 'allow' || name === 'disallow';
    hasRules ||= isRule;
    if (!isRule && name !== 'crawl-delay') continue;
    const rule = `${name}: ${isRule ? samePath(value.trim()) : value}`;
    if (group.isUs) ours.push(rule);
    if (group.isAll) others.push(rule);
  }
  return [
    ...(isNamed ? [`User-agent: ${product}`, ...ours] : []),
    ...['User-agent: *', ...others],
  ].join('\n');
}

/** The word before the version (RFC 9309, 2.2.1). */
const productOf = (agent: string): string => agent.toLowerCase().replace(/\/.*/, '').trim();

/**
 * One spelling of a path with its query: what needs no escape has none, all else is escaped in
 * capitals (RFC 9309, 2.2.2). In a path of an address, signs that mean more in rules are escaped.
 */
export function samePath(path: string, { isRule = true } = {}): string {
  return path
    .replace(/%[\da-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    })
    .replace(isRule ? needsEscape : needsEscapeInAddress, escapeCharacters);
}

/** All but unreserved characters, escapes, and what separates the parts of an address or a rule. */
const needsEscape = /[^\w.~%/?&=#*$-]+/g;
const needsEscapeInAddress = /[^\w.~%/?&=#-]+/g;

const escapeCharacters = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

function linesOf(text: string): readonly string[] {
  const lines = text.slice(0, maxLength).split(/\r\n|\r|\n/);
  const isCut = text.length > maxLength && !/[\r\n]/.test(text.charAt(maxLength));
  return (isCut ? lines.slice(0, -1) : lines).map((line) => line.replace(/#.*/, ''));
}
