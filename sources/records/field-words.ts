import type { RecordFields } from '#core/recipe.ts';

export type FieldName = keyof RecordFields;

/** How much a key's word says, 0 to 1, by word. */
type Words = ReadonlyMap<string, number>;

const sure = 1;
const likely = 0.7;
const weak = 0.4;

const words = (...lists: readonly (readonly [number, string])[]): Words =>
  new Map(lists.flatMap(([weight, list]) => list.split(/\s+/).map((word) => [word, weight])));

/**
 * How sites name the fields of an opening, in the languages that developers of Europe and Asia name
 * keys in: lower case, without accents, hyphens and underscores. A word stands for a whole key, or
 * for the words at its end: `jobTitle` is `jobtitle` and `title`.
 */
export const fieldWords: Readonly<Record<FieldName, Words>> = {
  title: words(
    [
      sure,
      'title jobtitle positiontitle postingtitle vacancytitle roletitle openingtitle jobname positionname vacancyname requisitiontitle stellentitel stellenbezeichnung berufsbezeichnung jobbezeichnung titel titre intitule intituleposte titolo titulo titulovaga tituloempleo functietitel vacaturetitel nazwastanowiska tytul nazevpozice nazev otsikko jobtitel',
    ],
    [
      likely,
      'name position role designation bezeichnung stelle poste puesto cargo vaga posizione functie stanowisko nazwa pozice nazov tjanst stilling rubrik overskrift headline heading displayname nombre nome nom naam namn navn posttitle jobposition',
    ],
    [weak, 'text label subject job vacancy opening h1 caption'],
  ),
  id: words(
    [
      sure,
      'id uid uuid guid jobid positionid postingid vacancyid requisitionid reqid openingid objectid externalid jobreqid jobreference jobcode referencenumber kennziffer referenznummer jobnumber sysid',
    ],
    [
      likely,
      'reference ref slug code shortcode number nr nummer numero key handle externalpath cmsid documentid contentid identifier seoslug urlslug permalinkslug',
    ],
  ),
  url: words(
    [
      sure,
      'url joburl href link permalink absoluteurl hostedurl detailurl detailsurl detailurls canonicalurl careerurl joblink weblink publicurl detaillink pageurl positionurl externalurl fullurl adresse lien enlace',
    ],
    [
      likely,
      'path uri pathname urlpath route externalpath fullpath relativeurl slugpath seourl target pagepath to',
    ],
  ),
  applyUrl: words([
    sure,
    'applyurl applicationurl applylink applicationlink urlapply bewerbungslink bewerbungsurl externalapplyurl applyhref',
  ]),
  place: words(
    [
      sure,
      'location locations joblocation joblocations worklocation workplacelocation locationname locationtext locationstext primarylocation office offices officelocation city cities town arbeitsort arbeitsorte einsatzort dienstort standort standorte ort orte lieu lieux lieutravail localisation localisations ubicacion ubicaciones lugar luogo sede sedi localizacao localizacoes local locais plaats standplaats locatie locaties lokalizacja lokalizacje miejsce miejscepracy misto mistovykonu lokalita sted sijainti paikkakunta kinmuchi formattedlocation fulllocation displaylocation locationlabel arbetsort',
    ],
    [
      likely,
      'place places municipality stadt gemeinde ville ciudad citta cidade stad miasto mesto kommun kommune paikka area region address site geo wherelocation where jobcity locationcity depot campus plant worksite studio',
    ],
    [weak, 'country land pays pais paese kraj state branch workplace'],
  ),
  city: words([
    sure,
    'city town locality addresslocality municipality stadt ville ciudad citta cidade stad miasto mesto kommun jobcity locationcity cityname ort',
  ]),
  region: words([
    sure,
    'region state province addressregion bundesland kanton departement provincia regione estado wojewodztwo kraj statename county regionname jobstate',
  ]),
  country: words([
    sure,
    'country addresscountry land pays pais paese countryname countrycode kraj jobcountry locationcountry',
  ]),
  workplace: words([
    sure,
    'workplace workplacetype remote isremote remotestatus remotetype workmode workmodel workarrangement arbeitsmodell homeoffice locationtype hybrid remoteoption remotework worklocationtype teletravail modalidad modalidade joblocationtype workingmodel workmodality onsite remotepolicy',
  ]),
  department: words(
    [
      sure,
      'department departments departmentname dept abteilung fachbereich bereich geschaeftsbereich departement service departamento dipartimento reparto afdeling dzial oddeleni avdelning afdeling osasto businessunit businessarea jobfunction jobfamily functionalarea jobcategory categoryname teamname jobarea tatigkeitsbereich taetigkeitsfeld berufsfeld workarea competencearea setor equipe equipo',
    ],
    [
      likely,
      'team teams category categories function discipline division field kategorie categorie categoria kategoria unit area profession practice sector craft group berufsgruppe branche metier kategori',
    ],
  ),
  type: words(
    [
      sure,
      'employmenttype employment jobtype contracttype typeofcontract contract worktype positiontype employmentstatus employmentform typecontrat contrat typeemploi anstellungsart beschaeftigungsart vertragsart arbeitszeit arbeitszeitmodell beschaftigungsart anstellung tipocontrato contrato jornada tipocontratto contratto dienstverband contractvorm typumowy umowa wymiarpracy uvazek typuvazku anstallningsform anstallningstyp ansaettelse commitment timetype jobschedule workschedule workingtime employmenttypes contracttypes workhours tipodecontrato vinculo',
    ],
    [likely, 'schedule hours workload umfang pensum regime duration hourstype'],
    [weak, 'type kind'],
  ),
  date: words(
    [
      sure,
      'postedat dateposted posteddate postedon publishedat publisheddate datepublished publishdate publicationdate publishedon postingdate opendate openedat dateopened releasedate releaseddate veroeffentlicht veroeffentlichtam datumveroeffentlichung datepublication datedepublication fechapublicacion datapubblicazione datapublicacao publicatiedatum datapublikacji datumzverejneni publiceringsdatum publicerad onlinesince activefrom firstpublished published posted listedat postdate',
    ],
    [likely, 'createdat created datecreated createddate creationdate date datum fecha'],
    [weak, 'updatedat updated'],
  ),
  pay: words(
    [
      sure,
      'salary salaryrange pay payrange compensation compensationrange wage wages gehalt gehaltsspanne lohn verguetung entgelt salaire remuneration salario retribuzione stipendio remuneracao salaris wynagrodzenie plat mzda lon loen palkka nenshu salarytext salarylabel payscale saldescription renumeration',
    ],
    [likely, 'rate'],
  ),
  payMin: words([
    sure,
    'salarymin minsalary payfrom salaryfrom minpay paymin compensationmin mincompensation salaryminimum gehaltvon gehaltmin salairemin salariomin salarylow lowsalary salaryminvalue wagemin',
  ]),
  payMax: words([
    sure,
    'salarymax maxsalary payto salaryto maxpay paymax compensationmax maxcompensation salarymaximum gehaltbis gehaltmax salairemax salariomax salaryhigh highsalary salarymaxvalue wagemax',
  ]),
  currency: words([
    sure,
    'salarycurrency currency paycurrency currencycode compensationcurrency waehrung devise moneda valuta moeda',
  ]),
  payPeriod: words([
    sure,
    'salaryperiod payperiod salaryinterval payinterval compensationperiod salaryunit salarytype compensationinterval payfrequency payunit',
  ]),
  body: words(
    [
      sure,
      'description descriptionhtml jobdescription descriptiontext htmldescription fulldescription longdescription jobdescriptionhtml descriptionbody stellenbeschreibung beschreibung jobbeschreibung descripcion descrizione descricao omschrijving functieomschrijving vacaturetekst opis opispozice popis beskrivning beskrivelse kuvaus contenthtml jobcontent bodyhtml aufgaben',
    ],
    [
      likely,
      'content body html text details summary introduction intro teaser excerpt overview missions mission about responsibilities requirements richtext markdown shortdescription inhalt texte contenu contenido testo',
    ],
  ),
};

