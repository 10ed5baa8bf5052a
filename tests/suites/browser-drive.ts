import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { DrawnPage } from '#core/drawn-page.ts';
import { type HostileSite, someWords, startHostileSite } from '#tests/fakes/hostile-site.ts';
import { never, type OpenPool } from '#tests/support/drawing.ts';

const site = 'https://acme.example';
const other = 'https://jobs.other.example';

const link = (n: number) => `<li><a href="/job/${n}">Opening number ${n}</a></li>`;
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => link(from + n)).join('');
const script = (code: string) => `<script>
  const link = ${link.toString()};
  const range = ${range.toString()};
  const list = document.querySelector('ul');
  ${code}
</script>`;
const page = (body: string, code = '') => `${someWords}${body}${script(code)}`;

/** The openings in everything a drawn page holds. */
const openingsOf = ({ document, pages }: DrawnPage): number =>
  new Set([document, ...pages].flatMap(({ body }) => body.match(/\/job\/\d+/g) ?? [])).size;

const countsOf = ({ steps }: DrawnPage) =>
  Object.fromEntries(steps.map(({ kind, count }) => [kind, count]));

/** What every browser that draws for us does to show all that a page has. */
export function browserDriveSuite(open: OpenPool): void {
  let fake: HostileSite;
  let pool: ReturnType<OpenPool>;
  beforeAll(async () => {
    fake = await startHostileSite();
    pool = open({ originMap: { [site]: fake.origin, [other]: fake.origin } });
  });
  afterAll(async () => {
    await pool[Symbol.asyncDispose]();
    await fake[Symbol.asyncDispose]();
  });
  afterEach(() => void fake.asked.splice(0));

  const draw = async (html: string, more: Readonly<Record<string, string>> = {}) => {
    fake.serve('/careers', html);
    for (const [path, body] of Object.entries(more)) fake.serve(path, body);
    return await pool.draw(`${site}/careers`, never);
  };

  /** Width and height in a JPEG's frame header, and its bytes. */
  function readJpeg(jpeg: string) {
    const bytes = Buffer.from(jpeg, 'base64');
    let at = 2;
    while (!/^[0-2]$/.test(String((bytes[at + 1] ?? 0) - 0xc0)))
      at += 2 + bytes.readUInt16BE(at + 2);
    return {
      size: bytes.length,
      width: bytes.readUInt16BE(at + 7),
      height: bytes.readUInt16BE(at + 5),
    };
  }

  it.each([
    ['a short page as high as it is', 100, 300, 1_600],
    ['a long page down to 2,000 pixels', 9_000, 2_000, 2_000],
  ])('takes a picture of %s, and presses nothing', async (_what, px, least, most) => {
    fake.serve(
      '/careers',
      page(
        `<ul style="height: ${px}px"></ul><button id="more">Load more</button>`,
        `setTimeout(() => { list.innerHTML = range(1, 9); }, 1500);
         more.onclick = () => fetch('/pressed');`,
      ),
    );

    const { jpeg, width, height, url } = await pool.picture(`${site}/careers`, never);

    expect(url).toBe(`${site}/careers`);
    expect(readJpeg(jpeg)).toMatchObject({ width, height });
    expect(width).toBe(1_280);
    expect(height).toBeGreaterThanOrEqual(least);
    expect(height).toBeLessThanOrEqual(most);
    expect(fake.asked).not.toContain('/pressed');
  });

  it('takes a picture of at most 1 MB, however much there is to see', async () => {
    const noise = `const canvas = document.querySelector('canvas');
      const ink = canvas.getContext('2d');
      const image = ink.createImageData(1280, 2000);
      for (let n = 0; n < image.data.length; n++) image.data[n] = n % 4 === 3 ? 255 : Math.random() * 256;
      ink.putImageData(image, 0, 0);`;
    fake.serve('/careers', page('<ul></ul><canvas width="1280" height="2000"></canvas>', noise));

    const { jpeg, width } = await pool.picture(`${site}/careers`, never);

    expect(readJpeg(jpeg)).toMatchObject({ width });
    expect(readJpeg(jpeg).size).toBeLessThanOrEqual(1_048_576);
    expect(readJpeg(jpeg).size).toBeGreaterThan(100_000);
  });

  it('waits for a page that its scripts fill', async () => {
    const drawn = await draw(
      `<div id="app"></div>${script(`setTimeout(() => { app.innerHTML = range(1, 9); }, 1500);`)}`,
    );

    expect(openingsOf(drawn)).toBe(9);
    expect(drawn).toMatchObject({ isWhole: true, left: null, steps: [] });
  });

  it('presses "load more" until there is no more', async () => {
    const drawn = await draw(
      page(
        `<ul>${range(1, 10)}</ul><button id="more">Mehr Stellen anzeigen</button>`,
        `let n = 10; more.onclick = () => setTimeout(() => {
          list.insertAdjacentHTML('beforeend', range(n + 1, n + 10)); n += 10;
          if (n === 50) more.remove();
        }, 200);`,
      ),
    );

    expect(openingsOf(drawn)).toBe(50);
    expect(drawn.steps).toEqual([{ kind: 'load_more', label: 'Mehr Stellen anzeigen', count: 4 }]);
  });

  it('scrolls on while more comes', async () => {
    const drawn = await draw(
      page(
        `<style>li { height: 120px }</style><ul>${range(1, 20)}</ul>`,
        `let n = 20; addEventListener('scroll', async () => {
          if (n >= 80) return; const from = n + 1; n += 20;
          const text = await (await fetch('/more?from=' + from)).text();
          list.insertAdjacentHTML('beforeend', range(from, from + 19));
        });`,
      ),
    );

    expect(openingsOf(drawn)).toBe(80);
    expect(countsOf(drawn)).toEqual({ scrolled: expect.any(Number) });
  });

  it('keeps the parts of a list that holds only what is in sight', async () => {
    const drawn = await draw(
      page(
        `<div id="view" style="height: 300px; overflow: auto; position: relative"><div style="height: 4000px"></div></div>`,
        `const show = () => {
          const from = Math.floor(view.scrollTop / 40) + 1;
          for (const each of view.querySelectorAll('li')) each.remove();
          view.insertAdjacentHTML('beforeend', range(from, Math.min(100, from + 8)));
        };
        view.addEventListener('scroll', show); show();`,
      ),
    );

    expect(openingsOf(drawn)).toBe(100);
    expect(drawn.pages.length).toBeGreaterThan(5);
  });

  it('keeps each page of a list that paging replaces', async () => {
    const drawn = await draw(
      page(
        `<ul>${range(1, 10)}</ul><div class="pagination"><button aria-current="true">1</button><button>2</button><button>3</button></div>`,
        `const buttons = [...document.querySelectorAll('button')];
        buttons.forEach((button, n) => { button.onclick = () => {
          list.innerHTML = range(n * 10 + 1, n * 10 + 10);
          for (const each of buttons) each.removeAttribute('aria-current');
          button.setAttribute('aria-current', 'true');
        }; });`,
      ),
    );

    expect(openingsOf(drawn)).toBe(30);
    expect(drawn.pages).toHaveLength(3);
    expect(drawn.pages.at(-1)).toEqual(drawn.document);
    expect(countsOf(drawn)).toEqual({ next_page: 2 });
  });

  it('follows "next" to other addresses of the site', async () => {
    const drawn = await draw(page(`<ul>${range(1, 10)}</ul><a href="/careers/2">Suivant</a>`), {
      '/careers/2': page(`<ul>${range(11, 20)}</ul><a href="/careers/3">Suivant</a>`),
      '/careers/3': page(`<ul>${range(21, 25)}</ul>`),
    });

    expect(openingsOf(drawn)).toBe(25);
    expect(drawn.document.finalUrl).toBe(`${site}/careers/3`);
  });

  it('follows a page that its script sends on, and goes on from there', async () => {
    const drawn = await draw(`${someWords}<script>location = '${other}/list'</script>`, {
      '/list': page(`<ul>${range(1, 10)}</ul><a href="/list/2">Next</a>`),
      '/list/2': page(`<ul>${range(11, 20)}</ul>`),
    });

    expect(openingsOf(drawn)).toBe(20);
    expect(drawn.document.finalUrl).toBe(`${other}/list/2`);
  });

  it('does not follow "next" to another site, nor to an address that robots.txt forbids', async () => {
    fake.serve('/careers', page(`<ul>${range(1, 10)}</ul><a href="${other}/2">Next</a>`));
    fake.serve('/forbids', page(`<ul>${range(1, 10)}</ul><a href="/secret/2">Next</a>`));
    await using strict = open({
      originMap: { [site]: fake.origin, [other]: fake.origin },
      mayRead: async (url) => !url.includes('/secret/'),
    });

    await strict.draw(`${site}/careers`, never);
    const drawn = await strict.draw(`${site}/forbids`, never);

    expect(fake.asked).not.toContain('/2');
    expect(fake.asked).not.toContain('/secret/2');
    expect(drawn.document.body).toContain('Opening number 10');
  });

  it('chooses the longest page of a list', async () => {
    const drawn = await draw(
      page(
        `<select id="team"><option>All teams</option><option>Sales (3)</option><option>Care (4)</option></select>
        <select id="size"><option value="10">10 per page</option><option value="25">25 per page</option><option value="0">All</option></select><ul>${range(1, 10)}</ul>`,
        `size.onchange = () => { list.innerHTML = range(1, size.value === '0' ? 40 : +size.value); };
        team.onchange = () => { list.innerHTML = ''; };`,
      ),
    );

    expect(openingsOf(drawn)).toBe(40);
    expect(drawn.steps).toEqual([{ kind: 'show_all', label: 'All', count: 1 }]);
  });

  it('opens tabs and closed sections', async () => {
    const drawn = await draw(
      page(
        `<div role="tablist"><button role="tab" aria-selected="true">Sales</button><button role="tab" aria-selected="false">Care</button></div>
        <ul>${range(1, 5)}</ul>
        <details><summary>Berlin</summary><a href="/job/50">Opening number 50</a></details>
        <button aria-expanded="false" aria-controls="p">Paris</button><div id="p"></div>`,
        `const tabs = [...document.querySelectorAll('[role=tab]')];
        tabs[1].onclick = () => { list.innerHTML = range(6, 9); tabs[1].setAttribute('aria-selected', 'true'); };
        const paris = document.querySelector('[aria-controls]');
        paris.onclick = () => { p.innerHTML = link(60); paris.setAttribute('aria-expanded', 'true'); };`,
      ),
    );

    expect(openingsOf(drawn)).toBe(11);
    expect(countsOf(drawn)).toEqual({ opened_section: 2, opened_tab: 1 });
  });

  it('chooses each part of a list that a menu shows one at a time', async () => {
    const drawn = await draw(
      page(
        `<select id="city"><option value="">Please choose</option><option>Kiel</option><option>Bonn</option><option>Ulm</option></select><ul></ul>`,
        `const parts = { Kiel: range(1, 3), Bonn: range(4, 5), Ulm: range(6, 9) };
        city.onchange = () => { list.innerHTML = parts[city.value] ?? ''; };`,
      ),
    );

    expect(openingsOf(drawn)).toBe(9);
    expect(drawn.steps.map(({ label }) => label)).toEqual(['Kiel', 'Bonn', 'Ulm']);
  });

  it.each([
    ['a language', '<select id="m"><option>English</option><option>Deutsch</option></select>'],
    [
      'of parts and all',
      '<select id="m"><option>All places</option><option>Kiel</option><option>Ulm</option></select>',
    ],
    [
      'in a form to send',
      '<form><select id="m"><option>Kiel</option><option>Ulm</option></select><button>Send</button></form>',
    ],
    [
      'in a form to fill in',
      '<form><select id="m"><option>Kiel</option><option>Ulm</option></select><input type="email"></form>',
    ],
    [
      'of the page’s head',
      '<header><select id="m"><option>Kiel</option><option>Ulm</option></select></header>',
    ],
  ])('leaves a menu alone: %s', async (_name, menu) => {
    const drawn = await draw(
      page(`${menu}<ul>${range(1, 4)}</ul>`, `m.onchange = () => { list.innerHTML = ''; };`),
    );

    expect(openingsOf(drawn)).toBe(4);
    expect(drawn.steps).toEqual([]);
  });

  it('reads frames of other origins and open shadow roots', async () => {
    const drawn = await draw(
      page(
        `<job-list></job-list><iframe src="${other}/widget?for=acme"></iframe>`,
        `customElements.define('job-list', class extends HTMLElement {
          connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = range(1, 4); }
        });`,
      ),
      {
        '/widget?for=acme': page(
          '<ul></ul><button>Show more jobs</button>',
          `document.querySelector('button').onclick = () => { list.innerHTML = range(5, 9); };`,
        ),
      },
    );

    expect(openingsOf(drawn)).toBe(9);
    expect(drawn.document.body).toContain(`<div data-frame="${other}/widget?for=acme">`);
  });

  it.each([
    ['Reject all', 'We use cookies to improve your visit.'],
    ['Nur notwendige Cookies', 'Wir verwenden Cookies. Datenschutz ist uns wichtig.'],
    ['Continuer sans accepter', 'Nous utilisons des cookies.'],
    ['Odmítnout vše', 'Tento web používá soubory cookie.'],
  ])('refuses consent: "%s"', async (label, text) => {
    const drawn = await draw(
      page(
        `<div style="position: fixed; bottom: 0" class="cookie-banner">${text}<button id="yes">OK</button><button id="no">${label}</button></div><ul></ul>`,
        `yes.onclick = () => fetch('/accepted'); no.onclick = () => {
          document.querySelector('.cookie-banner').remove(); list.innerHTML = range(1, 5);
        };`,
      ),
    );

    expect(openingsOf(drawn)).toBe(5);
    expect(drawn.steps).toEqual([{ kind: 'refused_consent', label, count: 1 }]);
    expect(fake.asked).not.toContain('/accepted');
  });

  it('removes a layer that can only be accepted, and accepts nothing', async () => {
    const drawn = await draw(
      page(
        `<ul>${range(1, 3)}</ul><div style="position: fixed; inset: 0"></div>
        <div role="dialog" style="position: fixed; top: 0">This site needs cookies. <button id="yes">Accept all</button></div>`,
        `yes.onclick = () => fetch('/accepted');`,
      ),
    );

    expect(drawn.document.body).not.toContain('Accept all');
    expect(drawn.steps).toEqual([{ kind: 'refused_consent', label: '', count: 1 }]);
    expect(fake.asked).not.toContain('/accepted');
  });

  it('keeps the JSON that the page asks for, with the fields its script set and no cookie', async () => {
    fake.serve('/api/jobs', (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=b' });
      response.end('{"jobs":[{"title":"Engineer"}]}');
    });
    const drawn = await draw(
      page(
        '<ul></ul>',
        `document.cookie = 'session=1'; fetch('/api/jobs', { method: 'POST', body: '{"page":1}',
          headers: { 'content-type': 'application/json', 'X-Token': 'of-the-page' } });`,
      ),
    );

    expect(drawn.answers).toEqual([
      {
        request: {
          url: `${site}/api/jobs`,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-token': 'of-the-page' },
          body: '{"page":1}',
        },
        status: 200,
        contentType: 'application/json',
        body: '{"jobs":[{"title":"Engineer"}]}',
      },
    ]);
  });

  it('reads in a world of its own: what a page does to the DOM’s functions changes nothing', async () => {
    const drawn = await draw(
      page(
        `<ul>${range(1, 3)}</ul>`,
        `for (const name of ['querySelectorAll', 'querySelector']) {
          Document.prototype[name] = Element.prototype[name] = () => { fetch('/noticed'); return []; };
        }
        Array.prototype.map = Element.prototype.click = () => { fetch('/noticed'); return []; };
        if ('rolewatch' in globalThis) fetch('/noticed');`,
      ),
    );

    expect(openingsOf(drawn)).toBe(3);
    expect(fake.asked).not.toContain('/noticed');
  });

  it('says who it is', async () => {
    let userAgent = '';
    fake.serve('/who', (request, response) => {
      userAgent = request.headers['user-agent'] ?? '';
      response.writeHead(200, { 'content-type': 'text/html' }).end(someWords);
    });

    await pool.draw(`${site}/who`, never);

    expect(userAgent).toBe('Rolewatch/0.1 (test)');
  });
}
