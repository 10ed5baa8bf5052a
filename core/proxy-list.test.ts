import { expect, test } from 'vitest';
import { isProxyList, proxiesIn } from './proxy-list.ts';

test.for([
  'http://127.0.0.1:8080',
  'https://proxy.example:443',
  'socks5://ada:p%40ss@proxy.example:1080',
  'http://a.example:1, socks5://b.example:2',
  'http://a.example:1\nhttp://b.example:2/',
  ' http://[::1]:3128 ',
])('%j names proxies', (text) => {
  expect(isProxyList(text)).toBe(true);
});

test.for([
  '',
  ' , ',
  'proxy.example:8080',
  'ftp://proxy.example',
  'socks4://proxy.example:1080',
  'http://proxy.example/path',
  'http://proxy.example/?a=1',
  'http://ada:50%@proxy.example',
  'http://a.example:1 nonsense',
  'http://a.example:99999',
])('%j names no list of proxies', (text) => {
  expect(isProxyList(text)).toBe(false);
});

test('the list keeps its order', () => {
  const list = proxiesIn('http://a.example:1, socks5://b.example:2 https://c.example');
  expect(list.map(({ protocol, host }) => `${protocol}${host}`)).toEqual([
    'http:a.example:1',
    'socks5:b.example:2',
    'https:c.example',
  ]);
});