/** Keys of a list that holds openings, by their last word. */
const lists =
  'jobs job joblist jobslist joblistings joblisting jobpostings jobposting jobads jobads joboffers joboffer jobopenings jobresults jobopportunities alljobs vacancies vacancy vacanciesList openings opening openpositions positions position openroles roles opportunities opportunity requisitions requisition jobrequisitions postings posting careers career offers stellen stellenangebote stellenanzeigen stellenausschreibungen jobangebote offenestellen vakanzen offres offresemploi emplois postes annonces ofertas ofertasempleo empleos vacantes puestos vagas oportunidades empregos offertelavoro annunci posizioni posizioniaperte vacatures vacature functies ofertypracy ofertypraca oferty stanowiska pozice volnamista jobb ledigajobb tjanster ledigatjanster stillinger ledigestillinger tyopaikat avoimettyopaikat allasok ilanlar';

/** Keys of lists of other things. */
const others =
  'nav navigation menu menus menuitems menuitem mainmenu submenu footer header links sociallinks socials breadcrumbs breadcrumb sitemap pages routes blog blogs blogposts blogpost news newsitems articles article stories story posts post magazine press pressreleases authors author team teams teammembers people person persons members member employees employee staff leadership managers testimonials testimonial quotes reviews offices office locations location cities countries regions departments department categories category tags tag filters filter facets facet options option products product items shop plans pricing features feature services benefits benefit perks values faqs faq questions events event webinars courses courselist images image gallery media videos video logos partners customers clients cases projects languages locales translations messages i18n cookies cookie cookieconsent consents vendors analytics tracking datalayer gtm experiments flags featureflags scripts styles assets chunks modules plugins widgets blocks sections slides contacts contact recruiters similarjobs relatedjobs recommendedjobs featuredarticles closedjobs expiredjobs archivedjobs pastjobs draftjobs steps timeline socialmedia awards certifications companies employers types';

