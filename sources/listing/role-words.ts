import { remembering } from '#core/remember.ts';

/**
 * Words of job titles in the languages of careers pages. Words with a star may have any ending, and
 * any beginning too if the star comes first: German and Nordic titles are compounds.
 */
const words = [
  'engineer|engineers|developer|programmer|architect|manager|director|designer|analyst|scientist|consultant|specialist|administrator|coordinator|assistant|associate|representative|officer|executive|advisor|adviser|recruiter|accountant|technician|operator|supervisor|researcher|writer|editor|producer|strategist|planner|buyer|nurse|therapist|physician|teacher|tutor|trainer|driver|chef|cook|waiter|waitress|barista|cashier|clerk|receptionist|cleaner|warehouse*|mechanic|electrician|welder|plumber|carpenter|painter|machinist|intern|internship|trainee|apprentice|apprenticeship|graduate|counsel|lawyer|attorney|paralegal|auditor|controller|marketer|copywriter|photographer|videographer|merchandiser|salesperson|seller|head of|chief|vp|president|lead|owner|partner|member of|agent|inspector|surveyor|estimator|dispatcher|picker|packer|baker|butcher|gardener|guard|caregiver|caretaker|housekeeper|hostess|pharmacist|dentist|veterinarian|biologist|chemist|physicist|statistician|economist|librarian|curator|translator|interpreter|secretary|bookkeeper|underwriter|actuary|broker|trader|evangelist|advocate|scrum master|devops|sre|sdet|tester|fellow|postdoc|professor|lecturer|worker|labourer|laborer|crew|stylist|hairdresser|janitor|handler|fitter|installer|assembler|foreman|generalist|moderator|animator|artist|ambassador|concierge|steward|captain|pilot|sommelier|bartender|server|liaison|expert|practitioner|psychologist|counsellor|counselor|roaster|sorter|postman|carrier|courier|crane*|logistician|brewer|tailor|sailor|milliner|weaver|joiner|scheduler|keeper|maker|builder|rigger|roofer|bricklayer|mason|planter|farmer|fisher|brewer|miller|tiler|glazer|potter|printer|guide|instructor|coach|facilitator|investigator|adjuster|appraiser|auctioneer|cutter|finisher|grinder|loader|mover|stocker|shopper|valet|usher|attendant|aide|helper|hand|runner|porter|staffer|reporter|correspondent|columnist|journalist|illustrator|sculptor|musician|conductor|choreographer|shipwright|wheelwright|blacksmith|*maker|*keeper|*ologist|*ographer|*ician|upholsterer|ranger|lifeguard|signaller|ticket seller|fettler|propagator|waller|operative|moulder|luthier|cooper|milker|drover|arborist|horticulturist|curate|verger|chorister|registrar|bursar|proctor|beekeeper|groom|farrier|jockey|umpire|referee|dancer|actor|model|swe',
  '*ingenieur*|*entwickler*|*leiter|*leiterin|*leitung|*berater*|*kaufmann|*kauffrau|*kaufleute|*fachkraft|*fachfrau|*fachmann|*mitarbeiter*|*assistent*|*assistenz|*techniker*|*mechaniker*|*mechatroniker*|*elektroniker*|*informatiker*|*pfleger*|*pflegefachkraft|werkstudent*|praktik*|*auszubildende*|ausbildung*|azubi*|*verkäufer*|*fahrer*|*koch|*köchin|*referent*|*sachbearbeiter*|*buchhalter*|*architekt*|*spezialist*|*experte|*expertin|*monteur*|*schlosser*|*meister|*meisterin|*lehrer*|*erzieher*|*pädagog*|*therapeut*|*arzt|*ärztin|*helfer*|*lagerist*|*einkäufer*|*planer*|*prüfer*|*controller*|*bearbeiter*|*jurist*|*anwalt|*anwältin|*sekretär*|*kraft|*bediener*|*führer*|*betreuer*|*vertreter*|*disponent*|*bäcker*|*maler*|*tischler*|*schreiner*|*dreher*|*fräser*|*schweißer*|*wissenschaftler*|*redakteur*|*gestalter*|*verantwortliche*|*beauftragte*|*kellner*|*reinigungskraft|*hilfe|*gehilf*|*hausmeister*|*laborant*|*zusteller*|*absolvent*|dual*studi*|bachelor*|duales|lernende*|volontär*|volontariat|*wart|*wartin|*macher|*macherin',
  'ingénieur*|développeur*|développeuse*|responsable|chef de|cheffe de|chargé*|directeur|directrice|technicien*|conseiller*|conseillère*|assistante|comptable|commercial|commerciale|vendeur|vendeuse|gestionnaire|juriste|chauffeur|conducteur|conductrice|opérateur|opératrice|infirmier*|infirmière*|cuisinier*|cuisinière*|serveur|serveuse|apprenti*|alternant*|stagiaire|alternance|stage|consultante|rédacteur|rédactrice|acheteur|acheteuse|préparateur|magasinier*|mécanicien*|électricien*|formateur|formatrice|analyste|administrateur|administratrice|boulanger*|boulangère*|employé*|agent de|agente|hôte|hôtesse|architecte|animateur|animatrice|coordinateur|coordinatrice|logisticien*|secrétaire|concepteur|conceptrice|caissier*|facteur|factrice|cariste',
  'ingenier*|desarrollador*|programador*|gerente|jefe de|jefa de|técnico*|técnica*|analista|diseñador*|consultor*|asesor*|vendedor*|comercial|contable|administrativ*|auxiliar|ayudante|operari*|conductor*|camarer*|cociner*|enfermer*|médico|abogad*|becari*|práctic*|responsable de|encargad*|dependient*|repartidor*|mozo|director*|coordinador*|arquitect*|científic*|especialista|profesor*|recepcionista|panadero|panadera|cartero|cartera|limpiador*|electricista|mecánic*|cajer*|almacener*',
  'ingegner*|sviluppat*|programmat*|responsabile|addett*|impiegat*|operai*|tecnic*|consulente|commercialist*|contabile|venditor*|venditric*|magazzinier*|autista|cuoco|cuoca|camerier*|infermier*|architett*|progettist*|analista|stagista|tirocin*|apprendista|direttore|direttrice|coordinatore|coordinatrice|specialista|segretari*|assistente|agente|capo|capoturno|barista|commess*|elettricista|meccanic*|saldator*|panettier*|postino|postina|disegnator*',
  'engenheir*|desenvolvedor*|programador*|gestor*|gerente|técnic*|analista|consultor*|assistente|auxiliar|vendedor*|motorista|cozinheir*|enfermeir*|contador*|contabilista|advogad*|estágio|estagiári*|coordenador*|supervisor*|operador*|especialista|arquitet*|diretor*|professor*|rececionista|recepcionista|responsável|comercial|padeir*|carteir*|eletricista|mecânic*|encarregad*|ajudante|empregad*|administrativ*',
  '*ontwikkelaar*|*medewerker*|*adviseur*|*manager*|*beheerder*|*monteur*|*chauffeur*|*verpleegkundige*|*verkoper*|*docent*|*leraar*|*kok|*stagiair*|stage|*leider|*begeleider*|*specialist*|*consultant*|*engineer*|*analist*|*boekhouder*|*inkoper*|*planner*|*technicus*|*hoofd|*directeur*|*secretaresse*|*assistent*|*werker|*operator*|*jurist*|*ontwerper*|*kracht|*bakker*|*bezorger*|*schoonmaker*|*elektricien*|*lasser*|*vakkenvuller*|*magazijn*',
  'inżynier*|programist*|specjalist*|kierownik*|kierowc*|asystent*|analityk*|konsultant*|doradca|handlowiec|księgow*|sprzedawca|sprzedawczyni|magazynier*|pracownik*|technik|mechanik|elektryk*|operator*|pielęgniark*|nauczyciel*|kuchar*|kelner*|stażyst*|praktykant*|dyrektor*|menedżer*|menadżer*|projektant*|architekt*|recepcjonist*|przedstawiciel*|koordynator*|młodszy|starszy|piekarz|listonosz*|spawacz*|monter|ślusarz|referent*|administrator*|referentka|deweloper',
  '*ingenjör*|*utvecklare*|*chef|*ledare|*assistent*|*tekniker*|*säljare*|*rådgivare*|*konsult*|*ansvarig*|*samordnare*|*handläggare*|*sköterska*|*läkare*|*lärare*|*ekonom|*redovisning*|*montör*|*mekaniker*|*elektriker*|*förare*|*kock|*medarbetare*|*specialist*|*arkitekt*|*analytiker*|*praktikant*|*lagerarbetare*|*personal|*bagare*|*brevbärare*|*städare*|*handledare*|*controller*|*designer|*jurist|*operatör*|*snickare*|*svetsare*|*butikssäljare*',
  '*ingeniør*|*udvikler*|*utvikler*|*leder|*konsulent*|*medarbejder*|*medarbeider*|*rådgiver*|*sælger*|*selger*|*sygeplejerske*|*sykepleier*|*lærer*|*pædagog*|*håndværker*|*tekniker*|*chauffør*|*sjåfør*|*kok|*kokk|*elev|*lærling*|*bogholder*|*bager*|*postbud*|*montør*|*snedker*|*smed|*rengjør*|*vikar|*koordinator*|*arkitekt*',
  '*insinööri*|*kehittäjä*|*päällikkö*|*asiantuntija*|*johtaja*|*asentaja*|*myyjä*|*hoitaja*|*opettaja*|*kuljettaja*|*kokki*|*harjoittelija*|*suunnittelija*|*työntekijä*|*koordinaattori*|*konsultti*|*kirjanpitäjä*|*lääkäri*|*leipuri*|*siivooja*|*sähkö*|*vastaava*|*analyytikko*|*postinjakaja*',
  'inženjer*|vozač*|električar*|kontrolor*|pravnik*|pravnica|komercijalist*|knjigovođ*|skladištar*|voditelj*|kuhar*|konobar*|čistač*|zidar*|stolar*|referent*|savjetnik*|tajnik*|tajnica|radnik*|radnica|tehničar*',
  'vývojář*|programátor*|inženýr*|manažer*|specialist*|asistent*|analytik*|technik*|konzultant*|obchodní*|obchodník|účetní|prodavač*|skladník*|řidič*|mechanik*|elektrikář*|operátor*|dělník*|kuchař*|číšník*|učitel*|lékař*|sestra|vedoucí|ředitel*|koordinátor*|referent*|administrátor*|projektant*|architekt*|stážist*|brigádník*|pracovník*|pracovnice*|tester*|pekař*|pošťák*|poštovní|zedník|svářeč*|montér*|špecialist*|vodič*|predavač*|účtovní*|vývojár*|pekár*',
  'mérnök*|*fejlesztő*|menedzser*|asszisztens*|*vezető*|*munkatárs*|tanácsadó*|technikus*|eladó*|sofőr*|szakács*|gyakornok*|elemző*|könyvelő*|inginer*|dezvoltator*|programator*|specialist*|consilier*|contabil*|vânzător*|șofer*|asistent*|*referens*|*kezelő*|*szerelő*|*pék|*takarító*|operator*|muncitor*|brutar|bucătar|electrician|mecanic',
  'mühendis*|geliştirici*|yazılım*|uzman*|yönetici*|müdür*|danışman*|asistan*|analist*|tekniker*|teknisyen*|operatör*|şoför*|aşçı*|stajyer*|muhasebe*|satış*|mimar*|öğretmen*|hemşire*|garson*|fırıncı*|postacı*|elektrikçi*|kaynakçı*|sorumlu*|tasarımcı*|eleman*',
  'инженер*|разработчик*|программист*|менеджер*|специалист*|аналитик*|дизайнер*|директор*|руководитель*|консультант*|бухгалтер*|продавец*|водитель*|оператор*|администратор*|стажер*|стажёр*|техник*|врач*|учитель*|інженер*|розробник*|фахівець*|спеціаліст*|бухгалтерк*|водій*|продавець*|керівник*|пекарь|пекар|почтальон|кассир|повар|кладовщик*',
  'μηχανικός|προγραμματιστής|υπεύθυνος|υπάλληλος|σύμβουλος|διευθυντής|αναλυτής|βοηθός|τεχνικός|πωλητής|οδηγός|λογιστής|инжeнер|разработчик|мениджър|специалист|счетоводител|шофьор|програмер*|inženir*|inžinjer*|razvijalec|vodja|svetovalec|prodajalec|voditelj|programer*|stručnjak*|prodavač*|vozač*|arhitekt*|insener*|arendaja|spetsialist*|juht|müüja|inženieris|programmētājs|vadītājs|speciālists|pārdevējs|inžinierius|programuotojas|vadovas|specialistas|pardavėjas|vairuotojas|vadybininkas',
];

