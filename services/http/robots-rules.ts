export type RobotsRules = {
  /** `path`: an address's path with its query, as `samePath` spells it. */
  readonly isAllowed: (path: string) => boolean;
  /** Seconds between two requests; null if the site sets no delay. */
  readonly crawlDelay: number | null;
  /**
   * True for `Content-Signal: ai-input=no` (contentsignals.org): what is read must not go to a
   * language model. `search` is about public results and `ai-train` about training: neither is us.
   */
  readonly forbidsModel: boolean;
};

type Rule = {
  readonly allows: boolean;
  readonly length: number;
  readonly parts: readonly string[];
  /** The path must end where the rule does. */
  readonly isAnchored: boolean;
};

/**
 * Reads the rules for a program (RFC 9309). The longest matching rule decides; of equals, the one
 * that allows. A lookup takes milliseconds for any file: each rule costs one walk along the path,
 * and the number of wildcards is bounded.
 */
export function readRobots(product: string, text: string): RobotsRules {
  const { rules, crawlDelay, forbidsModel } = groupOf(product, robotsFor(product, text));
  const sorted = withFewWildcards(rules).toSorted(
    (a, b) => b.length - a.length || Number(b.allows) - Number(a.allows),
  );
  return {
    isAllowed: (path) => sorted.find((rule) => matches(rule, path))?.allows ?? true,
    ...{ crawlDelay, forbidsModel },
  };
}

/** More than any site needs; each may cost a walk along the path. */
const mostWildcardRules = 2_000;

/** Beyond the bound, treats every rule as forbidding. */
function withFewWildcards(rules: readonly Rule[]): readonly Rule[] {
  let wild = 0;
  return rules.flatMap((rule) => {
    if (rule.parts.length === 1) return [rule];
    wild += 1;
    if (wild <= mostWildcardRules) return [rule];
    return rule.allows ? [] : [toRule(rule.parts[0] ?? '', false)];
  });
}

/** The group that names the program, else the group for all. */
function groupOf(product: string, text: string): Group {
  const groups = new Map<string, Group>();
  let group = emptyGroup();
  for (const line of text.split('\n')) {
    const end = line.indexOf(':');
    const name = line.slice(0, end);
    const value = line.slice(end + 1).trim();
    if (name === 'User-agent') {
      group = emptyGroup();
      groups.set(value, group);
    } else if (name === 'crawl-delay') {
      const delay = Number(value);
      if (value !== '' && delay >= 0) group.crawlDelay = delay;
    } else if (name === 'content-signal') {
      group.forbidsModel ||= noAiInput.test(value);
    } else if (value !== '') {
      group.rules.push(toRule(value, name === 'allow'));
    }
  }
  return groups.get(product) ?? groups.get('*') ?? group;
}

type Group = { rules: Rule[]; crawlDelay: number | null; forbidsModel: boolean };

const emptyGroup = (): Group => ({ rules: [], crawlDelay: null, forbidsModel: false });

/** One refusal counts for the whole site, also beside a consent or for a part of it. */
const noAiInput = /(?:^|[\s,;])ai-input\s*=\s*no\b/i;

/** `*` matches anything, `$` at the end matches the end of the path (RFC 9309, 2.2.3). */
function toRule(pattern: string, allows: boolean): Rule {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  return { allows, length: pattern.length, parts, isAnchored };
}

function matches({ parts, isAnchored }: Rule, path: string): boolean {
  const [first = '', ...rest] = parts;
  if (!path.startsWith(first)) return false;
  const last = isAnchored ? rest.pop() : undefined;
  if (isAnchored && last === undefined) return path === first;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return last === undefined || (path.length - last.length >= at && path.endsWith(last));
}

/** RFC 9309, 2.5 requires at least 500 KiB; we cut the rest. */
const maxLength = 500 * 1_024;

/** The audience of the last agent lines: us, all unnamed programs, both or neither. */
type Audience = { isUs: boolean; isAll: boolean };

/**
 * The part of a robots.txt for a program, in lines that its parser reads correctly (RFC 9309). Cuts
 * at a whole line, since half a rule means something else; joins the agents of a group despite
 * lines between them; unifies the spelling of paths. A `Crawl-delay` applies to the agents before
 * it.
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
    const isSignal = name === 'content-signal';
    hasRules ||= isRule || isSignal;
    if (!isRule && !isSignal && name !== 'crawl-delay') continue;
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
 * One spelling of a path with its query: decodes needless escapes and writes the others in capitals
 * (RFC 9309, 2.2.2). In an address's path, escapes the signs that are special in rules.
 */
export function samePath(path: string, { isRule = true } = {}): string {
  return path
    .replace(/%[\da-f]{2}/gi, (escaped) => {
      const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
    })
    .replace(isRule ? needsEscape : needsEscapeInAddress, escapeCharacters);
}

/** Everything except unreserved characters, escapes and the separators of addresses and rules. */
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
