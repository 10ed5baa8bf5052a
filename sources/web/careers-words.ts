type Phrases = {
  /** Pages about working at a company. */
  readonly careers: string;
  /** Its lists of openings. */
  readonly openings: string;
};

/**
 * How companies label the way to their openings, in the languages of Europe and some of Asia and Africa. Left out are words
 * that mean other things as often: French "offres" and Italian "offerte" are sales, Spanish
 * "carreras" are races, "trabajos" are works, Portuguese "vagas" alone are parking spaces.
 */
export const careersPhrases: Readonly<Record<string, Phrases>> = {
  en: {
    careers:
      'career|careers|work with us|work for us|work at|working at|join us|join our team|join the team|we are hiring|we’re hiring|life and careers|employment|recruitment',
    openings:
      'jobs|job|vacancies|open positions|open roles|open jobs|job openings|current openings|current vacancies|job opportunities|career opportunities|vacancy|job offers|see open positions|view open positions|view jobs|see all jobs|all jobs',
  },
  de: {
    careers:
      'karriere|arbeiten bei|arbeiten bei uns|komm ins team|werde teil des teams|mitarbeiten|beruf und karriere|ausbildung und karriere|bewerben',
    openings:
      'stellenangebote|stellenanzeigen|offene stellen|stellen|stellenmarkt|stellenausschreibungen|freie stellen|jobangebote|offene positionen|jobbörse|aktuelle stellenangebote|vakanzen',
  },
  fr: {
    careers:
      'carrière|carrières|recrutement|nous rejoindre|rejoignez-nous|rejoignez nous|travailler chez|on recrute|nous recrutons|travailler avec nous|espace carrière',
    openings:
      'offres d’emploi|nos offres d’emploi|emplois|emploi|postes à pourvoir|postes vacants|nos offres|postes ouverts|voir les offres',
  },
  es: {
    careers:
      'trabaja con nosotros|trabajar con nosotros|únete a nosotros|únete|únete al equipo|empleo|carrera profesional|talento|trabaja en',
    openings:
      'ofertas de empleo|ofertas de trabajo|empleos|vacantes|bolsa de trabajo|bolsa de empleo|puestos vacantes|posiciones abiertas',
  },
  it: {
    careers:
      'lavora con noi|lavorare con noi|carriere|carriera|lavorare in|lavora in|unisciti a noi|entra nel team',
    openings:
      'posizioni aperte|offerte di lavoro|opportunità di lavoro|annunci di lavoro|posizioni disponibili|opportunità di carriera',
  },
  nl: {
    careers: 'werken bij|werken bij ons|carrière|kom werken bij|werk bij ons|werken voor',
    openings: 'vacatures|vacature|openstaande vacatures|onze vacatures|bekijk vacatures',
  },
  pt: {
    careers:
      'carreiras|carreira|trabalhe conosco|trabalhe connosco|trabalha connosco|trabalhar connosco|recrutamento|junte-se a nós|junta-te a nós|faça parte da equipa|emprego',
    openings:
      'ofertas de emprego|vagas de emprego|vagas abertas|oportunidades de emprego|oportunidades de carreira|vagas em aberto',
  },
  pl: {
    careers: 'kariera|praca|pracuj z nami|dołącz do nas|dołącz do zespołu|praca u nas|rekrutacja',
    openings:
      'oferty pracy|aktualne oferty pracy|ogłoszenia o pracę|wolne stanowiska|oferty zatrudnienia',
  },
  sv: {
    careers:
      'karriär|jobba hos oss|jobba på|arbeta hos oss|jobba med oss|karriär och jobb|bli en av oss',
    openings: 'lediga jobb|lediga tjänster|jobb|lediga platser|våra lediga jobb',
  },
  da: {
    careers: 'karriere|job hos os|arbejd hos os|bliv en del af holdet|bliv en af os',
    openings: 'ledige stillinger|ledige job|jobopslag|stillingsopslag|ledige jobs|job og karriere',
  },
  no: {
    careers: 'karriere|jobb hos oss|jobbe hos oss|jobb i|bli en av oss',
    openings: 'ledige stillinger|ledige jobber|stillinger|stillingsannonser|ledig stilling',
  },
  fi: {
    careers:
      'töihin meille|meille töihin|ura meillä|uramahdollisuudet|rekrytointi|työskentele meillä|tule meille töihin',
    openings: 'avoimet työpaikat|työpaikat|avoimet tehtävät|avoimet paikat|työpaikka',
  },
  cs: {
    careers: 'kariéra|práce u nás|pracujte u nás|přidejte se k nám|přidej se k nám|pracuj u nás',
    openings:
      'volná místa|volné pozice|pracovní nabídky|nabídka práce|otevřené pozice|pracovní pozice|volná pracovní místa',
  },
  sk: {
    careers: 'kariéra|práca u nás|pracujte u nás|pridajte sa k nám|pridaj sa k nám',
    openings:
      'voľné miesta|voľné pozície|pracovné ponuky|ponuka práce|otvorené pozície|voľné pracovné miesta|pracovné pozície',
  },
  hu: {
    careers:
      'karrier|csatlakozz hozzánk|csatlakozzon hozzánk|dolgozz nálunk|dolgozzon nálunk|karrier nálunk',
    openings:
      'állások|állásajánlatok|nyitott pozíciók|állásajánlataink|betölthető pozíciók|nyitott állások|álláslehetőségek',
  },
  ro: {
    careers:
      'carieră|cariere|alătură-te echipei|alătură-te nouă|lucrează cu noi|vino în echipă|angajări',
    openings:
      'locuri de muncă|joburi|posturi vacante|posturi disponibile|poziții deschise|oportunități de carieră',
  },
  bg: {
    careers: 'кариера|кариери|работа при нас|работете при нас|присъединете се|стани част от екипа',
    openings:
      'свободни позиции|обяви за работа|отворени позиции|свободни работни места|работни места',
  },
  hr: {
    careers:
      'karijera|karijere|posao kod nas|pridruži nam se|pridružite nam se|zaposlenje|radi s nama',
    openings:
      'otvorene pozicije|slobodna radna mjesta|natječaji za posao|otvorena radna mjesta|oglasi za posao',
  },
  sl: {
    careers: 'kariera|zaposlitev|zaposlitve|pridruži se nam|pridružite se nam|delo pri nas',
    openings: 'prosta delovna mesta|prosta mesta|odprta delovna mesta|zaposlitvene priložnosti',
  },
  lt: {
    careers:
      'karjera|dirbk su mumis|darbas pas mus|prisijunk|prisijunk prie mūsų|prisijunkite prie mūsų',
    openings:
      'darbo skelbimai|laisvos darbo vietos|darbo pasiūlymai|laisvos pozicijos|atviros pozicijos',
  },
  lv: {
    careers:
      'karjera|darbs pie mums|strādā pie mums|pievienojies|pievienojies mums|pievienojies komandai',
    openings: 'vakances|aktuālās vakances|brīvās vakances|darba piedāvājumi|vakances un karjera',
  },
  et: {
    careers: 'karjäär|tööle meile|tule meile tööle|liitu meiega|töö meil|tule tööle',
    openings: 'tööpakkumised|vabad töökohad|töökohad|vabad ametikohad|avatud positsioonid',
  },
  el: {
    careers: 'καριέρα|σταδιοδρομία|εργαστείτε μαζί μας|εργασία|γίνε μέλος της ομάδας|καριέρες',
    openings:
      'θέσεις εργασίας|ευκαιρίες καριέρας|ανοιχτές θέσεις|διαθέσιμες θέσεις|ανοικτές θέσεις εργασίας',
  },
  tr: {
    careers: 'kariyer|bize katılın|bize katıl|bizimle çalışın|ekibimize katılın|insan kaynakları',
    openings:
      'açık pozisyonlar|iş ilanları|iş fırsatları|kariyer fırsatları|açık iş pozisyonları|iş olanakları',
  },
  uk: {
    careers:
      'кар’єра|робота у нас|робота в|приєднуйся|приєднуйтесь до нас|приєднуйся до команди|робота',
    openings: 'вакансії|відкриті вакансії|актуальні вакансії|наші вакансії|вільні вакансії',
  },
  ru: {
    careers: 'карьера|карьера у нас|работа у нас|работа в компании|присоединяйтесь к нам|работа',
    openings: 'вакансии|открытые вакансии|наши вакансии|актуальные вакансии|все вакансии',
  },
  ar: {
    careers: 'التوظيف|انضم إلينا|انضم إلى فريقنا|اعمل معنا|العمل معنا|المسار المهني',
    openings: 'الوظائف|وظائف|الوظائف الشاغرة|الوظائف المتاحة|وظائف شاغرة|فرص العمل|فرص وظيفية',
  },
  he: {
    careers: 'קריירה|הצטרפו אלינו|בואו לעבוד איתנו|עבודה אצלנו|לעבוד איתנו',
    openings: 'משרות|משרות פתוחות|משרות פנויות|דרושים|המשרות שלנו',
  },
  th: {
    careers: 'ร่วมงานกับเรา|ร่วมงานกับบริษัท|อาชีพ|ทำงานกับเรา',
    openings: 'ตำแหน่งงานว่าง|สมัครงาน|ตำแหน่งงาน|รับสมัครงาน|ตำแหน่งที่เปิดรับ',
  },
  vi: {
    careers:
      'nghề nghiệp|gia nhập với chúng tôi|làm việc cùng chúng tôi|sự nghiệp|cơ hội nghề nghiệp',
    openings: 'tuyển dụng|việc làm|vị trí tuyển dụng|vị trí đang tuyển|tin tuyển dụng',
  },
  id: {
    careers: 'karir|karier|bergabung dengan kami|bergabunglah dengan kami|kerja bersama kami',
    openings: 'lowongan|lowongan kerja|lowongan pekerjaan|posisi tersedia|peluang karir',
  },
  hi: {
    careers: 'करियर|कैरियर|हमसे जुड़ें|हमारे साथ काम करें',
    openings: 'रिक्तियाँ|रिक्तियां|वर्तमान रिक्तियां|नौकरियां|भर्ती',
  },
  ga: {
    careers: 'gairmeacha|gairmeacha linn|oibrigh linn|fostaíocht|obair linn',
    openings: 'folúntais|folúntais reatha|poist folúntacha|deiseanna fostaíochta|poist',
  },
};

/** Words before a label and after it that leave its meaning: "Our jobs", "Karriere bei Acme". */
export const belonging = {
  before:
    /^(?:our|unsere|nos|notre|nuestr[ao]s?|le nostre|i nostri|onze|ons|våra|vores|våre|nasze|naše|a mi|наші|нашите|bizim|see|view|find|alle|all|toutes les|zu den|zur)\s+/u,
  after:
    /^(?:at|with|in|for|bei|beim|im|am|zu|zum|chez|à|au|aux|avec|en|con|con el|com|na|no|em|bij|op|hos|på|i|w|we|v|ve|u|při|pri|kod|presso|la|en el|при|в|у|на|στη|στην|στο|σε|pie|pas|ag|le|the|its)\s+\S/u,
  between:
    /\s*[&|/,·•+]\s*|\s+[-–—]\s+|\s+(?:and|und|et|y|e|og|och|en|i|és|și|si|ir|un|ja|και|та|і|и|ve|in|agus)\s+/u,
};
