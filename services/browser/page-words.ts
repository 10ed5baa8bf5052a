/** How consent banners label "no", in the languages whose careers pages we know. */
const refusals = [
  "reject all|reject|reject all cookies|decline|decline all|deny|deny all|refuse|refuse all|only necessary|necessary only|use necessary cookies only|only essential|essential only|accept only necessary|only required|required only|continue without accepting|i do not accept|don't accept|no thanks|disagree|opt out",
  'ablehnen|alle ablehnen|nur notwendige|nur notwendige cookies|nur essenzielle|nur essenzielle cookies akzeptieren|nur erforderliche|nur technisch notwendige|ohne einwilligung fortfahren|nicht zustimmen|verweigern',
  'refuser|tout refuser|je refuse|continuer sans accepter|refuser tous les cookies|uniquement les cookies nécessaires|rejeter|tout rejeter',
  'rechazar|rechazar todo|rechazar todas|rechazarlas todas|solo necesarias|sólo necesarias|denegar|no acepto',
  'rifiuta|rifiuta tutto|rifiuta tutti|rifiutare|nega|solo necessari|continua senza accettare|solo i necessari',
  'weigeren|alles weigeren|alle cookies weigeren|alleen noodzakelijk|alleen noodzakelijke cookies|afwijzen|niet akkoord',
  'rejeitar|rejeitar tudo|rejeitar todos|recusar|recusar tudo|recusar todos|apenas necessários|somente necessários',
  'odrzuć|odrzuć wszystkie|odrzuć wszystko|odmów|tylko niezbędne|nie zgadzam się|odmawiam',
  'neka|neka alla|avvisa|avvisa alla|endast nödvändiga|bara nödvändiga|godkänn endast nödvändiga',
  'afvis|afvis alle|kun nødvendige|nej tak|tillad kun nødvendige',
  'avvis|avvis alle|kun nødvendige|bare nødvendige|nei takk',
  'hylkää|hylkää kaikki|vain välttämättömät|kiellä|kiellä kaikki|salli vain välttämättömät',
  'odmítnout|odmítnout vše|pouze nezbytné|jen nezbytné|nesouhlasím',
  'odmietnuť|odmietnuť všetko|odmietnuť všetky|len nevyhnutné|iba nevyhnutné|nesúhlasím',
  'elutasítom|elutasítás|összes elutasítása|mindet elutasítom|csak a szükségesek|nem fogadom el',
  'respinge|respinge tot|refuz|refuză|refuză tot|doar cele necesare|respinge toate',
  'отхвърляне|отхвърли|отхвърли всички|откажи|само необходимите|отказвам',
  'odbij|odbij sve|odbijam|samo nužni|samo neophodni|samo nužne kolačiće',
  'zavrni|zavrni vse|samo nujni|zavračam|samo nujne piškotke',
  'atmesti|atmesti visus|atmesti viską|tik būtini|tik būtinieji|nesutinku',
  'noraidīt|noraidīt visus|noraidīt visu|tikai nepieciešamās|atteikties|nepiekrītu',
  'keeldu|keeldu kõigist|keeldun|ainult vajalikud|lükka tagasi|lükka kõik tagasi',
  'απόρριψη|απόρριψη όλων|μόνο τα απαραίτητα|δεν αποδέχομαι|άρνηση',
  'reddet|tümünü reddet|hepsini reddet|yalnızca gerekli|sadece gerekli|kabul etmiyorum',
  'відхилити|відхилити все|відхилити всі|відмовитися|лише необхідні|тільки необхідні',
  'diúltaigh|diúltaigh do gach|diúltaigh gach rud|riachtanach amháin',
];

/** A layer about one of these asks for consent. */
const topics =
  'cookie|consent|gdpr|dsgvo|rgpd|datenschutz|einwilligung|privacy|confidentialité|privacidad|privacidade|riservatezza|toestemming|zgod|plik|samtycke|kakor|samtykke|informasjonskapsler|evästeet|evästei|souhlas|súhlas|sütik|süti|adatvédelm|confidențialit|бисквитки|поверителност|kolačić|privatnost|piškotk|zasebnost|slapuk|sīkdat|küpsis|çerez|gizlilik|файли cookie|fianáin';

