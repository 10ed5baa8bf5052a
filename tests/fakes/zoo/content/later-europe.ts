import type { Trade } from './trade.ts';

export const italianCeramics: Trade = {
  types: ['Tempo indeterminato', 'Tempo determinato', 'Part-time', 'Tirocinio', 'Apprendistato'],
  pays: ['RAL 26.000 – 30.000 €', 'RAL 38.000 €'],
  places: ['Faenza', 'Sassuolo', 'Deruta', 'Torino', 'Da remoto'],
  prose: {
    headings: ['Attività', 'Requisiti', 'Cosa offriamo'],
    intros: [
      'Nel ruolo di {title} a {place} seguirai ogni pezzo dall’argilla alla spedizione.',
      'Per il reparto {team} di {place} cerchiamo una persona da inserire come {title}.',
      '{place} è la nostra sede più antica: qui lavorerai come {title} accanto ai maestri.',
    ],
    duties: [
      'Organizzare il lavoro della settimana con il capo reparto.',
      'Controllare la qualità dei lotti e compilare le schede.',
      'Tenere i rapporti con clienti e fornitori.',
      'Curare la sicurezza e l’ordine della postazione.',
    ],
    profile: [
      'Diploma o laurea attinente',
      'Esperienza di almeno un anno nella mansione',
      'Buona conoscenza dell’inglese',
      'Patente B e mezzo proprio',
    ],
    offers: [
      'Mensa interna, premio di risultato e assistenza sanitaria.',
      'Orario flessibile e un pomeriggio libero a settimana.',
    ],
  },
  departments: {
    Produzione: [
      'Tornitore ceramista',
      'Fuochista',
      'Decoratrice a mano',
      'Operatore di pressa',
      'Addetto al controllo qualità',
    ],
    Commerciale: ['Agente di vendita Triveneto', 'Export manager', 'Addetta allo showroom'],
    Amministrazione: ['Impiegato contabile', 'Responsabile risorse umane', 'Centralinista'],
    Progettazione: ['Designer di prodotto', 'Modellista CAD', 'Grafico editoriale'],
  },
};

export const danishFerries: Trade = {
  types: ['Fuldtid', 'Deltid', 'Elev', 'Vikar', 'Sæsonansat'],
  pays: [],
  places: ['Svendborg', 'Frederikshavn', 'Rønne', 'Ærøskøbing'],
  prose: {
    headings: ['Dine opgaver', 'Din profil', 'Vi tilbyder'],
    intros: [
      'Som {title} i {place} får du øerne til at hænge sammen, også når det blæser.',
      'Afdelingen {team} i {place} mangler en kollega: {title}.',
      'Vil du være {title} med havneudsigt i {place}? Så læs videre her.',
    ],
    duties: [
      'Planlægge vagter sammen med holdet.',
      'Hjælpe passagerer om bord og i land.',
      'Føre logbog og indberette hændelser.',
      'Deltage i øvelser hver måned.',
    ],
    profile: [
      'Relevant uddannelse eller tilsvarende erfaring',
      'Du bevarer roen i travle timer',
      'Gyldigt sundhedsbevis for søfarende er en fordel',
      'Du taler og skriver dansk',
    ],
    offers: [
      'Overenskomst, pension og gratis overfart for hele familien.',
      'Fast turnus, uniform og en kantine med frisk fisk.',
    ],
  },
  departments: {
    'Om bord': ['Skibsfører', 'Maskinmester', 'Matros', 'Kok til natfærgen', 'Kioskmedarbejder'],
    'På land': ['Havneassistent', 'Billetsælger', 'Trafikplanlægger', 'Rengøringsleder'],
    Kontor: ['Bogholder', 'HR-konsulent', 'Webredaktør', 'Indkøber', 'Studentermedhjælper i salg'],
  },
};