/** Languages whose words stand apart, but take articles before them or have titles of two words. */
const further = [
  'kỹ sư|nhân viên|trưởng phòng|phó phòng|giám đốc|chuyên viên|kế toán|tài xế|lái xe|lập trình viên|quản lý|trợ lý|công nhân|thực tập sinh|giáo viên|y tá|bác sĩ|đầu bếp|thợ|trưởng nhóm|cộng tác viên|thư ký|điều phối viên|tư vấn viên|kỹ thuật viên|giám sát|bảo vệ|dược sĩ|nhà thiết kế|biên tập viên|phát triển phần mềm',
  'insinyur|teknisi|akuntan|manajer|staf|pengemudi|sopir|perawat|kasir|pramuniaga|petugas|penyelia|pengawas|magang|karyawan|koki|asisten|analis|pengembang|perancang|kepala bagian|juru masak|apoteker|pustakawan',
  '(?:ال)?(?:مهندس|محاسب|مدير|سائق|أخصائي|اخصائي|موظف|فني|مشرف|مطور|مبرمج|محلل|مندوب|طبيب|ممرض|معلم|مدرس|مصمم|كاتب|مساعد|رئيس|عامل|بائع|مستشار|منسق|محام|محامي|طباخ|طاه|حارس|أمين|مسؤول|مراقب|مدقق|مترجم|محرر|صيدلي|باحث|سكرتير|كهربائي|ميكانيكي|نجار|خبير|منسقة|استشاري|متدرب)(?:ة|ون|ين|ات)?',
  'ה?(?:מהנדס|מפתח|מנהל|טכנאי|נציג|רואה חשבון|חשב|מנתח|מעצב|יועץ|נהג|מחסנאי|מזכיר|עוזר|אח|אחות|מורה|ראש צוות|סטודנט|בודק|איש מכירות|אשת מכירות|טבח|מלצר|חשמלאי|מכונאי|עורך דין|עורכת דין|תוכניתן|הנדסאי|מתכנת|רכז|פקיד|מוקדן|קופאי|מתמחה|רוקח|אדריכל|חוקר)(?:ת|ית|ה|ים|ות)?',
];
const furtherWords = new RegExp(
  `(?<![\\p{L}\\p{M}])(?:${further.join('|')})(?![\\p{L}\\p{M}])`,
  'iu',
);

