import { describe, expect, it } from 'vitest';
import { readPageSigns } from './page-signs.ts';

const list = 'https://acme.example/jobs';
const signs = (html: string, start = list, page = start) => readPageSigns(html, page, start);
const pages = (html: string, start = list, page = start) =>
  signs(html, start, page).pages.map(({ url, number }) => [
    url.replace('https://acme.example', ''),
    number,
  ]);

describe('the other pages of a list are found in every form that sites offer', () => {
  it.each([
    ['numbers', '<a href="?page=1">1</a><a href="?page=2">2</a>', [['/jobs?page=2', 2]]],
    ['rel=next', '<link rel="next" href="/jobs?x=2">', [['/jobs?x=2', null]]],
    ['rel=next on a link', '<a rel="nofollow next" href="/more">x</a>', [['/more', null]]],
    ['a path', '<a href="/jobs/page/2/">2</a>', [['/jobs/page/2/', 2]]],
    ['a path in another language', '<a href="/jobs/seite/2">2</a>', [['/jobs/seite/2', 2]]],
    ['a path of one word', '<a href="/jobs/page-2">weiter</a>', [['/jobs/page-2', null]]],
    ['a path that ends in its number', '<a href="/jobs/2">2</a>', [['/jobs/2', 2]]],
    [
      'a parameter of a part of the page',
      '<a href="?tx_news_pi1[@widget_0][currentPage]=2">x</a>',
      [['/jobs?tx_news_pi1[@widget_0][currentPage]=2', 2]],
    ],
    ['?p= with its number', '<a href="?p=2">2</a>', [['/jobs?p=2', 2]]],
    ['?pg=', '<a href="?pg=2">x</a>', [['/jobs?pg=2', 2]]],
    ['?start=', '<a href="?start=20">2</a>', [['/jobs?start=20', 2]]],
    ['?offset=', '<a href="/jobs?offset=20">x</a>', [['/jobs?offset=20', 20]]],
    ['?startrow= in brackets', '<a href="?jobs[page]=2">x</a>', [['/jobs?jobs[page]=2', 2]]],
    ['a label for the blind', '<a href="?s=20" aria-label="Page 2">•</a>', [['/jobs?s=20', 2]]],
    ['a title', '<a href="?p=2" title="Nächste Seite">&gt;</a>', [['/jobs?p=2', null]]],
    ['an arrow', '<a href="?p=2">›</a>', [['/jobs?p=2', null]]],
    ['a double arrow', '<a href="?page=2"><span>»</span></a>', [['/jobs?page=2', null]]],
    ['a button with an address', '<button data-url="?page=2">x</button>', [['/jobs?page=2', 2]]],
    ['htmx', '<div hx-get="/jobs?page=2" hx-trigger="revealed"></div>', [['/jobs?page=2', 2]]],
    [
      'a next address',
      '<div data-next-url="/jobs/fragment/b"></div>',
      [['/jobs/fragment/b', null]],
    ],
    ['a choice of pages', '<select><option value="/jobs?page=2">2</select>', [['/jobs?page=2', 2]]],
    [
      'data-page alone',
      '<ul class="pagination"><a href="#" data-page="2">2</a></ul>',
      [['/jobs?page=2', 2]],
    ],
    [
      'numbers in a pager, in any form of address',
      '<ul class="pagination"><li><a href="/jobs/b">2</a></ul>',
      [['/jobs/b', 2]],
    ],
    [
      'a form that only asks',
      '<form action="/jobs"><input type="hidden" name="page" value="2"><button>Next</button></form>',
      [['/jobs?page=2', null]],
    ],
    ['a link for more', '<a href="?page=2">Load more jobs</a>', [['/jobs?page=2', 2]]],
    [
      'pages that begin with 0',
      '<a href="?page=0">1</a><a href="?page=1">2</a>',
      [['/jobs?page=1', 2]],
    ],
  ])('by %s', (_name, html, expected) => {
    expect(pages(html)).toEqual(expected);
  });

  it.each([
    ...['Next', 'Next page »', 'Weiter', 'Nächste Seite', 'Suivant', 'Page suivante', 'Siguiente'],
    ...['Próxima', 'Seguinte', 'Successiva', 'Avanti', 'Volgende', 'Nästa', 'Neste', 'Næste'],
    ...['Seuraava', 'Następna', 'Další', 'Ďalšia', 'Következő', 'Следующая', 'Далее', 'Sonraki'],
    ...['次へ', '下一页', '다음', 'التالي', 'הבא', '→', '>>'],
  ])('by the word "%s"', (label) => {
    expect(pages(`<a href="?p=2">${label}</a>`)).toEqual([['/jobs?p=2', null]]);
  });

  it.each([
    [
      'WordPress',
      '<a class="page-numbers" href="https://acme.example/jobs/page/2/">2</a><a class="next page-numbers" href="https://acme.example/jobs/page/2/">Next</a>',
      [['/jobs/page/2/', 2]],
    ],
    [
      'Drupal, whose second page is 1',
      '<nav class="pager"><a href="?page=1" title="Go to page 2">2</a><a href="?page=1" rel="next">Next ›</a></nav>',
      [['/jobs?page=1', 2]],
    ],
    [
      'TYPO3, with a check sum',
      '<a href="/jobs?tx_jobs[currentPage]=2&amp;cHash=0a1b">2</a>',
      [['/jobs?tx_jobs[currentPage]=2&cHash=0a1b', 2]],
    ],
    [
      'SuccessFactors',
      '<a href="?q=&amp;startrow=25" title="Page 2">2</a>',
      [['/jobs?q=&startrow=25', 2]],
    ],
    ['Umantis', '<a href="?tc115=p2">2</a>', [['/jobs?tc115=p2', 2]]],
    [
      'iCIMS',
      '<a href="?pr=1&amp;in_iframe=1" rel="next">x</a>',
      [['/jobs?pr=1&in_iframe=1', null]],
    ],
    [
      'a page with a base',
      '<base href="/de/"><a href="../jobs?page=2">2</a>',
      [['/jobs?page=2', 2]],
    ],
  ])('as %s writes them', (_name, html, expected) => {
    expect(pages(html)).toEqual(expected);
  });

  it('keeps the list’s filters if the address of a page omits them', () => {
    const start = `${list}?team=data&utm_source=x`;
    expect(pages('<a href="?page=2">2</a>', start)).toEqual([
      ['/jobs?page=2&team=data&utm_source=x', 2],
    ]);
  });

  it('keeps parameters that the site adds to the address of a page', () => {
    const html = '<ul class="pager"><a href="/jobs?search=&amp;sort=new&amp;page=2">2</a></ul>';
    expect(pages(html)).toEqual([['/jobs?search=&sort=new&page=2', 2]]);
  });

  it.each([
    '<a href="/jobs">1</a><a href="?page=1">«</a>',
    '<a href="?page=0">Previous</a><a href="?page=0">1</a>',
    '<a href="?start=0">First</a><a href="/jobs/">Back</a>',
    '<a href="?page=1">First</a>',
  ])('does not list the first page again: %s', (html) => {
    expect(pages(html, list, `${list}?page=2`)).toEqual([]);
  });

  it('lists the first page if the reading began with another', () => {
    const start = `${list}?page=2`;
    expect(pages('<a href="?page=1">1</a><a href="?page=3">3</a>', start)).toEqual([
      ['/jobs?page=1', 1],
      ['/jobs?page=3', 3],
    ]);
  });

  it.each([
    ['another list', '<a href="/news?page=2">2</a>'],
    ['another sorting', '<a href="?sort=date&amp;page=2">Date</a>'],
    ['another filter', '<a href="?page=2&amp;team=data">Data</a>'],
    ['a post of a blog', '<a href="/?p=123">Our story</a>'],
    ['another opening', '<a href="/jobs/4711-baker">Next opening</a>'],
    [
      'another site',
      '<ul class="pagination"><a href="https://other.example/jobs?page=2">2</a></ul>',
    ],
    ['a page that is switched off', '<li class="disabled"><a href="?page=2">Next</a></li>'],
    ['a slide', '<button class="carousel-next">Next</button>'],
  ])('does not take %s as a page of the list', (_name, html) => {
    expect(signs(html)).toMatchObject({ pages: [], unfollowed: null });
  });
});

