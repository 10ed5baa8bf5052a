import { Parser } from 'htmlparser2';
import type { ListedCompany } from './listed-company.ts';

/**
 * The companies in an OPML list, as feed readers export it (opml.org/spec2.opml): of each outline
 * the page (`htmlUrl`), else the feed (`xmlUrl`), under its `title`, else its `text`.
 */
export function companiesInOpml(text: string): readonly ListedCompany[] {
  const companies: ListedCompany[] = [];
  let line = 0;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (tag !== 'outline') return;
        const { htmlurl, xmlurl, title, text: label } = lowerCased(attributes);
        const url = htmlurl?.trim() || xmlurl?.trim();
        if (url) companies.push({ url, name: title?.trim() || label?.trim() || null, line });
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  );
  for (const part of text.split('\n')) {
    line += 1;
    parser.write(`${part}\n`);
  }
  parser.end();
  return companies;
}

/** Readers spell `htmlUrl` in more than one way. */
const lowerCased = (
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]),
  );