export const turkishTextile: Trade = {
  types: ['Tam zamanlı', 'Yarı zamanlı', 'Dönemsel', 'Stajyer'],
  pays: [],
  places: ['Denizli', 'Bursa', 'İzmir', 'Gaziantep', 'Uzaktan'],
  prose: {
    headings: ['İş tanımı', 'Aranan nitelikler', 'Sunduklarımız'],
    intros: [
      '{place} tesisimizde {title} olarak ipliğin kumaşa dönüştüğü her adımda yer alacaksınız.',
      '{place} ofisindeki {team} ekibimize katılacak {title} arıyoruz.',
      '{team} bölümümüz büyüyor; {place} için yeni {title} arkadaşımızı bekliyoruz.',
    ],
    duties: [
      'Haftalık planı ekip lideriyle birlikte hazırlamak.',
      'Kalite kayıtlarını düzenli tutmak ve raporlamak.',
      'Müşteri ve tedarikçilerle iletişimi yürütmek.',
      'İş güvenliği kurallarına uymak ve uyulmasını sağlamak.',
    ],
    profile: [
      'Meslek lisesi veya üniversite mezunu',
      'Benzer bir görevde en az iki yıl deneyim',
      'Vardiyalı çalışmaya uygun',
      'B sınıfı ehliyet sahibi',
    ],
    offers: [
      'Servis, yemek ve özel sağlık sigortası.',
      'Yılda iki ikramiye ve mesleki eğitim desteği.',
    ],
  },
  departments: {
    Üretim: ['Dokuma Operatörü', 'Boyahane Ustası', 'Vardiya Amiri', 'Kalite Kontrol Elemanı'],
    Tasarım: ['Kumaş Tasarımcısı', 'Modelist', 'Numune Dikim Sorumlusu'],
    Satış: ['İhracat Uzmanı', 'Mağaza Müdürü', 'Müşteri Temsilcisi (Almanca)'],
    'Genel Müdürlük': [
      'Muhasebe Uzmanı',
      'İnsan Kaynakları Uzmanı',
      'Yazılım Geliştirici',
      'Şoför',
    ],
  },
};

export const germanTown: Trade = {
  types: ['unbefristet', 'befristet bis 31.12.2027', 'Minijob', 'Teilzeit (19,5 Std.)'],
  pays: ['EG 6 TVöD', 'EG 9b TVöD', 'S 8a TVöD', 'EG 11 TVöD'],
  places: ['Rathaus', 'Bauhof', 'Kita Sonnenblume', 'Klärwerk Süd', 'Stadtbücherei'],
  prose: {
    headings: ['Das erwartet Sie', 'Das bringen Sie mit', 'Das bekommen Sie'],
    intros: [
      'Die Stadt sucht für die Einrichtung {place} eine Person als {title}.',
      'Am Arbeitsort {place} ist die Stelle {title} neu zu besetzen.',
      '{title}: Diese Stelle im Bereich {team} ist dem Arbeitsort {place} zugeordnet.',
    ],
    duties: [
      'Bürgeranliegen freundlich und zügig bearbeiten.',
      'Den Haushaltsansatz des Bereichs überwachen.',
      'An Sitzungen des Stadtrats teilnehmen.',
      'Die Rufbereitschaft im Wechsel übernehmen.',
    ],
    profile: [
      'Einschlägige Ausbildung oder Studium',
      'Sicherer Umgang mit der üblichen Software',
      'Freude am Umgang mit Menschen',
      'Führerschein der Klasse B, gern auch C1E',
    ],
    offers: [
      'Jahressonderzahlung, Leistungsprämie und Zusatzversorgung.',
      'Fahrradleasing und Gleitzeit ohne Kernzeit.',
    ],
  },
  departments: {
    'Bildung und Betreuung': [
      'Erzieherin / Erzieher (m/w/d)',
      'Leitung Kindertagesstätte (m/w/d)',
      'Schulsozialarbeit (m/w/d)',
    ],
    Technik: [
      'Gärtner im Bauhof (m/w/d)',
      'Fachkraft für Abwassertechnik (m/w/d)',
      'Elektroniker (m/w/d)',
      'Straßenwärterin (m/w/d)',
    ],
    Verwaltung: [
      'Standesbeamtin (m/w/d)',
      'Sachbearbeitung Wohngeld (m/w/d)',
      'Vergabestelle, Sachbearbeitung (m/w/d)',
      'Bibliothekar (m/w/d)',
      'Bauingenieur Tiefbau (m/w/d)',
    ],
  },
};