describe('a control that needs a script or sends a form is reported', () => {
  it.each([
    ...['Load more', 'Show more jobs', 'View 20 more', 'Load more…', 'More openings'],
    ...['Mehr laden', 'Weitere Stellen anzeigen', 'Voir plus', "Afficher plus d'offres"],
    ...['Cargar más', 'Ver mais vagas', 'Mostra altri', 'Carica altre offerte', 'Meer laden'],
    ...['Visa fler', 'Vis flere', 'Näytä lisää', 'Pokaż więcej', 'Načíst další', 'Показать ещё'],
    ...['もっと見る', '加载更多', '더 보기', 'Daha fazla göster'],
  ])('a button "%s"', (label) => {
    expect(signs(`<button>${label}</button>`).unfollowed).toBe(label);
  });

  it.each([
    ['a link without an address', '<a href="#" class="more">Load more</a>'],
    ['a link to a script', '<a href="javascript:void(0)">Load more</a>'],
    ['a thing that acts as a button', '<div role="button">Load more</div>'],
    ['a form that sends', '<form method="post"><button>Load more</button></form>'],
    ['an input', '<form method="POST"><input type="submit" value="Load more"></form>'],
  ])('%s', (_name, html) => {
    expect(signs(html).unfollowed).toBe('Load more');
  });

  it.each([
    [
      'numbers without addresses',
      '<ul class="pagination"><a href="#">1</a><a href="#">2</a></ul>',
      '2',
    ],
    [
      'numbers that only a script knows, unmarked',
      '<a href="javascript:go(1)">1</a><a href="javascript:go(2)">2</a>',
      '2',
    ],
    ['"Next" without one', '<nav aria-label="Pagination"><button>Next</button></nav>', 'Next'],
  ])('a pager with %s', (_name, html, label) => {
    expect(signs(html).unfollowed).toBe(label);
  });

  it.each([
    ['a text that opens', '<button aria-expanded="false">Show more</button>'],
    ['a button that is switched off', '<button disabled>Load more</button>'],
    ['a button that is hidden', '<div style="display: none"><button>Load more</button></div>'],
    ['a link to an article', '<a href="#">Read more</a>'],
    ['a pager of one page', '<ul class="pagination"><a href="#">1</a></ul>'],
  ])('not %s', (_name, html) => {
    expect(signs(html).unfollowed).toBeNull();
  });
});

