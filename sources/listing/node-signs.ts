import { remembering } from '#core/remember.ts';
import type { PageNode, Zone } from './page-tree.ts';

type Attributes = Readonly<Record<string, string>>;

/** The words in class and id, where authors name what an element is. */
export const nameWords = ({ class: classes = '', id = '' }: Attributes): readonly string[] =>
  classes === '' && id === '' ? [] : wordsOf(`${classes.slice(0, 300)} ${id.slice(0, 100)}`);

/** `jobTitle`, `job-title` and `job_title` as words in lower case. */
export const wordsOf = remembering((name): readonly string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== ''),
);

const chromeWords = new Set(
  'nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs cookie cookies consent gdpr cmp onetrust cookiebot footer topbar offcanvas newsletter language languages pagination pager social share sharing skip'.split(
    ' ',
  ),
);

/** Parts beside the openings that are about other things. */
const asideWords = new Set('sidebar aside filter filters facet facets toolbar'.split(' '));

const chromeRoles = /^(?:navigation|contentinfo|banner|menu|menubar|search|alertdialog)$/;

/** Elements whose own header or footer belongs to the content. */
const contentRoots = new Set(['article', 'main', 'li', 'section', 'tr']);

/** The zone of an element; inside a menu everything is a menu. */
export function zoneOf(name: string, attributes: Attributes, parent: PageNode): Zone {
  if (parent.zone === 'chrome') return 'chrome';
  if (name === 'nav' || chromeRoles.test(attributes.role ?? '')) return 'chrome';
  if ((name === 'header' || name === 'footer') && !isInContent(parent)) return 'chrome';
  if (name === 'body' || name === 'html' || name === 'main') return parent.zone;
  // A long class list is styling; the names that tell stand at its start.
  const words = nameWords(attributes);
  const isNamed = words.length <= 24;
  if (isNamed && words.some((word) => chromeWords.has(word)) && !isOfJobs(words)) return 'chrome';
  if (parent.zone === 'aside' || name === 'aside') return 'aside';
  return isNamed && words.some((word) => asideWords.has(word)) && !isOfJobs(words)
    ? 'aside'
    : 'content';
}

function isInContent(parent: PageNode): boolean {
  let around: PageNode | null = parent;
  for (let step = 0; step < 30 && around !== null; step += 1) {
    if (contentRoots.has(around.name)) return true;
    around = around.parent;
  }
  return false;
}

const jobNames =
  /^(?:jobs?|joblist|jobitem|joblisting|jobcard|careers?|vacanc(?:y|ies)|vacatures?|vacantes?|vagas?|positions?|openings?|opportunit(?:y|ies)|stellen?|stellenangebote?|stellenanzeigen?|karriere|offres?|emplois?|empleos?|postes?|posizion[ei]|offert[ae]|annunci|ofert[ay]|praca|kariera|jobb|tjanster|stillinger|pozice|roles?|requisitions?|posting|postings|recruit|recruitment|rekrutacja)$/;

/** True if an element's names say that it holds openings. */
export const isOfJobs = (words: readonly string[]): boolean =>
  words.some((word) => jobNames.test(word));

const iconName =
  /(?:^|[\s_-])(?:material-icons|material-symbols|icons?|fa|fas|far|fal|fab|glyphicon|bi|ti|ri|lni|dashicons|feather|lucide|mdi)(?=$|[\s_-])/i;

/** True for an element that draws a sign, whose text is the sign's name. */
export const isIcon = (name: string, { class: classes = '' }: Attributes): boolean =>
  (name === 'i' || name === 'span') && iconName.test(classes.slice(0, 200));

/** What a sign or picture before a text says about it: "Location", "fa-map-marker". */
export function labelOf(name: string, attributes: Attributes): string {
  const { alt = '', title = '', 'aria-label': label = '' } = attributes;
  if (name === 'img') return alt.length <= 40 ? alt : '';
  if (name === 'use') return (attributes.href ?? attributes['xlink:href'] ?? '').slice(-40);
  if (name !== 'svg' && !isIcon(name, attributes)) return '';
  return `${(attributes.class ?? '').slice(0, 80)} ${label || title}`.trim();
}

/** True for an element that opens over the page, or that its own style or attributes hide. */
export const isHidden = (name: string, attributes: Attributes): boolean =>
  (name === 'dialog' && !('open' in attributes)) ||
  attributes.role === 'dialog' ||
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  /display\s*:\s*none/i.test(attributes.style ?? '') ||
  /(?:^|\s)(?:modal|is-hidden|hidden|d-none|visually-hidden|sr-only)(?:\s|$)/i.test(
    (attributes.class ?? '').slice(0, 200),
  );