/** In scripts without blanks, words count wherever they stand. */
const unspaced =
  /วิศวกร|พนักงาน|ผู้จัดการ|เจ้าหน้าที่|ช่าง|หัวหน้า|นักพัฒนา|นักบัญชี|โปรแกรมเมอร์|ผู้ช่วย|คนขับ|พ่อครัว|แม่บ้าน|แพทย์|พยาบาล|เภสัชกร|ที่ปรึกษา|นักวิเคราะห์|นักออกแบบ|เลขานุการ|ฝึกงาน|ผู้อำนวยการ|प्रबंधक|अभियंता|इंजीनियर|निरीक्षक|लेखाकार|चालक|सहायक|अधिकारी|शिक्षक|तकनीशियन|डॉक्टर|नर्स|विक्रेता|संचालक|पर्यवेक्षक|कर्मचारी|विश्लेषक|सलाहकार|डेवलपर|मैनेजर|エンジニア|開発|デザイナー|マネージャー|マネジャー|ディレクター|プロデューサー|営業|担当|スタッフ|職$|リーダー|コンサルタント|アナリスト|プログラマー|アシスタント|インターン|経理|人事|総務|法務|企画|事務|販売|店長|運転手|ドライバー|看護師|技術者|研究員|編集者|ライター|オペレーター|アーキテクト|サイエンティスト|スペシャリスト|コーディネーター|工程师|工程師|经理|經理|设计师|設計師|开发|專員|专员|主管|总监|總監|助理|分析师|分析師|顾问|顧問|销售|銷售|实习生|實習生|架构师|研究员|司机|会计|會計|엔지니어|개발자|디자이너|매니저|담당자|기획자|영업|마케터|인턴|분석가|팀장|컨설턴트|프로듀서|사원/u;