export const brazilianCoffee: Trade = {
  types: ['CLT', 'PJ', 'Estágio', 'Temporário', 'Jovem Aprendiz'],
  pays: ['R$ 2.900,00', 'R$ 6.400,00', 'A combinar'],
  places: ['Varginha (MG)', 'São Paulo (SP)', 'Santos (SP)', 'Vitória (ES)', 'Home office'],
  prose: {
    headings: ['Responsabilidades', 'Requisitos', 'Benefícios'],
    intros: [
      'Como {title} em {place}, você cuida do café desde o talhão até a xícara.',
      'O time de {team} em {place} está crescendo e procura {title}.',
      'Buscamos {title} para atuar em {place}, com autonomia e boa conversa.',
    ],
    duties: [
      'Organizar a rotina da semana com a liderança.',
      'Registrar lotes e acompanhar indicadores.',
      'Atender clientes internos e externos.',
      'Apoiar auditorias de certificação.',
    ],
    profile: [
      'Ensino médio completo ou superior na área',
      'Vivência anterior na função',
      'Pacote Office ou equivalente',
      'Inglês será um diferencial',
    ],
    offers: [
      'Vale-refeição, plano de saúde e café à vontade.',
      'Participação nos resultados e folga no aniversário.',
    ],
  },
  departments: {
    Fazendas: ['Agrônomo', 'Operador de colheitadeira', 'Técnico de irrigação'],
    Torrefação: ['Mestre de torra', 'Auxiliar de produção', 'Classificadora de café'],
    Comercial: ['Vendedor externo', 'Analista de exportação', 'Promotora de degustação'],
    Tecnologia: ['Pessoa Desenvolvedora Back-end', 'Analista de BI', 'Suporte N1'],
    Gente: ['Analista de departamento pessoal', 'Business partner', 'Recepcionista bilíngue'],
  },
};

export const chineseTea: Trade = {
  types: ['全职', '兼职', '实习', '校园招聘', '社会招聘'],
  pays: ['8k-12k·13薪', '15k-22k', '180元/天'],
  places: ['杭州', '福州', '成都', '深圳', '昆明'],
  prose: {
    headings: ['岗位职责', '任职要求', '福利待遇'],
    intros: [
      '作为{place}的{title},你将参与一杯茶从茶园到门店的全过程。',
      '{team}团队正在{place}招聘{title},欢迎热爱茶文化的你加入。',
      '{title}(工作地点:{place})直接向部门负责人汇报,入职即可参与新品项目。',
    ],
    duties: [
      '制定每周工作计划并跟进执行情况。',
      '整理数据,按月输出分析报告。',
      '与供应商及门店保持良好沟通。',
      '参与新员工培训与流程优化。',
    ],
    profile: [
      '大专及以上学历,专业不限',
      '两年以上相关工作经验者优先',
      '具备良好的沟通能力和团队精神',
      '能够适应短期出差',
    ],
    offers: ['五险一金、带薪年假、节日礼品与年度体检。', '弹性工作时间,免费下午茶和员工宿舍。'],
  },
  departments: {
    研发: ['茶饮研发工程师', '感官评审员', '食品安全专员'],
    门店运营: ['门店店长', '储备干部', '茶艺师', '区域督导'],
    技术: ['前端开发工程师', '算法工程师', '测试开发', '数据仓库工程师'],
    供应链: ['采购经理', '仓储主管', '物流调度员'],
    职能: ['财务分析师', '招聘专员', '法务顾问', '品牌设计师'],
  },
};
