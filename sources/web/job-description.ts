import { decodeEntities, escapeHtml } from '../entities.ts';
import { isRecord, toLine } from '../fields/lenient.ts';
import { type Description, descriptionOf, plainTextToHtml } from '../html.ts';
import { collapseBlanks, htmlToText } from '../html-text.ts';
import { listed } from './job-place.ts';
import type { JsonLdNode } from './json-ld-nodes.ts';

const sections: readonly (readonly [string, string])[] = [
  ['responsibilities', 'Responsibilities'],
  ['qualifications', 'Qualifications'],
  ['educationRequirements', 'Education'],
  ['experienceRequirements', 'Experience'],
  ['skills', 'Skills'],
  ['jobBenefits', 'Benefits'],
  ['incentiveCompensation', 'Incentives'],
];

/** The whole text of a JobPosting: the description, then the sections it does not repeat. */
export function jobDescription(node: JsonLdNode): Description {
  const main = descriptionOf(htmlOf(node.description));
  const known = collapseBlanks(main.descriptionText).toLowerCase();
  const added = sections.flatMap(([property, heading]) => {
    const html = htmlOf(node[property]);
    const isRepeated = known.includes(openingWords(html));
    return isRepeated ? [] : [`<h3>${heading}</h3>\n${html}`];
  });
  if (added.length === 0) return main;
  return descriptionOf([main.descriptionHtml, ...added].join('\n'));
}

/** The first words of a section, to find it again; empty, and so found, for an empty one. */
const openingWords = (html: string): string =>
  collapseBlanks(htmlToText(html).replaceAll('• ', '')).toLowerCase().slice(0, 60);

function htmlOf(value: unknown): string {
  const texts = listed(value).flatMap((entry) => textOf(entry) ?? []);
  const [only] = texts;
  if (texts.length <= 1) return only === undefined ? '' : textToHtml(only);
  return `<ul>${texts.map((text) => `<li>${asItem(text)}</li>`).join('')}</ul>`;
}

const asItem = (text: string): string => (hasTags(text) ? text : escapeHtml(decodeEntities(text)));

/** Text, or the text of a described thing: a credential, an occupation's experience. */
function textOf(entry: unknown): string | null {
  if (typeof entry === 'string') return entry;
  if (!isRecord(entry)) return null;
  const months = toLine(entry.monthsOfExperience);
  if (months !== null) return `${months} months of experience`;
  return toLine(entry.description ?? entry.credentialCategory ?? entry.name);
}

/**
 * HTML, HTML escaped once, or plain text, as HTML. Some sites write line breaks as a backslash and
 * an n.
 */
function textToHtml(text: string): string {
  const decoded = !text.includes('<') && text.includes('&lt;') ? decodeEntities(text) : text;
  const isHtml = hasTags(decoded);
  const broken = decoded.replace(/(?:\\r)?\\n/g, isHtml ? '<br />' : '\n');
  return isHtml ? broken : plainTextToHtml(broken);
}

const hasTags = (text: string): boolean => /<\/?[a-z][a-z\d]*(\s[^<>]*)?\/?>/i.test(text);
