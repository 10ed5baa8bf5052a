/**
 * The little of the DOM that our scripts in pages use. The types of a whole browser would let every
 * file of these rooms use what Node does not have.
 */
export type Element = {
  readonly localName: string;
  readonly textContent: string;
  readonly shadowRoot: Root | null;
  readonly parentElement: Element | null;
  readonly childNodes: ArrayLike<Element> & Iterable<Element>;
  readonly childElementCount: number;
  readonly nodeType: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  scrollTop: number;
  readonly options?: ArrayLike<Option> & Iterable<Option>;
  value?: string;
  open?: boolean;
  readonly href?: string;
  readonly form?: unknown;
  readonly type?: string;
  readonly disabled?: boolean;
  readonly style?: { setProperty(name: string, value: string, priority?: string): void };
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  getAttributeNames(): readonly string[];
  matches(selector: string): boolean;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>;
  getBoundingClientRect(): {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly left: number;
  };
  checkVisibility?(options: { readonly checkVisibilityCSS: boolean }): boolean;
  click(): void;
  remove(): void;
  scrollIntoView(options?: object): void;
  dispatchEvent(event: object): boolean;
};

export type Option = { readonly value: string; readonly text: string; readonly disabled: boolean };

export type Root = {
  readonly documentElement: Element;
  readonly body: Element | null;
  readonly childNodes: ArrayLike<Element> & Iterable<Element>;
  readonly scrollingElement?: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element> & Iterable<Element>;
};

export type Style = { readonly position: string; readonly overflowY: string };

export type Window = {
  readonly document: Root;
  readonly innerHeight: number;
  readonly innerWidth: number;
  readonly location: { readonly href: string; readonly hostname: string };
  readonly Event: new (type: string, options: object) => object;
  readonly PointerEvent: new (type: string, options: object) => object;
  readonly getComputedStyle: (element: Element) => Style;
};
