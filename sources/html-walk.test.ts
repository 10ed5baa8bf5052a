import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '#tests/support/cpu-time.ts';
import { walkHtml } from './html-walk.ts';

const linksIn = (html: string): readonly string[] => {
  const links: string[] = [];
  walkHtml(html, {
    onopentag: (_name, { href }) => {
      if (href !== undefined) links.push(href);
    },
  });
  return links;
};

describe('walkHtml', () => {
  it('reports each tag once, however deep it stands', () => {
    const hrefs = Array.from({ length: 2_000 }, (_, n) => String(n));
    const html = hrefs.map((href) => `<b href="${href}">`).join('');
    expect(linksIn(html)).toEqual(hrefs);
  });

  it('keeps scripts whole on deeply nested pages', () => {
    let script = '';
    walkHtml(`${'<b>'.repeat(500)}<script>a = "<i>";</script>`, {
      ontext: (text) => {
        script += text;
      },
    });
    expect(script).toBe('a = "<i>";');
  });

  it.each(['<b>', '<div>', '<svg>', '<table><tr>', '<a href=x>', '<form>'])(
    'reads endless %s in time proportional to its length',
    (tag) => {
      expect(cpuMsOf(() => walkHtml(tag.repeat(640_000 / tag.length), {}))).toBeLessThan(300);
    },
  );
});
