/**
 * One line of plain text from a model, at most `longest` characters: no markup, no addresses, no
 * control characters. Cuts a long text after a sentence, else after a word.
 */
export function plainText(text: string, longest: number): string {
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<\/?[a-z!][^>]*>?/gi, ' ')
    .replace(/\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.|mailto:|javascript:|data:)\S*/gi, ' ')
    .replace(/\S+@\S+\.\S+/g, ' ')
    .replace(/[*_`#>|]{2,}|`|^\s*[#>*-]\s+/gm, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();
  return shorten(plain, longest);
}

function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  const sentence = start.search(/[.!?](?=\s[^.!?]*$)/);
  if (sentence > longest / 2) return start.slice(0, sentence + 1);
  return `${start.slice(0, longest - 1).replace(/\s+\S*$/, '')}…`;
}
