import { remembering } from '#core/remember.ts';
import { careersPhrases } from '../web/careers-words.ts';

const anywhere = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** Offers to be considered for anything: no openings, in any language. */
const talentPool =
  /initiativbewerb|spontanbewerb|blindbewerb|speculative|unsolicited|open application|general application|spontaneous|talent ?pool|talent ?community|talent ?network|talentpool|candidature spontan|candidatura spontan|candidatura espont|candidatura abierta|autocandidatura|postulación espont|vivier de talents|open sollicitatie|spontaanansök|spontanansök|spontan ansök|uopfordret|åpen søknad|spontansøknad|avoin hakemus|aplikacja spontaniczna|spontaniczn|otwarta aplikacja|obecná žádost|spontánní|všeobecná žiadosť|spontán|önéletrajz küldése|iniţiativă|candidatură spontană|オープンポジション登録|キャリア登録|人才库|人才庫|genel başvuru|инициативн|спонтанн|future opportunit|nothing (?:for you|that fits)|don[’']t see|can[’']t find|didn[’']t find|not finding|no matching|nichts passendes|nicht das passende|keine passende|join our talent|register your interest|job ?alert|stellen-?abo|jobabo|jobmail|job-?newsletter/iu;

/**
 * True for a title that offers no opening: "Speculative application", "Talent pool". One that names
 * a field before, as large boards list them, is an opening like the others.
 */
export const isTalentPool = remembering((text): boolean => {
  const at = text.search(talentPool);
  if (at === -1) return false;
  return (
    text
      .slice(0, at)
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 3).length < 2
  );
});

