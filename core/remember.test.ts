import { describe, expect, it } from 'vitest';
import { remembering } from './remember.ts';

function counting() {
  const asked: string[] = [];
  const read = remembering((text) => {
    asked.push(text);
    return text === '' ? null : text.toUpperCase();
  });
  return { asked, read };
}

describe('a remembering function', () => {
  it('reads each text once', () => {
    const { asked, read } = counting();
    expect(['Oslo', 'Rome', 'Oslo'].map(read)).toEqual(['OSLO', 'ROME', 'OSLO']);
    expect(asked).toEqual(['Oslo', 'Rome']);
  });

  it('remembers an empty answer', () => {
    const { asked, read } = counting();
    expect([read(''), read('')]).toEqual([null, null]);
    expect(asked).toEqual(['']);
  });

  it('keeps half a surrogate pair as it is', () => {
    expect(counting().read('a\ud83d')).toBe('A\ud83d');
  });

  it('keeps no long text', () => {
    const { asked, read } = counting();
    const long = 'a'.repeat(201);
    read(long);
    read(long);
    expect(asked).toHaveLength(2);
  });

  it('forgets, rather than fill the memory', () => {
    const { asked, read } = counting();
    for (let n = 0; n <= 2_000; n += 1) read(`Role ${n}`);
    read('Role 2000');
    read('Role 0');
    expect(asked.slice(2_000)).toEqual(['Role 2000', 'Role 0']);
  });
});
