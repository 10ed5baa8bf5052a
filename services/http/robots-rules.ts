import { robotsFor } from './robots-text.ts';

/** What a robots.txt asks of one program. */
export type RobotsRules = {
  /** `path`: that of an address with its query, in the spelling of `samePath`. */
  readonly isAllowed: (path: string) => boolean;
  /** Seconds between two requests; null where the site asks for none. */
  readonly crawlDelay: number | null;
};

type Rule = {
  readonly allows: boolean;
  readonly length: number;
  /** What stands between the wildcards. */
  readonly parts: readonly string[];
  /** The path must end where the rule does. */
  readonly isAnchored: boolean;
};

/**
 * Reads the rules of a robots.txt for a program (RFC 9309). The longest rule that matches decides, of
 * equals the one that allows. Looking up a path takes milliseconds, whatever the rules are: each
 * costs one walk along the path, and only so many wildcards are followed.
 */
export function readRobots(product: string, text: string): RobotsRules {
  const { rules, crawlDelay } = groupOf(product, robotsFor(product, text));
  const sorted = withFewWildcards(rules).toSorted(
    (a, b) => b.length - a.length || Number(b.allows) - Number(a.allows),
  );
  return {
    isAllowed: (path) => sorted.find((rule) => matches(rule, path))?.allows ?? true,
    crawlDelay,
  };
}

/** More than any site needs; each may cost as much as a path is long. */
const mostWildcardRules = 2_000;

/** Of what lies beyond the bound, nothing is allowed that the site may have meant to forbid. */
function withFewWildcards(rules: readonly Rule[]): readonly Rule[] {
  let wild = 0;
  return rules.flatMap((rule) => {
    if (rule.parts.length === 1) return [rule];
    wild += 1;
    if (wild <= mostWildcardRules) return [rule];
    return rule.allows ? [] : [toRule(rule.parts[0] ?? '', false)];
  });
}

/** The group that names the program, else the one for all. */
function groupOf(product: string, text: string) {
  const groups = new Map<string, { rules: Rule[]; crawlDelay: number | null }>();
  let group: { rules: Rule[]; crawlDelay: number | null } = { rules: [], crawlDelay: null };
  for (const line of text.split('\n')) {
    const end = line.indexOf(':');
    const name = line.slice(0, end);
    const value = line.slice(end + 1).trim();
    if (name === 'User-agent') {
      group = { rules: [], crawlDelay: null };
      groups.set(value, group);
    } else if (name === 'crawl-delay') {
      const delay = Number(value);
      if (value !== '' && delay >= 0) group.crawlDelay = delay;
    } else if (value !== '') {
      group.rules.push(toRule(value, name === 'allow'));
    }
  }
  return groups.get(product) ?? groups.get('*') ?? group;
}

/** `*` stands for anything, `$` at the end for the end of the path (RFC 9309, 2.2.3). */
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
