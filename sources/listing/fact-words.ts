import { remembering } from '#core/remember.ts';

/** What a page states of an opening beside its title. `other` stands for facts that are not kept. */
export type FactName =
  | 'place'
  | 'department'
  | 'type'
  | 'workplace'
  | 'pay'
  | 'date'
  | 'deadline'
  | 'other';

/** Labels before a fact, or over a column of them, in the languages of careers pages. */
const labels: Readonly<Record<FactName | 'title', string>> = {
  title:
    'title|job title|job|position|role|opening|vacancy|stelle|stellenbezeichnung|stellentitel|jobtitel|berufsbezeichnung|tätigkeit|bezeichnung|poste|intitulé|intitulé du poste|offre|métier|puesto|cargo|vacante|título|oferta|posizione|ruolo|titolo|mansione|vaga|função|functie|vacature|functietitel|stanowisko|nazwa stanowiska|tjänst|titel|roll|befattning|yrkestitel|stilling|jobtitel|tehtävä|työpaikka|pozice|název pozice|název|pracovní pozice|pozícia|pozíció|munkakör|poziție|職種名|募集職種|ポジション|职位|職位|职位名称|직무|포지션|pozisyon|вакансия|должность|посада|позиция|θέση|amet|ametikoht|vakance|pareigos|delovno mesto|radno mjesto|תפקיד|משרה|المسمى الوظيفي|الوظيفة|ตำแหน่ง|ตำแหน่งงาน|vị trí|vị trí tuyển dụng|posisi|पद|पद का नाम',
  place:
    'location|locations|place|city|office|offices|site|where|based in|work location|job location|office location|region|country|state|address|standort|standorte|ort|arbeitsort|einsatzort|dienstort|arbeitsorte|stadt|land|lieu|lieux|ville|localisation|lieu de travail|pays|région|ubicación|lugar|ciudad|localidad|localización|lugar de trabajo|provincia|país|local|localização|cidade|local de trabalho|localidade|sede|luogo|città|località|sede di lavoro|luogo di lavoro|paese|locatie|plaats|standplaats|vestiging|werklocatie|regio|lokalizacja|miejsce|miejsce pracy|miasto|lokalizacja pracy|ort|plats|placering|stad|kontor|placeringsort|arbetsort|stationeringsort|sted|arbejdssted|arbeidssted|by|lokation|beliggenhed|sijainti|paikkakunta|toimipaikka|työskentelypaikka|kaupunki|místo|místo výkonu práce|místo práce|lokalita|pracoviště|město|miesto|miesto práce|miesto výkonu práce|mesto|helyszín|munkavégzés helye|munkahely|telephely|locație|locația|oraș|localitate|勤務地|勤務場所|所在地|勤務先|地点|工作地点|城市|地點|工作地點|근무지|위치|지역|konum|yer|şehir|lokasyon|çalışma yeri|локация|город|место работы|місто|місце роботи|град|място|τοποθεσία|asukoht|linn|vieta|atrašanās vieta|miestas|lokacija|kraj|grad|mjesto rada|מיקום|עיר|מיקום המשרה|الموقع|المدينة|مكان العمل|สถานที่ทำงาน|สถานที่|địa điểm|địa điểm làm việc|nơi làm việc|lokasi|penempatan|स्थान|कार्यस्थल|mjesto',
  department:
    'department|departments|team|function|job function|category|categories|area|discipline|division|business unit|business area|job family|job category|field|sector|abteilung|bereich|fachbereich|tätigkeitsfeld|tätigkeitsbereich|funktionsbereich|berufsfeld|geschäftsbereich|fachgebiet|arbeitsbereich|kategorie|funktion|département|service|équipe|domaine|fonction|pôle|direction|catégorie|secteur|filière|departamento|área|equipo|categoría|función|disciplina|equipa|equipe|setor|categoria|dipartimento|reparto|funzione|area|area aziendale|settore|afdeling|vakgebied|functiegebied|categorie|dział|zespół|kategoria|obszar|departament|avdelning|yrkesområde|verksamhetsområde|område|kategori|avdeling|fagområde|osasto|tiimi|ala|yksikkö|oddělení|obor|tým|úsek|odbor|oddelenie|tím|kategória|osztály|részleg|terület|csapat|departamentul|echipă|部署|部門|職種|カテゴリー|所属|チーム|部门|团队|職能|부서|팀|직군|departman|bölüm|birim|ekip|отдел|команда|направление|відділ|отдел|τμήμα|osakond|nodaļa|skyrius|oddelek|odjel|מחלקה|תחום|القسم|الإدارة|แผนก|ฝ่าย|phòng ban|bộ phận|departemen|विभाग',
  type: 'type|employment type|job type|contract|contract type|type of contract|employment|schedule|hours|working hours|work hours|time type|commitment|workload|work type|position type|anstellungsart|beschäftigungsart|vertragsart|arbeitszeit|arbeitszeiten|art der anstellung|beschäftigung|umfang|arbeitszeitmodell|anstellung|vertrag|pensum|arbeitspensum|stellenart|contrat|type de contrat|temps de travail|type d’emploi|durée|tipo de contrato|contrato|jornada|tipo de jornada|tipo|tipo de empleo|regime|horário|vínculo|tipo di contratto|contratto|orario|tipologia|orario di lavoro|tipologia contrattuale|dienstverband|contractvorm|contract|uren|aantal uren|uren per week|soort dienstverband|rodzaj umowy|wymiar pracy|umowa|etat|wymiar etatu|forma zatrudnienia|anställningsform|omfattning|anställning|anställningstyp|tjänstgöringsgrad|ansættelsesform|ansættelsestype|stillingstype|arbejdstid|ansettelsesform|stillingsprosent|omfang|heltid/deltid|työsuhde|työaika|työsuhteen muoto|úvazek|typ úvazku|druh úvazku|pracovní poměr|typ smlouvy|pracovný pomer|typ úväzku|úväzok|druh pracovného pomeru|foglalkoztatás|foglalkoztatás típusa|munkaidő|tip contract|tip de contract|雇用形態|契約形態|雇用区分|雇用类型|工作性质|職位類型|고용형태|고용 형태|근무형태|çalışma şekli|çalışma tipi|тип занятости|занятость|график|зайнятість|тип на заетост|τύπος απασχόλησης|koormus|slodze|darbo krūvis|vrsta zaposlitve|היקף משרה|היקף|نوع الدوام|نوع الوظيفة|نوع العقد|ประเภทงาน|hình thức|hình thức làm việc|loại hình|tipe pekerjaan|नौकरी का प्रकार',
  workplace:
    'workplace|workplace type|work model|remote|remote work|work mode|working model|work arrangement|arbeitsmodell|arbeitsweise|homeoffice|home office|mobiles arbeiten|télétravail|mode de travail|modalidad|modalidad de trabajo|teletrabajo|modalidade|regime de trabalho|modalità|modalità di lavoro|smart working|thuiswerken|werkvorm|tryb pracy|praca zdalna|arbetsform|distansarbete|distans|arbejdsform|arbeidsform|etätyö|způsob práce|home-office|spôsob práce|munkavégzés|mod de lucru|リモート|リモートワーク|勤務形態|工作方式|근무 방식|çalışma modeli|формат работы|формат роботи',
  pay: 'salary|pay|compensation|salary range|pay range|wage|remuneration|rate|gehalt|vergütung|verdienst|entgelt|gehaltsspanne|jahresgehalt|lohn|salaire|rémunération|salario|remuneración|retribución|sueldo|banda salarial|salário|remuneração|vencimento|retribuzione|stipendio|ral|compenso|salaris|loon|salarisindicatie|salarisschaal|beloning|wynagrodzenie|stawka|widełki|pensja|lön|lønn|løn|palkka|plat|mzda|plat od|odmena|fizetés|bér|salariu|salariul|給与|年収|月給|時給|想定年収|薪资|薪資|薪酬|급여|연봉|maaş|ücret|зарплата|заработная плата|оклад|заплата|αμοιβή|palk|alga|atlyginimas|plača|plaća',
  date: 'posted|date|date posted|posted on|posted at|published|published on|publication date|listed|updated|veröffentlicht|veröffentlicht am|online seit|datum|ausgeschrieben seit|veröffentlichungsdatum|eingestellt am|publié|publiée|publié le|publiée le|date de publication|mise en ligne|publicado|publicada|fecha|fecha de publicación|publicado el|data|data de publicação|publicado em|pubblicato|pubblicata|pubblicato il|data di pubblicazione|geplaatst|gepubliceerd|geplaatst op|plaatsingsdatum|opublikowano|data publikacji|data dodania|dodano|publicerad|publicerat|publiceringsdatum|offentliggjort|oprettet|publisert|lagt ut|julkaistu|zveřejněno|datum zveřejnění|přidáno|zverejnené|dátum|közzétéve|dátum|publicat|data publicării|掲載日|公開日|更新日|发布日期|發布日期|등록일|게시일|yayın tarihi|yayınlanma|опубликовано|дата|дата публикации|опубліковано',
  deadline:
    'deadline|closing date|closes|closes on|apply by|application deadline|last date|expires|valid until|closing|bewerbungsfrist|bewerbungsschluss|bewerben bis|frist|gültig bis|date limite|date limite de candidature|clôture|fecha límite|plazo|fecha de cierre|prazo|candidaturas até|data limite|scadenza|termine|candidature entro|sluitingsdatum|reageren voor|solliciteren tot|termin składania|termin aplikacji|aplikuj do|ważne do|sista ansökningsdag|ansökningsfrist|sök senast|ansök senast|ansøgningsfrist|frist|søknadsfrist|hakuaika päättyy|hakuaika|viimeinen hakupäivä|uzávěrka|uzávěrka přihlášek|přihlášky do|termín|határidő|jelentkezési határidő|termen limită|応募締切|締切|截止日期|마감일|son başvuru|son başvuru tarihi|срок|крайний срок|hạn nộp hồ sơ|hạn nộp|מועד אחרון|آخر موعد|آخر موعد للتقديم|วันปิดรับสมัคร|batas waktu|अंतिम तिथि|rok|rok prijave|rok za prijavu',
  other:
    'reference|reference number|ref|ref no|job id|req id|requisition|id|start|start date|starting|starting date|duration|level|experience|seniority|education|language|languages|openings|positions|vacancies|number of openings|company|employer|contact|industry|travel|reports to|kennziffer|referenznummer|referenz|stellen-id|eintritt|eintrittsdatum|beginn|ab|start ab|dauer|karrierestufe|berufserfahrung|erfahrung|unternehmen|firma|ansprechpartner|branche|gesellschaft|sprache|référence|réf|date de début|prise de poste|début|expérience|niveau|entreprise|société|langue|contact|referencia|inicio|experiencia|nivel|empresa|vacantes|idioma|contacto|referência|início|experiência|nível|riferimento|inizio|esperienza|livello|azienda|referentie|vacaturenummer|startdatum|niveau|ervaring|bedrijf|opleidingsniveau|opleiding|werkervaring|numer referencyjny|doświadczenie|poziom|firma|start|referens|referensnummer|tillträde|erfarenhet|antal|företag|reference|tiltrædelse|virksomhed|oppstart|antall|bedrift|viite|kokemus|alkaa|yritys|nástup|číslo|praxe|společnost|firma|spoločnosť|referenciaszám|kezdés|cég|nivel|companie|応募資格|経験|会社名|レベル|公司|经验|회사|경력|deneyim|seviye|şirket|компания|опыт',
};

