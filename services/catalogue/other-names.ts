import { searchWords } from '#core/search-words.ts';
import { isHostOf } from '#core/url.ts';
import { sourceRow } from '#sources/registry.ts';
import type { CatalogueCompany } from './catalogue.ts';

/**
 * Other names, folded, that the data itself states: in brackets, behind "dba", beside a slash, in
 * the address of the board, and the domain of the website with and without its ending.
 */
export function otherNames(company: CatalogueCompany): readonly string[] {
  const { name, website } = company;
  const names = [boardName(company), ...statedNames(name)].map(searchWords);
  if (website !== null) {
    const domain = searchWords(domainOf(website));
    names.push(domain, domain.split(' ', 1)[0] ?? domain);
  }
  return names;
}

function statedNames(name: string): readonly string[] {
  if (!/[(/]|\b(?:dba|aka|fka|formerly)\b/i.test(name)) return [];
  const inBrackets = [...name.matchAll(/\(([^()]{2,})\)/g)].map(([, words = '']) => words);
  const parts = name
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s(?:dba|aka|fka|formerly)\s|\/|\sd\/b\/a\s/i);
  return [...inBrackets, ...parts.filter((part) => parts.length > 1 && part.trim().length > 2)];
}

/** The company's name in the address of its board; on its own host, the domain. */
function boardName({ url, source, slug }: CatalogueCompany): string {
  if (isOnOwnHost({ url, source })) return domainOf(url);
  const host = hostOf(url);
  const { vendor } = sourceRow(source) ?? {};
  const isShared = vendor?.hosts.includes(host) === true;
  return vendor?.nameIn?.(new URL(url)) ?? (isShared && slug !== null ? slug : firstLabel(host));
}

/** Whether the address of a source is on the company's own host. */
export function isOnOwnHost({ url, source }: Pick<CatalogueCompany, 'url' | 'source'>): boolean {
  const { vendor } = sourceRow(source) ?? {};
  if (vendor == null) return true;
  const host = hostOf(url);
  return !vendor.hosts.includes(host) && !vendor.domains.some((each) => isHostOf(host, each));
}

/** The host without `www.`, `careers.` and the like, as long as a domain is left. */
export function domainOf(url: string): string {
  const host = hostOf(url);
  const domain = host.replace(careersPrefix, '');
  return domain.includes('.') ? domain : host;
}

const careersPrefix = /^(?:www|jobs?|careers?|apply|join|work|karriere|talent|hiring)\./;

/** Of a canonical address. Ten thousand of them are read at once, too many for `URL`. */
const hostOf = (url: string): string => /^https?:\/\/([^/:?]+)/.exec(url)?.[1] ?? url;

const firstLabel = (host: string): string => host.split('.', 1)[0] ?? host;