/** Prefixes of a list of openings that are not all of them, or no longer open. */
const partly =
  /^(?:similar|related|recommended|suggested|featured|top|latest|recent|popular|hot|highlighted|teaser|closed|expired|archived|past|old|draft|inactive|saved|favou?rite|viewed)/;

const listWords = new Set(lists.toLowerCase().split(' '));
const otherWords = new Set(others.toLowerCase().split(' '));

/** Keys of texts in one language; `id` is an id. */
const languages = new Set(
  'en de fr es it pt nl pl cs sk sl hr sv da no nb fi hu ro bg el et lv lt tr uk ru ja ko zh ar he ca ga'.split(
    ' ',
  ),
);

/** True for `de` and `en-US`. */
export const isLanguage = (key: string): boolean =>
  languages.has(key.slice(0, 2).toLowerCase()) && /^[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$/.test(key);

/** `jobTitle`, `job_title` and `Job-Title` are one word; umlauts and accents as developers write. */
export const plainKey = (key: string): string =>
  key
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The words of a key, from each of them to the end: `jobTitleText`, `titletext`, `text`. */
function endings(key: string): readonly string[] {
  const parts = key
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '');
  return parts.map((_part, at) => plainKey(parts.slice(at).join('')));
}

/** How much a key says for a field, 0 to 1; less where only its last words do. */
export function keyWeight(field: FieldName, key: string): number {
  const known = fieldWords[field];
  const [whole = '', ...rest] = endings(key);
  const own = known.get(whole);
  if (own !== undefined) return own;
  const ending = rest.map((part) => known.get(part) ?? 0);
  return Math.max(0, ...ending) * 0.85;
}

export type ListName = 'openings' | 'some_openings' | 'others' | 'unknown';

/** Plurals that begin the name of a list: `jobsConnection`, `vacanciesByTeam`. */
const firstWords = new Set(
  'jobs vacancies openings positions postings stellen offres ofertas vagas vacatures'.split(' '),
);

/** What a list's own key says of it: `openJobs`, `jobs({"first":20})`, `featuredJobs`, `teamMembers`. */
export function listNameOf(key: string): ListName {
  const plain = key.replace(/\(.*$/s, '').replace(/(?<=\p{Ll})(?:_by_|By(?=\p{Lu})).*$/su, '');
  const parts = endings(plain);
  const [whole = ''] = parts;
  const last = parts.at(-1) ?? '';
  const start = plainKey(plain.replace(/(?<=\p{Ll})(?:[\p{Lu}_-].*)$/su, ''));
  const isOpenings = parts.some((part) => listWords.has(part));
  if (isOpenings && partly.test(whole) && !listWords.has(whole)) return 'some_openings';
  if (otherWords.has(whole)) return 'others';
  if (isOpenings) return 'openings';
  if (otherWords.has(last)) return 'others';
  return firstWords.has(start) ? 'openings' : 'unknown';
}
