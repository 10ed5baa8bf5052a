/**
 * True for a third of the postings, the same ones for ever: nobody looks at their mistakes while a
 * rule is written, so their figures say how unseen postings are read.
 */
export function isControl(key: string): boolean {
  // FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (const char of key) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % 3 === 0;
}
