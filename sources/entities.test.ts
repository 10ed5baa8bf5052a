import { describe, expect, it } from 'vitest';
import { decodeEntities, escapeHtml } from './entities.ts';

describe('decodeEntities', () => {
  it.each([
    ['&lt;p&gt;A &amp;amp; B&lt;/p&gt;', '<p>A &amp; B</p>'],
    ['&amp;lt;', '&lt;'],
    ['&#39;&#x27;&apos;', "'''"],
    ['caf&eacute; &copy; &hellip;', 'café © …'],
    ['AT&T & R&D', 'AT&T & R&D'],
    ['&nosuchentity; &', '&nosuchentity; &'],
    ['&#0;&#x110000;', '\ufffd\ufffd'],
    ['plain < text', 'plain < text'],
  ])('decodes %j once', (escaped, decoded) => {
    expect(decodeEntities(escaped)).toBe(decoded);
  });
});

describe('escapeHtml', () => {
  it('shows markup as text', () => {
    expect(escapeHtml('<b a="1">&</b>')).toBe('&lt;b a=&quot;1&quot;&gt;&amp;&lt;/b&gt;');
  });
});