const byLabel: ReadonlyMap<string, FactName | 'title'> = new Map(
  (Object.keys(labels) as (FactName | 'title')[])
    .toReversed()
    .flatMap((name) => labels[name].split('|').map((label) => [label.trim(), name] as const)),
);

/** The fact that a label names: "Location:", "Arbeitsort". Null for any other text. */
export const factOfLabel = remembering((text): FactName | 'title' | null => {
  const plain = text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/[\s:：*•·|▼▲↓↑()]+$|^[\s•·*|]+/gu, '')
    .replace(/\s+/g, ' ');
  return byLabel.get(plain) ?? byLabel.get(plain.replace(/\(s\)$|\/\S+$/, '')) ?? null;
});

/** Words in the names of classes, data attributes and signs. */
const names: Readonly<Record<FactName | 'title', string>> = {
  title:
    'title titel titre titulo titolo headline heading jobtitle positiontitle jobname rolename positionname name',
  place:
    'location locations locality loc place places city cities office offices standort standorte ort arbeitsort einsatzort lieu ville ubicacion localizacion localidad ciudad locatie plaats lokalizacja miejsce miasto plats placering sted sijainti misto lokalita region country address joblocation marker pin mappin geo placemark',
  department:
    'department departments dept departement abteilung bereich fachbereich team teams category categories kategorie function division area discipline unit afdeling vakgebied avdelning avdeling dzial zespol departamento equipo dipartimento reparto osasto oddeleni',
  type: 'type employment employmenttype jobtype contract contracttype contrat contrato contratto vertrag anstellungsart beschaeftigungsart arbeitszeit schedule hours commitment worktype jobtype dienstverband uren umowa etat omfattning uvazek worktime timetype briefcase workload',
  workplace: 'workplace workplacetype remote workmodel homeoffice arrangement workmode wifi hybrid',
  pay: 'salary pay compensation wage gehalt verguetung salaire salario salaris lon plat wynagrodzenie remuneration payments money euro dollar',
  date: 'date posted published datum publication postdate dateposted time ago pubdate veroeffentlicht postedon',
  deadline: 'deadline closing expiry expires closingdate validthrough frist',
  other:
    'company employer firma tag tags badge ref reference reqid jobid id logo excerpt summary teaser description desc snippet intro share apply button btn cta more readmore count level experience skills skill benefits author',
};

