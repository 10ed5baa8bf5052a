/** How sites label the way to the rest of a list, in the languages whose sites we read. */

const arrows = /^(?:&raquo;|[›»>→⟩❯▶⇒])+$/;

const nextWords = new Set(
  [
    'next|next page|next results|next jobs|go to next page|older',
    'weiter|weitere|nächste|nächste seite|zur nächsten seite|naechste seite|vor',
    'suivant|suivante|suivants|suivantes|page suivante|aller à la page suivante',
    'siguiente|siguientes|página siguiente|pagina siguiente|seguinte|próxima|próximo|próxima página',
    'successiva|successivo|pagina successiva|prossima|prossimo|avanti|següent',
    'volgende|volgende pagina|nästa|nästa sida|neste|neste side|næste|næste side|seuraava|seuraava sivu',
    'następna|następny|następna strona|dalej|další|další stránka|ďalšia|ďalšie|následující|naprej',
    'următoarea|următor|pagina următoare|sljedeća|sledeća|következő|επόμενη|επόμενο|sonraki|ileri',
    'следующая|следующая страница|далее|вперёд|вперед|наступна|далі|следваща',
    '下一页|下一頁|下页|次へ|次のページ|次|다음|다음 페이지|التالي|التالية|הבא|ถัดไป|tiếp|trang sau|berikutnya|selanjutnya',
  ].flatMap((line) => line.split('|')),
);

const pageWord =
  'page|seite|página|pagina|pàgina|sida|side|sivu|strona|strana|stránka|oldal|страница|сторінка|sayfa|halaman|trang';
const pageNumber = new RegExp(
  `(?:^|\\s)(?:${pageWord})\\s*[#nr.°]*\\s*(\\d{1,4})(?:\\s|$|[,.)])`,
  'iu',
);
const cjkPageNumber = /第\s*(\d{1,4})\s*[页頁ページ]|(\d{1,4})\s*(?:ページ|페이지)/u;

const noun =
  '(?:jobs?|openings?|positions?|positionen|roles?|results?|vacanc(?:y|ies)|opportunities|offers?|listings?|postings?|stellen|stellenangebote|stellenanzeigen|angebote|anzeigen|ergebnisse|treffer|einträge|offres?|postes?|annonces|résultats|emplois|empleos|vacantes|ofertas|puestos|resultados|vagas|oportunidades|posizioni|offerte|annunci|risultati|lavori|vacatures|resultaten|functies|jobb|tjänster|annonser|stillinger|resultater|työpaik\\p{L}*|tuloksia|ofert[yę]?|wyników|ogłosze\\p{L}+|pozic\\p{L}*|nabíd[\\p{L}\\d]+|вакансии|вакансий|результат\\p{L}*|ilan\\p{L}*|pozisyon\\p{L}*)';

const moreLabels = [
  `(?:load|show|view|see|display|get|browse)(?: \\d+)?(?: me)? more(?: [\\p{L}\\d]+)?(?: ${noun})?`,
  `more ${noun}`,
  `(?:\\d+ )?(?:mehr|weitere)(?: ${noun})?(?: (?:laden|anzeigen|zeigen|ansehen|einblenden|nachladen))`,
  `(?:voir|afficher|charger|montrer)(?: \\d+)?(?: plus| davantage)(?: (?:de |d['’])?[\\p{L}\\d]+)?|plus d['’][\\p{L}\\d]+`,
  '(?:ver|mostrar|cargar|carregar|veja|carrega) (?:\\d+ )?(?:más|mais|més)(?: [\\p{L}\\d]+)?',
  '(?:mostra|carica|vedi|visualizza)(?: [\\p{L}\\d]+)? (?:altr[aeio]|di più|più)(?: [\\p{L}\\d]+)?',
  `(?:toon |laad |bekijk )?meer(?: ${noun})?(?: (?:laden|tonen|bekijken|weergeven))?`,
  '(?:visa|ladda|hämta|vis|hent|indlæs|last)(?: inn)? (?:fler|flere|mer|mere)(?: [\\p{L}\\d]+)?',
  '(?:näytä|lataa) lisää(?: [\\p{L}\\d]+)?|(?:pokaż|załaduj|wczytaj|zobacz|wyświetl) więcej(?: [\\p{L}\\d]+)?',
  '(?:načíst|zobrazit|načítať|zobraziť) (?:další|ďalšie|více|viac)(?: [\\p{L}\\d]+)?|több betöltése',
  '(?:показать|загрузить|смотреть) (?:ещё|еще|больше)(?: [\\p{L}\\d]+)?|показати (?:ще|більше)(?: [\\p{L}\\d]+)?',
  'daha fazla(?: [\\p{L}\\d]+)?|încarcă mai multe(?: [\\p{L}\\d]+)?|φόρτωση περισσότερων|muat lebih banyak',
  'もっと見る|さらに(?:表示|読み込む)|(?:加载|查看|显示|載入|顯示)更多(?:职位|職位)?|更多职位|더 ?보기',
];
const more = new RegExp(`^(?:${moreLabels.join('|')})$`, 'iu');

/** Longer texts are titles of openings. */
const longestLabel = 60;

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[…+↓⌄▾▼]+|\.{2,}/g, ' ')
    .replace(/\(\s*\d+[^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** "Next", "Weiter ›", "»": the page after this one. */
export function isNextLabel(label: string): boolean {
  if (label.length > longestLabel) return false;
  const text = plain(label);
  if (arrows.test(text.replace(/\s/g, ''))) return true;
  return nextWords.has(text.replace(/^[›»>→]+\s*|\s*[›»>→:]+$/g, ''));
}

/** The page a label names: "3", "Page 3", "Zur Seite 3", "第3页"; null for other labels. */
export function pageNumberOf(label: string): number | null {
  if (label.length > longestLabel) return null;
  const text = plain(label);
  const found = /^\d{1,4}$/.exec(text)?.[0] ?? pageNumber.exec(text)?.[1];
  const cjk = cjkPageNumber.exec(text);
  const digits = found ?? cjk?.[1] ?? cjk?.[2];
  return digits === undefined ? null : Number(digits);
}

/** "Load more", "Weitere Stellen anzeigen": more of the list, on the same page. */
export const isMoreLabel = (label: string): boolean =>
  label.length <= longestLabel && more.test(plain(label));

/** A word for openings, in the plural forms that follow counts. */
export const openingsWord = noun;
