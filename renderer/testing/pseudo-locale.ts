/// <reference types="vite/types/importMeta.d.ts" />

/**
 * Turns every word of `strings/` into a longer one with accents, in place, as a translation would.
 * Import this before anything that reads the strings. What then still has plain letters is hard-coded.
 */

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../strings/*.ts', {
  eager: true,
});

const accented: Readonly<Record<string, string>> = {
  ...{ a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ' },
  ...{ l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ' },
  ...{ w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž' },
};

/** German and Finnish need about a third more room than English. */
const longerBy = 0.35;

function translate(text: string): string {
  const letters = [...text].map((each) => {
    const other = accented[each.toLowerCase()];
    if (other === undefined) return each;
    return each === each.toLowerCase() ? other : other.toUpperCase();
  });
  return letters.join('') + '·'.repeat(Math.ceil(text.length * longerBy));
}

/** What the tables of strings hold beside words. */
const notWords = ['section', 'kind', 'value', 'key'];

/** Functions that fill a text keep working: what they return is translated. */
function translateIn(words: unknown): void {
  if (typeof words !== 'object' || words === null) return;
  const texts = words as Record<string, unknown>;
  for (const [key, value] of Object.entries(texts)) {
    if (notWords.includes(key)) continue;
    if (typeof value === 'string') texts[key] = translate(value);
    else if (typeof value === 'function') {
      texts[key] = (...given: readonly unknown[]): unknown => {
        const result: unknown = value(...given);
        if (typeof result === 'string') return translate(result);
        translateIn(result);
        return result;
      };
    } else translateIn(value);
  }
}

for (const words of Object.values(modules).flatMap((each) => Object.values(each))) {
  translateIn(words);
}

const addresses = /(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\S*/g;
const dates =
  /\b(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[a-z]*\b|\b[AP]M\b/g;

/** Attributes that are read aloud or shown. */
const shownAttributes = ['aria-label', 'title', 'placeholder', 'alt'];

/**
 * The texts within an element that have plain letters. Leaves out dates, which Intl writes, keys,
 * whose names are on the keyboard, and addresses.
 */
export function hardCodedIn(root: Element): readonly string[] {
  const found = new Set<string>();
  const look = (text: string | null): void => {
    const words = (text ?? '').replace(addresses, '').replace(dates, '');
    if (/[A-Za-z]{2}/.test(words)) found.add(words.trim());
  };
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.closest('time, kbd, script, style, [data-untranslated]') !== null) continue;
    for (const name of shownAttributes) look(element.getAttribute(name));
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) look(node.textContent);
    }
  }
  return [...found];
}