describe('half a page is recognised by its unclosed parts', () => {
  const whole = '<html lang="en"><body><main><ul><li><a href="/a">A</a></ul></main></body></html>';

  it.each([
    ['a page cut in its list', whole.slice(0, whole.indexOf('</ul>')), true],
    ['a page cut in a tag', whole.slice(0, whole.indexOf('/a"')), true],
    ['a page cut in a script', '<html><head><script type="application/ld+json">{"@ty', true],
    ['a whole page', whole, false],
    ['a page without the ends that may be left out', '<html><body><p>A<ul><li>B</ul>', false],
    ['a page that leaves an element open', '<html><body><div>A</body></html>', false],
    ['a fragment', '<a href="/a">A</a>', false],
  ])('%s', (_name, html, isCut) => {
    expect(signs(html).isCut).toBe(isCut);
  });
});

describe('a form with too many fields for a pager is not followed', () => {
  const form = (fields: number, buttons = 1) => {
    const inputs = Array.from({ length: fields }, (_, n) => `<input name="f${n}" value="1">`);
    const button = '<button name="page" value="2">2</button>';
    return `<form class="pagination" action="/jobs">${inputs.join('')}${button.repeat(buttons)}</form>`;
  };

  it.each([
    [0, 1],
    [100, 1],
    [101, 0],
  ])('with %d fields it leads to %d page', (fields, count) => {
    expect(pages(form(fields))).toHaveLength(count);
  });

  it('and reports more pages', () => {
    expect(signs(form(20_000, 20_000)).unfollowed).toBe('2');
  });
});
