/** Openings that no dictionary of roles knows: only a person sees what they are. */
export const oddTitles: readonly string[] = [
  ...['Dough whisperer', 'Crumb poet', 'Oven keeper', 'Flour sculptor', 'Crust critic'],
  ...['Sugar cartographer', 'Yeast shepherd', 'Salt librarian', 'Rye dreamer', 'Butter scribe'],
  ...['Morning lantern', 'Window singer'],
];

const place = (title: string): string =>
  ['Berlin', 'Hamburg', 'Munich'][title.length % 3] ?? 'Berlin';

const rows = (titles: readonly string[]): string =>
  titles
    .map((title) => `<div class="thing"><p class="what">${title}</p><p>${place(title)}</p></div>`)
    .join('');

const style = `<style>
  body { font: 16px/1.5 sans-serif; margin: 0; } nav, footer { background: #eee; padding: 12px 24px; }
  main { padding: 8px 24px; } .thing { border: 1px solid #999; margin: 8px 0; padding: 8px; width: 480px; }
  .thing p { margin: 0; } iframe { border: 2px solid #999; display: block; height: 1300px; width: 620px; }
</style>`;

const around = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The lake bakery</title>${style}</head><body>
  <nav class="menu"><a href="/">Our bread</a></nav>
  <main><h1>Come and bake with us</h1><p>We bake by the lake.</p>${body}</main>
  <footer><a href="/imprint">Imprint</a></footer></body></html>`;

/** A page that lists such openings in its own HTML. */
export const oddPage = (titles: readonly string[] = oddTitles): string =>
  around(`<p>${titles.length} openings</p>${rows(titles)}`);

/** The same, by a script. */
export const oddDrawnPage = (titles: readonly string[] = oddTitles): string =>
  around(
    `<div id="list"></div><script>list.innerHTML = ${JSON.stringify(`<p>${titles.length} openings</p>${rows(titles)}`)};</script>`,
  );

/** The same, in a frame; the frame's page is `oddPage` at this address. */
export const oddFramedPage = (address: string): string =>
  around(`<iframe src="${address}"></iframe>`);
