import type { WebDocument } from '#core/web-document.ts';
import { htmlToText } from './html-text.ts';

type Wall = {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Ordinary pages carry the mark too, so it counts only on pages with little text. */
  readonly onThinPagesOnly: boolean;
};

/**
 * Texts on walls, surest first. Each pattern is bounded and takes one pass, since the text may be
 * hostile.
 */
const walls: readonly Wall[] = [
  sure('Cloudflare', /_cf_chl_opt|id="challenge-(form|error-title|running)"|cf-error-details/),
  sure('Cloudflare', /<title>\s*(just a moment\.\.\.|attention required! \| cloudflare)/i),
  sure(
    'DataDome',
    /<iframe[^<>]{1,2000}captcha-delivery\.com|var dd\s*=\s*\{[^{}]{0,2000}captcha-delivery\.com/,
  ),
  sure('DataDome', /<p id="cmsg">please enable js and disable any ad blocker/i),
  sure(
    'AWS WAF',
    /\.awswaf\.com\/|window\.gokuProps\s*=|AwsWaf(?:Captcha|Integration)|<title>\s*human verification<\/title>\s*<style/i,
  ),
  sure('PerimeterX', /id="px-captcha"|<title>\s*access to this page has been denied/i),
  sure('Akamai', /errors\.edgesuite\.net|sec-if-cpt-container|bm-verify=/),
  sure('Imperva', /<title>\s*pardon our interruption|incapsula incident id/i),
  sure(
    'consent',
    /<title>\s*before you continue|action="https:\/\/consent\.(google|youtube|yahoo)\./i,
  ),
  sure('captcha', /<title>\s*(robot check|human verification|are you (a )?(human|robot))/i),
  sure('access denied', /<title>\s*(access denied|403 forbidden|request blocked)/i),
  thin('hCaptcha', /class=["'][^"']*h-captcha|hcaptcha\.com\/1\/(?:secure-)?api\.js/),
  thin('Turnstile', /class=["'][^"']*cf-turnstile|challenges\.cloudflare\.com\/turnstile/),
  thin('reCAPTCHA', /class=["'][^"']*g-recaptcha|recaptcha\/(?:api|enterprise)\.js/),
  thin('captcha', /(verify|confirm|prove) (that )?you(['’]re| are) (a |not a )?(human|robot|bot)/i),
  thin('PerimeterX', /_pxAppId|press (&amp;|&|and) hold/i),
  thin('Imperva', /_Incapsula_Resource/),
  thin('access denied', /<h1[^<>]{0,2000}>\s*(access denied|403 forbidden|request blocked)/i),
  thin('JavaScript check', /enable javascript and cookies to continue|checking your browser/i),
];

/** A wall shows its mark at the top; later text belongs to an ordinary, large page. */
const readLength = 262_144;

/** A page with more visible text has other content than "prove you are human". */
const thinTextLength = 1_200;

const asking =
  /captcha|one more step|robot|\bhuman|verif|security check|unusual|denied|forbidden|blocked|press (&|and) hold|checking your browser|javascript and cookies/i;

/**
 * The kind of wall in place of the page (`Cloudflare`, `captcha`, `access denied`). Null for an
 * ordinary page, even one with a captcha in a form.
 */
export function challengeOf(document: Pick<WebDocument, 'status' | 'body'>): string | null {
  const top = document.body.slice(0, readLength);
  const found = walls.filter((wall) => wall.pattern.test(top));
  const sureOne = found.find((wall) => !wall.onThinPagesOnly);
  if (sureOne !== undefined) return sureOne.kind;
  const first = found[0];
  if (first === undefined) return null;
  const isRefused = [401, 403, 429, 503].includes(document.status);
  return isRefused || isThin(document.body) ? first.kind : null;
}

/** A shell that scripts fill later is thin too, but asks for nothing. */
function isThin(html: string): boolean {
  const text = htmlToText(html);
  return text.length < thinTextLength && asking.test(text);
}

/** True for a wall that a person may pass, not for a plain refusal. */
export const isPassable = (kind: string): boolean => kind !== 'access denied' && kind !== 'consent';

function sure(kind: string, pattern: RegExp): Wall {
  return { kind, pattern, onThinPagesOnly: false };
}

function thin(kind: string, pattern: RegExp): Wall {
  return { kind, pattern, onThinPagesOnly: true };
}