/** Searches that boards link to: "Junior developer jobs in London", "Alle Jobs in Berlin". */
const search =
  /(?<!\p{L})(?:jobs|vacancies|stellenangebote|stellenanzeigen|offres d[’']emploi|ofertas de (?:empleo|trabajo)|vacatures|oferty pracy|lediga jobb)(?:\s(?:in|at|for|near|bei|à|en|w|i)\s.{2,40})?$/iu;

export const isSearchLabel = remembering((text): boolean => search.test(text));

/** Labels of controls, which stand in for no title. */
const controls = new Set(
  (
    'apply|apply now|apply here|apply online|apply for this job|apply for this position|learn more|read more|more|more info|more information|view|view job|view details|view opening|view position|view role|view all|view all jobs|details|see details|see more|show more|show details|open|close|share|save|save job|print|back|next|previous|home|contact|contact us|about|about us|search|filter|filters|reset|clear|clear all|subscribe|sign in|log in|login|register|menu|download|download pdf|pdf|job description|find out more|discover|discover more|get in touch|send cv|send application|email|e-mail|faq|faqs|jobs|careers|new|hot|featured|urgent|blog|news|press|imprint|privacy|privacy policy|terms|terms of service|cookie policy|cookies|accept|accept all|reject all|decline|all|any|sort|sort by|date|title|location|department|type|salary|benefits|perks|culture|values|our values|mission|life at|diversity|inclusion|our story|our team|the team|meet the team|team|internships|students|events|locations|offices|' +
    'bewerben|jetzt bewerben|online bewerben|hier bewerben|mehr erfahren|mehr|weiterlesen|weiter|zur stelle|zur stellenanzeige|zum job|zum stellenangebot|details ansehen|ansehen|anzeigen|schließen|teilen|drucken|zurück|startseite|kontakt|über uns|suche|suchen|alle|alle anzeigen|impressum|datenschutz|merken|herunterladen|stellenbeschreibung|mehr infos|mehr informationen|akzeptieren|ablehnen|unsere werte|unser team|' +
    'postuler|postuler maintenant|je postule|en savoir plus|voir|voir l’offre|voir le poste|voir plus|lire la suite|lire plus|détails|partager|fermer|retour|accueil|découvrir|consulter|candidater|mentions légales|nos valeurs|notre équipe|' +
    'aplicar|aplica|aplica ahora|inscribirse|inscríbete|solicitar|postular|ver más|ver oferta|ver vacante|leer más|más información|saber más|detalles|compartir|cerrar|inicio|' +
    'candidatar|candidate-se|candidatar-se|candidatar agora|saiba mais|ver vaga|ver mais|ler mais|detalhes|partilhar|voltar|' +
    'candidati|candidati ora|invia candidatura|scopri di più|scopri|leggi di più|leggi tutto|vedi|vedi offerta|dettagli|condividi|chiudi|altro|' +
    'solliciteer|solliciteren|solliciteer nu|solliciteer direct|lees meer|meer informatie|meer info|bekijk|bekijk vacature|bekijk de vacature|meer|delen|sluiten|terug|' +
    'aplikuj|aplikuj teraz|zobacz|zobacz ofertę|zobacz więcej|więcej|czytaj więcej|szczegóły|dowiedz się więcej|udostępnij|wyślij cv|sprawdź|' +
    'ansök|ansök nu|ansök här|sök jobbet|sök tjänsten|läs mer|visa|visa mer|mer|dela|ansøg|ansøg nu|søg jobbet|læs mere|se mere|se stilling|søk|søk på stillingen|søk stilling|les mer|les mere|hae|hae nyt|hae paikkaa|lue lisää|näytä|' +
    'odpovědět|přihlásit se|mám zájem|více|více informací|zobrazit|zobrazit detail|detail|detail pozice|číst více|chci se přihlásit|mám záujem|viac|viac informácií|odoslať životopis|' +
    'jelentkezem|jelentkezés|részletek|tovább|bővebben|megnézem|aplică|aplică acum|detalii|vezi detalii|citește mai mult|' +
    '応募する|応募|詳細|詳細を見る|詳しく見る|もっと見る|エントリー|申请|立即申请|查看详情|了解更多|지원하기|자세히 보기|başvur|hemen başvur|detay|detaylar|incele|devamı|откликнуться|подробнее|узнать больше|відгукнутися|детальніше'
  ).split('|'),
);

const plainLabel = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[\s>›»→+:.!…↗⟶]+$|^[\s+<‹«←]+/gu, '')
    .replace(/\s+/g, ' ');

/** True for the label of a button or menu: "Apply now", "Mehr erfahren", "Imprint". */
export const isControlLabel = remembering(
  (text): boolean =>
    controls.has(plainLabel(text)) || controls.has(plainLabel(text).split(' – ')[0] ?? ''),
);

const applying =
  /(?<!\p{L})(?:apply|bewerb\p{L}*|postul\p{L}*|candidat\p{L}*|candidater|aplic[ai]\p{L}*|inscr[ií]b\p{L}*|solicitar|sollicit\p{L}*|aplikuj|ansök\p{L}*|ansøg\p{L}*|søk|søknad\p{L}*|hae|hakemu\p{L}*|přihlásit|odpovědět|mám zájem|jelentkez\p{L}*|başvur|откликнуться|подать)(?!\p{L})|応募|エントリー|申请|지원/iu;

/** True for a control by which people apply. */
export const isApplyLabel = remembering(
  (text): boolean => text.length <= 50 && applying.test(text),
);

const selling =
  /^(?:book(?: now| online| a place| your place)?|enrol{1,2}(?: now)?|buy(?: now| tickets?)?|add to (?:cart|basket|bag)|sign up(?: now)?|reserve(?: a place| now)?|request (?:a )?(?:prospectus|brochure|quote)|get tickets|tickets|shop now|jetzt buchen|buchen|(?:jetzt )?kaufen|in den warenkorb|anmelden|zur anmeldung|platz reservieren|angebot anfordern|réserver|s’inscrire|acheter|ajouter au panier|demander (?:un devis|la brochure)|reservar|comprar|inscribirse en el curso|matricular(?:se|me)|añadir al carrito|prenota(?: ora)?|acquista|iscriviti|aggiungi al carrello|inscreva-se no curso|adicionar ao carrinho|boek(?: nu)?|koop|bestellen|inschrijven|in winkelwagen|zarezerwuj|kup(?: teraz)?|zapisz się|do koszyka|boka(?: nu)?|köp|lägg i varukorg|bestil|køb|tilmeld|kjøp|meld deg på|varaa|osta|ilmoittaudu|rezervovat|koupit|do košíku|přihlásit na kurz|foglalás|kosárba|rezervă|cumpără|satın al|купить|записаться|забронировать|予約する|購入|カートに入れる|立即购买|报名)$|^(?:investment|invest) (?:from|of)\b|^(?:course )?(?:fee|price|preis|kursgebühr|tarif|precio|prezzo|prijs|cena|pris)\s?:/iu;

/** True for what stands beside things for sale: "Book now", "Add to cart", "Fee: £180". */
export const isSaleLabel = remembering(
  (text): boolean =>
    text.length <= 50 && selling.test(text.replaceAll("'", '’').replace(/[\s>›»→!.…]+$/gu, '')),
);

/** Headings over things that read like openings and are none. */
const otherHeadings = anywhere(
  [
    '(?:similar|related|recommended|recently viewed|other|more) (?:jobs?|positions?|openings?|roles|vacancies|opportunities|offers?)',
    'you (?:may|might) (?:also )?(?:like|be interested)|people also viewed|jobs you may like',
    'ähnliche\\p{L}* (?:\\p{L}+ )?(?:jobs?|stellen\\p{L}*|angebote|positionen)|weitere interessante|passende jobs|das könnte (?:sie|dich) (?:auch )?interessieren',
    'offres? similaires?|offres? associées?|ces offres (?:peuvent|pourraient)|vous aimerez aussi',
    'ofertas similares|ofertas relacionadas|vacantes similares|empleos similares|vagas semelhantes|vagas relacionadas|ofertas semelhantes',
    'offerte simili|annunci simili|posizioni simili|vergelijkbare vacatures|soortgelijke vacatures|gerelateerde vacatures|andere vacatures',
    'podobne oferty|podobne ogłoszenia|liknande jobb|liknande tjänster|lignende (?:stillinger|job|jobber)|samankaltais\\p{L}+|podobné (?:pozice|nabídky|pozície|ponuky)|hasonló állások|joburi similare|benzer ilanlar|похожие вакансии|схожі вакансії',
    'blog|news|newsroom|press|stories|insights|magazine|articles?|latest posts|podcasts?|webinars?|events?|case stud(?:y|ies)|aktuelles|neuigkeiten|presse|veranstaltungen|termine|actualités|événements|noticias|eventos|notícias|novedades|notizie|eventi|nieuws|evenementen|aktualności|wydarzenia|nyheter|händelser|nyheder|uutiset|tapahtumat|aktuality|novinky|események|hírek|noutăți|haberler|новости|ニュース|ブログ|イベント',
    'our team|meet (?:the|our) (?:team|people|founders|leaders\\p{L}*)|the team behind|leadership(?: team)?|management team|our people|who we are|founders|board of directors|advisors|unser team|team kennenlernen|das team|geschäftsführung|ansprechpartner\\p{L}*|ihre? kontakte?|notre équipe|l’équipe|nuestro equipo|nossa equipa|nossa equipe|il nostro team|il team|ons team|nasz zespół|nasi ludzie|vårt team|medarbetare|vores team|mød teamet|tiimimme|náš tým|náš tím|csapatunk|echipa noastră|ekibimiz|наша команда|メンバー紹介|社員紹介|社員インタビュー|チーム紹介',
    'what (?:our )?(?:employees|people|colleagues|customers|clients) say|testimonials?|employee stor\\p{L}+|das sagen|erfahrungsberichte|témoignages|testimonios|depoimentos|testimonianze|ervaringen|opinie|reference od|voices',
    '(?:recently|already|previously|last) (?:filled|closed)|(?:filled|expired|former|past) (?:roles?|posts?|vacancies)|(?:zuletzt|bereits|kürzlich|schon) (?:besetzt|vergeben)\\p{L}*|(?:déjà|récemment) pourvu\\p{L}*|(?:recientemente|ya) cubiert\\p{L}+|(?:vagas )?(?:já |recentemente )?(?:preenchidas|encerradas)|(?:posizioni )?(?:già|recentemente) (?:coperte|chiuse)|(?:reeds|recent) (?:vervuld|ingevuld)\\p{L}*|(?:redan|nyligen) tillsatt\\p{L}*|(?:allerede|nylig\\p{L}*) (?:besat|besatt)\\p{L}*|(?:již|nedávno) obsazen\\p{L}+|(?:już|ostatnio) obsadzon\\p{L}+',
    '(?:closed|filled|expired|past|previous|former|earlier|archived?) (?:openings?|positions?|jobs?|posts?|roles?|vacanc\\p{L}+|offers?)|no longer available|(?:frühere|vergangene|ehemalige|abgelaufene|alte)\\p{L}* (?:\\p{L}+ )?(?:stellen\\p{L}*|ausschreibungen|jobs?|positionen)|(?:anciennes?|précédent\\p{L}+) (?:offres|annonces)|offres (?:passées|expirées|clôturées)|(?:ofertas|vacantes|convocatorias) (?:anteriores|pasadas|cerradas)|(?:vagas|ofertas) anteriores|(?:posizioni|annunci|bandi) (?:precedenti|chius\\p{L}|scadut\\p{L})|(?:eerdere|vorige|verlopen) vacatures|(?:tidigare|avslutade) (?:tjänster|annonser)|tidligere (?:stillinger|opslag)|(?:zakończone|archiwalne) (?:rekrutacje|oferty)|(?:ukončen\\p{L}+|minul\\p{L}+) (?:výběrov\\p{L}+|pozice)|besetzte stellen|archiv|archived|offres pourvues|postes pourvus',
    '(?:training )?courses?(?: and dates| dates)?|our courses|trainings|training (?:dates|programmes?|programs?)|seminars?|workshops?|kurse|kursangebot|kurstermine|seminare|schulungen|weiterbildung(?:en|sangebote)|formations|nos formations|cursos|corsi|cursussen|opleidingen|kursy|szkolenia|kurser|utbildningar|kurssit|kurzy|školení|tanfolyamok|cursuri|kurslar|курсы|franchis\\p{L}* \\p{L}+|franchise|become a (?:franchise|partner)\\p{L}*|研修',
    'search by|browse by|filter by|popular searches|jobs by (?:\\p{L}+ )?(?:categor\\p{L}+|locations?|cit\\p{L}+|countr\\p{L}+|departments?|functions?|fields?|keywords?|brands?|regions?)|see also|siehe auch|voir aussi|véase también|vedi anche|zie ook|zobacz też|se även|se også|categories|job alerts?|suche nach|beliebte suchen|kategorien|rechercher par|buscar por|cerca per|zoeken op|sitemap|quick ?links|useful links|follow us|legal',
  ].join('|'),
);

/** Headings over other parts of a careers page; a department may have such a name too. */
const besideHeadings = anywhere(
  [
    'benefits|perks|what we offer|why (?:join|work|us)|our values|values|our culture|our mission|wir bieten|unsere werte|deine vorteile|warum|avantages|nos valeurs|pourquoi nous|beneficios|ventajas|nuestros valores|benefícios|valores|vantaggi|i nostri valori|wat wij bieden|arbeidsvoorwaarden|benefity|co oferujemy|förmåner|våra värderingar|fordele|edut|co nabízíme|juttatások|福利厚生|募集要項の流れ',
    'our (?:offices|locations|stores|sites)|offices|find (?:us|a store)|store locator|unsere standorte|standorte|nos bureaux|nos sites|nuestras oficinas|oficinas|le nostre sedi|onze locaties|nasze biura|våra kontor|toimipisteet|naše pobočky|irodáink|ofislerimiz|拠点',
    'faqs?|frequently asked|questions|häufige fragen|fragen und antworten|ofte stil(?:te|lede) spørgs?mål|ofte stilte spørsmål|usein kysyt\\p{L}*|gyakori kérdések|gyik|întrebări frecvente|sık sorulan\\p{L}*|часто задаваемые|questions fréquentes|preguntas frecuentes|perguntas frequentes|domande frequenti|veelgestelde vragen|najczęściej zadawane|vanliga frågor|časté (?:dotazy|otázky)|よくある質問',
    '(?:hiring|application|interview|recruitment|recruiting) process|how (?:we hire|to apply)|next steps|bewerbungsprozess|so läuft|processus de recrutement|proceso de selección|processo seletivo|processo di selezione|sollicitatieprocedure|proces rekrutacji|rekryteringsprocess\\p{L}*|選考フロー|採用フロー',
    'products?|services|solutions|customers|clients|partners|projects|portfolio|produkte|leistungen|kunden|referenzen|projekte|produits|clientes|productos|prodotti|producten|produkty|tuotteet|製品',
  ].join('|'),
);

const trueLists = anywhere(
  'open(?:ings?)?|vacanc\\p{L}*|positions?|jobs?|stellen\\p{L}*|offres d’emploi|postes|vacantes|ofertas de empleo|vagas|posizioni aperte|vacatures|oferty pracy|lediga|ledige|avoimet|volné|volná|voľné|állás\\p{L}*|募集|求人|職位|职位',
);

/** True for a heading over things that are no openings of the site: "Similar jobs", "Our team". */
export const isOtherHeading = remembering((text): boolean => {
  if (text.length > 90) return false;
  const plain = text.replaceAll("'", '’');
  return otherHeadings.test(plain) && !(trueLists.test(plain) && !similar.test(plain));
});

/** True for a heading over another part of a careers page: "Benefits", "Our offices". */
export const isBesideHeading = remembering((text): boolean => {
  if (text.length > 90) return false;
  const plain = text.replaceAll("'", '’');
  return besideHeadings.test(plain) && !trueLists.test(plain);
});

/** Headings that name openings, but not those of this list. */
const similar = anywhere(
  'similar|related|recommended|other|viewed|like|previous|former|earlier|expired|frühere\\p{L}*|vergangene\\p{L}*|ehemalige\\p{L}*|abgelaufene\\p{L}*|anciennes?|précédent\\p{L}+|passées|anteriores|pasadas|cerradas|precedenti|eerdere|vorige|verlopen|tidigare|avslutade|tidligere|zakończone|archiwalne|ukončen\\p{L}+|minul\\p{L}+|ähnliche\\p{L}*|passende|interessieren|similaires?|associées?|similares|relacionad\\p{L}*|semelhantes|simili|vergelijkbare|soortgelijke|gerelateerde|podobn\\p{L}+|liknande|lignende|hasonló|benzer|похожие|closed|filled|past|besetzte|pourvu\\p{L}*|archiv\\p{L}*|alerts?|by|process|story|stories|faqs?|blog|news',
);

const openingPhrases = new Set(
  Object.values(careersPhrases).flatMap(({ openings }) => openings.split('|')),
);
const careersOnly = new Set(
  Object.values(careersPhrases).flatMap(({ careers }) => careers.split('|')),
);
const moreOpenings = anywhere(
  'open (?:positions?|roles?|jobs?)|openings?|vacanc(?:y|ies)|current (?:jobs?|opportunities|roles)|job (?:list(?:ings?)?|board|offers?|search)|we(?: are|’re) (?:currently )?(?:hiring|looking for)|available (?:positions|jobs|roles)|join (?:us|our team)|stellenangebote?|stellenanzeigen?|offene\\p{L}* (?:stellen|positionen|jobs)|freie stellen|jobangebote|aktuelle jobs|wir suchen|unsere jobs|offres? d’emploi|postes (?:à pourvoir|ouverts)|nos offres|nous recrutons|vacantes|ofertas? de (?:empleo|trabajo)|puestos|posiciones abiertas|vagas|oportunidades|ofertas de emprego|posizioni aperte|offerte di lavoro|lavora con noi|stiamo cercando|vacatures?|openstaande|oferty pracy|aktualne oferty|wolne stanowiska|lediga (?:jobb|tjänster)|ledige (?:stillinger|job\\p{L}*)|avoimet (?:työpaikat|tehtävät|paikat)|volné (?:pozice|pozície)|volná místa|voľné miesta|otevřené pozice|nabídka práce|pracovní nabídky|állásajánlat\\p{L}*|nyitott pozíci\\p{L}*|locuri de muncă|posturi|poziții deschise|açık pozisyonlar|iş ilanları|вакансии|вакансії|свободни позиции|الوظائف (?:الشاغرة|المتاحة|المتوفرة)|وظائف (?:شاغرة|خالية|متاحة)|الشواغر|فرص (?:العمل|عمل)|משרות(?: פתוחות| פנויות)?|דרושים|tuyển dụng|vị trí (?:đang )?(?:tuyển|cần tuyển)|việc làm|cơ hội nghề nghiệp|lowongan(?: kerja| pekerjaan)?|posisi (?:yang )?(?:tersedia|terbuka)|otvoreni natječaji|natječaji(?: za posao)?|konkursi za posao|slobodn\\p{L}+ radn\\p{L}+ mjest\\p{L}+',
);
const unspacedOpenings =
  /ตำแหน่งงานว่าง|ตำแหน่งที่เปิดรับ|สมัครงาน|รับสมัคร(?:งาน|พนักงาน)|रिक्ति|नौकरियां|भर्ती|कार्यरत पद|募集(?:職種|中|要項)|求人|採用情報|職種一覧|职位|招聘|職缺|채용|모집/u;

/** How surely a text says that openings follow: 1 for "Open positions", 0.5 for "Careers". */
export const namesOpenings = remembering((text): number => {
  if (text.length > 120) return 0;
  const plain = text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/\(?\d+\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (openingPhrases.has(plain) || moreOpenings.test(plain) || unspacedOpenings.test(plain))
    return 1;
  return careersOnly.has(plain) ? 0.5 : 0;
});

const none =
  /(?:(?<!no )(?:we (?:are|’re) (?:currently )?not (?:hiring|recruiting)|not hiring at)|all (?:(?:of )?(?:our|the) )?(?:open )?(?:positions?|roles|vacancies|posts|jobs) (?:are|have been) (?:currently |now |already )?(?:filled|taken)|(?:alle (?:(?:unsere|offenen) )?(?:stellen|positionen) (?:sind )?(?:(?:derzeit|aktuell|momentan|bereits) )?(?:besetzt|vergeben))|tous (?:les|nos) postes sont (?:actuellement )?pourvus|todos? l?[oa]s (?:puestos|vacantes|plazas) están cubiert[oa]s|todas as vagas (?:estão|foram) preenchidas|tutte le posizioni (?:sono )?(?:al momento )?(?:coperte|occupate|chiuse)|alle vacatures zijn (?:momenteel )?(?:vervuld|ingevuld)|alla (?:våra )?tjänster är (?:för närvarande )?tillsatta|alle (?:våre |vores )?stillinger er (?:for tiden |i øjeblikket )?(?:besatt?e?)|všechn[ay] (?:volná )?(?:místa|pozice) jsou (?:aktuálně )?obsazen\p{L}*|wszystkie (?:stanowiska|etaty) są (?:obecnie )?obsadzone|(?:no(?! longer)|not any|zero|0) (?:\p{L}+ ){0,2}(?:open(?:ings)?|vacanc\p{L}*|positions?|jobs?|roles?|opportunities)(?: \p{L}+){0,3}(?: (?:at (?:the|this) (?:moment|time)|available|currently|right now|found|open))?|(?:currently|aktuell|derzeit|momentan|zurzeit|zur zeit)[^.]{0,40}(?:no open|no vacan|not hiring|not looking|keine (?:offenen |freien |passenden |vakanten )?(?:stellen|jobs|positionen|vakanzen|ausschreib))|keine (?:offenen |freien |aktuellen |vakanten )?(?:stellen\p{L}*|jobs|positionen|vakanzen)|aucune? (?:offre|poste|opportunité)|pas (?:de|d’) (?:poste|offre)|no hay (?:vacantes|ofertas|puestos|posiciones)|sin vacantes|(?:não há|sem|nenhuma) (?:vagas?|ofertas|oportunidades)|non ci sono (?:posizioni|offerte)|nessuna (?:posizione|offerta)|(?:geen|momenteel geen) (?:openstaande |open )?vacatures|brak (?:aktualnych |wolnych )?(?:ofert|stanowisk)|nie prowadzimy|inga lediga|ingen ledige|ei avoimia|žádn(?:é|á|ou) (?:volné |volná |otevřené |nabídk)|žiadne (?:voľné|otvorené)|nincs(?:enek)? (?:nyitott|betölt|elérhető)|nu (?:avem|există) (?:posturi|poziții)|現在(?:募集|の募集|、募集)[^。]{0,12}(?:ありません|おりません|いません|ございません)|暂无职位|没有职位|채용 ?공고가 ?없|açık pozisyon(?:umuz)? (?:yok|bulunma)|(?:nous )?ne recrut(?:ons|e) pas|no estamos contratando|non stiamo assumendo|nezaměstnáváme|нет открытых|(?:открытых )?вакансий (?:сейчас |пока |в настоящее время )?нет|вакансій (?:зараз |наразі )?немає|няма (?:свободни|отворени)|δεν υπάρχουν (?:διαθέσιμες |ανοι[χκ]τές |κενές )?θέσεις|trenutno nema(?:mo)? (?:otvorenih|slobodnih)|trenutno nimamo|laisvų (?:darbo vietų|pozicijų) nėra|vakanču (?:šobrīd )?nav|(?:vabu|avatud) töökohti (?:hetkel )?ei|لا (?:توجد|يوجد) (?:حالي[اً]+ )?(?:أي )?(?:وظائف|وظيفة|شواغر|فرص)|אין (?:כרגע )?משרות|ไม่มี(?:ตำแหน่ง|งาน)|không có (?:vị trí|việc làm)|chưa có vị trí|tidak ada lowongan|belum ada lowongan|कोई (?:रिक्ति|पद)|募集(?:中の|している)(?:求人|職種|ポジション)は(?:ございません|ありません)|目前(?:没有|暫無|暂无)|немає відкритих)/iu;

/** True for a sentence that denies openings: "We have no vacancies at the moment". */
export const saysNone = remembering(
  (text): boolean => text.length <= 400 && none.test(text.replaceAll("'", '’')),
);

const announcing =
  /(?<!\p{L})(?:(?:the |our )?following (?:open )?(?:positions?|roles?|jobs?|posts?|vacanc(?:y|ies)|openings?|opportunities)|folgende\p{L}* (?:\p{L}+ )?(?:stellen|positionen|jobs)|(?:postes|offres|emplois) suivant\p{L}*|siguientes (?:puestos|vacantes|ofertas|plazas)|seguintes (?:vagas|posições|ofertas)|seguenti (?:posizioni|figure|offerte|ruoli)|volgende (?:vacatures|functies|medewerkers)|följande (?:tjänster|jobb|roller)|følgende (?:stillinger|jobs?)|seuraavi\p{L}+ (?:tehtäv\p{L}+|työpaik\p{L}+)|następujące (?:stanowiska|oferty)|následující (?:pozice|místa)|následujúce (?:pozície|miesta)|következő (?:pozíció|állás|munkakör)\p{L}*|următoarele (?:posturi|poziții)|aşağıdaki pozisyon\p{L}*|aşağıdaki|следующие (?:вакансии|должности))(?!\p{L})/iu;

/** True for a sentence that says that openings follow: "We are looking for people in these roles". */
export const announces = remembering(
  (text): boolean =>
    text.length <= 240 &&
    !none.test(text) &&
    !talentPool.test(text) &&
    (announcing.test(text) || namesOpenings(text) === 1),
);

/** Questions, as FAQ pages have them for headings. */
export const isQuestion = (text: string): boolean => /[?？]\s*$/.test(text);