const byName: ReadonlyMap<string, FactName | 'title'> = new Map(
  (Object.keys(names) as (FactName | 'title')[])
    .toReversed()
    .flatMap((name) => names[name].split(' ').map((word) => [word, name] as const)),
);

/** The fact that the words of a class name; the last word counts most: `job-location`. */
export function factOfNames(words: readonly string[]): FactName | 'title' | null {
  for (let n = words.length - 1; n >= 0; n -= 1) {
    const word = words[n] ?? '';
    const joined = byName.get(`${words[n - 1] ?? ''}${word}`);
    const found = joined ?? byName.get(word);
    if (found !== undefined) return found;
  }
  return null;
}

/** Names of departments, as they stand over groups of openings. */
const departments =
  'engineering|software engineering|software|product|product management|product & design|design|ux|ux & design|research|r&d|research & development|data|data science|data & analytics|analytics|machine learning|ai|it|tech|technology|information technology|infrastructure|security|devops|platform|quality|qa|sales|business development|marketing|growth|brand|content|communications|pr|public relations|finance|accounting|finance & accounting|legal|legal & compliance|compliance|hr|human resources|people|people & culture|people operations|talent|talent acquisition|recruiting|operations|business operations|supply chain|logistics|warehouse|procurement|purchasing|production|manufacturing|customer success|customer support|customer service|customer experience|customer care|support|retail|stores|store|administration|admin|corporate|general|general & administrative|g&a|management|leadership|executive|strategy|consulting|professional services|services|medical|clinical|nursing|education|hospitality|kitchen|facilities|maintenance|creative|editorial|science|delivery|back office|front office|internships|students|graduates|early careers|' +
  'technik|entwicklung|softwareentwicklung|vertrieb|verkauf|einkauf|finanzen|buchhaltung|finanzen & controlling|controlling|personal|personalwesen|recht|verwaltung|kundenservice|kundendienst|kundenbetreuung|logistik|lager|produktion|fertigung|qualität|forschung|forschung & entwicklung|forschung und entwicklung|beratung|geschäftsführung|kommunikation|gastronomie|küche|pflege|handwerk|büro|ausbildung|studenten|schüler|berufseinsteiger|berufserfahrene|produktmanagement|projektmanagement|instandhaltung|montage|filiale|zustellung|' +
  'ingénierie|informatique|ventes|commerce|commercial|achats|comptabilité|ressources humaines|rh|juridique|production|logistique|recherche|recherche et développement|communication|direction|service client|support client|administratif|produit|qualité|' +
  'ingeniería|tecnología|informática|ventas|compras|finanzas|contabilidad|recursos humanos|rrhh|producción|logística|operaciones|atención al cliente|administración|calidad|diseño|producto|comercial|investigación|' +
  'engenharia|tecnologia|vendas|finanças|produção|operações|produto|financeiro|atendimento|administrativo|qualidade|' +
  'ingegneria|tecnologia|vendite|acquisti|amministrazione|amministrazione e finanza|finanza|risorse umane|produzione|logistica|operazioni|assistenza clienti|qualità|prodotto|' +
  'techniek|verkoop|inkoop|financiën|productie|logistiek|klantenservice|personeelszaken|administratie|onderzoek|magazijn|winkel|' +
  'inżynieria|sprzedaż|marketing|finanse|księgowość|produkcja|logistyka|obsługa klienta|kadry|administracja|zakupy|jakość|badania i rozwój|magazyn|' +
  'teknik|försäljning|ekonomi|inköp|produktion|logistik|lager|kundtjänst|utveckling|administration|hållbarhet|salg|økonomi|produksjon|kundeservice|udvikling|utvikling|indkøb|innkjøp|drift|' +
  'myynti|talous|tuotanto|logistiikka|asiakaspalvelu|kehitys|hallinto|tuotekehitys|' +
  'vývoj|obchod|prodej|finance|účetnictví|výroba|logistika|zákaznická podpora|zákaznický servis|nákup|kvalita|administrativa|sklad|predaj|výskum|' +
  'fejlesztés|értékesítés|pénzügy|termelés|logisztika|ügyfélszolgálat|vânzări|producție|financiar|' +
  'エンジニアリング|開発|営業|マーケティング|人事|経理|総務|管理|法務|デザイン|企画|カスタマーサポート|製造|研究開発|コーポレート|技术|研发|销售|市场|财务|人力资源|运营|产品|设计|개발|영업|마케팅|디자인|인사|재무|운영|' +
  'mühendislik|yazılım|satış|pazarlama|finans|insan kaynakları|üretim|lojistik|müşteri hizmetleri|operasyon|продажи|разработка|маркетинг|финансы|производство|логистика|поддержка|администрация';

const departmentNames = new Set(departments.split('|'));

/** True for a text that is the name of a usual department, alone or with "team" beside it. */
export const isDepartment = remembering((text): boolean => {
  const plain = text
    .toLowerCase()
    .replace(/\s*[([]\s*\d+\s*[)\]]\s*$|^\d+\s+/g, '')
    .replace(/\b(?:team|department|abteilung|dept\.?|jobs|equipe|équipe|afdeling)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (departmentNames.has(plain)) return true;
  const parts = plain.split(/\s*(?:[&/,+]| and | und | et | y | e | en | och | i | og | a )\s*/u);
  return parts.length > 1 && parts.length < 4 && parts.every((part) => departmentNames.has(part));
});
