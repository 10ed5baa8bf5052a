/** Words for one opening in addresses: lower case, without accents and hyphens. */
const singular = words(
  'job jobad jobadvert jobdescription jobdetail jobinfo joblisting joboffer jobopening jobpost ' +
    'jobposting jobprofile jobvacancy jobview position opening vacancy role opportunity ' +
    'opportunitydetail requisition posting jobid jobnr ' +
    'stelle stellenangebot stellenanzeige stellenausschreibung ausschreibung jobangebot ' +
    'jobanzeige lehrstelle ausbildungsplatz ausbildungsstelle ' +
    'offre offredemploi offreemploi emploi poste oferta ofertadeempleo ofertaempleo empleo ' +
    'vacante puesto anuncio vaga oportunidade emprego offerta offertadilavoro annuncio ' +
    'annunciodilavoro posizione lavoro vacature functie ' +
    'jobb tjanst stilling jobopslag tyopaikka ofertapracy stanowisko pozice allas allasajanlat ilan',
);

const plural = words(
  'career careers offer offers openpositions openroles currentopenings recruitment employment vacancies ' +
    'opportunities stellen stellenangebote stellenanzeigen stellenausschreibungen ausschreibungen ' +
    'jobangebote jobanzeigen offenestellen stellenmarkt stellenboerse jobboerse karriere arbeit ' +
    'lehrstellen ausbildungsplatze offresdemploi offresemploi nosoffres recrutement carriere ' +
    'carrieres ofertasdeempleo vagas carreira carreiras offerte offertedilavoro annunci posizioni ' +
    'posizioniaperte lavoraconnoi vacatures werkenbij ledigajobb ledigatjanster tjanster ' +
    'stillinger ledigestillinger ledigejob tyopaikat avoimettyopaikat praca oferty ofertypracy ' +
    'kariera volnamista volnapozice allasok karrier joburi cariere ilanlar isilanlari kariyer',
);

const beside = words(
  'apply application bewerben bewerbung bewerbungsformular postuler candidature solliciteren ' +
    'form share teilen email print login signin register account alert alerts jobalert jobabo ' +
    'subscribe saved search results filter filters category categories department departments ' +
    'location locations team teams tag tags company companies about benefits culture faq students ' +
    'events event blog news press article articles artikel talentnetwork talentcommunity new rss ' +
    'feed imprint impressum privacy datenschutz contact kontakt',
);

/** The words of an address part that mean an opening, and those that mean something else. */
export const jobWords = {
  isOne: (part: string): boolean => singular.has(compact(part)),
  isAny(part: string): boolean {
    const word = compact(part);
    const isPlural = word.endsWith('s') && singular.has(word.slice(0, -1));
    return isPlural || singular.has(word) || plural.has(word);
  },
  isBeside: (part: string): boolean => beside.has(compact(part)),
};

/** Longer than any of the words: the names of openings, which pages have by the thousand. */
const longest = 40;

/** `Job_Detail.aspx`, `job-detail` and `viewJobDetail` are one word. */
function compact(part: string): string {
  if (part.length > longest) return '';
  const plain = /[^ -~]/.test(part) ? part.normalize('NFD').replace(/\p{M}/gu, '') : part;
  return plain
    .replace(/\.\w{1,5}$/, '')
    .toLowerCase()
    .replace(/[-_+ ]|^(view|show|display)(?=job|requisition|vacancy|position)/g, '');
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