/** "(m/w/d)", "F/H", "Verkäufer:in", "vývojář(ka)": only job titles are written so. */
const anyGender =
  /[([]\s?(?:[mwfdhixžkn]|all genders|gn|alle)(?:\s?[/|,*\-\s]\s?(?:[mwfdhixžkn]|div|divers|gn|a|o)){1,3}\.?\s?[)\]]|(?<!\p{L})(?:[mhf]\/[fhmw](?:\/[dxin])?|[mw]\/[wm]\/d|f\/h|h\/f|k\/m|m\/k|m\/n|m\/ž|ž\/m|all genders|gn)(?!\p{L})|\p{L}{4}(?:[:*_]in(?:nen)?|\/-?in|\(in\)|\/-?frau|\(ka\)|\/ka|\/a|\(a\)|\.e|[·•](?:e|ère|euse|trice|rice|ne|ienne|iste|ve|fe)s?|\(e\)|\/-?ice|\/euse|\/trice|\(h\/f\)|\/o)(?!\p{L})/iu;

const all = words.flatMap((line) => line.split('|'));
const phrases = new RegExp(
  `(?<!\\p{L})(?:${all.filter((word) => word.includes(' ')).join('|')})(?!\\p{L})`,
  'iu',
);
const single = all.filter((word) => !word.includes(' '));
const whole = new Set(single.filter((word) => !word.includes('*')));
/** The words with a star at these ends, without it, as choices of a pattern. */
const starred = (before: boolean, after: boolean): string =>
  single
    .filter((word) => word.startsWith('*') === before && word.endsWith('*') === after)
    .map((word) => word.replaceAll('*', ''))
    .join('|');

const stems = new RegExp(
  `^(?:${starred(false, true)})|(?:${starred(true, false)})$|${starred(true, true)}`,
  'u',
);

/** Titles share their words, so that few are new on a page. */
const isOccupation = remembering((word: string): boolean => whole.has(word) || stems.test(word));

/** True for a text that reads like a job title: it names an occupation or is open to any gender. */
export const isRole = remembering(
  (text: string): boolean =>
    anyGender.test(text) ||
    unspaced.test(text) ||
    furtherWords.test(text) ||
    phrases.test(text) ||
    hasOccupation(text),
);

const hasOccupation = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => word.length > 1 && isOccupation(word));
