/** What a text said about people, replaced; the same address by the same other one everywhere. */
export type PeopleMask = {
  readonly text: (text: string) => string;
  /** For addresses of requests and links: only e-mail addresses, since ids look like phone numbers. */
  readonly url: (url: string) => string;
  readonly counts: () => {
    readonly emails: number;
    readonly phones: number;
    readonly names: number;
  };
};

const name = 'Masked Person';

/** As it is, and as addresses, pages and scripts escape it. */
const at = '(?:@|%40|&#0*64;|&#x0*40;|&commat;|\\\\u0040|\\s?[[(]at[\\])]\\s?)';
const email = new RegExp(
  `(?:(?<=%[0-9a-f]{2}|\\\\u[0-9a-f]{4}|\\\\[nrtbf])|(?<![\\w%+.\\\\-]))([a-z0-9][\\w.+-]{0,63})(${at})((?:[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?\\.){1,5}[a-z]{2,24})(?![\\w-])`,
  'gi',
);

/** A picture for fine screens (`logo@2x.png`) and a package (`core@next.js`) are no addresses. */
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|css|js|mjs|cjs|ts|tsx|jsx|json|map|html?|php|woff2?|ttf|eot|mp4|pdf|zip|tgz|gz)$/i;

/** Cloudflare's form of an e-mail address; anyone can read it. */
const hiddenEmail = /((?:data-cfemail=\\?["']|email-protection#))([0-9a-f]{8,400})/gi;

const phoneWords =
  'tel(?:e(?:ph|f)on[eo]?|\\.)?|t(?:é|e)l(?:é|e)phone|phone(?: number)?|mobil(?:e|telefon)?|mob\\.?|cell|call(?: us)?(?: at| on)?|fax|whatsapp|handy|rufnummer|telefonnummer|tfno\\.?|puhelin|telefoon';
const digitsOfPhone = '(?:\\+|\\(\\+?|0)?[0-9][0-9 ()./\\u00a0\\u2011-]{5,22}[0-9]';

/** After a word for it: `Tel.: 030 1234567`, `"phone": "0301234567"`, `tel:+4930…`. */
const namedPhone = new RegExp(
  `((?<![\\p{L}\\d_])(?:${phoneWords})(?:_?(?:number|no|nr))?\\\\?["']?\\s*(?::|(?:<[^<>]{1,80}>\\s*)+|\\s|=)\\s*(?:\\\\?["'])?(?:<[^<>]{1,80}>\\s*)?)(${digitsOfPhone})(?![\\d])`,
  'giu',
);

/** Before a number that is no phone's: an id, a reference, an address. */
const notOfPhone =
  '(?<![\\w+/=&?#%.:,-])(?<!(?:ids?|ref|reference|requisition|req|number|nr|no|code|job)\\\\?["\'\\s:=#.]{1,6})';

/** With its country: `+49 30 1234567`, `+1 (415) 555-2671`, `0049 30 …`. */
const worldPhone = new RegExp(
  `${notOfPhone}(?:\\+[1-9]\\d{0,2}[ ()./\\u00a0\\u2011-]{0,3}|00[1-9]\\d{0,2}[ ()./\\u00a0\\u2011-]{1,3})\\d[\\d ()./\\u00a0\\u2011-]{4,18}\\d(?![\\w%])`,
  'gi',
);

/** As North America writes it: `(415) 555-2671`, `415-555-2671`. */
const americanPhone = new RegExp(
  `${notOfPhone}(?:\\([2-9]\\d{2}\\) ?|[2-9]\\d{2}-)[2-9]\\d{2}[-. ]\\d{4}(?![\\w-])`,
  'gi',
);

/** Members of JSON that say who recruits; in any case, with `-` or `_` or without. */
const personKey =
  '(?:recruiters?|recruiting[_-]?(?:contact|manager|partner)|hiring[_-]?managers?|hiring[_-]?teams?|hiring[_-]?lead|contact[_-]?persons?|contact[_-]?name|recruiter[_-]?name|job[_-]?owner|creator|created[_-]?by|posted[_-]?by|talent[_-]?partner|coordinator|ansprechpartner(?:in)?|interviewers?|responsible[_-]?person)';
const quote = '(\\\\{0,3}"|&quot;|&#34;)';
const member = new RegExp(`${quote}${personKey}\\1\\s*:\\s*`, 'gi');
const personElement =
  /(<((?:\w+:)?(?:recruiter|creator|contactPerson|contact_person|hiringManager|hiring_manager|recruiterName|contactName))(?:\s[^<>]*)?>)(?!\s*<(?!!\[CDATA))([\s\S]{1,200}?)(<\/\2>)/gi;

/** Words before a person's name, in the languages of many careers pages. */
const contactWords =
  'contact person|your contact|recruiting contact|posted by|ihre? ansprechpartner(?:in)?|ansprechpartner(?:in)?|ansprechperson|kontaktperson|contactpersoon|personne à contacter|persona de contacto|persona di contatto|osoba kontaktowa|yhteyshenkilö';
/** Words that may also be a title or a heading: only a colon makes the next words a name. */
const openWords =
  'contact|kontakt|contacto|contatto|questions|fragen|recruiter|hiring manager|talent partner|talent acquisition partner';
const honorific = '(?:(?:mr|mrs|ms|dr|prof|herrn?|frau|mme|m|sra?|dhr|mevr)\\.? ){0,2}';
const gap = '(?:\\s|&nbsp;|<\\/?(?:b|strong|em|i|span|p|br|dt|dd|div|h[2-6])\\b[^<>]{0,80}>){0,6}';
const personName =
  "(\\p{Lu}[\\p{Ll}'’-]+(?:-\\p{Lu}\\p{Ll}+)?(?: (?:(?:de|da|van|von|der|la|el|al) ){0,2}\\p{Lu}(?:[\\p{L}'’-]+|\\.?)){1,3})";
const namedPerson = new RegExp(
  `((?<![\\p{L}\\d])(?:(?:${anyCase(contactWords)})(?:\\(in\\))?${gap}:?|(?:${anyCase(openWords)})${gap}:)${gap}${anyCase(honorific)})(?<=[\\s>:;.])${personName}`,
  'gu',
);

/** A person's own page. */
const profile = /(linkedin\.com(?:\/|%2F)in(?:\/|%2F))[\w%-]+/gi;

/** Words of titles, teams and companies: what they follow is no person. */
const notAPerson =
  /\b(?:Us|Team|Teams|Form|Support|Sales|Human|Resources|Department|Group|GmbH|AG|Inc|Ltd|LLC|Corp|Careers?|Jobs?|Page|Details|Information|Talent|Recruiting|Recruitment|Engineer\w*|Developer|Manager|Director|Designer|Analyst|Lead|Head|Senior|Junior|Principal|Staff|Specialist|Consultant|Intern|Center|Centre|Office|Service|University|School|Email|Phone|Apply|About|Our|The|Please|To|For|And|If|You)\b/u;

export function createPeopleMask(): PeopleMask {
  const known = new Map<string, string>();
  let phones = 0;
  let names = 0;

  const emails = (text: string): string =>
    text
      .replace(email, (whole: string, local: string, sign: string, host: string) => {
        if (fileEnding.test(host) || /^masked\.example$/i.test(host)) return whole;
        const key = `${local}@${host}`.toLowerCase();
        const other = known.get(key) ?? `person${known.size + 1}`;
        known.set(key, other);
        return `${other}${sign}masked.example`;
      })
      .replace(hiddenEmail, (_whole, before: string, code: string) => {
        known.set(code, code);
        return before + '0'.repeat(code.length);
      });

  const zeros = (found: string): string => {
    const digits = found.replaceAll(/\D/g, '');
    if (digits.length < 7 || digits.length > 15 || /^0*$/.test(digits)) return found;
    if (/^\+?\d{1,3}(?:[ .\u00a0]000)+$/.test(found) || isDate(found)) return found;
    phones += 1;
    return found.replaceAll(/\d/g, '0');
  };

  const person = (found: string): string => {
    if (found.trim() === '' || found === name) return found;
    names += 1;
    return name;
  };

  return {
    text(text) {
      const withoutMembers = maskMembers(text, person);
      const withoutElements = withoutMembers.replace(
        personElement,
        (_whole, open: string, _tag, inside: string, close: string) => {
          const cdata = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(inside);
          const said = person(cdata?.[1] ?? inside);
          return open + (cdata === null ? said : `<![CDATA[${said}]]>`) + close;
        },
      );
      return emails(withoutElements)
        .replace(namedPerson, (whole: string, before: string, found: string) =>
          notAPerson.test(found) || found === name ? whole : before + person(found),
        )
        .replace(
          profile,
          (_whole, before: string) => before + person('a profile').replace(' ', '-'),
        )
        .replace(namedPhone, (_whole, before: string, found: string) => before + zeros(found))
        .replace(worldPhone, zeros)
        .replace(americanPhone, zeros);
    },
    url: emails,
    counts: () => ({ emails: known.size, phones, names }),
  };
}

const isDate = (text: string): boolean =>
  /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})\b/.test(text);

/** Regular expressions with `u` and `g` cannot ignore the case of one part only. */
function anyCase(words: string): string {
  return words.replaceAll(/(?<!\\)\p{L}/gu, (letter) => {
    const [upper, lower] = [letter.toUpperCase(), letter.toLowerCase()];
    return upper === lower ? letter : `[${upper}${lower}]`;
  });
}

/** More than any contact person takes. */
const longestPerson = 20_000;

/** Masks what the members that name people hold: a text, or texts in an object or a list. */
function maskMembers(text: string, person: (found: string) => string): string {
  let masked = '';
  let done = 0;
  member.lastIndex = 0;
  for (let found = member.exec(text); found !== null; found = member.exec(text)) {
    const start = found.index + found[0].length;
    const mark = found[1] ?? '"';
    const end = endOfValue(text, start, mark);
    masked += text.slice(done, start) + maskValue(text.slice(start, end), mark, person);
    done = end;
    member.lastIndex = Math.max(end, start);
  }
  return masked + text.slice(done);
}

function endOfValue(text: string, start: number, mark: string): number {
  if (text.startsWith(mark, start)) {
    const end = endOfText(text, start + mark.length, mark);
    return end === -1 ? start : end + mark.length;
  }
  if (!/[[{]/.test(text[start] ?? '')) return start;
  let depth = 0;
  for (let i = start; i < Math.min(text.length, start + longestPerson); i++) {
    if (text.startsWith(mark, i)) {
      const end = endOfText(text, i + mark.length, mark);
      if (end === -1) return start;
      i = end + mark.length - 1;
      continue;
    }
    if (text[i] === '{' || text[i] === '[') depth += 1;
    if (text[i] === '}' || text[i] === ']') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return start;
}

/** A quotation mark after a further backslash belongs to the text. */
function endOfText(text: string, from: number, mark: string): number {
  let at = text.indexOf(mark, from);
  while (
    at > from &&
    mark === '"' &&
    /(?<!\\)(?:\\\\)*\\$/.test(text.slice(Math.max(from, at - 20), at))
  ) {
    at = text.indexOf(mark, at + 1);
  }
  return at;
}

/** Ids, kinds and dates stay: they name no one outside the board. */
const keptMember = /(?:^|_|-)(?:id|uuid|type|@type|locale|language|date)$|(?:Id|At|Type|Date)$/i;

function maskValue(value: string, mark: string, person: (found: string) => string): string {
  if (value.startsWith(mark)) {
    return mark + person(value.slice(mark.length, -mark.length)) + mark;
  }
  const escaped = mark.replaceAll('\\', '\\\\');
  const inQuotes = `${escaped}((?:(?!${escaped})(?:\\\\.|[\\s\\S]))*)${escaped}`;
  const texts = new RegExp(
    `${escaped}([\\w@-]+)${escaped}\\s*:\\s*(?:${inQuotes})?|${inQuotes}`,
    'g',
  );
  return value.replace(texts, (whole: string, key?: string, said?: string, alone?: string) => {
    const found = said ?? alone;
    if (found === undefined || (key !== undefined && keptMember.test(key))) return whole;
    return whole.slice(0, whole.length - mark.length - found.length) + person(found) + mark;
  });
}
