/** Names of values that let someone act for another: keys, tokens, sessions. */
const secretName =
  '(?:api|access|app|search|client|secret|private|public|subscription|auth)[_-]?(?:key|secret|id_?token)|secret|token|signature|sig|password|passwd|session(?:[_-]?id)?|jwt|auth(?:orization)?|csrf|xsrf|nonce|credential|code_verifier';

/** Names that end like those, but say a page of a list, a board or an opening. */
const innocent =
  /(?:page|next|prev|previous|continuation|cursor|board|job|posting|opening|req|requisition|company|primary|foreign|sort|translation|i18n|react)[_-]?(?:token|key|id|sig)$/i;

/** `"apiKey":"…"`, `api_key=…`, `csrf-token" content="…"`, `authenticity_token" value="…"`. */
const assigned = new RegExp(
  `(?<![A-Za-z])([\\w-]{0,40}?(?:${secretName}))(?:\\\\?["']|&quot;)?\\s*(?:[:=]|(?:content|value)=)\\s*(?:\\\\?["']|&quot;)?(?:Bearer\\s+)?([\\w.~+/%=-]{16,2000})`,
  'gi',
);

/** Secrets that show by their form: JSON Web Tokens, keys of AWS, Google, GitHub, Slack and Stripe. */
const shaped =
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}|\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bAIza[\w-]{35}|\bgh[pousr]_\w{36,}|\bxox[abprs]-[\w-]{20,}|\b[sr]k_live_\w{20,}/g;

/** Text in which no secret is divided: between `=`, `&`, quotes and escapes. */
const run = /%[0-9a-f]{2}|[\w-]{16,}/gi;

export type SecretMask = {
  /** Learns the secrets of a text; `replace` then replaces them in every text. */
  readonly learn: (text: string) => void;
  readonly replace: (text: string) => string;
  readonly count: () => number;
};

/**
 * Replaces keys, tokens and sessions by others of the same form, and the same one everywhere: a
 * reader that takes a key from a page and sends it finds the recorded answer. So the public keys of
 * careers pages are replaced too.
 */
export function createSecretMask(): SecretMask {
  const placeholders = new Map<string, string>();

  const add = (value: string, isSure: boolean): void => {
    for (const [part] of value.matchAll(run)) {
      if (part.startsWith('%') || placeholders.has(part) || !(isSure || isRandom(part))) continue;
      placeholders.set(part, placeholderOf(part, placeholders.size));
    }
  };

  return {
    learn(text) {
      for (const [, name = '', value = ''] of text.matchAll(assigned)) {
        if (!innocent.test(name)) add(value, false);
      }
      for (const [value] of text.matchAll(shaped)) add(value, true);
    },
    replace: (text) =>
      placeholders.size === 0 ? text : text.replace(run, (part) => placeholders.get(part) ?? part),
    count: () => placeholders.size,
  };
}

/** Ids are digits, names are words; a key mixes letters and digits, or cases without words. */
function isRandom(part: string): boolean {
  const digits = part.replaceAll(/[^0-9]/g, '').length;
  if (/^[\d-]+$/.test(part)) return false;
  if (/^(?:[a-z]+[-_])*[a-z]+(?:[-_]\d{1,4})?$/i.test(part)) {
    return part.length >= 20 && changesOfCase(part) >= 6;
  }
  return digits >= 2;
}

const changesOfCase = (part: string): number =>
  [...part.matchAll(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)].length;

/** Same length and kinds of characters, so that a reader's checks of its form still hold. */
function placeholderOf(part: string, n: number): string {
  const letter = 'abcdef'[n % 6] ?? 'a';
  const digit = String(Math.floor(n / 6) % 10);
  return part
    .replaceAll(/[a-z]/g, letter)
    .replaceAll(/[A-Z]/g, letter.toUpperCase())
    .replaceAll(/[0-9]/g, digit);
}
