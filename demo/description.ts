import { createPicker, type Picker } from './chances.ts';
import phrases from './data/phrases.json' with { type: 'json' };
import type { CompanyRow } from './demo-content.ts';
import { escapeHtml } from './pages.ts';
import type { Draft } from './posting-draft.ts';
import { payRange, yearsFor } from './role-terms.ts';

type Writing = {
  readonly draft: Draft;
  readonly company: CompanyRow;
  readonly picker: Picker;
  readonly fill: (phrase: string) => string;
};

/** The text of an opening in its company's style: headings, lists and details. */
export function describe(draft: Draft, company: CompanyRow): string {
  const headings = createPicker(`${company.slug}/style`).one(phrases.headings);
  const picker = createPicker(`${company.slug}/${draft.n}/text`);
  const writing = { draft, company, picker, fill: filler(draft, company, picker) };
  const heading = (words: string): string => {
    const shown = `<${headings.tag}>${escapeHtml(words)}</${headings.tag}>`;
    return headings.tag === 'strong' ? `<p>${shown}</p>` : shown;
  };
  return [
    ...(picker.happens(0.8) ? [heading(headings.company) + paragraph(company.about)] : []),
    heading(headings.role) + role(writing),
    heading(headings.duties) + list(picker.some(draft.role.duties, picker.one([3, 4, 5]))),
    heading(headings.asks) + list(asks(writing)),
    heading(headings.offer) + offer(writing),
    heading(headings.process) + closing(writing),
    ...draft.news.map(paragraph),
    draft.odd?.html ?? '',
    annexes(draft.odd?.annexBytes ?? 0, writing),
  ].join('\n');
}

const paragraph = (words: string): string => `<p>${escapeHtml(words)}</p>`;
const list = (lines: readonly string[]): string =>
  `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;

function filler(draft: Draft, company: CompanyRow, picker: Picker): (phrase: string) => string {
  const { country, city } = draft.office;
  const values: Readonly<Record<string, string>> = {
    company: company.name,
    team: draft.team,
    role: draft.role.title,
    city,
    country: /^(United|Netherlands)/.test(country) ? `the ${country}` : country,
    size: picker.one(['five', 'seven', 'nine', 'a dozen']),
    hours: picker.one(['35', '37.5', '38', '40']),
  };
  return (phrase) => phrase.replaceAll(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function role({ draft, picker, fill }: Writing): string {
  const culture = picker.some(phrases.culture, picker.one([1, 1, 2, 3]));
  const paragraphs = [
    [picker.one(phrases.openers), ...culture],
    ...(picker.happens(0.35) ? [picker.some(phrases.weeks, picker.one([1, 1, 2]))] : []),
    [
      picker.one(phrases.workplaces[draft.workplace]),
      picker.one(phrases.contracts[draft.contract]),
    ],
  ];
  return paragraphs.map((sentences) => paragraph(fill(sentences.join(' ')))).join('');
}

function asks({ draft, picker }: Writing): readonly string[] {
  const { role, level, office } = draft;
  const [first = '', second = '', third = '', fourth = ''] = picker.some(role.skills, 4);
  const known = joined([picker.one(role.main), first, second]);
  const wished = joined([third, fourth].filter((skill) => skill !== ''));
  const languages: Readonly<Record<string, readonly string[]>> = phrases.languages;
  const spoken = languages[office.countryCode] ?? [phrases.english];
  return [
    ...experience(yearsFor(role, level), picker),
    picker.one(phrases.knowledge).replace('{skills}', known),
    ...picker.some(role.asks, 2),
    ...(picker.happens(0.5) && role.education !== undefined ? [role.education] : []),
    ...(picker.happens(0.3) && role.ladder === 'technical' ? [phrases.degree] : []),
    ...(picker.happens(0.4) ? [picker.one(spoken)] : []),
    ...(wished === '' ? [] : [picker.one(phrases.wishes).replace('{skills}', wished)]),
  ];
}

function experience(years: number, picker: Picker): readonly string[] {
  if (years === 0) return [];
  const phrase = years === 1 ? phrases.firstYear : picker.one(phrases.years);
  return [phrase.replace('{years}', String(years)).replace('{more}', String(years + 3))];
}

function offer({ draft, company, picker }: Writing): string {
  // A company offers the same to all, and each opening names some of it.
  const offered = createPicker(`${company.slug}/benefits`).some(phrases.benefits, 9);
  const benefits = list(picker.some(offered, picker.one([3, 4, 5, 6, 7])));
  if (draft.pay === null) return benefits;
  const sentence = picker.one(phrases.pay[draft.pay.period]);
  return paragraph(sentence.replace('{range}', payRange(draft.pay))) + benefits;
}

function closing({ picker, fill }: Writing): string {
  const visa = picker.happens(0.45)
    ? [picker.one(picker.happens(0.5) ? phrases.visa.yes : phrases.visa.no)]
    : [];
  return [picker.one(phrases.process), ...visa, picker.one(phrases.closing)]
    .map((phrase) => paragraph(fill(phrase)))
    .join('');
}

function annexes(bytes: number, { picker }: Writing): string {
  const parts: string[] = [];
  for (let length = 0; length < bytes; length += parts.at(-1)?.length ?? 0) {
    const sentences = [...picker.some(phrases.culture, 4), ...picker.some(phrases.process, 2)];
    parts.push(`<h4>Annex ${parts.length + 1}</h4>${paragraph(sentences.join(' '))}`);
  }
  return parts.join('');
}

/** "Go, PostgreSQL and Kafka". */
function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