/** The choice of a page-size list that shows everything. */
const everything =
  'all|alle|alles|tous|tout|toutes|todos|todas|tutti|tutte|wszystkie|alla|kaikki|vše|všechny|všetky|összes|toate|всички|sve|vse|visi|kõik|όλα|tümü|hepsi|усі|всі|gach';

/** What opens the rest of a list where it stands. */
const showAll =
  'show all|view all|see all|show all jobs|view all jobs|see all jobs|alle anzeigen|alle stellen anzeigen|alle jobs anzeigen|tout afficher|voir tout|voir toutes les offres|ver todo|ver todos|ver todas|mostra tutto|mostra tutti|vedi tutti|toon alle|toon alles|alles tonen|ver tudo|pokaż wszystkie|zobacz wszystkie|visa alla|vis alle|se alle|näytä kaikki|zobrazit vše|zobraziť všetko|összes megjelenítése|vezi toate|afișează toate|покажи всички|prikaži sve|prikaži vse|rodyti visus|rādīt visus|näita kõiki|εμφάνιση όλων|tümünü göster|показати всі|taispeáin gach ceann';

const split = (lines: string): readonly string[] => lines.split('|');

export const refusalWords: readonly string[] = refusals.flatMap(split);
export const consentTopics: readonly string[] = split(topics);

const everythingWords: ReadonlySet<string> = new Set(split(everything));
const showAllLabels: ReadonlySet<string> = new Set(split(showAll));

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replace(/\(?\d+\)?/g, '')
    .replace(/[^\p{L}\s’']/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** "Show all", "Alle anzeigen (48)". */
export const isShowAllLabel = (label: string): boolean => showAllLabels.has(plain(label));

/** The choice that shows most, by its place; null if none shows more than the first. */
export function largestChoice(options: readonly string[]): number | null {
  const sizes = options.map((text) =>
    everythingWords.has(plain(text))
      ? Number.POSITIVE_INFINITY
      : Number(/\d+/.exec(text)?.[0] ?? 0),
  );
  const most = Math.max(...sizes);
  return sizes.every((size) => size === most) || most === 0 ? null : sizes.indexOf(most);
}

const languageNames =
  /^(?:[a-z]{2}(?:[-_][a-z]{2})?|english|deutsch|français|español|italiano|português|nederlands|polski|svenska|dansk|norsk|suomi|čeština|magyar|română|türkçe|русский|українська|日本語|中文|简体中文|한국어|العربية|עברית)(?:\s*\(.*\))?$/iu;

const placeholders =
  /^(?:\p{P}|$)|^(?:please )?(?:choose|select|pick)|wählen|^(?:choisi|sélectionne)|^(?:elige|elija|selecciona|seleccione)|^(?:scegli|seleziona)|^(?:kies|selecteer)|^(?:escolha|selecione)|^wybierz|^(?:välj|vælg|velg)|^valitse|^(?:vyberte|zvolte|zvoľte)|^(?:válassz)|^(?:alege|selectează)|^seçin|^(?:выберите|оберіть)|選択|选择|선택/iu;

const mostParts = 24;

/**
 * The choices of a menu that shows a part of a list each, such as a city, by their places. None if
 * one choice shows all, or if it chooses a language.
 */
export function partsOfChoice(options: readonly string[]): readonly number[] {
  const isEverything = (text: string) => everythingWords.has(plain(text).split(' ')[0] ?? '');
  const parts = options.flatMap((text, n) => (placeholders.test(text.trim()) ? [] : [n]));
  const isLanguage = parts.filter((n) => languageNames.test(options[n] ?? '')).length * 2;
  if (options.some(isEverything) || isLanguage >= parts.length) return [];
  return parts.length > 1 && parts.length <= mostParts ? parts : [];
}
