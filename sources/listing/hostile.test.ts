import { describe, expect, it } from 'vitest';
import { maxNodes, type PageTree, readPageTree } from './page-tree.ts';
import { readDetail } from './read-detail.ts';
import { readTree } from './read-listing.ts';

const url = 'https://www.acme.example/careers';
const repeated = (html: (n: number) => string, count: number) =>
  Array.from({ length: count }, (_, n) => html(n)).join('');

/** Pages that grow by a number, in ways that make careless readers slow. */
const pages: readonly (readonly [string, (size: number) => string])[] = [
  ['nested without end', (size) => `${'<div>'.repeat(size)}<a href="/jobs/1">Cook</a>`],
  ['nested, with text at each level', (size) => repeated((n) => `<div><p>Cook ${n}</p>`, size)],
  ['of links', (size) => repeated((n) => `<a href="/jobs/${n}-x">Manager ${n}</a>`, size)],
  [
    'of rows',
    (size) =>
      repeated((n) => `<li><a href="/jobs/${n}-x">Manager ${n}</a><b>Berlin</b></li>`, size),
  ],
  ['of headings', (size) => repeated((n) => `<h2>Cook ${n}</h2><p>Berlin</p>`, size)],
  ['of similar jobs', (size) => '<h2>Similar jobs</h2>'.repeat(size)],
  [
    'of one row with many cells',
    (size) => `<table><tr>${'<td>Cook</td>'.repeat(size)}</tr></table>`,
  ],
  [
    'of definitions',
    (size) => `<dl>${repeated((n) => `<dt>Cook ${n}</dt><dd>Berlin</dd>`, size)}</dl>`,
  ],
  [
    'of wrappers around each row',
    (size) =>
      repeated(
        (n) => `${'<div><i>x1 y</i>'.repeat(20)}<h3>Cook ${n}</h3>${'</div>'.repeat(20)}`,
        size / 20,
      ),
  ],
];

/** The tree of a page that counts how often its pieces and elements are asked for. */
function counting(html: string): { readonly tree: PageTree; readonly looks: () => number } {
  let looks = 0;
  const counted = <T extends object>(list: T): T =>
    new Proxy(list, {
      get(target, key) {
        looks += 1;
        return Reflect.get(target, key, target) as unknown;
      },
    });
  const tree = readPageTree({ url, html });
  return {
    tree: { ...tree, fragments: counted(tree.fragments), nodes: counted(tree.nodes) },
    looks: () => looks,
  };
}

const looksAt = (html: string): number => {
  const { tree, looks } = counting(html);
  readTree(tree);
  return looks();
};

describe('the work for a page grows with its length:', () => {
  it.each(pages)('one %s', (_name, make) => {
    const [small, large] = [looksAt(make(1_000)), looksAt(make(4_000))];
    expect(large).toBeLessThan(Math.max(small, 1_000) * 6);
  });
});

describe('a page', () => {
  it.each(pages)('%s is read to its end', (_name, make) => {
    const html = make(2_000);
    expect(readDetail({ url, html }, 'Cook 7').html.length).toBeLessThan(html.length * 3);
  });

  it('with more elements than any list has is read in part, and says so', () => {
    const tree = readPageTree({ url, html: '<p>Manager</p>'.repeat(maxNodes + 10) });
    expect([tree.nodes.length, tree.isOverfull]).toEqual([maxNodes, true]);
  });

  it('keeps pieces short and elements flat, whatever it nests and writes', () => {
    const deep = `${'<div>'.repeat(5_000)}<p>${'Manager '.repeat(50_000)}</p>`;
    const { fragments, nodes } = readPageTree({ url, html: deep });
    expect(nodes.length).toBeLessThan(200);
    expect(fragments.every(({ text }) => text.length <= 900)).toBe(true);
  });
});
