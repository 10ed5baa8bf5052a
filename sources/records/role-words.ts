/** Stems of words in titles of openings: what people do, in the languages of careers pages. */
const stems = [
  'engineer|developer|architect|manager|analyst|scientist|designer|consultant|specialist|assistant|associate|director|officer|coordinator|administrator|technician|operator|accountant|controller|nurse|driver|clerk|cook|chef|baker|recruiter|representative|executive|intern(?:ship)?|trainee|apprentice|supervisor|lead|head of|manager|owner|tester|researcher|lecturer|teacher|professor|physician|therapist|pharmacist|mechanic|electrician|welder|planner|buyer|advisor|adviser|agent|attorney|counsel|lawyer|paralegal|writer|editor|strategist|marketer|bookkeeper|cashier|waiter|waitress|barista|cleaner|carer|caregiver|fitter|plumber|carpenter|painter|builder|surveyor|inspector|auditor|librarian|translator|producer|photographer|programmer|devops|sysadmin|partner manager|worker|sales|support|ambassador|postdoc|fellow|crew|pilot|seaman|foreman|janitor|receptionist|secretary|instructor|trainer|coach|tutor|machinist|packer|picker|warehouse|logistics|machine operator|brewer|butcher|florist|gardener|roaster|sommelier|stylist|tailor|keeper|warden|guard|curator|geologist|chemist|biologist|physicist|statistician|actuary|underwriter|broker|trader|cloud|backend|frontend|full ?stack|data|product owner|scrum master|werkstudent|working student',
  'ingenieur|entwickler|leiter|leitung|sachbearbeiter|mitarbeiter|berater|kaufmann|kauffrau|fachkraft|techniker|monteur|meister|verkäufer|pfleger|erzieher|referent|assistenz|praktikant|praktikum|auszubildende|ausbildung|werkstudent|koch|fahrer|arzt|ärzt|buchhalter|elektroniker|mechatroniker|projektleiter|informatiker|architekt|bäcker|konditor|schlosser|lagerist|betreuer|therapeut|lehrer|dozent|hilfskraft|aushilfe|fachinformatiker|manager|verwalter|gestalter|zimmerer|maler|tischler|schreiner|maurer|gärtner|disponent',
  'ingénieur|développeu|responsable|chargée?|chef|assistante?|conseill|technicien|comptable|directeur|directrice|vendeu|infirmi|stagiaire|stage|alternance|apprenti|gestionnaire|conducteur|commercial|analyste|consultante?|cuisini|serveu|ouvrier|magasinier|juriste|acheteu|boulang|électricien|soudeu|enseignant',
  'ingenier|desarrollador|gerente|jefe|responsable|asistente|auxiliar|técnic|analista|consultor|director|vendedor|enfermer|becari|prácticas|contable|coordinador|especialista|administrativ|operari|cociner|camarer|comercial|programador|diseñador|panader|conductor|electricista',
  'engenheir|desenvolvedor|gestor|assistente|técnic|analista|consultor|diretor|vendedor|enfermeir|estági|estagiári|contabilista|coordenador|especialista|administrativ|operador|cozinheir|motorista|programador|padeir|eletricista|auxiliar',
  'ingegner|sviluppator|responsabile|assistente|addett|tecnic|analista|consulente|direttor|venditor|infermier|tirocinio|stagista|contabile|coordinator|specialista|impiegat|operaio|cuoc|autista|programmator|progettist|magazzinier|panettier|elettricista|cameriere',
  'ontwikkelaar|medewerker|adviseur|leider|monteur|verpleegkundige|stagiair|beheerder|coördinator|verkoper|chauffeur|kok|docent|leraar|begeleider|accountmanager|planner|technicus|bakker|boekhouder|directeur|assistent|magazijn|lasser|timmerman|schilder',
  'inżynier|programist|kierowni|specjalist|asystent|analityk|konsultant|dyrektor|sprzedawc|pielęgniar|praktykant|staż|księgow|koordynator|operator|kucharz|kierowca|projektant|technik|mechanik|elektryk|magazynier|piekarz|menedżer|doradca|pracownik|nauczyciel|lekarz|monter|spawacz',
  'vývojář|inženýr|vedoucí|specialist|asistent|analytik|konzultant|ředitel|prodava|sestra|účetní|koordinátor|operátor|kuchař|řidič|technik|mechanik|elektrikář|skladník|pekař|manažer|programátor|pracovník|učitel|lékař|montér|svářeč|obchodník|správce|stážist',
  'utvecklare|ingenjör|chef|ansvarig|assistent|säljare|tekniker|konsult|sjuksköterska|ledare|samordnare|handläggare|lärare|kock|förare|montör|elektriker|bagare|ekonom|praktik|medarbetare|utvikler|ingeniør|leder|rådgiver|medarbeider|sygeplejerske|udvikler|medarbejder|sælger|kehittäjä|insinööri|päällikkö|asiantuntija|myyjä|suunnittelija|hoitaja|koordinaattori|opettaja|kokki',
];

const stem = new RegExp(
  `(?<!\\p{L})(?:${stems.join('|')})|(?:entwickler|ingenieur|leiter|berater|techniker|assistenz|assistent|monteur|meister|pfleger|fahrer|führer|kraft|utvecklare|ingenjör|medewerker|adviseur|beheerder)(?:in)?(?!\\p{L})`,
  'iu',
);
const eastern =
  /エンジニア|マネージャ|デザイナ|コンサルタント|営業|開発|企画|事務|スタッフ|担当|職|インターン|アシスタント|ディレクタ|アナリスト|工程师|经理|设计师|专员|主管|分析师|顾问|助理|실장|개발자|엔지니어|매니저|디자이너|инженер|менеджер|разработчик|специалист|розробник|спеціаліст|директор|бухгалтер|мениджър|μηχανικ|διευθυντ|υπεύθυν|mühendis|uzman|yönetici|geliştirici|sorumlu|fejlesztő|mérnök|munkatárs|vezető|inginer|dezvoltator/iu;
/** "(m/w/d)", "H/F", "(f/m/x)", "*in": an employer names all genders in a title. */
const genders =
  /[([|\s/–-][mwfdxhvk]\s?[/|]\s?[mwfdxhvk](?:\s?[/|]\s?[mwfdxhv*]+)?(?=[)\]\s,|]|$)|(?:[*:_]in|\/-?in)(?:nen)?(?!\p{L})/iu;

/** True for a title that names what someone does. */
export const namesRole = (title: string): boolean =>
  genders.test(title) || stem.test(title) || eastern.test(title);
