import { walkHtml } from '../html-walk.ts';
import { maxLinks } from '../page-references.ts';

export type Control = {
  /** As written; null if only a script or a sending form knows it. */
  readonly address: string | null;
  readonly label: string;
  /** Text for screen readers: `aria-label`, `title`. */
  readonly hint: string;
  readonly isNext: boolean;
  /** The page in `data-page`, if there is no address. */
  readonly dataPage: number | null;
  readonly isInPager: boolean;
};

export type PageControls = {
  /** The base of the page's relative addresses, as written; null for its own address. */
  readonly base: string | null;
  readonly controls: readonly Control[];
  /** Totals in attributes such as `data-total-results`. */
  readonly totals: readonly number[];
  /** The document breaks off without an end or open elements closed. */
  readonly isCut: boolean;
  readonly isOverfull: boolean;
};

/** The reason shown for a page that arrived only in part. */
export const breaksOff = 'the page breaks off';

type Attributes = Readonly<Record<string, string>>;
type Form = { readonly action: string; readonly isGet: boolean; readonly fields: URLSearchParams };
type Open = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly isOff: boolean;
  readonly isInPager: boolean;
  readonly form: Form | null;
  text: string;
};

const pager =
  /pagin|pager|paging|page-?(?:nav|numbers?|links?|list|select)|seiten(?:zahl|navi|leiste)|blätter|blaetter|numeração|nummerierung/i;
const off =
  /(?:^|[\s_-])(?:disabled|inactive|hidden|d-none|is-hidden|visually-hidden-all)(?:\s|$)/i;
const addressNames = [
  'data-href',
  'data-url',
  'data-link',
  'hx-get',
  'data-ajax-url',
  'formaction',
];
const nextNames = [
  'data-next',
  'data-next-url',
  'data-next-page',
  'data-next-page-url',
  'data-load-more-url',
];
const totalName =
  /^data-(?:total|all|num|max)-?(?:job-?|search-?)?(?:results?|counts?|jobs?|hits|items|openings|positions|records)$/;
const mustClose = new Set(
  'div ul ol table section main article nav form script style head select'.split(' '),
);

/** The enabled controls of a page, in document order. */
export function readPageControls(html: string): PageControls {
  const controls: Control[] = [];
  const totals: number[] = [];
  const stack: Open[] = [];
  let leftOpen: string[] = [];
  let base: string | null = null;
  let isOverfull = false;

  walkHtml(html, {
    onopentag(name, attributes) {
      leftOpen = [];
      const parent = stack.at(-1);
      if (name === 'base' && attributes.href) base ??= attributes.href;
      for (const [key, value] of Object.entries(attributes)) {
        if (totalName.test(key) && /^\d{1,6}$/.test(value)) totals.push(Number(value));
      }
      const isForm = name === 'form';
      const form = isForm ? formOf(attributes) : (parent?.form ?? null);
      if (name === 'input' && form !== null && !isButton(name, attributes)) {
        fill(form.fields, attributes);
      }
      stack.push({
        name,
        attributes,
        isOff: parent?.isOff === true || isOff(attributes),
        isInPager: parent?.isInPager === true || isPager(attributes),
        form,
        text: '',
      });
    },
    ontext(text) {
      leftOpen = [];
      const open = stack.at(-1);
      if (open !== undefined && open.text.length < maxLabel) open.text += text;
    },
    onclosetag(name, isImplied) {
      if (isImplied) leftOpen.push(name);
      else leftOpen = [];
      const open = stack.pop();
      if (open === undefined) return;
      const control = controlOf(open);
      if (control !== null && controls.length === maxLinks) isOverfull = true;
      else if (control !== null) controls.push(control);
      const parent = stack.at(-1);
      if (parent !== undefined && !silent.has(open.name) && parent.text.length < maxLabel) {
        parent.text += open.text;
      }
    },
  });
  const isEnded = /<\/(?:body|html)\s*>/i.test(html.slice(-20_000));
  return {
    base,
    controls,
    totals,
    isCut: !isEnded && leftOpen.some((name) => mustClose.has(name)),
    isOverfull,
  };
}

const maxLabel = 200;
const silent = new Set(['script', 'style', 'svg', 'template', 'noscript']);

const formOf = ({ action = '', method = 'get' }: Attributes): Form => ({
  action,
  isGet: method.toLowerCase() === 'get',
  fields: new URLSearchParams(),
});

/** A form with more fields turns no pages: each field costs a look at all others. */
const maxFields = 100;

function fill(fields: URLSearchParams, { name, value = '' }: Attributes): void {
  if (name && fields.size <= maxFields) fields.set(name, value);
}

const isPager = (attributes: Attributes): boolean =>
  pager.test(`${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['aria-label'] ?? ''}`);

const isOff = (attributes: Attributes): boolean =>
  'disabled' in attributes ||
  'hidden' in attributes ||
  attributes['aria-disabled'] === 'true' ||
  attributes['aria-hidden'] === 'true' ||
  off.test(attributes.class ?? '') ||
  /display\s*:\s*none/i.test(attributes.style ?? '');

const isButton = (name: string, { type = '' }: Attributes): boolean =>
  name === 'button' || (name === 'input' && /^(?:submit|button|image)$/i.test(type));

function controlOf({ name, attributes, isOff, isInPager, form, text }: Open): Control | null {
  const next = nextNames.find((key) => attributes[key]);
  const other = addressNames.find((key) => attributes[key]);
  const dataPage = /^\d{1,4}$/.exec(attributes['data-page'] ?? '')?.[0];
  const pressed = isButton(name, attributes);
  const isRelNext = /(?:^|\s)next(?:\s|$)/i.test(attributes.rel ?? '');
  const isLink = name === 'a' || name === 'option' || (name === 'link' && isRelNext);
  const isControl = isLink || pressed || attributes.role === 'button' || dataPage !== undefined;
  if (!isControl && next === undefined && other === undefined) return null;
  // Controls that open or close a text bring no more of a list.
  if (
    isOff ||
    'aria-expanded' in attributes ||
    /^(?:page|true)$/.test(attributes['aria-current'] ?? '')
  )
    return null;
  const named = attributes[next ?? other ?? ''];
  const stated = name === 'option' ? attributes.value : attributes.href;
  const link = isAddress(stated) ? stated : isAddress(named) ? named : null;
  return {
    address: link ?? (pressed && form !== null ? formAddress(form, attributes) : null),
    label: text.trim() === '' ? (attributes.value ?? '') : text,
    hint: attributes['aria-label'] ?? attributes.title ?? '',
    isNext: isRelNext || (next !== undefined && link === named),
    dataPage: dataPage === undefined ? null : Number(dataPage),
    isInPager,
  };
}

const isAddress = (value: string | undefined): value is string =>
  value !== undefined && !/^\s*(?:$|#|javascript:|mailto:|tel:)/i.test(value);

/** The address of a GET form once this button is pressed. */
function formAddress({ action, isGet, fields }: Form, button: Attributes): string | null {
  if (!isGet || fields.size > maxFields) return null;
  const asked = new URLSearchParams(fields);
  if (button.name) asked.set(button.name, button.value ?? '');
  return `${action.replace(/[?#].*$/, '')}?${asked}`;
}
