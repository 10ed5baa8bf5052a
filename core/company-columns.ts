import { searchWords } from './search-words.ts';

/** 'opening': titles of openings, as in the table of a tracker. */
export type ColumnRole = 'company' | 'careers' | 'address' | 'website' | 'opening' | 'other';

/** The role that a heading names; null if it holds no known word. */
export function columnRole(heading: string): ColumnRole | null {
  const words = headingWords(heading);
  return roles.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/**
 * How well a heading of role `company` fits the company's name; higher is better: "Company name"
 * before "Title".
 */
export function nameRank(heading: string): number {
  const words = headingWords(heading);
  return weakName.test(words)
    ? 0
    : /compan|employer|firm|unternehmen|entreprise|empresa/.test(words)
      ? 2
      : 1;
}

/** "careersUrl" is two words. */
const headingWords = (heading: string): string =>
  searchWords(heading.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));

const spellings = (lines: readonly string[]): string => lines.join(' / ').replaceAll(' / ', '|');

const exactly = (...lines: readonly string[]): RegExp =>
  new RegExp(`^(?:${spellings(lines)})$`, 'u');
const anyOf = (...lines: readonly string[]): RegExp =>
  new RegExp(`(?:^| )(?:${spellings(lines)})(?: |$)`, 'u');

const weakName = exactly('title / titel / label / account');

/** THE TABLE of headings, spelt as `searchWords` spells them; the first match wins. */
const roles: readonly (readonly [RegExp, ColumnRole])[] = [
  // Addresses of other pages than the company's openings.
  [
    anyOf(
      'linked ?in / twitter / x / facebook / instagram / github / glassdoor / crunchbase / xing',
      'kununu / youtube / tiktok / wikipedia / blog / logo / logos / image / img / icon',
      'favicon / picture / photo / avatar / screenshot / e mail / email / mail / phone',
      'telefon / tel / referral / ref / news / press / docs',
    ),
    'other',
  ],
  // Facts about a company, with any word before them.
  [
    anyOf(
      'id / nr / no / number / slug / city / country / region / state / location / locations',
      'hq / headquarters / ort / stadt / land / standort / ville / pays / ciudad / pais',
      'cidade / citta / paese / plaats / industry / sector / setor / secteur / branche',
      'settore / category / kategorie / type / tag / tags / note / notes / notizen / comment',
      'comments / kommentar / status / size / employees / stage / funding / date / datum',
      'created / added / updated / rank / score / priority / description / beschreibung',
      'contact / kontakt / person / remote / salary / count / open / new / health / paused',
      'error / checked / 都市 / 所在地 / 業界',
    ),
    'other',
  ],
  [
    exactly(
      '(?:job|position|role) (?:title|name|position) / position / role / stellentitel',
      'stellenbezeichnung / titre (?:du|de l) (?:poste|offre) / poste / puesto / cargo / posizione',
    ),
    'opening',
  ],
  [
    anyOf(
      'careers? / jobs? / career ?sites? / career ?pages? / jobs? ?board / jobs? ?page / ats',
      'board / openings? / vacanc(?:y|ies) / positions / hiring / recruiting / recruitment',
      'apply / applications? / karriere / karriereseite / stellen / stellenangebote / stellenseite / jobseite',
      'carrieres? / emplois? / recrutement / empleos? / carreras? / trabajo / carreiras?',
      'vagas / lavoro / carriera / vacatures / werken / jobb / karriar / karjera / praca',
      'kariera / 採 用.* / 求 人.* / 招 聘.* / 채 용.* / вакансии / карьера',
    ),
    'careers',
  ],
  [
    anyOf(
      'web ?sites? / websites? / home ?page / web ?seite / internetseite / domain / site',
      'sitio / web / www / сайт / ウ ェ ブ サ イ ト',
    ),
    'website',
  ],
  [
    anyOf(
      'urls? / links? / uri / href / address / adresse / lien / enlace / indirizzo / адрес',
      'ссылка',
    ),
    'address',
  ],
  [
    exactly(
      '(?:the |parent )?(?:company|companies|employer|organi[sz]ation|firm|startup|account|brand|business)(?: names?)?',
      '(?:company|employer|organi[sz]ation) title / org / names?',
      '(?:display|legal|full|short) name / title / titel / label / firma / firmen / firmenname',
      'unternehmen / unternehmensname / arbeitgeber / betrieb / entreprises?',
      'nom(?: de l)?(?: entreprise)? / societes? / employeur / empresas?',
      'nombre(?: de la empresa)? / compania / empleador / nome(?: da empresa| azienda)?',
      'azienda / societa / impresa / bedrijf / bedrijfsnaam / werkgever / naam / foretag',
      'foretagsnamn / arbetsgivare / namn / virksomhed / virksomhet / bedrift / arbeidsgiver',
      'navn / yritys / nimi / nazwa(?: firmy)? / pracodawca / spolecnost / nazev / sirket',
      'isim / 会 社(?: 名)? / 企 業(?: 名)? / 社 名 / 公 司(?: 名 称)? / 企 业(?: 名 称)? / 회 사(?: 명)?',
      'компания / название / работодатель / εταιρεια',
    ),
    'company',
  ],
];

/**
 * The roles of a table's columns if its first row is a heading: no cell is an address, at least one
 * role is known, and most are. Null for an ordinary row.
 */
export function headingRoles(cells: readonly string[]): readonly (ColumnRole | null)[] | null {
  if (cells.some((cell) => cell.length > 60 || /@|:\/\/|\w\.\w/.test(cell))) return null;
  const found = cells.map((cell) => (cell.trim() === '' ? null : columnRole(cell)));
  const named = cells.filter((cell) => cell.trim() !== '').length;
  const known = found.filter((role) => role !== null).length;
  const isUseful = found.some((role) => role !== null && role !== 'other' && role !== 'opening');
  return isUseful && known * 2 >= named ? found : null;
}
