import { resolveLink } from '#core/url.ts';
import type { WebRequest } from '#core/web-document.ts';
import { walkHtml } from '../html-walk.ts';

type Attributes = Readonly<Record<string, string>>;

type Form = {
  readonly action: string;
  readonly fields: URLSearchParams;
  /** It asks for a password or a file, or has more than 300 fields: it turns no pages. */
  isOther: boolean;
};

/** What a control sends with its form, and the page that it is called. */
type Turn = {
  readonly form: Form;
  readonly sent: Readonly<Record<string, string>>;
  number: number;
};

/** In the pagers of old grids: `__doPostBack('grid','Page$2')`. */
const postBack =
  /__doPostBack\(\s*(?:'|&#39;)([^'&]{1,200})(?:'|&#39;)\s*,\s*(?:'|&#39;)(?:Page\$)?(\d{1,4})(?:'|&#39;)\s*\)/;
const pageName = /(?:^|[._[-])(?:page|p|pg|paged|seite|pageno|pagenumber|page_?index)\]?$/i;
const mostFields = 300;

/**
 * The request for a further page of a list whose pages come by posting a form back: the form's
 * fields as the page has them, and the page's number. Null if no control of a form leads there.
 * Only page numbers are sent, and no form that asks for a password or a file.
 */
export function postBackTo(number: number, html: string, page: string): WebRequest | null {
  const turn = turnsIn(html).find((each) => each.number === number && !each.form.isOther);
  const url = turn === undefined ? null : resolveLink(turn.form.action || page, page);
  if (turn === undefined || url === null || new URL(url).host !== new URL(page).host) return null;
  const body = new URLSearchParams(turn.form.fields);
  for (const [name, value] of Object.entries(turn.sent)) body.set(name, value);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return { url, method: 'POST', expect: 'html', headers, body: body.toString() };
}

function turnsIn(html: string): readonly Turn[] {
  const turns: Turn[] = [];
  const open: (Form | null)[] = [];
  walkHtml(html, {
    onopentag(name, attributes) {
      const around = open.at(-1) ?? null;
      const form = name === 'form' ? formOf(attributes) : around;
      open.push(form);
      if (form === null) return;
      const turn = turnOf(name, attributes, form);
      if (turn !== null) turns.push(turn);
      else if (name === 'input') fill(form, attributes);
    },
    onclosetag() {
      open.pop();
    },
  });
  return turns;
}

const formOf = ({ action = '', method = 'get' }: Attributes): Form | null =>
  method.toLowerCase() === 'post'
    ? { action, fields: new URLSearchParams(), isOther: false }
    : null;

function fill(form: Form, { name, type = 'text', value = '', checked }: Attributes): void {
  if (/^(?:password|file|email|tel)$/i.test(type) || form.fields.size > mostFields) {
    form.isOther = true;
  }
  const isLeft =
    /^(?:submit|button|image|reset)$/i.test(type) ||
    (/^(?:radio|checkbox)$/i.test(type) && checked === undefined);
  if (name !== undefined && name !== '' && !isLeft) form.fields.set(name, value);
}

function turnOf(element: string, attributes: Attributes, form: Form): Turn | null {
  const script = `${attributes.href ?? ''} ${attributes.onclick ?? ''}`;
  const [, target, number] = postBack.exec(script) ?? [];
  if (target !== undefined && number !== undefined) {
    const said = script.includes('Page$') ? `Page$${number}` : number;
    const sent = { __EVENTTARGET: target, __EVENTARGUMENT: said };
    return { form, number: Number(number), sent };
  }
  const { name = '', value = '', type = 'submit' } = attributes;
  const isButton = element === 'button' || element === 'input';
  if (!isButton || !/^(?:submit|image)$/i.test(type) || (element === 'input' && !attributes.type))
    return null;
  if (!pageName.test(name) || !/^\d{1,4}$/.test(value)) return null;
  return { form, number: Number(value), sent: { [name]: value } };
}
