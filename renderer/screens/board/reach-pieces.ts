export type ReachPiece = {
  readonly text: string;
  /** Null for plain text. */
  readonly href: string | null;
  /** Where it starts in the whole. */
  readonly at: number;
};

/** Splits what a user typed about a contact: web addresses, email addresses and phone numbers. */
export function reachPieces(text: string): readonly ReachPiece[] {
  const links = [...text.toWellFormed().matchAll(reaches)].flatMap((match) => {
    const href = hrefOf(match.groups ?? {});
    return href === null ? [] : [{ text: match[0], href, at: match.index }];
  });
  const pieces = links.flatMap((link, i) => {
    const before = links[i - 1];
    return [plain(text, before === undefined ? 0 : endOf(before), link.at), link];
  });
  const last = links.at(-1);
  const rest = plain(text, last === undefined ? 0 : endOf(last), text.length);
  return [...pieces, rest].filter((piece) => piece.text !== '');
}

const plain = (text: string, from: number, to: number): ReachPiece => ({
  text: text.slice(from, to),
  href: null,
  at: from,
});

const endOf = ({ at, text }: ReachPiece): number => at + text.length;

/** A web address may lack its scheme. The end of a sentence or of brackets is none of it. */
const reaches =
  /(?<mail>[^\s<>,;:?&/]+@[\w-]+(?:\.[\w-]+)+)|(?<web>(?:https?:\/\/[^\s<>,;]+|www\.[^\s<>,;]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\/[^\s<>,;]*)(?<![.!?)\]]))|(?<phone>(?<!\w)\+?\(?\d[\d\s()./-]{5,}\d(?!\w))/gi;

function hrefOf({ mail, web, phone }: Readonly<Record<string, string | undefined>>): string | null {
  if (mail !== undefined) return `mailto:${encodeURI(mail)}`;
  if (web !== undefined) {
    const url = URL.parse(/^https?:/i.test(web) ? web : `https://${web}`);
    return url?.href ?? null;
  }
  const digits = (phone ?? '').replaceAll('(0)', '').replaceAll(/[^\d+]/g, '');
  return /^\+?\d{6,15}$/.test(digits) ? `tel:${digits}` : null;
}
