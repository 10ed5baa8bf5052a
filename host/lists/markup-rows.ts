import { Tokenizer } from 'htmlparser2';
import type { ListRow } from '#contract/views/company.ts';
import { addressOf } from '#core/listed-address.ts';
import { companyRow, placeAt, refusedRow } from './list-row.ts';

/**
 * The companies in an OPML list, as feed readers export it (opml.org/spec2.opml): of each outline
 * the page (`htmlUrl`), else the feed (`xmlUrl`), else `url`, under its `title`, else its `text`.
 */
export function opmlRows(text: string): readonly ListRow[] {
  const rows: ListRow[] = [];
  readTags(text, {
    isXml: true,
    onTag({ name, attributes, line }) {
      if (name !== 'outline') return;
      const said = attributes.get('title')?.trim() || attributes.get('text')?.trim() || '';
      const urls = ['htmlurl', 'xmlurl', 'url'].map((each) => attributes.get(each)?.trim());
      const url = urls.find(Boolean);
      if (url !== undefined) rows.push(companyRow(placeAt(line, `${said} ${url}`), url, said));
    },
  });
  return rows;
}

/**
 * The links of a browser's bookmarks (the Netscape format that all of them export) or of a page.
 * Links within a page are passed over.
 */
export function htmlRows(text: string): readonly ListRow[] {
  const rows: ListRow[] = [];
  let open: { readonly url: string; readonly line: number } | null = null;
  let label = '';
  const close = () => {
    if (open !== null) rows.push(linkRow(open, label));
    open = null;
  };
  readTags(text, {
    isXml: false,
    onTag({ name, attributes, line }) {
      if (name !== 'a') return;
      close();
      const url = attributes.get('href')?.trim() ?? '';
      if (url !== '' && !url.startsWith('#')) open = { url, line };
      label = '';
    },
    onText: (said) => {
      if (open !== null && label.length < 500) label += said;
    },
    onEnd: (name) => {
      if (name === 'a') close();
    },
  });
  close();
  return rows;
}

function linkRow(
  { url, line }: { readonly url: string; readonly line: number },
  label: string,
): ListRow {
  const name = label.replaceAll(/\s+/g, ' ').trim();
  const place = placeAt(line, `${name} ${url}`);
  if (/^https?:/i.test(url)) return companyRow(place, url, addressOf(name) === null ? name : null);
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) {
    return refusedRow(place, 'Only http and https addresses can be watched');
  }
  return refusedRow(place, 'This is not a whole web address');
}

type Tag = {
  readonly name: string;
  /** By names in lower case: readers spell `htmlUrl` in more than one way. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
};

type Handlers = {
  readonly isXml: boolean;
  readonly onTag: (tag: Tag) => void;
  readonly onText?: (text: string) => void;
  readonly onEnd?: (name: string) => void;
};

/**
 * Tells the tags of a document as they come. Nothing is nested here, so that a document of nothing
 * but open tags costs no more than another; entities of its own are left as they are.
 */
function readTags(text: string, { isXml, onTag, onText, onEnd }: Handlers): void {
  const lineAt = lineCounter(text);
  const slice = (start: number, end: number) => text.slice(start, end);
  let name = '';
  let at = 0;
  let attributes = new Map<string, string>();
  let attribute = '';
  let value = '';
  const open = () => onTag({ name, attributes, line: lineAt(at) });
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { xmlMode: isXml, decodeEntities: true },
    {
      onopentagname(start, end) {
        name = slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname(start, end) {
        attribute = slice(start, end).toLowerCase();
        value = '';
      },
      onattribdata: (start, end) => {
        value += slice(start, end);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (!attributes.has(attribute)) attributes.set(attribute, value);
      },
      onopentagend: (end) => {
        at = end;
        open();
      },
      onselfclosingtag: (end) => {
        at = end;
        open();
        onEnd?.(name);
      },
      onclosetag: (start, end) => onEnd?.(slice(start, end).toLowerCase()),
      ontext: (start, end) => onText?.(slice(start, end)),
      ontextentity: (code) => onText?.(String.fromCodePoint(code)),
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
}

/** The number of the line of a place; places are asked for in their order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
