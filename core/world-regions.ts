const european =
  'AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE SI SK SM UA VA XK';
const union = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const middleEast = 'AE BH EG IL IQ IR JO KW LB OM PS QA SA SY TR YE';
const african =
  'AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW';
const southAmerican = 'AR BO BR CL CO EC FK GF GY PE PY SR UY VE';
const centralAmerican = 'BZ CR GT HN NI PA SV';
const caribbean = 'AG BB BS CU DM DO GD HT JM KN LC PR TT VC';
const northAmerican = 'CA MX US';
const southeastAsian = 'BN ID KH LA MM MY PH SG TH TL VN';
const oceanian = 'AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS';
const asian = `${southeastAsian} AF AM AZ BD BT CN GE HK IN JP KG KP KR KZ LK MN MO MV NP PK TJ TM TW UZ`;

/**
 * THE TABLE of world regions: the countries in each, by ISO 3166-1 code. The names are those that
 * the reader of remote regions gives.
 */
const regions: Readonly<Record<string, string>> = {
  Europe: european,
  'European Union': union,
  EMEA: `${european} ${middleEast} ${african}`,
  DACH: 'AT CH DE',
  Benelux: 'BE LU NL',
  Nordics: 'DK FI IS NO SE',
  'Eastern Europe': 'AL BA BG BY CZ EE HR HU LT LV MD ME MK PL RO RS RU SI SK UA XK',
  'Western Europe': 'AT BE CH DE ES FR GB IE IT LU NL PT',
  'North America': northAmerican,
  'Latin America': `MX ${southAmerican} ${centralAmerican} ${caribbean}`,
  'South America': southAmerican,
  'Central America': centralAmerican,
  Americas: `${northAmerican} ${southAmerican} ${centralAmerican} ${caribbean}`,
  APAC: `${asian} ${oceanian}`,
  'Southeast Asia': southeastAsian,
  Asia: `${asian} ${middleEast}`,
  Africa: african,
  'Middle East': middleEast,
  Oceania: oceanian,
};

/** Remote work from any country. */
export const worldwide = 'Worldwide';

const members: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(regions).map(([name, codes]) => [name, new Set(codes.split(' '))]),
);

export const worldRegions: readonly string[] = [worldwide, ...members.keys()];

export const isWorldRegion = (name: string): boolean => name === worldwide || members.has(name);

/** The countries of a region, or of a country itself. */
function countriesIn(territory: string): ReadonlySet<string> {
  return members.get(territory) ?? new Set([territory]);
}

/**
 * True if all of a country or world region lies in `wider`: who lives in the one may work in the
 * other.
 */
export function liesIn(territory: string, wider: string): boolean {
  if (wider === worldwide || territory === wider) return true;
  if (territory === worldwide) return false;
  const around = members.get(wider);
  return around !== undefined && [...countriesIn(territory)].every((code) => around.has(code));
}
